"""What the Settings, Models and Activity pages share: the 56 px header and the scrolled column below it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.labels import Label

FOLD = 760
"""Below this width (px at 100 %) the header keeps only the title and what does not fold."""


class PageFrame(QWidget):
    """A page with a title: :meth:`add_header` puts widgets to the right of it, :attr:`column` holds the rest.

    What the header has no room for (a narrow window, large text) folds into the top of the column. The column
    keeps its right edge when the scroll bar comes and goes.
    """

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self.theme = theme
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        padding = theme.px(24)
        self.header = QHBoxLayout()
        self.header.setContentsMargins(padding, theme.px(4), padding, theme.px(4))
        self.header.setSpacing(theme.px(8))
        self.title = Label(theme, title, "title")
        self.header.addWidget(self.title)
        self.header.addStretch(0)
        bar = QWidget()
        bar.setMinimumHeight(theme.size("pageHeader"))
        bar.setLayout(self.header)
        inner = QWidget()
        inner.setProperty("clear", True)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(padding, theme.px(8), padding, padding)
        self.column.setSpacing(theme.px(16))
        self._folding: list[tuple[QWidget, int]] = []
        self._header_items: list[tuple[QWidget, int]] = []
        self._folded = False
        self._below = QVBoxLayout()
        self._below.setSpacing(theme.px(8))
        self.column.addLayout(self._below)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inner)
        self.area.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        page = QVBoxLayout(self)
        page.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(bar)
        page.addWidget(self.area, 1)

    def add_header(self, widget: QWidget, stretch: int = 0, *, folds: bool = True) -> None:
        """Put a widget at the right end of the header; one that ``folds`` moves below where room is short."""
        self._header_items.append((widget, stretch))
        if folds:
            self._folding.append((widget, stretch))
        self.header.addWidget(widget, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folded = self.width() < self.theme.px(FOLD)
        if folded == self._folded:
            return
        self._folded = folded
        for widget, _ in self._header_items:
            self.header.removeWidget(widget)
            self._below.removeWidget(widget)
        for item in self._header_items:
            if folded and item in self._folding:
                self._below.addWidget(item[0])
            else:
                self.header.addWidget(*item)
        self.folds(folded)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(160), self.theme.px(160))

    def folds(self, folded: bool) -> None:
        """The header folded or unfolded."""

    def _keep_edge(self, low: int, high: int) -> None:
        margins = self.column.contentsMargins()
        bar = self.area.verticalScrollBar().sizeHint().width() if high > low else 0
        right = self.theme.px(24) - bar
        if margins.right() != right:
            margins.setRight(right)
            self.column.setContentsMargins(margins)
