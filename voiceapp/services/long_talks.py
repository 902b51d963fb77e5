"""Sums up the beginning of a long talk while nobody waits for an answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, TurnDropped, TurnFinished, TurnStarted
from voiceapp.core.logs import log
from voiceapp.core.protocols import ChatModel, ChatOptions, Message, ToolRunner
from voiceapp.core.tasks import Tasks
from voiceapp.pipeline.compaction import START, SUMMARY_TOKENS, summary_prompt, summary_text
from voiceapp.pipeline.history import History
from voiceapp.pipeline.options import TalkOptions


class RunningTalk(Protocol):
    """What is needed of :class:`voiceapp.pipeline.talk.Talk`."""

    history: History

    async def quiet(self) -> None:
        """Wait until nobody speaks and nothing is being answered."""


class LongTalks:
    """Works in the pauses of one talk: whoever begins to speak stops it, and the next pause takes it up again.

    Where the model cannot sum up, or is not given the time, the oldest turns are left out when a prompt would not
    fit (:meth:`History.prompt`). What is stored of the conversation stays as it is.
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
        self._work: asyncio.Task[None] | None = None
        bus.subscribe(TurnFinished, lambda _: self.consider())
        bus.subscribe(TurnDropped, lambda _: self.consider())
        bus.subscribe(TurnStarted, lambda _: self._stop())

    def consider(self) -> None:
        """Look, as soon as all is quiet, whether the talk has become too long."""
        self._stop()
        self._work = self._tasks.spawn(self._compact())

    def _stop(self) -> None:
        if self._work:
            self._work.cancel()

    async def _compact(self) -> None:
        await self._talk.quiet()
        try:
            history, options, chat = self._talk.history, self._options(), self._chat()
            if not chat.capabilities.json_schema:  # the built-in skills: they have no memory and cannot sum up
                return
            context = chat.capabilities.context_tokens or options.context_tokens
            room = history.room(context, options.chat.max_tokens, self._tools.specs)
            messages = list(history.too_long(options.persona, room, START))
            if not messages:
                return
            summary = await self._summary(chat, summary_prompt(history.summary, messages, room.messages))
            if summary and self._talk.history is history:
                history.compact(len(messages), summary)
                log("talk", "compacted", messages=len(messages), characters=len(summary))
                await self._read_ahead(chat, history, options)
        except VoiceAppError as error:
            log("talk", "not-compacted", code=error.code)

    async def _summary(self, chat: ChatModel, prompt: list[Message]) -> str:
        written = ""
        async for part in chat.reply(prompt, (), ChatOptions(temperature=0.0, max_tokens=SUMMARY_TOKENS)):
            if isinstance(part, str):
                written += part
        return summary_text(written)

    async def _read_ahead(self, chat: ChatModel, history: History, options: TalkOptions) -> None:
        """Let the model read the new beginning now, so that the next answer does not wait for that."""
        prompt = history.prompt(options.persona, ())
        async for _ in chat.reply(prompt, self._tools.specs, ChatOptions(max_tokens=1)):
            pass

    async def end(self) -> None:
        """Stop."""
        await self._tasks.cancel()
