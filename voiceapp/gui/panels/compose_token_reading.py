"""Reading the tokens of the chosen track, hearing some of them, comparing the codec; asked of the services."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice
from voiceapp.gui.language import said_error
from voiceapp.gui.panels.compose_track import TrackPart

if TYPE_CHECKING:
    from voiceapp.core.tracks import Track
    from voiceapp.gui.panels.compose import ComposePage
    from voiceapp.gui.panels.compose_tokens import TokensPanel
    from voiceapp.services.codec_compare import CodecRow
    from voiceapp.services.track_tokens import TokenView

CODEC = "engines.codec"


class TokenReading(TrackPart):
    """Serves ``panel``; ``heard`` tells the file that is the track from some of its books, None for its own sound.

    A composed track has its tokens and shows them at once; those of another one are made when they are wanted,
    which takes a while.
    """

    heard = Signal(object)

    def __init__(self, page: ComposePage, panel: TokensPanel) -> None:
        super().__init__(page)
        self.panel = panel
        panel.wanted.connect(self.read)
        panel.heard_wanted.connect(self.hear)
        panel.codec.compare_wanted.connect(self.compare)
        self.turn_to(page.track)

    def turn_to(self, track: Track | None) -> None:
        """Be about a track."""
        before = self.track
        super().turn_to(track)
        if track is not None and before is not None and track.id == before.id:
            self.panel.show_measures(track)
        else:
            self.panel.show_track(track)
            if track is not None and track.tokens:
                self.read()

    def read(self) -> None:
        """Show the track's tokens."""
        self.panel.show_reading()

        def failed(error: VoiceAppError) -> None:
            self.panel.show_failed(said_error(error))

        def done(view: TokenView) -> None:
            self.panel.show_tokens(view)

        self.about(lambda music, track: music.tokens.of(track.id), done, failed)

    def hear(self, books: int) -> None:
        """Play the track from its first books."""
        panel = self.panel
        before = panel.heard
        panel.show_heard(books)
        if panel.view is not None and books == len(panel.view.codes):
            self.heard.emit(None)
            return

        def done(file: Path) -> None:
            if panel.heard == books:
                self.heard.emit(file)

        def failed(error: VoiceAppError) -> None:
            panel.show_heard(before)
            self.context.notify(Notice.of(error))

        self.about(lambda music, track: music.tokens.heard(track.id, books), done, failed)

    def hear_all(self) -> None:
        """Play it from all books again."""
        if self.panel.view is not None:
            self.panel.show_heard(len(self.panel.view.codes))

    def compare(self) -> None:
        """Compare the track with what the codec makes of it."""
        table, codec = self.panel.codec, self.context.settings.text(CODEC)
        table.show_comparing()

        def done(rows: Sequence[CodecRow]) -> None:
            table.show_rows(rows)
            self.panel.show_codec()

        def failed(error: VoiceAppError) -> None:
            table.clear()
            self.context.notify(Notice.of(error))

        self.about(lambda music, track: music.tokens.compare(music.tracks.path(track), codec), done, failed)
