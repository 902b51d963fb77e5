"""The live talk: listens to the sound process, opens turns, and cancels them when the user interrupts."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import (
    EventBus,
    Notice,
    PartialHeard,
    TalkState,
    TalkStateChanged,
    TurnDropped,
    TurnFinished,
    TurnStarted,
    UserSaid,
    WordSpoken,
)
from voiceapp.core.frames import (
    AudioChunk,
    DeviceState,
    Heard,
    InputEnded,
    PlaybackStarted,
    SoundEvent,
    SpeechStarted,
    ToolCall,
    Transcript,
)
from voiceapp.core.protocols import SoundIO, ToolRunner
from voiceapp.core.tasks import Tasks
from voiceapp.pipeline.answer import Answer
from voiceapp.pipeline.commands import Command
from voiceapp.pipeline.doubtful import doubtful_spans
from voiceapp.pipeline.endpointing import Endpointer, FixedDelay
from voiceapp.pipeline.history import History
from voiceapp.pipeline.options import Engines, TalkOptions
from voiceapp.pipeline.short_answers import Unheard
from voiceapp.pipeline.turn import Turn, Utterance

UNDERSTOOD = 0.5
"""Transcripts that their engine trusts less than this are not acted upon."""

ECHO_TAIL_S = 0.2
"""Without headphones the microphone stays closed this long after speech: the room still rings."""

NOT_UNDERSTOOD = "I did not understand that."


class Talk:
    """Runs turns over one :class:`SoundIO`.

    At most one turn answers at a time. While it does, the next utterance may already be heard: once it holds
    enough speech (and voice may interrupt) it cancels the answer, else it is dropped as a cough.
    ``pace`` carries out "slower", "louder" and the like and returns the sentence that confirms it;
    ``observe`` is shown everything that the sound process tells.
    """

    def __init__(
        self,
        sound: SoundIO,
        tools: ToolRunner,
        bus: EventBus,
        options: Callable[[], TalkOptions],
        engines: Callable[[], Engines],
        pace: Callable[[Command], str],
        observe: Callable[[SoundEvent], None] = lambda event: None,
    ) -> None:
        self._sound = sound
        self._tools = tools
        self._bus = bus
        self._options = options
        self._engines = engines
        self._pace = pace
        self._observe = observe
        self.history = History()
        self.conversation = 0
        self.state: TalkState = "off"
        self.listening = False
        self._unheard = Unheard()
        self._number = 0
        self._hearing: Turn | None = None
        self._answering: Turn | None = None
        self._task: asyncio.Task[None] | None = None
        self._tasks = Tasks(bus)
        self._turns: set[Turn] = set()  # heard, transcribed or answered now
        self._floor = asyncio.Lock()
        self._quiet = asyncio.Event()
        self._quiet.set()
        self._word: tuple[int, int] | None = None
        self.input_ended = asyncio.Event()

    # ------------------------------------------------------------------------------ sound comes in

    async def run(self) -> None:
        """Serve the sound process until it closes."""
        try:
            async for event in self._sound.events():
                await self._on_sound(event)
        finally:
            await self.interrupt()  # nobody can hear it any more
            self._hearing = None
            await self._tasks.cancel()
            for turn in [turn for turn in self._turns if not turn.typed]:
                await self._end(turn)  # cancelled before its first step

    async def _on_sound(self, event: SoundEvent) -> None:
        self._observe(event)
        match event:
            case SpeechStarted():
                self._begin_hearing()
            case AudioChunk():
                await self._on_chunk(event)
            case PlaybackStarted():
                if turn := self._turn(event.turn):
                    turn.timeline.reach("first_sound", event.at_s)
                    self._set_state("speaking")
            case Heard():
                if turn := self._turn(event.turn):
                    turn.on_heard(event)
                    self._tell_word(turn)
            case DeviceState(kind="speaker", name=None):
                if self._answering:
                    self._answering.played.set()
            case DeviceState(kind="microphone"):
                await self.finish_utterance()  # what was said before the microphone went is still answered
            case InputEnded():
                self.input_ended.set()

    def _turn(self, number: int) -> Turn | None:
        """The answering turn if it has this number: what a cancelled turn still sends is dropped."""
        return self._answering if self._answering and self._answering.number == number else None

    def _begin_hearing(self) -> None:
        if self._hearing or not self.listening:
            return
        endpointer = Endpointer(FixedDelay(self._options().endpoint_s))
        turn = self._hearing = self._new_turn(Utterance(endpointer))
        if not self._answering:
            self._set_state("hearing")
        self._bus.publish(TurnStarted(turn.number, self.conversation))
        self._tasks.spawn(self._hear(turn))

    async def _on_chunk(self, chunk: AudioChunk) -> None:
        turn = self._hearing
        if not turn or not turn.utterance:
            return
        over = turn.utterance.feed(chunk)
        options = self._options()
        if (
            self._answering
            and not self._answering.interrupted
            and turn.utterance.endpointer.speech_s >= options.barge_in_s
        ):
            self._tasks.spawn(self.interrupt())
        if over:
            await self._end_hearing(turn)

    async def _end_hearing(self, turn: Turn) -> None:
        """The utterance is over: let the transcriber finish."""
        assert turn.utterance
        self._hearing = None
        now = asyncio.get_running_loop().time()
        waits = self._options().input_waits
        endpointer = turn.utterance.endpointer
        # A file that runs ahead of time has no real stamps: its silence counts back from now.
        spoken_until = endpointer.speech_end_s if endpointer.speech_end_s and not waits else None
        turn.timeline.reach("end_of_speech", spoken_until or now - endpointer.silence_s)
        turn.timeline.reach("endpoint", now)
        turn.utterance.end()
        await self._sound.listen()
        if waits:
            await self._sound.gate(True)

    async def finish_utterance(self) -> None:
        """End the utterance now, without waiting for silence (push-to-talk is released)."""
        if self._hearing:
            await self._end_hearing(self._hearing)

    def _tell_word(self, turn: Turn) -> None:
        word = turn.spoken.word_at(turn.heard_s)
        if turn.kept and word and (word.start, word.end) != self._word:
            self._word = (word.start, word.end)
            self._bus.publish(WordSpoken(turn.number, word.start, word.end))

    # --------------------------------------------------------------------------------------- turns

    async def _hear(self, turn: Turn) -> None:
        """Transcribe the utterance while it grows, then answer it."""
        try:
            final = await self._transcribe(turn)
            turn.timeline.reach("transcript", asyncio.get_running_loop().time())
            if final is None or turn.interrupted or not final.text.strip():
                return
            turn.transcript, turn.language = final.text.strip(), final.language
            spans = doubtful_spans(final)
            self._bus.publish(UserSaid(turn.number, turn.transcript, False, turn.language, spans))
            await self._start(turn, understood=final.confidence is None or final.confidence >= UNDERSTOOD)
        finally:
            await self._end(turn)

    async def _transcribe(self, turn: Turn) -> Transcript | None:
        assert turn.utterance
        options = self._options()
        final: Transcript | None = None
        try:
            transcriber = self._engines().transcriber
            async for heard in transcriber.listen(turn.number, turn.utterance.frames(), options.listen):
                if heard.final:
                    final = heard
                elif options.partials and heard.text:
                    turn.utterance.endpointer.partial = heard.text
                    self._bus.publish(PartialHeard(turn.number, heard.text))
        except VoiceAppError as error:
            self._bus.publish(Notice.of(error))
            await turn.utterance.ended.wait()  # or the rest of the sentence would fail again
        if self._hearing is turn:  # the transcriber gave up before the utterance ended
            self._hearing = None
            await self._sound.listen()
        return final

    async def send(self, text: str) -> int:
        """Answer a typed text; returns the turn's number."""
        turn = self._new_turn(None)
        turn.transcript = text.strip()
        self._bus.publish(TurnStarted(turn.number, self.conversation))
        self._bus.publish(UserSaid(turn.number, turn.transcript, True))
        now = asyncio.get_running_loop().time()
        for stage in ("end_of_speech", "endpoint", "transcript"):
            turn.timeline.reach(stage, now)
        try:
            await self._start(turn, understood=True)
        finally:
            await self._end(turn)
        return turn.number

    async def announce(self, text: str) -> None:
        """Say something that nobody asked for now (a timer is due), once the running turns are over."""
        while self._turns:  # who waited with us may have begun already
            await self._quiet.wait()
        turn = self._new_turn(None)
        self._bus.publish(TurnStarted(turn.number, self.conversation))
        await self._say(turn, text)

    async def repeat(self, text: str) -> None:
        """Speak an earlier reply again; nothing of it is shown or stored."""
        turn = self._new_turn(None)
        turn.kept = False
        await self._say(turn, text)

    async def _say(self, turn: Turn, text: str) -> None:
        try:
            await self._answer_with(turn, lambda answer: answer.say(text))
        finally:
            await self._end(turn)

    async def _start(self, turn: Turn, understood: bool) -> None:
        command = self._unheard.command(turn.transcript)
        if command == "cancel_timer":
            result = await self._tools.run(ToolCall("cancel_timer"))
            await self._answer_with(turn, lambda answer: answer.say(result.text))
        elif command:
            sentence = self._obey(command)
            await self._answer_with(turn, lambda answer: answer.say(sentence))
        elif not understood:
            await self._answer_with(turn, lambda answer: answer.say(NOT_UNDERSTOOD))
        else:
            await self._answer_with(turn, self._think)

    async def _think(self, answer: Answer) -> None:
        self._unheard.forget()  # also what this turn has just cut off
        await answer.think(self.history)

    def _obey(self, command: Command) -> str:
        if command == "stop":
            return "Okay."
        if command == "repeat":
            return self.history.last_reply or "I have not said anything yet."
        if command == "go_on":
            return self._unheard.take()
        return self._pace(command)

    async def _answer_with(self, turn: Turn, work: Callable[[Answer], Awaitable[None]]) -> None:
        options, engines = self._options(), self._engines()
        turn.aloud = options.typed_aloud if turn.typed and turn.transcript else options.aloud
        async with self._floor:  # the last to come has it in the end
            await self.interrupt()
            self._answering, self._word = turn, None
        self._set_state("thinking")

        async def before_sound() -> None:
            if options.voice_interrupts:
                return
            if cough := self._hearing:  # too short to interrupt, and the rest of it will not be heard
                cough.interrupted = True
                await self._end_hearing(cough)
            await self._sound.gate(True)

        answer = Answer(turn, options, engines, self._tools, self._sound, self._bus, before_sound)
        task = self._task = asyncio.create_task(_run(work, answer), name=f"turn {turn.number}")
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:  # who asked is gone
            await self._cut(turn)
            raise
        finally:
            if turn.interrupted:
                await turn.silenced.wait()
                await asyncio.wait([task])
            self._finish(turn)
        if not task.cancelled() and (failure := task.exception()):
            raise failure

    def _finish(self, turn: Turn) -> None:
        self._answering = None
        turn.over.set()
        if turn.kept:
            self._unheard.keep(turn)
            if turn.reply or turn.interrupted:  # a question that failed is asked again, not joined to the next
                self.history.extend(turn.messages())
            self._bus.publish(
                TurnFinished(
                    turn.number,
                    self.conversation,
                    turn.transcript,
                    turn.reply,
                    turn.heard,
                    turn.language,
                    turn.interrupted,
                    turn.timeline.as_ms(),
                    turn.typed,
                )
            )

    async def _end(self, turn: Turn) -> None:
        """Nothing comes of the turn any more: listen again."""
        if turn.kept and not turn.over.is_set():
            self._bus.publish(TurnDropped(turn.number))
        options = self._options()
        try:
            if turn.rings and self.listening and not (options.voice_interrupts or options.input_waits):
                await asyncio.sleep(ECHO_TAIL_S)
        finally:
            self._turns.discard(turn)
            # While somebody is heard the gate is open, and touching it would cut what they say.
            if not (self._answering or self._hearing):
                await self._sound.gate(False)
            if not self._answering:
                self._set_state("hearing" if self._hearing else "listening" if self.listening else "off")
            if not self._turns:
                self._quiet.set()

    async def interrupt(self) -> None:
        """Stop the answer: silence first, then cancel; the history keeps what was heard."""
        if turn := self._answering:
            await self._cut(turn)
            await turn.over.wait()

    async def _cut(self, turn: Turn) -> None:
        if turn.interrupted or not self._task:
            return
        turn.interrupted = True
        self._task.cancel()
        try:
            heard = await self._sound.stop()
            if heard and heard.turn == turn.number:
                turn.on_heard(heard)
        finally:
            turn.silenced.set()

    async def quiet(self) -> None:
        """Wait until nobody speaks and nothing is being answered."""
        await self._quiet.wait()

    async def set_listening(self, listening: bool) -> None:
        """Begin or cease to take utterances (the microphone was opened or closed)."""
        self.listening = listening
        if not listening:
            await self.finish_utterance()
        if not self._turns:
            self._set_state("listening" if listening else "off")

    # ------------------------------------------------------------------------------------- helpers

    @property
    def next_number(self) -> int:
        """The number that the next turn will have."""
        return self._number + 1

    def _new_turn(self, utterance: Utterance | None) -> Turn:
        self._number = self.next_number
        turn = Turn(self._number, utterance)
        self._turns.add(turn)
        self._quiet.clear()
        return turn

    def _set_state(self, state: TalkState) -> None:
        if state != self.state:
            self.state = state
            self._bus.publish(TalkStateChanged(state))


async def _run(work: Callable[[Answer], Awaitable[None]], answer: Answer) -> None:
    await work(answer)
