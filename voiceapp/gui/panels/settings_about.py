"""About, a part of the Settings page: versions, licences, and what a report of a fault needs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.core.about import Licences
from voiceapp.core.events import Notice
from voiceapp.gui.context import Context
from voiceapp.gui.language import said, tr
from voiceapp.gui.panels.models_texts import licence_name
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.labels import Label

WORDS = tr("about version python qt libraries licences licenses copy diagnostics crash reports models")
"""What the search of the page finds this by."""

REPORTS = tr("Diagnostics hold no speech, no texts and no names. Crash reports stay on this computer.")
OWN = tr("Of everything that is installed with the program, and of the models that it can get.")
UNKNOWN = tr("Shown before you get it")


class AboutBox(QWidget):
    """Nothing is read before it is asked for but the versions."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.theme = context, context.theme
        self.setObjectName("about")
        self.name = Label(self.theme, "", "bodyStrong", wrap=True)
        self.versions = Label(self.theme, "", "caption", "weak", wrap=True)
        self.copy = self._button(tr("Copy diagnostics"), "content-copy", "copy-diagnostics")
        self.reports = self._button(tr("Open crash reports"), "folder-open-outline", "open-crash-reports")
        self.more = self._button(tr("Show licences"), "file-document-outline", "show-licences")
        self.notes = self._button(tr("Read more about them"), "open-in-app", "read-licences")
        self.notes.hide()
        self.list: QWidget | None = None
        self._notes: Path | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, self.theme.px(12), 0, self.theme.px(12))
        self._column.setSpacing(self.theme.px(16))
        self._add(self.name, self.versions, Label(self.theme, REPORTS, "caption", "weak", wrap=True))
        self._add_buttons(self.copy, self.reports)
        self._add(
            Label(self.theme, tr("Licences"), "bodyStrong", wrap=True),
            Label(self.theme, OWN, "caption", "weak", wrap=True),
        )
        self._add_buttons(self.more, self.notes)
        self.copy.clicked.connect(self._fetch_diagnostics)
        self.reports.clicked.connect(self._open_reports)
        self.more.clicked.connect(self._toggle)
        self.notes.clicked.connect(lambda: self._open(str(self._notes)))
        context.bridge.submit(lambda app: app.about.versions(), self._show_versions, owner=self)

    def _button(self, words: str, icon: str, name: str) -> Button:
        button = Button(self.theme, words, "quiet", icon)
        button.setObjectName(name)
        return button

    def _add(self, *labels: Label) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in labels:
            words.addWidget(label)
        self._column.addLayout(words)

    def _add_buttons(self, *buttons: Button) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(8))
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)

    def _show_versions(self, found: Sequence[tuple[str, str]]) -> None:
        (own, version), *others = found
        self.name.setText(f"{own} {version}")
        shown = [version if name == "System" else f"{name} {version}" for name, version in (*others, *_qt()[:1])]
        self.versions.setText("   ".join(shown))

    # ------------------------------------------------------------------------------------ licences

    def _toggle(self) -> None:
        if self.list is None:
            self.more.setEnabled(False)
            self.context.bridge.submit(lambda app: app.about.licences(), self._show_licences, owner=self)
            return
        self._column.removeWidget(self.list)
        self.list.hide()
        self.list.deleteLater()
        self.list = None
        self.more.setText(tr("Show licences"))
        self.notes.hide()

    def _show_licences(self, found: Licences) -> None:
        self.more.setEnabled(True)
        self.more.setText(tr("Hide licences"))
        self.list = QWidget()
        self.list.setObjectName("licences")
        grid = QGridLayout(self.list)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self.theme.px(16))
        grid.setVerticalSpacing(self.theme.px(4))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        self._rows(grid, tr("Libraries"), [(f"{one.name} {one.version}", one.licence) for one in found.libraries])
        models = [
            (f"{said(one.title)} ({one.engine})", licence_name(one.licence) if one.licence else UNKNOWN)
            for one in found.models
        ]
        self._rows(grid, tr("Models that can be got"), models)
        self._column.addWidget(self.list)
        self._notes = found.notes
        self.notes.setVisible(found.notes is not None)

    def _rows(self, grid: QGridLayout, title: str, rows: Sequence[tuple[str, str]]) -> None:
        first = grid.rowCount()
        grid.addWidget(Label(self.theme, title, "label", "weak", wrap=True), first, 0, 1, 2)
        for line, (name, licence) in enumerate(rows, first + 1):
            grid.addWidget(Label(self.theme, name, "body", wrap=True), line, 0)
            grid.addWidget(Label(self.theme, licence, "body", "normal", wrap=True), line, 1)

    # ------------------------------------------------------------------------------------- reports

    def _fetch_diagnostics(self) -> None:
        self.copy.setEnabled(False)
        self.context.bridge.submit(lambda app: app.diagnostics.text(_qt()), self._copy, owner=self)

    def _copy(self, text: str) -> None:
        self.copy.setEnabled(True)
        QGuiApplication.clipboard().setText(text)
        self.context.notify(
            Notice(
                "success",
                tr("The diagnostics are in the clipboard."),
                tr("They hold no speech, no texts and no names."),
            )
        )

    def _open_reports(self) -> None:
        folder = self.context.paths.crashes
        if not folder.is_dir():
            self.context.notify(Notice("info", tr("There are no crash reports.")))
        else:
            self._open(str(folder))

    def _open(self, path: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            self.context.notify(Notice("info", tr("It lies at {path}.", path=path), tr("Open it yourself.")))


def _qt() -> list[tuple[str, str]]:
    return list({"Qt": qVersion() or "", "Display": QGuiApplication.platformName()}.items())
