"""The round microphone button, whose ring is the level."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from voiceapp.gui.commands import key_of
from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.meter import FLOOR_DB
from voiceapp.gui.widgets.paint import PaintedButton, rounded

HOLD_MS = 300
MicLook = Literal["closed", "open", "held", "muted", "none"]
NAMES: dict[MicLook, str] = {
    "closed": tr("Open the microphone"),
    "open": tr("Close the microphone"),
    "held": tr("Close the microphone"),
    "muted": tr("Hear me again"),
    "none": tr("No microphone found"),
}
PUSH_NAMES: dict[MicLook, str] = {"closed": tr("Hold to talk"), "open": tr("End what I say")}
KEYS = tr("Hold to talk only while you hold it. {key} mutes.", key=key_of("mute"))


class MicButton(PaintedButton):
    """56 px in a 72 px box. A click tells ``tapped``; held by mouse or Space it tells ``held`` True, then False.

    Looks: closed (outline), open (filled, with the level ring), held (pressed fill), muted, none (disabled).
    """

    tapped = Signal()
    held = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, NAMES["closed"], parent)
        self.setObjectName("mic")
        self.look: MicLook = "closed"
        self.db, self.silent = FLOOR_DB, False
        self.holding = False
        self._long = QTimer(self)
        self._long.setSingleShot(True)
        self._long.setInterval(HOLD_MS)
        self._long.timeout.connect(self._hold)
        self.setProperty("focusRadius", 36)
        self.set_look("closed")

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(72), self.theme.px(72))

    def set_look(self, look: MicLook, push: bool = False) -> None:
        """Take another look. ``push``: it listens only while held, or between two clicks."""
        self.look = look
        self.setEnabled(look != "none")
        name = PUSH_NAMES.get(look, NAMES[look]) if push else NAMES[look]
        self.setAccessibleName(name)
        keys = tr("Or click to begin, and again to end.") if push else KEYS
        self.setAccessibleDescription("" if look == "none" else keys)
        self.setToolTip(name if look == "none" else f"{name}\n{keys}")
        self.update()

    def set_level(self, db: float) -> None:
        """Show a level in dB, -60 to 0, on the ring."""
        self.db = db
        if self.look in ("open", "held"):
            self.update()

    def set_silent(self, silent: bool) -> None:
        """Nothing at all is heard: the ring's bed turns amber."""
        self.silent = silent
        self.update()

    # ------------------------------------------------------------------------------------ pressing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._long.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._released(inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.setDown(True)
                self._long.start()
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat() and self.isDown():
                self.setDown(False)
                self._released(True)
            return
        super().keyReleaseEvent(event)

    def _hold(self) -> None:
        self.holding = True
        self.held.emit(True)
        self.update()

    def _released(self, inside: bool) -> None:
        self._long.stop()
        if self.holding:
            self.holding = False
            self.held.emit(False)
        elif inside:
            self.tapped.emit()
        self.update()

    # ------------------------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, colour = QPainter(self), self.theme, self.theme.colour
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = theme.px(8)
        disc = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        radius = disc.width() / 2
        live = self.look in ("open", "held") or self.holding
        if live:
            self._ring(painter)
            pressed, hover = self.holding or self.isDown(), self.underMouse()
            fill = "accent.fillPressed" if pressed else "accent.fillHover" if hover else "accent.fill"
            rounded(painter, disc, radius, colour(fill))
            icon, tone = "microphone", "accent.onFill"
        elif self.look == "closed":
            fill = "surface.hover" if self.underMouse() else "surface.page"
            rounded(painter, disc, radius, colour(fill), colour("accent.fill"), 2)
            icon, tone = "microphone", "accent.text"
        else:
            rounded(painter, disc, radius, colour("surface.sunken"), colour("line.control"))
            icon, tone = "microphone-off", "text.disabled" if self.look == "none" else "text.normal"
        side = theme.px(24)
        at = disc.center().toPoint()
        painter.drawPixmap(at.x() - side // 2, at.y() - side // 2, theme.pixmap(icon, tone, 24))

    def _ring(self, painter: QPainter) -> None:
        theme, width = self.theme, self.theme.size("micRing")
        half = width / 2
        circle = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("amber.graphic" if self.silent else "line.soft"), width))
        painter.drawEllipse(circle)
        share = (self.db - FLOOR_DB) / -FLOOR_DB
        if share > 0:
            pen = QPen(theme.colour("accent.graphic"), width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(circle, round((270 - 180 * share) * 16), round(360 * share * 16))
