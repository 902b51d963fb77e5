"""What loudspeakers play can be recorded, under their names; who plays is known."""

from __future__ import annotations

from types import SimpleNamespace as Row
from typing import Any

import pytest

from tests.unit.audio.test_devices import FakePortAudio
from voiceapp.audio import devices, loopback, pulse
from voiceapp.audio.loopback import find_input, find_loopbacks
from voiceapp.audio.pulse import Playing, server_state


class Server:
    """Two loudspeakers with their monitors, a microphone, and four programs that play."""

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def server_info(self) -> Row:
        return Row(default_source_name="desk", default_sink_name="room")

    def source_list(self) -> list[Row]:
        return [
            _row("desk", "Desk microphone", monitor_of_sink_name=None),
            _row("bt.monitor", "Monitor of Headset", monitor_of_sink_name="bt"),
            _row("room.monitor", "Monitor of Room", monitor_of_sink_name="room"),
            _row("auto_null.monitor", "Monitor of nothing", monitor_of_sink_name="auto_null"),
        ]

    def sink_list(self) -> list[Row]:
        sinks = [_row("room", "Room speakers"), _row("bt", "Headset"), _row("auto_null", "Dummy")]
        return [Row(**vars(sink), index=index, mute=0) for index, sink in enumerate(sinks)]

    def sink_input_list(self) -> list[Row]:
        return [
            _input("Browser", 0),
            _input("Paused player", 0, corked=True),
            _input("Muted call", 1, mute=True),
            _input("Call", 1),
        ]


def _row(name: str, description: str, **more: Any) -> Row:
    plain: dict[str, Any] = {
        "port_active": None,
        "proplist": {},
        "channel_count": 2,
        "rate": 48_000,
        "volume": Row(value_flat=1.0),
    }
    return Row(name=name, description=description, **plain, **more)


def _input(program: str, sink: int, corked: bool = False, mute: bool = False) -> Row:
    names = {"application.name": program}
    return Row(name="", proplist=names, sink=sink, corked=corked, mute=mute, volume=Row(value_flat=0.7))


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulse, "_client", Server)
    listed = FakePortAudio(("pulse", 32, 32), ("spk_mon", 2, 0))
    monkeypatch.setattr(devices, "portaudio", lambda: listed)


def test_monitors_have_the_names_of_their_loudspeakers_the_default_first(served: None) -> None:
    found = find_loopbacks()
    assert [(one.info.name, one.pulse, one.info.default) for one in found] == [
        ("Room speakers", "room.monitor", True),
        ("Headset", "bt.monitor", False),
    ]
    assert {one.info.kind for one in found} == {"microphone"}


def test_who_plays_audibly_is_known(served: None) -> None:
    state = server_state()
    assert state is not None
    assert state.playing == (Playing("Browser", "room"), Playing("Call", "bt"))
    assert [one.name for one in state.microphones] == ["Desk microphone"]


def test_without_a_server_loopbacks_are_told_by_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = FakePortAudio(
        ("Speakers [Loopback] (hw:0,0)", 2, 0), ("BlackHole 2ch (hw:1,0)", 2, 2), ("Mic (hw:2,0)", 1, 0)
    )
    monkeypatch.setattr(devices, "portaudio", lambda: listed)
    monkeypatch.setattr(loopback, "server_state", lambda: None)
    assert [one.info.name for one in find_loopbacks()] == ["BlackHole 2ch (hw:1,0)", "Speakers [Loopback] (hw:0,0)"]


def test_an_input_may_be_named_as_portaudio_knows_it(served: None) -> None:
    found = find_input("spk_mon")
    assert found is not None
    assert (found.index, found.pulse) == (1, "")
    assert find_input("nothing") is None
