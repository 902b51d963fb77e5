"""The sound process: microphone with speech detector, loudspeaker with clock. The only engine on PortAudio.

One long call, :meth:`Sound.run`, takes commands and speech as its inputs and tells events as its parts (dicts
with "do" and "event"; :mod:`voiceapp.workers.sound` is the other side). Threads: one reads the microphone,
one takes commands, the call's own tells events and the playback clock; PortAudio's two only copy samples.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from voiceapp.audio.devices import BLOCK_S, Device, DeviceSink, DeviceSource, Kind, find_devices, pick
from voiceapp.audio.pulse import ServerWatch
from voiceapp.audio.streams import AudioSink, AudioSource, FileSource, PacedSink
from voiceapp.audio.writer import SoundWriter
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines.sound_capture import Capture, Ended
from voiceapp.engines.sound_playback import InstantPlayback, Playback
from voiceapp.engines.vad import SpeechDetector
from voiceapp.engines.vad_silero import SileroVad

IDLE_WAKE_S = 0.06
"""In silence the microphone's reader is woken only so often: most of the cost of idling is waking up."""

SPEAKER_REST_S = 3.0
LOOK_AGAIN_S = 1.0
NULL_RATE = 48_000


class Sound:
    """The engine ``sound``."""

    concurrent = True

    def __init__(self) -> None:
        self._session: _Session | None = None

    def load(self, ctx: CallContext, **_: Any) -> Capabilities:
        """Nothing is loaded before it is needed: a talk between files works without PortAudio."""
        return Capabilities(streaming=True, sample_rate=16_000)

    def devices(self, ctx: CallContext) -> list[dict[str, Any]]:
        """The devices as SoundDevice dicts. Raises VoiceAppError "portaudio-missing"."""
        return [asdict(device.info) for device in find_devices()]

    def run(
        self,
        ctx: CallContext,
        microphone: str | None = None,
        speaker: str | None = None,
        input_file: str | None = None,
        output_file: str | None = None,
        realtime: bool = True,
        headphones: bool = False,
        use_speaker: bool = True,
        sensitivity: str = "normal",
        use_microphone: bool = True,
        lost: str = "",
    ) -> Iterator[dict[str, Any]]:
        """Serve one opening of the sound devices (arguments: SoundOptions) until the inputs end.

        ``lost`` names the microphone whose loss made this process start. Raises VoiceAppError where a file
        that stands in for a device cannot be opened.
        """
        session = self._session = _Session()
        try:
            session.open_speaker(speaker, output_file, realtime, use_speaker)
            session.open_microphone(microphone if use_microphone else None, input_file, realtime, sensitivity, lost)
            session.serve(ctx)
            while (event := session.next_event()) is not None:
                yield event
        finally:
            session.close()
        yield from session.left_over()

    def close(self) -> None:
        """Finish a file that is being written, before the process ends."""
        if self._session is not None:
            self._session.closed.wait(2.0)


class _Session:
    """What is open between the start and the end of one ``run``."""

    def __init__(self) -> None:
        self.closed = threading.Event()
        self._out: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._quit = threading.Event()
        self._commands: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._capture: Capture | None = None
        self._source: AudioSource | None = None
        self._threads: list[threading.Thread] = []
        self._wanted: str | None = None
        self._silero: SileroVad | None = None
        self._playback: Playback | InstantPlayback | None = None
        self._sink: AudioSink | None = None
        self._writer: SoundWriter | None = None
        self._speaker: str | None = None
        self._busy_at = 0.0
        self._preferred = ""
        self._microphones_changed = threading.Event()
        self._speakers_changed = threading.Event()
        self._watch: ServerWatch | None = None

    # --------------------------------------------------------------------------------- events

    def _emit(self, event: dict[str, Any]) -> None:
        self._out.put(event)

    def _device(
        self, kind: Kind, name: str | None, sentence: str = "", rate: int = 0, error: VoiceAppError | None = None
    ) -> None:
        told = error.as_dict() if error is not None else None
        self._emit(
            {"event": "device", "kind": kind, "name": name, "sentence": sentence, "rate": rate, "error": told}
        )

    def next_event(self) -> dict[str, Any] | None:
        """The next event to tell, None when it is over. Waits, serving the playback clock."""
        while True:
            wait = self._serve_playback()
            try:
                event = self._out.get(timeout=wait)
            except queue.Empty:
                continue
            if event["event"] == "quit":
                return None
            if event["event"] == "started" and isinstance(self._sink, DeviceSink):
                self._wake_speaker()  # an answer will follow: be ready to play it
            if event["event"] == "silent":
                event = self._silent_event()
            if event["event"] != "wake":
                return event

    def left_over(self) -> Iterator[dict[str, Any]]:
        """What was told while closing."""
        while not self._out.empty():
            event = self._out.get()
            if event["event"] in ("device", "heard", "stopped"):
                yield event

    def _silent_event(self) -> dict[str, Any]:
        assert self._source is not None
        sentence = (
            f"{self._source.name} is open but gives no sound at all: it may be muted in the system's settings."
        )
        return {
            "event": "device",
            "kind": "microphone",
            "name": self._source.name,
            "sentence": sentence,
            "rate": self._source.rate,
            "error": None,
        }

    # -------------------------------------------------------------------------------- speaker

    def open_speaker(self, name: str | None, file: str | None, realtime: bool, used: bool) -> None:
        """Open the loudspeaker or what stands in for it; none at all is told and played into the void."""
        if file is not None:
            self._writer = SoundWriter(file)
            self._speaker = Path(file).name
        if file is not None or not used:
            if not realtime:
                self._playback = InstantPlayback(self._emit, self._writer)
            self._device("speaker", self._speaker)
            return
        self._playback = Playback(NULL_RATE, self._emit)
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
        self._wanted_speaker = name
        device = pick(find_devices(), "speaker", name)
        sink = DeviceSink(device, self._playback.fill)
        self._playback.retune(sink.rate)
        self._sink = sink
        self._device("speaker", sink.name, sentence.format(sink.name), sink.rate)

    def _no_speaker(self, error: VoiceAppError) -> None:
        """Go on without: the clock runs and the words are shown as if they were heard."""
        assert isinstance(self._playback, Playback)
        self._device("speaker", None, error.message, error=error)
        self._sink = PacedSink(self._playback.fill, self._playback.rate, "")

    def _wake_speaker(self) -> None:
        self._busy_at = time.monotonic()
        if self._sink is not None:
            try:
                self._sink.start()
            except VoiceAppError:
                pass  # found lost by the next look at it

    def _serve_playback(self) -> float | None:
        """Tell what is due and rest or replace the loudspeaker; seconds until the next look, None: no need."""
        if self._playback is None:
            return None
        wait = self._playback.tick()
        sink = self._sink
        if sink is None:
            return wait
        if sink.lost() or (self._speakers_changed.is_set() and self._speaker_gone(sink)):
            self._replace_sink(sink)
        now = time.monotonic()
        if self._playback.busy:
            self._busy_at = now
            return wait
        if not self._busy_at:
            return None
        left = self._busy_at + SPEAKER_REST_S - now
        if left > 0 or (self._capture is not None and self._capture.hearing):
            return max(left, 0.5)
        sink.rest()
        self._busy_at = 0.0
        return None

    def _speaker_gone(self, sink: AudioSink) -> bool:
        self._speakers_changed.clear()
        if not isinstance(sink, DeviceSink) or not sink.device.pulse:
            return False
        return all(device.pulse != sink.device.pulse for device in find_devices())

    def _replace_sink(self, sink: AudioSink) -> None:
        sink.close()
        if not isinstance(self._playback, Playback) or not isinstance(sink, DeviceSink):
            return
        try:
            self._open_sink(None, f"{sink.name} was unplugged. You now hear me through {{}}.")
        except VoiceAppError as error:
            self._no_speaker(error)
        self._wake_speaker()

    def _play(self, turn: int, audio: Audio) -> None:
        if self._playback is None:  # a file in real time takes the rate of what is spoken first
            self._playback = Playback(audio.rate, self._emit)
            self._sink = PacedSink(self._playback.fill, audio.rate, self._speaker or "", self._writer)
        try:
            self._playback.add(turn, audio)
        except VoiceAppError as error:
            self._device("speaker", None, error.message, error=error)
            self._playback = InstantPlayback(self._emit, None)
            self._writer = None
            self._playback.add(turn, audio)
        self._wake_speaker()
        self._emit({"event": "wake"})

    # ----------------------------------------------------------------------------- microphone

    def open_microphone(
        self, name: str | None, file: str | None, realtime: bool, sensitivity: str, lost: str
    ) -> None:
        """Open the microphone or the file that stands in for it. Only a file's failure is raised."""
        self._wanted = name
        if file is not None:
            self._source = FileSource(file, realtime)
            self._device("microphone", self._source.name, rate=self._source.rate)
        else:
            self._find_microphone(f"{lost} was unplugged." if lost else "")
            self._watch = ServerWatch(self._server_changed) if sys.platform == "linux" else None
        detector = SpeechDetector(sensitivity, lambda: self._silero)
        if file is not None:
            self._load_silero()
        self._detector = detector

    def _load_silero(self) -> None:
        try:
            self._silero = SileroVad()
        except (VoiceAppError, ImportError):
            self._silero = None  # webrtcvad alone decides

    def _find_microphone(self, lost: str, back: str = "") -> bool:
        """Open the wanted microphone, else the default one, and tell; False when there is none."""
        try:
            devices = find_devices()
            device, sentence = self._choose(devices, lost)
            source = DeviceSource(device)
        except VoiceAppError as error:
            if not lost or error.code != "no-microphone":
                self._device("microphone", None, f"{lost} {error.message}".strip(), error=error)
            else:
                self._device("microphone", None, lost, error=error)
            return False
        if back or (not self._preferred and not sentence):
            self._preferred = source.device.pulse
        self._source = source
        self._device("microphone", source.name, back or sentence, source.rate)
        return True

    def _choose(self, devices: list[Device], lost: str) -> tuple[Device, str]:
        if any(device.pulse and device.pulse == self._preferred for device in devices):
            return pick(devices, "microphone", self._preferred), ""
        try:
            device = pick(devices, "microphone", self._wanted)
            sentence = f"{lost} You are now heard through {device.info.name}." if lost else ""
        except VoiceAppError as error:
            if error.code != "device-unknown":
                raise
            device = pick(devices, "microphone", None)
            sentence = f"{lost or error.message} You are now heard through {device.info.name}."
        return device, sentence

    def _hear(self) -> None:
        """The microphone's thread."""
        if self._silero is None:
            self._load_silero()
        while not self._quit.is_set():
            if self._source is None and not self._wait_for_microphone():
                return
            assert self._source is not None
            if self._capture is None:
                self._capture = Capture(self._source, self._detector, self._emit, self._commands)
            elif self._capture.source is not self._source:
                self._capture.replace(self._source)
            try:
                if self._microphones_changed.is_set():
                    self._look_at_microphones(self._source)
                if self._source is not self._capture.source:
                    continue
                if not self._capture.step():
                    return
            except Ended:
                self._emit({"event": "ended", "at_s": time.monotonic()})
                return
            except VoiceAppError as error:
                self._lose_microphone(error)
            if isinstance(self._source, DeviceSource):
                busy = self._capture.hearing or self._capture.metering
                self._source.wake_s = BLOCK_S if busy else IDLE_WAKE_S

    def _server_changed(self) -> None:
        """A device of the sound server came or went."""
        self._microphones_changed.set()
        self._speakers_changed.set()
        self._emit({"event": "wake"})

    def _look_at_microphones(self, source: AudioSource) -> None:
        """The server leads a stream whose microphone is gone to another one and tells nobody: so look."""
        self._microphones_changed.clear()
        if not isinstance(source, DeviceSource) or not source.device.pulse:
            return
        there = [device for device in find_devices() if device.info.kind == "microphone"]
        if all(device.pulse != source.device.pulse for device in there):
            self._preferred = self._preferred or source.device.pulse
            raise VoiceAppError("microphone-lost", f"{source.name} is gone.", "Plug it in again.", retryable=True)
        if self._preferred and source.device.pulse != self._preferred:
            back = next((device for device in there if device.pulse == self._preferred), None)
            if back is not None:
                source.close()
                self._source = None
                self._find_microphone("", f"{back.info.name} is back. You are heard through it again.")

    def _lose_microphone(self, error: VoiceAppError) -> None:
        source, self._source = self._source, None
        assert source is not None
        source.close()
        if isinstance(source, DeviceSource) and source.device.pulse:
            self._find_microphone(f"{source.name} was unplugged.")
        elif isinstance(source, DeviceSource):
            # PortAudio's list is as old as the process: only a new one sees what is plugged in now.
            self._emit({"event": "restart", "lost": source.name})
        else:
            self._device("microphone", None, error.message, error=error)

    def _wait_for_microphone(self) -> bool:
        """Look for a microphone now and then; True once one is open, False when it is over."""
        before = _kernel_devices()
        while not self._quit.is_set():
            if self._microphones_changed.wait(LOOK_AGAIN_S):
                self._microphones_changed.clear()
                if self._has_microphone() and self._find_microphone(""):
                    return True
            elif _kernel_devices() != before:
                before = _kernel_devices()
                self._emit({"event": "restart", "lost": ""})
        return False

    @staticmethod
    def _has_microphone() -> bool:
        try:
            return any(device.info.kind == "microphone" for device in find_devices())
        except VoiceAppError:
            return False

    # ------------------------------------------------------------------------------- commands

    def serve(self, ctx: CallContext) -> None:
        """Begin to hear and to obey; what was opened has been told by now."""
        self._emit({"event": "ready"})
        for name, target in (("hear", self._hear), ("obey", lambda: self._obey(ctx))):
            thread = threading.Thread(target=target, name=f"sound-{name}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def _obey(self, ctx: CallContext) -> None:
        """The commands' thread."""
        for command in ctx.inputs():
            match command["do"]:
                case "play":
                    self._play(int(command["turn"]), command["audio"])
                case "end":
                    self._end(int(command["turn"]))
                case "stop":
                    self._stop(int(command["id"]))
                case _:
                    self._commands.put(command)
        self._quit.set()
        self._commands.put({"do": "quit"})
        self._emit({"event": "quit"})

    def _end(self, turn: int) -> None:
        if self._playback is None:
            self._playback = InstantPlayback(self._emit, self._writer)
        try:
            self._playback.end(turn)
        except VoiceAppError as error:
            self._device("speaker", None, error.message, error=error)
        self._emit({"event": "wake"})

    def _stop(self, number: int) -> None:
        stopped = self._playback.stop() if self._playback is not None else None
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
        """Let go of everything; a file that was written gets its name."""
        self._quit.set()
        if self._watch is not None:
            self._watch.close()
        self._commands.put({"do": "quit"})
        for thread in self._threads:
            if thread.name == "sound-hear":
                thread.join(2.0)
        if self._source is not None:
            self._source.close()
        if self._playback is not None:
            self._playback.stop()
        try:
            if self._sink is not None:
                self._sink.close()
            elif self._writer is not None:
                self._writer.close()
        except VoiceAppError as error:
            self._device("speaker", None, error.message, error=error)
        self.closed.set()


def _kernel_devices() -> list[str]:
    """What changes when a sound device is plugged in where no server tells (Linux)."""
    try:
        return sorted(os.listdir("/dev/snd"))
    except OSError:
        return []
