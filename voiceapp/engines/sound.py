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
from typing import Any

from voiceapp.audio.devices import BLOCK_S, Device, DeviceSource, Kind, find_devices, pick
from voiceapp.audio.pulse import ServerWatch
from voiceapp.audio.streams import AudioSource, FileSource, MutedSource
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines.sound_capture import Capture, Ended
from voiceapp.engines.sound_echo import EchoSwitch
from voiceapp.engines.sound_near_end import NearEnd
from voiceapp.engines.sound_speaker import Speaker, device_event
from voiceapp.engines.vad import SpeechDetector
from voiceapp.engines.vad_silero import SileroVad

IDLE_WAKE_S = 0.06
"""In silence the microphone's reader is woken only so often: most of the cost of idling is waking up."""

LOOK_AGAIN_S = 1.0


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
        echo: str = "auto",
        noise_suppression: bool = False,
        stereo: bool = False,
        lost: str = "",
        muted: bool = False,
        epoch: int = 0,
    ) -> Iterator[dict[str, Any]]:
        """Serve one opening of the sound devices (arguments: SoundOptions) until the inputs end.

        ``lost`` names the microphone whose loss made this process start; ``muted`` begins without opening it,
        ``epoch`` is the first one's number.
        Raises VoiceAppError where a file that stands in for a device cannot be opened.
        """
        session = self._session = _Session(epoch)
        try:
            session.speaker.open(speaker, output_file, realtime, use_speaker, stereo)
            if input_file is None:
                session.watch_devices()
            if use_microphone or input_file is not None:
                session.open_microphone(microphone, input_file, realtime, sensitivity, lost, muted)
                session.clean(echo, headphones, noise_suppression)
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

    def __init__(self, epoch: int) -> None:
        self._epoch = epoch
        self.closed = threading.Event()
        self._out: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self.speaker = Speaker(self._out.put)
        self._quit = threading.Event()
        self._commands: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._hears = False
        self._echo: EchoSwitch | None = None
        self._muted = False
        self._capture: Capture | None = None
        self._source: AudioSource | None = None
        self._threads: list[threading.Thread] = []
        self._wanted: str | None = None
        self._silero: SileroVad | None = None
        self._preferred = ""
        self._microphones_changed = threading.Event()
        self._watch: ServerWatch | None = None

    # --------------------------------------------------------------------------------- events

    def _emit(self, event: dict[str, Any]) -> None:
        self._out.put(event)

    def _device(
        self, kind: Kind, name: str | None, sentence: str = "", rate: int = 0, error: VoiceAppError | None = None
    ) -> None:
        self._emit(device_event(kind, name, sentence, rate, error))

    def next_event(self) -> dict[str, Any] | None:
        """The next event to tell, None when it is over. Waits, serving the playback clock."""
        while True:
            wait = self.speaker.serve(self._capture is not None and self._capture.hearing)
            try:
                event = self._out.get(timeout=wait)
            except queue.Empty:
                continue
            if event["event"] == "quit":
                return None
            if event["event"] == "started":
                self.speaker.wake()
            another = event["event"] == "output" or (event["event"] == "device" and event["kind"] == "speaker")
            if self._echo is not None and another:
                self._echo.look(self.speaker)
            if event["event"] == "duck":
                self.speaker.duck(event["on"])
            if event["event"] not in ("wake", "output", "duck"):
                return event

    def left_over(self) -> Iterator[dict[str, Any]]:
        """What was told while closing."""
        while not self._out.empty():
            event = self._out.get()
            if event["event"] in ("device", "heard", "stopped"):
                yield event

    # ----------------------------------------------------------------------------- microphone

    def watch_devices(self) -> None:
        """Be told when a device of the sound server comes or goes."""
        self._watch = ServerWatch(self._server_changed) if sys.platform == "linux" else None

    def open_microphone(
        self, name: str | None, file: str | None, realtime: bool, sensitivity: str, lost: str, muted: bool
    ) -> None:
        """Open the microphone or the file that stands in for it. Only a file's failure is raised."""
        self._wanted = name
        self._hears = True
        self._muted = muted
        if file is not None:
            self._source = FileSource(file, realtime)
            self._device("microphone", self._source.name, rate=self._source.rate)
        else:
            self._find_microphone(f"{lost} was unplugged." if lost else "")
        detector = SpeechDetector(sensitivity, lambda: self._silero)
        if file is not None:
            self._load_silero()
        self._near_end = NearEnd(detector, self.speaker.far)

    def clean(self, echo: str, headphones: bool, noise_suppression: bool) -> None:
        """What is done about echo and noise, as SoundOptions have it."""
        switch = EchoSwitch(self._near_end, self._emit, echo, headphones)
        if noise_suppression:
            switch.suppress_noise()
        if not isinstance(self._source, FileSource):  # a file does not hear the loudspeaker
            self._echo = switch

    def _load_silero(self) -> None:
        try:
            self._silero = SileroVad()
        except (VoiceAppError, ImportError):
            self._silero = None  # webrtcvad alone decides

    def _find_microphone(self, lost: str, back: str = "") -> bool:
        """Open the wanted microphone, else the default one, and tell; False when there is none.

        While muted it is only found.
        """
        try:
            devices = find_devices()
            device, sentence = self._choose(devices, lost)
            source = MutedSource(device.info.name, device.info.rate) if self._muted else DeviceSource(device)
        except VoiceAppError as error:
            if not lost or error.code != "no-microphone":
                self._device("microphone", None, f"{lost} {error.message}".strip(), error=error)
            else:
                self._device("microphone", None, lost, error=error)
            return False
        if back or (not self._preferred and not sentence):
            self._preferred = device.pulse
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
                self._capture = Capture(
                    self._source, self._near_end, self._emit, self._commands, self._muted, self._epoch
                )
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
            if self._muted != self._capture.muted and isinstance(self._source, DeviceSource | MutedSource):
                self._mute(self._source, self._capture.muted)
            if isinstance(self._source, DeviceSource):
                busy = self._capture.hearing or self._capture.metering or self._capture.rings
                self._source.wake_s = BLOCK_S if busy else IDLE_WAKE_S

    def _mute(self, source: AudioSource, muted: bool) -> None:
        """Let go of the microphone, so that the system shows it as unused, or open it again."""
        self._muted = muted
        self._source = None
        source.close()
        if muted:
            self._source = MutedSource(source.name, source.rate)
        else:
            self._find_microphone("")

    def _server_changed(self) -> None:
        """A device of the sound server came or went."""
        self._microphones_changed.set()
        self.speaker.changed.set()
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
            if name == "hear" and not self._hears:
                continue  # the microphone stays closed
            thread = threading.Thread(target=target, name=f"sound-{name}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def _obey(self, ctx: CallContext) -> None:
        """The commands' thread."""
        for command in ctx.inputs():
            match command["do"]:
                case "play":
                    self.speaker.play(int(command["turn"]), command["audio"])
                case "end":
                    self.speaker.end(int(command["turn"]))
                case "stop":
                    self.speaker.stop(int(command["id"]))
                case "pause":
                    self.speaker.pause(int(command["id"]))
                case "resume":
                    self.speaker.resume(float(command["from_s"]))
                case _:
                    self._commands.put(command)
        self._quit.set()
        self._commands.put({"do": "quit"})
        self._emit({"event": "quit"})

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
        self.speaker.close()
        self.closed.set()


def _kernel_devices() -> list[str]:
    """What changes when a sound device is plugged in where no server tells (Linux)."""
    try:
        return sorted(os.listdir("/dev/snd"))
    except OSError:
        return []
