"""The clipboard, as the tools see it: the window has one, the command line has none."""

from __future__ import annotations

import asyncio

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import ClipboardWanted, EventBus

ANSWER_S = 5.0


class ClipboardService:
    """Asks the window for the text in the clipboard. Runs on the core's loop."""

    def __init__(self, bus: EventBus) -> None:
        self._bus = bus
        self._here = False
        self._asked: asyncio.Future[str] | None = None

    def attach(self) -> None:
        """There is a window: it answers each ``ClipboardWanted`` with :meth:`answer`."""
        self._here = True

    def answer(self, text: str) -> None:
        """What is in the clipboard, "" where it holds no text."""
        if self._asked and not self._asked.done():
            self._asked.set_result(text)

    async def read(self) -> str:
        """The text in the clipboard. Raises VoiceAppError ``clipboard-none`` and ``clipboard-empty``."""
        if not self._here:
            raise VoiceAppError("clipboard-none", "There is no clipboard on the command line.", "Use the window.")
        if self._asked is None or self._asked.done():
            self._asked = asyncio.get_running_loop().create_future()
            self._bus.publish(ClipboardWanted())
        try:
            async with asyncio.timeout(ANSWER_S):
                text = await asyncio.shield(self._asked)
        except TimeoutError:
            text = ""
        if not text.strip():
            raise VoiceAppError("clipboard-empty", "There is no text in the clipboard.", "Copy some first.")
        return text
