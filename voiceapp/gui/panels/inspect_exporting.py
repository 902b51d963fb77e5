"""Exporting what the Inspect page shows: which part, as what pictures, into which folder."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice
from voiceapp.core.inspection import FEATURES, SPEAKERS, InspectedSound
from voiceapp.gui.context import Context
from voiceapp.gui.language import number, tr, tr_n
from voiceapp.gui.panels.inspect_stack import LaneStack
from voiceapp.gui.panels.inspect_texts import LANES, selected
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.inputs import CheckBox, Choice
from voiceapp.gui.widgets.question import Question
from voiceapp.gui.widgets.sound_span import Region
from voiceapp.services.export_names import file_name, free_names

if TYPE_CHECKING:
    from voiceapp.gui.ports import AppPort
    from voiceapp.services.inspecting import Inspected

WHOLE, SELECTION = "whole", "selection"


class InspectExportForm(Question):
    """Asks for the part and for the pictures; the numbers are always written."""

    def __init__(self, theme: Theme, features: Sequence[str], region: Region | None) -> None:
        names = ", ".join(LANES[name].title for name in features)
        super().__init__(
            theme,
            "export-variant",
            tr("Export the lanes that are shown"),
            tr("{names}: the numbers of each as a NumPy file (npy), with pictures beside it.", names=names),
            tr("Not now"),
            tr("Choose a folder"),
        )
        self.setObjectName("inspect-export-form")
        parts = [(SELECTION, tr("The selection, {times}", times=selected(region)))] if region else []
        self.part = Choice(theme, [*parts, (WHOLE, tr("The whole sound"))], tr("Which part"))
        self.part.setObjectName("inspect-export-part")
        self.png = CheckBox(theme, tr("PNG pictures"), True)
        self.svg = CheckBox(theme, tr("SVG pictures with axes"))
        self.png.setObjectName("inspect-export-png")
        self.svg.setObjectName("inspect-export-svg")
        for field in (self.part, self.png, self.svg):
            self.put_field(field)

    def pictures(self) -> tuple[str, ...]:
        """The formats that were chosen."""
        return tuple(form for form, box in (("png", self.png), ("svg", self.svg)) if box.isChecked())


class InspectExporting(QObject):
    """``asked`` tells a question that is to be opened on the page; ``told`` how far it is, "" at its end."""

    asked = Signal(object)
    told = Signal(str)
    _progressed = Signal(object, str)

    def __init__(self, context: Context, page: QWidget, stack: LaneStack) -> None:
        super().__init__(page)
        self.context, self.page, self.stack = context, page, stack
        self._writing = 0
        self._tasks: list[asyncio.Task[Any]] = []
        self._progressed.connect(self._tell)

    def ask(self, sound: InspectedSound) -> None:
        """Ask how ``sound`` is to be exported."""
        known = FEATURES.keys() | ({SPEAKERS} if self.stack.speakers.speakers else set())
        features = [name for name in self.stack.shown() if name in known]
        region = self.stack.span.selection
        form = InspectExportForm(self.context.theme, features, region)
        form.do.setEnabled(bool(features))

        def answered(yes: bool) -> None:
            if yes:
                part, pictures = region if form.part.value() == SELECTION else None, form.pictures()
                self._choose_folder(lambda name: self._write(sound, features, Path(name), pictures, part))

        form.answered.connect(answered)
        self.asked.emit(form)

    def _choose_folder(self, chosen: object) -> None:
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self.page, tr("Where to export to"), start)
        dialog.setObjectName("inspect-folder")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(chosen)
        dialog.open()

    def _write(
        self,
        sound: InspectedSound,
        features: Sequence[str],
        folder: Path,
        pictures: Sequence[str],
        part: Region | None,
    ) -> None:
        """Write into a new folder, named after the sound, so that two exports do not meet in one."""
        name = file_name(sound.name.removesuffix(sound.path.suffix), tr("Sound"))
        place = free_names(folder, tr("{name} inspected", name=name), {"folder": ""})["folder"]
        look = self.stack.memory.look
        from_s, until_s = part or (0.0, None)

        async def write(app: AppPort) -> Inspected | None:
            task = asyncio.current_task()
            assert task is not None
            self._tasks.append(task)
            try:
                return await app.inspecting.write(
                    sound.path,
                    features,
                    place,
                    look,
                    pictures,
                    self._progressed.emit,
                    from_s=from_s,
                    until_s=until_s,
                )
            except asyncio.CancelledError:
                if task in self._tasks:  # not the user's Stop, but the program's end
                    raise
                task.uncancel()
                return None
            finally:
                if task in self._tasks:
                    self._tasks.remove(task)

        def ended() -> None:
            self._writing -= 1
            self.told.emit("")

        def done(made: Inspected | None) -> None:
            ended()
            if made is None:
                self.context.notify(
                    Notice("info", tr("Stopped. What was written until then is in {place}.", place=place))
                )
                return
            self.context.notify(
                Notice(
                    "success",
                    tr_n(
                        len(made.files), "{count} file is in {place}.", "{count} files are in {place}.", place=place
                    ),
                )
            )

        def failed(error: VoiceAppError) -> None:
            ended()
            self.context.notify(Notice.of(error))

        self._writing += 1
        self.told.emit(tr("Exporting"))
        self.context.bridge.submit(write, done, failed, owner=self)

    def stop(self) -> None:
        """Write no more; files that are whole stay."""

        def cancel(_: AppPort) -> None:
            tasks, self._tasks = self._tasks, []
            for task in tasks:
                task.cancel()

        self.context.bridge.submit(cancel)

    def _tell(self, share: float | None, feature: str) -> None:
        if not self._writing:
            return  # it came from the core behind the end
        name = LANES[feature].title if feature in LANES else feature
        if share is None:
            self.told.emit(tr("Exporting {lane}", lane=name))
        else:
            self.told.emit(tr("Exporting {lane}, {percent} %", lane=name, percent=number(share * 100)))
