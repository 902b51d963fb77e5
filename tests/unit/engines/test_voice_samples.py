"""Samples on their way to an engine that clones, and what it took on its way back."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from tests.fakes.context import FakeContext
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.engines.voice_samples import checked, fed


def piece(seconds: float, rate: int = 16_000, channels: int = 1) -> Audio:
    samples = np.full(round(seconds * rate), 0.5, np.float32)
    return Audio(samples if channels == 1 else np.stack([samples, 0 * samples], axis=1), rate)


def test_each_sample_comes_whole_as_mono_at_the_engines_rate() -> None:
    pieces = [piece(1.0), piece(0.5), None, piece(2.0, 48_000, 2), None, None, piece(0.25, 8_000)]
    found = list(fed(FakeContext(pieces), 16_000, 10.0))
    assert [len(sample) for sample in found] == [24_000, 32_000, 4_000]
    assert [round(float(np.median(sample)), 2) for sample in found] == [0.5, 0.25, 0.5]
    assert all(sample.ndim == 1 and sample.dtype == np.float32 for sample in found)


def test_of_a_long_sample_only_the_beginning_is_taken() -> None:
    pieces = [*[piece(1.0)] * 30, None, piece(2.0)]
    assert [len(sample) for sample in fed(FakeContext(pieces), 8_000, 3.0)] == [24_000, 16_000]


def test_a_cancelled_call_gives_no_half_sample() -> None:
    given: list[Audio] = []

    def pieces() -> Iterator[Audio]:
        for _ in range(2):
            given.append(piece(1.0))
            yield given[-1]

    assert list(fed(FakeContext(pieces(), lambda: len(given) == 2), 16_000, 10.0)) == []


SHAPES = {"latent": (1, None, 4), "vector": (3,)}
GOOD = {"latent": np.ones((1, 9, 4), np.float32), "vector": np.ones(3, np.float32)}


def test_what_fits_is_taken() -> None:
    found = checked({**GOOD, "another": np.ones(1, np.float32)}, SHAPES, "Heron")
    assert list(found) == ["latent", "vector"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"latent": GOOD["latent"]},
        {**GOOD, "vector": np.ones(4, np.float32)},
        {**GOOD, "latent": np.ones((9, 4), np.float32)},
        {**GOOD, "latent": np.ones((2, 9, 4), np.float32)},
        {**GOOD, "vector": np.array([1, np.nan, 1], np.float32)},
    ],
)
def test_what_another_model_made_is_refused(wrong: dict[str, np.ndarray]) -> None:
    with pytest.raises(VoiceAppError, match=r"does not fit this Heron model") as caught:
        checked(wrong, SHAPES, "Heron")
    assert caught.value.code == "timbre-unfit"
