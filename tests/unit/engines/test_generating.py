"""Parts from a library's own loop: as they come, with its errors, and never a thread that stays."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from voiceapp.engines.generating import streamed


def context() -> Any:
    return SimpleNamespace(cancelled=False)


def counting(given_up: threading.Event, most: int = 1_000_000) -> Callable[[Callable[[int], None]], str]:
    def work(tell: Callable[[int], None]) -> str:
        for number in range(most):
            if given_up.is_set():
                return "given up"
            tell(number)
        return "done"

    return work


def collected(parts: Generator[int, None, object], into: list[object]) -> Iterator[int]:
    into.append((yield from parts))


def test_parts_and_result_arrive_in_order() -> None:
    event, result = threading.Event(), list[object]()
    assert list(collected(streamed(context(), counting(event, 5), event), result)) == [0, 1, 2, 3, 4]
    assert result == ["done"]


def test_what_the_work_raises_is_raised_to_the_reader_after_its_parts() -> None:
    def work(tell: Callable[[int], None]) -> None:
        tell(1)
        raise ValueError("out of tokens")

    parts = streamed(context(), work, threading.Event())
    assert next(parts) == 1
    with pytest.raises(ValueError, match="out of tokens"):
        next(parts)


def test_a_reader_that_goes_away_ends_the_work() -> None:
    event = threading.Event()
    before = threading.active_count()
    parts = streamed(context(), counting(event), event)
    assert next(parts) == 0
    parts.close()
    assert event.is_set()
    assert threading.active_count() == before


def test_after_a_cancel_nothing_more_is_told_and_its_failure_counts_no_more() -> None:
    ctx, event, result = context(), threading.Event(), list[object]()

    def work(tell: Callable[[int], None]) -> None:
        tell(1)
        ctx.cancelled = True
        tell(2)
        raise RuntimeError("nothing to decode")

    told = list(collected(streamed(ctx, work, event), result))
    assert told in ([], [1])
    assert result == [None]
