"""The talk before its first turn: one sentence and up to four phrases that work with what is loaded."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.paint import PaintedButton, placed, rounded

SENTENCE = tr("Say what you need, or pick one of these.")
NO_MICROPHONE = tr("Type what you need, or pick one of these.")


class Phrase(PaintedButton):
    """A card 64 px high with an icon and a phrase."""

    def __init__(self, theme: Theme, icon: str, text: str) -> None:
        super().__init__(theme, text)
        self.icon_name, self.phrase = icon, text
        self.setObjectName("phrase")
        self.setProperty("focusRadius", theme.radius("card"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(372), self.theme.px(64))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(160), self.theme.px(64))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        fill = self.surface("surface.raised")
        rounded(painter, self.rect(), theme.radius("card"), fill, theme.colour("line.soft"))
        side = theme.px(24)
        left = theme.px(17)
        painter.drawPixmap(
            placed(self, QRect(left, (self.height() - side) // 2, side, side)).topLeft(),
            theme.pixmap(self.icon_name, "accent.text", 24),
        )
        painter.setFont(theme.font("reading"))
        painter.setPen(theme.colour("text.strong"))
        left += side + theme.px(16)
        room = QRect(left, 0, self.width() - left - theme.px(12), self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        if not room.contains(painter.boundingRect(room, flags, self.phrase)):
            painter.setFont(theme.font("body"))  # more than two lines of the larger size
        painter.drawText(placed(self, room), flags, self.phrase)


class EmptyTalk(QScrollArea):
    """The display sentence and the phrases; ``picked`` tells the phrase that is clicked."""

    picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("empty-talk")
        self.phrases: list[Phrase] = []
        self.sentence = Label(theme, SENTENCE, "display", wrap=True)
        self.sentence.setObjectName("empty-sentence")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(16))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        body = QWidget()
        body.setProperty("clear", True)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(32))
        column.addStretch(5)
        column.addWidget(self.sentence)
        column.addLayout(self._grid)
        column.addStretch(6)

    def show_microphone(self, found: bool) -> None:
        """The sentence asks for speech only where there is a microphone."""
        self.sentence.setText(SENTENCE if found else NO_MICROPHONE)

    def show_phrases(self, phrases: Sequence[tuple[str, str]]) -> None:
        """Show up to four (icon, phrase)."""
        for card in self.phrases:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.phrases = [Phrase(self.theme, icon, text) for icon, text in phrases[:4]]
        for card in self.phrases:
            card.clicked.connect(lambda _=False, text=card.phrase: self.picked.emit(text))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Two columns, or one where a phrase would be cut; a smaller sentence where the column is narrow."""
        narrow = self.width() < self.theme.px(560)
        self.sentence.set_style("title" if narrow else "display")
        columns = 1 if narrow else 2
        for number, card in enumerate(self.phrases):
            self._grid.removeWidget(card)
            if columns == 2:
                self._grid.addWidget(card, number // 2, number % 2)
            else:
                self._grid.addWidget(card, number, 0, 1, 2)
