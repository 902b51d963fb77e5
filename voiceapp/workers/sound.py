"""The sound process as the pipeline sees it: :class:`~voiceapp.core.protocols.SoundIO` over a Worker.

The process is started again, with what was asked of it, when it dies and when a microphone was plugged in
that only a new process can see.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import asdict, dataclass
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import (
    FRAME_SAMPLES,
    Audio,
    AudioChunk,
    DeviceState,
    EchoState,
    Heard,
    InputEnded,
    Level,
    Overflow,
    PlaybackStarted,
    Silent,
    SoundEvent,
    Speech,
    SpeechStarted,
)
from voiceapp.core.protocols import SoundDevice, SoundOptions
from voiceapp.workers.client import Worker

QUEUED_S = 5.0
"""Speech that is sent ahead of what is heard: the app may stand still so long without tearing it."""

PIECE_S = 1.0
RESTARTS = 3
CLOSE_S = 5.0


@dataclass(slots=True)
class _Turn:
    sent_s: float = 0.0
    heard_s: float = 0.0
    lost_s: float = 0.0
    ended: bool = False


class RemoteSound:
    """Sound IO in a process of its own.

    ``provide`` gives a running worker (a new one after ``release`` or a crash), ``release`` ends one. With a
    file that runs as fast as it goes the next frame is asked for when :meth:`events` is: whoever
    reads events acts on each before taking the next, and the file stands still from :meth:`listen`
    to ``gate(False)``.
    """

    def __init__(
        self,
        provide: Callable[[], Awaitable[Worker]],
        release: Callable[[Worker], Awaitable[None]],
        sensitivity: Callable[[], str] = lambda: "normal",
    ) -> None:
        self._provide = provide
        self._release = release
        self._sensitivity = sensitivity
        self._events: asyncio.Queue[tuple[int | None, SoundEvent | None, bool]] = asyncio.Queue()
        self._inputs: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
        self._worker: Worker | None = None
        self._options = SoundOptions()
        self._epoch = 0
        self._state: dict[str, bool] = {"mute": False, "gate": False, "meter": False}
        self._turns: dict[int, _Turn] = {}
        self._room = asyncio.Event()
        self._paused = False
        self._withheld = False  # the process that held the speech is gone: what follows is kept back here
        self._stops: dict[int, asyncio.Future[Heard | None]] = {}
        self._number = 0
        self._ready: asyncio.Future[None] | None = None
        self._lost = ""
        self._pump: asyncio.Task[None] | None = None

    # ---------------------------------------------------------------------------------- life

    async def open(self, options: SoundOptions) -> None:
        """Open the devices, closing those that were open. Raises VoiceAppError where a file cannot be opened."""
        await self._end_session()
        while not self._events.empty():
            self._events.get_nowait()  # of an opening that is over, its end included
        self._inputs = asyncio.Queue()
        self._options = options
        self._ready = asyncio.get_running_loop().create_future()
        self._pump = asyncio.create_task(self._run(), name="sound")
        try:
            await asyncio.shield(self._ready)
        except BaseException:  # what was not opened nobody closes
            await self._end_session()
            raise

    async def close(self) -> None:
        """Release the devices, finish an output file and end the iteration over :meth:`events`."""
        await self._end_session()
        self._events.put_nowait((None, None, False))

    async def _end_session(self) -> None:
        pump, self._pump = self._pump, None
        if pump is None:
            return
        self._inputs.put_nowait(None)
        await asyncio.wait([pump], timeout=CLOSE_S)
        if not pump.done():
            pump.cancel()
            await asyncio.wait([pump])
        if self._worker is not None:
            worker, self._worker = self._worker, None
            await self._release(worker)
        self._drop_speech()

    async def _run(self) -> None:
        """Serve the process, and the next one when it has to be replaced."""
        restarts = 0
        while True:
            try:
                again = await self._serve()
                restarts = 0
            except VoiceAppError as error:
                assert self._ready is not None
                if not self._ready.done():
                    self._ready.set_exception(error)
                    return
                restarts += 1
                if error.code != "engine-died" or restarts > RESTARTS:
                    self._tell_broken(error)
                    return
                again = True
            if not again:
                return
            self._recover()
            if self._worker is not None:
                worker, self._worker = self._worker, None
                await self._release(worker)

    async def _serve(self) -> bool:
        """One process from its start to its end; True when another one has to follow."""
        worker = self._worker = await self._provide()
        for what, on in self._state.items():
            if on:
                self._send(what, on=on, epoch=self._epoch)
        arguments = {**asdict(self._options), "sensitivity": self._sensitivity(), "lost": self._lost}
        arguments |= {"muted": self._state["mute"], "epoch": self._epoch}
        self._lost = ""
        call = worker.call("run", arguments, self._commands(self._inputs))
        async with call:
            async for part in call:
                if part["event"] == "restart":
                    self._lost = str(part["lost"])
                    return True
                self._take(part)
        return False

    @staticmethod
    async def _commands(inputs: asyncio.Queue[dict[str, Any] | None]) -> AsyncIterator[dict[str, Any]]:
        while (command := await inputs.get()) is not None:
            yield command

    def _recover(self) -> None:
        """What was being played in a process that is gone was heard as far as it was told.

        What is asked from now on is for the next process.
        """
        self._inputs = asyncio.Queue()
        self._withheld = self._paused
        for future in self._stops.values():
            if not future.done():
                future.set_result(None)
        self._stops.clear()
        now = asyncio.get_running_loop().time()
        for number, turn in list(self._turns.items()):
            turn.lost_s = turn.heard_s
            turn.sent_s = turn.heard_s
            if turn.ended:
                del self._turns[number]
                self._tell(Heard(number, turn.heard_s, now, done=True))
        self._room.set()

    def _tell_broken(self, error: VoiceAppError) -> None:
        self._recover()
        self._let_go()
        for kind in ("microphone", "speaker"):
            self._tell(DeviceState(kind, None, error.message, error=error))
        if self._options.input_file is not None:
            self._tell(InputEnded(asyncio.get_running_loop().time()))

    @property
    def _gone(self) -> bool:
        """True when nothing is open, or no process could be had any more."""
        return self._pump is None or self._pump.done()

    # -------------------------------------------------------------------------------- events

    async def events(self) -> AsyncIterator[SoundEvent]:
        """Everything that the sound process tells, in order, until :meth:`close`."""
        while True:
            epoch, event, last = await self._events.get()
            if event is None:
                return
            if epoch is None or epoch == self._epoch:
                yield event
            if last and self._lockstep:
                self._send("ack")

    @property
    def _lockstep(self) -> bool:
        return self._options.input_file is not None and not self._options.realtime

    def _tell(self, event: SoundEvent, epoch: int | None = None, last: bool = False) -> None:
        self._events.put_nowait((epoch, event, last))

    def _take(self, part: dict[str, Any]) -> None:
        match part["event"]:
            case "ready":
                if self._ready is not None and not self._ready.done():
                    self._ready.set_result(None)
            case "frames":
                self._take_frames(part)
            case "started":
                self._tell(SpeechStarted(part["at_s"]), part["epoch"])
            case "level":
                self._tell(Level(part["rms_db"], part["peak_db"], part["speech"], part["at_s"]))
            case "playing":
                self._tell(PlaybackStarted(part["turn"], part["at_s"]))
            case "heard":
                self._take_heard(part)
            case "stopped":
                self._take_stopped(part)
            case "device":
                error = VoiceAppError.from_dict(part["error"]) if part["error"] else None
                self._tell(DeviceState(part["kind"], part["name"], part["sentence"], part["rate"], error))
            case "echo":
                error = VoiceAppError.from_dict(part["error"]) if part["error"] else None
                self._tell(EchoState(part["open"], error))
            case "overflow":
                self._tell(Overflow(part["count"]))
            case "silent":
                self._tell(Silent())
            case "ended":
                self._tell(InputEnded(part["at_s"]))

    def _take_frames(self, part: dict[str, Any]) -> None:
        count = len(part["start_s"])
        for index in range(count):
            samples = part["samples"][index * FRAME_SAMPLES : (index + 1) * FRAME_SAMPLES]
            chunk = AudioChunk(samples, part["start_s"][index], part["speech"][index], part["level_db"][index])
            self._tell(chunk, part["epoch"], last=index == count - 1)

    def _take_heard(self, part: dict[str, Any]) -> None:
        turn = self._turns.get(part["turn"], _Turn())
        turn.heard_s = part["heard_s"] + turn.lost_s
        if part["done"]:
            self._turns.pop(part["turn"], None)
        self._room.set()
        self._tell(Heard(part["turn"], turn.heard_s, part["at_s"], part["done"]))

    def _take_stopped(self, part: dict[str, Any]) -> None:
        future = self._stops.pop(part["id"], None)
        if future is not None and not future.done():
            lost_s = self._turns.get(part["turn"], _Turn()).lost_s
            future.set_result(Heard(part["turn"], part["heard_s"] + lost_s, part["at_s"]) if part["any"] else None)

    # ------------------------------------------------------------------------------ commands

    def _send(self, do: str, **what: Any) -> None:
        self._inputs.put_nowait({"do": do, **what})

    async def listen(self) -> None:
        """The utterance is over: nothing more is told of it."""
        self._epoch += 1
        self._send("listen", epoch=self._epoch)

    async def mute(self, muted: bool) -> None:
        """Let go of the microphone, or open it again; a file in its place goes on unheard."""
        self._switch("mute", muted)

    async def gate(self, closed: bool) -> None:
        """Hear nothing while closed."""
        # A gate that is as wanted stays untouched, or the first words of who just begins to speak were lost;
        # but a file that stands still goes on at this command.
        if closed != self._state["gate"] or self._lockstep:
            self._switch("gate", closed)

    def _switch(self, what: str, on: bool) -> None:
        self._state[what] = on
        self._epoch += 1
        self._send(what, on=on, epoch=self._epoch)

    async def meter(self, on: bool) -> None:
        """Send Level events or not."""
        self._state["meter"] = on
        self._send("meter", on=on)

    async def play(self, speech: Speech) -> None:
        """Append sound to the turn's speech; waits while more than five seconds are queued."""
        if self._gone:
            return
        turn = self._turns.setdefault(speech.turn, _Turn())
        audio = speech.audio
        step = max(1, round(PIECE_S * audio.rate))
        for start in range(0, len(audio.samples), step):
            piece = Audio(audio.samples[start : start + step], audio.rate)
            while self._turns.get(speech.turn) is turn and (self._withheld or self._queued_s > QUEUED_S):
                self._room.clear()
                await self._room.wait()
            if self._turns.get(speech.turn) is not turn:
                return  # it was stopped meanwhile
            turn.sent_s += piece.duration_s
            self._send("play", turn=speech.turn, audio=piece)

    @property
    def _queued_s(self) -> float:
        return sum(turn.sent_s - turn.heard_s for turn in self._turns.values())

    async def end(self, turn: int) -> None:
        """No more sound comes for the turn."""
        if self._gone:
            self._tell(Heard(turn, 0.0, asyncio.get_running_loop().time(), done=True))
            return
        self._turns.setdefault(turn, _Turn()).ended = True
        self._send("end", turn=turn)

    async def stop(self) -> Heard | None:
        """Fade out, drop what is queued and tell how much was heard; None when nothing was being played."""
        heard = await self._fade("stop")
        if not self._gone:
            self._drop_speech()
        return heard

    async def pause(self) -> Heard | None:
        """Fade out, keep what is queued and tell how much was heard; None when nothing was being played."""
        heard = await self._fade("pause")
        self._paused = heard is not None
        return heard

    async def resume(self, from_s: float) -> None:
        """Go on with what was paused, from that second of the turn's speech."""
        lost_s = max((turn.lost_s for turn in self._turns.values()), default=0.0)
        self._send("resume", from_s=from_s - lost_s)
        self._let_go()

    async def _fade(self, do: str) -> Heard | None:
        if self._gone:
            return None
        self._number += 1
        future: asyncio.Future[Heard | None] = asyncio.get_running_loop().create_future()
        self._stops[self._number] = future
        self._send(do, id=self._number)
        return await future

    def _drop_speech(self) -> None:
        for future in self._stops.values():
            if not future.done():
                future.set_result(None)
        self._stops.clear()
        self._turns.clear()
        self._let_go()

    def _let_go(self) -> None:
        """Nothing is paused, and whoever waits to play looks again."""
        self._paused = self._withheld = False
        self._room.set()

    async def devices(self) -> list[SoundDevice]:
        """The devices there are now. Raises VoiceAppError "portaudio-missing"."""
        worker = self._worker
        if worker is None:
            worker = await self._provide()
            try:
                found = await worker.call("devices").result
            finally:
                await self._release(worker)
        else:
            found = await worker.call("devices").result
        return [SoundDevice(**device) for device in found]
