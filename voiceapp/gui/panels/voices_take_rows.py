"""A line of a script with its takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPlainTextEdit, QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.panels import voices_take_texts as texts
from voiceapp.gui.panels.inspect_opening import ICON
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.keys import keeps_escape
from voiceapp.gui.widgets.labels import Badge, Label, Rule

if TYPE_CHECKING:
    from voiceapp.core.voices import ScriptLine, Take


class TakeRow(QWidget):
    """A take: play, its measures, and whether it is kept."""

    def __init__(self, theme: Theme, line: ScriptLine, number: int, take: Take, with_sample: bool) -> None:
        super().__init__()
        self.take = take
        self.number, self.line = number, line.position + 1
        self.name = tr("Take {number} of line {line}", number=number, line=self.line)
        self.setObjectName(f"take-{take.id}")
        px = theme.px
        self.play = IconButton(theme, "play", "", small=True)
        self.play.setObjectName(f"play-take-{take.id}")
        measures, problems = texts.measures(line, take), texts.problems(take)
        self._told = ". ".join(words for words in (tr("Kept") if take.kept else "", measures, problems) if words)
        self.show_playing(False)
        self.keep = Button(theme, tr("Keep"), "quiet", size="small")
        self.keep.setObjectName(f"keep-take-{take.id}")
        self.keep.setAccessibleName(tr("Keep take {number} of line {line}", number=number, line=self.line))
        against = tr("Hear the sample, then take {number} of line {line}", number=number, line=self.line)
        self.against = IconButton(theme, "ab-testing", against, small=True)
        self.against.setObjectName(f"compare-take-{take.id}")
        self.against.setVisible(with_sample)
        inspect = tr("Inspect sound of take {number} of line {line}", number=number, line=self.line)
        self.inspect = IconButton(theme, ICON, inspect, small=True)
        self.inspect.setObjectName(f"inspect-take-{take.id}")
        words = Label(theme, measures, "caption", "normal", wrap=True, tabular=True)
        words.setObjectName(f"measures-{take.id}")
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(words)
        if problems:
            over = Label(theme, problems, "caption", "amber", wrap=True)
            over.setObjectName(f"problems-{take.id}")
            told.addWidget(over)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.play, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(told, 1)
        row.addWidget(self.against, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.inspect, 0, Qt.AlignmentFlag.AlignTop)
        if take.kept:
            row.addWidget(Badge(theme, tr("Kept"), "success", "check"), 0, Qt.AlignmentFlag.AlignTop)
            self.keep.setParent(self)
            self.keep.hide()
        else:
            row.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignTop)

    def show_playing(self, playing: bool) -> None:
        """Show what a click on play does."""
        self.play.set_icon("stop" if playing else "play", "accent.text")
        self.play.set_name(
            tr("Stop take {number} of line {line}", number=self.number, line=self.line)
            if playing
            else tr("Play take {number} of line {line}", number=self.number, line=self.line)
        )
        self.play.setAccessibleDescription(self._told)


class LineRow(QWidget):
    """A line's words, its takes, and what can be done with it.

    ``play_wanted`` tells a take, ``from_here`` that the script is to be heard from this line, ``again`` that it is
    spoken anew, ``edited`` its new words, ``left`` that they stay, ``kept``, ``compared`` and
    ``inspected`` a take (and how it is called).
    """

    play_wanted = Signal(object)
    from_here = Signal()
    again = Signal()
    edited = Signal(str)
    left = Signal()
    removed = Signal()
    kept = Signal(object)
    compared = Signal(object)
    inspected = Signal(object, str)

    def __init__(self, theme: Theme, line: ScriptLine, with_sample: bool) -> None:
        super().__init__()
        self.theme, self.line = theme, line
        self.editor: LineEditor | None = None
        number, px = line.position + 1, theme.px
        self.setObjectName(f"line-{line.id}")
        self.setAccessibleName(tr("Line {number}: {text}", number=number, text=line.text))
        self.words = Label(theme, line.text, "reading", wrap=True)
        self.anew = IconButton(theme, "refresh", tr("Speak line {number} again", number=number), small=True)
        self.anew.setAccessibleDescription(line.text)
        self.anew.setObjectName(f"again-{line.id}")
        self.edit = IconButton(theme, "pencil-outline", tr("Edit line {number}", number=number), small=True)
        self.edit.setObjectName(f"edit-{line.id}")
        self.more = IconButton(theme, "dots-horizontal", tr("More for line {number}", number=number), small=True)
        self.more.setObjectName(f"more-line-{line.id}")
        self.menu = QMenu(self)
        self.menu.addAction(tr("Play from here")).triggered.connect(self.from_here)
        self.menu.addAction(tr("Speak again")).triggered.connect(self.again)
        self.menu.addAction(tr("Edit the words")).triggered.connect(self.begin_edit)
        self.menu.addAction(tr("Remove the line")).triggered.connect(self.removed)
        self.takes = [TakeRow(theme, line, place + 1, take, with_sample) for place, take in enumerate(line.takes)]
        self._head = QHBoxLayout()
        self._head.setSpacing(px(4))
        self._head.addWidget(self.words, 1)
        for button in (self.anew, self.edit, self.more):
            self._head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(4))
        column.addLayout(self._head)
        if not line.takes:
            column.addWidget(Label(theme, tr("Not spoken yet"), "caption", "weak"))
        for row in self.takes:
            column.addWidget(row)
            row.play.clicked.connect(lambda _=False, take=row.take: self.play_wanted.emit(take))
            row.keep.clicked.connect(lambda _=False, take=row.take: self.kept.emit(take))
            row.against.clicked.connect(lambda _=False, take=row.take: self.compared.emit(take))
            row.inspect.clicked.connect(lambda _=False, row=row: self.inspected.emit(row.take, row.name))
        column.addSpacing(px(4))
        column.addWidget(Rule())
        self.anew.clicked.connect(self.again)
        self.edit.clicked.connect(self.begin_edit)
        self.more.clicked.connect(lambda: self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height()))))

    def begin_edit(self) -> None:
        """Let the words be changed."""
        if self.editor is not None:
            return
        self.editor = LineEditor(self.theme, self.line.text)
        self.editor.done.connect(self._edited)
        self.words.hide()
        self._head.insertWidget(0, self.editor, 1)
        self.editor.setFocus()

    def _edited(self, text: str) -> None:
        editor, self.editor = self.editor, None
        if editor is not None:
            self._head.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
            self.words.show()
            if text and text != self.line.text:
                self.edited.emit(text)
            else:
                self.left.emit()


class LineEditor(QPlainTextEdit):
    """The words of a line while they are changed. Enter keeps them, Esc does not (``done`` tells "")."""

    done = Signal(str)

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self.setObjectName("line-editor")
        self.setAccessibleName(tr("Words of the line"))
        self.setFont(theme.font("reading"))
        self.setTabChangesFocus(True)
        self.setProperty("ring", False)
        self.setFixedHeight(theme.px(80))

    def event(self, event: QEvent) -> bool:
        return keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.done.emit("")
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.done.emit(" ".join(self.toPlainText().split()))
            case _:
                super().keyPressEvent(event)
