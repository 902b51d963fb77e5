"""The tools by which a talk learns, tells and forgets what is known about the user."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import ToolCall
from voiceapp.core.protocols import ToolResult, ToolRunner, ToolSpec
from voiceapp.engines.skill_replies import sentence, to_you
from voiceapp.services.facts import CHARACTERS, FactsService
from voiceapp.services.matching import best_match
from voiceapp.services.tool_specs import check_arguments


def _text(description: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            "text": {"type": "string", "description": description, "minLength": 1, "maxLength": CHARACTERS}
        },
        "required": ["text"],
        "additionalProperties": False,
    }


SPECS: tuple[ToolSpec, ...] = (
    ToolSpec(
        "remember_fact",
        "Remember something about the user for later conversations, only when the user asks for it.",
        _text("the fact, as the user said it: 'I like jazz'"),
        "changes",
        undoable=True,
        title="Remember something about you",
    ),
    ToolSpec(
        "list_facts",
        "What is remembered about the user.",
        {"type": "object", "properties": {}, "required": [], "additionalProperties": False},
    ),
    ToolSpec(
        "forget_fact",
        "Forget something about the user, only when the user asks for it.",
        _text("the fact, or all"),
        "changes",
        asks=True,
        undoable=True,
        title="Forget something about you",
    ),
)


class FactTools:
    """A :class:`ToolRunner`: the tools of ``others`` and those of the facts.

    "Undo" takes back what was done to the facts, as long as no other tool changed anything since.
    """

    def __init__(self, others: ToolRunner, facts: FactsService) -> None:
        self._others = others
        self._facts = facts
        self._specs = {spec.name: spec for spec in SPECS}
        self._undo: list[Callable[[], Awaitable[str]]] = []
        self._runners = {"remember_fact": self._remember, "list_facts": self._list, "forget_fact": self._forget}

    @property
    def specs(self) -> Sequence[ToolSpec]:
        """Every tool."""
        return (*self._others.specs, *SPECS)

    def check(self, call: ToolCall) -> ToolCall:
        """The call with its arguments as they will be used. Raises VoiceAppError where they do not fit."""
        spec = self._specs.get(call.name)
        if spec is None:
            return self._others.check(call)
        return replace(call, arguments=check_arguments(spec, call.arguments))

    async def run(self, call: ToolCall) -> ToolResult:
        """Check the arguments and run the tool. A failed tool is a result that says so."""
        spec = self._specs.get(call.name)
        if spec is None:
            return await self._run_other(call)
        try:
            arguments = check_arguments(spec, call.arguments)
            data = await self._runners[call.name](arguments)
        except VoiceAppError as error:
            return ToolResult({"error": str(error)}, str(error))
        return ToolResult(data, sentence(call.name, arguments, data))

    async def _run_other(self, call: ToolCall) -> ToolResult:
        if call.name == "undo" and self._undo:
            done = await self._undo.pop()()
            return ToolResult({"ok": True, "undone": done}, done)
        if any(spec.name == call.name and spec.effect != "reads" for spec in self._others.specs):
            self._undo.clear()
        return await self._others.run(call)

    async def _remember(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        before = {fact.id for fact in await self._facts.list()}
        fact = await self._facts.add(arguments["text"], told=True)

        async def undo() -> str:
            await self._facts.remove(fact.id)
            return f"I forgot that {to_you(fact.text)}."

        if fact.id not in before:
            self._undo.append(undo)
        return {"ok": True, "fact": fact.text}

    async def _list(self, _arguments: Mapping[str, Any]) -> dict[str, Any]:
        return {"facts": [fact.text for fact in await self._facts.list()]}

    async def _forget(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        known, wanted = await self._facts.list(), str(arguments["text"])
        chosen = known
        if wanted.casefold() not in ("all", "everything"):
            index = best_match(wanted, [fact.text for fact in known])
            if index is None:
                raise VoiceAppError("fact-none", f"I do not remember that {to_you(wanted)}.")
            chosen = [known[index]]
        for fact in chosen:
            await self._facts.remove(fact.id)

        async def undo() -> str:
            for fact in chosen:
                await self._facts.add(fact.text)
            return "I remember it again."

        if chosen:
            self._undo.append(undo)
        return {"ok": True, "forgotten": [fact.text for fact in chosen]}
