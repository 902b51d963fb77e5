"""Copies of recordings, told from speech that is only alike."""

from __future__ import annotations

import numpy as np
import soxr

from tests.unit.engines.speech import spoken
from voiceapp.core.frames import SPEECH_RATE
from voiceapp.services.consent_sound import COPIED, copied, copy_likeness

ONE = spoken("The north wind and the sun were disputing which was the stronger.")
OTHER = spoken("A traveller came along the road, wrapped in a warm cloak, and whistled.")


def test_a_copy_is_found_softer_resampled_and_in_the_middle_of_other_sound() -> None:
    telephone = soxr.resample(soxr.resample(ONE, SPEECH_RATE, 8_000), 8_000, SPEECH_RATE).astype(np.float32)
    hidden = np.concatenate([OTHER, 0.2 * telephone[5_000:], OTHER])
    assert copied(hidden, np.concatenate([np.zeros(70 * SPEECH_RATE, np.float32), ONE]))


def test_other_words_of_the_same_voice_and_silence_are_no_copy() -> None:
    assert copy_likeness(ONE, OTHER) < COPIED / 2
    assert copy_likeness(np.zeros(40_000, np.float32), ONE) == 0.0
    assert copy_likeness(ONE, np.zeros(40_000, np.float32)) == 0.0
    assert copy_likeness(ONE, ONE[:0]) == 0.0
