"""A searchable list of which some are chosen: recordings to ask about, or people."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from voiceapp.gui.language import tr, tr_n
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.fields import SearchField
from voiceapp.gui.widgets.keys import keeps_escape
from voiceapp.gui.widgets.labels import Card, Label
from voiceapp.gui.widgets.rows import ListRow

MOST, MOST_HIGH, LEAST_HIGH = 50, 216, 44
"""Rows at once, and the height of the list at most and at least (px at 100 %)."""
CHOSEN = tr("Chosen")


@dataclass(frozen=True, slots=True)
class Offered:
    """Something to choose; ``told`` stands at the right of one that is not chosen."""

    key: Hashable
    title: str
    told: str = ""


class Picker(Card):
    """``changed`` tells that the user chose otherwise: :attr:`chosen` are keys, None is all. Esc closes it.

    ``closed``: the user is done.
    """

    changed = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, name: str, everything: str, search: str) -> None:
        super().__init__(theme, page=True, padding=8)
        self.theme, self._name, self._everything = theme, name, everything
        self.chosen: tuple[Hashable, ...] | None = None
        self._offered: Sequence[Offered] = ()
        self.rows: dict[Hashable, ListRow] = {}
        self.setObjectName(f"pick-{name}")
        self.setAccessibleName(search)
        self.search = SearchField(theme, search)
        self.search.setObjectName(f"search-{name}")
        self.done = Button(theme, tr("Done"), "tonal", size="normal")
        self.done.setObjectName(f"{name}-done")
        rows = QWidget()
        rows.setProperty("clear", True)
        self._rows = QVBoxLayout(rows)
        self._rows.setContentsMargins(0, 0, theme.px(4), 0)
        self._rows.setSpacing(0)
        self._rows.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(rows)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theme.px(8))
        self.foot.addStretch(1)
        self.foot.addWidget(self.done)
        self.body.addWidget(self.search)
        self.body.addWidget(self._area, 1)
        self.body.addLayout(self.foot)
        self.search.searched.connect(lambda _: self._fill())
        self.done.clicked.connect(self.closed)
        self.hide()

    def show_choice(self, offered: Sequence[Offered], chosen: tuple[Hashable, ...] | None) -> None:
        """Offer these; the chosen ones are marked."""
        fresh = offered != self._offered
        self._offered, self.chosen = offered, chosen
        if fresh:
            self._fill()
        self._mark()

    def _fill(self) -> None:
        while self._rows.count() > 1:
            item = self._rows.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {}
        wanted = self.search.text().strip().casefold()
        found = [one for one in self._offered if wanted in one.title.casefold()]
        if not wanted:
            self._add(Offered(None, self._everything))
        for one in found[:MOST]:
            self._add(one)
        if not found or len(found) > MOST:
            more = (
                tr_n(
                    len(found) - MOST,
                    "{count} more is found by the search.",
                    "{count} more are found by the search.",
                )
                if found
                else tr("None is called so.")
            )
            words = Label(self.theme, more, "caption", "weak", wrap=True)
            words.setContentsMargins(*(self.theme.px(8),) * 4)
            self._rows.insertWidget(self._rows.count() - 1, words)
        self._mark()

    def _add(self, one: Offered) -> None:
        row = ListRow(self.theme, one.title, one.told)
        row.setObjectName(f"{self._name}-{'all' if one.key is None else one.key}")
        row.clicked.connect(lambda: self._toggle(one.key))
        self.rows[one.key] = row
        self._rows.insertWidget(self._rows.count() - 1, row)

    def _mark(self) -> None:
        told = {one.key: one.told for one in self._offered}
        for key, row in self.rows.items():
            on = self.chosen is None if key is None else key in (self.chosen or ())
            row.setChecked(on)
            row.right = CHOSEN if on else told.get(key, "")
            row.setAccessibleName(", ".join(part for part in (row.title, row.right) if part))
            row.update()

    def _toggle(self, key: Hashable) -> None:
        before = self.chosen or ()
        after = () if key is None else tuple(one for one in before if one != key)
        if key is not None and key not in before:
            after = (*before, key)
        self.chosen = after or None
        self._mark()
        self.changed.emit()

    def fit(self, room: int) -> None:
        """Be at most ``room`` px high; the list scrolls."""
        px = self.theme.px
        wanted = sum(row.sizeHint().height() for row in self.rows.values()) + px(4)
        room -= self.search.height() + self.done.height() + px(8 + 4 * 8)
        self._area.setFixedHeight(max(min(wanted, room, px(MOST_HIGH)), px(LEAST_HIGH)))

    def event(self, event: QEvent) -> bool:
        """Esc is the list's while it has the focus, not the window's "stop speaking"."""
        return keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
