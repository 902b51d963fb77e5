"""Microphones and loudspeakers: list them by the names that users know, open them at their own rate."""

from __future__ import annotations

import contextlib
import ctypes.util
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from voiceapp.audio.pulse import PORTAUDIO_NAME, PulseDevice, are_headphones, pulse_devices, route
from voiceapp.audio.resample import Resampler, mono
from voiceapp.audio.ring import SampleClock, SampleRing
from voiceapp.audio.streams import Captured, Fill
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Samples
from voiceapp.core.paths import own_library
from voiceapp.core.protocols import SoundDevice

Kind = Literal["microphone", "speaker"]

BLOCK_S = 0.02
SINK_BLOCK_S, SINK_LATENCY_S = 0.01, 0.03
"""The less sound a loudspeaker holds the sooner it speaks and falls silent; with less than this it tears when the
processor is busy."""

RING_S = 4.0
STALLED_S = 1.0
"""Seconds without a callback after which a device is taken for lost."""


@dataclass(frozen=True, slots=True)
class Device:
    """A device and the way to it: PortAudio's ``index`` and, behind a sound server, the server's ``pulse`` name.

    ``headphones``: a loudspeaker that only its wearer hears.
    """

    info: SoundDevice
    index: int
    pulse: str = ""
    headphones: bool = False


def portaudio() -> Any:
    """The sounddevice module. Raises VoiceAppError "portaudio-missing"."""
    try:
        with hidden_stderr(), _own_library_found():
            import sounddevice
    except OSError as error:
        step = "Run: sudo apt install libportaudio2" if sys.platform == "linux" else "Install the program again."
        raise VoiceAppError("portaudio-missing", "The sound library PortAudio is not installed.", step) from error
    return sounddevice


@contextlib.contextmanager
def _own_library_found() -> Iterator[None]:
    """sounddevice asks ctypes where PortAudio is, which knows the system's libraries only."""
    own, search = own_library("libportaudio.so.2"), ctypes.util.find_library
    if own is not None:
        ctypes.util.find_library = lambda name: str(own) if name == "portaudio" else search(name)
    try:
        yield
    finally:
        ctypes.util.find_library = search


@contextlib.contextmanager
def hidden_stderr() -> Iterator[None]:
    """Keep what C libraries (ALSA above all) print to standard error off the terminal."""
    try:
        sys.stderr.flush()
        saved = os.dup(2)
    except (OSError, AttributeError, ValueError):
        yield  # there is no standard error to hide
        return
    try:
        with open(os.devnull, "wb") as nothing:
            os.dup2(nothing.fileno(), 2)
        yield
    finally:
        os.dup2(saved, 2)
        os.close(saved)


def find_devices() -> list[Device]:
    """All devices, defaults first. PortAudio's part of it is as old as the process."""
    listed, apis, default = portaudio_devices()
    behind = behind_server(listed, apis)
    served = pulse_devices() if behind is not None else None
    if behind is not None and served is not None:
        found = [served_device(device, behind) for device in served]
    else:
        found = from_portaudio(listed, apis, default)
    return sorted(unique(found), key=lambda device: not device.info.default)


def portaudio_devices() -> tuple[list[Any], list[str], tuple[int, ...]]:
    """PortAudio's devices, the names of its host APIs, and the indexes of the default devices."""
    with hidden_stderr():
        sound = portaudio()
        apis = [str(api["name"]) for api in sound.query_hostapis()]
        return list(sound.query_devices()), apis, tuple(sound.default.device)


def behind_server(listed: list[Any], apis: list[str]) -> int | None:
    """PortAudio's index of the device behind which a sound server is."""
    return next(
        (i for i, d in enumerate(listed) if d["name"] == PORTAUDIO_NAME and apis[d["hostapi"]] == "ALSA"), None
    )


def served_device(device: PulseDevice, behind: int) -> Device:
    """A device of the sound server as one that PortAudio can open."""
    info = SoundDevice(device.name, device.name, device.kind, device.rate, device.channels, device.default)
    return Device(info, behind, device.id, device.headphones)


def from_portaudio(listed: list[Any], apis: list[str], default: tuple[int, ...]) -> list[Device]:
    """Microphones and loudspeakers where no sound server is in between."""
    found = []
    for index, entry in enumerate(listed):
        name = str(entry["name"])
        if apis[entry["hostapi"]] == "ALSA" and "(hw:" not in name and index not in default:
            continue  # ALSA's plugins: dmix, surround51, ...
        sides: tuple[tuple[Kind, str, int], ...] = (
            ("microphone", "max_input_channels", default[0]),
            ("speaker", "max_output_channels", default[1]),
        )
        for kind, key, chosen in sides:
            if entry[key] > 0:
                rate = round(entry["default_samplerate"])
                info = SoundDevice(name, name, kind, rate, int(entry[key]), index == chosen)
                found.append(Device(info, index, headphones=kind == "speaker" and are_headphones(name)))
    return found


def unique(devices: list[Device]) -> list[Device]:
    """Number devices of one name, so that each can be told from the others."""
    seen: dict[tuple[str, str], int] = {}
    result = []
    for device in devices:
        info = device.info
        count = seen[info.kind, info.name] = seen.get((info.kind, info.name), 0) + 1
        if count > 1:
            name = f"{info.name} ({count})"
            info = SoundDevice(name, name, info.kind, info.rate, info.channels, info.default)
        result.append(replace(device, info=info))
    return result


def check() -> tuple[list[SoundDevice], list[SoundDevice]]:
    """The microphones and the loudspeakers. Raises VoiceAppError "portaudio-missing"."""
    infos = [device.info for device in find_devices()]
    return [i for i in infos if i.kind == "microphone"], [i for i in infos if i.kind == "speaker"]


def pick(devices: list[Device], kind: Kind, wanted: str | None) -> Device:
    """The device of a name (whole, or a part that only one has), the default for None or "".

    Raises VoiceAppError "no-microphone", "no-speaker" or "device-unknown".
    """
    word = "microphone" if kind == "microphone" else "loudspeaker"
    there = [device for device in devices if device.info.kind == kind]
    if not there:
        raise VoiceAppError(
            f"no-{kind}",
            f"No {word} was found.",
            "Plug one in; until then you can type."
            if kind == "microphone"
            else "Plug one in; answers can be read.",
            retryable=True,
        )
    if not wanted:
        return next((device for device in there if device.info.default), there[0])
    name = wanted.casefold()
    for match in (
        [d for d in there if wanted in (d.info.id, d.pulse)],
        [d for d in there if d.info.name.casefold() == name],
        [d for d in there if name in d.info.name.casefold()],
    ):
        if len(match) == 1:
            return match[0]
    raise VoiceAppError(
        "device-unknown",
        f'There is no {word} called "{wanted}".',
        "There is: " + ", ".join(device.info.name for device in there) + ".",
    )


def _try_rates(
    device: Device, open_at: Callable[[int, int], Any], channels: tuple[int, ...]
) -> tuple[Any, int, int]:
    """Open a stream at the device's own rate or the next one that it takes: (stream, rate, channels)."""
    sound = portaudio()
    problem: BaseException | None = None
    for rate in dict.fromkeys((device.info.rate, 48_000, 44_100, 16_000)):
        for count in channels:
            route(device.info.kind, device.pulse)
            try:
                with hidden_stderr():
                    return open_at(rate, count), rate, count
            except (sound.PortAudioError, ValueError) as error:
                problem = error
    busy = "unavailable" in str(problem).lower() or "busy" in str(problem).lower()
    raise VoiceAppError(
        f"{device.info.kind}-refused",
        f"{device.info.name} could not be opened: "
        + ("another program uses it." if busy else "it refuses every sample rate."),
        "Close the other program and try again." if busy else "Choose another device.",
        retryable=busy,
    ) from problem


class _Watched:
    """What both directions share: the stream, and the time of its last callback."""

    def __init__(self, device: Device) -> None:
        self.device = device
        self.name = device.info.name
        self.rate = 0
        self.latency_s = 0.0
        self._stream: Any = None
        self._called_s = 0.0
        self._finished = False
        self._closing = False

    def _begin(self, stream: Any, latency: float) -> None:
        self._stream = stream
        self.latency_s = float(latency)
        self._start()

    def _start(self) -> None:
        self._called_s = time.monotonic()
        self._finished = False
        with hidden_stderr():
            self._stream.start()

    def _on_finished(self) -> None:
        self._finished = not self._closing

    def lost(self) -> bool:
        """True when the device ended its stream or gave no callback for a second."""
        return self._finished or time.monotonic() - self._called_s > STALLED_S

    def close(self) -> None:
        """Let go of the device."""
        self._closing = True
        if self._stream is not None:
            stream, self._stream = self._stream, None
            with contextlib.suppress(portaudio().PortAudioError), hidden_stderr():
                stream.abort(ignore_errors=True)
                stream.close(ignore_errors=True)


class DeviceSource(_Watched):
    """A microphone as an AudioSource: the callback fills a ring, :meth:`read` resamples to ``target`` Hz.

    ``wake_s`` is how much sound has to wait before the reader is woken (fewer wake-ups when idle).
    """

    lockstep = False

    def __init__(self, device: Device, wake_s: float = BLOCK_S, target: int = SPEECH_RATE) -> None:
        super().__init__(device)
        self.wake_s = wake_s
        self._target = target
        self._ready = threading.Event()
        self._late = 0
        self._given = 0
        stream, self.rate, self._channels = _try_rates(device, self._opened, (1, min(2, device.info.channels)))
        self._ring = SampleRing(round(RING_S * self.rate))
        self._clock = SampleClock(self.rate, BLOCK_S)
        self._resampler = Resampler(self.rate, target)
        try:
            self._begin(stream, stream.latency)
        except portaudio().PortAudioError as error:  # taken away between opening and starting
            self.close()
            raise VoiceAppError(
                "microphone-lost", f"{self.name} is gone.", "Plug it in again.", retryable=True
            ) from error

    def _opened(self, rate: int, channels: int) -> Any:
        return portaudio().InputStream(
            device=self.device.index,
            samplerate=rate,
            channels=channels,
            dtype="float32",
            blocksize=round(rate * BLOCK_S),
            latency="low",
            callback=self._callback,
            finished_callback=self._on_finished,
        )

    def _captured_ago_s(self, count: int, stamps: Any) -> tuple[float, bool]:
        """How long ago the first sample of a block was captured, and whether the driver told so."""
        ago = float(stamps.currentTime - stamps.inputBufferAdcTime)
        told = 0 < ago < 1  # some drivers stamp nothing
        return ago if told else max(self.latency_s, count / self.rate), told

    def _callback(self, block: Samples, count: int, stamps: Any, status: Any) -> None:
        now = self._called_s = time.monotonic()
        if status and status.input_overflow:
            self._late += 1
        ring = self._ring
        self._clock.mark(ring.written, now, *self._captured_ago_s(count, stamps))
        ring.write(block[:, 0] if self._channels == 1 else block.mean(axis=1))
        if ring.available >= self.wake_s * self.rate:
            self._ready.set()

    def _on_finished(self) -> None:
        super()._on_finished()
        self._ready.set()

    @property
    def overflows(self) -> int:
        """Blocks lost since it was opened, by the driver or because nobody read for seconds."""
        return self._late + self._ring.lost_blocks

    def read(self, timeout_s: float) -> Captured | None:
        """What was captured since the last call, None after ``timeout_s`` without any.

        Raises VoiceAppError "microphone-lost" once the device is gone.
        """
        self._ready.wait(timeout_s)
        self._ready.clear()
        block = self._ring.read()
        if not len(block):
            if self.lost():
                raise VoiceAppError("microphone-lost", f"{self.name} is gone.", "Plug it in again.", retryable=True)
            return None
        samples = self._resampler.push(block)
        start = self._clock.time_of(self._given * self.rate / self._target)
        self._given += len(samples)
        return Captured(samples, start)

    def hold(self, held: bool) -> None:
        """A microphone cannot stand still."""


class DeviceSink(_Watched):
    """A loudspeaker as an AudioSink: the callback asks ``fill`` for every block of 10 ms."""

    def __init__(self, device: Device, fill: Fill) -> None:
        super().__init__(device)
        self._fill = fill
        self._running = False
        stream, self.rate, self._channels = _try_rates(device, self._opened, (min(2, device.info.channels), 1))
        self._stream = stream
        self.latency_s = float(stream.latency)

    def _opened(self, rate: int, channels: int) -> Any:
        lowest = portaudio().query_devices(self.device.index)["default_low_output_latency"]
        return portaudio().OutputStream(
            device=self.device.index,
            samplerate=rate,
            channels=channels,
            dtype="float32",
            blocksize=round(rate * SINK_BLOCK_S),
            latency=max(lowest, SINK_LATENCY_S),
            callback=self._callback,
            finished_callback=self._on_finished,
        )

    def _callback(self, block: Samples, count: int, stamps: Any, status: Any) -> None:
        now = self._called_s = time.monotonic()
        ahead = stamps.outputBufferDacTime - stamps.currentTime
        if not 0 <= ahead < 1:  # the driver's time is wrong: what is written leaves after the latency
            ahead = self.latency_s
        sound = self._fill(count, now + ahead)
        if block.shape[1] == 1:
            sound = mono(sound)
        block[: len(sound)] = sound if sound.ndim == 2 else sound[:, np.newaxis]
        block[len(sound) :] = 0.0

    def start(self) -> None:
        """Let sound out; cheap, and nothing when it runs already. Raises VoiceAppError "speaker-lost"."""
        if self._running:
            return
        try:
            self._start()
        except portaudio().PortAudioError as error:
            self._finished = True
            raise VoiceAppError(
                "speaker-lost", f"{self.name} is gone.", "Plug it in again.", retryable=True
            ) from error
        self._running = True

    def rest(self) -> None:
        """Stop the callbacks until :meth:`start` (an idle loudspeaker costs processor time)."""
        if self._running and self._stream is not None:
            self._running = False
            self._closing = True
            with contextlib.suppress(portaudio().PortAudioError), hidden_stderr():
                self._stream.abort(ignore_errors=True)
            self._closing = False

    def lost(self) -> bool:
        """True when it should play and does not."""
        return (self._running or self._finished) and super().lost()
