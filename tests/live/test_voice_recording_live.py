"""A voice is recorded on a virtual sound card: one channel of what was said, and how loud it was."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.live.virtual_sound import MIC_RATE, VirtualSound
from voiceapp.app import App
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import VoiceRecordingChanged
from voiceapp.core.paths import Paths

TEXT = "The north wind and the sun were disputing which was the stronger."


@pytest.fixture
def paths(tmp_path: Path, virtual_sound: VirtualSound) -> Paths:
    return Paths(tmp_path, tmp_path / "data", tmp_path / "cache", tmp_path / "logs")


@pytest.mark.parametrize(("gain", "verdict"), [(1.0, "good"), (40.0, "clipped")])
def test_what_is_said_is_recorded_until_silence(
    paths: Paths, virtual_sound: VirtualSound, gain: float, verdict: str
) -> None:
    said = np.clip(virtual_sound.say(TEXT) * gain, -1.0, 1.0).astype(np.float32)

    async def work() -> None:
        told: list[VoiceRecordingChanged] = []
        async with App.open(paths, {}) as app:
            recording = app.voices.recording
            app.bus.subscribe(VoiceRecordingChanged, told.append)
            await recording.start(quiet_s=1.5)
            assert [event.left_s for event in told if event.stage == "countdown"] == [3, 2, 1]
            playing = await asyncio.to_thread(virtual_sound.speak_into_mic, said, MIC_RATE)
            await asyncio.wait_for(recording.over(), 40)
            await asyncio.to_thread(playing.stop)
            path = await recording.stop()
            samples, rate = await asyncio.to_thread(soundfile.read, path, dtype="float32")
            await recording.discard()
            assert not path.exists()
            assert await app.meetings.list() == []
        assert (rate, samples.ndim) == (48_000, 1)
        assert len(samples) / rate < len(said) / MIC_RATE + 6.0
        assert told[-1].verdict == verdict
        assert told[-1].speech_s == pytest.approx(len(said) / MIC_RATE, abs=1.5)
        loudest = max(event.level_db for event in told)
        assert -40.0 < loudest <= 0.0
        assert np.abs(samples).max() > 0.05

    asyncio.run(work())


def test_where_nobody_speaks_there_is_no_sample(paths: Paths, virtual_sound: VirtualSound) -> None:
    async def work() -> None:
        async with App.open(paths, {}) as app:
            await app.voices.recording.start()
            with pytest.raises(VoiceAppError) as caught:
                await app.voices.recording.stop()
            assert caught.value.code == "no-speech"
            with pytest.raises(VoiceAppError) as caught:
                await app.voices.recording.start("Moon microphone")
            assert caught.value.code == "device-unknown"

    asyncio.run(work())
