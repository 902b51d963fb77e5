"""What the parts under the tree share: the chosen track, questions about it, and jobs of tracks or mixes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import JobChanged, JobInfo, Notice
from voiceapp.gui.context import Context
from voiceapp.gui.language import said
from voiceapp.gui.panels.compose_texts import ENDED
from voiceapp.gui.widgets.progress import ProgressRow

if TYPE_CHECKING:
    from voiceapp.core.tracks import Track
    from voiceapp.gui.panels.compose import ComposePage
    from voiceapp.gui.ports import AppPort
    from voiceapp.gui.ports_music import MusicParts


class TrackPart(QObject):
    """Follows the track that ``page`` shows; :meth:`turn_to` is called whenever it is another one or changed."""

    def __init__(self, page: ComposePage) -> None:
        super().__init__(page)
        self.page, self.context = page, page.context
        self.track: Track | None = None
        page.track_shown.connect(self.turn_to)

    def turn_to(self, track: Track | None) -> None:
        """Be about a track."""
        self.track = track

    def about(
        self, work: Callable[[MusicParts, Track], Any], done: Callable[[Any], None] | None = None,
        failed: Callable[[VoiceAppError], None] | None = None,
    ) -> None:  # fmt: skip
        """Ask for something about the track; an answer that comes when another one is chosen is dropped."""
        track = self.track
        if track is None:
            return

        def same(then: Callable[[Any], None]) -> Callable[[Any], None]:
            return lambda found: then(found) if self.track is not None and self.track.id == track.id else None

        self.context.bridge.submit(
            lambda app: work(app.music, track), same(done) if done else None, same(failed) if failed else None, self
        )


class JobsOf(QObject):
    """The job of each of several things (tracks, mixes); ``row`` shows that of the one that is looked at.

    ``ended`` tells the thing whose job is over, and whether all went well. ``cancel`` cancels a job.
    """

    ended = Signal(int, bool)

    def __init__(self, context: Context, row: ProgressRow, cancel: Callable[[AppPort, int], Any]) -> None:
        super().__init__(row)
        self.context, self.row, self._cancels = context, row, cancel
        self._jobs: dict[int, int] = {}
        self._shown: int | None = None
        row.hide()
        row.paused.connect(self._pause)
        row.cancelled.connect(self._cancel)
        context.bridge.events.subscribe(JobChanged, lambda event: self._changed(event.job))

    def begin(self, thing: int, job: int) -> None:
        """A job about ``thing`` was started."""
        self._jobs[thing] = job
        self.context.bridge.submit(lambda app: app.jobs.list(), self._show_all, owner=self)

    def turn_to(self, thing: int | None) -> None:
        """Show the job of this thing."""
        self._shown = thing
        self.row.setVisible(self.busy(thing))
        if self.busy(thing):
            self.context.bridge.submit(lambda app: app.jobs.list(), self._show_all, owner=self)

    def busy(self, thing: int | None) -> bool:
        """Whether a job about it is under way."""
        return thing in self._jobs

    def _show_all(self, jobs: Sequence[JobInfo]) -> None:
        for job in jobs:
            self._changed(job)

    def _changed(self, job: JobInfo) -> None:
        thing = next((one for one, number in self._jobs.items() if number == job.id), None)
        if thing is None:
            return
        if job.state in ENDED:
            del self._jobs[thing]
            if job.error is not None:
                self.context.notify(Notice.of(job.error))
            self.ended.emit(thing, job.state == "done")
        if thing == self._shown:
            self.row.setVisible(job.state not in ENDED)
            self.row.show_progress(
                job.fraction,
                job.left_s,
                paused=job.state == "paused",
                pausable=job.pausable,
                message=said(job.message),
            )

    def _pause(self, pause: bool) -> None:
        if (job := self._jobs.get(self._shown or 0)) is not None:
            self.context.bridge.submit(
                lambda app: app.jobs.pause(job) if pause else app.jobs.resume(job), owner=self
            )

    def _cancel(self) -> None:
        if (job := self._jobs.get(self._shown or 0)) is not None:
            self.context.bridge.submit(lambda app: self._cancels(app, job), owner=self)
