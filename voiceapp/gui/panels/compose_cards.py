"""The small cards below the tokens: a name, a value, and what it means."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.labels import Card, Label

LEAST, MOST = 220, 4
"""px that a card needs at 100 %, and the most in a row."""

Told = tuple[str, str, str]
"""A title, a value, and what it means."""


class FactCard(Card):
    """One value."""

    def __init__(self, theme: Theme, name: str, told: Told) -> None:
        super().__init__(theme, page=True)
        title, value, meaning = told
        self.setObjectName(f"card-{name}")
        self.body.setSpacing(theme.px(4))
        self.body.addWidget(Label(theme, title, "caption", "normal", elide=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(Label(theme, value, "heading", tabular=True))
        row.addWidget(Label(theme, meaning, "caption", "weak", elide=True), 1)
        self.body.addLayout(row)
        self.setAccessibleName(f"{title}: {value}. {meaning}")


class FactCards(QWidget):
    """Cards side by side, as many in a row as have room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.cards: list[FactCard] = []
        self._told: Sequence[tuple[str, Told]] = ()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(16))

    def show_facts(self, facts: Sequence[tuple[str, Told]]) -> None:
        """Show these (name, what is told)."""
        if facts == self._told:
            return
        self._told = facts
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [FactCard(self.theme, name, told) for name, told in facts]
        self._columns = 0
        self.fit(self.width())
        self.setVisible(bool(facts))

    def fit(self, width: int) -> None:
        """Lay the cards out in a width."""
        room = width // self.theme.px(LEAST)
        columns = max(min(room, len(self.cards), MOST), 1)
        if len(self.cards) == MOST and columns == MOST - 1:
            columns = 2
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(MOST):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
