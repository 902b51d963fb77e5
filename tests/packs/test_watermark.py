"""The watermark of synthetic speech: that of the library, however it is cut, and found again."""

from __future__ import annotations

import numpy as np
import pytest

from tests.fakes.context import FakeContext
from tests.packs.pack import in_pack
from voiceapp.audio.resample import resampled
from voiceapp.core.frames import Audio
from voiceapp.engines.tts_espeak import Espeak


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000])
def test_a_stream_is_marked_as_the_library_marks_the_whole(rate: int) -> None:
    engine = Espeak()
    engine.load(FakeContext())
    text = "The ships sail at dawn. Nobody knows when they will be back again."
    sound = np.concatenate([part["audio"].samples for part in engine.speak(FakeContext(), text)])
    speech = resampled(Audio(sound, 22_050), rate).samples
    made = in_pack("torch", "tests.packs.direct.watermark:run", samples=speech, rate=rate)
    for name in ("whole", "streamed"):
        assert made[name].shape == speech.shape
        # Beside digital silence, of which this speech has much, a block's mark is not quite the whole's.
        assert np.allclose(made[name], made["perth"], atol=1e-3)
        assert np.mean(np.abs(made[name] - made["perth"]) > 1e-5) < 0.2
    assert not np.allclose(made["whole"], speech, atol=1e-2)
    assert made["scores"] == {"clean": 0.0, "whole": 1.0, "streamed": 1.0, "second": 1.0}
    assert made["first"] == 0  # the first block of sound comes at once but for its last 0.2 s
