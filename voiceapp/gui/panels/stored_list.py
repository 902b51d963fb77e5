"""What the panes of stored talks and meetings share: a search field above a column of rows that scrolls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from voiceapp.gui.context import Context
from voiceapp.gui.widgets.fields import SearchField
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.tab_order import beside

SEARCH_MS = 150


class StoredList(QWidget):
    """Shows all that is stored (:meth:`read_all`) or what holds the searched text (:meth:`read_hits`)."""

    rows: Mapping[Any, QWidget]
    """By number or name, those of what is stored; none while hits are shown."""

    def __init__(self, context: Context, name: str, title: str, search: str) -> None:
        super().__init__()
        self.context, self.theme = context, context.theme
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setProperty("surface", "window")
        self.setProperty("line", "right")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = SearchField(self.theme, search)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SEARCH_MS)
        self._wait.timeout.connect(self.refresh)
        self.search.searched.connect(lambda text: self._wait.start() if text else self.refresh())

    def read_all(self) -> None:
        """Ask for everything that is stored."""
        raise NotImplementedError

    def read_hits(self, text: str) -> None:
        """Ask for what holds this text."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read again what is shown."""
        text = self.search.text().strip()
        if text:
            self.read_hits(text)
        else:
            self.read_all()

    def search_row(self) -> QHBoxLayout:
        """The search field with its margins."""
        row = QHBoxLayout()
        row.setContentsMargins(self.theme.px(12), 0, self.theme.px(12), 0)
        row.addWidget(self.search)
        return row

    def rows_area(self, top: int) -> QScrollArea:
        """The column of rows, ``top`` pixels (before scaling) below what is above it."""
        px = self.theme.px
        self._body = QWidget()
        self._body.setProperty("clear", True)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(px(8), px(top), px(8), px(8))
        self._column.setSpacing(0)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._body)
        return area

    def clear(self) -> None:
        """Take all rows away."""
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def turn_from(self, gone: Any) -> None:
        """What has this number is being deleted: the keyboard goes to the row beside it."""
        (beside(self.rows, gone) or self.search).setFocus(Qt.FocusReason.OtherFocusReason)

    def put(self, widgets: Iterable[QWidget]) -> None:
        """Add rows at the end."""
        for widget in widgets:
            self._column.insertWidget(self._column.count() - 1, widget)

    def say(self, sentence: str, name: str) -> None:
        """Add a sentence in the place of rows."""
        words = Label(self.theme, sentence, "caption", "weak", wrap=True)
        words.setObjectName(name)
        words.setContentsMargins(self.theme.px(8), self.theme.px(8), self.theme.px(8), 0)
        self.put([words])
