"""The Activity page: the one list of all long work, with how far it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import JobChanged, JobInfo, Notice
from voiceapp.gui.context import Context
from voiceapp.gui.language import said, tr, tr_n
from voiceapp.gui.panels import activity_texts as texts
from voiceapp.gui.panels.activity_picture import ActivityPicture
from voiceapp.gui.panels.deleting import Deleting
from voiceapp.gui.panels.settings_frame import PageFrame
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.labels import IconLabel, Label, Rule
from voiceapp.gui.widgets.progress import ProgressRow
from voiceapp.gui.widgets.roles import Role, set_role

if TYPE_CHECKING:
    from voiceapp.gui.ports import AppPort

PROGRESS_WIDTH = 240

_ICONS = {
    "queued": ("progress-clock", "text.normal"),
    "running": ("progress-clock", "accent.graphic"),
    "paused": ("pause", "text.normal"),
    "done": ("check-circle-outline", "success.graphic"),
    "failed": ("alert-circle-outline", "danger.graphic"),
    "cancelled": ("close-circle-outline", "text.weak"),
}


class JobRow(QWidget):
    """A job: what it is, how far, and what can be done about it. ``asked(verb, id)``; ``stepped`` by arrow keys."""

    asked = Signal(str, int)
    stepped = Signal(int)

    def __init__(self, theme: Theme, job: JobInfo) -> None:
        super().__init__()
        self.theme, self.job = theme, job
        self.setObjectName(f"job-{job.id}")
        title = said(job.title)
        set_role(self, Role.ListItem)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("focusRadius", theme.radius("control"))
        self._icon = IconLabel(theme, "progress-clock", "text.normal", 20)
        self._title = Label(theme, title, "bodyStrong", wrap=True)
        self._detail = Label(theme, "", "caption", "normal", wrap=True)
        self.state = Label(theme, "", "body", "normal")
        self.progress = ProgressRow(theme, title, PROGRESS_WIDTH)
        self.progress.paused.connect(lambda pause: self.asked.emit("pause" if pause else "resume", self.job.id))
        self.progress.cancelled.connect(lambda: self.asked.emit("cancel", self.job.id))
        self.again = Button(theme, tr("Try again"), "quiet", "refresh")
        self.again.setObjectName(f"again-{job.id}")
        self.again.setAccessibleName(tr("Try again: {title}", title=title))
        self.again.clicked.connect(lambda: self.asked.emit("retry", self.job.id))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        words.addStretch(1)
        line = QHBoxLayout()
        line.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        line.setSpacing(theme.px(16))
        line.addWidget(self._icon)
        line.addLayout(words, 1)
        for widget in (self.state, self.again, self.progress):
            line.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(Rule())
        self.setMinimumHeight(theme.px(64))
        self.show_job(job)

    def show_job(self, job: JobInfo) -> None:
        """Show the job as it is now."""
        self.job = job
        going = texts.is_open(job)
        if self._has_keyboard() and going != self.progress.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # the button that was pressed goes
        self._icon.set_icon(*_ICONS[job.state])
        self._title.setText(said(job.title))
        detail = texts.detail_text(job)
        self._detail.setText(detail)
        state = texts.state_text(job)
        self.setAccessibleDescription(f"{state}. {detail}" if detail and not going else state)
        self._detail.setVisible(bool(detail) and not (going and job.fraction is None))
        self._detail.set_tone("danger" if job.state == "failed" else "normal")
        self.state.setText(state)
        self.state.setVisible(not going)
        self.again.setVisible(job.state == "failed")
        self.progress.setVisible(going)
        self.progress.show_progress(
            job.fraction,
            job.left_s,
            paused=job.state == "paused",
            pausable=job.pausable and job.state != "queued",
            message=said(job.message) if job.state == "running" and job.message else state,
        )

    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if self.hasFocus() and (step := steps.get(Qt.Key(event.key()))):
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class ActivityPage(PageFrame):
    """Jobs that go on above those that ended. Opened from the strip."""

    most = 1156

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Activity"))
        self.jobs: dict[int, JobInfo] = {}
        self.deleting = Deleting(context, self)
        self.begin()
        self.deleting.changed.connect(self.refresh)
        context.bridge.events.subscribe(JobChanged, lambda event: self._show_job(event.job))
        self.refresh()

    def build(self) -> None:
        theme = self.theme
        self.rows: dict[int, JobRow] = {}
        self._order: list[list[int]] = []
        self.summary = Label(theme, "", "body", "normal", elide=True)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.summary.setContentsMargins(0, 0, theme.px(8), 0)
        self.clear = Button(theme, tr("Clear finished"), "quiet")
        self.clear.setObjectName("clear-finished")
        self.clear.clicked.connect(self._clear_finished)
        self.add_header(self.summary, 1)
        self.add_header(self.clear, folds=False)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.empty = self._empty()
        self.column.addLayout(self._list)
        self.column.addWidget(self.empty)
        self.column.addStretch(1)
        self._show()

    def _empty(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, self.theme.px(96), 0, 0)
        column.setSpacing(self.theme.px(8))
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(ActivityPicture(self.theme), 0, middle)
        column.addSpacing(self.theme.px(16))
        heading = Label(self.theme, texts.EMPTY_HEADING, "heading", wrap=True)
        for label in (heading, Label(self.theme, texts.EMPTY_TEXT, "body", "normal", wrap=True)):
            label.setAlignment(middle)
            column.addWidget(label)
        button = Button(self.theme, tr("See the models"), "quiet", "cube-outline")
        button.setObjectName("see-models")
        button.clicked.connect(lambda: self.context.open_page("models", ""))
        column.addSpacing(self.theme.px(8))
        column.addWidget(button, 0, middle)
        return box

    def folds(self, folded: bool) -> None:
        left = Qt.AlignmentFlag.AlignLeft if folded else Qt.AlignmentFlag.AlignRight
        self.summary.setAlignment(left | Qt.AlignmentFlag.AlignVCenter)

    def refresh(self) -> None:
        """Read the list again."""
        self.context.bridge.submit(lambda app: app.jobs.list(), self._fetched, None, self)

    def _fetched(self, jobs: Sequence[JobInfo]) -> None:
        self.jobs = {job.id: job for job in jobs}
        self._show()

    def _show_job(self, job: JobInfo) -> None:
        self.jobs[job.id] = job
        self._show()

    def _show(self) -> None:
        shown = [job for job in self.jobs.values() if ("job", job.id) not in self.deleting]
        going, ended = texts.ordered(shown)
        order = [[job.id for job in going], [job.id for job in ended]]
        if order != self._order:
            self._order = order
            self._arrange(going, ended)
        for job in shown:
            self.rows[job.id].show_job(job)
        self.summary.setText(texts.summary_text(shown))
        self.clear.setEnabled(bool(ended))
        self.clear.setVisible(bool(shown))
        self.clear.setToolTip("" if ended else tr("No job has finished"))
        self.empty.setVisible(not shown)

    def _arrange(self, going: Sequence[JobInfo], ended: Sequence[JobInfo]) -> None:
        """Put the rows into their order; rows stay the same widgets, so the focus stays where it is."""
        wanted = {job.id for job in (*going, *ended)}
        while item := self._list.takeAt(0):
            widget = item.widget()
            if widget is not None and (not isinstance(widget, JobRow) or widget.job.id not in wanted):
                widget.hide()
                widget.deleteLater()
        self.rows = {number: row for number, row in self.rows.items() if number in wanted}
        for heading, jobs in ((tr("Under way"), going), (tr("Finished"), ended)):
            if not jobs:
                continue
            label = Label(self.theme, heading, "label", "weak")
            label.setContentsMargins(
                self.theme.px(16), self.theme.px(16 if jobs is ended else 8), 0, self.theme.px(8)
            )
            self._list.addWidget(label)
            for job in jobs:
                self._list.addWidget(self.rows.get(job.id) or self._new_row(job))

    def _new_row(self, job: JobInfo) -> JobRow:
        row = JobRow(self.theme, job)
        row.asked.connect(self._asked)
        row.stepped.connect(lambda by: self._step(row, by))
        self.rows[job.id] = row
        return row

    def _step(self, row: JobRow, by: int) -> None:
        numbers = [number for part in self._order for number in part]
        place = numbers.index(row.job.id) + by
        if 0 <= place < len(numbers):
            self.rows[numbers[place]].setFocus(Qt.FocusReason.OtherFocusReason)

    # --------------------------------------------------------------------------------------- asking

    def _asked(self, verb: str, number: int) -> None:
        verbs: dict[str, Callable[[AppPort], Any]] = {
            "pause": lambda app: app.jobs.pause(number),
            "resume": lambda app: app.jobs.resume(number),
            "cancel": lambda app: app.jobs.cancel(number),
            "retry": lambda app: app.jobs.resume(number),
        }
        self.context.bridge.submit(verbs[verb], lambda _: self.refresh(), self._failed, self)

    def _failed(self, error: VoiceAppError) -> None:
        self.context.notify(Notice.of(error))
        self.refresh()

    def _clear_finished(self) -> None:
        ended = [job.id for job in self.jobs.values() if not texts.is_open(job)]

        async def forget(app: AppPort) -> None:
            there = {job.id for job in await app.jobs.list()}  # some leave it by themselves
            for number in there.intersection(ended):
                await app.jobs.forget(number)

        sentence = tr_n(len(ended), "{count} finished job is cleared.", "{count} finished jobs are cleared.")
        self.deleting.delete([("job", number) for number in ended], sentence, forget)
