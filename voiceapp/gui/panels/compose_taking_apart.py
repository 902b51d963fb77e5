"""Taking the chosen track apart into stems, and hearing them; asked of the services."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from voiceapp.core.errors import VoiceAppError
from voiceapp.gui.panels import compose_texts as texts
from voiceapp.gui.panels.compose_mixing import BEATS, BPM
from voiceapp.gui.panels.compose_track import JobsOf, TrackPart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voiceapp.core.tracks import Track
    from voiceapp.gui.panels.compose import ComposePage
    from voiceapp.gui.panels.compose_playing import TrackPlaying
    from voiceapp.gui.panels.compose_stems import StemRow, StemsPanel
    from voiceapp.gui.ports_music import MusicParts


class TakingApart(TrackPart):
    """Serves ``panel``; a stem sounds in the place of its track. ``mixed`` tells a mix that was made of stems."""

    mixed = Signal(int)

    def __init__(self, page: ComposePage, panel: StemsPanel, playing: TrackPlaying) -> None:
        super().__init__(page)
        self.panel, self.playing = panel, playing
        self._heard: int | None = None
        self.jobs = JobsOf(self.context, panel.progress, lambda app, job: app.jobs.cancel(job))
        self.jobs.ended.connect(lambda *_: self._show())
        panel.wanted.connect(self.start)
        panel.toggled.connect(self._toggle)
        panel.opened.connect(page.choose)
        panel.sought.connect(playing.seek)
        panel.added.connect(self._fetch_wave)
        panel.mix_wanted.connect(self.mix)
        playing.moved.connect(lambda *_: self._show_playing())
        self.turn_to(page.track)

    @property
    def stems(self) -> Sequence[Track]:
        """What the chosen track was taken apart into."""
        number = None if self.track is None else self.track.id
        return [one for one in self.page.tracks if one.kind == "stem" and one.parent == number]

    def turn_to(self, track: Track | None) -> None:
        """Be about a track."""
        super().turn_to(track)
        self.jobs.turn_to(None if track is None else track.id)
        self._show()

    def _show(self) -> None:
        busy = self.track is not None and self.jobs.busy(self.track.id)
        self.panel.show_stems(self.stems, busy)
        self._show_playing()

    def start(self) -> None:
        """Take the chosen track apart."""
        track = self.track
        if track is None:
            return

        def begun(job: int) -> None:
            self.jobs.begin(track.id, job)
            self._show()

        self.about(lambda music, track: music.mixes.stems(track.id), begun)

    def _toggle(self, stem: Track) -> None:
        """Play a stem at the second of its track, or pause it."""
        if self._playing() == stem.id:
            self.playing.pause()
            return
        self._heard = stem.id

        async def find(music: MusicParts, _: Track) -> Path:
            return music.tracks.path(stem)

        self.about(find, lambda file: self.playing.hear(file, play=True))

    def _playing(self) -> int | None:
        heard = self.playing.playing and self.playing.file is not None
        return self._heard if heard else None

    def _show_playing(self) -> None:
        self.panel.show_playing(self._playing(), self.playing.at_s)

    def _fetch_wave(self, row: StemRow) -> None:
        number = row.stem.id
        self.context.bridge.submit(lambda app: app.music.player.peaks(number), row.wave.show_peaks, owner=row)

    def mix(self) -> None:
        """Make a mix of the stems, on the track's own beat where it has one."""
        stems = self.stems

        async def make(music: MusicParts, track: Track) -> int:
            try:
                bpm = (await music.analysis.tempo(music.tracks.path(track))).bpm or BPM
            except VoiceAppError:  # the stems are aligned all the same
                bpm = BPM
            mix = await music.mixes.new(track.title, bpm, BEATS)
            for stem in stems:
                await music.mixes.add_layer(mix.id, stem.id, texts.stem(stem))
            return mix.id

        self.about(make, self.mixed.emit)
