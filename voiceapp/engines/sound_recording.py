"""The recording process: microphone and what the loudspeakers play, on one clock, straight into the file.

It writes the recording itself, so that whatever becomes of the app, nothing recorded is lost. One long call,
:meth:`SoundRecording.run`, takes commands as its inputs and tells events as its parts (dicts with "do" and
"event"; :mod:`voiceapp.workers.recording` is the other side). Threads: one records, one takes commands, one
asks the sound server once a second; PortAudio's two only copy samples.
"""

from __future__ import annotations

import contextlib
import math
import queue
import shutil
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from voiceapp.audio.alignment import AlignedBlock, Timeline
from voiceapp.audio.pulse import ServerState, server_state
from voiceapp.audio.recorder import RecordingFile
from voiceapp.audio.recorder_flac import finish
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.core.recording import NO_SYSTEM, SideName
from voiceapp.engines.sound_recording_side import RecordingSide
from voiceapp.engines.sound_recording_words import SpeechTap

STEP_S = 0.05
LOOK_S = 1.0
CLOSE_S = 5.0

_MOST_WAITING = 200


class SoundRecording:
    """The engine of the recording process."""

    concurrent = True

    def __init__(self) -> None:
        self._session: _Session | None = None

    def load(self, ctx: CallContext, **_: Any) -> Capabilities:
        """Nothing is loaded before it is needed: finishing works without PortAudio."""
        return Capabilities(streaming=True)

    def run(
        self,
        ctx: CallContext,
        folder: str,
        rate: int,
        microphone: str | None = None,
        system: str | None = None,
        again: bool = False,
        words: bool = False,
    ) -> Iterator[dict[str, Any]]:
        """Record into ``folder`` until the inputs end or say "stop". ``again``: go on after a crash.

        ``words``: tell what is said, cut into utterances.

        Raises VoiceAppError where nothing can be opened or written.
        """
        session = self._session = _Session(Path(folder), rate, microphone, system, words)
        try:
            session.start(again)
            session.serve(ctx)
            while (event := session.events.get())["event"] != "quit":
                yield event
        finally:
            session.close()
        while not session.events.empty():
            yield session.events.get()
        session.require_order()

    def close(self) -> None:
        """Put what was recorded on the disk, before the process ends."""
        if self._session is not None:
            self._session.closed.wait(CLOSE_S)

    def finish(self, ctx: CallContext, folder: str) -> dict[str, Any]:
        """Make the verified file: {"duration_s", "channels", "size_bytes", "missing_s"}. Raises VoiceAppError."""
        done = finish(Path(folder), ctx.progress)
        return {
            "duration_s": done.duration_s,
            "channels": done.channels,
            "size_bytes": done.size_bytes,
            "missing_s": done.missing_s,
        }


class _Session:
    """What is open between the start and the end of one ``run``."""

    def __init__(self, folder: Path, rate: int, microphone: str | None, system: str | None, words: bool) -> None:
        self.events: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self.closed = threading.Event()
        self._folder, self._rate = folder, rate
        self._commands: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._sides = [RecordingSide("you", microphone, rate, self._tell)]
        if system != NO_SYSTEM:
            self._sides.append(RecordingSide("others", system, rate, self._tell))
        self._words = words
        self._tap: SpeechTap | None = None
        self._state: ServerState | None = None
        self._looked: ServerState | None = None
        self._over = threading.Event()
        self._recorder = ThreadPoolExecutor(1, "recording-record")
        self._recording: Future[None] | None = None
        self._file: RecordingFile | None = None
        self._gaps = [0] * len(self._sides)
        self._paused = False
        self._until_s = math.inf
        self._then = ""

    # ----------------------------------------------------------------------------- start and end

    def start(self, again: bool) -> None:
        """Open the devices, then the file. Raises VoiceAppError where there is nothing to record."""
        self._state = server_state()
        for side in self._sides:
            side.begun = again
            side.open()
            if side.wanted and side.error is not None and not again:
                raise side.error  # who names a device wants that one
        if not any(side.source for side in self._sides):
            raise VoiceAppError(
                "nothing-to-record",
                "There is neither a microphone nor sound of loudspeakers to record.",
                "Plug in a microphone and try again.",
                retryable=True,
            )
        now = time.time()
        if again:
            self._file = RecordingFile.resume(self._folder, now)
        else:
            self._file = RecordingFile.create(self._folder, self._rate, len(self._sides), now)
        self._timeline = Timeline(self._rate, len(self._sides), time.monotonic(), self._file.frames)
        self._free_bytes = shutil.disk_usage(self._folder).free
        if self._words:
            self._tap = SpeechTap([side.channel for side in self._sides], self._rate, self._tell_speech)
        self.events.put({"event": "ready", "channels": len(self._sides)})

    def serve(self, ctx: CallContext) -> None:
        """Begin to record and to obey."""
        self._recording = self._recorder.submit(self._record)
        self._recording.add_done_callback(lambda _: self.events.put({"event": "quit"}))
        for name, target in (("obey", lambda: self._obey(ctx)), ("look", self._look)):
            threading.Thread(target=target, name=f"recording-{name}", daemon=True).start()

    def close(self) -> None:
        """Let go of everything; what was recorded is on the disk afterwards."""
        self._over.set()
        self._recorder.shutdown()
        for side in self._sides:
            side.close()
        if self._file is not None:
            self._file.close(in_order=self._in_order)
            problem = self._file.problem
            told = problem.as_dict() if problem else None
            if self._tap is not None:
                self._tap.close()
            self.events.put({"event": "ended", "duration_s": self._file.duration_s, "error": told})
        self.closed.set()

    @property
    def _in_order(self) -> bool:
        return self._recording is None or self._recording.exception() is None

    def require_order(self) -> None:
        """Raise what ended the recording though it should not have."""
        if self._recording is not None:
            self._recording.result()

    def _tell(self, event: dict[str, Any]) -> None:
        self.events.put(event)
        if self._file is not None and event["event"] == "device":
            self._file.note("device", frame=self._file.frames, channel=event["channel"], name=event["name"])

    def _tell_speech(self, event: dict[str, Any]) -> bool:
        if self.events.qsize() >= _MOST_WAITING:
            return False
        self.events.put(event)
        return True

    # ------------------------------------------------------------------------------- the threads

    def _obey(self, ctx: CallContext) -> None:
        for command in ctx.inputs():
            self._commands.put({**command, "at_s": time.monotonic()})
        self._commands.put({"do": "stop", "at_s": time.monotonic()})

    def _look(self) -> None:
        while not self._over.wait(LOOK_S):
            self._state = server_state()
            with contextlib.suppress(OSError):  # the folder was deleted: the file tells it
                self._free_bytes = shutil.disk_usage(self._folder).free

    def _record(self) -> None:
        while not self._over.wait(STEP_S):
            self._take_command()
            self._follow()
            for side, channel in zip(self._sides, self._timeline.channels, strict=True):
                side.hear(channel, keep=not self._paused)
            if not self._paused:
                for block in self._timeline.take(time.monotonic(), self._until_s):
                    self._write(block)
            assert self._file is not None
            done = self._timeline.now_s > self._until_s - 1 / self._rate
            if self._file.problem or (self._then == "stop" and (done or self._paused)):
                break
            if self._then == "pause" and done:
                self._pause()

    def _take_command(self) -> None:
        """What is asked takes effect at the moment at which it was asked, once the sound until then is here."""
        if self._then:
            return
        try:
            command = self._commands.get_nowait()
        except queue.Empty:
            return
        match command["do"]:
            case "resume" if self._paused:
                self._go_on(command["at_s"])
            case "pause" if not self._paused:
                self._then, self._until_s = "pause", command["at_s"]
            case "stop":
                self._then, self._until_s = "stop", command["at_s"]

    def _pause(self) -> None:
        assert self._file is not None
        self._then, self._until_s, self._paused = "", math.inf, True
        self._file.note("pause", frame=self._timeline.frames)
        self._tell_paused(self._timeline.now_s)
        if self._tap is not None:
            self._tap.pause()

    def _go_on(self, at_s: float) -> None:
        assert self._file is not None
        self._paused = False
        self._timeline.go_on_at(at_s)
        self._file.note("resume", frame=self._timeline.frames, time=time.time() - (time.monotonic() - at_s))
        self._tell_paused(at_s)

    def _tell_paused(self, at_s: float) -> None:
        elapsed = {"elapsed_s": self._timeline.frames / self._rate, "at_s": at_s}
        self.events.put({"event": "paused", "on": self._paused, **elapsed})

    def _follow(self) -> None:
        state = self._state
        if state is None or state is self._looked:
            return
        self._looked = state
        for side, channel in zip(self._sides, self._timeline.channels, strict=True):
            side.follow(state, channel)

    def _write(self, block: AlignedBlock) -> None:
        assert self._file is not None
        self._file.append(block.samples)
        if self._tap is not None:
            self._tap.push(block)
        self._note_gaps(block)
        levels = {
            side.channel: round(side.level(block.samples[:, index], self._expected(side.channel)), 1)
            for index, side in enumerate(self._sides)
        }
        if self.events.qsize() < _MOST_WAITING:  # a frozen app misses levels and nothing else
            told = {"you_db": levels["you"], "others_db": levels.get("others")}
            elapsed = {"elapsed_s": self._file.duration_s, "at_s": self._timeline.now_s}
            self.events.put({"event": "level", **told, **elapsed, "free_bytes": self._free_bytes})

    def _expected(self, channel: SideName) -> str:
        """What to say when a channel is silent; "" where silence is no mistake."""
        if channel == "you":
            return "Your microphone gives nothing but silence. Is it switched off?"
        playing = self._state.playing if self._state else ()
        if not playing:
            return ""
        source = next((side.source for side in self._sides if side.channel == "others"), None)
        own = [one for one in playing if source and source.device.pulse == f"{one.sink}.monitor"]
        program = (own or list(playing))[0].program or "A program"
        if own:
            return f"{program} plays, but nothing of it is recorded."
        return f"{program} plays through other loudspeakers than the recorded ones, so nothing of it is recorded."

    def _note_gaps(self, block: AlignedBlock) -> None:
        """Write down where a channel is silent because nothing came, once for each gap."""
        assert self._file is not None
        for index, missing in enumerate(block.missing):
            if missing:
                self._gaps[index] += missing
            elif self._gaps[index]:
                what = {"frame": block.frame - self._gaps[index], "frames": self._gaps[index]}
                self._file.note("gap", **what, channel=self._sides[index].channel, why="device")
                self._gaps[index] = 0
