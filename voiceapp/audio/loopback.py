"""What loudspeakers play, as something that can be recorded, and the source that records it in step with others."""

from __future__ import annotations

import re
from typing import Any

from voiceapp.audio.devices import (
    BLOCK_S,
    Device,
    DeviceSource,
    behind_server,
    from_portaudio,
    portaudio_devices,
    served_device,
    unique,
)
from voiceapp.audio.pulse import server_state
from voiceapp.core.protocols import SoundDevice

_LOOPBACK = re.compile(r"\[loopback\]|blackhole|soundflower", re.IGNORECASE)


def find_loopbacks() -> list[Device]:
    """What can be recorded of the sound that loudspeakers play, under their names, the default one first.

    PulseAudio and PipeWire have a monitor for each; elsewhere it is what PortAudio calls a loopback (WASAPI)
    or a virtual device that somebody installed (BlackHole on macOS).
    """
    listed, apis, default = portaudio_devices()
    behind = behind_server(listed, apis)
    state = server_state() if behind is not None else None
    if behind is not None and state is not None:
        found = [served_device(monitor, behind) for monitor in state.monitors]
    else:
        inputs = [one for one in from_portaudio(listed, apis, default) if one.info.kind == "microphone"]
        found = [device for device in inputs if _LOOPBACK.search(device.info.name)]
    return sorted(unique(found), key=lambda device: not device.info.default)


def find_input(name: str) -> Device | None:
    """An input that PortAudio knows by exactly this name, listed for users or not."""
    listed, _, _ = portaudio_devices()
    for index, entry in enumerate(listed):
        if entry["name"] == name and entry["max_input_channels"] > 0:
            rate = round(entry["default_samplerate"])
            return Device(SoundDevice(name, name, "microphone", rate, int(entry["max_input_channels"])), index)
    return None


class RecordedSource(DeviceSource):
    """A source at ``rate`` Hz whose moments agree with those of other ones to a few milliseconds."""

    def __init__(self, device: Device, rate: int) -> None:
        super().__init__(device, BLOCK_S, rate)

    def _captured_ago_s(self, count: int, stamps: Any) -> tuple[float, bool]:
        return count / self.rate, False
