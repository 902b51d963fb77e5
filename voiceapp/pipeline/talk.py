"""The live talk: listens to the sound process, opens turns, and cancels them when the user interrupts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import (
    EventBus,
    Notice,
    SilenceWanted,
    TalkState,
    TalkStateChanged,
    TurnDropped,
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
from voiceapp.pipeline.endpointing import AdaptiveDelay, endpointer_for
from voiceapp.pipeline.floor import Floor
from voiceapp.pipeline.guard import Judgement
from voiceapp.pipeline.history import History
from voiceapp.pipeline.interruptions import Interruptions
from voiceapp.pipeline.languages import in_language
from voiceapp.pipeline.listening import Listening
from voiceapp.pipeline.options import Engines, TalkOptions
from voiceapp.pipeline.short_answers import Unheard
from voiceapp.pipeline.tool_questions import Questions
from voiceapp.pipeline.turn import Turn, Utterance
from voiceapp.pipeline.understanding import Understanding

ECHO_TAIL_S = 0.2
"""Without headphones the microphone stays closed this long after speech: the room still rings."""


Work = Callable[[Answer], Coroutine[Any, Any, None]]


class Talk:
    """Runs turns over one :class:`SoundIO`.

    At most one turn answers at a time. While it does, the next utterance may already be heard: once it holds
    enough speech (and voice may interrupt) it holds the answer; words cut it, and without words it goes on.
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
        self.questions = Questions(bus)
        self.conversation = 0
        self.state: TalkState = "off"
        self.listening = False
        self._unheard = Unheard()
        self._number = 0
        self._hearing: Turn | None = None
        self._tasks = Tasks(bus)
        self._floor = Floor(sound, self._released)
        self._interruptions = Interruptions(self._floor, options, self._tasks, self._set_state)
        self._adaptive = AdaptiveDelay()
        self._understanding = Understanding(bus)
        self._turns: set[Turn] = set()  # heard, transcribed or answered now
        self._quiet = asyncio.Event()
        self._quiet.set()
        self._word: tuple[int, int] | None = None
        self._told: set[str] = set()
        self.input_ended = asyncio.Event()
        self.take: Callable[[Transcript], None] | None = None
        """Takes what is heard instead of an answer, while somebody dictates."""

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
                if self._floor.turn:
                    self._floor.turn.played.set()
            case DeviceState(kind="microphone"):
                await self.finish_utterance()  # what was said before the microphone went is still answered
            case InputEnded():
                self.input_ended.set()

    def _turn(self, number: int) -> Turn | None:
        """The answering turn if it has this number: what a cancelled turn still sends is dropped."""
        return self._floor.turn if self._floor.turn and self._floor.turn.number == number else None

    def _begin_hearing(self) -> None:
        if self._hearing or not self.listening:
            return
        endpointer = endpointer_for(self._options(), self._adaptive, dictating=self.take is not None)
        turn = self._hearing = self._new_turn(Utterance(endpointer))
        turn.into = self._floor.turn
        turn.undisturbed = self._floor.turn is None
        if turn.undisturbed:
            self._set_state("hearing")
        self._bus.publish(TurnStarted(turn.number, self.conversation))
        self._tasks.spawn(self._hear(turn))

    async def _on_chunk(self, chunk: AudioChunk) -> None:
        turn = self._hearing
        if not turn or not turn.utterance:
            return
        moment = turn.utterance.feed(chunk)
        if moment == "pause" and self._options().input_waits:
            await turn.utterance.transcribed.wait()
        if turn.utterance.endpointer.speech_s >= self._options().barge_in_s:
            self._interruptions.speech(turn)
        if moment == "over":
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
        self._interruptions.utterance_over(turn)
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
        """Hear the utterance while it grows, then answer it, if somebody said it."""
        assert turn.utterance
        listening = Listening(
            turn,
            turn.utterance,
            self._options(),
            self._engines,
            self._bus,
            draft=self._draft,
            heard=self._interruptions.words,
            gave_up=self._gave_up,
            undecided=self._undecided,
        )
        try:
            with self._understanding.of(turn.utterance, self._engines, self._options()) as hearing:
                listened = await listening.run()
                if listened is None or turn.interrupted:
                    return
                understood = await hearing.understand(listened.transcript)
            if understood is None or turn.interrupted:
                return
            if self.take:
                self.take(replace(listened.transcript, text=understood.text))
                return
            understood = self._understanding.settle(understood)
            if self._interruptions.lets_speak(turn, understood, self._answers):
                return
            self._understanding.act_upon(understood)
            draft, same = listened.draft, turn.transcript == understood.text and not understood.instead
            if draft and not (same and draft.follows(self.history)):
                await draft.drop()
                turn.forget_answer()
                draft = None
            turn.transcript, turn.language = understood.text, understood.language
            self._bus.publish(UserSaid(turn.number, turn.transcript, False, turn.language, understood.doubtful))
            await self._start(turn, understood.instead, draft)
        finally:
            await listening.close()
            await self._interruptions.let_go(turn)
            await self._end(turn)

    def _answers(self, text: str) -> bool:
        """Whether a text answers a question or an offer of the assistant."""
        return bool(self.questions.open or self._unheard.command(text))

    def _draft(self, turn: Turn, judged: Judgement) -> Answer | None:
        """Words up to a pause: begin to answer, in case that they are all."""
        text, options = judged.transcript.text.strip(), self._options()
        sure = judged.verdict == "accept" and bool(text)
        if self._interruptions.holder is turn:
            cuts = self._interruptions.cuts(judged)
            self._tasks.spawn(self.interrupt() if cuts else self._dismiss(turn))
            return None
        if options.speculate_s is None or options.input_waits or self._floor.turn or self._asking:
            return None
        if not sure or self.take or self._unheard.command(text):
            return None
        turn.transcript, turn.language = text, judged.transcript.language
        return self._prepare(turn).begin(lambda answer: answer.think(self.history))

    @property
    def _asking(self) -> bool:
        """True while a question of the assistant is open: what is said next may be the answer to it."""
        return self._understanding.asking or self.questions.open is not None

    def _gave_up(self, turn: Turn) -> None:
        self._tasks.spawn(self._dismiss(turn))

    def _undecided(self, error: VoiceAppError) -> None:
        """The turn detector fails: words and silence decide. Told once, or it would be in every pause."""
        if error.code not in self._told:
            self._told.add(error.code)
            self._bus.publish(Notice("warning", error.message, error.next_step, "models", error.code))

    async def _dismiss(self, turn: Turn) -> None:
        """What was heard interrupts nobody: wait no longer for its end."""
        if self._hearing is turn:
            await self._end_hearing(turn)

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
            self._understanding.forget()
            await self._start(turn)
        finally:
            await self._end(turn)
        return turn.number

    async def announce(self, text: str) -> None:
        """Say something that nobody asked for now (a timer is due), once the running turns are over."""
        while self._turns:  # who waited with us may have begun already
            await self._quiet.wait()
        turn = self._new_turn(None)
        self._bus.publish(TurnStarted(turn.number, self.conversation))
        await self._say_alone(turn, text)

    async def repeat(self, text: str) -> None:
        """Speak an earlier reply again; nothing of it is shown or stored."""
        turn = self._new_turn(None)
        turn.kept = False
        await self._say_alone(turn, text)

    async def _say_alone(self, turn: Turn, text: str) -> None:
        try:
            await self._say(turn, text)
        finally:
            await self._end(turn)

    async def answer_question(self, question: int, yes: bool) -> None:
        """The user's answer, by hand, to a tool's question; nothing happens when it is over by now."""
        if self.questions.open and self.questions.open.told.id == question:
            await self.send("Yes." if yes else "No.")

    async def _start(self, turn: Turn, instead: str = "", draft: Answer | None = None) -> None:
        """Obey a command, say ``instead``, or let the chat model answer. In doubt nothing is changed."""
        taken = self.questions.take(turn.transcript, turn.typed, turn.undisturbed and not instead)
        command = self._unheard.command(turn.transcript)
        if isinstance(taken, ToolCall):
            await self._answer(turn, lambda answer: answer.think(self.history, taken))
        elif taken:
            await self._say(turn, taken)
        elif command == "cancel_timer" and not instead:
            result = await self._tools.run(ToolCall("cancel_timer"))
            await self._say(turn, result.text)
        elif command and command != "cancel_timer":
            await self._say(turn, self._obey(command))
        elif instead:
            await self._say(turn, instead)
        else:
            await self._answer(turn, self._think, draft)

    async def _think(self, answer: Answer) -> None:
        self._unheard.forget()  # also what this turn has just cut off
        await answer.think(self.history)

    def _obey(self, command: Command) -> str:
        if command == "stop":
            self._bus.publish(SilenceWanted())
            return "Okay."
        if command == "repeat":
            return self.history.last_reply or "I have not said anything yet."
        if command == "go_on":
            return self._unheard.take()
        return self._pace(command)

    async def _say(self, turn: Turn, text: str) -> None:
        await self._answer(turn, lambda answer: answer.say(text))

    async def _answer(self, turn: Turn, work: Work, draft: Answer | None = None) -> None:
        prepared = draft or self._prepare(turn)

        def begin() -> Answer:
            self._word = None
            self._set_state("thinking")
            if draft:
                self._unheard.forget()
                return draft
            return prepared.begin(work)

        await self._floor.give(turn, begin)

    def _prepare(self, turn: Turn) -> Answer:
        options, engines = in_language(self._options(), turn.language), self._engines()
        turn.aloud = options.typed_aloud if turn.typed and turn.transcript else options.aloud

        async def before_sound() -> None:
            await self._floor.free()
            if options.voice_interrupts:
                return
            if cough := self._hearing:  # too short to interrupt, and the rest of it will not be heard
                cough.interrupted = True
                await self._end_hearing(cough)
            await self._sound.gate(True)

        return Answer(turn, options, engines, self._tools, self._sound, self._bus, before_sound, self.questions)

    def _released(self, turn: Turn) -> None:
        """The turn has left the floor: remember and tell it."""
        self.history.tainted = self.history.tainted or turn.tainted
        if turn.interrupted:
            self.questions.drop(turn.number)
        if not turn.kept:
            return
        self._unheard.keep(turn)
        if turn.reply or turn.interrupted:  # a question that failed is asked again, not joined to the next
            self.history.extend(turn.messages())
            self.history.language = turn.language or self.history.language
        self._bus.publish(turn.finished(self.conversation))

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
            if not (self._floor.turn or self._hearing):
                await self._sound.gate(False)
            if not self._floor.turn:
                self._set_state("hearing" if self._hearing else "listening" if self.listening else "off")
            if not self._turns:
                self._quiet.set()

    async def interrupt(self) -> None:
        """Stop the answer: silence first, then cancel; the history keeps what was heard."""
        await self._floor.cut()

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
