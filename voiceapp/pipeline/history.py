"""What a chat model is told of the conversation so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from voiceapp.core.protocols import Message, ToolSpec
from voiceapp.core.usage import Usage
from voiceapp.pipeline.compaction import KEEP, Room, message_tokens, oldest, tools_tokens


class History:
    """The conversation as the user lived it: of a reply, only what was heard.

    Append-only, so that a language model's cache of the prompt's beginning stays valid; only where it grows too
    long its oldest turns give way to :attr:`summary`, or go. ``language`` is that of the last turn, None where it
    was not told; ``grown`` counts how often something was added. ``tainted``: words of a recording, a file or a
    tool from outside are or were in it, and may try to give orders.
    """

    def __init__(self, messages: Iterable[Message] = ()) -> None:
        self._messages = list(messages)
        self.language: str | None = None
        self.summary = ""
        self._fixed: int | None = None
        self.grown = 0
        self.tainted = False

    def extend(self, messages: Iterable[Message]) -> None:
        """Add messages; a second user message in a row joins the first (templates want them to alternate).

        The same words once more, from somebody who got no answer yet, are the same question.
        """
        self.grown += 1
        for message in messages:
            last = self._messages[-1] if self._messages else None
            if last and last.role == message.role == "user":
                if message.text != last.text:
                    self._messages[-1] = Message("user", f"{last.text} {message.text}")
            elif message.text or message.call:
                self._messages.append(message)

    def measured(self, prompt: Sequence[Message], usage: Usage) -> None:
        """The engine counted the tokens of ``prompt``: what is over the messages' own, tools and template take."""
        self._fixed = max(usage.prompt_tokens - message_tokens(prompt), 0)

    def room(self, context: int, answer: int, tools: Sequence[ToolSpec]) -> Room:
        """The room in a context of so many tokens, ``answer`` of which are kept for the answer."""
        fixed = tools_tokens(tools, context) if self._fixed is None else self._fixed
        return Room(context, min(answer, context // 4), fixed)

    def prompt(self, persona: str, new: Iterable[Message], room: Room | None = None) -> list[Message]:
        """The messages for the next reply: persona, history, then ``new``.

        A summary stands in the first message after the persona: so what is before it (persona and tools, which are
        much) stays in the model's cache. What does not fit into ``room`` is forgotten, so much at once that the
        next prompts begin as this one does.
        """
        new = list(new)
        system = [Message("system", persona)] if persona else []
        if room:
            fixed = message_tokens([*system, *self._recalled(()), *new])
            del self._messages[: oldest(self._messages, fixed, room.messages, 1.0, KEEP)]
        joined = History(self._messages)
        joined.extend(new)
        return system + self._recalled(joined._messages)

    def too_long(self, persona: str, room: Room, start: float) -> Sequence[Message]:
        """The oldest messages, to be summed up, once the whole fills more than ``start`` of the room; else ()."""
        fixed = message_tokens([Message("system", persona), *self._recalled(())])
        return self._messages[: oldest(self._messages, fixed, room.messages, start, KEEP)]

    def compact(self, count: int, summary: str) -> None:
        """The ``count`` oldest messages give way to ``summary``, which tells what was summed up before them too."""
        del self._messages[:count]
        self.summary = summary

    @property
    def last_reply(self) -> str:
        """What the assistant said last, "" when nothing yet."""
        return next((m.text for m in reversed(self._messages) if m.role == "assistant" and m.text), "")

    def _recalled(self, messages: Sequence[Message]) -> list[Message]:
        """The messages, beginning with the summary of what was before them."""
        if not self.summary:
            return list(messages)
        told = f"(Earlier in this talk: {self.summary})"
        if messages and messages[0].role == "user":
            return [Message("user", f"{told}\n{messages[0].text}"), *messages[1:]]
        return [Message("user", told), *messages]
