"""What stands on the Inspect page where there is no sound, or none that can be read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voiceapp.core.errors import VoiceAppError
from voiceapp.gui.language import said_error, tr
from voiceapp.gui.panels import inspect_texts as texts
from voiceapp.gui.panels.inspect_picture import InspectPicture
from voiceapp.gui.recent import RecentFiles
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.empty import Empty
from voiceapp.gui.widgets.labels import IconLabel
from voiceapp.gui.widgets.rows import ListRow, group_label
from voiceapp.gui.widgets.tips import as_tip

MOST = 4
"""Of the files that were opened last."""


class NoSound(Empty):
    """``open_wanted``: a file is to be opened; ``live_wanted``: the microphone; ``picked``: one opened before."""

    open_wanted = Signal()
    live_wanted = Signal()
    picked = Signal(object)

    def __init__(self, theme: Theme, recent: RecentFiles) -> None:
        self.open = Button(theme, tr("Open a file"), "filled", "folder-open-outline", size="main")
        self.live = Button(theme, tr("Listen to the microphone"), "quiet", "microphone-outline", size="main")
        super().__init__(theme, "inspect-empty", InspectPicture(theme), (self.open, self.live))
        self.recent = recent
        self.open.setObjectName("inspect-empty-open")
        self.live.setObjectName("inspect-empty-live")
        self.warning = IconLabel(theme, "alert-circle-outline", "danger.text", 24)
        self.column.insertWidget(1, self.warning, 0, Qt.AlignmentFlag.AlignHCenter)
        self._lately = QWidget()
        self._rows = QVBoxLayout(self._lately)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.add_below(self._lately)
        self.open.clicked.connect(self.open_wanted)
        self.live.clicked.connect(self.live_wanted)
        recent.changed.connect(self.fit)
        self.tell(None)
        self.fit()

    def tell(self, error: VoiceAppError | None) -> None:
        """Say why a sound cannot be shown, or that there is none yet."""
        self.warning.setVisible(error is not None)
        self.picture.setVisible(error is None)
        self.heading.set_style("display" if error is None else "title")
        if error is None:
            self.say(*texts.EMPTY)
        else:
            self.say(texts.UNREADABLE, said_error(error))

    def fit(self) -> None:
        """Show the files that were opened last."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        files = self.recent.files()[:MOST]
        if files:
            self._rows.addWidget(group_label(self.theme, tr("Files opened last")))
        for file in files:
            row = ListRow(self.theme, file.name, file.parent.name)
            row.setToolTip(as_tip(str(file)))
            row.setObjectName("inspect-recent")
            row.clicked.connect(lambda _=False, file=file: self.picked.emit(file))
            self._rows.addWidget(row)
        self._lately.setVisible(bool(files))
