"""Headphones that are plugged in or out while the assistant is open."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import Any

import pytest

from voiceapp.audio import pulse
from voiceapp.audio.devices import Device, DeviceSink
from voiceapp.audio.pulse import ServerWatch
from voiceapp.core.protocols import SoundDevice
from voiceapp.engines import sound_speaker
from voiceapp.engines.sound_speaker import Speaker

SPEAKERS = Device(SoundDevice("Built-in", "Built-in", "speaker", 48_000, 2, True), 0, "out")
HEADPHONES = Device(SPEAKERS.info, 0, "out", headphones=True)


class Sink(DeviceSink):
    """A loudspeaker that plays nothing."""

    def __init__(self, device: Device, fill: object) -> None:
        self.device, self.name, self.rate = device, device.info.name, 48_000

    def start(self) -> None: ...

    def rest(self) -> None: ...

    def lost(self) -> bool:
        return False

    def close(self) -> None: ...


def test_headphones_plugged_into_the_loudspeaker_in_use_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    there = [SPEAKERS]
    monkeypatch.setattr(sound_speaker, "find_devices", lambda: there)
    monkeypatch.setattr(sound_speaker, "DeviceSink", Sink)
    events: list[dict[str, Any]] = []
    speaker = Speaker(events.append)
    speaker.open(None, None, True, True)
    assert (speaker.in_the_room, speaker.headphones) == (True, False)
    events.clear()
    there[:] = [HEADPHONES]
    speaker.changed.set()
    speaker.serve(False)
    assert speaker.headphones
    assert events == [{"event": "output"}]
    speaker.changed.set()
    speaker.serve(False)
    assert len(events) == 1


USB = Device(SoundDevice("USB speakers", "USB speakers", "speaker", 44_100, 2, False), 0, "usb")


def heard_through(events: list[dict[str, Any]]) -> list[tuple[str | None, str]]:
    told = [(event["name"], event["sentence"]) for event in events if event["event"] == "device"]
    events.clear()
    return told


def test_a_loudspeaker_that_is_lost_is_replaced_and_taken_again_when_it_is_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there = [SPEAKERS, USB]
    monkeypatch.setattr(sound_speaker, "find_devices", lambda: there)
    monkeypatch.setattr(sound_speaker, "DeviceSink", Sink)
    events: list[dict[str, Any]] = []
    speaker = Speaker(events.append)
    speaker.open("USB", None, True, True)
    assert heard_through(events) == [("USB speakers", "")]
    for now, told in (
        ([SPEAKERS], ("Built-in", "USB speakers was unplugged. You now hear me through Built-in.")),
        ([], (None, "No loudspeaker was found.")),
        ([SPEAKERS], ("Built-in", "You now hear me through Built-in.")),
        ([SPEAKERS, USB], ("USB speakers", "USB speakers is back. You hear me through it again.")),
    ):
        there[:] = now
        speaker.changed.set()
        speaker.serve(False)
        assert heard_through(events) == [told]
    speaker.changed.set()
    speaker.serve(False)
    assert not events
    speaker.close()


class Server:
    """A sound server that tells each of ``news`` (kind, facility, what is plugged in then), then nothing more."""

    def __init__(self, news: list[tuple[str, str, str]]) -> None:
        self._news = iter(news)
        self._port = "speaker"
        self._note: Any = None
        self.over = threading.Event()

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None: ...

    def event_mask_set(self, *masks: str) -> None: ...

    def event_callback_set(self, note: Any) -> None:
        self._note = note

    def sink_list(self) -> list[Any]:
        return [SimpleNamespace(name="out", port_active=SimpleNamespace(name=self._port))]

    def event_listen(self, timeout: float) -> None:
        import pulsectl

        kind, facility, port = next(self._news, ("", "", self._port))
        self._port = port
        if not kind:
            self.over.set()
            threading.Event().wait(0.01)
            return
        try:
            self._note(SimpleNamespace(t=kind, facility=facility))
        except pulsectl.PulseLoopStop:
            pass


@pytest.mark.parametrize(
    ("news", "times"),
    [
        ([("change", "sink", "speaker")] * 5, 0),
        ([("change", "source", "speaker")] * 5, 0),
        ([("change", "sink", "headphones"), ("change", "sink", "headphones")], 1),
        ([("new", "sink", "speaker"), ("remove", "source", "speaker")], 2),
    ],
)
def test_the_server_is_looked_at_when_something_is_plugged_in_only(
    monkeypatch: pytest.MonkeyPatch, news: list[tuple[str, str, str]], times: int
) -> None:
    server = Server(news)
    monkeypatch.setattr(pulse, "_client", lambda: server)
    changes: list[None] = []
    watch = ServerWatch(lambda: changes.append(None))
    assert server.over.wait(10)
    watch.close()
    assert len(changes) == times
