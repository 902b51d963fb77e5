"""The loudspeaker of the sound process: opened, rested when idle, replaced when it goes, or a file in its place."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from voiceapp.audio.devices import Device, DeviceSink, find_devices, pick
from voiceapp.audio.far_end import FarEnd
from voiceapp.audio.streams import AudioSink, PacedSink
from voiceapp.audio.writer import SoundWriter
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.engines.sound_instant import InstantPlayback
from voiceapp.engines.sound_playback import Playback

SPEAKER_REST_S = 3.0
NULL_RATE = 48_000

Emit = Callable[[dict[str, Any]], None]


def device_event(
    kind: str, name: str | None, sentence: str = "", rate: int = 0, error: VoiceAppError | None = None
) -> dict[str, Any]:
    """The event that tells a DeviceState."""
    told = error.as_dict() if error is not None else None
    return {"event": "device", "kind": kind, "name": name, "sentence": sentence, "rate": rate, "error": told}


class Speaker:
    """Plays turns and tells what is heard. Commands come from one thread, :meth:`serve` from another."""

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self.far = FarEnd()
        """What is heard in the room."""
        self.changed = threading.Event()
        """Set when a device of the sound server came or went."""
        self._playback: Playback | InstantPlayback | None = None
        self._sink: AudioSink | None = None
        self._writer: SoundWriter | None = None
        self._name: str | None = None
        self._preferred = ""  # the server's name of the one that was opened first, or found again
        self._searches = False
        self._busy_at = 0.0

    @property
    def in_the_room(self) -> bool:
        """True when a device plays, not a file and not nothing."""
        return isinstance(self._sink, DeviceSink)

    @property
    def headphones(self) -> bool:
        """True when it is known to be headphones: nothing of it reaches the microphone."""
        return isinstance(self._sink, DeviceSink) and self._sink.device.headphones

    def _device(
        self, name: str | None, sentence: str = "", rate: int = 0, error: VoiceAppError | None = None
    ) -> None:
        self._emit(device_event("speaker", name, sentence, rate, error))

    def open(self, name: str | None, file: str | None, realtime: bool, used: bool, stereo: bool = False) -> None:
        """Open the loudspeaker or what stands in for it; none at all is told and played into the void.

        A file is mono.
        """
        if file is not None:
            self._writer = SoundWriter(file)
            self._name = Path(file).name
        if file is not None or not used:
            if not realtime:
                self._playback = InstantPlayback(self._emit, self._writer)
            self._device(self._name)
            return
        self._playback = Playback(NULL_RATE, self._emit, far=self.far, channels=2 if stereo else 1)
        try:
            self._open_sink(name)
        except VoiceAppError as error:
            if error.code != "device-unknown":
                self._no_speaker(error)
                return
            try:
                self._open_sink(None, f"{error.message} You hear me through {{}}.")
            except VoiceAppError as problem:
                self._no_speaker(problem)

    def _open_sink(self, name: str | None, sentence: str = "") -> None:
        assert isinstance(self._playback, Playback)
        device = pick(find_devices(), "speaker", name)
        sink = DeviceSink(device, self._playback.fill)
        self._playback.retune(sink.rate)
        self._sink = sink
        self._searches = False
        self._preferred = self._preferred or device.pulse
        self._device(sink.name, sentence.format(sink.name), sink.rate)

    def _no_speaker(self, error: VoiceAppError) -> None:
        """Go on without: the clock runs and the words are shown as if they were heard."""
        assert isinstance(self._playback, Playback)
        self._device(None, error.message, error=error)
        self._sink = PacedSink(self._playback.fill, self._playback.rate, "")
        self._searches = True

    def wake(self) -> None:
        """Be ready to play: an answer will follow soon."""
        self._busy_at = time.monotonic()
        if self._sink is not None:
            try:
                self._sink.start()
            except VoiceAppError:
                pass  # found lost by the next look at it

    def serve(self, hearing: bool) -> float | None:
        """Tell what is due and rest or replace the loudspeaker; seconds until the next look, None: no need."""
        if self._playback is None:
            return None
        wait = self._playback.tick()
        sink = self._sink
        if sink is None:
            return wait
        if sink.lost():
            self._replace(sink, None, f"{sink.name} was unplugged. You now hear me through {{}}.")
        elif self.changed.is_set():
            self._look_around(sink)
        now = time.monotonic()
        if self._playback.busy:
            self._busy_at = now
            return wait
        if not self._busy_at:
            return None
        left = self._busy_at + SPEAKER_REST_S - now
        if left > 0 or hearing:
            return max(left, 0.5)
        sink.rest()
        self._busy_at = 0.0
        return None

    def _look_around(self, sink: AudioSink) -> None:
        """A loudspeaker came or went: take another one, or the one that is back; headphones are told."""
        self.changed.clear()
        there = _loudspeakers()
        if self._searches and there:
            self._replace(sink, None, "You now hear me through {}.")
        if not isinstance(sink, DeviceSink) or not sink.device.pulse:
            return
        now = next((device for device in there if device.pulse == sink.device.pulse), None)
        if now is None:
            self._replace(sink, None, f"{sink.name} was unplugged. You now hear me through {{}}.")
        elif now.pulse != self._preferred and any(device.pulse == self._preferred for device in there):
            self._replace(sink, self._preferred, "{} is back. You hear me through it again.")
        elif now.headphones != sink.device.headphones:
            sink.device = now
            self._emit({"event": "output"})

    def _replace(self, sink: AudioSink, name: str | None, sentence: str) -> None:
        """Go on with another loudspeaker; what is queued is played there."""
        sink.close()
        if not isinstance(self._playback, Playback) or not (self._searches or isinstance(sink, DeviceSink)):
            return
        try:
            self._open_sink(name, sentence)
        except VoiceAppError as error:
            self._no_speaker(error)
        self.wake()

    def play(self, turn: int, audio: Audio) -> None:
        """Queue speech."""
        if self._playback is None:  # a file in real time takes the rate of what is spoken first
            self._playback = Playback(audio.rate, self._emit)
            self._sink = PacedSink(self._playback.fill, audio.rate, self._name or "", self._writer)
        try:
            self._playback.add(turn, audio)
        except VoiceAppError as error:
            self._device(None, error.message, error=error)
            self._playback = InstantPlayback(self._emit, None)
            self._writer = None
            self._playback.add(turn, audio)
        self.wake()
        self._emit({"event": "wake"})

    def duck(self, on: bool) -> None:
        """Play softer, or as loud as before."""
        if isinstance(self._playback, Playback):
            self._playback.duck(on)

    def end(self, turn: int) -> None:
        """No more speech comes for the turn."""
        if self._playback is None:
            self._playback = InstantPlayback(self._emit, self._writer)
        try:
            self._playback.end(turn)
        except VoiceAppError as error:
            self._device(None, error.message, error=error)
        self._emit({"event": "wake"})

    def stop(self, number: int) -> None:
        """Fade out, drop what is queued and answer the command of that number."""
        self._tell_stopped(number, self._playback.stop() if self._playback is not None else None)

    def pause(self, number: int) -> None:
        """Fade out, keep what is queued and answer the command of that number."""
        self._tell_stopped(number, self._playback.pause() if self._playback is not None else None)

    def resume(self, from_s: float) -> None:
        """Go on from that second of the turn's speech."""
        if self._playback is not None:
            self._playback.resume(from_s)
            self.wake()
            self._emit({"event": "wake"})

    def _tell_stopped(self, number: int, stopped: tuple[int, float, float] | None) -> None:
        turn, heard_s, at_s = stopped or (0, 0.0, 0.0)
        self._emit(
            {
                "event": "stopped",
                "id": number,
                "any": stopped is not None,
                "turn": turn,
                "heard_s": heard_s,
                "at_s": at_s,
            }
        )

    def close(self) -> None:
        """Let go of the device; a file that was written gets its name."""
        if self._playback is not None:
            self._playback.stop()
        try:
            if self._sink is not None:
                self._sink.close()
            elif self._writer is not None:
                self._writer.close()
        except VoiceAppError as error:
            self._device(None, error.message, error=error)


def _loudspeakers() -> list[Device]:
    try:
        return [device for device in find_devices() if device.info.kind == "speaker"]
    except VoiceAppError:
        return []  # the sound server itself is gone
