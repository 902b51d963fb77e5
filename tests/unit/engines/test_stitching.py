"""A long recording in windows: the sources stay the same ones, at their own level, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from voiceapp.core.frames import Samples
from voiceapp.engines.stitching import closest, stitched

WINDOW, OVERLAP = 1000, 200


def voices(length: int, count: int = 2) -> Samples:
    """Sources that are unlike each other: noise in different bands."""
    time = np.arange(length)
    draw = np.random.default_rng(3)
    slow = np.repeat(draw.standard_normal((count, length // 50 + 1)), 50, axis=1)[:, :length]
    return np.asarray(slow * np.sin(time * np.arange(1, count + 1)[:, None] * 0.3), np.float32)


class Shuffler:
    """Separates perfectly, but gives the sources in another order in every window and at a level of its own."""

    def __init__(self, sources: Samples, gains: tuple[float, ...]) -> None:
        self.sources = sources
        self.mix = sources.sum(axis=0)
        self.gains = np.array(gains, np.float32)[:, None]
        self.lengths: list[int] = []

    def __call__(self, window: Samples) -> Samples:
        start = next(at for at in range(len(self.mix)) if np.array_equal(self.mix[at : at + len(window)], window))
        found = self.sources[:, start : start + len(window)] * self.gains
        self.lengths.append(len(window))
        return np.roll(found, len(self.lengths) - 1, axis=0)

    def run(self, sizes: int = 130) -> Samples:
        items = (self.mix[at : at + sizes] for at in range(0, len(self.mix), sizes))
        return np.concatenate(list(stitched(items, WINDOW, OVERLAP, self)), axis=1)


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("length", [90, WINDOW, WINDOW + 1, 3 * WINDOW - 2 * OVERLAP, 7 * WINDOW + 33])
def test_a_source_stays_the_same_one_from_window_to_window(count: int, length: int) -> None:
    shuffler = Shuffler(voices(length, count), (1.0,) * count)
    made = shuffler.run()
    assert made.shape == (count, length)
    for source, wanted in zip(made, shuffler.sources, strict=True):
        # The factor is measured in each window against the other voices too, hence not exactly 1.
        assert np.corrcoef(source, wanted)[0, 1] > 0.98
    assert set(shuffler.lengths) == {min(length, WINDOW)}, "every window is whole, the last one too"


def test_sources_come_at_their_level_in_the_recording() -> None:
    loud, plain = Shuffler(voices(5000), (200.0, 0.01)), Shuffler(voices(5000), (1.0, 1.0))
    assert np.allclose(loud.run(), plain.run(), atol=1e-4)
    assert np.abs(loud.run()).max() < 1.2 * np.abs(loud.sources).max()


def test_a_window_alone_is_the_models_own_result_but_for_its_level() -> None:
    shuffler = Shuffler(voices(900), (3.0, 0.5))
    for source, wanted in zip(shuffler.run(), shuffler.sources, strict=True):
        factor = (wanted @ shuffler.mix) / (wanted @ wanted)
        assert np.allclose(source, wanted * factor, atol=1e-5)


def test_silence_stays_silence() -> None:
    (part,) = stitched([np.zeros(500, np.float32)], WINDOW, OVERLAP, lambda mix: np.stack([mix, mix]))
    assert part.shape == (2, 500)
    assert not part.any()


def test_nothing_in_gives_nothing() -> None:
    assert list(stitched([], WINDOW, OVERLAP, lambda mix: mix[None])) == []


def test_parts_come_before_the_sound_has_ended() -> None:
    asked = 0

    def endless() -> Iterator[Samples]:
        nonlocal asked
        while True:
            asked += 1
            yield np.ones(100, np.float32)

    parts = stitched(endless(), WINDOW, OVERLAP, lambda mix: mix[None])
    for number in range(1, 20):
        assert next(parts).shape == (1, WINDOW - OVERLAP)
        assert asked * 100 <= number * (WINDOW - OVERLAP) + OVERLAP + 100, "no more is read than a window needs"


def test_the_order_is_the_one_that_differs_least() -> None:
    old = voices(300, 3)
    assert closest(old, old[[2, 0, 1]]) == [1, 2, 0]
    assert closest(old, old) == [0, 1, 2]
