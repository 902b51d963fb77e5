"""One channel of a recording: the device that it follows, how loud it is, and whether it is silent by mistake."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from voiceapp.audio.alignment import AlignedChannel
from voiceapp.audio.devices import Device, find_devices, pick
from voiceapp.audio.loopback import RecordedSource, find_input, find_loopbacks
from voiceapp.audio.pulse import ServerState
from voiceapp.audio.resample import decibels, rms
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Samples
from voiceapp.core.recording import SideName

Emit = Callable[[dict[str, Any]], None]

TRY_AGAIN_S = 2.0
SILENT_S = 6.0
"""So long a channel may be digital silence, though it should not be, before that is said."""

_NOTHING = 1.0 / 32768


class RecordingSide:
    """The microphone ("you") or what the loudspeakers play ("others"); used by the recording thread alone.

    ``wanted`` is a device's name or None for the default one, which is then followed when it changes. Once it has
    ``begun``, a wanted device that is gone is replaced by the default one until it is back. What is only looked at
    is not ``recorded``: the words say so.
    """

    def __init__(
        self, channel: SideName, wanted: str | None, rate: int, emit: Emit, *, recorded: bool = True
    ) -> None:
        self.channel, self.wanted, self._recorded = channel, wanted, recorded
        self.source: RecordedSource | None = None
        self.error: VoiceAppError | None = None
        self.begun = False
        self._last = ""
        self._rate, self._emit = rate, emit
        self._tried_s = 0.0
        self._missing = False
        self._silent_s = 0.0
        self._told_silent = False

    def open(self, why: str = "") -> None:
        """Open the device and tell it, or tell why there is none; ``why`` is what led to it."""
        self._tried_s = time.monotonic()
        try:
            device = self._choose()
            self.source = RecordedSource(device, self._rate)
        except VoiceAppError as caught:
            error = self.error = self._no_microphone() if caught.code == "no-microphone" else caught
            if why or not self._missing:
                told = VoiceAppError(error.code, f"{why} {error.message}".strip(), error.next_step, error.retryable)
                self._emit(self._device(None, "", told))
            self._missing = True
            return
        changed = self._missing or self.source.name != self._last  # a device that only stalled is no news
        news = changed and (self.begun or self._missing)
        taken = "recorded" if self._recorded else "heard"
        sentence = f"{why} Now {self.source.name} is {taken}.".strip() if news else ""
        self._missing, self.error = False, None
        self.begun, self._last = True, self.source.name
        self._emit(self._device(self.source.name, sentence, None))

    def _no_microphone(self) -> VoiceAppError:
        waits = self._recorded and (self.begun or not self.wanted)  # else nothing is begun, or it ends
        step = "Plug one in; it is recorded from then on." if waits else "Plug it in and try again."
        return VoiceAppError("no-microphone", "No microphone was found.", step, retryable=True)

    def _device(self, name: str | None, sentence: str, error: VoiceAppError | None) -> dict[str, Any]:
        told = error.as_dict() if error else None
        return {"event": "device", "channel": self.channel, "name": name, "sentence": sentence, "error": told}

    def _choose(self) -> Device:
        there = find_devices() if self.channel == "you" else find_loopbacks()
        if self.wanted:
            try:
                return self._named(self.wanted, there)
            except VoiceAppError:
                if not self.begun:
                    raise
        if self.channel == "others" and not there:
            raise _no_system_sound()
        return pick(there, "microphone", None)

    def _named(self, wanted: str, there: list[Device]) -> Device:
        if self.channel == "others":
            # Any source may be named: a virtual cable, a monitor by its own or its loudspeaker's name.
            there = there + [device for device in find_devices() if device.info.kind == "microphone"]
        named = (wanted, f"{wanted}.monitor")
        found = next((device for device in there if device.pulse in named), None) or find_input(wanted)
        try:
            return found or pick(there, "microphone", wanted)
        except VoiceAppError as error:
            if self.channel == "you" or error.code != "device-unknown":
                raise
            sentence = f'There are no loudspeakers called "{wanted}" whose sound could be recorded.'
            raise VoiceAppError(error.code, sentence, error.next_step) from error

    def hear(self, into: AlignedChannel, keep: bool) -> None:
        """Take over what was captured; a device that is gone is told and replaced."""
        if self.source is None:
            if time.monotonic() - self._tried_s >= TRY_AGAIN_S:
                self.open()
            return
        try:
            captured = self.source.read(0.0)
        except VoiceAppError as error:
            self._lose(into, error.message)
            return
        if captured is not None and keep:
            into.push(captured.samples, captured.start_s)

    def follow(self, state: ServerState, into: AlignedChannel) -> None:
        """The server leads a stream whose device is gone to another one and tells nobody; defaults change too."""
        source = self.source
        if source is None or not source.device.pulse:
            return
        there = (*state.microphones, *state.monitors)
        if all(device.id != source.device.pulse for device in there):
            self._lose(into, f"{source.name} is gone.")
            return
        own = state.microphones if self.channel == "you" else state.monitors
        names = (self.wanted, f"{self.wanted}.monitor")
        wanted = next(
            (one for one in there if self.wanted in (one.id, one.name) or one.id in names)
            if self.wanted
            else (one for one in own if one.default),
            None,
        )
        if wanted is not None and wanted.id != source.device.pulse:
            source.close()
            self.source = None
            into.end()
            self.open(f"{wanted.name} is there." if not self.wanted else f"{wanted.name} is back.")

    def _lose(self, into: AlignedChannel, why: str) -> None:
        assert self.source is not None
        self.source.close()
        self.source = None
        into.end()
        self.open(why)

    def level(self, samples: Samples, expected: str) -> float:
        """How loud a block is in dB. ``expected``: what should be heard ("": silence is no mistake)."""
        loudest = float(np.abs(samples).max(initial=0.0))
        if loudest > _NOTHING or not expected or self.source is None:
            self._silent_s = 0.0
            if self._told_silent and loudest > _NOTHING:
                self._told_silent = False
                self._emit({"event": "silent", "channel": self.channel, "sentence": ""})
        else:
            self._silent_s += len(samples) / self._rate
            if self._silent_s >= SILENT_S and not self._told_silent:
                self._told_silent = True
                self._emit({"event": "silent", "channel": self.channel, "sentence": expected})
        return decibels(rms(samples))

    def close(self) -> None:
        """Let go of the device."""
        if self.source is not None:
            self.source.close()


def _no_system_sound() -> VoiceAppError:
    """Why what the loudspeakers play cannot be recorded here, and what can be done."""
    if sys.platform == "darwin":
        step = (
            "Install a virtual sound device such as BlackHole, let the meeting play into it, allow this program "
            "under Privacy & Security, and record again."
        )
    elif sys.platform == "win32":
        step = "Switch on Stereo Mix in the sound settings, or name a device that carries the sound by --system."
    else:
        step = "It needs PulseAudio or PipeWire and a loudspeaker; only the microphone is recorded."
    return VoiceAppError("no-system-sound", "What the loudspeakers play cannot be recorded here.", step)
