"""The bar that finds words in the transcript."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.panels import meetings_texts as texts
from voiceapp.gui.panels.meetings_transcript import Transcript
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.fields import TextField
from voiceapp.gui.widgets.keys import keeps_escape
from voiceapp.gui.widgets.labels import Label


class FindBar(QWidget):
    """Marks every place of what is typed; Enter and Shift+Enter go on and back, Esc closes.

    ``replace_wanted`` tells what is to be replaced everywhere, and by what.
    """

    replace_wanted = Signal(str, str)

    def __init__(self, theme: Theme, transcript: Transcript) -> None:
        super().__init__()
        self.transcript = transcript
        self._places: Sequence[tuple[int, int, int]] = ()
        self._now = 0
        self.setObjectName("find-bar")
        px = theme.px
        self.field = TextField(theme, tr("Find in the transcript"), tr("Find in the transcript"), height=32)
        self.field.setObjectName("find-field")
        self.count = Label(theme, "", "caption", "normal", tabular=True)
        self.count.setObjectName("find-count")
        self.before = IconButton(theme, "chevron-up", tr("Place before (Shift+Enter)"), small=True)
        self.after = IconButton(theme, "chevron-down", tr("Next place (Enter)"), small=True)
        self.done = IconButton(theme, "close", tr("Close (Esc)"), small=True)
        self.by = TextField(theme, tr("Replace it by"), tr("Replace it by"), height=32)
        self.by.setObjectName("replace-field")
        self.replace = Button(theme, tr("Replace all"), "quiet")
        self.replace.setObjectName("replace-all")
        row = QHBoxLayout()
        row.setSpacing(px(4))
        row.addWidget(self.field, 1)
        for widget in (self.count, self.before, self.after, self.done):
            row.addWidget(widget)
        self._second = QWidget()
        second = QHBoxLayout(self._second)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(px(8))
        second.addWidget(self.by, 1)
        second.addWidget(self.replace)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(8), px(8), px(4))
        column.setSpacing(px(4))
        column.addLayout(row)
        column.addWidget(self._second)
        self.replace.clicked.connect(self._replace)
        self.field.textChanged.connect(lambda _: self.look(0))
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.done.clicked.connect(self.close_bar)
        self.hide()

    def open_bar(self) -> None:
        """Show it and take the keyboard."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.look(self._now)

    def close_bar(self) -> None:
        """Hide it and its marks."""
        self.hide()
        self.transcript.show_found((), -1)

    def look(self, now: int) -> None:
        """Search what is typed in what is shown now."""
        self._second.setVisible(self.transcript.can_edit)
        words = self.field.text().strip()
        self._places = texts.found_in(self.transcript.rows.segments, words) if words else ()
        self._now = min(now, max(len(self._places) - 1, 0))
        self._show()

    def step(self, step: int) -> None:
        """Go to another place; after the last comes the first."""
        if self._places:
            self._now = (self._now + step) % len(self._places)
            self._show()

    def _replace(self) -> None:
        if self._places:
            self.replace_wanted.emit(self.field.text().strip(), self.by.text().strip())

    def _show(self) -> None:
        self.transcript.show_found(self._places, self._now)
        none = tr("None") if self.field.text().strip() else ""
        self.replace.setEnabled(bool(self._places))
        self.count.setText(
            tr("{place} of {count}", place=self._now + 1, count=len(self._places)) if self._places else none
        )

    def event(self, event: QEvent) -> bool:
        """Esc closes the bar while it has the focus."""
        return keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.by.hasFocus():
                self._replace()
                return
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
