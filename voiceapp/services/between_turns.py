"""What is done for a talk while nobody waits for an answer: its beginning is summed up, the next prompt is read."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, TurnDropped, TurnFinished, TurnStarted
from voiceapp.core.logs import log
from voiceapp.core.protocols import ChatModel, ChatOptions, Message, ToolRunner
from voiceapp.core.tasks import Tasks
from voiceapp.pipeline.compaction import START, SUM_UP, SUMMARY_TOKENS, summary_text
from voiceapp.pipeline.history import History
from voiceapp.pipeline.options import TalkOptions

ANYTHING = Message("user", ".")
"""Stands for what the user will say: templates write what is before it as they will then."""


class RunningTalk(Protocol):
    """What is needed of :class:`voiceapp.pipeline.talk.Talk`."""

    history: History

    async def quiet(self) -> None:
        """Wait until nobody speaks and nothing is being answered."""


class BetweenTurns:
    """Works in the pauses of one talk. Whoever begins to speak stops a summary; the next pause takes it up again.

    Where the model cannot sum up, or is not given the time, the oldest turns are left out when a prompt would not
    fit (:meth:`History.prompt`). What is stored of the conversation stays as it is. Reading ahead is not stopped:
    what was read is what the next answer would have to wait for.
    """

    def __init__(
        self,
        talk: RunningTalk,
        chat: Callable[[], ChatModel],
        tools: ToolRunner,
        options: Callable[[], TalkOptions],
        bus: EventBus,
    ) -> None:
        self._talk = talk
        self._chat = chat
        self._tools = tools
        self._options = options
        self._tasks = Tasks(bus)
        self._summing_up: asyncio.Task[None] | None = None
        self._reading: asyncio.Task[None] | None = None
        self._ahead: list[Message] = []
        bus.subscribe(TurnFinished, lambda _: self.consider())
        bus.subscribe(TurnDropped, lambda _: self.consider())
        bus.subscribe(TurnStarted, lambda _: self._stop())

    def consider(self) -> None:
        """Look, as soon as all is quiet, what there is to do."""
        self._stop()
        self._summing_up = self._tasks.spawn(self._work())

    def _stop(self) -> None:
        if self._summing_up:
            self._summing_up.cancel()

    async def _work(self) -> None:
        await self._talk.quiet()
        try:
            chat = self._chat()
            if chat.capabilities.json_schema:  # the built-in skills have no memory and cannot sum up
                await self._sum_up(chat)
            if chat.capabilities.caches_prompt and (self._reading is None or self._reading.done()):
                self._reading = self._tasks.spawn(self._read_ahead(chat))
        except VoiceAppError as error:
            log("talk", "not-summed-up", code=error.code)

    async def _sum_up(self, chat: ChatModel) -> None:
        history, options = self._talk.history, self._options()
        context = chat.capabilities.context_tokens or options.context_tokens
        room = history.room(context, options.chat.max_tokens, self._tools.specs)
        prompt, summary = history.prompt(options.persona, [SUM_UP], room), ""
        count = len(history.too_long(options.persona, room, START))
        if not count:
            return
        wanted = ChatOptions(temperature=0.0, max_tokens=SUMMARY_TOKENS)
        async for part in chat.reply(prompt, self._tools.specs, wanted):
            summary += part if isinstance(part, str) else ""
        if summary.strip() and self._talk.history is history:
            history.compact(count, summary_text(summary))
            log("talk", "summed-up", messages=count)

    async def _read_ahead(self, chat: ChatModel) -> None:
        """Let the model read what the next prompt will begin with."""
        prompt = self._talk.history.prompt(self._options().persona, [ANYTHING])
        if prompt == self._ahead:  # a noise that was no turn: idle stays idle
            return
        self._ahead = prompt
        try:
            async for _ in chat.reply(prompt, self._tools.specs, ChatOptions(max_tokens=1)):
                pass
        except VoiceAppError as error:  # it will be told when an answer is wanted
            log("talk", "not-read-ahead", code=error.code)

    async def end(self) -> None:
        """Stop."""
        await self._tasks.cancel()
