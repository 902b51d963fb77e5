"""Where the tracks of ideas stand: columns by generation, rows so that no two elbows lie over each other; no Qt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


class _Free(dict[int, int]):
    """The first free row of each column."""

    def __init__(self, first: int) -> None:
        super().__init__()
        self._first = first

    def __missing__(self, column: int) -> int:
        return self._first


def family(parents: Mapping[K, K | None]) -> tuple[list[K], dict[K, list[K]]]:
    """The roots and each one's children, in the order of ``parents``; who is missing as a parent makes a root."""
    roots, children = [], defaultdict(list)
    for one, parent in parents.items():
        if parent is None or parent not in parents:
            roots.append(one)
        else:
            children[parent].append(one)
    return roots, children


def places(parents: Mapping[K, K | None]) -> dict[K, tuple[int, int]]:
    """(column, row) of each; ``parents`` tells them in the order of their making.

    Ideas stand one below the other, the one with the latest track first. A parent stands in the middle of its
    children, and theirs begin no higher than that puts it below its own elder siblings: so what leads from one
    parent to its children never crosses what leads from another.
    """
    roots, children = family(parents)
    order = {one: place for place, one in enumerate(parents)}
    latest = {root: max(order[one] for one in _all(root, children)) for root in roots}
    found: dict[K, tuple[int, int]] = {}
    below = 0
    for root in sorted(roots, key=lambda one: -latest[one]):
        free = _Free(below)
        _put(root, children, free, found)
        below = max(free.values())
    return found


def path(parents: Mapping[K, K | None], one: K) -> list[K]:
    """The way from ``one`` up to its root."""
    way = [one]
    while (parent := parents.get(way[-1])) is not None and parent in parents:
        way.append(parent)
    return way


def _all(root: K, children: Mapping[K, list[K]]) -> Iterable[K]:
    waiting = [root]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += children.get(one, ())


def _put(root: K, children: Mapping[K, list[K]], free: _Free, found: dict[K, tuple[int, int]]) -> None:
    """Give ``root`` and all below it their places; a loop, since ideas can be many generations deep."""
    waiting: list[tuple[K, int, bool]] = [(root, 0, False)]
    while waiting:
        one, column, done = waiting.pop()
        young = children.get(one, [])
        if young and not done:
            free[column + 1] = max(free[column + 1], free[column] - (len(young) - 1) // 2)
            waiting.append((one, column, True))
            waiting += [(child, column + 1, False) for child in reversed(young)]
            continue
        row = free[column]
        if young:
            row = max(row, (found[young[0]][1] + found[young[-1]][1]) // 2)
        found[one] = (column, row)
        free[column] = row + 1
