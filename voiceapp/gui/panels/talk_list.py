"""The pane of stored talks: New, search, by day; rename, export, delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from voiceapp.core.events import ConversationsChanged, Notice
from voiceapp.gui.commands import key_of
from voiceapp.gui.context import Context
from voiceapp.gui.language import month, tr, tr_n, weekday
from voiceapp.gui.panels.stored_list import StoredList
from voiceapp.gui.widgets.buttons import IconButton
from voiceapp.gui.widgets.dialogs import ask_text, confirm
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.rows import ListRow, group_label
from voiceapp.gui.widgets.tab_order import keyboard_kept

if TYPE_CHECKING:
    from voiceapp.core.records import ConversationHit, ConversationInfo

MOST = 200


def group_of(day: date, today: date) -> str:
    """The group that a day belongs to: Today, Yesterday, This week, or its month."""
    if day >= today:
        return tr("Today")
    if day == today - timedelta(days=1):
        return tr("Yesterday")
    if day > today - timedelta(days=7):
        return tr("This week")
    return month(day) if day.year == today.year else tr("{month} {year}", month=month(day), year=day.year)


def when(moment: datetime, today: date) -> str:
    """When a talk was, as short as its group allows: 10:24, Mon, 7 May."""
    age = (today - moment.date()).days
    if age <= 1:
        return f"{moment:%H:%M}"
    if age < 7:
        return weekday(moment, short=True)
    return tr("{day} {month}", day=moment.day, month=month(moment, short=True))


class TalkList(StoredList):
    """Stored talks. ``opened`` tells the one that is picked, ``new_wanted`` and ``fold_wanted`` the buttons."""

    opened = Signal(int)
    deleted = Signal(int)
    new_wanted = Signal()
    fold_wanted = Signal()

    def __init__(self, context: Context, today: Callable[[], date] = date.today) -> None:
        super().__init__(context, "talk-list", tr("Talks"), tr("Search talks"))
        self._today = today
        self.rows: dict[int, ListRow] = {}
        self._infos: Sequence[ConversationInfo] = ()
        self._shown: int | None = None
        self._deleting = context.leaving.talks
        theme = self.theme
        self.fold = IconButton(theme, "menu-open", tr("Fold the list of talks away"))
        self.new = IconButton(theme, "plus", tr("New talk"))
        self.new.set_name(tr("New talk"), key_of("new-talk"))
        for name, widget in (("fold", self.fold), ("new-talk", self.new), ("search-talks", self.search)):
            widget.setObjectName(name)
        self._lay_out()
        self.fold.clicked.connect(self.fold_wanted)
        self.new.clicked.connect(self.new_wanted)
        context.bridge.events.subscribe(ConversationsChanged, lambda _: self.refresh())
        context.bridge.ready.connect(self.refresh)

    def _lay_out(self) -> None:
        theme = self.theme
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), 0, theme.px(12), 0)
        head.setSpacing(0)
        head.addWidget(Label(theme, tr("Talks"), "heading"), 1)
        head.addWidget(self.fold)
        head.addWidget(self.new)
        top = QWidget()
        top.setLayout(head)
        self._top = top
        self._fit()
        theme.changed.connect(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addLayout(self.search_row())
        self.area = self.rows_area(8)
        column.addWidget(self.area, 1)

    def _fit(self) -> None:
        self._top.setFixedHeight(self.theme.size("pageHeader"))

    # ------------------------------------------------------------------------------------- filling

    def read_all(self) -> None:
        """Ask for the stored talks."""
        self.context.bridge.submit(lambda app: app.conversations.list(), self._show, owner=self)

    def read_hits(self, text: str) -> None:
        """Ask for the turns that hold a text."""
        self.context.bridge.submit(
            lambda app: app.conversations.search(text), lambda hits: self._show_hits(text, hits), owner=self
        )

    def clear(self) -> None:
        """Take all rows away."""
        self.rows.clear()
        super().clear()

    def _show(self, infos: Sequence[ConversationInfo]) -> None:
        if self.search.text().strip():
            return
        kept = (info for info in infos if info.id not in self._deleting)
        self._infos = sorted(kept, key=lambda info: -info.updated)[:MOST]
        with keyboard_kept(lambda: self.rows):
            self.clear()
            today, group = self._today(), ""
            for info in self._infos:
                moment = datetime.fromtimestamp(info.updated)
                if (now := group_of(moment.date(), today)) != group:
                    group = now
                    self.put([group_label(self.theme, group)])
                row = ListRow(self.theme, info.title or tr("Untitled talk"), when(moment, today))
                row.setObjectName(f"talk-{info.id}")
                row.setChecked(info.id == self._shown)
                self._connect(row, info)
                self.rows[info.id] = row
                self.put([row])
            if not self._infos:
                self.say(tr("Your talks are kept here."), "no-talks")

    def _connect(self, row: ListRow, info: ConversationInfo) -> None:
        row.clicked.connect(lambda: self.opened.emit(info.id))
        row.menu_wanted.connect(lambda at: self._menu(info, at))
        row.rename_wanted.connect(lambda: self._rename(info))
        row.delete_wanted.connect(lambda: self._delete(info))

    def _show_hits(self, text: str, hits: Sequence[ConversationHit]) -> None:
        if self.search.text().strip() != text:
            return
        self.clear()
        hits = [hit for hit in hits if hit.conversation not in self._deleting]
        for hit in hits[:MOST]:
            snippet = hit.snippet.replace("[", "").replace("]", "").replace("\n", " ")
            moment = datetime.fromtimestamp(hit.at)
            row = ListRow(self.theme, hit.title or tr("Untitled talk"), when(moment, self._today()), snippet)
            row.setObjectName(f"hit-{hit.conversation}-{hit.turn}")
            row.clicked.connect(lambda _=False, hit=hit: self.opened.emit(hit.conversation))
            self.put([row])
        if not hits:
            self.say(tr("No talk holds “{text}”.", text=text), "no-hits")

    def choose(self, conversation: int | None) -> None:
        """Mark the talk that is shown."""
        self._shown = conversation
        for number, row in self.rows.items():
            row.setChecked(number == conversation)

    # -------------------------------------------------------------------------------------- acting

    def _menu(self, info: ConversationInfo, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("talk-menu")
        menu.addAction(tr("Rename")).triggered.connect(lambda: self._rename(info))
        menu.addAction(tr("Export as Markdown")).triggered.connect(lambda: self._export(info, "md"))
        menu.addAction(tr("Export as JSON")).triggered.connect(lambda: self._export(info, "json"))
        menu.addSeparator()
        menu.addAction(tr("Delete")).triggered.connect(lambda: self._delete(info))
        menu.popup(at)

    def _rename(self, info: ConversationInfo) -> None:
        def done(title: str) -> None:
            self.context.bridge.submit(lambda app: app.conversations.rename(info.id, title), owner=self)

        ask_text(
            self,
            self.theme,
            tr("Rename the talk"),
            info.title,
            verb=tr("Rename"),
            keep=tr("Keep the name"),
            done=done,
        )

    def _delete(self, info: ConversationInfo) -> None:
        title = info.title or tr("Untitled talk")

        def over() -> None:
            self._deleting.discard(info.id)
            self.refresh()

        def done() -> None:
            self.context.delete_later(
                tr("“{title}” is deleted.", title=title), lambda app: app.conversations.delete(info.id), over
            )
            self._deleting.add(info.id)
            self.deleted.emit(info.id)
            self.refresh()

        confirm(
            self,
            self.theme,
            tr("Delete “{title}”?", title=title),
            tr_n(
                info.turns,
                "Its 1 turn is removed from this computer. You can undo it for a short while.",
                "Its {count} turns are removed from this computer. You can undo it for a short while.",
            ),
            verb=tr("Delete the talk"),
            keep=tr("Keep the talk"),
            done=done,
        )

    def _export(self, info: ConversationInfo, kind: str) -> None:
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, tr("Choose a folder for the talk"), start)
        dialog.setObjectName("export")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda folder: self.export(info.id, kind, Path(folder)))
        dialog.open()

    def export(self, conversation: int, kind: str, folder: Path) -> None:
        """Write a talk into a folder and say where."""

        def done(path: Path) -> None:
            self.context.notify(Notice("success", tr("The talk was written to {path}.", path=path)))

        self.context.bridge.submit(
            lambda app: app.conversations.export(conversation, kind, folder), done, owner=self
        )
