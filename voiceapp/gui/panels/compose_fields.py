"""Fields of the form of the Compose page: the seed with its dice, labelled choices, the prompt's helper, a fold."""

from __future__ import annotations

import secrets

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QIntValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.panels import compose_words as words
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.fields import TextField, labelled
from voiceapp.gui.widgets.inputs import Choice
from voiceapp.services import compose_prompt

MOST_SEED = 2**31 - 1
FREE = ("", tr("Any"))


class SeedField(TextField):
    """A whole number, or nothing: then one is drawn. The dice draw one now."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Seed"), tr("By chance"), height=32)
        self.setObjectName("compose-seed")
        self.setAcceptDrops(False)  # files go to the page
        self.setValidator(QIntValidator(0, MOST_SEED, self))
        self.dice = QAction(self)
        self.dice.setToolTip(tr("Draw a seed"))
        self.addAction(self.dice, QLineEdit.ActionPosition.TrailingPosition)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(self.dice.toolTip())
        self.dice.triggered.connect(lambda: self.setText(str(secrets.randbelow(10_000))))
        self._show_dice()
        theme.changed.connect(self._show_dice)

    def _show_dice(self) -> None:
        self.dice.setIcon(self.theme.icon("dice-5-outline", "text.normal", 20))

    def value(self) -> int | None:
        """The seed."""
        return int(self.text()) if self.text().strip() else None


def in_pairs(theme: Theme, *fields: QWidget) -> QGridLayout:
    """Fields two in a row; the last of an odd number takes the whole row."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(8))
    grid.setVerticalSpacing(theme.px(8))
    for column in (0, 1):
        grid.setColumnStretch(column, 1)
    for place, field in enumerate(fields):
        alone = place == len(fields) - 1 and not place % 2
        grid.addWidget(field, place // 2, place % 2, 1, 2 if alone else 1)
    return grid


class PromptHelper(QWidget):
    """Genre, mood, instruments, tempo and key; ``suggested`` tells the words of before and those of now."""

    suggested = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.choices: dict[str, Choice] = {}
        self._words = ""
        fields = []
        for key, label, offered in (
            ("genre", tr("Genre"), words.GENRES), ("mood", tr("Mood"), words.MOODS),
            ("tempo", tr("Tempo"), words.TEMPOS), ("key", tr("Key", sense="music"), words.KEYS),
            ("instruments", tr("Instruments"), words.INSTRUMENTS),
        ):  # fmt: skip
            choice = self.choices[key] = Choice(theme, (FREE, *offered.items()), label)
            choice.setObjectName(f"compose-{key}")
            choice.setMinimumContentsLength(6)
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.chosen.connect(lambda _: self._suggest())
            fields.append(labelled(theme, label, choice))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(in_pairs(theme, *fields))

    def _suggest(self) -> None:
        told = {key: choice.value() for key, choice in self.choices.items()}
        before, self._words = self._words, compose_prompt.suggest(**told)
        self.suggested.emit(before, self._words)

    def forget(self) -> None:
        """Choose nothing: the prompt is another one now."""
        self._words = ""
        for choice in self.choices.values():
            choice.setCurrentIndex(0)


class Fold(QWidget):
    """A word that shows and hides what stands in :attr:`body`; ``opened`` tells a click."""

    opened = Signal(bool)

    def __init__(self, theme: Theme, word: str, name: str) -> None:
        super().__init__()
        self.button = Button(theme, word, "plain", "chevron-right", tone="normal")
        self.button.setObjectName(name)
        self.button.setProperty("flush", True)
        self._inner = QWidget()
        self.body = QVBoxLayout(self._inner)
        self.body.setContentsMargins(0, theme.px(4), 0, 0)
        self.body.setSpacing(theme.px(12))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._inner)
        self._inner.hide()
        self.button.clicked.connect(self._turn)

    def _turn(self) -> None:
        opened = self._inner.isHidden()
        self.open(opened)
        self.opened.emit(opened)

    def open(self, opened: bool) -> None:
        """Show what is folded, or hide it."""
        self._inner.setVisible(opened)
        self.button.set_icon("chevron-down" if opened else "chevron-right")
        self.button.setAccessibleDescription(tr("Open", sense="unfolded") if opened else tr("Folded"))
