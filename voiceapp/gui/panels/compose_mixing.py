"""Serves the mix: its layers, hearing it, making it a track or a file; asked of the services."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import MixChanged, Notice, TrackMoved
from voiceapp.gui.language import tr
from voiceapp.gui.panels.compose_deleting import Deleting
from voiceapp.gui.panels.compose_exporting import choose_file
from voiceapp.gui.panels.compose_track import JobsOf, TrackPart
from voiceapp.gui.panels.voices_export import FORMATS, licence
from voiceapp.gui.widgets.question import Question

if TYPE_CHECKING:
    from voiceapp.core.tracks import Mix, Track
    from voiceapp.gui.panels.compose import ComposePage
    from voiceapp.gui.panels.compose_mix import MixPanel
    from voiceapp.gui.panels.compose_mix_rows import LayerRow
    from voiceapp.gui.panels.compose_playing import TrackPlaying
    from voiceapp.gui.ports import AppPort
    from voiceapp.gui.ports_music import MixesPort

BPM, BEATS = 120.0, 4
"""Of a mix whose tempo nobody has said."""


class Mixing(TrackPart):
    """``asked`` tells a question that is to be opened below the player."""

    asked = Signal(object)

    def __init__(self, page: ComposePage, panel: MixPanel, playing: TrackPlaying) -> None:
        super().__init__(page)
        self.panel, self.playing = panel, playing
        self.mixes: Sequence[Mix] = ()
        self.shown = page.memory.number("mix")
        self.deleting = Deleting(self.context, self)
        self.deleting.changed.connect(self.refresh)
        self._sound: Path | None = None
        self._fresh = self._sounds = False
        self.jobs = JobsOf(self.context, panel.progress, lambda app, job: app.music.composing.discard(job))
        panel.chosen.connect(self.choose)
        panel.added.connect(self._fetch_wave)
        panel.new_wanted.connect(self.new)
        panel.delete_wanted.connect(self._ask_delete)
        panel.grid_changed.connect(self._change_grid)
        panel.layer_changed.connect(lambda layer: self._do(lambda mixes, _: mixes.change_layer(layer)))
        panel.fit_wanted.connect(lambda layer: self._do(lambda mixes, _: mixes.fit(layer)))
        panel.remove_wanted.connect(self._remove)
        panel.add_wanted.connect(self._add)
        panel.compose_wanted.connect(self._compose)
        panel.play_wanted.connect(self._toggle)
        panel.bounce_wanted.connect(self._bounce)
        panel.export_wanted.connect(self._choose_export)
        events = self.context.bridge.events
        events.subscribe(MixChanged, self._changed)
        events.subscribe(TrackMoved, self._moved)
        self.turn_to(page.track)

    def turn_to(self, track: Track | None) -> None:
        """Be about a track: it can be added."""
        super().turn_to(track)
        self.panel.show_track(track)
        self._show()

    @property
    def mix(self) -> Mix | None:
        """The mix that is shown."""
        return next((mix for mix in self.mixes if mix.id == self.shown), None)

    def _do(
        self, work: Callable[[MixesPort, Mix], Any], done: Callable[[Any], None] | None = None,
        failed: Callable[[VoiceAppError], None] | None = None,
    ) -> None:  # fmt: skip
        if (mix := self.mix) is not None:
            self.context.bridge.submit(lambda app: work(app.music.mixes, mix), done, failed, owner=self)

    # -------------------------------------------------------------------------------------- reading

    def choose(self, mix: int) -> None:
        """Show another mix."""
        self.shown, self._fresh = mix, False
        self.refresh()

    def refresh(self) -> None:
        """Read the mixes again."""

        def done(mixes: Sequence[Mix]) -> None:
            self.mixes = [mix for mix in mixes if mix.id not in self.deleting.gone]
            if self.mix is None:
                self.shown, self._fresh = next((mix.id for mix in self.mixes), None), False
            self._show()

        self.context.bridge.submit(lambda app: app.music.mixes.list(), done, owner=self)

    def _show(self) -> None:
        if self.shown is not None:
            self.page.memory.keep("mix", str(self.shown))
        self.panel.show_mixes(self.mixes, self.shown, {track.id: track for track in self.page.tracks})
        self.panel.play.show_playing(self._sounds)
        self.jobs.turn_to(self.shown)

    def _fetch_wave(self, row: LayerRow) -> None:
        track = row.layer.track
        self.context.bridge.submit(lambda app: app.music.player.peaks(track), row.lane.show_peaks, owner=row)

    def _changed(self, event: MixChanged) -> None:
        if event.mix == self.shown:
            self._fresh = False
        self.refresh()

    # ---------------------------------------------------------------------------------------- doing

    def new(self) -> None:
        """Begin another mix."""
        title = tr("Mix {number}", number=len(self.mixes) + 1)
        self.context.bridge.submit(
            lambda app: app.music.mixes.new(title, BPM, BEATS), lambda mix: self.choose(mix.id), owner=self
        )

    def _ask_delete(self) -> None:
        mix = self.mix
        if mix is None:
            return
        question = Question(
            self.context.theme,
            "trash-can-outline",
            tr("Delete “{title}”?", title=mix.title),
            tr("Its layers and their volumes are removed. The tracks stay. You can undo it for a short while."),
            tr("Keep the mix"),
            tr("Delete the mix"),
            "danger",
        )
        question.answered.connect(lambda yes: self._delete(mix) if yes else None)
        self.asked.emit(question)

    def _delete(self, mix: Mix) -> None:
        sentence = tr("“{title}” is deleted.", title=mix.title)
        self.deleting.delete(mix.id, sentence, lambda app: app.music.mixes.delete(mix.id))

    def _remove(self, number: int) -> None:
        """Take a layer out of the mix at once, since the mix may be played and exported; Undo adds it again."""
        mix = self.mix
        layer = next((layer for layer in mix.layers if layer.id == number), None) if mix is not None else None
        if mix is None or layer is None:
            return
        stays_out: list[bool] = []

        async def put_back(app: AppPort) -> None:
            added = await app.music.mixes.add_layer(mix.id, layer.track, layer.name)
            await app.music.mixes.change_layer(replace(layer, id=added.id, position=added.position))

        def over() -> None:
            if not stays_out:
                self.context.bridge.submit(put_back, owner=self)

        def removed(_: Any) -> None:
            sentence = tr("“{name}” is out of the mix.", name=layer.name)
            self.context.delete_later(sentence, lambda _: stays_out.append(True), over)

        self._do(lambda mixes, _: mixes.remove_layer(number), removed)

    def _change_grid(self, bpm: float, beats: int) -> None:
        self._do(lambda mixes, mix: mixes.change(mix.id, mix.title, bpm, beats))

    def _add(self) -> None:
        if (track := self.track) is not None:
            self._do(lambda mixes, mix: mixes.add_layer(mix.id, track.id, track.title))

    def _compose(self, name: str, prompt: str) -> None:
        mix = self.mix
        if mix is not None:
            self._do(
                lambda mixes, mix: mixes.compose_layer(mix.id, name, prompt),
                lambda job: self.jobs.begin(mix.id, job),
            )

    # ---------------------------------------------------------------------------------------- sound

    def _toggle(self) -> None:
        """Play the mix as it is now, or pause it."""
        if self._sounds:
            self.playing.pause()
            return
        if self._fresh and self._sound is not None:
            self._play(self._sound)
            return
        mix = self.mix
        if mix is None:
            return
        file = self.context.paths.cache / "mixes" / f"{mix.id}.flac"

        def done(_: Any) -> None:
            self._sound, self._fresh = file, True
            self.panel.show_rendering(False)
            self._play(file)

        async def render(mixes: MixesPort, mix: Mix) -> Any:
            file.parent.mkdir(parents=True, exist_ok=True)
            return await mixes.render(mix.id, file, True)

        self.panel.show_rendering(True)
        self._do(render, done, self._failed)

    def _play(self, file: Path) -> None:
        self.context.bridge.submit(lambda app: app.music.player.play(file), owner=self)

    def _failed(self, error: VoiceAppError) -> None:
        self.panel.show_rendering(False)
        self.context.notify(Notice.of(error))

    def _moved(self, event: TrackMoved) -> None:
        sounds = event.playing and event.file == self._sound
        if sounds != self._sounds:
            self._sounds = sounds
            self.panel.play.show_playing(sounds)

    def _bounce(self) -> None:
        self.panel.show_rendering(True)

        def done(track: Track) -> None:
            self.panel.show_rendering(False)
            self.context.notify(Notice("success", tr("“{title}” is a track now.", title=track.title)))

        self._do(lambda mixes, mix: mixes.bounce(mix.id), done, self._failed)

    def _choose_export(self) -> None:
        if (mix := self.mix) is not None:
            dialog = choose_file(self.page, tr("Export the mix"), mix.title, ".wav")
            dialog.setNameFilters([f"{word} (*{ending})" for ending, word in FORMATS])
            dialog.fileSelected.connect(lambda name: self._export(mix.id, Path(name)))
            dialog.open()

    def _export(self, mix: int, file: Path, accepted: bool = False) -> None:
        self.panel.show_rendering(True)

        def done(_: Any) -> None:
            self.panel.show_rendering(False)
            self.context.notify(Notice("success", tr("The mix is in {file}.", file=file)))

        def failed(error: VoiceAppError) -> None:
            if error.code != "licence-not-accepted":
                self._failed(error)
                return
            self.panel.show_rendering(False)
            question = licence(self.context.theme, error)
            question.answered.connect(lambda yes: self._export(mix, file, True) if yes else None)
            self.asked.emit(question)

        self.context.bridge.submit(
            lambda app: app.music.mixes.render(mix, file, accepted), done, failed, owner=self
        )
