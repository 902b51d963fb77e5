"""From the words of a turn to a spoken answer: chat model and tools, sentences, synthesizer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Event, EventBus, Notice, ReplyGrew
from voiceapp.core.frames import ToolCall
from voiceapp.core.protocols import Recital, SoundIO, SpeakOptions, ToolRunner
from voiceapp.core.usage import Usage
from voiceapp.pipeline.history import History
from voiceapp.pipeline.languages import answer_in
from voiceapp.pipeline.options import Engines, TalkOptions
from voiceapp.pipeline.reasoning import without_reasoning
from voiceapp.pipeline.sentences import SentenceSplitter, Span
from voiceapp.pipeline.short_answers import ShortAnswer, asks_for_all, offer
from voiceapp.pipeline.speakable import Speakable, speakable
from voiceapp.pipeline.tool_calls import ToolCalls
from voiceapp.pipeline.tool_questions import Questions
from voiceapp.pipeline.turn import Turn

MAX_TOOL_ROUNDS = 6
"""Replies that may ask for tools in one turn, so that a confused model cannot go in circles."""


class Answer:
    """Answers one turn. Thinking and speaking run side by side; cancelling the task stops both.

    Until :meth:`commit` it is a draft: it thinks, lets tools read and prepares the first sound, but nothing is
    told, played or changed.
    """

    def __init__(
        self,
        turn: Turn,
        options: TalkOptions,
        engines: Engines,
        tools: ToolRunner,
        sound: SoundIO,
        bus: EventBus,
        before_sound: Callable[[], Awaitable[None]],
        questions: Questions,
    ) -> None:
        self._turn = turn
        self._options = options
        self._engines = engines
        self._tools = tools
        self._sound = sound
        self._bus = bus
        self._before_sound = before_sound
        self._questions = questions
        self._sentences: asyncio.Queue[Span | None] = asyncio.Queue()
        self._splitter = SentenceSplitter(options.speak.language)
        self._short = ShortAnswer(limited=False)
        self._recited: list[tuple[Span, str]] = []  # parts of the reply, and the voices that speak them
        self._now = asyncio.get_running_loop().time
        self._committed = asyncio.Event()
        self._began_on: tuple[History, int] | None = None
        self._untold: list[Event] = []
        self.task: asyncio.Task[None]

    def begin(self, work: Callable[[Answer], Coroutine[Any, Any, None]]) -> Answer:
        """Start answering by ``work``: :meth:`think` or :meth:`say`."""
        self.task = asyncio.create_task(work(self), name=f"turn {self._turn.number}")
        return self

    async def drop(self) -> None:
        """A draft of words that turned out not to be all: nothing of it remains."""
        self.task.cancel()
        await asyncio.wait([self.task])

    def follows(self, history: History) -> bool:
        """Whether it was thought of as the next thing to say in ``history`` as that is now."""
        return self._began_on == (history, history.grown)

    def commit(self) -> None:
        """The user has finished: tell what was prepared, and go on aloud."""
        self._committed.set()
        for event in self._untold:
            self._bus.publish(event)
        self._untold.clear()

    async def think(self, history: History, allowed: ToolCall | None = None) -> None:
        """Let the chat model answer, running the tools that it asks for; first ``allowed``, which the user allowed.

        A tool that needs the user's word ends the answer with a question.
        """
        self._began_on = history, history.grown
        asked_short = not self._turn.typed and not asks_for_all(self._turn.transcript)
        self._short = ShortAnswer(limited=self._options.short_answers and asked_short)
        speaks = self._engines.chat.capabilities
        self._turn.remark = answer_in(self._turn.language, history.language, self._options.home, speaks)
        tools = ToolCalls(
            self._turn,
            self._tools,
            self._questions,
            self._options,
            self._tell,
            self._committed.wait,
            history.tainted,
            self._recite,
        )
        async with asyncio.TaskGroup() as group:
            group.create_task(self._speak())
            try:
                if allowed:
                    await tools.run([allowed], allowed=True)
                for _ in range(MAX_TOOL_ROUNDS):
                    calls = await self._one_reply(history)
                    await tools.run(calls)
                    if not calls or tools.question and len(calls) == 1:
                        break
            except VoiceAppError as error:
                self._tell(Notice.of(error))
            if tools.question:
                self._grow(f"{self._gap}{tools.question.sentence}")
            self._finish_text()

    async def say(self, text: str) -> None:
        """Answer with ``text``, which no model had to think of."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._speak())
            self._grow(text)
            self._finish_text()

    async def _one_reply(self, history: History) -> list[ToolCall]:
        calls: list[ToolCall] = []
        chat, asked = self._engines.chat, self._options.chat
        context = chat.capabilities.context_tokens or self._options.context_tokens
        room = history.room(context, asked.max_tokens, self._tools.specs)
        prompt = history.prompt(self._options.persona, self._turn.request(), room)

        def read(usage: Usage) -> None:
            self._turn.read(usage)
            history.measured(prompt, usage)

        gap = self._gap
        async for part in without_reasoning(chat.reply(prompt, self._tools.specs, replace(asked, on_usage=read))):
            if isinstance(part, ToolCall):
                calls.append(part)
            else:
                self._grow(gap + part)
                gap = ""
        return calls

    @property
    def _gap(self) -> str:
        """What came before a tool call was a sentence: what goes before the next one."""
        if self._recited and self._recited[-1][0][1] == len(self._turn.reply):
            return "\n\n"
        return " " if self._turn.reply and not self._turn.reply[-1].isspace() else ""

    def _grow(self, piece: str) -> None:
        if not self._turn.reply:
            piece = piece.lstrip()
        if not piece:
            return
        self._turn.timeline.reach("first_token", self._now())
        self._turn.reply += piece
        if self._turn.kept:
            self._tell(ReplyGrew(self._turn.number, self._turn.reply))
        self._queue(self._splitter.feed(piece))

    def _recite(self, recital: Recital) -> None:
        """Say a text word for word, all of it, in its own voice and apart from the rest."""
        self._short = ShortAnswer(limited=False)
        self._grow("\n\n")
        start = len(self._turn.reply)
        self._recited.append(((start, start + len(recital.text)), recital.voice))
        self._grow(recital.text)
        self._queue(self._splitter.finish())

    def _voice(self, span: Span) -> SpeakOptions:
        """How a sentence is spoken: as the talk is, or in the voice of the text that it belongs to."""
        speak = self._options.speak
        named = (voice for (start, end), voice in self._recited if start <= span[0] < end)
        return replace(speak, voice=voice) if (voice := next(named, "")) else speak

    def _tell(self, event: Event) -> None:
        if self._committed.is_set():
            self._bus.publish(event)
            return
        if isinstance(event, ReplyGrew):  # each holds the whole text so far
            self._untold = [told for told in self._untold if not isinstance(told, ReplyGrew)]
        self._untold.append(event)

    def _finish_text(self) -> None:
        self._queue(self._splitter.finish())
        self._sentences.put_nowait(None)

    def _queue(self, spans: list[Span]) -> None:
        for span in spans:
            self._turn.timeline.reach("first_sentence", self._now())
            self._sentences.put_nowait(span)

    async def _speak(self) -> None:
        """Speak the sentences as they come; when that fails the answer can still be read."""
        count = 0
        try:
            while (span := await self._sentences.get()) is not None:
                if self._turn.aloud and self._short.speaks(self._turn.reply, span):
                    spoken = speakable(self._turn.reply[slice(*span)], self._options.speak.language)
                    count += await self._speak_sentence(count, span, spoken)
            if count and self._short.until is not None:
                await self._offer_rest(count, self._short.until)
            await self._play_out()
        except VoiceAppError as error:
            self._tell(Notice.of(error))
            await self._play_out()
            self._turn.aloud = False

    async def _play_out(self) -> None:
        """Wait until what was given to the loudspeakers has been played."""
        if self._turn.spoken.duration_s:
            await self._sound.end(self._turn.number)
            await self._turn.played.wait()

    async def _offer_rest(self, number: int, unspoken: int) -> None:
        """Say that there is more than what was spoken. The offer is no part of the reply."""
        self._turn.unspoken, self._turn.offered_s = unspoken, self._turn.spoken.duration_s
        language = self._options.speak.language
        await self._speak_sentence(number, (unspoken, unspoken), speakable(offer(language), language))

    async def _speak_sentence(self, number: int, span: Span, spoken: Speakable) -> int:
        """Speak one sentence; returns how many were spoken (0 where nothing in it can be)."""
        turn = self._turn
        if not any(character.isalnum() for character in spoken.text):
            return 0
        turn.spoken.begin(*span, spoken)
        async for speech in self._engines.synthesizer.speak(turn.number, number, spoken.text, self._voice(span)):
            if turn.spoken.duration_s == 0.0:
                turn.timeline.reach("first_audio", self._now())
                await self._committed.wait()
                await self._before_sound()
            turn.spoken.add(speech)
            await self._sound.play(speech)
        turn.spoken.finish()
        return 1
