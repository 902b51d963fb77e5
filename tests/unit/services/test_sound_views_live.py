"""What a microphone hears is seen as it comes, its last minutes are kept, and its use is told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.fakes.looking import DirectLooking, FakeListener
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, Notice
from voiceapp.core.frames import Samples
from voiceapp.core.inspection import Lane, LiveMicrophone, LiveRows, Look
from voiceapp.core.recording import RecordingDevice, RecordingSilent
from voiceapp.core.settings import Settings
from voiceapp.engines import feature_live
from voiceapp.services.sound_views_live import RATE, LiveView

DESK = RecordingDevice("you", "Desk")
LOST = VoiceAppError("microphone-lost", "Desk is gone.", "Plug it in again.", retryable=True)


def tone(seconds: float) -> Samples:
    return (0.5 * np.sin(2 * np.pi * 1_000 * np.arange(round(seconds * RATE)) / RATE)).astype(np.float32)


def blocks(sound: Samples) -> list[Samples]:
    return [sound[at : at + 1_920] for at in range(0, len(sound), 1_920)]


class World:
    """A live view with its microphone, and what was told."""

    def __init__(self, folder: Path, listener: FakeListener, looking: DirectLooking | None = None) -> None:
        self.listener = listener
        self.rows: list[LiveRows] = []
        self.told: list[str | None] = []
        bus = EventBus()
        bus.subscribe(LiveRows, self.rows.append)
        bus.subscribe(LiveMicrophone, lambda event: self.told.append(event.name))
        bus.subscribe(Notice, lambda event: self.told.append(event.code))
        self.settings = Settings(folder / "settings.json")
        self.live = LiveView(
            looking or DirectLooking(), listener, self.settings, bus, folder / "live" / "microphone.flac"
        )

    def of(self, feature: str) -> Samples:
        """All rows, counted without a gap."""
        mine = [one for one in self.rows if one.lane.name == feature]
        counts = np.cumsum([0, *(len(one.values) for one in mine)])
        assert [one.first for one in mine] == counts[:-1].tolist()
        return np.concatenate([one.values for one in mine])


def test_rows_come_as_they_are_heard_and_the_sound_is_kept(tmp_path: Path) -> None:
    sound = tone(2.0)
    world = World(tmp_path, FakeListener(DESK, *blocks(sound)))
    world.settings.override("sound.microphone", "Desk")

    async def work() -> Path | None:
        await world.live.start(["magnitude", "waveform", "logmel", "vad"], Look())
        await world.listener.told.wait()
        path = await world.live.stop()
        assert path is not None
        assert path.stat().st_mode & 0o077 == 0
        assert await world.live.stop() is None
        return path

    path = asyncio.run(work())
    assert path is not None
    kept, rate = soundfile.read(path, dtype="float32")
    assert rate == RATE
    asyncio.run(world.live.close())
    assert not path.exists()
    assert np.abs(kept - sound).max() < 1e-4
    assert world.listener.microphones == ["Desk"]
    assert world.told == ["Desk", None]
    spectra = world.of("magnitude")
    assert spectra.shape[1] == 1_025
    assert set(spectra[5:-5].argmax(axis=1)) == {round(1_000 / (RATE / 2_048))}
    assert len(world.of("waveform")) == pytest.approx(100, abs=3)
    assert len(world.of("logmel")) == pytest.approx(200, abs=8)
    assert world.of("vad").max() < 0.5


def test_no_more_than_the_last_minutes_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feature_live, "MOST_S", 0.5)
    sound = tone(2.0)
    world = World(tmp_path, FakeListener(DESK, *blocks(sound)))

    async def work() -> Path | None:
        await world.live.start(["waveform"], Look())
        await world.listener.told.wait()
        return await world.live.stop()

    path = asyncio.run(work())
    assert path is not None
    kept, _ = soundfile.read(path, dtype="float32")
    assert 0.5 <= len(kept) / RATE < 0.55
    assert np.abs(kept - sound[-len(kept) :]).max() < 1e-4


@pytest.mark.parametrize(
    ("parts", "start_fails", "told"),
    [
        ([LOST], "microphone-lost", [None]),
        ([DESK, tone(0.1), LOST], None, ["Desk", "microphone-lost", None]),
        ([DESK, RecordingSilent("you", "Nothing but silence.")], None, ["Desk", "microphone-silent", None]),
        ([DESK, RecordingDevice("you", None, "", LOST)], None, ["Desk", None, "microphone-lost", None]),
        ([DESK, RecordingDevice("you", "Spare", "Now Spare.")], None, ["Desk", "Spare", "live-device", None]),
    ],
    ids=["none to begin with", "gone", "silent", "unplugged", "another one"],
)
def test_what_becomes_of_the_microphone_is_told(
    tmp_path: Path,
    parts: list[Samples | RecordingDevice | RecordingSilent | VoiceAppError],
    start_fails: str | None,
    told: list[str | None],
) -> None:
    world = World(tmp_path, FakeListener(*parts))

    async def work() -> None:
        if start_fails:
            with pytest.raises(VoiceAppError) as caught:
                await world.live.start(["waveform"], Look())
            assert caught.value.code == start_fails
        else:
            await world.live.start(["waveform"], Look())
            for _ in range(20):
                await asyncio.sleep(0)
        await world.live.stop()

    asyncio.run(work())
    assert world.told == told


def test_features_can_be_changed_while_it_listens(tmp_path: Path) -> None:
    world = World(tmp_path, FakeListener(DESK, *blocks(tone(0.5))))

    async def work() -> None:
        await world.live.start(["waveform"], Look())
        await world.listener.told.wait()
        world.rows.clear()
        await world.live.start(["chroma"], Look())
        while not world.rows:
            await asyncio.sleep(0)
        with pytest.raises(VoiceAppError, match="no feature smell"):
            await world.live.start(["smell"], Look())
        await world.live.stop()

    asyncio.run(work())
    assert {one.lane.name for one in world.rows} == {"chroma"}
    assert world.told == ["Desk", None, "Desk", None]


class SlowLooking(DirectLooking):
    """Begins to hear when it may."""

    def __init__(self) -> None:
        super().__init__()
        self.asked_to_hear, self.may = asyncio.Event(), asyncio.Event()

    async def hear(self, features: Sequence[str], rate: int, look: Look) -> Sequence[Lane]:
        self.asked_to_hear.set()
        await self.may.wait()
        return await super().hear(features, rate, look)


def test_what_is_stopped_before_it_listens_opens_no_microphone(tmp_path: Path) -> None:
    looking = SlowLooking()
    world = World(tmp_path, FakeListener(DESK, *blocks(tone(0.5))), looking)

    async def work() -> None:
        starting = asyncio.create_task(world.live.start(["waveform"], Look()))
        await looking.asked_to_hear.wait()
        stopping = asyncio.create_task(world.live.stop())
        await asyncio.sleep(0)
        looking.may.set()
        assert await stopping is None
        await starting

    asyncio.run(work())
    assert world.listener.microphones == []


def test_what_is_stopped_while_the_microphone_opens_lets_go_of_it(tmp_path: Path) -> None:
    world = World(tmp_path, FakeListener())

    async def work() -> None:
        starting = asyncio.create_task(world.live.start(["waveform"], Look()))
        while not world.listener.microphones:
            await asyncio.sleep(0)
        await world.live.stop()
        await starting

    asyncio.run(work())
    assert world.told == [None]


class SlowlyClosed(FakeListener):
    """A microphone that takes a moment to be let go of."""

    async def listen(
        self, microphone: str | None, rate: int, until: asyncio.Event
    ) -> AsyncGenerator[Samples | RecordingDevice | RecordingSilent]:
        async for part in super().listen(microphone, rate, until):
            yield part
        for _ in range(20):
            await asyncio.sleep(0)


def test_what_is_started_while_it_is_stopped_is_heard_on(tmp_path: Path) -> None:
    world = World(tmp_path, SlowlyClosed(DESK, *blocks(tone(0.5))))

    async def work() -> None:
        await world.live.start(["waveform"], Look())
        await world.listener.told.wait()
        stopping = asyncio.create_task(world.live.stop())
        await asyncio.sleep(0)
        await world.live.start(["chroma"], Look())
        while not any(row.lane.name == "chroma" for row in world.rows):
            await asyncio.sleep(0)
        kept, rate = soundfile.read(await stopping)
        assert len(kept) / rate == pytest.approx(0.5)
        await world.live.stop()

    asyncio.run(work())
    assert world.told == ["Desk", None, "Desk", None]
