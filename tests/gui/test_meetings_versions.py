"""Versions, English, scores and who was there: by clicks and keys in the real window, on the real services.

Only the recogniser is a fake: it says what the test lets it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.gui.dragging import drop_files
from tests.gui.meetings import type_first_line
from tests.gui.real import RealDesk, silent_desk
from voiceapp.core.frames import Segment, Word
from voiceapp.gui.panels.meetings import MeetingsPage
from voiceapp.gui.panels.meetings_presence import PresenceList
from voiceapp.gui.panels.meetings_versions import SideChoice
from voiceapp.services.transcription import FileTranscript, Progress, TranscriptionService

VALUES = {"engines.asr": "faster-whisper:small", "engines.llm": "skills", "engines.tts": "espeak"}
GERMAN = ("Die Wartung dauert zwei Tage.", "Wir planen, und Priya schreibt die Hilfe.")
ENGLISH = ("The review takes two days.", "We write the help pages with Priya.")
RIGHT = "Die Abnahme dauert zwei Tage."
TURN_S = 3.0


class Recogniser:
    """Says GERMAN, or ENGLISH to translate; ``asked`` keeps engines and languages. ``go`` lets it end."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str | None, bool]] = []
        self.go = asyncio.Event()
        self.go.set()

    async def transcribe(
        self,
        _: TranscriptionService,
        path: Path,
        asr: str,
        language: str | None = None,
        translate: bool = False,
        on_progress: Progress | None = None,
        prompt: str = "",
    ) -> FileTranscript:
        self.asked.append((asr, language, translate))
        assert on_progress is not None
        on_progress(0.5, TURN_S)
        await self.go.wait()
        told = ENGLISH if translate else GERMAN
        return FileTranscript(path, "", "de", 2 * TURN_S, 0.1, tuple(map(_said, range(2), told)), ())


def _said(place: int, text: str) -> Segment:
    start_s, words = place * TURN_S, text.split()
    spoken = tuple(Word(word, start_s + at * 0.3, start_s + at * 0.3 + 0.25, 0.9) for at, word in enumerate(words))
    return Segment(text, start_s, start_s + 2.8, spoken, avg_logprob=-0.2)


@pytest.fixture
def recogniser(monkeypatch: pytest.MonkeyPatch) -> Recogniser:
    made = Recogniser()

    async def transcribe(service: TranscriptionService, *given: Any) -> FileTranscript:
        return await made.transcribe(service, *given)

    monkeypatch.setattr(TranscriptionService, "transcribe", transcribe)
    return made


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, recogniser: Recogniser) -> Iterator[RealDesk]:
    """A meeting of Mara and Jonas is open; it came with a transcript."""
    sound, words = tmp_path / "Plan.wav", stm(tmp_path)
    soundfile.write(sound, np.random.default_rng(1).normal(0, 0.05, 96_000).astype(np.float32), 16_000)
    with silent_desk(tmp_path, VALUES) as desk:
        desk.bridge.submit(lambda app: app.meetings.import_files([sound], "", words))  # type: ignore[call-arg]
        desk.click("rail-meetings")
        desk.click("meeting-1")
        desk.until(lambda: desk.seen("meeting-transcript"))
        yield desk


def stm(folder: Path) -> Path:
    path = folder / "plan.stm"
    path.write_text(f"plan 1 Mara 0.00 2.80 {RIGHT}\nplan 1 Jonas 3.00 5.80 {GERMAN[1]}\n", encoding="utf-8")
    return path


def page(desk: RealDesk) -> MeetingsPage:
    found = desk.window.pages["meetings"]
    assert isinstance(found, MeetingsPage)
    return found


def told(desk: RealDesk, work: Callable[[Any], Any]) -> Any:
    """What the app answers."""
    found: list[Any] = []
    desk.bridge.submit(work, found.append)
    desk.until(lambda: found)
    return found[0]


def lines(desk: RealDesk) -> list[str]:
    return [one.text for one in page(desk).detail.transcript.rows.segments]


def versions(desk: RealDesk) -> list[str]:
    choice = page(desk).detail.versions.choice
    return [choice.itemText(at).partition(",")[0] for at in range(choice.count())]


def pick(desk: RealDesk, name: str, place: int) -> None:
    """Choose from a drop-down list with the keyboard."""
    choice = desk.seen(name)[-1]
    assert isinstance(choice, SideChoice)
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Home)
    for _ in range(place):
        QTest.keyClick(choice, Qt.Key.Key_Down)


def write_again(desk: RealDesk) -> None:
    desk.click("write-again")
    desk.click("do")
    desk.until(lambda: len(versions(desk)) == 2 and lines(desk)[0] == GERMAN[0])


def correct(desk: RealDesk) -> None:
    """Put the first line right, by keyboard."""
    editor = type_first_line(page(desk).detail.transcript, RIGHT)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.until(lambda: len(versions(desk)) == 3)


def test_a_meeting_is_written_down_again_and_each_version_can_be_shown(
    desk: RealDesk, recogniser: Recogniser
) -> None:
    assert versions(desk) == ["From a file"]
    recogniser.go.clear()
    desk.click("write-again")
    desk.until(lambda: desk.seen("again-language"))
    language = desk.seen("again-language")[-1]
    language.choose("de")  # type: ignore[attr-defined]
    desk.click("do")
    desk.until(lambda: desk.says("Writing down, 50 %"))
    desk.bridge.submit(lambda app: recogniser.go.set())
    desk.until(lambda: len(versions(desk)) == 2)
    assert recogniser.asked == [("faster-whisper:small", "de", False)]
    desk.until(lambda: not desk.seen("version-progress"))
    assert versions(desk) == ["faster-whisper small", "From a file"]
    assert lines(desk) == list(GERMAN)
    correct(desk)
    assert versions(desk) == ["Corrected · faster-whisper small", "Before corrections · faster-whisper small",
                              "From a file"]  # fmt: skip
    pick(desk, "version", 1)
    desk.until(lambda: lines(desk)[0] == GERMAN[0])
    view = page(desk).detail.transcript
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert not desk.seen("segment-editor")  # it is only looked at
    assert told(desk, lambda app: app.meetings.get(1)).segments[0].text == RIGHT
    pick(desk, "version", 2)
    desk.until(lambda: told(desk, lambda app: app.meetings.get(1)).info.transcript == 1)
    desk.until(lambda: page(desk).detail.transcript.can_edit)


def test_the_first_words_and_the_corrected_ones_are_compared_and_scored(desk: RealDesk, tmp_path: Path) -> None:
    write_again(desk)
    correct(desk)
    desk.click("compare")
    text = page(desk).detail.compare.text
    desk.until(lambda: text.places)
    assert text.scores == ("1 wrong for 12 words: word error rate 8.3 %. With who said them: 8.3 % (cpWER).")
    assert "Die Wartung Abnahme dauert zwei Tage." in text.toPlainText()
    assert text.hasFocus()
    QTest.keyClick(text, Qt.Key.Key_F3)
    count = desk.seen("difference-count")[-1]
    assert isinstance(count, QLabel)
    assert count.text() == "1 of 1 differences"
    desk.click("difference-hear")
    desk.until(lambda: page(desk).playing.at_s == pytest.approx(0.3, abs=0.25))
    desk.bridge.submit(lambda app: app.meetings.set_tags(1, ["launch"]))
    desk.until(lambda: desk.seen("tag-launch"))
    assert not desk.seen("versions-bar")  # the meeting was read anew: the comparison stays
    assert desk.seen("differences")
    pick(desk, "compare-right", 2)
    desk.until(lambda: desk.says("1 difference"))
    pick(desk, "compare-one", 0)
    desk.until(lambda: desk.says("The words are the same"))
    assert text.scores.startswith("0 wrong for 12 words: word error rate 0.0 %.")
    desk.click("compare-file")
    dialog = desk.window.findChild(QFileDialog, "reference-file")
    assert dialog is not None
    dialog.fileSelected.emit(str(stm(tmp_path)))
    dialog.close()
    desk.until(lambda: "0.0 % (DER)" in text.scores)
    assert page(desk).detail.compare.right.placeholderText() == "plan.stm"
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert not desk.seen("differences")
    assert desk.seen("meeting-transcript")


def test_english_stands_beside_each_line_and_is_heard_with_it(desk: RealDesk, recogniser: Recogniser) -> None:
    desk.click("translate")
    desk.click("do")
    view = page(desk).detail.transcript
    desk.until(lambda: view.rows.english)
    assert recogniser.asked == [("faster-whisper:small", "auto", True)]
    assert [view.rows.english[one.id] for one in view.rows.segments] == list(ENGLISH)
    place = view.text_box(1).topLeft() + view.rows.english_at(1).toPoint()
    assert place.x() > view.text_box(1).right()
    place.setX(place.x() + 4)
    place.setY(place.y() + 8)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.until(lambda: page(desk).playing.at_s >= TURN_S)
    assert (view.current, view.playing) == (1, 1)
    assert view.accessibleDescription().endswith(f"In English: {ENGLISH[1]}")
    desk.window.resize(840, 640)
    desk.settle(0.1)
    page(desk).detail.choose_tab("transcript")
    desk.click("translate")
    assert not view.rows.english
    desk.click("translate")
    assert [view.rows.english[one.id] for one in view.rows.segments] == list(ENGLISH)


def test_who_was_there_is_ticked_before_minutes_are_made_and_they_use_it(desk: RealDesk) -> None:
    page(desk).detail.choose_tab("people")
    desk.click("Priya was there")
    desk.until(lambda: told(desk, lambda app: app.minutes.ticked(1)) == ("Priya",))
    field = desk.seen("present-field")[-1]
    for name in ("Ann Miller", "Li Wei"):  # faster than the list is shown anew
        QTest.keyClicks(field, name)
        QTest.keyClick(field, Qt.Key.Key_Return)
    desk.until(lambda: desk.seen("Ann Miller was there") and desk.seen("Li Wei was there"))
    presence = desk.seen("presence")[-1]
    assert isinstance(presence, PresenceList)
    assert [(box.text(), box.isChecked()) for box in presence.boxes] == [
        (name, True) for name in ("Priya", "Ann Miller", "Li Wei")
    ]
    assert told(desk, lambda app: app.minutes.get(1)) is None
    page(desk).detail.choose_tab("minutes")
    desk.click("make-minutes")
    desk.until(lambda: desk.says("Present: Mara, Jonas, Priya, Ann Miller, Li Wei"))
    page(desk).detail.choose_tab("people")
    box = desk.seen("Priya was there")[-1]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    desk.until(lambda: told(desk, lambda app: app.minutes.get(1)).mentioned == ("Priya",))
    assert told(desk, lambda app: app.minutes.get(1)).participants == ("Mara", "Jonas", "Ann Miller", "Li Wei")


def test_what_is_typed_stays_when_another_version_comes(desk: RealDesk, recogniser: Recogniser) -> None:
    recogniser.go.clear()
    desk.click("write-again")
    desk.click("do")
    editor = type_first_line(page(desk).detail.transcript, "Half a sentence")
    desk.bridge.submit(lambda app: recogniser.go.set())
    desk.until(lambda: lines(desk)[0] == GERMAN[0])
    assert editor.isVisible()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.until(lambda: lines(desk)[0] == "Half a sentence")


def test_opened_anew_the_version_in_use_is_shown_and_stays(desk: RealDesk) -> None:
    write_again(desk)
    correct(desk)
    pick(desk, "version", 1)
    desk.until(lambda: lines(desk)[0] == GERMAN[0])
    page(desk).open(1)
    desk.until(lambda: lines(desk)[0] == RIGHT)
    desk.bridge.submit(lambda app: app.meetings.rename(1, "Another title"))
    desk.until(lambda: "Another title" in page(desk).detail.header.title.text())
    assert lines(desk)[0] == RIGHT


def test_files_that_cannot_be_imported_are_told_with_the_reason(desk: RealDesk, tmp_path: Path) -> None:
    letter, empty = tmp_path / "letter.wav", tmp_path / "empty.wav"
    letter.write_text("Dear reader")
    empty.touch()
    drop_files(page(desk), str(letter))
    desk.until(lambda: desk.says("letter.wav is not a sound file that can be read."))
    assert desk.says("Choose a WAV, FLAC, MP3, OGG, M4A or video file.")
    desk.click("notice-close")
    drop_files(page(desk), str(letter), str(empty), "/")
    desk.until(lambda: desk.says("3 files were not imported. Activity says why."))
    desk.click("notice-action")
    desk.until(lambda: desk.says("empty.wav is empty"))


def test_the_first_writing_down_shows_how_far_it_is(desk: RealDesk, recogniser: Recogniser, tmp_path: Path) -> None:
    recogniser.go.clear()
    sound = tmp_path / "Other.wav"
    soundfile.write(sound, np.random.default_rng(2).normal(0, 0.05, 96_000).astype(np.float32), 16_000)
    desk.bridge.submit(lambda app: app.meetings.import_files([sound]))
    desk.until(lambda: desk.seen("meeting-2"))
    desk.click("meeting-2")
    desk.until(lambda: desk.seen("write-down"))
    desk.click("write-down")
    desk.until(lambda: desk.says("Writing down, 50 %"))
    desk.bridge.submit(lambda app: recogniser.go.set())
    desk.until(lambda: lines(desk) == list(GERMAN))
    desk.until(lambda: not desk.seen("version-progress"))
