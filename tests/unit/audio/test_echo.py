"""What the canceller takes out of the microphone's sound, and what it leaves."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from voiceapp.audio.echo import NoiseSuppressor, WebRtcCanceller
from voiceapp.audio.files import read
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Samples
from voiceapp.core.paths import PACKAGE

FRAME = 320
QUESTION = PACKAGE.parent / "assets" / "samples" / "question.wav"


def syllables(seconds: float, seed: int) -> Samples:
    """Speech-like noise: falling spectrum, four syllables a second."""
    noise = np.random.default_rng(seed).normal(size=round(seconds * 16_000))
    spectrum = np.fft.rfft(noise)
    spectrum /= 1 + np.fft.rfftfreq(len(noise), 1 / 16_000) / 500
    sound = np.fft.irfft(spectrum, len(noise)) * np.clip(
        np.sin(2 * np.pi * 4 * np.arange(len(noise)) / 16_000), 0, 1
    )
    return np.asarray(0.3 * sound / np.abs(sound).max(), np.float32)


def echo_of(sound: Samples, delay_s: float, gain: float = 0.5) -> Samples:
    """The sound as a small room gives it back."""
    rng = np.random.default_rng(9)
    response = np.concatenate([[1.0], rng.normal(size=2_000) * 0.2 * np.exp(-np.arange(2_000) / 400)])
    late = np.concatenate([np.zeros(round(delay_s * 16_000)), sound])[: len(sound)]
    return np.asarray(gain * np.convolve(late, response)[: len(sound)], np.float32)


def cleaned(near: Samples, far: Samples) -> Samples:
    canceller = WebRtcCanceller()
    return np.concatenate(
        [canceller.process(near[i : i + FRAME], far[i : i + FRAME]) for i in range(0, len(near), FRAME)]
    )


def power_db(sound: Samples) -> float:
    return float(10 * np.log10(np.mean(np.square(sound)) + 1e-12))


@pytest.fixture(scope="module")
def question() -> Samples:
    samples = read(QUESTION, 16_000).samples
    return samples[: len(samples) // FRAME * FRAME]


@pytest.mark.parametrize("delay_s", [0.0, 0.06, 0.2])
def test_an_echo_is_gone_whatever_its_delay(delay_s: float) -> None:
    far = syllables(4.0, 1)
    near = echo_of(far, delay_s)
    left = cleaned(near, far)
    assert len(left) == len(near)
    assert power_db(near[32_000:]) - power_db(left[32_000:]) > 15


def test_what_is_said_while_nothing_plays_is_kept(question: Samples) -> None:
    left = cleaned(question, np.zeros_like(question))
    assert power_db(left) == pytest.approx(power_db(question), abs=1.5)
    best = max(float(np.dot(np.roll(left, -shift), question)) for shift in range(161))
    assert best / np.linalg.norm(left) / np.linalg.norm(question) > 0.75


def test_who_talks_over_a_quieter_echo_is_kept(question: Samples) -> None:
    far = syllables(5.0, 2)
    user = np.zeros_like(far)
    user[48_000 : 48_000 + len(question)] = question
    near = echo_of(far, 0.05, gain=0.1)
    span = slice(48_000, 48_000 + len(question))
    assert power_db(cleaned(near + user, far)[span]) > power_db(question) - 6


def test_noise_is_suppressed_and_speech_is_not(question: Samples) -> None:
    noise = np.asarray(np.random.default_rng(3).normal(0, 0.01, 48_000), np.float32)
    sound = np.concatenate([noise, noise[: len(question)] + question])
    suppressor = NoiseSuppressor()
    left = np.concatenate([suppressor.process(sound[i : i + FRAME]) for i in range(0, len(sound), FRAME)])
    assert power_db(noise[32_000:]) - power_db(left[32_000:48_000]) > 6
    assert power_db(left[48_000:]) == pytest.approx(power_db(question), abs=3)


@pytest.mark.parametrize("make", [WebRtcCanceller, NoiseSuppressor])
def test_a_missing_library_says_what_to_do(monkeypatch: pytest.MonkeyPatch, make: type) -> None:
    monkeypatch.setitem(sys.modules, "pywebrtc_audio", None)
    with pytest.raises(VoiceAppError) as raised:
        make()
    assert raised.value.code == "echo-missing"
    assert "headphones" in raised.value.next_step
