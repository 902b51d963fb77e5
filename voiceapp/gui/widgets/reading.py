"""Text to read: a reply or what was heard, with the spoken word, the unheard rest and doubtful words marked."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLayout,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.markdown import Block, Run, parse, plain
from voiceapp.gui.widgets.paint import rounded

MARGIN = 4
"""Room around the text for the box behind the spoken word."""


@dataclass(frozen=True, slots=True)
class Marks:
    """How a text is painted, in offsets of its source.

    Characters before ``bright`` are strong, those after it have the colour role ``rest``; ``spoken`` is the word
    heard now; ``doubtful`` spans get dots below; ``badge`` closes the text.
    """

    bright: int | None = None
    rest: str = "text.weak"
    spoken: tuple[int, int] | None = None
    doubtful: tuple[tuple[int, int], ...] = ()
    badge: str = ""


class Reading(QTextBrowser):
    """A text as wide as it needs, up to what :meth:`fit` allows. Links are told, never followed; nothing is loaded.

    ``linked`` tells the address of a clicked link.
    """

    linked = Signal(str)

    def __init__(self, theme: Theme, name: str, style: str = "reading", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self._name, self._style = theme, name, style
        self._source, self._markdown, self._marks = "", False, Marks()
        self._places: list[tuple[int, int, int]] = []
        self._badge: tuple[int, int] | None = None
        self._limit = 640
        self.setProperty("reading", True)
        self.setProperty("focusRadius", theme.radius("small"))
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)  # of the width that fit() tells
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.document().setDocumentMargin(MARGIN)
        self.viewport().setAutoFillBackground(False)
        self.anchorClicked.connect(lambda url: self.linked.emit(url.toString()))
        theme.changed.connect(self._retheme)

    # ------------------------------------------------------------------------------------- content

    def show_text(self, source: str, marks: Marks, *, markdown: bool) -> None:
        """Show ``source``, painted by ``marks``."""
        rebuild = (source, markdown, marks.badge) != (self._source, self._markdown, self._marks.badge)
        self._source, self._markdown, self._marks = source, markdown, marks
        if rebuild:
            self._build()
        self._paint_marks()

    def shown(self) -> str:
        """What is shown, as it was given."""
        return self._source

    def _retheme(self) -> None:
        self._build()
        self._paint_marks()
        self.fit(self._limit)

    def _build(self) -> None:
        document = self.document()
        document.clear()
        self._centre_lines()
        self._places, self._badge = [], None
        cursor = QTextCursor(document)
        if self._markdown:
            blocks = parse(self._source)
        else:
            blocks = [Block("paragraph", [Run(self._source.replace("\n", "\u2028"), 0)])]
        linked = False
        for number, block in enumerate(blocks):
            form = self._block_format(block, blocks[number - 1] if number else None)
            if number:
                cursor.insertBlock(form)
            else:
                cursor.setBlockFormat(form)
            if block.marker:
                cursor.insertText(f"{block.marker}\u00a0\u00a0", self._format(Run("", 0)))
            for run in block.runs:
                linked = linked or bool(run.link)
                self._places.append((cursor.position(), run.start, len(run.text)))
                cursor.insertText(run.text, self._format(run))
        if self._marks.badge:
            self._add_badge(cursor)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse
        if linked:
            flags |= (
                Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            )
        self.setTextInteractionFlags(flags)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if linked else Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self._name)
        spoken = plain(self._source) if self._markdown else self._source
        self.setAccessibleDescription(f"{spoken} {self._marks.badge}".strip())

    def _centre_lines(self) -> None:
        """A line of fixed height puts its spare room above the letters: move half of it below."""
        metrics = QFontMetrics(self.theme.font(self._style))
        spare = max(self.theme.line_height(self._style) - metrics.ascent() - metrics.descent(), 0)
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        form.setTopMargin(max(MARGIN - spare / 2, 0))
        form.setBottomMargin(MARGIN + min(spare / 2, MARGIN))
        frame.setFrameFormat(form)

    def _add_badge(self, cursor: QTextCursor) -> None:
        gap = QTextCharFormat()
        gap.setFont(self.theme.font(self._style))
        cursor.insertText(" ", gap)
        form = QTextCharFormat()
        form.setFont(self.theme.font("label"))
        form.setForeground(self.theme.colour("text.strong"))
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
        start = cursor.position()
        cursor.insertText("\u00a0\u00a0" + self._marks.badge.replace(" ", "\u00a0") + "\u00a0\u00a0", form)
        self._badge = (start, cursor.position())

    def _block_format(self, block: Block, before: Block | None) -> QTextBlockFormat:
        form = QTextBlockFormat()
        height = self.theme.line_height(self._style)
        form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        if before is not None and not (before.kind == block.kind and block.kind in ("item", "code")):
            form.setTopMargin(self.theme.px(8))
        if block.marker:
            hang = self.theme.px(20)
            form.setLeftMargin(hang * (block.level + 1))
            form.setTextIndent(-self.theme.px(16))
        return form

    def _format(self, run: Run) -> QTextCharFormat:
        form = QTextCharFormat()
        font = self.theme.font("body" if run.code else self._style, mono=run.code)
        if run.bold:
            font.setWeight(QFont.Weight.DemiBold)
        font.setItalic(run.italic)
        form.setFont(font)
        form.setForeground(self.theme.colour("text.strong"))
        if run.code:
            form.setBackground(self.theme.colour("surface.sunken"))
        if run.link:
            form.setAnchor(True)
            form.setAnchorHref(run.link)
            form.setForeground(self.theme.colour("accent.text"))
            form.setFontUnderline(True)
            host = QUrl(run.link).host()
            form.setToolTip(tr("Opens {host} in your browser", host=host) if host else run.link)
        return form

    # --------------------------------------------------------------------------------------- marks

    def _spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """A span of the source as spans of the document."""
        spans = []
        for place, source, length in self._places:
            low, high = max(start, source), min(end, source + length)
            if low < high:
                spans.append((place + low - source, place + high - source))
        return spans

    def _paint_marks(self) -> None:
        marks, end = self._marks, len(self._source)
        dim = [] if marks.bright is None else self._spans(marks.bright, end)
        block = self.document().begin()
        while block.isValid():
            formats = [
                found
                for start, stop in dim
                if (found := _range(block, start, stop, self.theme.colour(marks.rest))) is not None
            ]
            layout = block.layout()
            if formats or layout.formats():
                layout.setFormats(formats)
                self.document().markContentsDirty(block.position(), block.length())
            block = block.next()
        self.viewport().update()

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """Where a span of the source stands, one box a line, in px of this widget."""
        return [box for low, high in self._spans(start, end) for box in self._lines(low, high)]

    def _lines(self, start: int, end: int) -> list[QRectF]:
        boxes = []
        block = self.document().findBlock(start)
        layout = block.layout()
        top = self.document().documentLayout().blockBoundingRect(block).topLeft()
        low, high = start - block.position(), min(end - block.position(), block.length() - 1)
        metrics = QFontMetrics(self.theme.font(self._style))
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, last = max(low, line.textStart()), min(high, line.textStart() + line.textLength())
            if first >= last:
                continue
            left, right = _x(line, first), _x(line, last)
            base = top.y() + line.y() + line.ascent()
            boxes.append(
                QRectF(top.x() + left, base - metrics.ascent(), right - left, metrics.ascent() + metrics.descent())
            )
        return boxes

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self._marks.spoken is not None:
            fill = self.theme.colour("accent.spoken")
            for box in self.boxes(*self._marks.spoken):
                rounded(painter, box.adjusted(-2, -2, 2, 2), self.theme.radius("small"), fill)
        if self._badge is not None:
            for box in self._lines(*self._badge):
                middle, high = box.center().y(), self.theme.px(20)
                badge = QRectF(box.left(), middle - high / 2, box.width(), high)
                rounded(painter, badge, self.theme.radius("small"), self.theme.colour("surface.sunken"))
        painter.end()
        super().paintEvent(event)
        if self._marks.doubtful:
            self._dots()

    def _dots(self) -> None:
        painter = QPainter(self.viewport())
        colour = self.theme.colour("amber.graphic")
        for span in self._marks.doubtful:
            for box in self.boxes(*span):
                for x in range(round(box.left()), round(box.right()) - 1, 4):
                    painter.fillRect(x, round(box.bottom()) - 1, 2, 2, colour)
        painter.end()

    # ---------------------------------------------------------------------------------------- size

    def fit(self, limit: int) -> None:
        """Take the width that the text needs, at most ``limit`` px, and the height that follows."""
        self._limit = limit
        document = self.document()
        self.setLineWrapColumnOrWidth(limit + 2 * MARGIN)
        width = min(math.ceil(document.idealWidth()) + 1, limit + 2 * MARGIN)
        self.setLineWrapColumnOrWidth(width)
        self.setFixedSize(width, math.ceil(document.size().height()))

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        place = self.cursorForPosition(event.position().toPoint()).position()
        doubtful = any(low <= place <= high for span in self._marks.doubtful for low, high in self._spans(*span))
        self.setToolTip(tr("Heard with little certainty") if doubtful else "")

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None  # no image, style sheet or file is ever loaded


def _range(block: QTextBlock, start: int, end: int, colour: QColor) -> QTextLayout.FormatRange | None:
    low = max(start - block.position(), 0)
    high = min(end - block.position(), block.length() - 1)
    if low >= high:
        return None
    found = QTextLayout.FormatRange()
    found.start = low
    found.length = high - low
    form = QTextCharFormat()
    form.setForeground(colour)
    found.format = form
    return found


def _x(line: object, position: int) -> float:
    x = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(x[0] if isinstance(x, tuple) else x)
