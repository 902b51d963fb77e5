"""The button that opens a menu of the files that were opened last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from voiceapp.gui.language import tr
from voiceapp.gui.recent import RecentFiles
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import IconButton
from voiceapp.gui.widgets.tips import as_tip


class RecentButton(IconButton):
    """Hidden while there are none; ``picked`` tells the file that is picked."""

    picked = Signal(object)

    def __init__(self, theme: Theme, recent: RecentFiles) -> None:
        super().__init__(theme, "history", tr("Files opened last"))
        self.recent = recent
        self.setObjectName("recent-files")
        self.clicked.connect(self._open)
        recent.changed.connect(self.fit)
        if not recent.files():  # shown without a parent it would be a window
            self.hide()

    def fit(self) -> None:
        """Be there where there is something to pick."""
        self.setVisible(bool(self.recent.files()))

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("recent-menu")
        menu.setToolTipsVisible(True)
        for file in self.recent.files():
            action = menu.addAction(file.name.replace("&", "&&"))
            action.setToolTip(as_tip(str(file)))
            action.triggered.connect(lambda _=False, file=file: self._pick(file))
        menu.addSeparator()
        menu.addAction(tr("Forget these files")).triggered.connect(self.recent.forget)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _pick(self, file: Path) -> None:
        self.picked.emit(file)
