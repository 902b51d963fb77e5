"""The pane of threads: New, search, by day; delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from voiceapp.core.asking import AskThread, AskThreadsChanged
from voiceapp.gui.context import Context
from voiceapp.gui.language import tr
from voiceapp.gui.panels import ask_texts as texts
from voiceapp.gui.panels.stored_list import StoredList
from voiceapp.gui.panels.talk_list import group_of, when
from voiceapp.gui.widgets.buttons import IconButton
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.rows import ListRow, group_label
from voiceapp.gui.widgets.tab_order import keyboard_kept

MOST = 200


class AskList(StoredList):
    """Threads by day. ``opened`` tells the one that is picked, ``new_wanted`` New."""

    opened = Signal(int)
    new_wanted = Signal()

    def __init__(self, context: Context, today: Callable[[], date] = date.today) -> None:
        super().__init__(context, "ask-list", tr("Questions"), tr("Search questions"))
        self._today = today
        self.rows: dict[int, ListRow] = {}
        self._shown: int | None = None
        self._leaving: set[int] = set()
        theme = self.theme
        self.new = IconButton(theme, "plus", tr("New question"))
        self.new.setObjectName("new-question")
        self.search.setObjectName("search-questions")
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), theme.px(12), theme.px(12), theme.px(8))
        head.addWidget(Label(theme, tr("Questions"), "heading"), 1)
        head.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self.search_row())
        column.addWidget(self.rows_area(4), 1)
        self.new.clicked.connect(self.new_wanted)
        context.bridge.events.subscribe(AskThreadsChanged, lambda _: self.refresh())

    def read_all(self) -> None:
        """Ask for the threads."""
        self.context.bridge.submit(lambda app: app.ask_desk.threads(), self._show, owner=self)

    def read_hits(self, text: str) -> None:
        """Ask for the threads; what does not hold the text is left out when they come."""
        self.read_all()

    def clear(self) -> None:
        """Take all rows away."""
        self.rows.clear()
        super().clear()

    def _show(self, threads: Sequence[AskThread]) -> None:
        wanted, today, group = self.search.text().strip(), self._today(), ""
        threads = [one for one in threads if one.id not in self._leaving]
        found = [one for one in threads if wanted.casefold() in one.title.casefold()]
        with keyboard_kept(lambda: self.rows):
            self.clear()
            for one in sorted(found, key=lambda one: -one.asked_at)[:MOST]:
                moment = datetime.fromtimestamp(one.asked_at)
                if (now := group_of(moment.date(), today)) != group:
                    group = now
                    self.put([group_label(self.theme, group)])
                self._add(one, when(moment, today))
            if not found:
                self.say(
                    tr("No question holds “{text}”.", text=wanted)
                    if threads
                    else tr("Your questions are kept here."),
                    "no-questions",
                )

    def _add(self, thread: AskThread, moment: str) -> None:
        row = ListRow(self.theme, " ".join(thread.title.split()), moment)
        row.setObjectName(f"thread-{thread.id}")
        row.setChecked(thread.id == self._shown)
        row.clicked.connect(lambda: self.opened.emit(thread.id))
        row.menu_wanted.connect(lambda at: self._menu(thread, at))
        row.delete_wanted.connect(lambda: self._delete(thread))
        self.rows[thread.id] = row
        self.put([row])

    def choose(self, thread: int | None) -> None:
        """Mark the thread that is shown."""
        self._shown = thread
        for number, row in self.rows.items():
            row.setChecked(number == thread)

    def _menu(self, thread: AskThread, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("thread-menu")
        menu.addAction(tr("Delete")).triggered.connect(lambda: self._delete(thread))
        menu.popup(at)

    def _delete(self, thread: AskThread) -> None:
        """Gone from every page at once, deleted when it is too late for Undo."""

        def over() -> None:
            self._leaving.discard(thread.id)
            self.refresh()

        self._leaving.add(thread.id)
        self.context.delete_later(
            texts.deleted(thread.title, thread.questions), lambda app: app.ask_desk.delete(thread.id), over
        )
        self.context.bridge.events.publish(AskThreadsChanged(deleted=thread.id))
