"""The Ask page: the threads at the left, the one that is open at the right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.core.events import Notice
from voiceapp.gui.context import FILE, Context
from voiceapp.gui.language import tr
from voiceapp.gui.panels.ask_column import AskColumn
from voiceapp.gui.panels.ask_list import AskList
from voiceapp.gui.panels.ask_scope import Scope
from voiceapp.gui.widgets.buttons import IconButton
from voiceapp.gui.widgets.drop_target import DropTarget, may_be_sound
from voiceapp.gui.widgets.folding import fit_list
from voiceapp.gui.widgets.labels import Label

FOLD = 840
"""Narrower than this (px at 100 %) the list and the thread take turns."""


class AskPage(QWidget):
    """List and thread side by side. A file that is dropped is what is asked about."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.theme = context, context.theme
        self._listed = False
        self.setObjectName("ask-page")
        self.setAccessibleName(tr("Ask"))
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        DropTarget(self.theme, self, tr("Drop a recording to ask about it")).dropped.connect(self.take_files)
        self.list, self.column = AskList(context), AskColumn(context)
        self.unfold = IconButton(self.theme, "menu-open", tr("Show all questions"))
        self.unfold.setObjectName("ask-unfold")
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(self.theme.px(16), self.theme.px(8), self.theme.px(16), 0)
        head.setSpacing(self.theme.px(8))
        head.addWidget(self.unfold)
        head.addWidget(Label(self.theme, tr("Ask"), "heading"), 1)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._head)
        right.addWidget(self.column, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._right, 1)
        self.list.opened.connect(self._open)
        self.list.new_wanted.connect(self.new)
        self.column.turned.connect(self._turned)
        self.unfold.clicked.connect(lambda: self._turn_to(listed=True))
        self.theme.changed.connect(self._fit)
        self._fit()
        self.list.refresh()

    # ------------------------------------------------------------------------------------ arranging

    def _fit(self) -> None:
        folded = self.width() < self.theme.px(FOLD)
        self.list.setVisible(not folded or self._listed)
        self._right.setVisible(not folded or not self._listed)
        self._head.setVisible(folded)
        fit_list(self.theme, self.list, folded)

    def _turn_to(self, *, listed: bool) -> None:
        self._listed = listed
        self._fit()
        field = self.list.search if listed else self.column.field
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.column.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Search the questions (Ctrl+F)."""
        self._listed = True
        self._fit()
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ---------------------------------------------------------------------------------------- doing

    def _open(self, thread: int) -> None:
        self.column.asking.open(thread)
        self._turn_to(listed=False)

    def _turned(self, thread: int | None) -> None:
        """Mark the thread that is shown; where it was asked on, its place in the list is another one."""
        self.list.choose(thread)
        self.list.refresh()

    def new(self) -> None:
        """Begin a thread; what it is about is all recordings again."""
        self.column.scope.show_scope(Scope())
        self.column.asking.open(None)
        self._turn_to(listed=False)

    def open_part(self, part: str) -> None:
        """Show the thread of that number, or begin a "new" one, or one about a file ("file:...")."""
        if part.isdigit():
            self._open(int(part))
        elif part == "new":
            self.new()
        elif part.startswith(FILE):
            self.take_files([Path(part.removeprefix(FILE))])

    def take_files(self, files: Sequence[Path]) -> None:
        """Be about a file that was dropped; of several the first, the others are among those opened last."""
        self._turn_to(listed=False)
        files = [file for file in files if may_be_sound(file)] or files[:1]
        self.column.scope.recent.add(*files[1:])
        self.column.take_file(files[0])
        if len(files) > 1:
            sentence = tr("One file at a time is asked about, now {name}.", name=files[0].name)
            self.context.notify(Notice("info", sentence, tr("The others are under “Files opened last”.")))
