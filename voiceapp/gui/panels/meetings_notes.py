"""Notes of a meeting: lines with their second, and a field that stamps the next one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.panels import meetings_texts as texts
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.fields import TextField
from voiceapp.gui.widgets.labels import IconLabel, Label
from voiceapp.gui.widgets.tab_order import keyboard_kept
from voiceapp.gui.widgets.tips import as_tip

if TYPE_CHECKING:
    from voiceapp.core.meetings import MeetingNote

FOOT = tr("Each line keeps its second. The minutes use your notes as sources.")


class NoteLine(QWidget):
    """A note: its second (a click goes there), its words (which can be changed), remove."""

    sought = Signal(float)
    edited = Signal(int, str)
    removed = Signal(object)

    def __init__(self, theme: Theme, note: MeetingNote) -> None:
        super().__init__()
        self.note, self.theme, px = note, theme, theme.px
        self.setObjectName(f"note-{note.id}")
        self.time = Button(theme, texts.clock(note.at_s), "plain", size="small")
        self.time.setObjectName(f"note-{note.id}-time")
        self.time.setProperty("tone", "accent")
        self.time.setAccessibleName(tr("Go to {time}", time=texts.clock(note.at_s)))
        self.words = TextField(theme, tr("Note"), tr("Marker") if note.marker else "", height=28)
        self.words.setObjectName(f"note-{note.id}-words")
        self.words.setProperty("title", True)
        self.words.setText(note.text)
        self.words.setCursorPosition(0)
        self.words.setToolTip(as_tip(note.text))
        self.remove = IconButton(theme, "close", tr("Remove this note"), small=True)
        self.remove.setObjectName(f"note-{note.id}-remove")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(2), px(12), px(2))
        row.setSpacing(0)
        row.addWidget(self.time)
        if note.marker:
            row.addWidget(IconLabel(theme, "flag-outline", "amber.graphic", 16, tr("Marker")))
        else:
            row.addSpacing(theme.icon_size(16).width())
        row.addWidget(self.words, 1)
        row.addWidget(self.remove)
        self.time.clicked.connect(lambda: self.sought.emit(note.at_s))
        self.remove.clicked.connect(lambda: self.removed.emit(note))
        self.words.editingFinished.connect(self._edited)
        self._retheme()
        theme.changed.connect(self._retheme)

    def _retheme(self) -> None:
        self.time.setFont(self.theme.font("label", tabular=True))

    def _edited(self) -> None:
        text = self.words.text().strip()
        if text != self.note.text and (text or self.note.marker):
            self.edited.emit(self.note.id, text)


class NotesTab(QWidget):
    """``added`` tells the words of a new note; ``sought``, ``edited`` and ``removed`` what a line asks for."""

    added = Signal(str)
    sought = Signal(float)
    edited = Signal(int, str)
    removed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._notes: Sequence[MeetingNote] = ()
        self._lines: dict[int, NoteLine] = {}
        self.setObjectName("notes")
        px = theme.px
        body = QWidget()
        body.setProperty("clear", True)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, px(12), 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(body)
        self.field = TextField(theme, tr("New note"), tr("Write a note, Enter keeps it"), height=32)
        self.field.setObjectName("new-note")
        self.foot = Label(theme, FOOT, "caption", "weak", wrap=True)
        low = QVBoxLayout()
        low.setContentsMargins(px(24), px(8), px(16), px(12))
        low.setSpacing(px(8))
        low.addWidget(self.field)
        low.addWidget(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addLayout(low)
        self.field.returnPressed.connect(self._add)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.theme.px(60))

    def show_notes(self, notes: Sequence[MeetingNote]) -> None:
        """Show these lines, by time."""
        if notes == self._notes:
            return
        grew = len(notes) > len(self._notes)
        self._notes = notes
        with keyboard_kept(lambda: self._lines):
            self._fill(notes)
        if grew:
            bar = self.area.verticalScrollBar()
            bar.rangeChanged.connect(lambda _, high: bar.setValue(high), Qt.ConnectionType.SingleShotConnection)

    def _fill(self, notes: Sequence[MeetingNote]) -> None:
        before, self._lines = self._lines, {}
        while self._column.count() > 1:
            self._column.takeAt(0)
        for place, note in enumerate(notes):
            line = before.get(note.id)
            if line is not None and line.note == note:
                del before[note.id]  # it stays: somebody may be writing in it
            else:
                line = self._line(note)
            self._lines[note.id] = line
            self._column.insertWidget(place, line)
        for line in before.values():
            line.hide()
            line.deleteLater()

    def _line(self, note: MeetingNote) -> NoteLine:
        line = NoteLine(self.theme, note)
        line.sought.connect(self.sought)
        line.edited.connect(self.edited)
        line.removed.connect(self.removed)
        return line

    def _add(self) -> None:
        text = " ".join(self.field.text().split())
        if text:
            self.field.clear()
            self.added.emit(text)
