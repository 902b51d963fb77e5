"""The round button that plays and pauses."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.paint import PaintedButton, rounded
from voiceapp.gui.widgets.tips import as_tip


class PlayButton(PaintedButton):
    """Round and tonal, 40 px or ``side``: plays or pauses ``what``; ``keys`` stand in its tooltip."""

    def __init__(self, theme: Theme, what: str = "", *, side: int = 40, keys: str = "") -> None:
        super().__init__(theme, tr("Play"))
        self.playing = False
        self._what, self._side, self._keys = what, side, keys
        self.setObjectName("play")
        self.setProperty("focusRadius", side // 2)
        self.show_playing(False)

    def set_what(self, what: str) -> None:
        """Play another thing."""
        self._what = what
        self.show_playing(self.playing)

    def show_playing(self, playing: bool) -> None:
        """Show what a click does."""
        self.playing = playing
        if self._what:
            name = tr("Pause {what}", what=self._what) if playing else tr("Play {what}", what=self._what)
        else:
            name = tr("Pause") if playing else tr("Play")
        self.setAccessibleName(name)
        self.setAccessibleDescription(self._keys)
        self.setToolTip(as_tip(f"{name} ({self._keys})" if self._keys else name))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(self._side), self.theme.px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        fill = self.surface("accent.tint") if self.isEnabled() else theme.colour("surface.sunken")
        rounded(painter, QRectF(self.rect()), self.width() / 2, fill)
        size = 24 if self._side >= 40 else 20
        at = (self.width() - theme.px(size)) // 2
        tone = "accent.text" if self.isEnabled() else "text.disabled"
        painter.drawPixmap(at, at, theme.pixmap("pause" if self.playing else "play", tone, size))
