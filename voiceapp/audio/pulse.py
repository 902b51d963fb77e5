"""Names of microphones and loudspeakers as a PulseAudio or PipeWire server knows them (Linux).

PortAudio sees such a server as one ALSA device, "pulse", that leads to whatever ``PULSE_SOURCE`` and
``PULSE_SINK`` name when it is opened (libpulse's documented variables).
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import Any, Literal

PORTAUDIO_NAME = "pulse"
"""PortAudio's name of the ALSA device that leads to the server."""


@dataclass(frozen=True, slots=True)
class PulseDevice:
    """A source or sink: ``id`` is the server's own name, ``name`` the one that desktops show."""

    id: str
    name: str
    kind: Literal["microphone", "speaker"]
    rate: int
    channels: int
    default: bool


def pulse_devices() -> list[PulseDevice] | None:
    """What the server has now, without the monitors of its sinks; None where no server answers."""
    if sys.platform != "linux":
        return None
    try:
        import pulsectl
    except (ImportError, OSError):
        return None
    try:
        with pulsectl.Pulse("voiceapp") as pulse:
            server = pulse.server_info()
            sources = [source for source in pulse.source_list() if not source.monitor_of_sink_name]
            sinks = [sink for sink in pulse.sink_list() if sink.name != "auto_null"]
    except pulsectl.PulseError:
        return None
    found = [_device(source, "microphone", server.default_source_name) for source in sources]
    return found + [_device(sink, "speaker", server.default_sink_name) for sink in sinks]


def _device(item: Any, kind: Literal["microphone", "speaker"], default: str) -> PulseDevice:
    spec = item.sample_spec
    return PulseDevice(
        item.name, item.description or item.name, kind, int(spec.rate), int(spec.channels), item.name == default
    )


def route(kind: str, device_id: str) -> None:
    """Lead what is opened next to a source or sink ("" leads to the server's default)."""
    variable = "PULSE_SOURCE" if kind == "microphone" else "PULSE_SINK"
    if device_id:
        os.environ[variable] = device_id
    else:
        os.environ.pop(variable, None)
