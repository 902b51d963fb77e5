"""Keeps a long talk within what a language model can keep in mind: what is oldest becomes a summary, or goes.

Tokens are estimated on the safe side, and corrected by what the engine counted in its last prompt. Engines that
know their context (llama.cpp) hold to it exactly themselves; turns are left out early enough that they need not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from voiceapp.core.protocols import Message, ToolSpec

CHARACTERS_PER_TOKEN = 3.0
"""Of ASCII text; tokenizers need one token for about four characters of English, so this is on the safe side."""

TOKENS_PER_OTHER = 1.5
"""Tokens for each character that is not ASCII: what tokenizers make of Chinese or Japanese, and more."""

MESSAGE_TOKENS = 8
"""What a chat template puts around a message, at most."""

START, KEEP = 0.7, 0.35
"""A talk that fills this share of its room is summarised until the turns that stay fill the other."""

SUMMARY_TOKENS = 256
SUMMARY_CHARACTERS = 1200

SUM_UP = Message(
    "user",
    "(Not for the talk itself: sum up all that we said so far, from the very beginning, in at most 120 words of"
    " plain prose, in the language of our talk. Keep names, numbers, dates, what was decided or promised, and what"
    " I want. Use no tool and write the summary only.)",
)
"""Asks for the summary at the end of the talk's own prompt: so its cache serves, and holds the talk afterwards."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a prompt may hold, in tokens: ``context`` in all, of which ``answer`` is kept free.

    ``fixed`` is taken by what is no message: tools, the template.
    """

    context: int
    answer: int = 0
    fixed: int = 0

    @property
    def messages(self) -> int:
        """Tokens that are left for the messages."""
        return max(self.context - self.answer - self.fixed, 0)


def estimated_tokens(text: str) -> int:
    """Tokens of a text, rather too many than too few."""
    plain = sum(character.isascii() for character in text)
    return ceil(plain / CHARACTERS_PER_TOKEN + (len(text) - plain) * TOKENS_PER_OTHER)


def message_tokens(messages: Iterable[Message]) -> int:
    """Tokens of messages, with what a template puts around each, rather too many than too few."""
    return sum(MESSAGE_TOKENS + estimated_tokens(_content(message)) for message in messages)


def tools_tokens(tools: Sequence[ToolSpec], context: int) -> int:
    """Tokens of tools, where no engine has counted them: at most half of the context, as templates write less."""
    told = sum(estimated_tokens(spec.name + spec.description + json.dumps(dict(spec.parameters))) for spec in tools)
    return min(told, context // 2)


def oldest(messages: Sequence[Message], fixed: int, room: int, start: float, keep: float) -> int:
    """How many of the oldest messages have to go: 0 while all fill at most ``start`` of ``room``.

    Otherwise whole turns go until the rest fills at most ``keep`` of it; the last turn always stays. ``fixed`` are
    tokens of what stays in any case (system prompt, the turn to answer).
    """
    if fixed + message_tokens(messages) <= start * room:
        return 0
    starts = [index for index, message in enumerate(messages) if index and message.role == "user"]
    for index in starts:
        if fixed + message_tokens(messages[index:]) <= keep * room:
            return index
    return starts[-1] if starts else 0


def summary_text(written: str) -> str:
    """A model's summary as it is kept: one paragraph of bounded length; "" where it wrote none."""
    text = " ".join(written.split())
    if len(text) <= SUMMARY_CHARACTERS:
        return text
    return text[:SUMMARY_CHARACTERS].rsplit(" ", 1)[0] + " …"


def _content(message: Message) -> str:
    call = message.call
    if call is None or message.role == "tool":
        return message.text
    return f"{message.text}{call.name}{json.dumps(dict(call.arguments), ensure_ascii=False)}"
