"""Who was there without a voice in the recording: ticked among those who are mentioned, or written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.fields import TextField
from voiceapp.gui.widgets.inputs import CheckBox
from voiceapp.gui.widgets.labels import Label

if TYPE_CHECKING:
    from voiceapp.core.meetings import Presence


class PresenceList(QWidget):
    """``ticked`` tells a name and whether it is ticked. Those who speak are present anyway and stand above."""

    ticked = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.boxes: list[CheckBox] = []
        self._presence: Presence | None = None
        self.setObjectName("presence")
        px = theme.px
        self._column = QVBoxLayout()
        self._column.setSpacing(px(4))
        self.field = TextField(theme, tr("Somebody else who was there"), tr("Somebody else"), height=32)
        self.field.setObjectName("present-field")
        self.field.returnPressed.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(8), px(16), px(8))
        column.setSpacing(px(4))
        column.addWidget(Label(theme, tr("Also there"), "label", "weak"))
        why = tr(
            "Tick who was there without being heard. Others are only mentioned: the minutes give them no tasks."
        )
        column.addWidget(Label(theme, why, "caption", "normal", wrap=True))
        column.addLayout(self._column)
        column.addSpacing(px(4))
        column.addWidget(self.field)

    def show_presence(self, presence: Presence | None) -> None:
        """Show who is ticked and who is mentioned, None: nothing was written down yet."""
        self.setVisible(presence is not None)
        if presence is None or presence == self._presence:
            return
        self._presence = presence
        focus = QApplication.focusWidget()
        held = focus.objectName() if isinstance(focus, CheckBox) and focus in self.boxes else ""
        for box in self.boxes:
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = []
        for name in (*presence.ticked, *(one for one in presence.mentioned if one not in presence.ticked)):
            box = CheckBox(self.theme, name, name in presence.ticked)
            box.setObjectName(f"present-{name}")
            box.setAccessibleName(tr("{name} was there", name=name))
            box.clicked.connect(lambda on, name=name: self.ticked.emit(name, on))
            self.boxes.append(box)
            self._column.addWidget(box)
            if box.objectName() == held:
                box.setFocus()

    def _add(self) -> None:
        name = " ".join(self.field.text().split())
        if name:
            self.field.clear()
            self.ticked.emit(name, True)
