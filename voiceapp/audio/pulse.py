"""Names of microphones and loudspeakers as a PulseAudio or PipeWire server knows them (Linux).

PortAudio sees such a server as one ALSA device, "pulse", that leads to whatever ``PULSE_SOURCE`` and
``PULSE_SINK`` name when it is opened (libpulse's documented variables).
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from voiceapp.core.errors import VoiceAppError

PORTAUDIO_NAME = "pulse"
"""PortAudio's name of the ALSA device that leads to the server."""


_HEADPHONES = ("headphone", "headset", "earphone", "earbud", "airpods", "kopfhörer", "casque", "auricular")
_RETRY_S = 2.0
_LISTEN_S = 30.0


@dataclass(frozen=True, slots=True)
class PulseDevice:
    """A source or sink: ``id`` is the server's own name, ``name`` the one that desktops show."""

    id: str
    name: str
    kind: Literal["microphone", "speaker"]
    rate: int
    channels: int
    default: bool
    headphones: bool = False


def _client() -> Any:
    """A connection to the server, which is never started for it. Raises ServerMissing."""
    try:
        import pulsectl
    except (ImportError, OSError) as error:  # OSError: there is no libpulse
        raise ServerMissing from error

    class Client(pulsectl.Pulse):  # type: ignore[misc]
        """Copies sample rates while libpulse still holds them; the library keeps a dangling reference."""

        def _pulse_info_cb(self, kind: Any, found: list[Any], done: Any, *rest: Any) -> None:
            count = len(found)
            super()._pulse_info_cb(kind, found, done, *rest)
            spec = getattr(rest[1][0], "sample_spec", None) if len(found) > count else None
            if spec is not None:
                found[-1].rate = int(spec.rate)

    client = Client("voiceapp", connect=False)
    try:
        client.connect(autospawn=False)
    except pulsectl.PulseError as error:
        client.close()
        raise ServerMissing from error
    return client


class ServerMissing(Exception):
    """No sound server answers."""


def pulse_devices() -> list[PulseDevice] | None:
    """What the server has now, without the monitors of its sinks; None where no server answers."""
    if sys.platform != "linux":
        return None
    try:
        with _client() as pulse:
            server = pulse.server_info()
            sources = [source for source in pulse.source_list() if not source.monitor_of_sink_name]
            sinks = [sink for sink in pulse.sink_list() if sink.name != "auto_null"]
    except (ServerMissing, RuntimeError):  # pulsectl's errors are RuntimeErrors
        return None
    found = [_device(source, "microphone", server.default_source_name) for source in sources]
    return found + [_device(sink, "speaker", server.default_sink_name) for sink in sinks]


@dataclass(frozen=True, slots=True)
class Playing:
    """A program that lets loudspeakers play: ``sink`` is the server's name of them."""

    program: str
    sink: str


@dataclass(frozen=True, slots=True)
class ServerState:
    """What a recording follows: ``microphones``, the ``monitors`` of loudspeakers (what each plays, under its
    loudspeaker's name), and the programs that play something audible now."""

    microphones: tuple[PulseDevice, ...]
    monitors: tuple[PulseDevice, ...]
    playing: tuple[Playing, ...]


def server_state() -> ServerState | None:
    """What the server has and does now; None where no server answers."""
    if sys.platform != "linux":
        return None
    try:
        with _client() as pulse:
            server = pulse.server_info()
            sources = pulse.source_list()
            sinks = {sink.name: sink for sink in pulse.sink_list() if sink.name != "auto_null"}
            inputs = pulse.sink_input_list()
    except (ServerMissing, RuntimeError):  # pulsectl's errors are RuntimeErrors
        return None
    monitors = []
    for source in sources:
        sink = sinks.get(source.monitor_of_sink_name or "")
        if sink is not None:
            default = sink.name == server.default_sink_name
            name, rate = sink.description or sink.name, getattr(source, "rate", 48_000)
            monitors.append(PulseDevice(source.name, name, "microphone", rate, int(source.channel_count), default))
    audible = {sink.index: sink.name for sink in sinks.values() if not sink.mute and sink.volume.value_flat > 0}
    playing = [
        Playing(one.proplist.get("application.name", "") or one.name or "", audible[one.sink])
        for one in inputs
        if one.sink in audible and not one.corked and not one.mute and one.volume.value_flat > 0
    ]
    microphones = [
        _device(source, "microphone", server.default_source_name)
        for source in sources
        if not source.monitor_of_sink_name
    ]
    return ServerState(tuple(microphones), tuple(monitors), tuple(playing))


def set_volume(share: float) -> None:
    """Set how loud the default output of this computer is, 0..1, and switch it on. Raises VoiceAppError."""
    fixed = VoiceAppError(
        "volume-fixed",
        "The volume of this computer cannot be set from here.",
        "Use its own keys; that needs PulseAudio or PipeWire.",
    )
    if sys.platform != "linux":
        raise fixed
    try:
        with _client() as pulse:
            sink = pulse.sink_default_get()
            pulse.volume_set_all_chans(sink, share)
            pulse.mute(sink, False)
    except (ServerMissing, RuntimeError) as error:
        raise fixed from error


def _device(item: Any, kind: Literal["microphone", "speaker"], default: str) -> PulseDevice:
    rate = getattr(item, "rate", 48_000)
    name, port = item.description or item.name, item.port_active
    # The form factor is what the server knows of a device, the port what is plugged in (libpulse's proplist.h).
    words = (name, item.proplist.get("device.form_factor", ""), port.name if port else "")
    return PulseDevice(
        item.name,
        name,
        kind,
        rate,
        int(item.channel_count),
        item.name == default,
        kind == "speaker" and are_headphones(*words),
    )


def are_headphones(*names: str) -> bool:
    """Whether one of the names that systems give to outputs says that it is worn on the head."""
    return any(word in name.casefold() for name in names for word in _HEADPHONES)


class ServerWatch:
    """Calls ``changed`` on a thread of its own whenever a device comes or goes, or headphones are plugged in.

    It costs nothing in between.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sound-server-watch", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop calling."""
        self._over.set()

    def _run(self) -> None:
        while not self._over.is_set():
            try:
                with _client() as pulse:
                    self._listen(pulse)
            except (ServerMissing, RuntimeError):
                self._over.wait(_RETRY_S)  # the server is being started again

    def _listen(self, pulse: Any) -> None:
        import pulsectl

        news: list[Any] = []

        def note(event: Any) -> None:
            if event.t != "change" or event.facility == "sink":
                news.append(event.t)
                raise pulsectl.PulseLoopStop

        def plugged() -> list[tuple[str, str]]:
            return [(sink.name, sink.port_active.name if sink.port_active else "") for sink in pulse.sink_list()]

        pulse.event_mask_set("sink", "source")
        pulse.event_callback_set(note)
        before = plugged()
        while not self._over.is_set():
            pulse.event_listen(timeout=_LISTEN_S)
            if not news or self._over.is_set():
                continue
            after = plugged()
            if after != before or any(kind != "change" for kind in news):  # volumes and states change all the time
                self._changed()
            before = after
            news.clear()


def route(kind: str, device_id: str) -> None:
    """Lead what is opened next to a source or sink ("" leads to the server's default)."""
    variable = "PULSE_SOURCE" if kind == "microphone" else "PULSE_SINK"
    if device_id:
        os.environ[variable] = device_id
    else:
        os.environ.pop(variable, None)
