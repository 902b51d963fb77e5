"""The computer's volume, on a sound server that a fake stands in for."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from voiceapp.audio import pulse
from voiceapp.core.errors import VoiceAppError


class Server:
    """Keeps what is set on its default output."""

    def __init__(self) -> None:
        self.set: list[Any] = []

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self.set.append("closed")

    def sink_default_get(self) -> str:
        return "headset"

    def volume_set_all_chans(self, sink: str, share: float) -> None:
        self.set.append((sink, share))

    def mute(self, sink: str, muted: bool) -> None:
        self.set.append((sink, muted))


def test_the_default_output_gets_as_loud_and_is_switched_on(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server()
    monkeypatch.setattr(pulse, "_client", lambda: server)
    pulse.set_volume(0.4)
    assert server.set == [("headset", 0.4), ("headset", False), "closed"]


@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_where_no_server_answers_that_is_told(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    def missing() -> None:
        raise pulse.ServerMissing

    monkeypatch.setattr(pulse, "_client", missing)
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(VoiceAppError) as caught:
        pulse.set_volume(0.4)
    assert caught.value.code == "volume-fixed"
