"""From the conversation to the prompt of one model: its own chat template, tools, and a bounded context."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from voiceapp.core.errors import VoiceAppError

Message = Mapping[str, Any]
_UNTOLD = frozenset({"minLength", "maxLength"})

Render = Callable[[list[dict[str, Any]], list[dict[str, Any]] | None], str]
"""(messages, tools) in the shape of chat templates -> prompt text. Raises ValueError for what it refuses."""

CHATML = (
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
"""For files that bring no template."""

_KEEP = 0.6  # of the room, when old turns have to go: the next turns then still fit and reuse the cache


def broken_up(text: str, control: Sequence[str]) -> str:
    """The text without control tokens: a space goes into each, so that they are read as they are written."""
    found = sorted((token for token in control if len(token) > 1 and token in text), key=len, reverse=True)
    if not found:
        return text
    return re.sub("|".join(map(re.escape, found)), lambda match: f"{match.group()[0]} {match.group()[1:]}", text)


class ChatPrompt:
    """Renders conversations by ``render`` so that they fit into ``room`` tokens.

    ``template`` is only looked at (does it know tools?); ``control`` are the texts of the model's control
    tokens: in what people and tools say they are data, so they are broken up.
    """

    def __init__(
        self, render: Render, count: Callable[[str], int], template: str, control: Sequence[str] = ()
    ) -> None:
        self._render = render
        self._count = count
        self._knows_tools = "tools" in template
        self._knows_calls = "tool_calls" in template
        self._arguments_as_text = not re.search(r"arguments[^}]*tojson", template)
        self._control = tuple(control)
        self._dropped = 0
        self._first: Message | None = None

    def fit(self, messages: Sequence[Message], tools: Sequence[Mapping[str, Any]], room: int) -> str:
        """The prompt. Where it is too long the oldest turns are left out, never the system's text.

        Raises VoiceAppError ``too-long`` when even the last turn does not fit.
        """
        system = [message for message in messages if message["role"] == "system"]
        turns = [message for message in messages if message["role"] != "system"]
        starts = [i for i, message in enumerate(turns) if message["role"] == "user"] or [0]
        if starts[0] != 0:
            starts.insert(0, 0)
        first = turns[0] if turns else None
        if first != self._first:
            self._first, self._dropped = first, 0
        at = next((n for n, start in enumerate(starts) if start >= self._dropped), 0)
        prompt = self._prompt([*system, *turns[starts[at] :]], tools)
        if self._count(prompt) <= room:
            return prompt
        while at + 1 < len(starts):
            at += 1
            prompt = self._prompt([*system, *turns[starts[at] :]], tools)
            self._dropped = starts[at]
            if self._count(prompt) <= room * _KEEP:
                return prompt
        if self._count(prompt) <= room:
            return prompt
        raise VoiceAppError(
            "too-long",
            "That is more text than the language model can keep in mind at once.",
            "Ask something shorter, or raise Context in Settings.",
        )

    def _prompt(self, messages: Sequence[Message], tools: Sequence[Mapping[str, Any]]) -> str:
        specs = [_tool(tool) for tool in tools]
        shaped = [self._shape(message) for message in messages]
        if specs and not self._knows_tools:
            shaped, specs = _with_tool_text(shaped, specs), []
        # A template may refuse tool results, two users in a row or the system role. Its beginning must not change
        # with the first tool result: so the system's text stays where it is wherever the template knows one.
        for attempt in (shaped, _plain(shaped, system=True)):
            try:
                return self._render(attempt, specs or None)
            except ValueError:
                continue
        return self._render(_plain(shaped), specs or None)

    def _shape(self, message: Message) -> dict[str, Any]:
        content = broken_up(str(message.get("text") or ""), self._control)
        shaped: dict[str, Any] = {"role": message["role"], "content": content}
        call = message.get("call")
        if not call:
            return shaped
        arguments = dict(call.get("arguments") or {})
        if message["role"] == "tool":
            return shaped | {"name": call["name"]}
        if not self._knows_calls:
            told = json.dumps({"name": call["name"], "arguments": arguments}, ensure_ascii=False)
            return shaped | {"content": f"{shaped['content']}\n{told}".strip()}
        written = json.dumps(arguments, ensure_ascii=False) if self._arguments_as_text else arguments
        function = {"name": call["name"], "arguments": written}
        return shaped | {
            "tool_calls": [{"type": "function", "id": str(call.get("id") or ""), "function": function}]
        }


def _tool(tool: Mapping[str, Any]) -> dict[str, Any]:
    parameters = tool.get("parameters") or {"type": "object", "properties": {}}
    return {
        "type": "function",
        "function": {
            "name": tool["name"],
            "description": tool.get("description", ""),
            "parameters": _brief(parameters),
        },
    }


def _brief(schema: Mapping[str, Any]) -> dict[str, Any]:
    """A tool's schema without what costs a third of its tokens and tells a model nothing: the tools check that."""
    silent = {"additionalProperties": False, "required": []}
    brief = {key: value for key, value in schema.items() if not (key in silent and value == silent[key])}
    properties = {
        name: {key: value for key, value in told.items() if key not in _UNTOLD}
        if isinstance(told, Mapping)
        else told
        for name, told in schema.get("properties", {}).items()
    }
    return brief | {"properties": properties}


def _with_tool_text(messages: list[dict[str, Any]], specs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The tools told in words, for templates that know none."""
    lines = ["Tools:"]
    for spec in specs:
        function = spec["function"]
        names = ", ".join(function["parameters"].get("properties", {}))
        lines.append(f"{function['name']}({names}): {function['description']}".rstrip(": "))
    lines.append('To use a tool, answer with only a JSON object: {"name": ..., "arguments": {...}}')
    told = "\n".join(lines)
    if messages and messages[0]["role"] == "system":
        return [messages[0] | {"content": f"{messages[0]['content']}\n{told}"}, *messages[1:]]
    return [{"role": "system", "content": told}, *messages]


def _plain(messages: list[dict[str, Any]], system: bool = False) -> list[dict[str, Any]]:
    """Only users and assistants, taking turns: what every template accepts. ``system``: after the system's text."""
    if system and messages and messages[0]["role"] == "system":
        return [messages[0], *_plain(messages[1:])]
    plain: list[dict[str, Any]] = []
    for message in messages:
        role = "assistant" if message["role"] == "assistant" else "user"
        content = message["content"]
        for call in message.get("tool_calls", ()):
            content = f"{content}\n{json.dumps(call['function'], ensure_ascii=False)}".strip()
        if plain and plain[-1]["role"] == role:
            plain[-1] = {"role": role, "content": f"{plain[-1]['content']}\n\n{content}"}
        else:
            plain.append({"role": role, "content": content})
    if plain and plain[0]["role"] == "assistant":
        plain.insert(0, {"role": "user", "content": "Hello."})
    return plain
