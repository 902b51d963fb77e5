"""A voice's picture and its card in the library."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from voiceapp.gui.panels import voices_texts as texts
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.labels import Badge, Label
from voiceapp.gui.widgets.paint import PaintedButton, rounded
from voiceapp.gui.widgets.play import PlayButton
from voiceapp.gui.widgets.roles import Role
from voiceapp.gui.widgets.tips import as_tip

if TYPE_CHECKING:
    from voiceapp.core.voices import Voice

WIDE, HIGH = 264, 160
BARS = 8


class Picture(QWidget):
    """Bars of a voice's own sample on its tint; of its name's digest where there is none."""

    def __init__(self, theme: Theme, side: int) -> None:
        super().__init__()
        self.theme, self._side = theme, side
        self._role = texts.TINTS[0]
        self._heights: NDArray[np.float32] = np.zeros(BARS, np.float32)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_voice(self, voice: Voice, peaks: NDArray[np.float32] | None) -> None:
        """Show a voice, and its first sample's wave once there is one."""
        self.show_name(voice.name, voice.id - 1)
        if peaks is not None and len(peaks):
            loud = np.abs(peaks).max(axis=1)
            self._show([float(part.mean()) for part in np.array_split(loud, min(BARS, len(loud)))])

    def show_name(self, name: str, turn: int) -> None:
        """Show the bars of a name in the colours whose turn it is."""
        self._role = texts.TINTS[turn % len(texts.TINTS)]
        self._show([0.5 + byte / 255 for byte in hashlib.sha256(name.encode()).digest()[:BARS]])

    def _show(self, found: Sequence[float]) -> None:
        heights = np.asarray(found, np.float32)
        self._heights = heights / np.float32(max(found) or 1.0)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(self._side), self.theme.px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, side = QPainter(self), float(self.width())
        rounded(painter, QRectF(self.rect()), side / 2, self.theme.mixed(self._role, "surface.page", 0.17))
        colour = self.theme.mixed(self._role, "text.strong", 0.8)
        step = side * 0.75 / BARS
        wide, left = step * 0.6, (side - step * BARS) / 2 + step * 0.2
        for place, one in enumerate(self._heights):
            # A long ramp at both ends keeps the bars inside the circle.
            most = side * (0.25 + 0.3 * min(place, BARS - 1 - place) / (BARS / 2 - 1))
            high = max(most * float(one), wide)
            rounded(painter, QRectF(left + place * step, (side - high) / 2, wide, high), wide / 2, colour)


class VoiceCard(PaintedButton):
    """A card of the library, 264x160. The arrow keys are told by ``stepped``; ``play_wanted`` a click on play."""

    stepped = Signal(int, int)
    play_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, theme: Theme, voice: Voice) -> None:
        super().__init__(theme, voice.name, role=Role.ListItem)
        self.voice = voice
        self.setObjectName(f"voice-{voice.id}")
        self.setCheckable(True)
        self.setProperty("focusRadius", theme.radius("card"))
        px = theme.px
        self.picture = Picture(theme, 48)
        self.name = Label(theme, voice.name, "heading", elide=True)
        self.kind = Label(theme, texts.kind(voice), "caption", "normal", elide=True)
        self.play = PlayButton(theme, voice.name, side=32)
        self.play.setObjectName(f"play-{voice.id}")
        self.play.clicked.connect(self.play_wanted)
        self.languages = Label(theme, texts.languages(voice), "caption", "normal", elide=True)
        words, kind, icon = texts.BADGES[voice.consent_state]
        self.badge = Badge(theme, words, kind, icon, elide=True)
        self.line = Label(theme, "", "caption", "weak", elide=True)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self.name)
        names.addWidget(self.kind)
        names.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.picture)
        head.addSpacing(px(12))
        head.addLayout(names, 1)
        head.addWidget(self.play)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(14))
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addSpacing(px(4))
        column.addWidget(self.languages)
        column.addWidget(self.badge)
        column.addWidget(self.line)

    def show_more(self, peaks: NDArray[np.float32] | None, talks: bool, restricted: bool = False) -> None:
        """Show its picture; ``talks``: the assistant speaks with it; ``restricted``: not for business."""
        self.picture.show_voice(self.voice, peaks)
        line = texts.line(self.voice, talks, restricted)
        self.line.setText(line)
        may = self.voice.may_speak
        self.play.setEnabled(may)
        if not may:
            self.play.setToolTip(as_tip(line))
        told = (texts.kind(self.voice), texts.BADGES[self.voice.consent_state][0], line)
        self.setAccessibleDescription(", ".join(told))

    def nextCheckState(self) -> None:
        """A click does not select by itself: the page marks what is shown."""

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(WIDE), self.theme.px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colour = QPainter(self), self.theme.colour
        chosen = self.isChecked()
        line = colour("accent.graphic" if chosen else "line.soft")
        fill = self.surface("surface.page")
        rounded(painter, self.rect(), self.theme.radius("card"), fill, line, 2 if chosen else 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        right = -1 if self.isRightToLeft() else 1
        match event.key():
            case Qt.Key.Key_Right:
                self.stepped.emit(right, 0)
            case Qt.Key.Key_Left:
                self.stepped.emit(-right, 0)
            case Qt.Key.Key_Down:
                self.stepped.emit(0, 1)
            case Qt.Key.Key_Up:
                self.stepped.emit(0, -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Delete:
                self.delete_wanted.emit()
            case _:
                super().keyPressEvent(event)
