"""Pictures of the Meetings page's states, 1280x800, light and dark.

``python -m tests.gui.screenshots_meetings [FOLDER] [STATE...]``; ``make screenshots`` takes them too. The app and
its services are real; the talk of two voices is made by flite, its words come with it as a file.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from tests.gui.meetings import type_first_line
from tests.gui.real import RealDesk
from tests.gui.screenshots import BUILT_IN, EARS, take_on_cards
from tests.live.virtual_sound import MIC_RATE, VirtualSound
from voiceapp.gui.panels.meetings import MeetingsPage

TALK = (
    ("slt", "Mara", "So, the date. The review takes two days, and we told everyone the fourteenth."),
    ("rms", "Jonas", "Thursday works for me if the build is there by Monday noon. After that it gets tight."),
    ("slt", "Mara", "Good. Then we decide to launch on Thursday the fourteenth."),
    ("rms", "Jonas", "I will send the build on Monday, and the help pages on Tuesday."),
    ("slt", "Mara", "And the price? I heard nineteen, but nobody has said so."),
    ("rms", "Jonas", "Not today. I ask finance and tell you on Friday."),
)
TOGETHER_S = 0.9
"""So long the second voice speaks at the same time as the first, once."""


def made_talk(card: VirtualSound, folder: Path) -> tuple[Path, Path]:
    """The talk as a sound file, and its words and times as an STM file."""
    at, lines = 0.5, []
    sound = np.zeros(MIC_RATE * 60, np.float32)
    for place, (voice, name, text) in enumerate(TALK):
        said = card.say(text, voice)
        at -= TOGETHER_S if place == 1 else 0.0
        start = round(at * MIC_RATE)
        sound[start : start + len(said)] += said
        end = at + len(said) / MIC_RATE
        lines.append(f"talk 1 {name} {at:.2f} {end:.2f} {text}\n")
        at = end + 0.4
    path, words = folder / "Launch planning.wav", folder / "talk.stm"
    soundfile.write(path, sound[: round(at * MIC_RATE)] * 0.7, MIC_RATE)
    words.write_text("".join(lines), encoding="utf-8")
    return path, words


def _page(desk: RealDesk) -> MeetingsPage:
    page = desk.window.pages["meetings"]
    assert isinstance(page, MeetingsPage)
    return page


def _open(desk: RealDesk, card: VirtualSound) -> None:
    """The made talk is in the library, and open."""
    path, words = made_talk(card, card.folder)
    desk.bridge.submit(lambda app: app.meetings.import_files([path], "", words))  # type: ignore[call-arg]
    desk.click("rail-meetings")
    desk.click("meeting-1")
    desk.until(lambda: desk.seen("meeting-transcript"))


def empty(desk: RealDesk, card: VirtualSound) -> None:
    """Nothing is stored yet."""
    desk.click("rail-meetings")
    desk.settle(0.4)


def overlap(desk: RealDesk, card: VirtualSound) -> None:
    """The place where both speak plays."""
    _open(desk, card)
    _page(desk).playing.seek(4.2)
    desk.click("play")
    desk.until(lambda: _page(desk).playing.at_s > 4.6)


def minutes(desk: RealDesk, card: VirtualSound) -> None:
    """Minutes with their links; the line that was edited is not what was said."""
    _open(desk, card)
    desk.click("make-minutes")
    desk.until(lambda: desk.seen("decisions-0"))
    line = desk.seen("decisions-0")[-1]
    assert isinstance(line, QWidget)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_F2)
    editor = line.findChild(QPlainTextEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "The price is nineteen")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.until(lambda: desk.seen("decisions-0-badge"))
    desk.click("action_items-0")
    desk.settle(0.4)


def compare(desk: RealDesk, card: VirtualSound) -> None:
    """A line was corrected: what differs, and how right it was."""
    _open(desk, card)
    words = "So, the date. The preview takes three days, and we told everyone the fourteenth."
    editor = type_first_line(_page(desk).detail.transcript, words)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.until(lambda: _page(desk).detail.versions.choice.count() == 2)
    desk.click("compare")
    desk.until(lambda: _page(desk).detail.compare.text.places)
    _page(desk).detail.choose_tab("people")
    desk.click("difference-after")
    desk.settle(0.4)


def _record(desk: RealDesk) -> None:
    desk.click("rail-meetings")
    desk.click("record")
    desk.click("consent-tick")
    desk.click("do")
    desk.until(lambda: desk.seen("deck"))


def consent(desk: RealDesk, card: VirtualSound) -> None:
    """Before the first recording."""
    desk.click("rail-meetings")
    desk.click("record")
    desk.settle(0.4)


def recording(desk: RealDesk, card: VirtualSound) -> None:
    """Both sides are heard and written down; there are a note and a marker."""
    _record(desk)
    for said, feed in (("I have a question.", "mic_feed"), ("What is the capital of France?", "speakers")):
        card.speak_into_mic(card.say(said), feed=feed).wait()
        desk.settle(2.0)
    playing = card.speak_into_mic(np.concatenate([card.say("Set a timer for ten minutes.")] * 4))
    field = desk.seen("new-note")[-1]
    QTest.keyClicks(field, "Launch on Thursday")
    QTest.keyClick(field, Qt.Key.Key_Return)
    desk.click("deck-marker")
    desk.settle(3.0)
    assert playing


State = Callable[[RealDesk, VirtualSound], None]
STATES: dict[str, State] = {
    "empty": empty,
    "overlap": overlap,
    "minutes": minutes,
    "compare": compare,
    "consent": consent,
    "recording": recording,
}


if __name__ == "__main__":
    sys.exit(take_on_cards("meetings", STATES, {**BUILT_IN, **EARS}))
