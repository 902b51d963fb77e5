"""What a chat model is told of the conversation so far."""

from __future__ import annotations

from collections.abc import Iterable

from voiceapp.core.protocols import Message


class History:
    """The conversation as the user lived it: of a reply, only what was heard.

    Append-only, so that a language model's cache of the prompt's beginning stays valid. ``tainted``: words of a
    recording, a file or a tool from outside are or were in it, and may try to give orders.
    """

    def __init__(self, messages: Iterable[Message] = ()) -> None:
        self._messages = list(messages)
        self.tainted = False

    def extend(self, messages: Iterable[Message]) -> None:
        """Add messages; a second user message in a row joins the first (templates want them to alternate)."""
        for message in messages:
            last = self._messages[-1] if self._messages else None
            if last and last.role == message.role == "user":
                self._messages[-1] = Message("user", f"{last.text} {message.text}")
            elif message.text or message.call:
                self._messages.append(message)

    def prompt(self, persona: str, new: Iterable[Message]) -> list[Message]:
        """The messages for the next reply: persona, history, then ``new``."""
        joined = History(self._messages)
        joined.extend(new)
        system = [Message("system", persona)] if persona else []
        return system + joined._messages

    @property
    def last_reply(self) -> str:
        """What the assistant said last, "" when nothing yet."""
        return next((m.text for m in reversed(self._messages) if m.role == "assistant" and m.text), "")
