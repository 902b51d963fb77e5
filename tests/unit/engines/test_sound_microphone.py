"""Whether the sound process opens a microphone at all."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fakes.context import FakeContext, run
from voiceapp.core.errors import VoiceAppError
from voiceapp.engines import sound
from voiceapp.engines.sound import Sound


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The microphones that were opened (none can be), on a machine that has one."""
    names: list[str] = []

    def refuse(device: Any) -> Any:
        names.append(str(device))
        raise VoiceAppError("device-refused", "The microphone cannot be opened.", "Choose another one.")

    class Quiet:
        def __init__(self, changed: object) -> None:
            pass

        def close(self) -> None:
            pass

    monkeypatch.setattr(sound, "find_devices", list)
    monkeypatch.setattr(sound, "pick", lambda devices, kind, name: "the microphone")
    monkeypatch.setattr(sound, "DeviceSource", refuse)
    monkeypatch.setattr(sound, "ServerWatch", Quiet)
    return names


def test_a_talk_with_the_microphone_closed_opens_none(opened: list[str]) -> None:
    parts, _ = run(Sound().run(FakeContext(), use_microphone=False, use_speaker=False))  # type: ignore[arg-type]
    assert opened == []
    assert [part["kind"] for part in parts if part["event"] == "device"] == ["speaker"]


def test_a_talk_with_the_microphone_open_opens_it(opened: list[str]) -> None:
    parts, _ = run(Sound().run(FakeContext(), use_speaker=False))  # type: ignore[arg-type]
    assert opened == ["the microphone"]
    assert [part["error"]["code"] for part in parts if part["event"] == "device" and part["error"]] == [
        "device-refused"
    ]
