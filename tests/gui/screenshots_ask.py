"""Pictures of the Ask page's states, 1280x800, light and dark.

``python -m tests.gui.screenshots_ask [FOLDER] [STATE...]``; ``make screenshots`` takes them too. The app, its desk,
its library and its checks are real. A model that writes or listens well has some GB: what it would say here was
written beforehand, and goes through the same checks.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor

from tests.gui.asked import Said, answers, ask, links, take_in
from tests.gui.real import RealDesk
from tests.gui.screenshots import BUILT_IN, take_on_cards
from tests.gui.screenshots_meetings import made_talk
from tests.live.virtual_sound import VirtualSound
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import Capabilities, ChatOptions, Message, ToolSpec
from voiceapp.core.recordings import AnswerOptions

SUPPLIER: Said = (
    ("Mara", 0.5, 5.0, "The boxes arrive on the sixth of May, two days earlier than we thought."),
    ("Ana", 5.5, 10.0, "And the new price is four euros twenty for each, if we take three thousand."),
    ("Mara", 10.5, 14.0, "I sign that today, before somebody else does."),
)
WEEKLY: Said = (
    ("Jonas", 0.5, 4.0, "Two faults are left, and both of them are small."),
    ("Priya", 4.5, 9.0, "The German pages are done, the French ones on Wednesday."),
)
Entry = tuple[str, str]
"""A sentence, and the words of a line that it names."""
LAUNCH: Sequence[Entry] = (
    ("The launch is on Thursday the fourteenth.", "we decide to launch on Thursday the fourteenth"),
    ("Jonas sends the build on Monday.", "I will send the build on Monday"),
    ("The price is nineteen.", "I heard nineteen, but nobody has said so"),
)
HEARD = (
    "Two people in a quiet room, a woman and a man. He answers before she has ended, and both sound calm.",
    "She asks, he answers. Nothing besides the voices, and no music.",
)


class Writer:
    """Writes these entries; holds on after the ``most``-th."""

    def __init__(self, entries: Sequence[Entry], most: int | None = None) -> None:
        self.capabilities = Capabilities(context_tokens=4096, json_schema=True)
        self._entries, self._most = entries, most

    async def reply(
        self, messages: Sequence[Message], tools: Sequence[ToolSpec], options: ChatOptions
    ) -> AsyncIterator[str]:
        for text, quote in self._entries[: self._most]:
            label = re.search(rf"\[(\w+)\][^\n]*{re.escape(quote)}", messages[-1].text)
            assert label is not None, messages[-1].text
            yield json.dumps({"text": text, "line": label[1], "quote": quote})
        if self._most is not None:
            await asyncio.Event().wait()


class Listener:
    """Says one thing of each 20 s; holds on at the ``most``-th."""

    def __init__(self, most: int | None = None) -> None:
        self.capabilities = Capabilities(max_seconds=20.0)
        self._most, self._heard = most, 0

    async def load(self) -> None:
        """It is there."""

    async def answer(
        self, sound: AsyncIterator[Audio], question: str, options: AnswerOptions
    ) -> AsyncIterator[str]:
        if self._heard == self._most:
            await asyncio.Event().wait()
        yield HEARD[min(self._heard, len(HEARD) - 1)]
        self._heard += 1


def _with_models(desk: RealDesk, writer: Writer | None, listener: Listener | None = None) -> None:
    """Let these write and listen in the place of engines."""

    async def chat(engine: str) -> Writer | None:
        return writer

    async def writers() -> list[str]:
        return ["written"] if writer is not None else []

    async def ears() -> str:
        return "written" if listener is not None else ""

    def place(app: Any) -> None:
        app.ask_words._chat, app.ask_words._candidates = chat, writers
        app.asking._answerer = lambda engine: listener
        app.ask_desk._ways._answerer, app.ask_desk._ways._writers = ears, writers

    desk.bridge.submit(place)


def _library(desk: RealDesk, card: VirtualSound) -> None:
    """Three recordings with their words."""
    take_in(desk, card.folder, "Supplier call", SUPPLIER)
    take_in(desk, card.folder, "Weekly", WEEKLY)
    sound, words = made_talk(card, card.folder)
    desk.bridge.submit(lambda app: app.meetings.import_files([sound], "", words))  # type: ignore[call-arg]
    desk.click("rail-meetings")
    desk.until(lambda: desk.seen("meeting-3"))
    desk.click("rail-ask")
    desk.until(lambda: desk.seen("ask-fresh"))
    QCursor.setPos(desk.window.mapToGlobal(QPoint(900, 520)))


def _earlier(desk: RealDesk) -> None:
    """Questions that were asked before, answered by quotes."""
    for text in ("When do the boxes arrive?", "Which pages are done in German?"):
        ask(desk, text)
        desk.until(lambda: links(desk))
        desk.click("new-question")
        desk.until(lambda: not answers(desk))


def _about_launch(desk: RealDesk) -> None:
    desk.click("chip-recordings")
    desk.click("recording-3")
    desk.click("recording-done")


def empty(desk: RealDesk, card: VirtualSound) -> None:
    """There is nothing to ask about."""
    desk.click("rail-ask")
    desk.settle(0.4)


def fresh(desk: RealDesk, card: VirtualSound) -> None:
    """Questions to pick."""
    _library(desk, card)
    _earlier(desk)
    desk.settle(0.5)


def busy(desk: RealDesk, card: VirtualSound) -> None:
    """Both ways are worked on."""
    _library(desk, card)
    _earlier(desk)
    _with_models(desk, Writer(LAUNCH, most=1), Listener(most=1))
    _about_launch(desk)
    desk.click("way-sound")
    ask(desk, "When do we launch, and what is to be heard?")
    desk.until(lambda: [len(one.sentences) for one in answers(desk)] == [1, 1] and desk.seen("answer-bar"), 60)
    desk.settle(0.5)


def answer(desk: RealDesk, card: VirtualSound) -> None:
    """Sentences with their links, one of them not supported, and a question that goes on."""
    _library(desk, card)
    _earlier(desk)
    _with_models(desk, Writer(LAUNCH))
    ask(desk, "When do we launch, and what does it cost?")
    desk.until(lambda: len(links(desk)) == len(LAUNCH) and not desk.seen("answer-stop"), 60)
    _with_models(desk, None)
    ask(desk, "When do the boxes arrive?")
    desk.until(lambda: len(answers(desk)) == 2 and not desk.seen("answer-stop"), 60)
    desk.settle(0.5)


def columns(desk: RealDesk, card: VirtualSound) -> None:
    """Words and sound answer the same question."""
    _library(desk, card)
    _earlier(desk)
    _with_models(desk, Writer(LAUNCH[:2]), Listener())
    _about_launch(desk)
    desk.click("way-sound")
    ask(desk, "When do we launch, and how does it sound?")
    desk.until(lambda: len(links(desk)) >= 4 and not desk.seen("answer-stop"), 60)
    desk.settle(0.5)


def nothing(desk: RealDesk, card: VirtualSound) -> None:
    """The recordings do not tell."""
    _library(desk, card)
    _earlier(desk)
    ask(desk, "Who painted the kitchen ceiling yellow?")
    desk.until(lambda: desk.seen("answer-nothing"), 60)
    desk.settle(0.5)


def error(desk: RealDesk, card: VirtualSound) -> None:
    """The sound of a recording is gone when it is to be listened to."""
    _library(desk, card)
    _earlier(desk)
    _with_models(desk, None, Listener())
    _about_launch(desk)
    desk.click("way-sound")
    desk.click("way-words")
    for sound in desk.paths.meetings.rglob("audio.flac"):
        sound.unlink()
    ask(desk, "Does anybody laugh?")
    desk.until(lambda: desk.seen("answer-error"), 60)
    desk.settle(0.5)


def tab(desk: RealDesk, card: VirtualSound) -> None:
    """A meeting is asked in its own page; a link was clicked."""
    _library(desk, card)
    _with_models(desk, Writer(LAUNCH))
    desk.click("rail-meetings")
    desk.click("meeting-3")
    desk.click("tab-ask")
    ask(desk, "When do we launch, and what does it cost?")
    desk.until(lambda: len(links(desk)) == len(LAUNCH) and not desk.seen("answer-stop"), 60)
    links(desk)[1].click()
    desk.settle(1.5)


STATES: dict[str, Callable[[RealDesk, VirtualSound], None]] = {
    "empty": empty,
    "fresh": fresh,
    "busy": busy,
    "answer": answer,
    "columns": columns,
    "nothing": nothing,
    "error": error,
    "tab": tab,
}


if __name__ == "__main__":
    sys.exit(take_on_cards("ask", STATES, BUILT_IN))
