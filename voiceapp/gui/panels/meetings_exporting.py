"""Writing the open meeting into files, and onto the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from voiceapp.core.events import Notice
from voiceapp.gui.language import tr
from voiceapp.gui.panels.meetings_memory import folder

if TYPE_CHECKING:
    from voiceapp.gui.context import Context
    from voiceapp.gui.panels.meetings_detail import MeetingDetail
    from voiceapp.gui.ports import AppPort


class Exporting(QObject):
    """Does what the head of a meeting asks for."""

    def __init__(self, context: Context, detail: MeetingDetail) -> None:
        super().__init__(detail)
        self._context, self._detail = context, detail
        detail.header.export_wanted.connect(self._choose_folder)
        detail.header.copy_wanted.connect(self._copy)

    def _copy(self) -> None:
        meeting = self._detail.meeting

        def done(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self._context.notify(Notice("success", tr("The transcript is on the clipboard.")))

        async def write(app: AppPort) -> str:
            assert app.meeting_exports is not None
            assert meeting is not None
            return await app.meeting_exports.text(meeting.info.id)

        submit = self._context.bridge.submit
        self._context.delete_now(lambda: submit(write, done, owner=self))  # else what was deleted just now is in it

    def _choose_folder(self, formats: Sequence[str]) -> None:
        start = folder(self._detail.memory.export_folder)
        dialog = QFileDialog(self._detail, tr("Choose a folder for the export"), start)
        dialog.setObjectName("export-folder")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.export(formats, Path(chosen)))
        dialog.open()

    def export(self, formats: Sequence[str], into: Path) -> None:
        """Write the open meeting into a folder; the work appears in Activity, and a notice says when it is done."""
        memory = self._detail.memory
        memory.export_folder = str(into)
        memory.save()
        if (meeting := self._detail.meeting) is not None:
            number = meeting.info.id

            async def start(app: AppPort) -> None:
                assert app.meeting_exports is not None
                await app.meeting_exports.start(number, formats, into)

            submit = self._context.bridge.submit
            self._context.delete_now(lambda: submit(start, owner=self))
