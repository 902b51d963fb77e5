"""Recording samples and consents of the open voice; asked of the services."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice, VoiceRecordingChanged
from voiceapp.core.language_names import family
from voiceapp.core.reading_texts import READING_TEXTS
from voiceapp.core.samples import Diagnosis
from voiceapp.gui.context import Context
from voiceapp.gui.language import said, said_error, tr
from voiceapp.gui.panels import voices_questions as questions
from voiceapp.gui.panels import voices_texts as texts
from voiceapp.gui.panels.voices_detail import VoiceDetail
from voiceapp.gui.panels.voices_texts import SOUNDS

if TYPE_CHECKING:
    from voiceapp.core.voices import Sample, Voice
    from voiceapp.gui.ports import AppPort

_HINT = tr("Speak as you usually do, in a quiet room, a hand's width from the microphone.")
_CONSENT_HINT = tr("Read the whole sentence and nothing else. It is read once; another try has another sentence.")


class Recorder(QObject):
    """Serves the record panel of ``detail``, for samples and for consents."""

    def __init__(self, context: Context, detail: VoiceDetail) -> None:
        super().__init__(detail)
        self.context, self.detail, self.panel = context, detail, detail.recorder
        self._voice: Voice | None = None
        self._consent = False
        self._instead: Sample | None = None
        self._text = 0
        self._file: Path | None = None
        self._visit = 0
        panel, consent = self.panel, detail.consent_tab
        detail.samples.record_wanted.connect(self.record_sample)
        detail.record.clicked.connect(lambda: self.record_sample(None))
        consent.asked.connect(self.ask_consent)
        consent.matched_again.connect(self._match_again)
        consent.play_wanted.connect(self._play_consent)
        consent.withdrawn.connect(self._ask_withdraw)
        panel.began.connect(self._start)
        panel.stopped.connect(self._stop)
        panel.kept.connect(self._keep)
        panel.again.connect(self._again)
        panel.left.connect(self.leave)
        panel.heard.connect(self._hear)
        panel.next_text.connect(self._next_text)
        panel.file_wanted.connect(self._choose_file)
        context.bridge.events.subscribe(VoiceRecordingChanged, self._changed)

    def _ask(
        self,
        work: Callable[[AppPort], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[VoiceAppError], None] | None = None,
    ) -> None:
        """Ask a service; an answer that comes when the panel was left is dropped."""
        visit, not_done = self._visit, failed or self._failed

        def answered(result: Any) -> None:
            if done is not None and visit == self._visit:
                done(result)

        def refused(error: VoiceAppError) -> None:
            if visit == self._visit:
                not_done(error)

        self.context.bridge.submit(work, answered, refused, owner=self)

    def _failed(self, error: VoiceAppError, stage: str = "ready") -> None:
        """What is wrong stands in the panel, and it can be tried again."""
        self.panel.show_stage(stage)
        self.panel.say(said_error(error), "alert-circle-outline", "danger.text")

    # ------------------------------------------------------------------------------------- beginning

    def record_sample(self, instead: Sample | None) -> None:
        """Show a text to read for a sample, perhaps one in the place of another."""
        self._voice, self._consent, self._instead = self.detail.voice, False, instead
        self._show_text()

    def _texts(self) -> tuple[str, ...]:
        wanted = [family(code) for code in (self._voice.languages if self._voice else ())]
        return READING_TEXTS[next((code for code in wanted if code in READING_TEXTS), "en")]

    def _show_text(self) -> None:
        if self._voice is None:
            return
        found = self._texts()
        what = (
            tr("Read this as {name}", name=self._voice.name)
            if self._instead is None
            else tr("Read this again: {title}", title=self._instead.title)
        )
        self.panel.ask(what, _HINT, found[self._text % len(found)], another=len(found) > 1)
        self.detail.show_recorder(True)

    def _next_text(self) -> None:
        self._text += 1
        self._show_text()

    def ask_consent(self, purpose: str) -> None:
        """Show a fresh sentence for the speaker to read."""
        voice = self.detail.voice
        if voice is None:
            return

        def asked(waiting: Any) -> None:
            self._voice, self._consent = voice, True
            self.panel.ask(
                tr("{name} reads this aloud", name=voice.name), _CONSENT_HINT, waiting.sentence.text, another=False
            )
            self.detail.show_recorder(True)

        self.context.bridge.submit(lambda app: app.voices.consent.ask(voice.id, "", purpose), asked, owner=self)

    # ------------------------------------------------------------------------------------- recording

    def _start(self) -> None:
        self.panel.show_stage("countdown")
        self._ask(lambda app: app.voices.recording.start())

    def _changed(self, event: VoiceRecordingChanged) -> None:
        if not self.detail.recording:
            if event.stage != "done":  # the panel was left while the microphone was being opened
                self.context.bridge.submit(lambda app: app.voices.recording.discard(), owner=self)
            return
        if event.stage == "done":
            if self.panel.stage == "recording":  # it ended by itself
                self._stop()
            return
        if self.panel.stage in ("countdown", "recording"):
            if event.stage != self.panel.stage:
                self.panel.show_stage(event.stage)
            self.panel.show_recording(event)

    def _stop(self) -> None:
        early = self.panel.stage == "countdown"
        self.panel.listen()
        if early:
            self._ask(lambda app: app.voices.recording.discard(), lambda _: self._show_again())
        elif self._consent:
            self._check_consent()
        else:
            self._check_sample()

    def _show_again(self) -> None:
        self.panel.show_stage("ready")
        self.panel.say(tr("It was not recorded."), "information-outline", "text.normal")

    def _check_sample(self) -> None:
        language = next(iter(self._voice.languages), "") if self._voice else ""

        async def check(app: AppPort) -> tuple[Path, Diagnosis]:
            file = await app.voices.recording.stop()
            return file, await app.sample_check.check(file, language)

        self._ask(check, self._checked)

    def _checked(self, found: tuple[Path, Diagnosis]) -> None:
        self._file, diagnosis = found
        icon, tone = texts.VERDICTS[diagnosis.verdict]
        words = {"good": tr("Good as it is"), "fair": tr("It can be used"), "bad": tr("Record it again")}[
            diagnosis.verdict
        ]
        self.panel.show_stage("done")
        self.panel.say(". ".join((words, *(said(advice) for advice in diagnosis.advice))), icon, tone)

    def _check_consent(self, file: Path | None = None) -> None:
        """Have the reading judged: a file, or what was recorded just now."""
        voice, visit = self._voice, self._visit
        assert voice is not None

        async def check(app: AppPort) -> Any:
            try:
                return await app.voices.consent.check(voice.id, file or await app.voices.recording.stop())
            finally:
                if visit == self._visit:  # else there may be another recording by now
                    await app.voices.recording.discard()

        self.panel.listen()
        self._ask(check, self._answered)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self.detail, tr("Choose a recording of the sentence"), "", SOUNDS)
        dialog.setObjectName("consent-file")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._check_consent(Path(name)))
        dialog.open()

    def _answered(self, answer: Any) -> None:
        if answer.refused is None:
            self.leave()
            self.context.notify(
                Notice("success", tr("{name} agreed: the words and the voice match.", name=answer.voice.name))
            )
            return
        self.panel.show_stage("done")
        self.panel.say(texts.refused(answer), "alert-circle-outline", "danger.text")
        for button in (self.panel.keep, self.panel.hear):
            button.hide()

    # ---------------------------------------------------------------------------------------- after

    def _again(self) -> None:
        if self._consent:
            self.ask_consent(self.detail.consent_tab.purpose.text().strip())
            return
        self._ask(lambda app: app.voices.recording.discard(), lambda _: self._begin_again())

    def _begin_again(self) -> None:
        self._file = None
        self._show_text()
        self._start()

    def _keep(self) -> None:
        file, voice, instead = self._file, self._voice, self._instead
        if file is None or voice is None:
            return
        self.panel.show_stage("working")
        title = instead.title if instead else tr("Recording {number}", number=len(voice.samples) + 1)

        async def keep(app: AppPort) -> None:
            await app.voices.library.add_sample(voice.id, file, title)
            if instead is not None:
                await app.voices.library.remove_sample(instead)

        def failed(error: VoiceAppError) -> None:
            self._failed(error, "done")

        self._ask(keep, lambda _: self.leave(), failed)

    def _hear(self) -> None:
        if (file := self._file) is not None:
            self._ask(lambda app: app.clips.play(file))

    def leave(self) -> None:
        """Close the panel; what was recorded and not kept is gone."""
        if self.detail.recording:
            self._file = None
            self._visit += 1
            self.detail.show_recorder(False)
            self.context.bridge.submit(lambda app: app.voices.recording.discard(), owner=self)

    # -------------------------------------------------------------------------------------- consents

    def _match_again(self) -> None:
        voice = self.detail.voice
        if voice is None:
            return

        def done(same: bool) -> None:
            told = tr("The consent is of the same voice as the samples.") if same else (
                tr("The consent is of another voice than some of the samples.")
            )  # fmt: skip
            self.context.notify(Notice("success" if same else "warning", told))

        self.context.bridge.submit(lambda app: app.voices.consent.rematch(voice.id), done, owner=self)

    def _play_consent(self) -> None:
        voice = self.detail.voice
        if voice is None or voice.consent is None:
            return
        name = voice.consent.file
        self.context.bridge.submit(
            lambda app: app.clips.play(app.voices.library.folder(voice.id) / name), owner=self
        )

    def _ask_withdraw(self) -> None:
        voice = self.detail.voice
        if voice is None:
            return
        question = questions.withdraw(self.context.theme, voice)

        def answered(yes: bool) -> None:
            if yes:
                self.context.bridge.submit(lambda app: app.voices.consent.withdraw(voice.id), owner=self)

        question.answered.connect(answered)
        self.detail.ask(question)
