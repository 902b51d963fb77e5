"""Exporting the chosen track: as what file, which part of it, and what its licence asks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice
from voiceapp.gui.language import tr
from voiceapp.gui.panels import compose_player_texts as texts
from voiceapp.gui.panels.compose_track import TrackPart
from voiceapp.gui.panels.voices_export import FORMATS, licence
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.inputs import Choice
from voiceapp.gui.widgets.question import Question

if TYPE_CHECKING:
    from voiceapp.gui.panels.compose import ComposePage
    from voiceapp.gui.panels.compose_playing import TrackPlaying
    from voiceapp.gui.widgets.track_wave import Region

WHOLE, LOOP = "whole", "loop"
TOKENS = ".npz"


class TrackExportForm(Question):
    """Asks for the format, and for the part where one is looped. Tokens are those of the whole track."""

    def __init__(self, theme: Theme, title: str, region: Region | None) -> None:
        super().__init__(
            theme,
            "export-variant",
            tr("Export “{title}”", title=title),
            tr("The file tells how it was made: the words, the model, its licence, and that it was made by an AI."),
            tr("Not now"),
            tr("Choose a file"),
        )
        self.setObjectName("track-export-form")
        self.format = Choice(theme, (*FORMATS, (TOKENS, tr("Tokens (npz)"))), tr("Format of the file"))
        self.format.setObjectName("export-format")
        parts = [(WHOLE, tr("The whole track"))]
        if region:
            start, end = texts.exact(region[0]), texts.exact(region[1])
            parts.append((LOOP, tr("The loop, {start} to {end}", start=start, end=end)))
        self.part = Choice(theme, parts, tr("Which part"))
        self.part.setObjectName("export-part")
        self.put_field(self.format)
        self.put_field(self.part)
        self.part.setVisible(region is not None)
        self.format.chosen.connect(lambda ending: self.part.setVisible(region is not None and ending != TOKENS))


def choose_file(owner: QWidget, title: str, name: str, ending: str) -> QFileDialog:
    """The dialog in which a sound file is named that is to be written."""
    start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
    dialog = QFileDialog(owner, title, start, f"*{ending}")
    dialog.setObjectName("music-file")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending[1:])
    dialog.selectFile(f"{name[:40]}{ending}".replace("/", "-"))
    return dialog


class TrackExporting(TrackPart):
    """``asked`` tells a question that is to be opened below the player."""

    asked = Signal(object)

    def __init__(self, page: ComposePage, playing: TrackPlaying) -> None:
        super().__init__(page)
        self.playing = playing

    def ask(self) -> None:
        """Ask how the chosen track is to be exported."""
        track = self.track
        if track is None:
            return
        region = self.playing.region
        form = TrackExportForm(self.context.theme, track.title, region)

        def answered(yes: bool) -> None:
            if yes:
                part, ending = region if form.part.value() == LOOP else None, form.format.value()
                dialog = choose_file(self.page, tr("Export the track"), track.title, ending)
                export = self._export_tokens if ending == TOKENS else self._export
                dialog.fileSelected.connect(lambda name: export(track.id, Path(name), part))
                dialog.open()

        form.answered.connect(answered)
        self.asked.emit(form)

    def _export(self, track: int, file: Path, part: Region | None, accepted: bool = False) -> None:
        from_s, until_s = part or (0.0, None)

        def done(_: object) -> None:
            self.context.notify(Notice("success", tr("The track is in {file}.", file=file)))

        def failed(error: VoiceAppError) -> None:
            if error.code != "licence-not-accepted":
                self.context.notify(Notice.of(error))
                return
            question = licence(self.context.theme, error)
            question.answered.connect(lambda yes: self._export(track, file, part, True) if yes else None)
            self.asked.emit(question)

        self.context.bridge.submit(
            lambda app: app.music.exports.export(
                track, file, accept_licence=accepted, from_s=from_s, until_s=until_s, loop=part is not None
            ),
            done,
            failed,
            owner=self,
        )

    def _export_tokens(self, track: int, file: Path, _: Region | None) -> None:
        def done(_: object) -> None:
            self.context.notify(Notice("success", tr("The tokens are in {file}.", file=file)))

        self.context.bridge.submit(lambda app: app.music.tokens.export(track, file), done, owner=self)
