"""A model's hidden reasoning taken out of its stream: never shown, spoken or remembered."""

from __future__ import annotations

from collections.abc import AsyncIterator

from voiceapp.core.frames import ToolCall

_PAIRS = {
    "<think>": "</think>",
    "<thinking>": "</thinking>",
    "<thought>": "</thought>",
    "<reasoning>": "</reasoning>",
    "<reflection>": "</reflection>",
    "<seed:think>": "</seed:think>",
    "[think]": "[/think]",
    "◁think▷": "◁/think▷",
    "<|begin_of_thought|>": "<|end_of_thought|>",
    "<|start_thinking|>": "<|end_thinking|>",
}
# OpenAI's harmony format: <|start|>ROLE<|channel|>NAME<|message|>TEXT<|end|>. Only channel "final" is for users.
_START, _CHANNEL, _MESSAGE, _FINAL = "<|start|>", "<|channel|>", "<|message|>", "final"
_ENDS = ("<|end|>", "<|return|>", "<|call|>")
_VISIBLE = (*_PAIRS, *_PAIRS.values(), _START, _CHANNEL, _MESSAGE, *_ENDS)
_HARMONY_HIDDEN = (_START, _CHANNEL, *_ENDS)
_QUOTES = ("`", '"', "'", "“", "«")


class ReasoningFilter:
    """Feed it pieces of a reply; it gives back what is for the user, however the stream is cut into pieces.

    A section that is never closed is hidden to the end. A tag right after a quotation mark or a backtick is a
    word that the reply speaks of. A closing tag without its beginning vanishes alone.
    """

    def __init__(self) -> None:
        self._held = ""
        self._before = ""  # the last character given or dropped, which tells whether a tag is quoted
        self._closing: tuple[str, ...] = ()  # () while visible
        self._header: str | None = None  # of a harmony message, while it is read

    def feed(self, piece: str) -> str:
        """Take a piece; returns what of the reply is certain now."""
        self._held += piece
        shown = ""
        while self._held:
            watched = (_MESSAGE,) if self._header is not None else self._closing or _VISIBLE
            at, tag = _first(self._held, watched)
            if tag is None:
                at = len(self._held) - _beginning(self._held, watched)
            shown += self._pass(at)
            if tag is None:
                break
            shown += self._meet(tag)
        return shown

    def finish(self) -> str:
        """The reply is over: what was held as a possible tag is text after all. Ready for the next one."""
        visible = not self._closing and self._header is None
        rest = self._held if visible else ""
        self._held, self._before, self._closing, self._header = "", "", (), None
        return rest

    def _pass(self, count: int) -> str:
        """Let the first ``count`` held characters go to where they belong."""
        text, self._held = self._held[:count], self._held[count:]
        if self._header is not None:
            self._header += text
            return ""
        if self._closing:
            return ""
        self._before = text[-1:] or self._before
        return text

    def _meet(self, tag: str) -> str:
        """The held text begins with ``tag``."""
        if not self._closing and self._header is None and tag in _PAIRS and self._before in _QUOTES:
            return self._pass(len(tag))
        self._held = self._held[len(tag) :]
        if tag in (_START, _CHANNEL):
            self._header, self._closing = "", ()
        elif self._header is not None:
            name = self._header.rpartition(_CHANNEL)[2].strip().split(" ")[0]
            self._header, self._closing = None, () if name in (_FINAL, "assistant") else _HARMONY_HIDDEN
        elif self._closing:
            self._closing = ()
        elif tag in _PAIRS:
            self._closing = (_PAIRS[tag],)
        return ""


async def without_reasoning(parts: AsyncIterator[str | ToolCall]) -> AsyncIterator[str | ToolCall]:
    """The parts of a chat model's reply that are for the user, and its tool calls."""
    hidden = ReasoningFilter()
    async for part in parts:
        if isinstance(part, ToolCall):
            if rest := hidden.finish():
                yield rest
            yield part
        elif text := hidden.feed(part):
            yield text
    if rest := hidden.finish():
        yield rest


def _first(text: str, tags: tuple[str, ...]) -> tuple[int, str | None]:
    """Where the first of ``tags`` stands, in any case of letters, and which one."""
    lower = text.lower() if text.isascii() else "".join(c.lower() if c.isascii() else c for c in text)
    found = [(lower.index(tag), tag) for tag in tags if tag in lower]
    return min(found) if found else (0, None)


def _beginning(text: str, tags: tuple[str, ...]) -> int:
    """How many characters at the end of ``text`` may begin one of ``tags``."""
    end = text[-24:].lower()
    return max((n for tag in tags for n in range(1, len(tag)) if end.endswith(tag[:n])), default=0)
