"""A higher or lower voice, at the same pace."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.fakes.context import FakeContext, run
from voiceapp.core.voice_words import Level, pitch_of
from voiceapp.engines import pitch
from voiceapp.engines.tts_espeak import Espeak

RATE = 22_050
TEXT = "When the sunlight strikes raindrops in the air, they act as a prism and form a rainbow."


def fundamental_hz(sound: np.ndarray[Any, Any]) -> float:
    """The median fundamental frequency of the voiced frames, by autocorrelation."""
    length, found = RATE // 25, []
    for start in range(0, len(sound) - length, length // 2):
        frame = sound[start : start + length] - sound[start : start + length].mean()
        if np.sqrt((frame**2).mean()) < 0.02:
            continue
        similar = np.fft.irfft(np.abs(np.fft.rfft(frame, 4 * length)) ** 2)
        lag = RATE // 400 + int(similar[RATE // 400 : length - 1].argmax())
        if similar[lag] > 0.5 * similar[0]:
            found.append(RATE / lag)
    return float(np.median(found))


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("semitones", [-6, -3, 2, 6])
def test_espeak_moves_its_pitch_by_the_semitones_and_keeps_its_pace(language: str, semitones: int) -> None:
    engine = Espeak()
    engine.load(FakeContext())

    def spoken(pitch: float) -> np.ndarray[Any, Any]:
        parts, _ = run(engine.speak(FakeContext(), TEXT, language=language, pitch=pitch))  # type: ignore[arg-type]
        return np.concatenate([part["audio"].samples for part in parts])

    moved, own = spoken(semitones), spoken(0)
    assert 12 * np.log2(fundamental_hz(moved) / fundamental_hz(own)) == pytest.approx(semitones, abs=1.0)
    assert len(moved) == pytest.approx(len(own), rel=0.02)


@pytest.mark.parametrize("semitones", [-6, 0, 5])
def test_a_shifted_tone_is_higher_and_shorter_by_the_factor(semitones: int) -> None:
    tone = np.sin(2 * np.pi * 220 * np.arange(RATE) / RATE).astype(np.float32)
    shifted = pitch.shifted(tone, semitones, RATE)
    factor = 2 ** (semitones / 12)
    assert len(shifted) == pytest.approx(RATE / factor, abs=2)
    spectrum = np.abs(np.fft.rfft(shifted * np.hanning(len(shifted))))
    assert spectrum.argmax() * RATE / len(shifted) == pytest.approx(220 * factor, abs=2)


@pytest.mark.parametrize(
    ("semitones", "level"), [(-6, "very low"), (-2, "low"), (0, "normal"), (3, "high"), (6, "very high")]
)
def test_a_pitch_has_a_word(semitones: float, level: Level) -> None:
    assert pitch_of(semitones) == level
