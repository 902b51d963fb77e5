"""The recording process without hardware: devices that come and go, pauses, silence that should not be."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from tests.fakes.context import FakeContext
from voiceapp.audio.alignment import AlignedChannel
from voiceapp.audio.devices import Device
from voiceapp.audio.pulse import Playing, PulseDevice, ServerState
from voiceapp.audio.recording_folder import read_state
from voiceapp.audio.resample import resampled
from voiceapp.audio.streams import Captured
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.paths import asset
from voiceapp.core.protocols import SoundDevice
from voiceapp.core.recording import RECORDING_FILE, SIDES
from voiceapp.engines import sound_recording, sound_recording_side
from voiceapp.engines.sound_recording import SoundRecording
from voiceapp.engines.sound_recording_side import SILENT_S, RecordingSide

RATE = 16_000


def device(name: str, pulse: str, default: bool = False) -> Device:
    return Device(SoundDevice(name, name, "microphone", RATE, 1, default), 0, pulse)


def served(one: Device) -> PulseDevice:
    return PulseDevice(one.pulse, one.info.name, "microphone", RATE, 1, one.info.default)


class Room:
    """The devices there are; a microphone gives a steady 0.1, a monitor 0.2, until it is unplugged.

    With ``speech`` all of them give that, again and again.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.microphones = [device("Desk", "desk", True), device("Spare", "spare")]
        self.monitors = [device("Room", "room.monitor", True), device("Headset", "bt.monitor")]
        self.playing: tuple[Playing, ...] = ()
        self.levels = {"Desk": 0.1, "Spare": 0.15, "Room": 0.2, "Headset": 0.25}
        self.opened: list[str] = []
        self.speech: Samples | None = None
        monkeypatch.setattr(sound_recording_side, "find_devices", lambda: list(self.microphones))
        monkeypatch.setattr(sound_recording_side, "find_loopbacks", lambda: list(self.monitors))
        monkeypatch.setattr(sound_recording_side, "find_input", lambda name: None)
        monkeypatch.setattr(sound_recording_side, "RecordedSource", self._open)
        monkeypatch.setattr(sound_recording, "server_state", self.state)
        monkeypatch.setattr(sound_recording, "LOOK_S", 0.05)

    def state(self) -> ServerState:
        return ServerState(tuple(map(served, self.microphones)), tuple(map(served, self.monitors)), self.playing)

    def _open(self, device: Device, rate: int) -> Source:
        self.opened.append(device.info.name)
        return Source(self, device)


class Source:
    """Gives the sound of the time that has passed since the last read."""

    def __init__(self, room: Room, device: Device) -> None:
        self._room, self.device, self.name = room, device, device.info.name
        self._next_s = time.monotonic()

    def read(self, timeout_s: float) -> Captured | None:
        there = {one.pulse for one in (*self._room.microphones, *self._room.monitors)}
        if self.device.pulse not in there:  # another default is no loss
            raise VoiceAppError("microphone-lost", f"{self.name} is gone.", "Plug it in again.", retryable=True)
        start, count = self._next_s, int((time.monotonic() - self._next_s) * RATE)
        self._next_s += count / RATE
        if self._room.speech is not None and count:
            places = np.arange(round(start * RATE), round(start * RATE) + count)
            return Captured(self._room.speech[places % len(self._room.speech)], start)
        return Captured(np.full(count, self._room.levels[self.name], np.float32), start) if count else None

    def close(self) -> None:
        pass


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Room:
    return Room(monkeypatch)


class Session:
    """A running recording: what it tells, and commands for it."""

    def __init__(self, folder: Path, **options: Any) -> None:
        self.commands: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self.told: list[dict[str, Any]] = []
        self._run = SoundRecording().run(
            FakeContext(iter(self.commands.get, None)),
            str(folder),
            RATE,
            **options,
        )

    def until(self, condition: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        for event in self._run:
            self.told.append(event)
            if condition(event):
                return event
        raise AssertionError("it ended")

    def recorded(self, seconds: float) -> None:
        self.until(lambda event: event["event"] == "level" and event["elapsed_s"] >= seconds)

    def do(self, what: str) -> None:
        self.commands.put({"do": what})

    def end(self) -> dict[str, Any]:
        self.do("stop")
        self.commands.put(None)
        self.told += self._run
        return self.told[-1]

    def devices(self) -> list[tuple[str, str | None, str]]:
        return [(e["channel"], e["name"], e["sentence"]) for e in self.told if e["event"] == "device"]


@pytest.fixture
def start(room: Room, tmp_path: Path) -> Iterator[Callable[..., Session]]:
    made: list[Session] = []

    def begin(**options: Any) -> Session:
        made.append(Session(tmp_path / "1", **options))
        return made[-1]

    yield begin
    for session in made:
        session.end()


def finished(folder: Path) -> Samples:
    SoundRecording().finish(FakeContext(), str(folder))
    samples, _ = soundfile.read(folder / RECORDING_FILE, dtype="float32", always_2d=True)
    return np.asarray(samples, np.float32)


def test_both_sides_are_recorded_and_measured(start: Callable[..., Session], tmp_path: Path) -> None:
    session = start()
    session.recorded(0.5)
    ended = session.end()
    assert (ended["event"], ended["error"]) == ("ended", None)
    sound = finished(tmp_path / "1")
    assert len(sound) / RATE == pytest.approx(ended["duration_s"])
    assert sound[3000:6000] == pytest.approx(np.tile([0.1, 0.2], (3000, 1)), abs=0.001)
    level = [event for event in session.told if event["event"] == "level"][-1]
    assert (level["you_db"], level["others_db"]) == (pytest.approx(-20, abs=0.1), pytest.approx(-14, abs=0.1))
    assert session.devices() == [("you", "Desk", ""), ("others", "Room", "")]


def test_the_microphone_alone_is_one_channel(start: Callable[..., Session], tmp_path: Path) -> None:
    session = start(system="none")
    session.recorded(0.3)
    session.end()
    assert finished(tmp_path / "1").shape[1] == 1


def test_a_pause_is_cut_out(start: Callable[..., Session], tmp_path: Path) -> None:
    session = start()
    session.recorded(0.3)
    session.do("pause")
    paused = session.until(lambda event: event["event"] == "paused")
    assert paused["on"]
    session.do("resume")
    resumed = session.until(lambda event: event["event"] == "paused")
    assert not resumed["on"]
    assert resumed["elapsed_s"] == paused["elapsed_s"]
    session.recorded(paused["elapsed_s"] + 0.3)
    session.end()
    events = [entry["event"] for entry in read_state(tmp_path / "1").entries if entry["event"] != "gap"]
    assert events[-3:] == ["pause", "resume", "end"]
    assert np.abs(finished(tmp_path / "1")[1000:, 0]).max() < 0.2


def test_what_is_said_is_told_and_a_pause_ends_it(start: Callable[..., Session], room: Room) -> None:
    speech, rate = soundfile.read(asset("samples", "question.wav"), dtype="float32")
    room.speech = resampled(Audio(np.asarray(speech, np.float32), rate), RATE).samples
    session = start(words=True)
    session.until(lambda event: event["event"] == "speech")
    session.do("pause")
    paused_s = session.until(lambda event: event["event"] == "paused")["elapsed_s"]
    session.do("resume")
    session.until(lambda event: event["event"] == "paused")
    session.until(lambda event: event["event"] == "speech" and event["begin_s"] >= paused_s - 0.1)
    session.end()
    told = [event for event in session.told if event["event"] == "speech"]
    for begin_s in {event["begin_s"] for event in told}:
        for side in SIDES:
            parts = [one for one in told if (one["begin_s"], one["channel"]) == (begin_s, side)]
            end_s = begin_s + sum(len(one["samples"]) for one in parts) / RATE
            assert not begin_s < paused_s - 0.1 < paused_s + 0.1 < end_s  # no utterance goes on through a pause


def test_nothing_is_told_of_what_is_said_unless_asked(start: Callable[..., Session], room: Room) -> None:
    speech, rate = soundfile.read(asset("samples", "question.wav"), dtype="float32")
    said = resampled(Audio(np.asarray(speech, np.float32), rate), RATE)
    room.speech = np.concatenate([said.samples, np.zeros(RATE, np.float32)])
    session = start()
    session.recorded(said.duration_s + 1.0)
    session.end()
    assert not any(event["event"] == "speech" for event in session.told)


def test_an_unplugged_microphone_is_replaced_and_taken_back(
    start: Callable[..., Session], room: Room, tmp_path: Path
) -> None:
    session = start(microphone="Desk")
    session.recorded(0.2)
    desk = room.microphones.pop(0)
    session.until(lambda event: event["event"] == "device")
    session.recorded(0.8)
    room.microphones.insert(0, desk)
    session.until(lambda event: event["event"] == "device")
    session.recorded(1.4)
    session.end()
    assert session.devices()[2:] == [
        ("you", "Spare", "Desk is gone. Now Spare is recorded."),
        ("you", "Desk", "Desk is back. Now Desk is recorded."),
    ]
    sound = finished(tmp_path / "1")
    assert np.abs(sound[2000:, 1] - 0.2).max() < 0.01  # the other side goes on
    assert {0.1, 0.15} <= {round(float(value), 2) for value in sound[:, 0]}


def test_the_default_loudspeakers_are_followed(start: Callable[..., Session], room: Room) -> None:
    session = start()
    session.recorded(0.2)
    room.monitors = [device("Room", "room.monitor"), device("Headset", "bt.monitor", True)]
    session.until(lambda event: event["event"] == "device")
    assert session.devices()[-1] == ("others", "Headset", "Headset is there. Now Headset is recorded.")


def test_no_microphone_any_more_is_silence_and_told(
    start: Callable[..., Session], room: Room, tmp_path: Path
) -> None:
    session = start()
    session.recorded(0.2)
    room.microphones.clear()
    lost = session.until(lambda event: event["event"] == "device")
    assert lost["name"] is None
    assert lost["error"]["message"] == "Desk is gone. No microphone was found."
    assert lost["error"]["next_step"] == "Plug one in; it is recorded from then on."
    session.recorded(1.2)
    session.end()
    sound = finished(tmp_path / "1")
    assert not sound[-2000:, 0].any()
    assert sound[-2000:, 1].all()


def test_who_names_a_device_that_is_not_there_is_told(start: Callable[..., Session], tmp_path: Path) -> None:
    for options in ({"microphone": "Studio"}, {"system": "Studio"}):
        with pytest.raises(VoiceAppError) as caught:
            Session(tmp_path / "2", **options).until(lambda event: False)
        assert caught.value.code == "device-unknown"
        assert not (tmp_path / "2").exists()


def test_who_names_a_microphone_where_there_is_none_is_told(
    start: Callable[..., Session], room: Room, tmp_path: Path
) -> None:
    room.microphones.clear()
    with pytest.raises(VoiceAppError) as caught:
        Session(tmp_path / "2", microphone="Studio").until(lambda event: False)
    assert (caught.value.code, caught.value.next_step) == ("no-microphone", "Plug it in and try again.")


def test_nothing_to_record_is_told(start: Callable[..., Session], room: Room, tmp_path: Path) -> None:
    room.microphones.clear()
    room.monitors.clear()
    with pytest.raises(VoiceAppError) as caught:
        Session(tmp_path / "2").until(lambda event: False)
    assert caught.value.code == "nothing-to-record"


def test_without_loudspeakers_the_microphone_is_recorded_and_that_is_said(
    start: Callable[..., Session], room: Room
) -> None:
    room.monitors.clear()
    session = start()
    told = session.until(lambda event: event["event"] == "device" and event["channel"] == "others")
    assert told["error"]["code"] == "no-system-sound"
    session.recorded(0.2)


@pytest.mark.parametrize("expected", ["Browser plays, but nothing of it is recorded.", ""])
def test_silence_while_something_plays_is_told_within_ten_seconds(room: Room, expected: str) -> None:
    told: list[dict[str, Any]] = []
    side = RecordingSide("others", None, RATE, told.append)
    side.open()
    told.clear()
    silence, block_s = np.zeros(1600, np.float32), 0.1
    for _ in range(round(SILENT_S / block_s) + 10):
        assert side.level(silence, expected) == -100.0
    assert [event["sentence"] for event in told] == ([expected] if expected else [])
    side.level(np.full(1600, 0.1, np.float32), expected)
    assert [event["sentence"] for event in told] == ([expected, ""] if expected else [])
    assert SILENT_S < 9


def test_what_plays_elsewhere_is_told_by_its_name(
    start: Callable[..., Session], room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sound_recording_side, "SILENT_S", 0.3)
    room.playing = (Playing("Browser", "bt"),)
    room.levels["Room"] = 0.0
    session = start()
    told = session.until(lambda event: event["event"] == "silent")
    assert told["channel"] == "others"
    assert told["sentence"] == (
        "Browser plays through other loudspeakers than the recorded ones, so nothing of it is recorded."
    )


def test_a_lost_device_ends_its_channel(room: Room) -> None:
    channel = AlignedChannel(RATE)
    side = RecordingSide("you", None, RATE, lambda event: None)
    side.open()
    channel.push(np.ones(1600, np.float32), 10.0)
    assert not channel.ready(11.0)
    room.microphones.clear()
    side.hear(channel, keep=True)
    assert channel.ready(11.0)


def test_a_bug_ends_it_in_a_way_that_the_next_process_goes_on_from(
    start: Callable[..., Session], room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = start()
    session.recorded(0.3)

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(RecordingSide, "hear", broken)
    with pytest.raises(ZeroDivisionError):
        session.until(lambda event: False)
    monkeypatch.undo()
    assert not read_state(tmp_path / "1").stopped
    assert finished(tmp_path / "1")[3000:, 0].any()


def test_a_device_that_only_stalled_is_opened_again_without_a_word(room: Room) -> None:
    told: list[dict[str, Any]] = []
    side, channel = RecordingSide("you", "Desk", RATE, told.append), AlignedChannel(RATE)
    side.open()
    assert side.source is not None
    side.source.device = device("Desk", "not there at this moment")
    side.hear(channel, keep=True)
    assert room.opened == ["Desk", "Desk"]
    assert [event["sentence"] for event in told] == ["", ""]
    room.microphones.clear()
    side.hear(channel, keep=True)
    assert told[-1]["error"]["code"] == "no-microphone"
    room.microphones.append(device("Spare", "spare", True))
    side._tried_s = -100.0
    side.hear(channel, keep=True)
    assert (told[-1]["name"], told[-1]["sentence"]) == ("Spare", "Now Spare is recorded.")
