"""Mixes as sound: one file, a file for each layer, or a track of the library."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from voiceapp.audio.encoding import Encoding
from voiceapp.audio.mixing import Part
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.tracks import Layer, Mix, NewTrack, Track, TrackMeasures
from voiceapp.core.whole_file import PRIVATE
from voiceapp.services import given_files
from voiceapp.services.engine_facts import EngineFacts, require_accepted
from voiceapp.services.export_names import file_name
from voiceapp.services.modelfacts import strictest
from voiceapp.services.track_exports import BITS, KBPS
from voiceapp.services.tracks import MOST_S, SOUND, TrackLibrary
from voiceapp.workers.remote_mixing import MixFile, MixLevels

PEAK_DB = -1.0
"""True peaks stay below it."""

HIGHEST_RATE = 48_000

Tell = Callable[[float], None]


class MixFiles(Protocol):
    """Sums sound files in another process (workers/remote_mixing.py)."""

    async def render(
        self, files: Sequence[MixFile], rate: int, seconds: float, peak_db: float, encoding: Encoding, tell: Tell, /
    ) -> MixLevels:
        """Write files, all made quieter by the same; the levels are those of the first."""


@dataclass(frozen=True, slots=True)
class RenderedMix:
    """Files made of a mix: the mix alone, or with its layers after it in their order, all of one length.

    ``gain_db`` is what all were made quieter by to keep the true peak down (0: nothing), ``licence`` the strictest
    of the layers' ("" where none has one).
    """

    files: tuple[Path, ...]
    duration_s: float
    rate: int
    gain_db: float
    true_peak_db: float
    lufs: float | None
    licence: str

    @property
    def file(self) -> Path:
        """The mix."""
        return self.files[0]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is to be summed: the layers that are heard, with their tracks."""

    mix: Mix
    layers: tuple[tuple[Layer, Track], ...]

    @property
    def seconds(self) -> float:
        return max(layer.offset_s + track.duration_s * layer.stretch for layer, track in self.layers)

    @property
    def rate(self) -> int:
        return min(max(track.rate for _, track in self.layers), HIGHEST_RATE)

    @property
    def licence(self) -> str:
        return strictest([track.licence for _, track in self.layers])

    def tags(self, alone: Layer | None) -> dict[str, str]:
        """What is written into the file of the mix, or of one of its layers."""
        made = any(track.composed_by for layer, track in self.layers if alone in (None, layer))
        title = self.mix.title if alone is None else f"{self.mix.title}: {alone.name}"
        licence = EngineFacts("", "", self.licence).told if self.licence else ""
        sentences = ("AI-generated music." if made else "", f"Licence: {licence}." if licence else "")
        found = {
            "title": title,
            "comment": " ".join(sentence for sentence in sentences if sentence),
            "copyright": licence,
            "ai_generated": "yes" if made else "",
            "licence": licence,
        }
        return {name: value for name, value in found.items() if value}


class MixRendering:
    """Renders mixes of the library's tracks."""

    def __init__(self, tracks: TrackLibrary, files: MixFiles) -> None:
        self._tracks = tracks
        self._files = files

    async def render(
        self, mix: Mix, out: Path, accept_licence: bool = False, tell: Tell | None = None
    ) -> RenderedMix:
        """Write what is heard of a mix; the ending names the format.

        ``accept_licence``: whoever asks keeps to a licence that forbids business. Raises ``mix-empty``,
        ``mix-silent``, ``mix-too-long``, ``layer-missing``, ``licence-not-accepted``, ``format-unknown``,
        ``folder-missing``, ``disk-full``; then nothing is written.
        """
        return await self._write(await self._sheet(mix), {out: None}, accept_licence, tell)

    async def render_layers(
        self,
        mix: Mix,
        folder: Path,
        ending: str = ".wav",
        accept_licence: bool = False,
        tell: Tell | None = None,
    ) -> RenderedMix:
        """Write the mix and each of its layers that are heard into a folder, all from 0 s to the mix's end.

        Sums of the layers' files are the mix, so another program takes them as they are. Raises as :meth:`render`.
        """
        sheet = await self._sheet(mix)
        title = file_name(mix.title, "mix")
        files: dict[Path, Layer | None] = {folder / f"{title}{ending}": None}
        for number, (layer, _) in enumerate(sheet.layers, 1):
            files[folder / f"{title} {number} {file_name(layer.name, 'layer')}{ending}"] = layer
        return await self._write(sheet, files, accept_licence, tell)

    async def bounce(self, mix: Mix, tell: Tell | None = None) -> Track:
        """Keep what is heard of a mix as a track of kind "mix". Raises as :meth:`render`."""
        sheet = await self._sheet(mix)
        async with self._tracks.making() as folder:
            made = await self._write(sheet, {folder / SOUND: None}, True, tell)
            await asyncio.to_thread(made.file.chmod, PRIVATE)
            measures = TrackMeasures(made.lufs, made.true_peak_db, made.gain_db)
            seconds = round(made.duration_s * made.rate) / made.rate
            new = NewTrack(
                *(mix.title, "mix", SOUND, seconds, made.rate, 2),
                composer=next((track.composed_by for _, track in sheet.layers if track.composed_by), ""),
                licence=made.licence,
                measures=measures,
            )
            return await self._tracks.add(new, folder)

    async def length(self, mix: Mix) -> float:
        """Seconds of what is heard of a mix. Raises ``mix-empty``, ``mix-silent``."""
        return (await self._sheet(mix)).seconds

    async def _sheet(self, mix: Mix) -> _Sheet:
        if not mix.layers:
            raise VoiceAppError("mix-empty", f"“{mix.title}” has no layers.", "Add a track to it.")
        if not mix.heard:
            raise VoiceAppError("mix-silent", f"All layers of “{mix.title}” are muted.", "Let one be heard.")
        return _Sheet(mix, tuple([(layer, await self._tracks.get(layer.track)) for layer in mix.heard]))

    async def _write(
        self, sheet: _Sheet, files: Mapping[Path, Layer | None], accept_licence: bool, tell: Tell | None
    ) -> RenderedMix:
        from voiceapp.audio.writer import check_ending  # soundfile: not for the window's start

        for out in files:
            check_ending(out)
            given_files.require_folder(out)
        facts = EngineFacts("", f"“{sheet.mix.title}”", sheet.licence or None)
        require_accepted([facts], accept_licence, "is made of")
        if sheet.seconds > MOST_S:
            raise VoiceAppError(
                "mix-too-long",
                f"This mix is longer than {MOST_S / 3600:.0f} hours.",
                "Begin its last layers earlier, or take one out.",
            )
        parts = {layer: self._part(layer, track) for layer, track in sheet.layers}
        asked = [
            MixFile(out, list(parts.values()) if layer is None else [parts[layer]], sheet.tags(layer))
            for out, layer in files.items()
        ]
        ending = next(iter(files)).suffix.lower()
        encoding = Encoding(bits=BITS, kbps=KBPS.get(ending, 0))
        levels = await self._files.render(asked, sheet.rate, sheet.seconds, PEAK_DB, encoding, tell or _nobody)
        return RenderedMix(
            tuple(files),
            sheet.seconds,
            sheet.rate,
            levels.gain_db,
            levels.true_peak_db,
            levels.lufs,
            sheet.licence,
        )

    def _part(self, layer: Layer, track: Track) -> Part:
        path = self._tracks.path(track)
        if not path.exists():
            raise VoiceAppError(
                "layer-missing", f"The sound of “{layer.name}” is gone.", "Take this layer out of the mix."
            )
        return Part(str(path.resolve()), layer.offset_s, layer.gain_db, layer.stretch)


def _nobody(fraction: float) -> None:
    """Nobody asks how much is done."""
