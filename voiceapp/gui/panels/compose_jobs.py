"""The jobs that compose, above the tree: how far, time left, pause, stop and keep, cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.gui.language import said, tr
from voiceapp.gui.panels import compose_texts as texts
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.halves import Halves
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.progress import ProgressRow

if TYPE_CHECKING:
    from voiceapp.core.events import JobInfo


class JobRow(QWidget):
    """One job. ``paused`` tells True for pause and False for go on."""

    paused = Signal(bool)
    kept = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme, job: JobInfo) -> None:
        super().__init__()
        self.setObjectName(f"compose-job-{job.id}")
        what = texts.job_title(job)
        self.title = Label(theme, what, "bodyStrong", elide=True)
        self.progress = ProgressRow(theme, what, 200)
        self.progress.cancel.setObjectName(f"cancel-job-{job.id}")
        self.progress.pause.setObjectName(f"pause-job-{job.id}")
        self.keep = Button(theme, tr("Stop and keep"), "quiet", "stop", size="small")
        self.keep.setObjectName(f"keep-job-{job.id}")
        self.keep.setToolTip(tr("What there is by now becomes a track"))
        right = QWidget()
        ends = QHBoxLayout(right)
        ends.setContentsMargins(0, 0, 0, 0)
        ends.setSpacing(theme.px(12))
        ends.addWidget(self.progress)
        ends.addWidget(self.keep)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, theme.px(4), 0, 0)
        row.addWidget(Halves(theme, self.title, right, "control", 16))
        self.progress.paused.connect(self.paused)
        self.progress.cancelled.connect(self.cancelled)
        self.keep.clicked.connect(self.kept)
        self.show_job(job)

    def show_job(self, job: JobInfo) -> None:
        """Show how it goes."""
        message = tr("Waiting its turn") if job.state == "queued" else said(job.message)
        self.progress.show_progress(
            None if job.state == "queued" else job.fraction,
            job.left_s,
            paused=job.state == "paused",
            pausable=job.pausable,
            message=message,
        )
        self.keep.setVisible(job.state in ("running", "paused"))
