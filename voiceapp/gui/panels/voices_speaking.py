"""Speaking as the open voice: its texts and their takes; asked of the services."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import JobChanged, JobInfo, Notice, ScriptChanged
from voiceapp.gui.context import Context
from voiceapp.gui.language import tr
from voiceapp.gui.panels import voices_export as exporting
from voiceapp.gui.panels import voices_questions as questions
from voiceapp.gui.panels import voices_take_texts as texts
from voiceapp.gui.panels.inspect_opening import inspect_sound
from voiceapp.gui.panels.voices_deleting import Deleting
from voiceapp.gui.panels.voices_detail import VoiceDetail
from voiceapp.gui.panels.voices_export import ExportForm
from voiceapp.gui.panels.voices_hearing import Hearing
from voiceapp.gui.panels.voices_speak import Wanted
from voiceapp.gui.panels.voices_texts import ALL_FILES, TEXT_ENDINGS
from voiceapp.gui.recent import RecentFiles
from voiceapp.gui.widgets.recent_button import RecentButton
from voiceapp.services.export_names import file_name
from voiceapp.services.script_speaking import KIND

if TYPE_CHECKING:
    from voiceapp.core.voices import Script, ScriptLine, Take, Voice
    from voiceapp.gui.ports import AppPort
    from voiceapp.services.voice_exports import Rendered

ASKED_S = 60.0
"""Speaking that takes longer, or nobody knows how long, is asked about first where there is more than a line."""
ENDED = ("done", "failed", "cancelled")
TEXTS = f"{tr('Texts')} ({' '.join(f'*{ending}' for ending in TEXT_ENDINGS)});;{ALL_FILES}"

Found = tuple[Sequence["Script"], "Script | None", Sequence["ScriptLine"], Sequence[JobInfo]]
"""A voice's scripts, the one that is shown, its lines, and the jobs that speak it."""


class Speaking(QObject):
    """Serves the tabs Speak and Takes of ``detail``."""

    def __init__(self, context: Context, detail: VoiceDetail, deleting: Deleting) -> None:
        super().__init__(detail)
        self.context, self.detail, self.deleting = context, detail, deleting
        self.speak, self.takes = detail.speak, detail.takes
        self.script: int | None = None
        self._voice: int | None = None
        self._jobs: dict[int, JobInfo] = {}
        self._exporting: int | None = None
        self.hearing = Hearing(context, detail)
        self._fetching = self._stale = False
        self.texts = RecentFiles(context.paths.config, "texts", self)
        speak, takes = self.speak, self.takes
        speak.put_recent(RecentButton(context.theme, self.texts))
        speak.models_wanted.connect(
            lambda: context.bridge.submit(lambda app: app.models.list(), speak.show_models, owner=self)
        )
        speak.wanted.connect(self._create)
        speak.file_wanted.connect(self._choose_text)
        speak.manner_chosen.connect(
            lambda manner: self._do(lambda app, voice: app.voices.library.set_manner(voice.id, manner))
        )
        takes.script_chosen.connect(self.show_script)
        takes.script_removed.connect(deleting.script)
        takes.again.connect(lambda line: self._speak(self.script, [line]))
        takes.rest_wanted.connect(lambda: self._speak(self.script, None))
        takes.write_wanted.connect(lambda: detail.show_tab("speak"))
        takes.edited.connect(lambda line, text: self._do(lambda app, _: app.voices.scripts.edit(line, text)))
        takes.line_removed.connect(deleting.line)
        deleting.changed.connect(self.refresh)
        takes.kept.connect(lambda line, take: self._do(lambda app, _: app.voices.scripts.keep(line, take.id)))
        takes.inspected.connect(self._inspect)
        takes.export_wanted.connect(self._ask_export)
        takes.progress.paused.connect(self._pause)
        takes.progress.cancelled.connect(self._cancel)
        events = context.bridge.events
        events.subscribe(ScriptChanged, lambda _: self.refresh())
        events.subscribe(JobChanged, self._job_changed)

    def _do(
        self,
        work: Callable[[Any, Voice], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[VoiceAppError], None] | None = None,
    ) -> None:
        if (voice := self.detail.voice) is not None:
            self.context.bridge.submit(lambda app: work(app, voice), done, failed, owner=self)

    # -------------------------------------------------------------------------------------- reading

    def show_voice(self, voice: Voice) -> None:
        """Be about a voice."""
        self.speak.show_voice(voice)
        if voice.id != self._voice:
            self._voice, self.script = voice.id, None
            self.hearing.forget()
            self._jobs.clear()
            self.takes.show_scripts(())
            self.takes.show_lines(None, (), False)
        self.refresh()

    def show_script(self, number: int) -> None:
        """Show another text of the voice."""
        self.script = number
        self._jobs.clear()
        self.refresh()

    def refresh(self) -> None:
        """Read the voice's texts, and the lines of the one that is shown; once more where that is under way."""
        if self._fetching:
            self._stale = True
            return
        voice, number = self._voice, self.script
        if voice is None:
            return
        self._fetching = True

        async def fetch(app: AppPort) -> Found:
            scripts = self.deleting.left_scripts(await app.voices.scripts.list(voice))
            shown = next((one for one in scripts if one.id == number), next(iter(scripts), None))
            if shown is None:
                return scripts, None, (), ()
            lines = self.deleting.left_lines(await app.voices.scripts.lines(shown.id))
            return scripts, shown, lines, await app.voices.scripts.speaking(shown.id)

        def done(found: Found) -> None:
            self._fetching = False
            if voice == self._voice and number == self.script:
                self._show(*found)
            if self._stale or voice != self._voice or number != self.script:
                self._stale = False
                self.refresh()

        self.context.bridge.submit(fetch, done, self._failed, owner=self)

    def _failed(self, error: Any) -> None:
        self._fetching = self._stale = False
        self.context.notify(Notice.of(error))

    def _show(
        self,
        scripts: Sequence[Script],
        script: Script | None,
        lines: Sequence[ScriptLine],
        jobs: Sequence[JobInfo],
    ) -> None:
        voice = self.detail.voice
        self.script = script.id if script else None
        self._jobs = {job.id: job for job in jobs}
        self.takes.show_scripts(scripts, self.script)
        self.takes.show_job(self._job)
        self.takes.show_lines(script, lines, voice is not None and bool(voice.used))

    # ------------------------------------------------------------------------------------- speaking

    def _create(self, wanted: Wanted) -> None:
        """Make a script of the text, tell how long it takes where that is long, and speak it."""

        async def create(app: AppPort, voice: Voice) -> tuple[Script, int, Any]:
            script = await app.voices.scripts.create(voice.id, wanted.text, wanted.engine)
            lines = await app.voices.scripts.lines(script.id)
            return script, len(lines), await app.voices.scripts.estimate(script.id, wanted.takes)

        def done(made: tuple[Script, int, Any]) -> None:
            script, lines, estimate = made
            if isinstance(wanted.text, Path):
                self.texts.add(wanted.text)
            self.speak.show_reading(False)
            if script.voice != self._voice:  # the user went on to another voice
                self._speak(script.id, None, wanted)
                return
            self.speak.text.clear()
            self.speak.take_file(None)
            self.show_script(script.id)
            self.detail.show_tab("takes")
            if lines > 1 and (estimate.work_s is None or estimate.work_s > ASKED_S):
                self._ask(script, lines, estimate, wanted)
            else:
                self._speak(script.id, None, wanted)

        def failed(error: VoiceAppError) -> None:
            self.speak.show_reading(False)
            self.context.notify(Notice.of(error))

        self.speak.show_reading(True)
        self._do(create, done, failed)

    def _ask(self, script: Script, lines: int, estimate: Any, wanted: Wanted) -> None:
        question = questions.speak_long(self.context.theme, script.title, lines, estimate)

        def answered(yes: bool) -> None:
            if yes:
                self._speak(script.id, None, wanted)

        question.answered.connect(answered)
        self.detail.ask(question)

    def _speak(self, script: int | None, lines: Sequence[int] | None, wanted: Wanted | None = None) -> None:
        if script is None:
            return
        how = (
            {"takes": wanted.takes, "seed": wanted.seed, "speed": wanted.speed, "temperature": wanted.temperature}
            if wanted
            else {}
        )

        def speak() -> None:
            self._do(lambda app, _: app.voices.scripts.speak(script, lines=lines, **how), lambda _: self.refresh())

        self.context.delete_now(speak)

    @property
    def _job(self) -> JobInfo | None:
        """The job that speaks the script that is shown: the one that runs, else the one that is next."""
        jobs = sorted(self._jobs.values(), key=lambda job: (job.state != "running", job.id))
        return next(iter(jobs), None)

    def _job_changed(self, event: JobChanged) -> None:
        job = event.job
        if job.id == self._exporting and job.state in ENDED:
            self._exported(job)
        if job.kind == KIND and job.error is not None:
            self.context.notify(Notice.of(job.error))
        if job.id not in self._jobs:
            return
        if job.state in ENDED:
            del self._jobs[job.id]
            self.refresh()
        else:
            self._jobs[job.id] = job
        self.takes.show_job(self._job)

    def _pause(self, pause: bool) -> None:
        if (job := self._job) is not None:
            self.context.bridge.submit(
                lambda app: app.jobs.pause(job.id) if pause else app.jobs.resume(job.id), owner=self
            )

    def _cancel(self) -> None:
        if (job := self._job) is not None:
            self.context.bridge.submit(lambda app: app.jobs.cancel(job.id), owner=self)

    def _inspect(self, take: Take, name: str) -> None:
        if (number := self._voice) is not None:
            inspect_sound(self.context, self, lambda app: app.voices.library.folder(number) / take.file, name)

    # ---------------------------------------------------------------------------------------- files

    def _choose_text(self) -> None:
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        last = self.texts.folder() if self.texts.files() else start
        dialog = QFileDialog(self.detail, tr("Choose a text to read"), last, TEXTS)
        dialog.setObjectName("text-file")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.speak.take_file(Path(name)))
        dialog.open()

    def _ask_export(self) -> None:
        script = self.takes.script
        if script is None:
            return
        form = ExportForm(self.context.theme, script.title)

        def answered(yes: bool) -> None:
            if yes:
                self._choose_export(script, form.preset.value(), form.format.value(), form.wanted_captions())

        form.answered.connect(answered)
        self.detail.ask(form)

    def _choose_export(self, script: Script, preset: str, ending: str, captions: Sequence[str]) -> None:
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
        dialog = QFileDialog(self.detail, tr("Export the kept takes"), start, f"*{ending}")
        dialog.setObjectName("takes-file")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending[1:])
        dialog.selectFile(f"{file_name(script.title[:40], tr('Speech'))}{ending}")
        dialog.fileSelected.connect(lambda name: self._export(script.id, Path(name), preset, captions))
        dialog.open()

    def _export(
        self, script: int, file: Path, preset: str, captions: Sequence[str], accepted: bool = False
    ) -> None:
        """Write the kept takes of a text into one file: a job, which Activity shows and can cancel."""
        self.takes.show_exporting(True)

        def told(jobs: Sequence[JobInfo]) -> None:
            for job in jobs:
                if job.id == self._exporting:
                    self._job_changed(JobChanged(job))

        def begun(job: int) -> None:
            self._exporting = job
            self.context.bridge.submit(lambda app: app.jobs.list(), told, owner=self)

        def failed(error: VoiceAppError) -> None:
            self.takes.show_exporting(False)
            if error.code == "licence-not-accepted":
                self._ask_licence(error, lambda: self._export(script, file, preset, captions, True))
            else:
                self.context.notify(Notice.of(error))

        def export() -> None:
            self.context.bridge.submit(
                lambda app: app.voices.export_jobs.start(script, file, preset, captions, accepted),
                begun,
                failed,
                owner=self,
            )

        self.context.delete_now(export)

    def _exported(self, job: JobInfo) -> None:
        self._exporting = None
        self.takes.show_exporting(False)
        if job.error is not None:
            self.context.notify(Notice.of(job.error))
        if job.state != "done":
            return

        async def written(app: AppPort) -> Rendered:
            return app.voices.export_jobs.result(job.id)

        self.context.bridge.submit(written, self._report, owner=self)

    def _report(self, made: Rendered) -> None:
        """Tell that it is written, or how it fares in its delivery."""
        if made.preset is None:
            told = tr("{length} of speech are in {file}.", length=texts.span(made.duration_s), file=made.file)
            self.context.notify(Notice("success", told))
            return
        card = exporting.report(self.context.theme, made)
        folder = QUrl.fromLocalFile(str(made.file.parent))
        card.answered.connect(lambda yes: QDesktopServices.openUrl(folder) if yes else None)
        self.detail.ask(card)

    def _ask_licence(self, error: VoiceAppError, go_on: Callable[[], None]) -> None:
        question = exporting.licence(self.context.theme, error)
        question.answered.connect(lambda yes: go_on() if yes else None)
        self.detail.ask(question)
