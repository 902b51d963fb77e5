"""Mixes of stored tracks: layers on a grid, rendered, kept as a track, fitted, and composed for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.context import FakeContext
from tests.unit.services.helpers import database, recorded
from voiceapp.audio.encoding import Encoding
from voiceapp.audio.files import SoundReader, probe, read
from voiceapp.audio.writer import SoundWriter, write
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Event, EventBus, MixChanged, Notice
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import Capabilities
from voiceapp.core.tracks import NewTrack, Track
from voiceapp.engines.mixing import Mixing
from voiceapp.services.composing import Order
from voiceapp.services.file_sound import FileSound
from voiceapp.services.jobs import JobContext, JobsService
from voiceapp.services.mix_prompt import layer_prompt
from voiceapp.services.mix_rendering import MixRendering
from voiceapp.services.mixes import MixService
from voiceapp.services.tracks import SOUND, TrackLibrary
from voiceapp.storage.jobs import JobStore
from voiceapp.storage.tracks import TrackStore
from voiceapp.workers.remote_mixing import MixFile, MixLevels

RATE = 16_000


@dataclass
class Pulse:
    bpm: float | None
    beats_s: tuple[float, ...] = ()


class Files:
    """The mixing engine without its process."""

    async def render(
        self,
        files: Sequence[MixFile],
        rate: int,
        seconds: float,
        peak_db: float,
        encoding: Encoding,
        tell: Callable[[float], None],
    ) -> MixLevels:
        asked = [(str(one.path), [asdict(part) for part in one.parts], one.tags) for one in files]
        ctx = FakeContext()
        made = MixLevels(**Mixing().render(ctx, asked, rate, seconds, peak_db, asdict(encoding)))
        for fraction, _ in ctx.progressed:
            tell(fraction or 0.0)
        return made


class Composer:
    """Follows melodies where its model does, which it knows once it is loaded."""

    def __init__(self, follows: bool) -> None:
        self.capabilities = Capabilities(melody=True)
        self._follows = follows

    async def load(self) -> None:
        self.capabilities = Capabilities(melody=self._follows)


async def decode(path: Path, rate: int, channels: int) -> AsyncIterator[Audio]:
    with SoundReader(path, rate, downmix=channels == 1) as reader:
        for block in reader.blocks():
            yield block


async def look(path: Path) -> FileSound:
    info = probe(path)
    return FileSound(info.duration_s, info.rate, info.channels)


class House:
    """Mixes over a library on disk. ``pulse`` is what is found of any track's beat."""

    def __init__(self, db_store: TrackStore, jobs: JobsService, bus: EventBus, folder: Path) -> None:
        self.folder = folder
        self.bus = bus
        self.jobs = jobs
        self.tracks = TrackLibrary(
            db_store, bus, folder / "tracks", decode, look, lambda path: SoundWriter(path, bits=24)
        )
        self.pulse = Pulse(None)
        self.follows = True
        self.orders: list[tuple[Order, str]] = []
        self.guides: list[Audio] = []
        jobs.register("compose", self._compose)
        rendering = MixRendering(self.tracks, Files())
        self.mixes = MixService(
            *(db_store, self.tracks, bus, rendering, jobs, self._beats),
            lambda text: Composer(self.follows),  # type: ignore[arg-type, return-value]
            self._stems,
            self._start,
        )

    async def song(
        self, title: str, seconds: float = 1.0, level: float = 0.25, rate: int = RATE, licence: str = ""
    ) -> Track:
        tone = level * np.sin(2 * np.pi * 440 * np.arange(round(seconds * rate)) / rate)
        path = write(self.folder / f"{title}.wav", Audio(tone.astype(np.float32), rate))
        folder = self.tracks.new_folder()
        told = await self.tracks.keep(path, folder / SOUND)
        new = NewTrack(title, "composed", SOUND, *told, composer="musicgen:small", licence=licence)
        return await self.tracks.add(new, folder)

    async def _beats(self, path: Path) -> Pulse:
        assert path.exists()
        return self.pulse

    async def _start(self, order: Order, composer: str) -> int:
        self.orders.append((order, composer))
        if order.melody is not None:
            self.guides.append(read(order.melody, downmix=False))
        return await self.jobs.submit("compose", order.prompt, {})

    async def _compose(self, job: JobContext) -> None:
        made = await self.song("made")
        await self.jobs.annotate(job.id, tracks=[made.id])

    async def _stems(self, track: int) -> int:
        return track


def in_house(folder: Path, scenario: Callable[[House], Awaitable[None]]) -> list[Event]:
    bus = EventBus()
    events = recorded(bus)

    @asynccontextmanager
    async def house() -> AsyncIterator[House]:
        async with database(folder) as db:
            jobs = JobsService(JobStore(db), bus, folder / "crashes", owner="me", alive=lambda name: False)
            made = House(TrackStore(db), jobs, bus, folder)
            try:
                yield made
            finally:
                await jobs.close()
                await made.mixes.drain()

    async def run() -> None:
        async with house() as made:
            await scenario(made)

    asyncio.run(run())
    return events


async def refused(work: Awaitable[object]) -> str:
    with pytest.raises(VoiceAppError) as caught:
        await work
    return caught.value.code


def test_a_mix_of_two_rates_is_as_long_as_its_last_layer(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        mix = await house.mixes.new("My song", 120.0)
        drums = await house.mixes.add_layer(mix.id, (await house.song("drums")).id)
        keys = await house.song("keys", 2.0, rate=24_000, licence="MIT")
        layer = await house.mixes.add_layer(mix.id, keys.id, "Piano")
        await house.mixes.change_layer(replace(layer, offset_s=0.5, gain_db=-6.0))
        assert (drums.name, layer.name, layer.gain_db) == ("drums", "Piano", 0.0)
        told: list[float] = []
        made = await house.mixes.render(mix.id, tmp_path / "out.flac", tell=told.append)
        assert (made.file, made.duration_s, made.rate, made.licence) == (tmp_path / "out.flac", 2.5, 24_000, "MIT")
        assert made.gain_db == 0.0
        assert read(made.file, downmix=False).samples.shape == (60_000, 2)
        assert told[-1] == pytest.approx(1.0)
        await house.mixes.change_layer(replace(layer, solo=True, offset_s=0.0))
        assert (await house.mixes.render(mix.id, tmp_path / "out.wav")).duration_s == 2.0

    in_house(tmp_path, scenario)


def test_a_bounced_mix_is_a_track_of_the_strictest_licence(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        mix = await house.mixes.new("Loud", 100.0, 3)
        for title, licence in (("a", "MIT"), ("b", "CC BY-NC 4.0"), ("c", "")):
            track = await house.song(title, level=0.5, licence=licence)
            await house.mixes.add_layer(mix.id, track.id)
        track = await house.mixes.bounce(mix.id)
        assert (track.kind, track.title, track.parent, track.licence) == ("mix", "Loud", None, "CC BY-NC 4.0")
        assert (track.duration_s, track.rate, track.channels) == (1.0, RATE, 2)
        assert track.composed_by == "musicgen:small", "what is exported of it says so"
        kept = read(house.tracks.path(track), downmix=False)
        assert float(np.abs(kept.samples).max()) == pytest.approx(10 ** (-1.1 / 20), abs=0.01)
        assert track.measures.gain_db == pytest.approx(-4.6, abs=0.1)
        assert track.measures.true_peak_db == pytest.approx(-1.1)
        assert [path.name for path in (tmp_path / "tracks").iterdir() if path.name.startswith(".")] == []
        assert await refused(house.mixes.render(mix.id, tmp_path / "out.wav")) == "licence-not-accepted"
        assert not (tmp_path / "out.wav").exists()
        assert (await house.mixes.render(mix.id, tmp_path / "out.wav", True)).licence == "CC BY-NC 4.0"

    in_house(tmp_path, scenario)


def test_layers_are_written_as_files_of_one_length(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        mix = await house.mixes.new("A/B", 120.0)
        for title in ("drums", "bass"):
            await house.mixes.add_layer(mix.id, (await house.song(title)).id)
        late = (await house.mixes.get(mix.id)).layers[1]
        await house.mixes.change_layer(replace(late, offset_s=1.0))
        made = await house.mixes.render_layers(mix.id, tmp_path, ".flac")
        assert [file.name for file in made.files] == ["A B.flac", "A B 1 drums.flac", "A B 2 bass.flac"]
        whole, drums, bass = (read(file, downmix=False).samples for file in made.files)
        assert len(whole) == len(drums) == len(bass) == 2 * RATE
        assert np.allclose(whole, drums + bass, atol=1e-6)
        assert not bass[:RATE].any()

    in_house(tmp_path, scenario)


def test_what_cannot_be_heard_is_told(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        mixes, out = house.mixes, tmp_path / "out.wav"
        mix = await mixes.new("Quiet", 120.0)
        assert await refused(mixes.render(mix.id, out)) == "mix-empty"
        song = await house.song("song")
        layer = await mixes.add_layer(mix.id, song.id)
        await mixes.change_layer(replace(layer, muted=True))
        assert await refused(mixes.bounce(mix.id)) == "mix-silent"
        await mixes.change_layer(replace(layer, offset_s=10_799.5))
        assert await refused(mixes.render(mix.id, out)) == "mix-too-long"
        await mixes.change_layer(layer)
        assert await refused(mixes.render(mix.id, tmp_path / "out.xyz")) == "format-unknown"
        assert await refused(mixes.render(mix.id, tmp_path / "no" / "out.wav")) == "folder-missing"
        house.tracks.path(song).unlink()
        assert await refused(mixes.render(mix.id, out)) == "layer-missing"
        await house.tracks.delete(song.id)
        assert await refused(mixes.render(mix.id, out)) == "mix-empty", "a layer goes with its track"
        assert not out.exists()

    events = in_house(tmp_path, scenario)
    assert isinstance(events[-1], MixChanged), "whoever shows the mix is told that the layer went"


def test_bad_mixes_and_layers_are_refused(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        mixes = house.mixes
        for bpm in (0.0, 1_000.0, -120.0, float("nan")):
            assert await refused(mixes.new("x", bpm)) == "mix-tempo"
        assert await refused(mixes.new("  ", 120.0)) == "mix-title"
        assert await refused(mixes.new("x", 120.0, 0)) == "mix-bar"
        assert await mixes.list() == []
        mix = await mixes.new("x", 120.0)
        assert await refused(mixes.add_layer(mix.id, 99)) == "track-unknown"
        assert await refused(mixes.add_layer(99, (await house.song("song")).id)) == "mix-unknown"
        layer = await mixes.add_layer(mix.id, 1)
        wrong: list[dict[str, float]] = [
            {"gain_db": 40.0},
            {"gain_db": float("nan")},
            {"offset_s": -1.0},
            {"offset_s": 20_000.0},
            {"stretch": 0.1},
            {"stretch": 3.0},
        ]
        for change in wrong:
            assert await refused(mixes.change_layer(replace(layer, **change))) == "layer-wrong"  # type: ignore[arg-type]
        assert (await mixes.get(mix.id)).layers == (layer,)
        await mixes.remove_layer(layer.id)
        for work in (mixes.remove_layer(layer.id), mixes.fit(layer.id), mixes.change_layer(layer)):
            assert await refused(work) == "layer-unknown"
        await mixes.delete(mix.id)
        assert await refused(mixes.delete(mix.id)) == "mix-unknown"

    in_house(tmp_path, scenario)


def test_another_tempo_leaves_layers_on_their_beats(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        mix = await house.mixes.new("x", 120.0)
        layer = await house.mixes.add_layer(mix.id, (await house.song("song")).id)
        await house.mixes.change_layer(replace(layer, offset_s=2.0))
        changed = await house.mixes.change(mix.id, "y", 60.0, 3)
        assert (changed.title, changed.bpm, changed.beats) == ("y", 60.0, 3)
        assert [layer.offset_s for layer in changed.layers] == [4.0]
        assert await refused(house.mixes.change(mix.id, "y", 0.0, 3)) == "mix-tempo"

    in_house(tmp_path, scenario)


def test_a_layer_is_fitted_to_the_grid(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        mix = await house.mixes.new("x", 120.0)
        layer = await house.mixes.add_layer(mix.id, (await house.song("song")).id)
        house.pulse = Pulse(100.0, (0.3, 0.9))
        fitted = await house.mixes.fit(layer.id)
        assert fitted.stretch == pytest.approx(100 / 120)
        assert fitted.offset_s == pytest.approx(0.25), "its first beat, then at 0.25 s, is at 0.5 s"
        await house.mixes.change_layer(replace(fitted, offset_s=3.9))
        assert (await house.mixes.fit(layer.id)).offset_s == pytest.approx(3.75)
        assert (await house.mixes.get(mix.id)).layers[0].offset_s == pytest.approx(3.75)
        house.pulse = Pulse(None)
        assert await refused(house.mixes.fit(layer.id)) == "no-beat"

    in_house(tmp_path, scenario)


@pytest.mark.parametrize("follows", [True, False])
def test_a_composed_layer_follows_what_is_heard(tmp_path: Path, follows: bool) -> None:
    async def scenario(house: House) -> None:
        house.follows = follows
        mix = await house.mixes.new("x", 90.0)
        layer = await house.mixes.add_layer(mix.id, (await house.song("song", 2.0, licence="CC BY-NC 4.0")).id)
        await house.mixes.change_layer(replace(layer, offset_s=0.5))
        job = await house.mixes.compose_layer(mix.id, "Drums", "rock drums", seed=3, composer="musicgen:x")
        await house.jobs.wait(job)
        await house.mixes.drain()
        ((order, composer),) = house.orders
        assert order == Order("rock drums, 90 bpm", 2.5, 3, melody=order.melody, title="Drums")
        assert composer == "musicgen:x"
        assert [guide.duration_s for guide in house.guides] == ([2.5] if follows else [])
        layers = (await house.mixes.get(mix.id)).layers
        assert [layer.name for layer in layers] == ["song", "Drums"]
        assert await house.mixes.composed(job) == [layers[1]], "it is added once"

    in_house(tmp_path, scenario)


def test_the_first_layer_is_composed_from_words(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        mix = await house.mixes.new("x", 90.0)
        job = await house.mixes.compose_layer(mix.id, "", "drums", 8.0)
        await house.jobs.wait(job)
        assert [layer.name for layer in await house.mixes.composed(job)] == ["made"]
        assert house.orders == [(Order("drums, 90 bpm", 8.0), "")]

    in_house(tmp_path, scenario)


def test_music_for_a_mix_that_was_deleted_stays_a_track(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        mix = await house.mixes.new("x", 90.0)
        job = await house.mixes.compose_layer(mix.id, "Drums", "drums", 8.0)
        await house.mixes.delete(mix.id)
        await house.jobs.wait(job)
        await house.mixes.drain()
        assert [track.title for track in await house.tracks.list()] == ["made"]

    assert not [event for event in in_house(tmp_path, scenario) if isinstance(event, Notice)]


@pytest.mark.parametrize(
    ("prompt", "others", "wanted"),
    [
        ("drums", [], "drums, 120 bpm"),
        ("drums at 90 BPM", [], "drums at 90 BPM"),
        ("bass", ["a calm day", "piano in C# minor"], "bass, in C# minor, 120 bpm"),
        ("bass in D major", ["piano in C minor"], "bass in D major, 120 bpm"),
        ("bass", ["a minor change"], "bass, 120 bpm"),
        ("", ["strings in E flat major, 100 bpm"], "in E flat major, 120 bpm"),
    ],
)
def test_prompts_of_layers_keep_tempo_and_key(prompt: str, others: list[str], wanted: str) -> None:
    assert layer_prompt(prompt, 120.0, others) == wanted
