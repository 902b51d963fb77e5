"""A language model on another computer, by the chat completions interface: words and tool calls as they come.

The shapes are those of OpenAI's API reference ("Chat completions"), as vLLM, llama-server, Ollama and LocalAI
serve them. Fields that some of them refuse (``tool_choice``, ``stream_options``) are not sent.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from voiceapp.core.frames import ToolCall
from voiceapp.core.protocols import Capabilities, ChatOptions, Message, ToolSpec
from voiceapp.engines.reply_parser import Call, ReplyParser
from voiceapp.workers.http_link import Link, parse_json

if TYPE_CHECKING:
    from httpx2 import Response

_MOST_EVENT = 1_000_000
_MOST_TEXT = 100_000
"""Characters of one reply: far more than any ``max_tokens`` allows."""
_MOST_CALLS = 32


class HttpChatModel:
    """A :class:`~voiceapp.core.protocols.ChatModel`. Raises HttpProblem."""

    capabilities = Capabilities(streaming=True, tools=True, json_schema=True)

    def __init__(self, link: Link) -> None:
        self._link = link

    async def reply(
        self, messages: Sequence[Message], tools: Sequence[ToolSpec], options: ChatOptions
    ) -> AsyncIterator[str | ToolCall]:
        """Stream the answer: text as it comes, tool calls when they are whole. Closing it stops the server."""
        link, now = self._link, asyncio.get_running_loop().time
        started = now()
        body = request_body(link.connection.model, messages, tools, options)
        kind = ("text/event-stream",)
        async with link.request("POST", "chat/completions", kind, json=body) as response:
            first_s = max(0.1, link.waits.first_s - (now() - started))
            found = _Reply(link, [tool.name for tool in tools])
            async with contextlib.aclosing(link.paced(_events(response), first_s)) as events:
                async for event in events:
                    if event == "[DONE]":
                        found.finished = True
                        break
                    for part in found.take(event):
                        yield part
            for part in found.rest():
                yield part


async def _events(response: Response) -> AsyncGenerator[str]:
    import httpx2

    async for event in httpx2.EventSource(response, _MOST_EVENT):
        if event.data:
            yield event.data.strip()


class _Reply:
    """What has come of a reply."""

    def __init__(self, link: Link, tools: Sequence[str]) -> None:
        self._words = link.words
        self._parser = ReplyParser(tools)  # for servers that leave calls and reasoning in the text
        self._length = 0
        self._given = False
        self._calls: list[dict[str, str]] = []
        self._at: dict[int, dict[str, str]] = {}
        self.finished = False

    def take(self, event: str) -> list[str | ToolCall]:
        """What one event brings. Raises HttpProblem."""
        told = self._parsed(event)
        if told.get("error"):
            raise self._words.failed()
        choices = told.get("choices")
        if not choices:  # usage, a ping
            return []
        choice = choices[0] if isinstance(choices, list) else None
        if not isinstance(choice, dict):
            raise self._words.garbled("lacks the parts of a chat")
        self.finished = self.finished or bool(choice.get("finish_reason"))
        delta = choice.get("delta") or {}
        text = delta.get("content") if isinstance(delta, dict) else 0
        if not isinstance(text, str | None):
            raise self._words.garbled("holds something else than text")
        calls = delta.get("tool_calls") or []
        if not isinstance(calls, list):
            raise self._words.garbled("holds a damaged tool call")
        for piece in calls:
            self._add(piece)
        self._count(text or "")
        return self._told(lambda: self._parser.feed(text or ""))

    def rest(self) -> list[str | ToolCall]:
        """What the end of the reply brings, calls above all. Raises HttpProblem for one cut or empty."""
        if not self.finished:
            raise self._words.broke()
        calls = [
            ToolCall(call["name"], self._parsed(call["arguments"] or "{}"), call["id"]) for call in self._calls
        ]
        found = [*self._told(self._parser.finish), *calls]
        if not (found or self._given):
            raise self._words.garbled("is empty")
        return found

    def _told(self, parse: Callable[[], Iterator[str | Call]]) -> list[str | ToolCall]:
        try:
            parts = [
                part if isinstance(part, str) else ToolCall(part.name, dict(part.arguments)) for part in parse()
            ]
        except (ValueError, RecursionError):
            raise self._words.garbled("is no JSON") from None
        self._given = self._given or bool(parts)
        return parts

    def _add(self, piece: object) -> None:
        """A piece of a tool call: the first of an index names it, the others go on with its arguments."""
        function = piece.get("function") if isinstance(piece, dict) else None
        if not isinstance(piece, dict) or not isinstance(function, dict):
            raise self._words.garbled("holds a damaged tool call")
        index, call_id = piece.get("index", 0), piece.get("id") or ""
        name, arguments = function.get("name") or "", function.get("arguments") or ""
        if not (isinstance(index, int) and all(isinstance(part, str) for part in (call_id, name, arguments))):
            raise self._words.garbled("holds a damaged tool call")
        call = self._at.get(index)
        # Ollama gave every whole call the index 0.
        if call is None or (call_id and call["id"] and call_id != call["id"]):
            call = self._at[index] = {"id": call_id, "name": "", "arguments": ""}
            self._calls.append(call)
        call["name"] = call["name"] or name
        call["arguments"] += arguments
        self._count(name + arguments)
        if len(self._calls) > _MOST_CALLS:
            raise self._words.garbled("asks for too many tools")

    def _count(self, text: str) -> None:
        self._length += len(text)
        if self._length > _MOST_TEXT:
            raise self._words.garbled("does not end")

    def _parsed(self, text: str) -> dict[str, Any]:
        try:
            told = parse_json(text)
        except (ValueError, RecursionError):
            told = None
        if not isinstance(told, dict):
            raise self._words.garbled("is no JSON")
        return told


def request_body(
    model: str, messages: Sequence[Message], tools: Sequence[ToolSpec], options: ChatOptions
) -> dict[str, Any]:
    """What is posted for a streamed reply."""
    body: dict[str, Any] = {
        "model": model,
        "messages": _messages(messages),
        "stream": True,
        "temperature": options.temperature,
        "max_tokens": options.max_tokens,
    }
    if options.seed is not None:
        body["seed"] = options.seed
    if tools:
        body["tools"] = [{"type": "function", "function": _function(tool)} for tool in tools]
    if options.json_schema is not None:
        schema = {"name": "answer", "schema": _plain(options.json_schema)}
        body["response_format"] = {"type": "json_schema", "json_schema": schema}
    return body


def _function(tool: ToolSpec) -> dict[str, Any]:
    return {"name": tool.name, "description": tool.description, "parameters": _plain(tool.parameters)}


def _messages(messages: Sequence[Message]) -> list[dict[str, Any]]:
    """The conversation; calls that came without an id are numbered, as every result has to name its call."""
    told: list[dict[str, Any]] = []
    number = 0
    for message in messages:
        call = message.call
        if call is None:
            told.append({"role": message.role, "content": message.text})
            continue
        if message.role == "assistant":
            number += 1
            function = {"name": call.name, "arguments": json.dumps(call.arguments, ensure_ascii=False)}
            asked = {"id": call.id or f"call_{number}", "type": "function", "function": function}
            told.append({"role": "assistant", "content": message.text, "tool_calls": [asked]})
        else:
            told.append({"role": "tool", "content": message.text, "tool_call_id": call.id or f"call_{number}"})
    return told


def _plain(schema: Mapping[str, Any]) -> Any:
    """A schema with mappings and tuples as JSON has them."""
    return json.loads(json.dumps(schema, default=dict))
