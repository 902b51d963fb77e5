"""What is done with the samples of the open voice: added, used, cut, cleaned; asked of the services."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice
from voiceapp.gui.context import Context
from voiceapp.gui.language import tr
from voiceapp.gui.panels.voices_deleting import Deleting
from voiceapp.gui.panels.voices_detail import VoiceDetail

if TYPE_CHECKING:
    from voiceapp.core.samples import Span
    from voiceapp.core.voices import Sample
    from voiceapp.gui.ports import AppPort


class SampleWork(QObject):
    """Serves the tab Samples of ``detail``, which says what is being done where that takes a while."""

    def __init__(self, context: Context, detail: VoiceDetail, deleting: Deleting) -> None:
        super().__init__(detail)
        self.context, self.detail, self.samples = context, detail, detail.samples
        self.deleting = deleting
        self.samples.use_wanted.connect(
            lambda sample, used: self._do(lambda app: app.voices.library.use_sample(sample, used))
        )
        self.samples.cuts_wanted.connect(self._cut)
        self.samples.clean_wanted.connect(self._clean)

    def _do(self, work: Callable[[Any], Any]) -> None:
        self.context.bridge.submit(work, owner=self)

    def _work(
        self, voice: int, words: str, work: Callable[[AppPort], Any], then: Callable[[Any], None] = lambda _: None
    ) -> None:
        """Do what takes a while; the samples say so in ``words``, and ``then`` is given what came of it."""
        samples = self.samples
        first = voice not in samples.working

        def ended() -> None:
            if first:
                samples.show_working(voice, "")

        def done(result: Any) -> None:
            ended()
            then(result)

        def failed(error: VoiceAppError) -> None:
            ended()
            self.context.notify(Notice.of(error))

        if first:
            samples.show_working(voice, words)
        self.context.bridge.submit(work, done, failed, owner=self)

    def add(self, files: Sequence[Path]) -> None:
        """Add recordings to the open voice; one that cannot be used is told, the others are added."""
        voice = self.detail.voice
        if voice is None:
            return
        number = voice.id

        async def add(app: AppPort) -> None:
            for file in files:
                try:
                    await app.voices.library.add_sample(number, file)
                except VoiceAppError as error:
                    app.bus.publish(Notice.of(error))

        self._work(number, tr("Looking at the recording"), add)

    def _cut(self, sample: Sample, spans: Sequence[Span]) -> None:
        if sample.voice not in self.samples.working:
            told = tr("{title} was cut and looked at again.", title=sample.title)
            self._better(sample, tr("Cutting"), lambda app: app.sample_cuts.cut(sample, spans, True), told)

    def _clean(self, sample: Sample) -> None:
        if sample.voice not in self.samples.working:
            told = tr("The noise was taken out of {title}.", title=sample.title)
            self._better(sample, tr("Taking the noise out"), lambda app: app.sample_cuts.clean(sample, True), told)

    def _better(self, sample: Sample, words: str, work: Callable[[AppPort], Any], told: str) -> None:
        """Let a better sample take the place of one, so that it can be taken back."""
        self._work(sample.voice, words, work, lambda better: self.deleting.replaced(sample, better, told))
