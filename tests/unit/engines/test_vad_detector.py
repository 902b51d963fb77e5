"""The speech detector: each half alone, and both together on real speech and on noises."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from voiceapp.audio.files import read
from voiceapp.core.frames import FRAME_SAMPLES, Samples
from voiceapp.core.paths import PACKAGE
from voiceapp.engines.vad import SENSITIVITIES, SpeechDetector
from voiceapp.engines.vad_silero import CHUNK, SileroVad
from voiceapp.engines.vad_webrtc import WebrtcVad

QUESTION = PACKAGE.parent / "assets" / "samples" / "question.wav"


def frames(samples: Samples) -> list[Samples]:
    return [samples[at : at + FRAME_SAMPLES] for at in range(0, len(samples) - FRAME_SAMPLES + 1, FRAME_SAMPLES)]


@pytest.fixture(scope="module")
def question() -> Samples:
    """The sample question without the silence around it."""
    samples = read(QUESTION, 16_000).samples
    loud = np.flatnonzero(np.abs(samples) > 0.01)
    return samples[loud[0] : loud[-1] + 1]


@pytest.fixture(scope="module")
def silero() -> SileroVad:
    return SileroVad()


def noise(level_db: float, seconds: float) -> Samples:
    samples = np.random.default_rng(5).normal(0, 10 ** (level_db / 20), round(seconds * 16_000))
    return np.clip(samples, -1, 1).astype(np.float32)


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * 16_000), np.float32)


class Scripted:
    """Says what it was told to, frame by frame."""

    def __init__(self, verdicts: str) -> None:
        self._verdicts = iter(verdicts)

    def is_speech(self, frame: Samples) -> bool:
        return next(self._verdicts) == "#"


def first_beginning(detector: SpeechDetector, sound: list[Samples]) -> tuple[int, int] | None:
    """The frame in which speech was found to have begun, and the one that it began in."""
    for index, frame in enumerate(sound):
        if (began := detector.step(frame).began) is not None:
            return index, index - began
    return None


def test_silero_is_found_without_importing_faster_whisper() -> None:
    script = (
        "import sys; from voiceapp.engines.vad_silero import model_path\n"
        "print(model_path().is_file(), 'faster_whisper' in sys.modules, 'onnxruntime' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False", "False"]


def test_silero_streams_in_pieces_of_any_size(question: Samples, silero: SileroVad) -> None:
    silero.reset()
    whole = silero.feed(question)
    silero.reset()
    pieces = [probability for frame in frames(question) for probability in silero.feed(frame)]
    assert pieces == pytest.approx(whole[: len(pieces)], abs=1e-6)
    assert len(whole) == len(question) // CHUNK
    assert np.mean(whole) > 0.7
    silero.reset()
    assert max(silero.feed(noise(-30, 2))) < 0.4


def test_a_mode_that_hears_speech_in_quiet_noise_is_refused() -> None:
    with pytest.raises(ValueError, match="mode 1"):
        WebrtcVad(1)


def test_loud_sound_does_not_wrap_around(question: Samples) -> None:
    vad = WebrtcVad(3)
    loud = question * np.float32(2 / np.max(np.abs(question)))
    assert np.mean([vad.is_speech(frame) for frame in frames(loud)]) > 0.6


def test_120_ms_of_agreed_speech_begin_an_utterance_where_it_began() -> None:
    detector = SpeechDetector("normal", webrtc=lambda mode: Scripted("..#....######"))
    assert first_beginning(detector, frames(silence(0.26))) == (11, 2)
    detector = SpeechDetector("normal", webrtc=lambda mode: Scripted("......######"))
    assert first_beginning(detector, frames(silence(0.24))) == (11, 6)
    detector = SpeechDetector("normal", webrtc=lambda mode: Scripted(".###......###......###"))
    assert first_beginning(detector, frames(silence(0.4))) is None


def test_silero_sleeps_until_webrtcvad_hears_something() -> None:
    asked = 0

    def find() -> None:
        nonlocal asked
        asked += 1

    detector = SpeechDetector("normal", find, lambda mode: Scripted("." * 100 + "#" + "." * 10))
    for frame in frames(silence(2.0)):
        detector.step(frame)
    assert asked == 0
    detector.step(silence(0.02))
    assert asked == 1


@pytest.mark.parametrize("sensitivity", list(SENSITIVITIES))
def test_speech_is_found_within_250_ms_and_its_end_within_80(
    question: Samples, silero: SileroVad, sensitivity: str
) -> None:
    lead = 1.0
    sound = frames(
        np.concatenate([silence(lead), question, silence(1.0)])
        + noise(-65, lead + 1.0 + len(question) / 16_000)[: len(question) + 32_000]
    )
    found = first_beginning(SpeechDetector(sensitivity, lambda: silero), sound)
    assert found is not None
    assert lead - 0.04 <= found[1] * 0.02 <= lead + 0.1
    assert found[0] * 0.02 <= lead + 0.3
    detector = SpeechDetector(sensitivity, lambda: silero)
    speech = [index for index, frame in enumerate(sound) if detector.step(frame).speech]
    end_s = (speech[-1] + 1) * 0.02 - lead
    assert end_s == pytest.approx(len(question) / 16_000, abs=0.1)


@pytest.mark.parametrize("level_db", [-60, -40, -20])
def test_noise_is_no_speech(silero: SileroVad, level_db: float) -> None:
    assert first_beginning(SpeechDetector("normal", lambda: silero), frames(noise(level_db, 5))) is None


def test_a_click_and_a_tone_are_no_speech(silero: SileroVad) -> None:
    sound = silence(4.0)
    sound[16_000:16_080] = 0.9
    sound[32_000:48_000] = 0.3 * np.sin(2 * np.pi * 1000 * np.arange(16_000) / 16_000)
    assert first_beginning(SpeechDetector("normal", lambda: silero), frames(sound)) is None


def test_what_was_heard_before_forget_does_not_count() -> None:
    detector = SpeechDetector("normal", webrtc=lambda mode: Scripted("###########"))
    for frame in frames(silence(0.1)):
        assert detector.step(frame).began is None
    detector.forget()
    assert first_beginning(detector, frames(silence(0.12))) == (5, 0)


def test_the_model_is_shipped_with_the_package() -> None:
    from voiceapp.engines.vad_silero import model_path

    assert isinstance(model_path(), Path)
    assert model_path().stat().st_size > 100_000
