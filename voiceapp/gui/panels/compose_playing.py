"""Playing the chosen track of the Compose page: where it is, its marks, and what of it is looped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice, TrackMoved
from voiceapp.gui.language import tr
from voiceapp.gui.panels.compose_deleting import Deleting
from voiceapp.gui.panels.compose_loop import snapped
from voiceapp.gui.panels.compose_track import TrackPart
from voiceapp.gui.widgets.time_axis import clock

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from voiceapp.core.music import Loop
    from voiceapp.core.tracks import Track, TrackMark
    from voiceapp.gui.panels.compose import ComposePage
    from voiceapp.gui.panels.compose_player import TrackPlayer
    from voiceapp.gui.ports_music import MusicParts, TrackPlayerPort
    from voiceapp.gui.widgets.track_wave import Region

AT_MARK_S = 0.25
"""So near a mark the M key takes it away."""
LEAST_LOOP_S = 0.1
BINS, COLUMNS = 96, 800
"""Of a spectrogram."""


class TrackPlaying(TrackPart):
    """Serves ``player`` with the track that ``page`` shows; ``moved`` tells the second and whether it plays."""

    moved = Signal(float, bool)

    def __init__(self, page: ComposePage, player: TrackPlayer) -> None:
        super().__init__(page)
        self.player = player
        self.file: Path | None = None
        self.playing = self.looping = False
        self._at_s = 0.0
        self.region: Region | None = None
        self.marks: Sequence[TrackMark] = ()
        self.deleting = Deleting(self.context, self)
        self.deleting.changed.connect(self._fetch_marks)
        page.installEventFilter(self)
        player.toggled.connect(self.toggle)
        player.sought.connect(self.seek)
        player.marked.connect(self.mark)
        player.loop_wanted.connect(self.set_looping)
        player.edge_wanted.connect(self._set_edge)
        player.spectrum_wanted.connect(self._show_spectrum)
        player.wave.region_chosen.connect(self._take_region)
        player.wave.menu_wanted.connect(self._open_menu)
        player.loops.chosen.connect(self.set_region)
        player.loops.find_wanted.connect(self._find_loops)
        self.context.bridge.events.subscribe(TrackMoved, self._moved)
        self.turn_to(page.track)

    @property
    def at_s(self) -> float:
        """The second of the track that plays, or would."""
        return self._at_s

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The player's keys count on the whole page where nothing else took them."""
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.player.take_key(event)

    def _ask(self, work: Callable[[TrackPlayerPort], Any]) -> None:
        self.context.bridge.submit(lambda app: work(app.music.player), owner=self)

    # ------------------------------------------------------------------------------------ the track

    def turn_to(self, track: Track | None) -> None:
        """Be about a track; the one before it is silent then."""
        before = self.track
        super().turn_to(track)
        player = self.player
        player.show_track(track)
        if track is not None and before is not None and (track.id, track.digest) == (before.id, before.digest):
            self._fetch_marks()
            return
        if self.playing:
            self.pause()
        self._at_s = self.page.at_s
        self.playing, self.file = False, None
        self.looping, self.region = False, None
        player.wave.clear_peaks()
        player.wave.show_spectrum(None)
        player.show_spectral(False)
        player.loops.show_loops(None)
        self._show_marks(())
        self._show_looping()
        self.show()
        self._fetch_marks()
        self.about(lambda music, track: music.player.peaks(track.id), player.wave.show_peaks)

    def show(self) -> None:
        """Show where it is."""
        self.page.show_place(self.at_s, self.playing)
        self.player.show_position(self.at_s, self.playing)
        self.moved.emit(self.at_s, self.playing)

    # -------------------------------------------------------------------------------------- playing

    def _moved(self, event: TrackMoved) -> None:
        track = self.track
        own = track is not None and (event.track == track.id if self.file is None else event.file == self.file)
        if own:
            self._at_s, self.playing = event.at_s, event.playing
            self.show()
        elif event.playing and self.playing:
            self.playing = False
            self.show()

    def toggle(self) -> None:
        """Play from where it is, or pause."""
        if self.playing:
            self.pause()
        else:
            self._play()

    def _play(self) -> None:
        track, file, loop, equal = self.track, self.file, self.looping, bool(self.page.pair)
        if track is None:
            return
        what: int | Path = track.id if file is None else file
        start, end = self.region or (0.0, track.duration_s)
        if not loop:
            start, end = 0.0, track.duration_s
        at_s = self.at_s if start <= self.at_s < end - LEAST_LOOP_S else start

        async def play(player: TrackPlayerPort) -> None:
            gain_db = await player.gain_for(track.id) if equal else 0.0
            if loop:
                await player.play(what, start, end, True, gain_db)
                if at_s > start:
                    await player.seek(at_s)
            else:
                await player.play(what, at_s, None, False, gain_db)

        self._ask(play)

    def seek(self, at_s: float) -> None:
        """Go to a second; what plays goes on from there."""
        self._at_s = at_s
        if self.playing:
            self._ask(lambda player: player.seek(at_s))
        self.show()

    def hear(self, file: Path | None, play: bool = False) -> None:
        """Go over to another sound of the track at the same second (None: its own), and ``play`` it."""
        if file != self.file or play:
            self.file = file
            if self.playing or play:
                self._play()

    def pause(self) -> None:
        """Be silent."""
        self._ask(lambda player: player.pause())

    # ---------------------------------------------------------------------------------------- loops

    def set_looping(self, looping: bool) -> None:
        """Play over and over, or to the end."""
        self.looping = looping and self.track is not None
        self._show_looping()
        if self.playing:
            self._play()

    def set_region(self, region: Region | None) -> None:
        """Loop a part, or the whole track (None)."""
        self.region = region
        self.set_looping(True)

    def _take_region(self, start_s: float, end_s: float) -> None:
        if end_s - start_s >= LEAST_LOOP_S:
            found = snapped((start_s, end_s), self.player.loops.loops)
            self.set_region((found.start_s, found.end_s) if found else (start_s, end_s))

    def _set_edge(self, end: bool) -> None:
        """Begin or end the loop where it is now."""
        assert self.track is not None
        start_s, end_s = self.region or (0.0, self.track.duration_s)
        self._take_region(*((start_s, self.at_s) if end else (self.at_s, end_s)))

    def _show_looping(self) -> None:
        shown = self.region if self.looping else None
        self.player.show_looping(self.looping)
        self.player.wave.show_region(shown)
        self.player.loops.show_region(shown)

    def _find_loops(self) -> None:
        loops = self.player.loops
        loops.show_finding()

        def found(loops_found: Sequence[Loop]) -> None:
            loops.show_loops(loops_found)
            self._show_looping()

        def failed(error: VoiceAppError) -> None:
            loops.show_loops(None)
            self.context.notify(Notice.of(error))

        self.about(lambda music, track: music.analysis.loops(music.tracks.path(track)), found, failed)

    # ---------------------------------------------------------------------------------------- marks

    def _fetch_marks(self) -> None:
        self.about(lambda music, track: music.tracks.marks(track.id), self._show_marks)

    def _show_marks(self, marks: Sequence[TrackMark]) -> None:
        self.marks = [mark for mark in marks if mark.id not in self.deleting.gone]
        self.player.show_marks(self.marks)

    def _near(self, at_s: float, within_s: float = AT_MARK_S) -> TrackMark | None:
        near = min(self.marks, key=lambda mark: abs(mark.at_s - at_s), default=None)
        return near if near is not None and abs(near.at_s - at_s) <= within_s else None

    def mark(self) -> None:
        """Set a mark where it is, or take away the one that is there."""
        at_s = self.at_s
        if (there := self._near(at_s)) is not None:
            self._unmark(there)
        else:
            self.about(
                lambda music, track: music.tracks.mark(track.id, at_s, tr("Mark at {time}", time=clock(at_s)))
            )

    def _unmark(self, mark: TrackMark) -> None:
        self.deleting.delete(mark.id, tr("The mark is removed."), lambda app: app.music.tracks.unmark(mark))

    def _open_menu(self, at_s: float) -> None:
        """What can be done at a second of the wave."""
        wave = self.player.wave
        menu = QMenu(wave)
        menu.setObjectName("wave-menu")
        near = self._near(at_s, wave.duration_s * 8 / max(wave.width(), 1))
        if near is not None:
            menu.addAction(tr("Go to “{name}”", name=near.name), lambda: self.seek(near.at_s))
            menu.addAction(tr("Take the mark away"), lambda: self._unmark(near))
        menu.addAction(tr("Begin the loop where it is now"), lambda: self._set_edge(False))
        menu.addAction(tr("End the loop where it is now"), lambda: self._set_edge(True))
        if self.region is not None:
            menu.addAction(tr("Loop the whole track"), lambda: self.set_region(None))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(wave.mapToGlobal(wave.rect().topLeft()) if not wave.underMouse() else wave.cursor().pos())

    # ---------------------------------------------------------------------------------- spectrogram

    def _show_spectrum(self, wanted: bool) -> None:
        self.player.show_spectral(wanted)
        if not wanted:
            self.player.wave.show_spectrum(None)
            return

        def done(spectrum: NDArray[np.float32]) -> None:
            if self.player.spectrum.isChecked():
                self.player.wave.show_spectrum(spectrum)

        def failed(error: VoiceAppError) -> None:
            self.player.show_spectral(False)
            self.context.notify(Notice.of(error))

        async def fetch(music: MusicParts, track: Track) -> NDArray[np.float32]:
            return await music.analysis.spectrogram(music.tracks.path(track), BINS, COLUMNS)

        self.about(fetch, done, failed)
