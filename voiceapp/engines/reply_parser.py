"""What a chat model writes, taken apart as it streams: text for the user, tool calls, hidden reasoning."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

_THINK, _THOUGHT = "<think>", "</think>"
_CALL, _CALLED = "<tool_call>", "</tool_call>"
# How models begin a call where the template does not tell them the tag.
_CALL_OPENINGS = ("<|python_tag|>", "[TOOL_CALLS]", "```json", "```")


@dataclass(frozen=True, slots=True)
class Call:
    """A tool call as the model wrote it."""

    name: str
    arguments: dict[str, Any] = field(default_factory=dict)


class ReplyParser:
    """Feed it pieces of the model's text; it gives back what may be shown and the tool calls.

    A reply that begins with ``{`` (or a known opening) is held until it is clear whether it is a call to one
    of ``tools``; if it is not, it is text. ``<think>`` sections vanish; ``thinking`` tells that the prompt
    has already opened one. After a call only calls that follow at once are given; :attr:`done`
    tells that nothing more can come.
    """

    def __init__(self, tools: Collection[str], thinking: bool = False) -> None:
        self._tools = frozenset(tools)
        self._held = ""
        self._thinking = thinking
        self._in_call = False
        self._started = False
        self.called = self.done = False

    def feed(self, piece: str) -> Iterator[str | Call]:
        """Take the next piece of text."""
        self._held += piece
        yield from self._advance(end=False)

    def finish(self) -> Iterator[str | Call]:
        """The model is done: give what is still held."""
        yield from self._advance(end=True)

    def _advance(self, end: bool) -> Iterator[str | Call]:
        while self._held and not self.done:
            before = (self._held, self._thinking, self._in_call, self._started)
            if self._thinking:
                self._skip_thought(end)
            elif self._in_call:
                yield from self._tagged_call(end)
            elif self.called:
                self._next_call()
            elif not self._started:
                yield from self._opening(end)
            else:
                yield from self._text(end)
            if before == (self._held, self._thinking, self._in_call, self._started):
                return

    def _skip_thought(self, end: bool) -> None:
        _, found, rest = self._held.partition(_THOUGHT)
        if found:
            self._thinking, self._held = False, rest
        else:
            self._held = "" if end else self._held[-(len(_THOUGHT) - 1) :]

    def _opening(self, end: bool) -> Iterator[str | Call]:
        """The first characters decide: reasoning, a call or text."""
        self._held = self._held.lstrip()
        if not self._held:
            return
        if self._held.startswith(_THINK):
            self._thinking, self._held = True, self._held[len(_THINK) :]
            return
        openings = (_THINK, _CALL, *_CALL_OPENINGS) if self._tools else (_THINK,)
        if not end and any(opening.startswith(self._held) for opening in openings):
            return
        if self._tools and self._held[0] in "{`[<":
            body = self._held
            for opening in _CALL_OPENINGS:
                body = body.removeprefix(opening)
            call, whole = self._parse(body.lstrip(" \n["))
            if call:
                self.called, self.done, self._held = True, True, ""
                yield call
                return
            may_be = body != self._held or body.startswith("{")
            if may_be and not whole and not end:
                return
        self._started = True

    def _text(self, end: bool) -> Iterator[str | Call]:
        """Give the text up to the next tag; a possible beginning of a tag is held."""
        tags = (_CALL, _THINK) if self._tools else (_THINK,)
        found = [(self._held.index(tag), tag) for tag in tags if tag in self._held]
        if found:
            at, tag = min(found)
            text, self._held = self._held[:at], self._held[at + len(tag) :]
            self._thinking, self._in_call = tag == _THINK, tag == _CALL
        else:
            kept = 0 if end else max(_overlap(self._held, tag) for tag in tags)
            cut = len(self._held) - kept
            text, self._held = self._held[:cut], self._held[cut:]
        if text:
            yield text

    def _tagged_call(self, end: bool) -> Iterator[Call]:
        body, found, rest = self._held.partition(_CALLED)
        call, _ = self._parse(body.strip())
        if call and (found or end):
            self.called, self._in_call, self._held = True, False, rest
            yield call
        elif found or end:  # the model wrote nonsense between the tags: nobody wants to hear that
            self._in_call, self._held = False, rest

    def _next_call(self) -> None:
        """After a call: another one, or nothing that anybody wants to hear."""
        self._held = self._held.lstrip()
        if self._held.startswith(_CALL):
            self._in_call, self._held = True, self._held[len(_CALL) :]
        elif self._held and not _CALL.startswith(self._held):
            self.done = True

    def _parse(self, text: str) -> tuple[Call | None, bool]:
        """A call at the start of ``text``, and whether the JSON there is complete (or no JSON at all)."""
        if not text.startswith("{"):
            return None, bool(text)
        try:
            value, _ = json.JSONDecoder().raw_decode(text)
        except json.JSONDecodeError:
            return None, False
        return self._call(value), True

    def _call(self, value: Any) -> Call | None:
        if isinstance(value.get("function"), dict):
            value = value["function"]
        name = value.get("name")
        arguments = value.get("arguments", value.get("parameters", {}))
        if isinstance(arguments, str):
            try:
                arguments = json.loads(arguments or "{}")
            except json.JSONDecodeError:
                return None
        if not isinstance(name, str) or name not in self._tools or not isinstance(arguments, dict | None):
            return None
        return Call(name, arguments or {})


def _overlap(text: str, tag: str) -> int:
    """How many characters at the end of ``text`` may begin ``tag``."""
    return next((n for n in range(min(len(tag) - 1, len(text)), 0, -1) if text.endswith(tag[:n])), 0)
