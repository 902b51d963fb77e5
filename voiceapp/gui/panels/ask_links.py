"""Links from an answer to the second that proves it, and the sentence that they follow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget

from voiceapp.core.answers import Citation
from voiceapp.gui.language import tr
from voiceapp.gui.panels import ask_texts as texts
from voiceapp.gui.panels.ask_lines import Line
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.labels import Badge, Label
from voiceapp.gui.widgets.paint import PaintedButton, elided, rounded
from voiceapp.gui.widgets.reading import MARGIN, Marks, Reading

PAD, GAP, HIGH, ICON = 6, 6, 22, 16


class CitationLink(PaintedButton):
    """Recording and time, 22 px high; a click goes there. One to a file shows whether it plays."""

    def __init__(self, theme: Theme, citation: Citation, *, titled: bool, parent: QWidget) -> None:
        super().__init__(theme, texts.link_name(citation), parent)
        self.citation, self.playing = citation, False
        self._words = texts.place(citation, titled=titled)
        self.setObjectName("citation")
        self.setProperty("focusRadius", theme.radius("small"))
        self.setToolTip(texts.hint(citation))
        self.setAccessibleDescription(texts.does(citation))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_playing(self, playing: bool) -> None:
        """Show what a click does to the sound of a file."""
        if playing != self.playing:
            self.playing = playing
            self.setAccessibleName(texts.link_name(self.citation, playing=playing))
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _before(self) -> int:
        return self.theme.px(PAD + (ICON + 2 if self.citation.meeting is None else 0))

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self.theme.font("label", tabular=True)).horizontalAdvance(self._words)
        return QSize(self._before() + wide + self.theme.px(PAD) + 1, self.theme.px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        rounded(painter, self.rect(), theme.radius("small"), self.surface("accent.tint"))
        if self.citation.meeting is None:
            icon = theme.pixmap("pause" if self.playing else "play", "accent.text", ICON)
            painter.drawPixmap(theme.px(PAD - 2), (self.height() - theme.px(ICON)) // 2, icon)
        painter.setFont(theme.font("label", tabular=True))
        painter.setPen(theme.colour("accent.text"))
        room = QRect(self._before(), 0, self.width() - self._before() - theme.px(PAD) + 1, self.height())
        words = elided(painter.fontMetrics(), self._words, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


class SentenceView(QWidget):
    """A sentence, its links right behind it, and a badge with the reason where nothing bears it out.

    ``cited`` tells the citation of a clicked link. :meth:`fit` gives it width and height.
    """

    cited = Signal(object)

    def __init__(self, theme: Theme, *, titled: bool) -> None:
        super().__init__()
        self.theme, self._titled = theme, titled
        self.line = Line("")
        self.links: list[CitationLink] = []
        self.words = Reading(theme, tr("Answer"), parent=self)
        self.badge = Badge(theme, tr("Not supported"), "amber", "alert-outline", parent=self)
        self.badge.setObjectName("not-supported")
        self.why = Label(theme, "", "caption", "normal", wrap=True, parent=self)

    def show_line(self, line: Line) -> bool:
        """Show a line; True where it is another one than before."""
        if line == self.line:
            return False
        if line.citations != self.line.citations:
            self._make_links(line.citations)
        self.line = line
        self.words.show_text(
            line.text, Marks(bright=0, rest="text.normal") if line.doubted else Marks(), markdown=False
        )
        self.badge.setVisible(line.doubted)
        self.why.setVisible(line.doubted)
        self.why.setText(texts.why_doubted(line) if line.doubted else "")
        return True

    def _make_links(self, citations: Sequence[Citation]) -> None:
        for old in self.links:
            old.hide()
            old.deleteLater()
        self.links = [CitationLink(self.theme, one, titled=self._titled, parent=self) for one in citations]
        for link in self.links:
            link.clicked.connect(lambda _=False, link=link: self.cited.emit(link.citation))
            link.show()

    def fit(self, width: int) -> None:
        """Be as wide as told and as high as that needs."""
        px = self.theme.px
        self.words.fit(width - 2 * MARGIN)
        text = self.line.text
        ends = self.words.boxes(len(text) - 1, len(text)) if text else []
        way = self.words.document().firstBlock().textDirection()
        leftwards = way == Qt.LayoutDirection.RightToLeft
        x = MARGIN
        if ends:
            x = px(GAP) + round(self.words.width() - ends[-1].left() if leftwards else ends[-1].right())
        whole = QRect(0, 0, width, 0)

        def put(widget: QWidget, place: QRect) -> None:
            widget.setGeometry(QStyle.visualRect(way, whole, place))

        put(self.words, QRect(QPoint(0, 0), self.words.size()))
        middle = round(ends[-1].center().y()) if ends else self.theme.line_height("reading") // 2
        bottom = self.words.height()
        for link in self.links:
            hint = link.sizeHint()
            wide = min(hint.width(), width - 2 * MARGIN)
            if x > MARGIN and x + wide > width - MARGIN:
                x, middle = MARGIN, middle + max(self.theme.line_height("reading"), hint.height() + px(4))
            put(link, QRect(x, middle - hint.height() // 2, wide, hint.height()))
            link.raise_()
            x += wide + px(GAP)
            bottom = max(bottom, link.geometry().bottom() + px(3))
        if self.line.doubted:
            self.badge.adjustSize()
            put(self.badge, QRect(QPoint(MARGIN, bottom + px(2)), self.badge.size()))
            bottom = self.badge.geometry().bottom() + px(4)
            room = width - 2 * MARGIN
            put(self.why, QRect(MARGIN, bottom, room, self.why.heightForWidth(room)))
            bottom = self.why.geometry().bottom() + px(2)
        self.setFixedSize(width, bottom + 1)
