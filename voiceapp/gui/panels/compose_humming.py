"""Serves the part of the form about the tune: files are chosen, tunes hummed, their notes looked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import ClipMoved, VoiceRecordingChanged
from voiceapp.gui.context import Context
from voiceapp.gui.language import said_error, tr
from voiceapp.gui.panels.compose_melody import MelodyPart
from voiceapp.gui.panels.compose_texts import SOUNDS
from voiceapp.gui.recent import RecentFiles
from voiceapp.gui.widgets.recent_button import RecentButton

if TYPE_CHECKING:
    from voiceapp.core.music import Chroma
    from voiceapp.gui.ports import AppPort

HUMMED = tr("What you hummed")


class Humming(QObject):
    """Chooses, records and draws tunes for ``part``; one recording at a time, which voices share."""

    def __init__(self, context: Context, part: MelodyPart) -> None:
        super().__init__(part)
        self.context, self.part = context, part
        self.recent = RecentFiles(context.paths.config, "sounds", self)
        recent = RecentButton(context.theme, self.recent)
        recent.picked.connect(part.take)
        part.offer_recent(recent)
        part.file_wanted.connect(self._choose)
        part.began.connect(self._start)
        part.stopped.connect(self._stop)
        part.left.connect(self._leave)
        part.heard.connect(self._hear)
        part.changed.connect(self._draw)
        context.bridge.events.subscribe(VoiceRecordingChanged, self._changed)
        context.bridge.events.subscribe(ClipMoved, self._moved)

    def _choose(self) -> None:
        dialog = QFileDialog(self.part, tr("Choose a tune"), self.recent.folder(), SOUNDS)
        dialog.setObjectName("melody-file")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.part.take(Path(name)))
        dialog.open()

    # ------------------------------------------------------------------------------------ humming

    @property
    def _recording(self) -> bool:
        return self.part.stage in ("countdown", "recording")

    def _start(self) -> None:
        self.part.show_stage("countdown")
        self.context.bridge.submit(
            lambda app: app.voices.recording.start(speech=False), None, self._failed, owner=self
        )

    def _changed(self, event: VoiceRecordingChanged) -> None:
        if not self._recording:
            return
        if event.stage == "done":
            if self.part.stage == "recording":  # it ended by itself
                self._stop()
            return
        if event.stage != self.part.stage:
            self.part.show_stage(event.stage)
        self.part.show_recording(event)

    def _stop(self) -> None:
        if self.part.stage == "countdown":
            self._leave()
            return
        self.part.show_stage("working")
        self.part.say(tr("Writing it down"))
        self.context.bridge.submit(
            lambda app: app.voices.recording.stop(),
            lambda file: self.part.take(file, HUMMED),
            self._failed,
            owner=self,
        )

    def _leave(self) -> None:
        self.part.show_stage("ready")
        self.context.bridge.submit(lambda app: app.voices.recording.discard(), owner=self)

    def _failed(self, error: VoiceAppError) -> None:
        self.part.show_stage("ready")
        self.part.say(said_error(error), wrong=True)

    # ---------------------------------------------------------------------------------- the tune

    def _hear(self) -> None:
        """Play the tune, or pause it."""
        if (file := self.part.file) is None:
            return
        playing = self.part.play.playing
        self.context.bridge.submit(lambda app: app.clips.pause() if playing else app.clips.play(file), owner=self)

    def _moved(self, event: ClipMoved) -> None:
        self.part.play.show_playing(event.playing and event.file == self.part.file)

    def _draw(self) -> None:
        """Look for the notes of the tune that is followed now; a hummed one that is not any more is gone."""
        file = self.part.file
        if file is None:
            return

        async def look(app: AppPort) -> Chroma:
            return await app.music.analysis.chroma(file)

        def done(found: Chroma) -> None:
            if self.part.file == file:
                self.part.show_chroma(found)
                if not self.part.hummed:
                    self.recent.add(file)

        def failed(error: VoiceAppError) -> None:
            if self.part.file == file:
                self.part.seen.setText(said_error(error))

        self.context.bridge.submit(look, done, failed, owner=self)
