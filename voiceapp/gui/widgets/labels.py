"""Labels, badges, rules and cards."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QStyle, QVBoxLayout, QWidget

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.paint import elided, rounded
from voiceapp.gui.widgets.roles import Role, set_role
from voiceapp.gui.widgets.tips import as_tip

Tone = Literal["strong", "normal", "weak", "accent", "danger", "amber", "success"]


class Label(QLabel):
    """A text in one of the theme's styles and tones. ``wrap`` breaks lines, ``elide`` cuts with an ellipsis.

    ``tabular`` gives figures of one width. Plain text only: nothing that is shown can become markup. It is aligned
    as the window is read, not as its words are, so that a name in other letters stands where the others do.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        style: str = "body",
        tone: Tone = "strong",
        *,
        wrap: bool = False,
        elide: bool = False,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._style, self._tabular, self._elide, self._full = style, tabular, elide, text
        self._high = 0
        self._align = self.alignment()
        self._mirror()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("tone", tone)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            self.setMinimumWidth(theme.px(24))
        self._retheme()
        self.setText(text)
        theme.changed.connect(self._retheme)

    def _retheme(self) -> None:
        self.setFont(self.theme.font(self._style, tabular=self._tabular))
        if self._high:
            self.setFixedHeight(self.theme.px(self._high))
        else:
            self.setMinimumHeight(self.theme.line_height(self._style))
        if self._elide:
            self._cut()
            self.updateGeometry()

    def set_high(self, high: int) -> None:
        """Stay ``high`` px (at 100 %), whatever the text needs; follows the text size."""
        self._high = high
        self._retheme()

    def set_style(self, style: str) -> None:
        """Use another text style."""
        self._style = style
        self._retheme()

    def set_tone(self, tone: Tone) -> None:
        """Use another tone."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        self._align = alignment
        self._mirror()

    def _mirror(self) -> None:
        seen = QStyle.visualAlignment(self.layoutDirection(), self._align)
        super().setAlignment(seen | Qt.AlignmentFlag.AlignAbsolute)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._mirror()

    def setText(self, text: str) -> None:
        """Show ``text``; an eliding label keeps the whole for its tooltip and for screen readers."""
        self._full = text
        if self._elide:
            self.setAccessibleName(text)
            self._cut()
            self.updateGeometry()
        else:
            super().setText(text)

    def full_text(self) -> str:
        """The text before it was cut."""
        return self._full

    def sizeHint(self) -> QSize:
        if not self._elide:
            return super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._full) + 2, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._elide:
            self._cut()

    def _cut(self) -> None:
        line = " ".join(self._full.splitlines())  # a file's name may hold line breaks
        shown = elided(self.fontMetrics(), line, max(self.width(), self.minimumWidth()))
        super().setText(shown)
        self.setToolTip(as_tip(self._full) if shown != self._full else "")


class IconLabel(QLabel):
    """An icon that follows the theme. ``name`` is read out; empty for an icon beside its word."""

    def __init__(
        self, theme: Theme, icon: str, tone: str = "text.normal", size: int = 16, name: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.theme, self._icon, self._tone, self._size = theme, icon, tone, size
        if not name:
            set_role(self, Role.Client)
        self.setAccessibleName(name)
        self._retheme()
        theme.changed.connect(self._retheme)

    def set_icon(self, icon: str, tone: str = "text.normal") -> None:
        """Show another icon or the same in another colour role."""
        if (icon, tone) != (self._icon, self._tone):
            self._icon, self._tone = icon, tone
            self._retheme()

    def _retheme(self) -> None:
        pixmap: QPixmap = self.theme.pixmap(self._icon, self._tone, self._size)
        self.setPixmap(pixmap)
        self.setFixedSize(self.theme.icon_size(self._size))


class Badge(QWidget):
    """A state in a word, 20 px high: kind is success, amber, danger, accent or grey; an icon where it warns.

    ``elide`` cuts the word where there is no room for it.
    """

    def __init__(
        self, theme: Theme, text: str, kind: str = "grey", icon: str = "", parent: QWidget | None = None,
        *, elide: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.theme, self._kind = theme, kind
        tone: Tone = "normal" if kind == "grey" else kind  # type: ignore[assignment]
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        row.setSpacing(theme.px(4))
        if icon:
            row.addWidget(IconLabel(theme, icon, "text.normal" if kind == "grey" else f"{kind}.text", 16))
        self.label = Label(theme, text, "label", tone, elide=elide)
        row.addWidget(self.label)
        wide = QSizePolicy.Policy.Maximum if elide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(theme.px(20))
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        fill = "surface.hover" if self._kind == "grey" else f"{self._kind}.tint"
        rounded(QPainter(self), self.rect(), self.theme.radius("small"), self.theme.colour(fill))


class Rule(QFrame):
    """A 1 px line, horizontal or vertical."""

    def __init__(self, vertical: bool = False, length: int = 0) -> None:
        super().__init__()
        self.setProperty("rule", True)
        set_role(self, Role.Separator)
        (self.setFixedWidth if vertical else self.setFixedHeight)(1)
        if length:
            (self.setFixedHeight if vertical else self.setFixedWidth)(length)


class Card(QFrame):
    """A raised box with a soft line, radius 12 and 16 px of padding; add to :attr:`body`."""

    def __init__(self, theme: Theme, *, page: bool = False, horizontal: bool = False, padding: int = 16) -> None:
        super().__init__()
        self.setProperty("surface", "cardPage" if page else "card")
        self.body: QBoxLayout = QHBoxLayout(self) if horizontal else QVBoxLayout(self)
        space = theme.px(padding)
        self.body.setContentsMargins(space, space, space, space)
        self.body.setSpacing(theme.px(8))
