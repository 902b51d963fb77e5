"""What the tests and pictures of the Ask page on real services share: a meeting with its words, and hands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.real import RealDesk
from voiceapp.gui.panels.ask import AskPage
from voiceapp.gui.panels.ask_answer import AnswerView
from voiceapp.gui.panels.ask_links import CitationLink

Said = Sequence[tuple[str, float, float, str]]
"""Who, from when to when (s), what."""


def page(desk: RealDesk) -> AskPage:
    """The page."""
    found = desk.window.pages["ask"]
    assert isinstance(found, AskPage)
    return found


def take_in(desk: RealDesk, folder: Path, title: str, said: Said) -> Path:
    """Import a made-up meeting: faint noise as its sound, and these words with it; the file of the sound."""
    seconds = said[-1][2] + 1.0
    noise = np.random.default_rng(5).normal(0, 0.01, round(seconds * 16_000)).astype(np.float32)
    sound, words = folder / f"{title}.wav", folder / f"{title}.stm"
    soundfile.write(sound, noise, 16_000)
    words.write_text("".join(f"x 1 {who} {low:.2f} {high:.2f} {text}\n" for who, low, high, text in said), "utf-8")
    known: list[int] = []
    desk.bridge.submit(lambda app: app.meetings.import_files([sound], title, words))  # type: ignore[call-arg]

    def imported() -> bool:
        desk.bridge.submit(
            lambda app: app.meetings.list(),
            lambda infos: known.extend(one.id for one in infos if one.title == title and one.transcript),
        )
        return bool(known)

    desk.until(imported, 60)
    return sound


def ask(desk: RealDesk, text: str) -> None:
    """Type a question and press Enter."""
    desk.until(lambda: desk.seen("ask-field"))
    field = desk.seen("ask-field")[-1]
    QTest.keyClicks(field, text)
    desk.until(lambda: desk.seen("ask-send")[-1].isEnabled())
    QTest.keyClick(field, Qt.Key.Key_Return)


def answers(desk: RealDesk) -> list[AnswerView]:
    """The answers that can be seen."""
    return [one for one in desk.window.findChildren(AnswerView) if one.isVisible()]


def links(desk: RealDesk) -> list[CitationLink]:
    """The links that can be seen."""
    return [link for answer in answers(desk) for link in answer.links()]
