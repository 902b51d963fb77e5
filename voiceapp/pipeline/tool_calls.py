"""Runs the tool calls of one reply: what only reads side by side, what changes things one after the other."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator, Sequence

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Event, ToolUsed
from voiceapp.core.frames import ToolCall
from voiceapp.core.protocols import Recital, ToolResult, ToolRunner, ToolSpec
from voiceapp.core.tool_records import visible
from voiceapp.pipeline.options import TalkOptions
from voiceapp.pipeline.tool_questions import Question, Questions, asked_for, shown_arguments, verdict
from voiceapp.pipeline.turn import Turn

WAITING = "The user is asked whether this may be done. It is not done yet."


class ToolCalls:
    """The tool calls of one turn. ``tainted``: words from outside were in the talk before it.

    ``recite`` is given what a tool wants to be said word for word.
    Until the turn is ``committed`` (the user has really finished) only what reads is run.
    """

    def __init__(
        self,
        turn: Turn,
        tools: ToolRunner,
        questions: Questions,
        options: TalkOptions,
        tell: Callable[[Event], None],
        committed: Callable[[], Awaitable[object]],
        tainted: bool,
        recite: Callable[[Recital], None],
    ) -> None:
        self._turn = turn
        self._tools = tools
        self._questions = questions
        self._options = options
        self._tell = tell
        self._committed = committed
        self._tainted = tainted
        self._recite = recite
        self._specs = {spec.name: spec for spec in tools.specs}
        self.question: Question | None = None

    async def run(self, calls: Sequence[ToolCall], allowed: bool = False) -> None:
        """Run the calls and note their results in the turn, in the order of the calls.

        A call that needs the user's word opens :attr:`question` instead, unless it has that word (``allowed``).
        """
        for group in self._groups(calls):
            async with asyncio.TaskGroup() as running:
                tasks = [running.create_task(self._one(call, allowed)) for call in group]
            for call, task in zip(group, tasks, strict=True):
                result = task.result()
                text = json.dumps(dict(result.data), ensure_ascii=False)
                spec = self._specs.get(call.name)
                self._turn.used_tool(call, text, result.outside or spec is not None and spec.outside)
                if result.recital:
                    self._recite(result.recital)

    def _groups(self, calls: Sequence[ToolCall]) -> Iterator[list[ToolCall]]:
        """Neighbours that only read belong together; every other call stands alone."""
        group: list[ToolCall] = []
        for call in calls:
            spec = self._specs.get(call.name)
            if spec is None or spec.effect == "reads":
                group.append(call)
                continue
            if group:
                yield group
            yield [call]
            group = []
        if group:
            yield group

    async def _one(self, call: ToolCall, allowed: bool) -> ToolResult:
        spec = self._specs.get(call.name)
        if spec is None or spec.effect != "reads" or spec.asks:
            await self._committed()
        if spec is not None and not allowed and (refused := self._ask(call, spec)):
            return refused
        try:
            async with asyncio.timeout(self._options.tool_wait_s):
                result = await self._tools.run(call)
        except TimeoutError:
            name = spec.title if spec and spec.title else call.name
            result = _failed(f"{name} did not answer within {self._options.tool_wait_s:g} seconds.")
        title = spec.title if spec and spec.title else call.name.replace("_", " ").capitalize()
        values = tuple(value for _, value in shown_arguments(call.arguments))
        ok = "error" not in result.data
        self._tell(ToolUsed(self._turn.number, call.name, ok, visible(title), values, visible(result.text)))
        return result

    def _ask(self, call: ToolCall, spec: ToolSpec) -> ToolResult | None:
        """What to tell the model instead of running the call; None where it may run."""
        tainted = (self._tainted or self._turn.tainted) and not asked_for(spec, call, self._turn.transcript)
        if verdict(spec, tainted) == "run":
            return None
        if not self._options.can_ask:
            return _failed(f"{spec.title or spec.name} needs your word, and nobody can be asked here.")
        if self.question:
            return _failed("One thing is asked at a time. It is not done.")
        try:
            checked = self._tools.check(call)
        except VoiceAppError as error:
            return _failed(str(error))
        self.question = self._questions.ask(self._turn.number, checked, spec, tainted, self._options.question_s)
        return ToolResult({"waiting": WAITING}, WAITING)


def _failed(text: str) -> ToolResult:
    return ToolResult({"error": text}, text)
