"""The Words tab of a voice: how it says words of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from voiceapp.core.voices import Pronunciation
from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.fields import TextField
from voiceapp.gui.widgets.inputs import CheckBox
from voiceapp.gui.widgets.labels import Label

if TYPE_CHECKING:
    from voiceapp.core.voices import Voice

_HINT = tr(
    "Words that it should say in another way: another spelling, or phonemes (IPA) where the model takes them."
)


class _Row:
    """The fields of one word."""

    def __init__(self, theme: Theme, place: int, entry: Pronunciation) -> None:
        self.word = TextField(theme, tr("Word {number}", number=place + 1), tr("Word"), height=32)
        self.word.setObjectName(f"word-{place}")
        self.word.setText(entry.word)
        self.said = TextField(theme, tr("How word {number} is said", number=place + 1), tr("Said as"), height=32)
        self.said.setObjectName(f"said-{place}")
        self.said.setText(entry.said)
        self.phonemes = CheckBox(theme, tr("Phonemes"), entry.phonemes)
        self.phonemes.setAccessibleName(tr("Word {number} is said by phonemes", number=place + 1))
        self.phonemes.setObjectName(f"phonemes-{place}")
        name = entry.word or tr("Word {number}", number=place + 1)
        self.leave = IconButton(theme, "close", tr("Leave out {name}", name=name), small=True)
        self.leave.setObjectName(f"leave-{place}")
        self.stored = entry if entry.word else None

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        return (self.word, self.said, self.phonemes, self.leave)

    def entry(self) -> Pronunciation | None:
        """What was typed, None while one of both is empty."""
        word, said = self.word.text().strip(), self.said.text().strip()
        return Pronunciation(word, said, self.phonemes.isChecked()) if word and said else None


class WordsTab(QWidget):
    """``changed`` tells the whole lexicon after each change, ``left_out`` a voice and a word to forget."""

    changed = Signal(object)
    left_out = Signal(int, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._rows: list[_Row] = []
        self._made = 0
        self._shown: tuple[int, Sequence[Pronunciation]] | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(8))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.add = Button(theme, tr("Add a word"), "quiet", "plus")
        self.add.setObjectName("add-word")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        column.addWidget(Label(theme, _HINT, "body", "normal", wrap=True))
        column.addLayout(self._grid)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.add.clicked.connect(self._add)

    def show_voice(self, voice: Voice) -> None:
        """Show a voice's words; what is being typed stays."""
        if self._shown == (voice.id, voice.lexicon):
            return
        self._shown = (voice.id, voice.lexicon)
        for row in self._rows:
            self._drop(row)
        self._rows, self._made = [], 0
        for entry in voice.lexicon:
            self._put(entry)

    def _put(self, entry: Pronunciation) -> _Row:
        row = _Row(self.theme, self._made, entry)
        for column, widget in enumerate(row.widgets):
            self._grid.addWidget(widget, self._made, column)
        self._made += 1
        row.word.editingFinished.connect(self._tell)
        row.said.editingFinished.connect(self._tell)
        row.phonemes.clicked.connect(self._tell)
        row.leave.clicked.connect(lambda: self._leave(row))
        self._rows.append(row)
        return row

    def _drop(self, row: _Row) -> None:
        for widget in row.widgets:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _add(self) -> None:
        self._put(Pronunciation("", "")).word.setFocus()

    def _leave(self, row: _Row) -> None:
        self._rows.remove(row)
        self._drop(row)
        if self._shown is not None and row.stored is not None:
            voice, lexicon = self._shown
            self._shown = (voice, tuple(entry for entry in lexicon if entry != row.stored))
            self.left_out.emit(voice, row.stored)

    def _tell(self) -> None:
        for row in self._rows:
            row.stored = row.entry()
        found = tuple(row.stored for row in self._rows if row.stored)
        if self._shown is not None and found != self._shown[1]:
            self._shown = (self._shown[0], found)
            self.changed.emit(found)
