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
from voiceapp.pipeline.commands import Command, find_command
from voiceapp.pipeline.doubtful import doubtful_spans
from voiceapp.pipeline.endpointing import Endpointer, FixedDelay
from voiceapp.pipeline.history import History
from voiceapp.pipeline.options import Engines, TalkOptions
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
        self._number = 0
        self._hearing: Turn | None = None
        self._answering: Turn | None = None
        self._task: asyncio.Task[None] | None = None
        self._tasks = Tasks(bus)
        self._answered = asyncio.Event()
        self._answered.set()
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
            await self._tasks.cancel()

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
            case _:
                pass

    def _turn(self, number: int) -> Turn | None:
        """The answering turn if it has this number: what a cancelled turn still sends is dropped."""
        return self._answering if self._answering and self._answering.number == number else None

    def _begin_hearing(self) -> None:
        if self._hearing or not self.listening:
            return
        endpointer = Endpointer(FixedDelay(self._options().endpoint_s))
        turn = self._hearing = self._new_turn(Utterance(endpointer))
        self._quiet.clear()
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
        if word and (word.start, word.end) != self._word:
            self._word = (word.start, word.end)
            self._bus.publish(WordSpoken(turn.number, word.start, word.end))

    # --------------------------------------------------------------------------------------- turns

    async def _hear(self, turn: Turn) -> None:
        """Transcribe the utterance while it grows, then answer it."""
        assert turn.utterance
        options, engines = self._options(), self._engines()
        final: Transcript | None = None
        try:
            async for heard in engines.transcriber.listen(turn.number, turn.utterance.frames(), options.listen):
                if heard.final:
                    final = heard
                elif options.partials and heard.text:
                    turn.utterance.endpointer.partial = heard.text
                    self._bus.publish(PartialHeard(turn.number, heard.text))
        except VoiceAppError as error:
            self._bus.publish(Notice.of(error))
        turn.timeline.reach("transcript", asyncio.get_running_loop().time())
        if self._hearing is turn:  # the transcriber gave up before the utterance ended
            self._hearing = None
            await self._sound.listen()
        if final is None or not final.text.strip():
            await self._drop(turn)
            return
        turn.transcript, turn.language = final.text.strip(), final.language
        spans = doubtful_spans(final)
        self._bus.publish(UserSaid(turn.number, turn.transcript, False, turn.language, spans))
        await self._start(turn, understood=final.confidence is None or final.confidence >= UNDERSTOOD)

    async def _drop(self, turn: Turn) -> None:
        self._bus.publish(TurnDropped(turn.number))
        if not self._answering:
            await self._listen_again()

    async def send(self, text: str) -> int:
        """Answer a typed text; returns the turn's number."""
        turn = self._new_turn(None)
        turn.transcript = text.strip()
        self._bus.publish(TurnStarted(turn.number, self.conversation))
        self._bus.publish(UserSaid(turn.number, turn.transcript, True))
        now = asyncio.get_running_loop().time()
        for stage in ("end_of_speech", "endpoint", "transcript"):
            turn.timeline.reach(stage, now)
        await self._start(turn, understood=True)
        return turn.number

    async def announce(self, text: str) -> None:
        """Say something that nobody asked for now (a timer is due), once the running turn is over."""
        await self._quiet.wait()
        turn = self._new_turn(None)
        self._bus.publish(TurnStarted(turn.number, self.conversation))
        await self._answer_with(turn, lambda answer: answer.say(text))

    async def repeat(self, text: str) -> None:
        """Speak an earlier reply again; nothing of it is stored."""
        await self.interrupt()
        turn = self._new_turn(None)
        await self._answer_with(turn, lambda answer: answer.say(text), stored=False)

    async def _start(self, turn: Turn, understood: bool) -> None:
        command = find_command(turn.transcript)
        if self._answering:
            await self.interrupt()
        if command == "cancel_timer":
            result = await self._tools.run(ToolCall("cancel_timer"))
            await self._answer_with(turn, lambda answer: answer.say(result.text))
        elif command:
            sentence = self._obey(command)
            await self._answer_with(turn, lambda answer: answer.say(sentence))
        elif not understood:
            await self._answer_with(turn, lambda answer: answer.say(NOT_UNDERSTOOD))
        else:
            await self._answer_with(turn, lambda answer: answer.think(self.history))

    def _obey(self, command: Command) -> str:
        match command:
            case "stop":
                return "Okay."
            case "repeat":
                return self.history.last_reply or "I have not said anything yet."
            case _:
                return self._pace(command)

    async def _answer_with(
        self, turn: Turn, work: Callable[[Answer], Awaitable[None]], stored: bool = True
    ) -> None:
        options, engines = self._options(), self._engines()
        turn.aloud = options.typed_aloud if turn.typed and turn.transcript else options.aloud
        self._answering, self._word = turn, None
        self._answered.clear()
        self._quiet.clear()
        self._set_state("thinking")

        async def before_sound() -> None:
            if not options.voice_interrupts:
                await self._sound.gate(True)

        answer = Answer(turn, options, engines, self._tools, self._sound, self._bus, before_sound)
        self._task = asyncio.create_task(_run(work(answer)), name=f"turn {turn.number}")
        try:
            await asyncio.wait([self._task])
        except asyncio.CancelledError:
            self._task.cancel()
            await asyncio.wait([self._task])
            raise
        if turn.interrupted:
            await turn.silenced.wait()
        failure = None if self._task.cancelled() else self._task.exception()
        self._finish(turn, stored)
        await self._listen_again(after_speech=turn.aloud and bool(turn.spoken.words))
        if failure:
            raise failure

    def _finish(self, turn: Turn, stored: bool) -> None:
        self._answering = None
        self._answered.set()
        if stored:
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

    async def _listen_again(self, after_speech: bool = False) -> None:
        options = self._options()
        if after_speech and not (options.voice_interrupts or options.input_waits) and self.listening:
            await asyncio.sleep(ECHO_TAIL_S)
        if not self._answering:
            await self._sound.gate(False)
            self._set_state("hearing" if self._hearing else "listening" if self.listening else "off")
            if not self._hearing:
                self._quiet.set()

    async def interrupt(self) -> None:
        """Stop the answer: silence first, then cancel; the history keeps what was heard."""
        turn, task = self._answering, self._task
        if not turn or not task or turn.interrupted:
            return
        turn.interrupted = True
        task.cancel()
        try:
            heard = await self._sound.stop()
            if heard and heard.turn == turn.number:
                turn.on_heard(heard)
        finally:
            turn.silenced.set()
        await self._answered.wait()

    async def quiet(self) -> None:
        """Wait until nobody speaks and nothing is being answered."""
        await self._quiet.wait()

    async def set_listening(self, listening: bool) -> None:
        """Begin or cease to take utterances (the microphone was opened or closed)."""
        self.listening = listening
        if not listening:
            await self.finish_utterance()
        if not (self._hearing or self._answering):
            self._set_state("listening" if listening else "off")

    # ------------------------------------------------------------------------------------- helpers

    @property
    def next_number(self) -> int:
        """The number that the next turn will have."""
        return self._number + 1

    def _new_turn(self, utterance: Utterance | None) -> Turn:
        self._number = self.next_number
        return Turn(self._number, utterance)

    def _set_state(self, state: TalkState) -> None:
        if state != self.state:
            self.state = state
            self._bus.publish(TalkStateChanged(state))


async def _run(work: Awaitable[None]) -> None:
    await work
