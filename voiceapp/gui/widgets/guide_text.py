"""A subject of the guide as it is read: Markdown in the theme's colours, with the guide's own pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QPainter,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from voiceapp.core.guide import Subject, anchor
from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme

WIDE = 720
"""px at 100 %: lines are no longer, and pictures no wider."""
PADDING = 24
_HEADINGS = {1: "title", 2: "heading"}


class GuideText(QTextBrowser):
    """Shows a subject. ``linked`` tells the address of a clicked link; nothing is followed or fetched by itself.

    Pictures come from the guide's own folder alone; in dark colours a picture's dark twin is shown.
    """

    linked = Signal(str)

    def __init__(self, theme: Theme, folder: Path) -> None:
        super().__init__()
        self.theme, self._folder = theme, folder
        self._subject: Subject | None = None
        self._part = ""
        self._words: tuple[str, ...] = ()
        self._width = self._place = self._inset = 0
        self._own: QTextDocument | None = None
        self.setObjectName("help-text")
        self.setProperty("reading", True)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.anchorClicked.connect(lambda url: self.linked.emit(url.toString()))
        theme.changed.connect(self._again)

    def show_subject(self, subject: Subject, part: str = "", words: Sequence[str] = ()) -> None:
        """Show a subject from its beginning or a part of it, with some words marked."""
        self._subject, self._part, self._words = subject, part, tuple(words)
        self.setAccessibleName(subject.title)
        self._render()
        self._go_to(part)

    def set_inset(self, inset: int) -> None:
        """Begin so many px further from the left than the padding."""
        if inset != self._inset:
            self._inset = inset
            self._frame(self.document())

    # ----------------------------------------------------------------------------------- rendering

    def _column(self) -> int:
        room = self.viewport().width() - 2 * self.theme.px(PADDING)
        return max(min(room, self.theme.px(WIDE)), 1)

    def _again(self) -> None:
        """Lay out anew in other colours or sizes, at the same place."""
        bar = self.verticalScrollBar()
        moved, share = bar.value() != self._place, bar.value() / max(bar.maximum(), 1)
        self._render()
        if moved:
            bar.setValue(round(share * bar.maximum()))
        else:
            self._go_to(self._part)

    def _render(self) -> None:
        if self._subject is None:
            return
        self._width = self._column()
        document = QTextDocument(self)
        document.setBaseUrl(QUrl.fromLocalFile(f"{self._folder}/"))
        document.setDefaultFont(self.theme.font("reading"))
        document.setIndentWidth(self.theme.px(PADDING))
        before, self._own = self._own, document
        self.setDocument(document)
        if before is not None:
            before.deleteLater()
        document.setMarkdown(self._subject.text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        self._frame(document)
        for block in _blocks(document):
            self._dress(block)
        self._mark()

    def _frame(self, document: QTextDocument, below: int = 0) -> None:
        """Margins; ``below`` px more at the end, so that a part near it can stand at the top."""
        side = self.theme.px(PADDING)
        form = QTextFrameFormat()
        form.setLeftMargin(side + self._inset)
        form.setRightMargin(max(self.viewport().width() - self._width - side - self._inset, 0))
        form.setTopMargin(self.theme.px(8))
        form.setBottomMargin(side + below)
        document.setDocumentMargin(0)
        document.rootFrame().setFrameFormat(form)

    def _dress(self, block: QTextBlock) -> None:
        level, form = block.blockFormat().headingLevel(), QTextBlockFormat()
        style = _HEADINGS.get(level, "bodyStrong") if level else "reading"
        cursor = QTextCursor(block)
        listed = block.textList() is not None and block.next().textList() is not None
        goes_on = _is_code(block) and _is_code(block.next())
        form.setTopMargin(self.theme.px(24 if level > 1 else 0))
        form.setBottomMargin(self.theme.px(0 if goes_on else 4 if listed or level else 12))
        if _is_code(block):
            form.setNonBreakableLines(True)
        if not _holds_picture(block):
            form.setLineHeight(self.theme.line_height(style), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        cursor.mergeBlockFormat(form)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setForeground(self.theme.colour("text.strong"))
        if level:
            look.setFont(self.theme.font(style))
            cursor.setCharFormat(look)  # not merged: Markdown's own sizes would stay in force
        else:
            cursor.mergeCharFormat(look)
        for start, end, form_there in _runs(block):
            self._dress_run(block, start, end, form_there)

    def _dress_run(self, block: QTextBlock, start: int, end: int, there: QTextCharFormat) -> None:
        look = QTextCharFormat()
        if there.isAnchor():
            look.setForeground(self.theme.colour("accent.text"))
            look.setFontUnderline(True)
            url = QUrl(there.anchorHref())
            look.setToolTip(tr("Opens {host} in your browser", host=url.host()) if url.host() else "")
        elif there.fontFixedPitch() or _is_code(block):
            look.setFont(self.theme.font("body", mono=True))
            if not _is_code(block):
                look.setBackground(self.theme.colour("surface.sunken"))
        elif there.fontWeight() > QFont.Weight.Normal and not block.blockFormat().headingLevel():
            look.setFontWeight(QFont.Weight.DemiBold)
        else:
            return
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(look)

    def _mark(self) -> None:
        """Show where the searched words stand."""
        marks: list[QTextEdit.ExtraSelection] = []
        for word in self._words:
            cursor = self.document().find(word)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format.setBackground(self.theme.colour("accent.spoken"))
                marks.append(mark)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(marks)

    # ------------------------------------------------------------------------------------- places

    def _go_to(self, part: str) -> None:
        bar, top = self.verticalScrollBar(), 0
        for block in _blocks(self.document()):
            if block.blockFormat().headingLevel() > 1 and anchor(block.text()) == part:
                top = round(self.document().documentLayout().blockBoundingRect(block).top()) - self.theme.px(8)
        if top > bar.maximum():
            self._frame(self.document(), top - bar.maximum())
        bar.setValue(top)
        self._place = bar.value()

    def resizeEvent(self, event: QResizeEvent) -> None:
        moved = self.verticalScrollBar().value() != self._place
        super().resizeEvent(event)
        if self._column() != self._width:
            self._again()
        else:
            self._frame(self.document())
        if not moved:
            self._go_to(self._part)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        url = self.document().baseUrl().resolved(QUrl(name))
        path = Path(url.toLocalFile()).resolve()
        if kind != QTextDocument.ResourceType.ImageResource.value or not url.isLocalFile():
            return None
        if not path.is_relative_to(self._folder.resolve().parent):
            return None
        twin = path.with_name(path.name.replace("-light.", "-dark."))
        image = QImage(str(twin if self.theme.dark and twin.is_file() else path))
        ratio = self.devicePixelRatioF()
        wide = round(self._width * ratio)
        if image.width() > wide:
            image = image.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        painter = QPainter(image)
        painter.setPen(self.theme.colour("line.soft"))  # else it flows into the page that it is a picture of
        painter.drawRect(image.rect().adjusted(0, 0, -1, -1))
        painter.end()
        image.setDevicePixelRatio(ratio)
        return image


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _runs(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    found = []
    run = block.begin()
    while not run.atEnd():
        piece = run.fragment()
        found.append((piece.position(), piece.position() + piece.length(), piece.charFormat()))
        run += 1
    return found


def _is_code(block: QTextBlock) -> bool:
    return block.isValid() and block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeLanguage.value)


def _holds_picture(block: QTextBlock) -> bool:
    return any(form.isImageFormat() for _, _, form in _runs(block))
