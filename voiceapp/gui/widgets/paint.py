"""What the hand-painted widgets share: rounded boxes on half pixels, and a button that knows hover and focus."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.enter import pressed_by
from voiceapp.gui.widgets.roles import set_role


def rounded(
    painter: QPainter,
    rect: QRect | QRectF,
    radius: float,
    fill: QColor | None = None,
    line: QColor | None = None,
    width: float = 1,
) -> None:
    """Paint a rounded rectangle; the line lies inside ``rect``, on half pixels, so that 1 px is sharp."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    box = QRectF(rect)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if line is not None:
        painter.setPen(QPen(line, width))
        box.adjust(width / 2, width / 2, -width / 2, -width / 2)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box, radius, radius)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def elided(metrics: QFontMetrics, text: str, width: int) -> str:
    """The text, ended with an ellipsis where it is wider than ``width`` px."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def placed(widget: QWidget, rect: QRect | QRectF) -> QRect:
    """Where ``rect``, thought of from left to right, lies in a widget that is read from right to left."""
    whole = rect if isinstance(rect, QRect) else rect.toRect()
    return QStyle.visualRect(widget.layoutDirection(), widget.rect(), whole)


class PaintedButton(QAbstractButton):
    """A button that a subclass paints; it has the pointing states and takes the keyboard's focus.

    ``focusRadius`` (a property) is the corner radius of its focus ring. ``role``: it is no mere button to screen
    readers, but a tab or the row of a list.
    """

    def __init__(
        self, theme: Theme, name: str, parent: QWidget | None = None, role: QAccessible.Role | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        if role is not None:
            set_role(self, role)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", theme.radius("control"))
        theme.changed.connect(self.retheme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by(event, self):
            super().keyPressEvent(event)

    def retheme(self) -> None:
        """The theme or the text size changed."""
        self.updateGeometry()
        self.update()

    def surface(self, rest: str | None) -> QColor | None:
        """The fill for the present pointing state; ``rest`` is the role at rest, None for no fill."""
        if self.isEnabled() and self.isDown():
            return self.theme.colour("surface.pressed")
        if self.isEnabled() and self.underMouse():
            return self.theme.colour("surface.hover")
        return self.theme.colour(rest) if rest else None
