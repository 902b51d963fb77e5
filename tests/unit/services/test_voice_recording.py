"""A voice recorded for a moment: countdown, what is told meanwhile, and that nothing else stays."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.fakes.recorder import FakeRecorder
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, VoiceRecordingChanged
from voiceapp.core.recording import RecorderEvent, RecordingDevice, RecordingSilent, RecordingSpeech
from voiceapp.core.settings import Settings
from voiceapp.services.voice_recording import VoiceRecording


def said(level: float = 0.1, seconds: float = 1.5, begin_s: float = 0.0) -> RecordingSpeech:
    """Somebody speaks: a tone of that amplitude, cut off above full scale."""
    tone = level * np.sin(np.arange(round(seconds * 16_000)) * 0.2)
    return RecordingSpeech("you", begin_s, np.clip(tone, -1, 1).astype(np.float32), ended=False)


class Desk:
    def __init__(self, folder: Path, *happens: RecorderEvent | VoiceAppError) -> None:
        self.fake = FakeRecorder(*happens)
        self.folder = folder / "recording"
        self.settings = Settings(folder / "settings.json")
        self.bus = EventBus()
        self.told: list[VoiceRecordingChanged] = []
        self.bus.subscribe(VoiceRecordingChanged, self.told.append)
        self.free_bytes = 10**12
        self.recording = self.service(0)

    def service(self, countdown_s: int) -> VoiceRecording:
        return VoiceRecording(
            self.fake, self.settings, self.bus, self.folder, countdown_s, lambda folder: self.free_bytes
        )

    async def until(self, wanted: Callable[[VoiceRecordingChanged], bool]) -> VoiceRecordingChanged:
        """The first event that is wanted, told already or to come."""
        found: asyncio.Future[VoiceRecordingChanged] = asyncio.get_running_loop().create_future()

        def look(event: VoiceRecordingChanged) -> None:
            if wanted(event) and not found.done():
                found.set_result(event)

        end = self.bus.subscribe(VoiceRecordingChanged, look)
        for event in self.told:
            look(event)
        try:
            return await asyncio.wait_for(found, 30)
        finally:
            end()

    def left(self) -> list[str]:
        return [path.name for path in self.folder.iterdir() if path.name != ".recording"]


def run(desk: Desk, scenario: Callable[[], Awaitable[None]]) -> None:
    async def work() -> None:
        try:
            await scenario()
        finally:
            await desk.recording.discard()
        assert desk.left() == []

    asyncio.run(work())


async def raised(work: Awaitable[object]) -> VoiceAppError:
    with pytest.raises(VoiceAppError) as caught:
        await work
    return caught.value


def test_it_counts_down_records_the_microphone_alone_and_hands_over_a_file(tmp_path: Path) -> None:
    desk = Desk(tmp_path, *[said(seconds=0.1)] * 2_000)
    desk.settings.override("sound.microphone", "Desk")
    desk.recording = desk.service(1)

    async def scenario() -> None:
        await desk.recording.start()
        assert [(event.stage, event.left_s) for event in desk.told[:2]] == [("countdown", 1), ("recording", 0)]
        loud = await desk.until(lambda event: event.speech_s >= 1.0)
        assert (loud.verdict, loud.level_db, loud.clipped_percent) == ("good", -20.0, 0.0)
        path = await desk.recording.stop()
        info = soundfile.info(path)
        assert (info.channels, info.samplerate, info.format) == (1, 48_000, "FLAC")
        assert info.duration > 0.5
        assert desk.told[-1].stage == "done"
        assert desk.fake.commands[:2] == ["pause", "resume"]
        order = desk.fake.orders[0]
        assert (order.microphone, order.system, order.words) == ("Desk", "none", True)

    run(desk, scenario)


@pytest.mark.parametrize(("level", "verdict"), [(0.002, "quiet"), (0.1, "good"), (1.5, "clipped")])
def test_how_somebody_is_heard_is_told(tmp_path: Path, level: float, verdict: str) -> None:
    desk = Desk(tmp_path, said(0.1, 0.5), said(level))

    async def scenario() -> None:
        await desk.recording.start()
        first = await desk.until(lambda event: event.stage == "recording")
        assert first.verdict == "waiting"
        heard = await desk.until(lambda event: event.speech_s >= 2.0)
        assert heard.verdict == verdict
        assert (heard.clipped_percent > 0) == (verdict == "clipped")

    if verdict == "quiet":
        desk.fake.happens = [said(level, 2.0)]
    run(desk, scenario)


def test_silence_behind_speech_ends_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path, said())

    async def scenario() -> None:
        await desk.recording.start(quiet_s=1.0)
        await asyncio.wait_for(desk.recording.over(), 30)
        assert desk.told[-1].stage == "done"
        assert soundfile.info(await desk.recording.stop()).duration == pytest.approx(1.2, abs=0.4)

    run(desk, scenario)


def test_a_tune_is_kept_though_nobody_speaks(tmp_path: Path) -> None:
    desk = Desk(tmp_path)

    async def scenario() -> None:
        await desk.recording.start(speech=False)
        heard = await desk.until(lambda event: event.elapsed_s >= 0.5)
        assert (heard.stage, heard.level_db) == ("recording", -20.0)
        assert soundfile.info(await desk.recording.stop()).duration >= 0.5
        assert not desk.fake.orders[0].words

    run(desk, scenario)


def test_where_nobody_is_heard_nothing_is_handed_over_and_the_microphones_trouble_is_told(tmp_path: Path) -> None:
    silent = RecordingSilent("you", "Your microphone gives nothing but silence. Is it switched off?")
    desk = Desk(tmp_path, silent)

    async def scenario() -> None:
        await desk.recording.start()
        assert "switched off" in (await desk.until(lambda event: bool(event.sentence))).sentence
        error = await raised(desk.recording.stop())
        assert (error.code, error.message) == ("no-speech", silent.sentence)
        assert (await raised(desk.recording.stop())).code == "not-recording"

    run(desk, scenario)


def test_a_microphone_that_goes_is_told(tmp_path: Path) -> None:
    gone = VoiceAppError("no-microphone", "No microphone was found.", "Plug one in.")
    desk = Desk(tmp_path, said(), RecordingDevice("you", None, error=gone))

    async def scenario() -> None:
        await desk.recording.start()
        assert (await desk.until(lambda event: bool(event.sentence))).sentence == "No microphone was found."

    run(desk, scenario)


def test_without_a_microphone_it_does_not_begin(tmp_path: Path) -> None:
    desk = Desk(tmp_path)

    async def scenario() -> None:
        desk.fake.refusal = VoiceAppError("nothing-to-record", "There is neither.")
        assert (await raised(desk.recording.start())).code == "no-microphone"
        desk.fake.refusal = VoiceAppError("device-unknown", "There is no microphone called Desk.")
        assert (await raised(desk.recording.start("Desk"))).code == "device-unknown"
        desk.fake.refusal = None
        await desk.recording.start()

    run(desk, scenario)


def test_a_full_disk_is_told_before_and_meanwhile(tmp_path: Path) -> None:
    full = VoiceAppError("disk-full", "The disk is full.", "Free some space.", retryable=True)
    desk = Desk(tmp_path, said(), full)

    async def scenario() -> None:
        desk.free_bytes = 1_000_000
        error = await raised(desk.recording.start())
        assert (error.code, "1 MB" in error.message) == ("disk-full", True)
        desk.free_bytes = 10**12
        await desk.recording.start()
        await asyncio.wait_for(desk.recording.over(), 30)
        assert (await raised(desk.recording.stop())).code == "disk-full"

    run(desk, scenario)


def test_one_voice_at_a_time_also_in_two_programs(tmp_path: Path) -> None:
    desk = Desk(tmp_path)

    async def scenario() -> None:
        await desk.recording.start()
        for other in (desk.recording, desk.service(0)):
            error = await raised(other.start())
            assert (error.code, error.message) == ("recording-runs", "A voice is being recorded already.")

    run(desk, scenario)


def test_what_a_crash_left_goes_with_the_next_recording(tmp_path: Path) -> None:
    desk = Desk(tmp_path, said())
    (desk.folder / "now").mkdir(parents=True)
    (desk.folder / "now" / "sound-0000.pcm").write_bytes(b"old words")

    async def scenario() -> None:
        await desk.recording.start()
        await desk.until(lambda event: event.speech_s > 0)
        assert b"old words" not in (await desk.recording.stop()).read_bytes()

    run(desk, scenario)


def test_it_can_be_given_up_while_it_counts_down(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.recording = desk.service(60)

    async def scenario() -> None:
        starting = asyncio.create_task(desk.recording.start())
        await desk.until(lambda event: event.stage == "countdown")
        await desk.recording.discard()
        assert (await raised(starting)).code == "not-recording"

    run(desk, scenario)
