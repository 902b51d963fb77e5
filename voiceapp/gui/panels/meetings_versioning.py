"""What the user does with versions of the open meeting's transcript: chosen, compared, made anew, translated."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import JobChanged, Notice
from voiceapp.core.versions import Comparison, Side
from voiceapp.gui.language import tr
from voiceapp.gui.panels.meetings_again import AgainCard, Engines, engines
from voiceapp.gui.panels.meetings_versions import sides

if TYPE_CHECKING:
    from voiceapp.gui.context import Context
    from voiceapp.gui.panels.meetings_detail import MeetingDetail
    from voiceapp.gui.panels.meetings_fetch import Found

REFERENCES = tr("Transcripts and turns (*.stm *.srt *.vtt *.json *.rttm)")
NO_TRANSLATOR = Notice(
    "info",
    tr("None of your engines translates."),
    tr("Get a Whisper model of many languages."),
    "models",
    "cannot-translate",
)


class Versioning(QObject):
    """``side`` is the version that is looked at, None: the one in use; ``fetch`` shows the meeting anew."""

    def __init__(self, context: Context, detail: MeetingDetail, fetch: Callable[[], None]) -> None:
        super().__init__(detail)
        self._context, self._detail, self._fetch = context, detail, fetch
        self.side: Side | None = None
        self._found: Found | None = None
        self._job: int | None = None
        self._asked = 0
        bar, view = detail.versions, detail.compare
        bar.picked.connect(self._pick)
        bar.english.connect(self._show_again)
        bar.compare_wanted.connect(self._open)
        bar.again_wanted.connect(lambda: self._ask(translate=False))
        bar.translate_wanted.connect(lambda: self._ask(translate=True))
        view.wanted.connect(self._compare)
        view.file_wanted.connect(self._choose_file)
        view.closed.connect(self._close)
        detail.write_down.clicked.connect(lambda: self._start(translate=False))
        context.bridge.events.subscribe(JobChanged, self._job_changed)

    def turn_to(self) -> None:
        """Another meeting is opened."""
        self.side = self._found = self._job = None
        self._detail.versions.working.hide()
        if self._comparing():
            self._detail.show_comparison(False)

    def _comparing(self) -> bool:
        return self._detail.compare.isVisibleTo(self._detail.left)

    def shown(self, found: Found) -> None:
        """The meeting was read again; an open comparison follows what changed."""
        before, self._found = self._found, found
        view = self._detail.compare
        same = before is not None and (before.meeting.segments, before.versions) == (
            found.meeting.segments,
            found.versions,
        )
        if self._comparing() and not same:
            offered = sides(found.versions)
            there = [side for side, _ in offered]
            one, right = view.one.side(), view.right.side() or view.reference
            if one in there and right is not None and (right in there or right == view.reference):
                view.offer(offered, one, right if isinstance(right, Side) else one)
                self._compare(one, right)
            else:
                self._open()

    def _ask_app(
        self,
        work: Callable[[Any, int], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[VoiceAppError], None] | None = None,
    ) -> None:
        if self._found is not None:
            meeting = self._found.meeting.info.id

            def still(result: Any) -> None:
                if done is not None and self._found is not None and self._found.meeting.info.id == meeting:
                    done(result)

            self._context.bridge.submit(lambda app: work(app, meeting), still, failed, owner=self)

    # ------------------------------------------------------------------------------------ choosing

    def _pick(self, side: Side) -> None:
        self.side = side if side.first else None
        if side.first:
            self._fetch()
        else:
            self._ask_app(lambda app, m: app.meetings.use(m, side.version))

    def _show_again(self) -> None:
        if self._found is not None:
            self._detail.show_meeting(self._found)

    # ----------------------------------------------------------------------------------- comparing

    def _open(self) -> None:
        if self._found is None:
            return
        offered = sides(self._found.versions)
        used = next((Side(one.info.id) for one in self._found.versions if one.used), None)
        if used is None:
            return
        before = Side(used.version, first=True)
        others = [side for side, _ in offered if side != used]
        one = before if before in others else next(iter(others), used)
        self._detail.compare.offer(offered, one, used)
        self._compare(one, used)
        self._detail.show_comparison(True)
        self._detail.show_transcript()
        self._detail.compare.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _compare(self, one: Side, right: Side | Path) -> None:
        self._asked += 1
        asked = self._asked

        def show(comparison: Comparison) -> None:
            if self._found is not None and asked == self._asked:  # what was asked before may take longer
                file = right if isinstance(right, Path) else None
                self._detail.compare.show_comparison(self._found.name_of, comparison, file)

        def work(app: Any, meeting: int) -> Any:
            versions = app.transcript_versions
            with_it = versions.compare_with_file if isinstance(right, Path) else versions.compare
            return with_it(meeting, one, right)

        def failed(error: VoiceAppError) -> None:
            if asked == self._asked:
                self._detail.show_comparison(False)
            self._context.notify(Notice.of(error))

        self._ask_app(work, show, failed)

    def _close(self) -> None:
        self._detail.show_comparison(False)
        self._detail.versions.compare.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self._detail, tr("Choose what is right"), "", REFERENCES)
        dialog.setObjectName("reference-file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.compare_with(Path(path)))
        dialog.open()

    def compare_with(self, path: Path) -> None:
        """Compare the version that is looked at with a file that is right."""
        if (one := self._detail.compare.one.side()) is not None:
            self._compare(one, path)

    # ------------------------------------------------------------------------------ writing it down

    def _ask(self, *, translate: bool) -> None:
        def offer(offered: Engines) -> None:
            if not offered.found:
                self._context.notify(NO_TRANSLATOR)
                return
            card = AgainCard(self._detail.theme, offered, translate)

            def answered(yes: bool) -> None:
                self._detail.drop_question()
                if yes:
                    self._start(translate=translate, engine=card.engine.value(), language=card.language.value())

            card.answered.connect(answered)
            self._detail.ask(card)

        self._ask_app(lambda app, _: engines(app, translate), offer)

    def _start(self, *, translate: bool, engine: str = "", language: str = "") -> None:
        def started(job: int) -> None:
            self._job = job
            self._ask_app(lambda app, _: app.jobs.list(), listed)

        def listed(jobs: Any) -> None:
            for job in jobs:
                self._job_changed(JobChanged(job))

        self.side = None
        self._ask_app(lambda app, m: app.meeting_transcription.start(m, translate, engine, language), started)

    def _job_changed(self, event: JobChanged) -> None:
        if event.job.id == self._job:
            self._detail.versions.show_job(event.job)
            error: VoiceAppError | None = event.job.error
            if event.job.state == "failed" and error is not None:
                self._job = None
                self._context.notify(Notice.of(error))
