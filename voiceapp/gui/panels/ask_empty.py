"""What stands in the place of a thread: what to do where there is nothing to ask about, or questions to pick."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from voiceapp.core.asking import Question, Way
from voiceapp.core.meetings import Meeting, MeetingInfo
from voiceapp.gui.language import tr
from voiceapp.gui.panels import ask_texts as texts
from voiceapp.gui.panels.ask_picture import AskPicture
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.empty import Empty
from voiceapp.services.search_terms import asked_terms, terms

if TYPE_CHECKING:
    from voiceapp.gui.ports import AppPort

READ, LEAST_LETTERS, MOST = 300, 4, 4
"""Segments that are read for subjects, the letters of a word that is one, and how many questions there are."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that works here, by its way, about one ``meeting``."""

    icon: str
    text: str
    way: Way
    meeting: int


def subjects(meeting: Meeting) -> list[str]:
    """The words that a meeting is about: those said more than once (else one that is), the most frequent first."""
    said = " ".join(one.text for one in meeting.segments[:READ])
    often, words = Counter(terms(said)), asked_terms(said)
    found = [one for one in words if len(words[one]) >= LEAST_LETTERS and words[one].isalpha()]
    found.sort(key=lambda one: (-often[one], -len(words[one])))
    found = [one for one in found if often[one] > 1] or found[:1]
    return [_as_said(words[one], said) for one in found[:MOST]]


def _as_said(word: str, said: str) -> str:
    """A word with the capitals that it mostly has."""
    forms = re.findall(rf"\b{re.escape(word)}\b", said, re.IGNORECASE)
    return Counter(forms).most_common(1)[0][0] if forms else word


async def suggestions(app: AppPort, infos: Sequence[MeetingInfo]) -> list[Suggestion]:
    """Up to four questions about the newest of these recordings that has been written down, else the newest."""
    newest = sorted((one for one in infos if one.state == "ready"), key=lambda one: -one.started)
    about = next((one for one in newest if one.transcript is not None), newest[0] if newest else None)
    if about is None:
        return []
    ways = await app.ask_desk.ways(Question("", meetings=(about.id,)))
    heard = []
    if "sound" in ways:
        heard.append(Suggestion("music-note-outline", tr("Is there music in it?"), "sound", about.id))
        if len(about.speakers) > 1:
            heard.append(Suggestion("account-voice", tr("Who speaks most?"), "sound", about.id))
    words = subjects(await app.meetings.get(about.id)) if "words" in ways else []
    said = [
        Suggestion("message-text-outline", tr("What was said about “{word}”?", word=word), "words", about.id)
        for word in words[: MOST - len(heard)]
    ]
    return said + heard


class NoRecordings(Empty):
    """Nothing to ask about yet. ``record_wanted``, ``import_wanted`` and ``file_wanted`` tell what to do."""

    record_wanted = Signal()
    import_wanted = Signal()
    file_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        self.record = Button(theme, tr("Record a meeting"), "filled", "record-circle-outline", size="main")
        take_in = Button(theme, tr("Import files"), "quiet", "tray-arrow-down", size="main")
        choose = Button(theme, tr("Choose a file"), "quiet", "folder-open-outline", size="main")
        super().__init__(theme, "ask-empty", AskPicture(theme), (self.record, take_in, choose))
        self.say(*texts.NO_RECORDINGS)
        for name, button, told in (
            ("record", self.record, self.record_wanted),
            ("import", take_in, self.import_wanted),
            ("file", choose, self.file_wanted),
        ):
            button.setObjectName(f"ask-empty-{name}")
            button.clicked.connect(told)
