"""The pane of meetings: Record, Import, search and filters, and the meetings by day."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from voiceapp.gui.context import Context
from voiceapp.gui.language import tr, tr_n
from voiceapp.gui.panels import meetings_texts as texts
from voiceapp.gui.panels.meetings_filter import MeetingFilter, Wanted
from voiceapp.gui.panels.meetings_importing import Importing
from voiceapp.gui.panels.meetings_memory import MeetingsMemory, folder
from voiceapp.gui.panels.stored_list import StoredList
from voiceapp.gui.panels.talk_list import group_of, when
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.paint import placed, rounded
from voiceapp.gui.widgets.pair import Pair
from voiceapp.gui.widgets.rows import ListRow, group_label
from voiceapp.gui.widgets.tab_order import keyboard_kept

if TYPE_CHECKING:
    from voiceapp.core.meetings import MeetingHit, MeetingInfo

MOST, MOST_DOTS = 200, 8


class MeetingRow(ListRow):
    """Title and state, time and length, and a dot for each speaker."""

    def __init__(self, theme: Theme, info: MeetingInfo, today: date) -> None:
        super().__init__(theme, info.title)
        self.dots = 0
        self.setObjectName(f"meeting-{info.id}")
        self.show_info(info, today)

    def show_info(self, info: MeetingInfo, today: date) -> None:
        """Show a meeting as it is now."""
        moment = datetime.fromtimestamp(info.started)
        short, time = when(moment, today), f"{moment:%H:%M}"
        begun = short if short == time else f"{short} {time}"
        self.title = info.title or tr("Untitled meeting")
        self.right, self.tone = texts.state(info)
        self.second = begun if info.state == "recording" else f"{begun} · {texts.length(info.duration_s)}"
        self.dots = min(len(info.speakers), MOST_DOTS)
        self.setAccessibleName(", ".join(part for part in (self.title, self.second, self.right) if part))
        names = ", ".join(texts.person(name) for name in info.speakers)
        self.setAccessibleDescription(tr("With {names}", names=names) if names else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, px = QPainter(self), self.theme.px
        left = self.width() - px(8) - self.dots * px(12) + px(4)
        for place in range(self.dots):
            dot = QRectF(placed(self, QRect(left + place * px(12), self.height() - px(21), px(8), px(8))))
            rounded(painter, dot, dot.width() / 2, self.theme.colour(f"speaker.{place % texts.COLOURS}"))


class MeetingList(StoredList):
    """Stored meetings. ``opened`` tells the one that is picked and a second in it (-1: its beginning).

    ``filled``: all that are stored are shown.
    """

    opened = Signal(int, float)
    delete_wanted = Signal(int)
    filled = Signal()

    def __init__(self, context: Context, memory: MeetingsMemory, today: Callable[[], date] = date.today) -> None:
        super().__init__(context, "meeting-list", tr("Meetings"), tr("Search all meetings"))
        self._memory = memory
        self._imports = Importing(context, self)
        self._today = today
        self.rows: dict[int, MeetingRow] = {}
        self._shown: int | None = None
        self._plan: list[tuple[str, int]] = []
        self.hidden: Collection[int] = ()
        """Meetings that are being deleted."""
        self.record = Button(self.theme, tr("Record"), "danger", "record-circle-outline")
        self.importing = Button(self.theme, tr("Import"), "quiet", "tray-arrow-down")
        self.filter = MeetingFilter(self.theme)
        self.filter.hide()
        for name, widget in (("record", self.record), ("import", self.importing), ("search-meetings", self.search)):
            widget.setObjectName(name)
        self.record.hide()
        self._lay_out()
        self.importing.clicked.connect(self.choose_files)
        self.filter.changed.connect(self.refresh)

    def _lay_out(self) -> None:
        px = self.theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(16), px(16), px(8))
        head.addWidget(Label(self.theme, tr("Meetings"), "heading"), 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(px(12), 0, px(12), px(8))
        buttons.addWidget(Pair(self.record, self.importing, px(8)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        for layout in (head, buttons, self.search_row()):
            column.addLayout(layout)
        column.addWidget(self.filter)
        column.addWidget(self.rows_area(0), 1)

    # ------------------------------------------------------------------------------------- filling

    def read_all(self) -> None:
        """Ask for the stored meetings."""
        self.context.bridge.submit(lambda app: app.meetings.list(), self._show, owner=self)

    def read_hits(self, text: str) -> None:
        """Ask for the places where a text was said."""
        wanted = self.filter.wanted(self._today())
        self.context.bridge.submit(
            lambda app: app.meetings.search(text, wanted.speaker, wanted.since, wanted.until),
            lambda hits: self._show_hits(text, wanted, hits),
            owner=self,
        )

    def clear(self) -> None:
        """Take all rows away."""
        self.rows.clear()
        super().clear()

    def _show(self, stored: Sequence[MeetingInfo]) -> None:
        infos = [info for info in stored if info.id not in self.hidden]
        self.filter.setVisible(bool(infos))
        self.filter.show_names(infos)
        if self.search.text().strip():
            return
        today = self._today()
        if infos and not (infos := [info for info in infos if self.filter.wanted(today).fits(info)]):
            self._show_none("", self.filter.wanted(today))
            return
        infos = sorted(infos, key=lambda info: (info.state != "recording", -info.started))
        plan = [(self._group(info, today), info.id) for info in infos[:MOST]]
        if not plan or plan != self._plan:
            self._plan = plan
            with keyboard_kept(lambda: self.rows):
                self._fill(infos[:MOST], len(infos) - MOST)
        for info in infos[:MOST]:
            self.rows[info.id].show_info(info, today)
        self.filled.emit()

    def _group(self, info: MeetingInfo, today: date) -> str:
        if info.state == "recording":
            return tr("Now")
        return group_of(datetime.fromtimestamp(info.started).date(), today)

    def _fill(self, infos: Sequence[MeetingInfo], older: int) -> None:
        self.clear()
        group = ""
        for info, (now, _) in zip(infos, self._plan, strict=True):
            if now != group:
                group = now
                self.put([group_label(self.theme, group)])
            row = MeetingRow(self.theme, info, self._today())
            row.setChecked(info.id == self._shown)
            row.clicked.connect(lambda _=False, number=info.id: self.opened.emit(number, -1.0))
            row.delete_wanted.connect(lambda number=info.id: self.delete_wanted.emit(number))
            self.rows[info.id] = row
            self.put([row])
        if not infos:
            self.say(tr("Your meetings are kept here."), "meetings-none")
        elif older > 0:
            words = tr_n(
                older, "{count} older one is found by the search.", "{count} older ones are found by the search."
            )
            self.say(words, "meetings-none")

    def _show_none(self, text: str, wanted: Wanted) -> None:
        """Say that nothing fits, and how to see everything again."""
        self.clear()
        self._plan = []
        self.say(wanted.none(text), "meetings-none")
        if wanted != Wanted():
            everything = Button(self.theme, tr("Without filters"), "quiet")
            everything.setObjectName("filters-off")
            everything.clicked.connect(self._drop_filters)
            self.put([everything])

    def _drop_filters(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filter.clear()

    def _show_hits(self, text: str, wanted: Wanted, hits: Sequence[MeetingHit]) -> None:
        if self.search.text().strip() != text or self.filter.wanted(self._today()) != wanted:
            return
        hits = [hit for hit in hits if hit.meeting not in self.hidden]
        if not hits:
            self._show_none(text, wanted)
            return
        self.clear()
        self._plan = []
        for hit in hits:
            snippet = hit.snippet.replace("[", "").replace("]", "")
            second = f"{texts.person(hit.speaker)}: {snippet}" if hit.speaker else snippet
            row = ListRow(self.theme, hit.title or tr("Untitled meeting"), texts.clock(hit.start_s), second)
            row.setObjectName(f"hit-{hit.segment}")
            row.clicked.connect(lambda _=False, hit=hit: self.opened.emit(hit.meeting, hit.start_s))
            self.put([row])

    def choose(self, meeting: int | None) -> None:
        """Mark the meeting that is shown."""
        self._shown = meeting
        for number, row in self.rows.items():
            row.setChecked(number == meeting)

    # ------------------------------------------------------------------------------------ importing

    def choose_files(self) -> None:
        """Ask for files on the disk, and import them."""
        dialog = QFileDialog(self, tr("Choose audio or video files"), folder(self._memory.import_folder))
        dialog.setObjectName("import-files")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Import"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, names: Sequence[str]) -> None:
        files = [Path(name) for name in names]
        self._memory.import_folder = str(files[0].parent)
        self._memory.save()
        self.import_files(files)

    def import_files(self, files: Sequence[Path]) -> None:
        """Take files into the library; the work appears in Activity."""
        if files:
            self._imports.start(files)
