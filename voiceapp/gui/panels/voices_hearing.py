"""Hearing the takes of the open voice: one after the other, or against the voice's sample."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from voiceapp.core.events import ClipMoved
from voiceapp.gui.context import Context
from voiceapp.gui.panels.voices_detail import VoiceDetail

if TYPE_CHECKING:
    from voiceapp.core.voices import Take, Voice
    from voiceapp.gui.ports import AppPort

Heard = tuple[Path, float]
"""A sound file and by how many dB it is played."""


class Hearing(QObject):
    """Serves the play buttons of the takes of ``detail``."""

    def __init__(self, context: Context, detail: VoiceDetail) -> None:
        super().__init__(detail)
        self.context, self.detail, self.takes = context, detail, detail.takes
        self._queue: list[Heard] = []
        self._heard: Path | None = None
        takes = self.takes
        takes.play_wanted.connect(lambda take: self._hear([take]))
        takes.from_line.connect(lambda line: self._hear(takes.kept_from(line)))
        takes.stop_wanted.connect(self._stop)
        takes.compared.connect(self._compare)
        context.bridge.events.subscribe(ClipMoved, self._moved)

    def forget(self) -> None:
        """Play no more than what plays now."""
        self._queue.clear()

    def _with_voice(self, find: Callable[[AppPort, Voice], Any]) -> None:
        """Play the files that ``find`` gives of the open voice."""
        if (voice := self.detail.voice) is not None:
            self.context.bridge.submit(lambda app: find(app, voice), self._begin, owner=self)

    def _hear(self, takes: Sequence[Take]) -> None:
        """Play takes one after the other; a click on the one that plays stops it."""

        async def files(app: AppPort, voice: Voice) -> list[Heard]:
            folder = app.voices.library.folder(voice.id)
            return [(folder / take.file, 0.0) for take in takes]

        self._with_voice(files)

    def _compare(self, take: Take) -> None:
        """Play the voice's sample and then a take of it, equally loud."""

        async def files(app: AppPort, voice: Voice) -> list[Heard]:
            folder = app.voices.library.folder(voice.id)
            pair = folder / voice.used[0].file, folder / take.file
            gains = await app.voices.script_sound.equal_loudness(*pair)
            return list(zip(pair, gains, strict=True))

        self._with_voice(files)

    def _begin(self, heard: Sequence[Heard]) -> None:
        if not heard:
            return
        if len(heard) == 1 and self._heard == heard[0][0]:
            self._stop()
            return
        self._queue = list(heard)
        self._next()

    def _stop(self) -> None:
        self._queue.clear()
        self.context.bridge.submit(lambda app: app.clips.pause(), owner=self)

    def _next(self) -> None:
        file, gain_db = self._queue.pop(0)
        self._heard = file
        self.context.bridge.submit(lambda app: app.clips.play(file, 0.0, None, gain_db), owner=self)

    def _moved(self, event: ClipMoved) -> None:
        if event.playing:
            if event.file != self._heard:  # another thing plays now
                self._queue.clear()
                self._heard = None
            self.takes.show_playing(self._heard)
        elif event.file == self._heard:
            self._heard = None
            self.takes.show_playing(None)
            if self._queue:
                self._next()
