"""Whether an output is worn on the head, by what systems call it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from voiceapp.audio import devices
from voiceapp.audio import pulse as module
from voiceapp.audio.devices import find_devices
from voiceapp.audio.pulse import are_headphones


@pytest.mark.parametrize(
    "name", ["Headphones", "WH-1000XM4 Headset", "analog-output-headphones", "USB earphones", "Kopfhörer"]
)
def test_names_of_headphones(name: str) -> None:
    assert are_headphones("Built-in Audio", name)


@pytest.mark.parametrize("name", ["Speakers", "analog-output-speaker", "HDMI 2", "Monitor", "Headroom DAC", ""])
def test_names_of_other_outputs(name: str) -> None:
    assert not are_headphones(name)


class Server:
    """A sound server with one sink and one source, as pulsectl shows them."""

    def __init__(self, description: str, port: str, form_factor: str) -> None:
        active = SimpleNamespace(name=port) if port else None
        known = {"device.form_factor": form_factor} if form_factor else {}
        common = {"description": description, "channel_count": 2, "port_active": active, "proplist": known}
        self.sink = SimpleNamespace(name="out", **common)
        self.source = SimpleNamespace(name="in", monitor_of_sink_name="", **common)

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None: ...

    def server_info(self) -> Any:
        return SimpleNamespace(default_source_name="in", default_sink_name="out")

    def source_list(self) -> list[Any]:
        return [self.source]

    def sink_list(self) -> list[Any]:
        return [self.sink]


class PortAudio:
    default = SimpleNamespace(device=(0, 0))

    @staticmethod
    def query_devices() -> list[dict[str, Any]]:
        return [
            {
                "name": "pulse",
                "hostapi": 0,
                "max_input_channels": 32,
                "max_output_channels": 32,
                "default_samplerate": 48_000.0,
            }
        ]

    @staticmethod
    def query_hostapis() -> list[dict[str, Any]]:
        return [{"name": "ALSA"}]


@pytest.mark.parametrize(
    ("description", "port", "form_factor", "worn"),
    [
        ("Built-in Audio", "analog-output-speaker", "internal", False),
        ("Built-in Audio", "analog-output-headphones", "internal", True),
        ("My buds", "", "headphone", True),
        ("My buds", "headset-output", "", True),
        ("Hands-free car", "", "car", False),
    ],
)
def test_the_server_tells_what_is_plugged_in(
    monkeypatch: pytest.MonkeyPatch, description: str, port: str, form_factor: str, worn: bool
) -> None:
    monkeypatch.setattr(module, "_client", lambda: Server(description, port, form_factor))
    monkeypatch.setattr(devices, "portaudio", PortAudio)
    found = {device.info.kind: device.headphones for device in find_devices()}
    assert found == {"speaker": worn, "microphone": False}
