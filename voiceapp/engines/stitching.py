"""Separating a recording of any length in overlapping windows, with bounded memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import Samples

Separate = Callable[[Samples], Samples]
"""A window (n,) to its sources (sources, n)."""

_SILENCE = 1e-12


def stitched(sound: Iterable[Samples], window: int, overlap: int, separate: Separate) -> Iterator[Samples]:
    """The sources of ``sound``, in parts (sources, n) in order of time; ``window`` and ``overlap`` in samples.

    Neighbouring windows are cross-faded over ``overlap`` samples, and a source stays the same one: those of the
    next window are put into the order in which they differ least from the last one's where the two overlap.

    A model trained on a scale-invariant loss gives its sources at a level of its own, which may be far beyond full
    scale. Here they come at their level in the recording: each is scaled by the factor that projects it onto the
    mixture, measured over all windows so far. At most a window and an item of ``sound`` are held.
    """
    tail: Samples | None = None
    levels: _Levels | None = None
    held = np.zeros(0, np.float32)
    before = np.zeros(0, np.float32)

    def part(mix: Samples, new: int, last: bool) -> Samples:
        """The sources of the window's ``new`` last samples, without the overlap that the next window shares."""
        nonlocal tail, levels
        raw = separate(mix)[:, -new:]
        if levels is None:
            levels = _Levels(len(raw))
        if tail is not None:
            shared = raw[:, :overlap] * _projection(raw, mix[-new:])[:, None]
            raw = raw[closest(tail, shared)]
        sources = raw * levels.after(raw, mix[-new:])[:, None]
        if tail is not None:
            rising = (np.arange(overlap, dtype=np.float32) + 0.5) / overlap
            sources[:, :overlap] = sources[:, :overlap] * rising + tail * rising[::-1]
        end = sources.shape[1] if last else sources.shape[1] - overlap
        tail = sources[:, end:]
        return sources[:, :end]

    for item in sound:
        held = np.concatenate([held, item])
        while len(held) > window:
            before = held[:window]
            yield part(before, window, last=False)
            held = held[window - overlap :]
    if len(held):
        # A model needs context: the last window reaches back over what was separated before.
        shared = len(before) - overlap
        context = before[shared - (window - len(held)) : shared] if len(before) else before
        yield part(np.concatenate([context, held]), len(held), last=True)


def closest(old: Samples, new: Samples) -> list[int]:
    """The order of ``new``'s sources in which they differ least from ``old``'s; both (sources, n)."""
    alike = old.astype(np.float64) @ new.T
    orders = permutations(range(len(new)))
    return list(max(orders, key=lambda order: sum(alike[row, column] for row, column in enumerate(order))))


class _Levels:
    def __init__(self, sources: int) -> None:
        self._with_mix = np.zeros(sources)
        self._own = np.zeros(sources)

    def after(self, raw: Samples, mix: Samples) -> NDArray[np.float32]:
        """The sources' factors, with this window counted."""
        self._with_mix += raw @ mix
        self._own += np.einsum("sn,sn->s", raw, raw)
        return _ratio(self._with_mix, self._own)


def _projection(raw: Samples, mix: Samples) -> NDArray[np.float32]:
    return _ratio(raw @ mix, np.einsum("sn,sn->s", raw, raw))


def _ratio(above: NDArray[np.floating], below: NDArray[np.floating]) -> NDArray[np.float32]:
    audible = below > _SILENCE
    return np.where(audible, above / np.where(audible, below, 1.0), 1.0).astype(np.float32)
