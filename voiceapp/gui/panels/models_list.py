"""The list of the Models page: groups of rows that are kept while they change, so that focus and menus stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import JobInfo
from voiceapp.core.records import ModelInfo, PackInfo
from voiceapp.gui.language import said_error, tr
from voiceapp.gui.panels import models_texts as texts
from voiceapp.gui.panels.models_columns import NARROW, GroupHeading, HeaderRow
from voiceapp.gui.panels.models_rows import ModelRow, PackRow, Row
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.labels import Label


class ModelList(QWidget):
    """Shows groups of models and the packs. ``asked(verb, row's name)``; ``again`` after an error; ``all_wanted``:
    what hides the models is to go."""

    asked = Signal(str, str)
    again = Signal()
    all_wanted = Signal()

    def __init__(self, theme: Theme, folder: Path) -> None:
        super().__init__()
        self.theme, self.folder = theme, folder
        self.rows: dict[str, Row] = {}
        self._header: HeaderRow | None = None
        self._order: list[object] = []
        self._token = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._fill([], [], {})

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_header()

    def _fit_header(self) -> None:
        """Columns have names where there are columns."""
        if self._header is not None:
            self._header.setVisible(self.width() >= self.theme.px(NARROW))

    def row(self, name: str) -> Row | None:
        """The row of a model, or of a pack ("pack-NAME")."""
        return self.rows.get(name)

    def show_lists(
        self,
        groups: Sequence[texts.Group],
        packs: Sequence[PackInfo],
        jobs: Mapping[int, JobInfo],
        nothing: str,
        token: bool = False,
    ) -> None:
        """Show the groups and packs; ``nothing`` is said when there are none.

        Without a ``token`` a gated model asks for one before it can be got.
        """
        self._token = token
        order: list[object] = [(group.kind.heading, [info.name for info in group.models]) for group in groups]
        order += [[pack.name for pack in packs]]
        if order != self._order:
            self._order = order
            self._fill(groups, packs, jobs, nothing)
            return
        for info in (info for group in groups for info in group.models):
            row = self.rows[info.name]
            assert isinstance(row, ModelRow)
            row.show_model(info, _job(info, jobs), texts.is_own(info, self.folder), self._token)
        for pack in packs:
            pack_row = self.rows[f"pack-{pack.name}"]
            assert isinstance(pack_row, PackRow)
            pack_row.show_pack(pack, _job(pack, jobs))

    def show_job(self, job: JobInfo) -> None:
        """A job moved on: only its row changes."""
        for row in self.rows.values():
            if isinstance(row, ModelRow) and row.info.job == job.id:
                row.show_model(row.info, job, row.own)
            elif isinstance(row, PackRow) and row.info.job == job.id:
                row.show_pack(row.info, job)

    def not_busy(self, name: str) -> None:
        """What was being done to a model is over."""
        row = self.rows.get(name)
        if isinstance(row, ModelRow):
            row.set_busy("")

    def show_error(self, error: VoiceAppError) -> None:
        """The list could not be read: what happened, the next step, and a button to try again."""
        self._order = [error]
        self._empty()
        self._say(tr("The models cannot be shown"), said_error(error))
        self._offer(tr("Try again"), "refresh", "again").clicked.connect(self.again)

    def _say(self, heading: str, sentence: str) -> None:
        self._column.addSpacing(self.theme.px(24))
        self._column.addWidget(Label(self.theme, heading, "heading", wrap=True))
        if sentence:
            self._column.addWidget(Label(self.theme, sentence, "body", "normal", wrap=True))

    def _offer(self, words: str, icon: str, name: str) -> Button:
        button = Button(self.theme, words, "quiet", icon)
        button.setObjectName(name)
        self._column.addSpacing(self.theme.px(16))
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def _empty(self) -> None:
        self.rows, self._header = {}, None
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _fill(
        self,
        groups: Sequence[texts.Group],
        packs: Sequence[PackInfo],
        jobs: Mapping[int, JobInfo],
        nothing: str = "",
    ) -> None:
        focused = self._focused()
        self._empty()
        if not groups and not packs:
            if nothing:
                self._say(nothing, "")
                self._offer(tr("Show all models"), "format-list-bulleted", "all-models").clicked.connect(
                    self.all_wanted
                )
            return
        if groups:
            self._header = HeaderRow(self.theme)
            self._column.addWidget(self._header)
            self._fit_header()
        for group in groups:
            self._column.addWidget(GroupHeading(self.theme, group.kind.heading, group.kind.does))
            for info in group.models:
                own = texts.is_own(info, self.folder)
                self._add(ModelRow(self.theme, info, _job(info, jobs), own, self._token), info is group.models[-1])
        if packs:
            self._column.addWidget(GroupHeading(self.theme, texts.PACKS[1], texts.PACKS[2]))
            for pack in packs:
                self._add(PackRow(self.theme, pack, _job(pack, jobs)), pack is packs[-1])
        if row := self.rows.get(focused):
            row.focus_state()

    def _add(self, row: Row, last: bool) -> None:
        row.rule.setVisible(not last)
        row.asked.connect(self.asked)
        self.rows[row.name] = row
        self._column.addWidget(row)
        row.show()

    def _focused(self) -> str:
        focus = self.focusWidget()
        if focus is None or not focus.hasFocus():
            return ""
        return next((name for name, row in self.rows.items() if row.isAncestorOf(focus)), "")


def _job(info: ModelInfo | PackInfo, jobs: Mapping[int, JobInfo]) -> JobInfo | None:
    return jobs.get(info.job) if info.job is not None else None
