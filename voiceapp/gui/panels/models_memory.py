"""The card that shows how much memory loaded models use, by what they do for the user."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from voiceapp.core.records import MemoryUse
from voiceapp.gui.language import tr
from voiceapp.gui.panels import models_texts as texts
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.labels import Card, Label
from voiceapp.gui.widgets.paint import rounded

ROLES = ("accent.graphic", "accent.graphicSoft", "text.weak", "line.control")
"""Colours of the parts in order; the words beside the legend's squares carry the meaning."""


class MemoryBar(QWidget):
    """A bar 8 px high with a part for each kind of model, 2 px between them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.memory = MemoryUse((), 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(240), self.theme.px(8))

    def show_memory(self, memory: MemoryUse) -> None:
        """Show the parts of what is allowed."""
        self.memory = memory
        self.setAccessibleName(texts.memory_total(memory))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        radius = box.height() / 2
        rounded(painter, box, radius, self.theme.colour("line.soft"))
        if not self.memory.allowed:
            return
        clip = QPainterPath()
        clip.addRoundedRect(box, radius, radius)
        painter.setClipPath(clip)
        left = box.left()
        for index, (_, size) in enumerate(self.memory.used):
            width = box.width() * min(size / self.memory.allowed, 1.0)
            if width > 0:
                role = ROLES[index % len(ROLES)]
                painter.fillRect(QRectF(left, box.top(), max(width - 2, 1), box.height()), self.theme.colour(role))
                left += width


class Swatch(QLabel):
    """The legend's square of 8 px."""

    def __init__(self, theme: Theme, role: str) -> None:
        super().__init__()
        self.theme, self._role = theme, role
        self.setFixedSize(theme.px(8), theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), 2, self.theme.colour(self._role))


class MemoryCard(Card):
    """Heading and total, the bar, and the legend that names each part with its size."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setObjectName("memory")
        self.theme = theme
        top = QHBoxLayout()
        self._total = Label(theme, "", "body", "normal", tabular=True)
        top.addWidget(Label(theme, tr("Memory in use by models"), "bodyStrong", wrap=True), 1)
        top.addWidget(self._total)
        self._bar = MemoryBar(theme)
        self._legend = QHBoxLayout()
        self._legend.setSpacing(theme.px(16))
        self.body.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
        self.body.addLayout(top)
        self.body.addWidget(self._bar)
        self.body.addLayout(self._legend)
        self.body.addStretch(1)

    def show_memory(self, memory: MemoryUse) -> None:
        """Show the memory as it is now."""
        self._total.setText(texts.memory_total(memory))
        self._bar.show_memory(memory)
        while item := self._legend.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for index, (name, size) in enumerate(memory.used):
            part = QWidget()
            row = QHBoxLayout(part)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(self.theme.px(8))
            row.addWidget(Swatch(self.theme, ROLES[index % len(ROLES)]))
            row.addWidget(Label(self.theme, texts.memory_part(name, size), "caption", "normal", tabular=True))
            self._legend.addWidget(part)
        if not memory.used:
            self._legend.addWidget(Label(self.theme, tr("No model is loaded"), "caption", "weak"))
        self._legend.addStretch(1)
