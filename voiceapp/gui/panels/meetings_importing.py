"""Files on their way into the library of meetings: why some were not taken in is told once they all ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import JobChanged, JobInfo, Notice
from voiceapp.gui.context import Context
from voiceapp.gui.language import tr, tr_n
from voiceapp.gui.panels.activity_texts import is_open


@dataclass(slots=True)
class _Batch:
    """Jobs that were begun together, and what went wrong with those that ended."""

    jobs: set[int]
    errors: list[VoiceAppError] = field(default_factory=list)


class Importing:
    """Imports files for a page."""

    def __init__(self, context: Context, page: QWidget) -> None:
        self._context, self._page = context, page
        self._batches: list[_Batch] = []
        context.bridge.events.subscribe(JobChanged, lambda event: self._changed(event.job))

    def start(self, files: Sequence[Path]) -> None:
        """Take files into the library; the work appears in Activity."""
        self._context.bridge.submit(lambda app: app.meetings.import_files(files), self._begun, owner=self._page)

    def _begun(self, jobs: Sequence[int]) -> None:
        self._batches.append(_Batch(set(jobs)))
        self._context.bridge.submit(lambda app: app.jobs.list(), self._listed, owner=self._page)

    def _listed(self, jobs: Sequence[JobInfo]) -> None:
        """Some may have ended before their numbers were known here."""
        for job in jobs:
            self._changed(job)

    def _changed(self, job: JobInfo) -> None:
        batch = next((batch for batch in self._batches if job.id in batch.jobs), None)
        if batch is None or is_open(job):
            return
        batch.jobs.remove(job.id)
        if job.error is not None:
            batch.errors.append(job.error)
        if not batch.jobs:
            self._batches.remove(batch)
            self._tell(batch.errors)

    def _tell(self, errors: Sequence[VoiceAppError]) -> None:
        if len(errors) == 1:
            self._context.notify(Notice.of(errors[0], "activity"))
        elif errors:
            told = tr_n(len(errors), "{count} file was not imported.", "{count} files were not imported.")
            self._context.notify(Notice("error", told, tr("Activity says why."), "activity"))
