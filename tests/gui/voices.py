"""What the tests of the Voices page share: the real app, recordings made by flite, and what is stored."""

from __future__ import annotations

import asyncio
import subprocess
from pathlib import Path

import numpy as np
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit

from tests.gui.real import RealDesk
from voiceapp.core.voices import Voice
from voiceapp.gui.panels.voices import VoicesPage
from voiceapp.storage.database import Database
from voiceapp.storage.voices import VoiceStore

KITCHEN = (
    "In the kitchen there is a clock that is always five minutes late, but nobody ever minded. "
    "So we cook, and talk, until it is dark outside."
)


def made_recording(
    path: Path, text: str = KITCHEN, voice: str = "slt", *, loud_s: tuple[float, float] = (0, 0)
) -> Path:
    """Speech of flite in a file; from one second of ``loud_s`` to the other it is much too loud."""
    subprocess.run(["flite", "-voice", voice, "-t", text, "-o", str(path)], check=True, capture_output=True)
    sound, rate = soundfile.read(path, dtype="float32")
    start, end = (round(second * rate) for second in loud_s)
    sound[start:end] = np.clip(sound[start:end] * 40, -1.0, 1.0)
    soundfile.write(path, sound, rate)
    return path


def stored(desk: RealDesk) -> list[Voice]:
    """The voices in the database."""

    async def read() -> list[Voice]:
        db = Database(desk.paths.database)
        await db.open()
        try:
            return await VoiceStore(db).list()
        finally:
            await db.close()

    return asyncio.run(read())


def page(desk: RealDesk) -> VoicesPage:
    """The page."""
    found = desk.window.pages["voices"]
    assert isinstance(found, VoicesPage)
    return found


def write(desk: RealDesk, name: str, words: str, end: Qt.Key | None = None) -> None:
    """Replace what is in a field, and press a key."""
    desk.until(lambda: desk.seen(name))
    field = desk.seen(name)[-1]
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    if end is not None:
        QTest.keyClick(field, end)


def choose_files(desk: RealDesk, name: str, *files: Path) -> None:
    """Choose files in the dialog of that name."""

    def opened() -> list[QFileDialog]:
        return [one for one in desk.window.findChildren(QFileDialog, name) if one.isVisible()]

    desk.until(opened)
    dialog = opened()[0]
    dialog.filesSelected.emit([str(file) for file in files])
    dialog.fileSelected.emit(str(files[0]))
    dialog.reject()


def make_voice(desk: RealDesk, name: str, *recordings: Path) -> Voice:
    """A voice of one's own, by the form."""
    desk.click("rail-voices")
    desk.click("new-voice")
    write(desk, "new-name", name)
    write(desk, "new-languages", "en")
    desk.click("new-recordings")
    choose_files(desk, "sample-files", *recordings)
    desk.click("new-make")
    desk.until(lambda: desk.seen("voice-name") and page(desk).voice, 40)
    return next(voice for voice in stored(desk) if voice.name == name)
