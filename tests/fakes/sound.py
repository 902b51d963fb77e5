"""A sound process in memory: a scripted microphone, and loudspeakers whose clock is the loop's.

sound = FakeSound()
await sound.open(SoundOptions())
sound.say(1.2, after=0.5)          # somebody speaks from 0.5 s on, for 1.2 s
async for event in sound.events(): # SpeechStarted, AudioChunk, ... as the real one tells them
    ...
sound.output                       # what left the loudspeakers, and when
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import (
    FRAME_SAMPLES,
    SPEECH_RATE,
    AudioChunk,
    DeviceState,
    Heard,
    InputEnded,
    Level,
    PlaybackStarted,
    Samples,
    SoundEvent,
    Speech,
    SpeechStarted,
)
from voiceapp.core.protocols import SoundDevice, SoundOptions

FRAME_S = FRAME_SAMPLES / SPEECH_RATE
PRE_ROLL_FRAMES = 25
DETECT_FRAMES = 6
HEARD_EVERY_S = 0.05
FADE_S = 0.03
QUEUE_S = 5.0


@dataclass(eq=False)
class Said:
    """Speech of the script, on the loop's clock. ``sound`` is 16 kHz, None for a tone."""

    start_s: float
    end_s: float
    sound: Samples | None = None
    level_db: float = -20.0


@dataclass(frozen=True, slots=True)
class Played:
    """A stretch of a turn's speech that really left the loudspeakers."""

    turn: int
    start_s: float
    end_s: float


@dataclass(eq=False)
class _Turn:
    number: int
    queue: deque[Speech] = field(default_factory=deque)
    queued_s: float = 0.0
    heard_s: float = 0.0
    ended: bool = False
    started: bool = False
    dry: bool = False
    again_s: float = 0.0
    stopped: asyncio.Event = field(default_factory=asyncio.Event)


class FakeSound:
    """Implements ``core.protocols.SoundIO``. Everything happens on the running loop's clock.

    ``microphone`` None is a machine that has none. ``output_latency_s`` passes between the arrival of a
    turn's first sound and its leaving the loudspeakers. Everything that was asked for is recorded:
    ``played`` (every Speech given), ``output`` (what was really heard), ``stops`` (times), ``calls``.
    """

    def __init__(self, microphone: str | None = "Fake microphone", output_latency_s: float = 0.0) -> None:
        self.microphone = microphone
        self.output_latency_s = output_latency_s
        self.options: SoundOptions | None = None
        self.played: list[Speech] = []
        self.output: list[Played] = []
        self.stops: list[float] = []
        self.calls: list[tuple[str, object]] = []
        self.underruns = 0
        self.muted = False
        self.closed_gate = False
        self.metered = False
        self._script: list[Said] = []
        self._end_at: float | None = None
        self._events: asyncio.Queue[SoundEvent | None] = asyncio.Queue()
        self._changed = asyncio.Event()
        self._room = asyncio.Event()
        self._work = asyncio.Event()
        self._pre_roll: deque[AudioChunk] = deque(maxlen=PRE_ROLL_FRAMES)
        self._hearing = False
        self._agreed = 0
        self._turns: deque[_Turn] = deque()
        self.pauses: list[float] = []
        self._going = asyncio.Event()
        self._going.set()
        self._tasks: list[asyncio.Task[None]] = []

    # ------------------------------------------------------------------------------- the script

    def say(
        self, seconds: float, after: float = 0.0, sound: Samples | None = None, level_db: float = -20.0
    ) -> Said:
        """Somebody speaks for ``seconds``, ``after`` seconds from now. ``sound`` (16 kHz) sets what is said."""
        start = self._now() + after
        said = Said(start, start + seconds, sound, level_db)
        self._script.append(said)
        self._changed.set()
        return said

    def end_input(self, after: float = 0.0) -> None:
        """The file that stands in for the microphone ends then (told once the utterance is over)."""
        self._end_at = self._now() + after
        self._changed.set()

    def emit(self, event: SoundEvent) -> None:
        """Tell any event, at once."""
        self._events.put_nowait(event)

    def unplug(self, sentence: str = "The microphone was unplugged.") -> None:
        """Lose the microphone."""
        self.microphone = None
        self._hearing = False
        lost = VoiceAppError("microphone-lost", sentence, "Plug a microphone in.", retryable=True)
        self.emit(DeviceState("microphone", None, sentence, error=lost))

    def plug(self, name: str, sentence: str = "") -> None:
        """Find a microphone again."""
        self.microphone = name
        self.emit(DeviceState("microphone", name, sentence, rate=48_000))
        self._changed.set()

    @property
    def heard_s(self) -> float:
        """Seconds of speech that left the loudspeakers, all turns together."""
        return sum(span.end_s - span.start_s for span in self.output)

    # -------------------------------------------------------------------------------- SoundIO

    async def open(self, options: SoundOptions) -> None:
        self.options = options
        self.calls.append(("open", options))
        if self.microphone is None and options.input_file is None:
            error = VoiceAppError("no-microphone", "No microphone was found.", "Plug one in, or type instead.")
            self.emit(DeviceState("microphone", None, error.message, error=error))
        else:
            self.emit(DeviceState("microphone", options.input_file or self.microphone, rate=SPEECH_RATE))
        self.emit(DeviceState("speaker", options.output_file or options.speaker or "Fake speakers", rate=48_000))
        loop = asyncio.get_running_loop()
        self._tasks = [loop.create_task(self._capture()), loop.create_task(self._play())]

    async def close(self) -> None:
        self.calls.append(("close", None))
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks = []
        self._events.put_nowait(None)

    async def events(self) -> AsyncIterator[SoundEvent]:
        while (event := await self._events.get()) is not None:
            yield event

    async def listen(self) -> None:
        self.calls.append(("listen", None))
        self._forget()

    async def mute(self, muted: bool) -> None:
        self.calls.append(("mute", muted))
        self.muted = muted
        self._forget()

    async def gate(self, closed: bool) -> None:
        self.calls.append(("gate", closed))
        self.closed_gate = closed
        self._forget()

    async def meter(self, on: bool) -> None:
        self.calls.append(("meter", on))
        self.metered = on
        self._changed.set()

    async def play(self, speech: Speech) -> None:
        self.played.append(speech)
        if not self._turns or self._turns[-1].number != speech.turn:
            self._turns.append(_Turn(speech.turn))
        turn = self._turns[-1]
        turn.queue.append(speech)
        turn.queued_s += speech.audio.duration_s
        self._work.set()
        while turn in self._turns and turn.queued_s > QUEUE_S:
            self._room.clear()
            await self._room.wait()

    async def end(self, turn: int) -> None:
        self.calls.append(("end", turn))
        for open_turn in self._turns:
            if open_turn.number == turn:
                open_turn.ended = True
                self._work.set()
                return
        self.emit(Heard(turn, 0.0, self._now(), done=True))

    async def stop(self) -> Heard | None:
        at = self._now()
        self.stops.append(at)
        self.calls.append(("stop", None))
        if not self._turns:
            return None
        turn = self._turns[0]
        self._turns.clear()
        self._going.set()
        turn.stopped.set()
        self._work.set()
        self._room.set()
        await asyncio.sleep(FADE_S)
        return Heard(turn.number, turn.heard_s, at)

    async def pause(self) -> Heard | None:
        at = self._now()
        self.calls.append(("pause", None))
        if not self._turns:
            return None
        self._going.clear()
        self.pauses.append(at)
        self._turns[0].stopped.set()
        await asyncio.sleep(FADE_S)
        return Heard(self._turns[0].number, self._turns[0].heard_s, at) if self._turns else None

    async def resume(self, from_s: float) -> None:
        self.calls.append(("resume", from_s))
        if self._turns:
            self._turns[0].again_s = max(self._turns[0].heard_s - from_s, 0.0)
            self._turns[0].stopped.clear()
        self._going.set()

    async def devices(self) -> list[SoundDevice]:
        speakers = SoundDevice("Fake speakers", "Fake speakers", "speaker", 48_000, 2, default=True)
        if self.microphone is None:
            return [speakers]
        return [SoundDevice(self.microphone, self.microphone, "microphone", 48_000, 1, default=True), speakers]

    # -------------------------------------------------------------------------- the microphone

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()

    def _forget(self) -> None:
        self._hearing = False
        self._agreed = 0
        self._pre_roll.clear()
        self._changed.set()

    async def _capture(self) -> None:
        """Make a frame every 20 ms while somebody speaks or is about to; else wait for the script."""
        while True:
            now = self._now()
            self._script = [said for said in self._script if said.end_s > now or self._hearing]
            busy = self._hearing or self.metered
            nearest = min((said.start_s for said in self._script), default=None)
            if not busy and self._end_at is not None and self._end_at <= now and nearest is None:
                self._end_at = None
                self.emit(InputEnded(now))
            if not busy and (nearest is None or nearest - now > 1.0):
                times = [at for at in (nearest and nearest - 0.6, self._end_at) if at is not None]
                await self._wait(min(times) - now if times else None)
                continue
            await asyncio.sleep(FRAME_S)
            self._frame(now)

    async def _wait(self, seconds: float | None) -> None:
        self._changed.clear()
        try:
            await asyncio.wait_for(self._changed.wait(), seconds)
        except TimeoutError:
            pass

    def _frame(self, start: float) -> None:
        """Hear the 20 ms that began at ``start`` and have just ended."""
        said = next((s for s in self._script if s.start_s <= start + FRAME_S / 2 < s.end_s), None)
        chunk = AudioChunk(self._samples(said, start), start, said is not None, said.level_db if said else -70.0)
        if self.metered:
            self.emit(Level(chunk.level_db, chunk.level_db + 3.0, float(chunk.speech), start))
        if self.muted or self.closed_gate or (self.microphone is None and not self._from_file):
            return
        if self._hearing:
            self.emit(chunk)
            return
        self._pre_roll.append(chunk)
        self._agreed = self._agreed + 1 if chunk.speech else 0
        if self._agreed >= DETECT_FRAMES:
            self._hearing = True
            self.emit(SpeechStarted(start - (DETECT_FRAMES - 1) * FRAME_S))
            for early in self._pre_roll:
                self.emit(early)
            self._pre_roll.clear()

    @property
    def _from_file(self) -> bool:
        return self.options is not None and self.options.input_file is not None

    @staticmethod
    def _samples(said: Said | None, start: float) -> Samples:
        if said is None:
            return np.zeros(FRAME_SAMPLES, np.float32)
        offset = round((start - said.start_s) * SPEECH_RATE)
        if said.sound is not None:
            part = said.sound[max(offset, 0) : max(offset, 0) + FRAME_SAMPLES].astype(np.float32)
            return np.pad(part, (0, FRAME_SAMPLES - len(part)))
        time = (offset + np.arange(FRAME_SAMPLES)) / SPEECH_RATE
        amplitude = 10 ** (said.level_db / 20) * np.sqrt(2)
        return np.asarray(amplitude * np.sin(2 * np.pi * 220 * time), np.float32)

    # ------------------------------------------------------------------------- the loudspeakers

    async def _play(self) -> None:
        """Let the queued speech out in real time, telling what was heard every 50 ms."""
        while True:
            if not self._turns:
                await self._wait_for_work()
                continue
            turn = self._turns[0]
            if not turn.queue:
                if turn.ended:
                    self.emit(Heard(turn.number, turn.heard_s, self._now(), done=True))
                    self._turns.popleft()
                    self._going.set()
                    self._room.set()
                    continue
                turn.dry = turn.started
                await self._wait_for_work()
                continue
            if not turn.started:
                await asyncio.sleep(self.output_latency_s)
                await self._going.wait()
                if turn not in self._turns:
                    continue
                turn.started = True
                self.emit(PlaybackStarted(turn.number, self._now()))
            await self._let_out(turn, turn.queue[0])

    async def _wait_for_work(self) -> None:
        self._work.clear()
        await self._work.wait()

    async def _let_out(self, turn: _Turn, speech: Speech) -> None:
        self.underruns += turn.dry
        turn.dry = False
        left = speech.audio.duration_s
        while left > 1e-9:
            await self._going.wait()
            if turn not in self._turns:
                return
            left, turn.heard_s = left + turn.again_s, turn.heard_s - turn.again_s
            turn.queued_s, turn.again_s = turn.queued_s + turn.again_s, 0.0
            step, start = min(left, HEARD_EVERY_S), self._now()
            try:
                await asyncio.wait_for(turn.stopped.wait(), step)
            except TimeoutError:
                pass
            passed = min(self._now() - start, step)
            turn.heard_s += passed
            turn.queued_s -= passed
            left -= passed
            self.output.append(Played(turn.number, start, start + passed))
            if turn.stopped.is_set() and turn not in self._turns:
                return
            self._room.set()
            if left > 1e-9 or len(turn.queue) > 1 or not turn.ended:
                self.emit(Heard(turn.number, turn.heard_s, self._now()))
        turn.queue.popleft()
