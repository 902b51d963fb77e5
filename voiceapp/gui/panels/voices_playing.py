"""Samples and greetings of the Voices page: played, paused, and shown where they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from voiceapp.core.events import ClipMoved
from voiceapp.gui.context import Context
from voiceapp.gui.panels import voices_texts as texts
from voiceapp.gui.panels.inspect_opening import inspect_sound
from voiceapp.gui.panels.voices_samples import SamplesTab
from voiceapp.gui.panels.voices_shelf import VoiceShelf

if TYPE_CHECKING:
    from voiceapp.core.voices import Sample, Voice
    from voiceapp.gui.ports import AppPort


class Playing(QObject):
    """Serves the play buttons of ``shelf`` and of ``samples``."""

    def __init__(self, context: Context, shelf: VoiceShelf, samples: SamplesTab) -> None:
        super().__init__(samples)
        self.context, self.shelf, self.samples = context, shelf, samples
        self._playing: Path | None = None
        shelf.play_wanted.connect(self._play_voice)
        samples.play_wanted.connect(lambda sample: self._play_sample(sample, samples.wave.at_s))
        samples.sought.connect(self._seek)
        samples.inspect_wanted.connect(self._inspect)
        context.bridge.events.subscribe(ClipMoved, self._moved)

    def _play(self, find: Callable[[AppPort], Any], at_s: float | None = None) -> None:
        """Play the file that ``find`` gives from a second on; None: from its start, or pause it where it plays."""

        async def start(app: AppPort) -> None:
            file: Path = await find(app)
            if self._playing == file and at_s is None:
                await app.clips.pause()
            else:
                await app.clips.play(file, at_s or 0.0)

        self.context.bridge.submit(start, owner=self)

    def _play_voice(self, voice: Voice) -> None:
        """Play a voice's first sample; what has none says hello."""
        if sample := texts.first_sample(voice):
            self._play_sample(sample, 0.0)
        else:
            self._play(lambda app: app.voice_greetings.file(voice))

    def _play_sample(self, sample: Sample, at_s: float) -> None:
        """Play a sample from a second on, or pause it where it plays."""
        playing = self._playing is not None and self._playing.name == sample.file
        self._seek(sample, None if playing else at_s)

    def _seek(self, sample: Sample, at_s: float | None) -> None:
        async def find(app: AppPort) -> Path:
            return app.voices.library.folder(sample.voice) / sample.file

        self._play(find, at_s)

    def _inspect(self, sample: Sample) -> None:
        def find(app: AppPort) -> Path:
            return app.voices.library.folder(sample.voice) / sample.file

        inspect_sound(self.context, self, find, sample.title)

    def _moved(self, event: ClipMoved) -> None:
        self._playing = event.file if event.playing else None
        number = int(event.file.parent.name) if event.file.parent.name.isdigit() else None
        self.shelf.show_playing(number if event.playing else None)
        samples = self.samples
        if samples.sample is not None and samples.sample.file == event.file.name:
            done = not event.playing and event.at_s >= samples.sample.duration_s - 0.05
            samples.wave.show_position(0.0 if done else event.at_s)
            samples.play.show_playing(event.playing)
        else:
            samples.play.show_playing(False)
