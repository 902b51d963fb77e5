from __future__ import annotations

import numpy as np
import pytest

from tests.unit.engines.speech import silence
from voiceapp.audio.resample import resampled
from voiceapp.core.frames import FRAME_SAMPLES, SPEECH_RATE
from voiceapp.core.paths import asset
from voiceapp.engines.vad import SpeechDetector
from voiceapp.engines.vad_silero import SileroVad
from voiceapp.services import chime


@pytest.mark.parametrize("gain", [0.1, 1.0, 4.0])
@pytest.mark.parametrize("sensitivity", ["normal", "high"])
def test_the_sound_that_says_it_listens_is_short_and_not_taken_for_speech(gain: float, sensitivity: str) -> None:
    sound = chime.load(asset("sounds", "listening.wav"))
    assert 0.1 < sound.duration_s < 0.3
    assert 0.05 < np.abs(sound.samples).max() < 0.5
    heard = np.concatenate([silence(0.3), resampled(sound, SPEECH_RATE).samples * np.float32(gain), silence(0.5)])
    detector = SpeechDetector(sensitivity, SileroVad)
    frames = [heard[at : at + FRAME_SAMPLES] for at in range(0, len(heard) - FRAME_SAMPLES, FRAME_SAMPLES)]
    assert all(detector.step(np.clip(frame, -1, 1)).began is None for frame in frames)
