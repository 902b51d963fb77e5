"""What the Settings, Models and Activity pages share: the 56 px header and the scrolled column below it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from voiceapp.gui.context import Context
from voiceapp.gui.widgets.labels import Label

FOLD = 760
"""Below this width (px at 100 %) the header keeps only the title and what does not fold."""


class PageFrame(QWidget):
    """A page with a title: :meth:`add_header` puts widgets to the right of it, :attr:`column` holds the rest.

    What the header has no room for (a narrow window, large text) folds into the top of the column. The column
    keeps its right edge when the scroll bar comes and goes, and stands in the middle where there is more room. A
    subclass calls :meth:`begin` once its own fields are set and puts its widgets in by :meth:`build`, which is
    called again when the text size changes.
    """

    fold, most = FOLD, 0
    """px at 100 %: below ``fold`` the header folds; header and column grow to ``most`` (0: with the page)."""

    def __init__(self, context: Context, title: str) -> None:
        super().__init__()
        self.context, self.theme, self._title = context, context.theme, title
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self._scale = self.theme.px(100)
        self._whole = QHBoxLayout(self)
        self._whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)

    def begin(self) -> None:
        """Build the page, and build it again whenever the text size changes."""
        self._frame()
        self.build()
        self.theme.changed.connect(self._rescale)
        qt = QApplication.instance()
        assert isinstance(qt, QApplication)
        qt.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """Show what has got the keyboard from outside of the column, which does not scroll by itself then."""
        if now is not None and self.area.isAncestorOf(now) and now.visibleRegion().isEmpty():
            self.area.ensureWidgetVisible(now)

    def build(self) -> None:
        """Put the page's widgets into the header and the column."""

    def keep(self) -> object:
        """What the user had chosen on the page, before it is built anew."""
        return None

    def restore(self, kept: object) -> None:
        """Show again what :meth:`keep` told."""

    def _rescale(self) -> None:
        if self._scale == self.theme.px(100):
            return
        self._scale = self.theme.px(100)
        kept, top = (
            self.keep(),
            self.area.verticalScrollBar().value() / max(self.area.verticalScrollBar().maximum(), 1),
        )
        while item := self._whole.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._frame()
        self.build()
        self._fold()
        self._set_edges()
        self.restore(kept)
        bar = self.area.verticalScrollBar()
        QTimer.singleShot(0, bar, lambda: bar.setValue(round(top * bar.maximum())))

    def _frame(self) -> None:
        theme = self.theme
        padding = theme.px(24)
        self.pane: QWidget | None = None
        self._right = QWidget()
        self._page = QVBoxLayout(self._right)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.setSpacing(0)
        self._whole.addWidget(self._right, 1)
        self.header = QHBoxLayout()
        self.header.setContentsMargins(padding, theme.px(4), padding, theme.px(4))
        self.header.setSpacing(theme.px(8))
        self.title = Label(theme, self._title, "title")
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
        self._header_items: list[tuple[QWidget, int, bool]] = []
        self._folded = False
        self._below = QVBoxLayout()
        self._below.setSpacing(theme.px(8))
        self.column.addLayout(self._below)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inner)
        self.area.verticalScrollBar().rangeChanged.connect(self._set_edges)
        self._page.addWidget(bar)
        self._page.addWidget(self.area, 1)

    def add_header(self, widget: QWidget, stretch: int = 0, *, folds: bool = True) -> None:
        """Put a widget at the right end of the header; one that ``folds`` moves below where room is short."""
        self._header_items.append((widget, stretch, folds))
        self.header.addWidget(widget, stretch)

    def put_pane(self, pane: QWidget) -> None:
        """Put a pane beside the header and the column."""
        self.pane = pane
        self._whole.insertWidget(0, pane)

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll until a widget can be seen, once it has its place."""
        area = self.area
        QTimer.singleShot(0, widget, lambda: area.ensureWidgetVisible(widget))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
        self._set_edges()

    def _fold(self) -> None:
        folded = self.width() < self.theme.px(self.fold)
        if folded == self._folded:
            return
        self._folded = folded
        for widget, stretch, folds in self._header_items:
            self.header.removeWidget(widget)
            self._below.removeWidget(widget)
            if folded and folds:
                self._below.addWidget(widget)
            else:
                self.header.addWidget(widget, stretch)
        self.folds(folded)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(160), self.theme.px(160))

    def folds(self, folded: bool) -> None:
        """The header folded or unfolded."""

    def _set_edges(self) -> None:
        px, scroll = self.theme.px, self.area.verticalScrollBar()
        pane = 0 if self.pane is None or self.pane.isHidden() else self.pane.width()
        side = max(px(24), (self.width() - pane - px(self.most)) // 2) if self.most else px(24)
        bar = scroll.sizeHint().width() if scroll.maximum() > scroll.minimum() else 0
        rightwards = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        beside_bar = (side, side - bar) if rightwards else (side - bar, side)
        for layout, (left, right) in ((self.header, (side, side)), (self.column, beside_bar)):
            margins = layout.contentsMargins()
            if (margins.left(), margins.right()) != (left, right):
                layout.setContentsMargins(left, margins.top(), right, margins.bottom())
