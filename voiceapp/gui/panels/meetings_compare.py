"""Two versions of a transcript as one text: words that differ are marked, and how right the first one is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QTextEdit, QVBoxLayout, QWidget

from voiceapp.core.versions import Comparison, Side, VersionScores
from voiceapp.gui.language import percent, tr, tr_n
from voiceapp.gui.panels import meetings_texts as texts
from voiceapp.gui.panels.meetings_versions import SideChoice
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.keys import keeps_escape
from voiceapp.gui.widgets.labels import Label

if TYPE_CHECKING:
    from voiceapp.core.versions import Stretch


def told(scores: VersionScores) -> str:
    """Scores in plain words, with their names in the field."""
    parts = []
    if scores.wer is not None:
        wrong = round(scores.wer * scores.words)
        parts.append(
            tr(
                "{wrong} wrong for {words} words: word error rate {percent}.",
                wrong=wrong,
                words=scores.words,
                percent=percent(scores.wer, 1),
            )
        )
    if scores.cpwer is not None:
        parts.append(tr("With who said them: {percent} (cpWER).", percent=percent(scores.cpwer, 1)))
    if scores.der is not None:
        parts.append(
            tr(
                "Talk time with the wrong speaker, missed or too much: {percent} (DER).",
                percent=percent(scores.der, 1),
            )
        )
    if scores.jer is not None:
        parts.append(tr("The same, each speaker counted alike: {percent} (JER).", percent=percent(scores.jer, 1)))
    return " ".join(parts)


class Differences(QTextBrowser):
    """The text. Tab goes to the next difference; Enter or a click hears one: ``sought`` tells its second."""

    sought = Signal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.places: list[tuple[int, int, float]] = []
        self._name_of: Callable[[int | None], str] | None = None
        self._stretches: Sequence[Stretch] = ()
        self.scores = ""
        self._marked = -1
        self.setObjectName("differences")
        self.setAccessibleName(tr("Both versions, with their differences"))
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setProperty("reading", True)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(lambda url: self.sought.emit(float(url.toString())))
        theme.changed.connect(self._build)

    def show_both(self, name_of: Callable[[int | None], str], stretches: Sequence[Stretch], scores: str) -> None:
        """Show both versions below what the scores say, and who speaks by ``name_of``."""
        self._name_of, self._stretches, self.scores, self._marked = name_of, stretches, scores, -1
        self.setAccessibleDescription(scores)
        self._build()

    def _build(self) -> None:
        document, theme = self.document(), self.theme
        document.clear()
        document.setDocumentMargin(0)
        self.places = []
        cursor = QTextCursor(document)
        block = QTextBlockFormat()
        block.setBottomMargin(theme.px(12))
        block.setLineHeight(theme.line_height("reading"), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        cursor.beginEditBlock()
        cursor.setBlockFormat(block)
        cursor.insertText(self.scores, self._format("text.normal", "body"))
        for place, stretch in enumerate(self._stretches):
            if stretch.line is not None or not place:
                if self.scores or place:
                    cursor.insertBlock(block)
                self._head(cursor, stretch)
            if stretch.same:
                cursor.insertText(f"{stretch.other} ", self._format("text.strong"))
            else:
                self._differ(cursor, stretch)
        if not self._stretches and self._name_of is not None:
            words = tr("The file says who speaks when, and no words.")
            cursor.insertText(f" {words}" if self.scores else words, self._format("text.normal"))
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setExtraSelections([])
        if self._marked >= 0:
            self.mark(self._marked)

    def _head(self, cursor: QTextCursor, stretch: Stretch) -> None:
        name = texts.person(self._name_of(stretch.line.speaker)) if self._name_of and stretch.line else ""
        weak = self._format("text.weak", "caption")
        cursor.insertText(" · ".join(part for part in (name, texts.clock(stretch.at_s)) if part) + "\u2028", weak)

    def _differ(self, cursor: QTextCursor, stretch: Stretch) -> None:
        start = cursor.position()
        for words, tone, ground in (
            (stretch.one, "danger.text", "danger.tint"),
            (stretch.other, "success.text", "success.tint"),
        ):
            if not words:
                continue
            form = self._format(tone)
            form.setBackground(self.theme.colour(ground))
            form.setAnchor(True)
            form.setAnchorHref(f"{stretch.at_s:.3f}")
            form.setFontStrikeOut(ground == "danger.tint")
            form.setToolTip(tr("Hear it"))
            cursor.insertText(words, form)
            cursor.insertText(" ", self._format("text.strong"))
        self.places.append((start, cursor.position() - 1, stretch.at_s))

    def _format(self, role: str, style: str = "reading") -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(self.theme.font(style))
        form.setForeground(self.theme.colour(role))
        return form

    def mark(self, number: int) -> None:
        """Bring a difference into view and put the keyboard on it."""
        self._marked = number
        start, end, _ = self.places[number]
        cursor = self.textCursor()
        cursor.setPosition(end)
        cursor.setPosition(start)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        chosen = QTextEdit.ExtraSelection()
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        chosen.cursor = cursor
        chosen.format.setBackground(self.theme.colour("accent.spoken"))
        chosen.format.setForeground(self.theme.colour("text.strong"))
        self.setExtraSelections([chosen])

    def event(self, event: QEvent) -> bool:
        return keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class CompareView(QWidget):
    """``wanted`` tells which two to compare (the second may be a file's path), ``file_wanted``: choose one."""

    wanted = Signal(object, object)
    file_wanted = Signal()
    closed = Signal()
    sought = Signal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        px = theme.px
        self.setObjectName("compare-view")
        self._now = -1
        self.reference: Path | None = None
        self.one = SideChoice(theme, tr("Version to look at"))
        self.one.setObjectName("compare-one")
        self.right = SideChoice(theme, tr("Version to compare with"))
        self.right.setObjectName("compare-right")
        self.file = Button(theme, tr("Use a file"), "quiet")
        self.file.setObjectName("compare-file")
        self.file.setToolTip(tr("Compare with a transcript (STM, SRT, VTT, JSON) or turns (RTTM) that are right"))
        self.count = Label(theme, "", "caption", "normal", tabular=True)
        self.count.setObjectName("difference-count")
        self.before = IconButton(theme, "chevron-up", tr("Difference before (Shift+F3)"), small=True)
        self.after = IconButton(theme, "chevron-down", tr("Next difference (F3)"), small=True)
        self.hear = IconButton(theme, "play", tr("Hear this difference"), small=True)
        self.hear.setObjectName("difference-hear")
        self.done = IconButton(theme, "close", tr("Close the comparison (Esc)"), small=True)
        self.done.setObjectName("compare-close")
        self.before.setObjectName("difference-before")
        self.after.setObjectName("difference-after")
        self.text = Differences(theme)
        self.text.setMinimumHeight(px(72))
        first, second, third = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (first, second, third):
            row.setSpacing(px(8))
        struck = Label(theme, tr("Struck out"), "caption", "danger")
        struck.setFixedWidth(max(struck.sizeHint().width(), px(72)))
        only = Label(theme, tr("Taken as right"), "caption", "success")
        wide = max(struck.sizeHint().width(), only.sizeHint().width())
        for label in (struck, only):
            label.setFixedWidth(wide)
        first.addWidget(struck)
        first.addWidget(self.one, 1)
        first.addWidget(self.done)
        second.addWidget(only)
        second.addWidget(self.right, 1)
        second.addSpacing(self.done.sizeHint().width() + px(8))
        third.addWidget(self.count)
        third.addStretch(1)
        third.addWidget(self.file)
        for widget in (self.hear, self.before, self.after):
            third.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(8), px(16), px(8))
        column.setSpacing(px(8))
        for layout in (first, second):
            column.addLayout(layout)
        column.addLayout(third)
        column.addWidget(self.text, 1)
        for choice in (self.one, self.right):
            choice.picked.connect(lambda _: self.wanted.emit(self.one.side(), self.right.side() or self.reference))
        self.file.clicked.connect(self.file_wanted)
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.hear.clicked.connect(lambda: self.sought.emit(self.text.places[self._now][2]))
        self.done.clicked.connect(self.closed)
        self.text.sought.connect(self.sought)
        self.hide()

    def offer(self, found: Sequence[tuple[Side, str]], one: Side, right: Side) -> None:
        """Offer versions, and choose two."""
        self.one.show_sides(found, one)
        self.right.show_sides(found, right)
        self._counted(tr("Comparing"))

    def show_comparison(
        self, name_of: Callable[[int | None], str], found: Comparison, file: Path | None = None
    ) -> None:
        """Show two versions, and who speaks by ``name_of``; ``file`` stands in for the second."""
        self.reference = file
        if file is not None:
            self.right.show_file(file.name)
        self.text.show_both(name_of, found.stretches, told(found.scores))
        self._now = -1
        many = len(self.text.places)
        none = tr("The words are the same") if found.stretches else ""
        self._counted(tr_n(many, "{count} difference", "{count} differences") if many else none)
        for button in (self.before, self.after):
            button.setEnabled(many > 0)

    def _counted(self, words: str) -> None:
        self.count.setText(words)
        self.hear.setEnabled(self._now >= 0)

    def step(self, by: int) -> None:
        """Go to the difference after (1) or before (-1) this one."""
        many = len(self.text.places)
        if many:
            self._now = (self._now + by) % many if self._now >= 0 or by > 0 else many - 1
            self.text.mark(self._now)
            self._counted(tr("{place} of {count} differences", place=self._now + 1, count=many))

    def event(self, event: QEvent) -> bool:
        return keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F3:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
