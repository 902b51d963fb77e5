"""Voice files of the Voices page: taken in, exported, and looked into for the mark of cloned speech."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from voiceapp.core.events import Notice
from voiceapp.gui.context import Context
from voiceapp.gui.language import said, tr
from voiceapp.gui.panels.voices_texts import SOUNDS, TEXT_ENDINGS
from voiceapp.gui.recent import RecentFiles
from voiceapp.services.export_names import file_name
from voiceapp.services.watermarks import sentence

if TYPE_CHECKING:
    from voiceapp.core.recordings import WatermarkScore
    from voiceapp.core.voices import Voice
    from voiceapp.gui.ports import AppPort

ENDING = ".voice"
VOICE_FILES = f"{tr('Voices')} (*{ENDING})"


def may_be_sound(file: Path) -> bool:
    """Whether nothing speaks against a file's holding sound: its name, or its being a folder."""
    kind, _ = mimetypes.guess_type(file.name)
    other = kind is not None and kind.partition("/")[0] not in ("audio", "video") and kind != "application/ogg"
    return not other and file.suffix.lower() not in (ENDING, *TEXT_ENDINGS) and not file.is_dir()


class Files(QObject):
    """Opens the dialogs of ``page``; ``imported`` tells a voice that was taken in."""

    imported = Signal(int)

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self.context, self.page = context, page
        self._recordings = RecentFiles(context.paths.config, "recordings", self)
        self._voices = RecentFiles(context.paths.config, "voices", self)

    def _dialog(self, title: str, name: str, filters: str, recent: RecentFiles) -> QFileDialog:
        dialog = QFileDialog(self.page, title, recent.folder(), filters)
        dialog.setObjectName(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def choose_recordings(self, take: Callable[[Sequence[Path]], None]) -> None:
        """Let recordings be chosen; ``take`` gets them."""
        dialog = self._dialog(tr("Choose recordings of the voice"), "sample-files", SOUNDS, self._recordings)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)

        def chosen(names: Sequence[str]) -> None:
            files = [Path(name) for name in names]
            self._recordings.add(*files)
            take(files)

        dialog.filesSelected.connect(chosen)
        dialog.open()

    def choose_import(self) -> None:
        """Let a voice file be chosen, and take it in."""
        dialog = self._dialog(tr("Choose a voice file"), "import-files", VOICE_FILES, self._voices)
        dialog.fileSelected.connect(lambda name: self.take_in(Path(name)))
        dialog.open()

    def take_in(self, file: Path) -> None:
        """Take a voice file into the library."""

        def done(found: Any) -> None:
            self._voices.add(file)
            name = found.voice.name
            told = (
                tr("{name} is in the library already.", name=name)
                if found.known
                else tr("{name} is in the library.", name=name)
            )
            self.context.notify(Notice("success", told))
            self.imported.emit(found.voice.id)

        def read() -> None:
            self.context.bridge.submit(lambda app: app.voices.files.read(file), done, owner=self)

        self.context.delete_now(read)  # else a voice that was deleted just now is found to be there

    def choose_export(self, voice: Voice) -> None:
        """Let a file be named, and write a voice into it."""
        dialog = self._dialog(tr("Export {name}", name=voice.name), "export-file", VOICE_FILES, self._voices)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ENDING[1:])
        dialog.selectFile(f"{file_name(voice.name, tr('Voice'))}{ENDING}")
        dialog.fileSelected.connect(lambda name: self._export(voice, Path(name)))
        dialog.open()

    def _export(self, voice: Voice, file: Path) -> None:
        def done(written: Path) -> None:
            holds = tr("It holds the recordings.") if voice.samples else ""
            self._voices.add(written)
            self.context.notify(Notice("success", tr("The voice is in {file}.", file=written), holds))

        async def write(app: AppPort) -> Path:
            return await app.voices.files.write(await app.voices.library.get(voice.id), file)

        self.context.bridge.submit(write, done, owner=self)

    def choose_verify(self) -> None:
        """Let a sound file be chosen, and tell whether it carries the mark of cloned speech."""

        def done(name: str, found: WatermarkScore) -> None:
            self.context.notify(Notice("info", f"{name}: {said(sentence(found))}"))

        def look(file: Path) -> None:
            self.context.bridge.submit(
                lambda app: app.voices.watermarks.verify(file), lambda found: done(file.name, found), owner=self
            )

        dialog = self._dialog(tr("Choose a sound file to look into"), "verify-file", SOUNDS, self._recordings)
        dialog.fileSelected.connect(lambda name: look(Path(name)))
        dialog.open()
