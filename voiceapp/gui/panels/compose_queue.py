"""Orders music and follows the jobs that make it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import JobChanged, ModelsChanged, Notice, SettingChanged
from voiceapp.gui.context import Context
from voiceapp.gui.language import tr
from voiceapp.gui.panels.compose_form import ComposeForm, Wanted
from voiceapp.gui.panels.compose_jobs import JobRow
from voiceapp.gui.panels.compose_texts import ENDED
from voiceapp.services.compose_order import Order

if TYPE_CHECKING:
    from voiceapp.core.events import JobInfo

KIND = "compose"
WAIT_MS = 300
"""The estimate is asked for once the form has rested for so long."""


class Queue(QObject):
    """Serves ``form``; ``changed`` tells that a job came or ended, ``moved`` one that moved on. Their rows stand in
    :attr:`rows`."""

    changed = Signal()
    moved = Signal(object)

    def __init__(self, context: Context, form: ComposeForm) -> None:
        super().__init__(form)
        self.context, self.form = context, form
        self.jobs: dict[int, JobInfo] = {}
        self._parents: dict[int, int | None] = {}
        self._rows: dict[int, JobRow] = {}
        self.rows = QVBoxLayout()
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(WAIT_MS)
        self._resting.timeout.connect(self._estimate)
        form.wanted.connect(self._start)
        form.changed.connect(self._resting.start)
        form.models_wanted.connect(lambda: context.open_page("models", "music"))
        events = context.bridge.events
        events.subscribe(JobChanged, lambda event: self._job_changed(event.job))
        events.subscribe(ModelsChanged, lambda _: self._fetch_models())
        events.subscribe(
            SettingChanged, lambda event: self._fetch_models() if event.key == "engines.music" else None
        )
        context.bridge.submit(lambda app: app.jobs.list(), self._show_jobs, owner=self)
        self._fetch_models()

    def branches(self) -> list[tuple[JobInfo, int | None]]:
        """The jobs under way, each with the track that it branches from."""
        return [(job, self._parents.get(job.id)) for job in self.jobs.values()]

    def _fetch_models(self) -> None:
        self.context.bridge.submit(lambda app: app.models.list(), self._show_models, owner=self)

    def _show_models(self, models: Sequence[Any]) -> None:
        self.form.show_models(models)
        self.changed.emit()

    # ------------------------------------------------------------------------------------ ordering

    def _estimate(self) -> None:
        if self.form.model is None:
            return
        wanted = self.form.value()

        def done(seconds: float | None) -> None:
            if wanted == self.form.value():
                self.form.show_estimate(seconds)

        # What is wrong with the order is told when it is given.
        self.context.bridge.submit(
            lambda app: app.music.composing.estimate(_order(wanted), wanted.composer),
            done,
            lambda _: self.form.show_estimate(None),
            owner=self,
        )

    def _start(self, wanted: Wanted) -> None:
        self.form.show_busy(True)

        def begun(_: int) -> None:
            self.form.show_busy(False)

        def failed(error: VoiceAppError) -> None:
            self.form.show_busy(False)
            self.context.notify(Notice.of(error))

        self.context.bridge.submit(
            lambda app: app.music.composing.start(_order(wanted), wanted.composer), begun, failed, owner=self
        )

    # ------------------------------------------------------------------------------------ following

    def _show_jobs(self, jobs: Sequence[JobInfo]) -> None:
        for job in jobs:
            if job.state not in ENDED:
                self._job_changed(job)

    def _job_changed(self, job: JobInfo) -> None:
        if job.kind != KIND:
            return
        if job.state in ENDED:
            known = self.jobs.pop(job.id, None)
            if (row := self._rows.pop(job.id, None)) is not None:
                self.rows.removeWidget(row)
                row.hide()
                row.deleteLater()
            if known is not None and job.error is not None and job.state == "failed":
                self.context.notify(Notice.of(job.error))
        else:
            new = job.id not in self.jobs
            self.jobs[job.id] = job
            self._show_row(job)
            if not new:
                self.moved.emit(job)
                return
            self._find_parent(job.id)
        self.changed.emit()

    def _find_parent(self, job: int) -> None:
        """Look what a job branches from, for its place in the tree."""

        def done(params: Mapping[str, Any]) -> None:
            order = params["order"]
            self._parents[job] = order["varies"] if order["parent"] is None else order["parent"]
            self.changed.emit()

        # A job that is gone by then needs no place.
        self.context.bridge.submit(lambda app: app.jobs.params(job), done, lambda _: None, owner=self)

    def _show_row(self, job: JobInfo) -> None:
        if (row := self._rows.get(job.id)) is not None:
            row.show_job(job)
            return
        row = self._rows[job.id] = JobRow(self.context.theme, job)
        ask, number = self.context.bridge.submit, job.id
        row.paused.connect(
            lambda pause: ask(lambda app: app.jobs.pause(number) if pause else app.jobs.resume(number), owner=self)
        )
        row.kept.connect(lambda: ask(lambda app: app.music.composing.keep(number), owner=self))
        row.cancelled.connect(lambda: ask(lambda app: app.music.composing.discard(number), owner=self))
        self.rows.addWidget(row)


def _order(wanted: Wanted) -> Order:
    """What the service is asked for."""
    track = None if wanted.track is None else wanted.track.id
    return Order(
        wanted.prompt,
        wanted.seconds,
        wanted.seed,
        wanted.variations,
        wanted.melody,
        parent=track if wanted.going_on else None,
        from_s=wanted.from_s,
        guidance=wanted.guidance,
        temperature=wanted.temperature,
        top_k=wanted.top_k,
        stride_s=wanted.stride_s,
        ending=wanted.ending,
        title="" if wanted.prompt else tr("Untitled"),
        varies=None if wanted.going_on else track,
    )
