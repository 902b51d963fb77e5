"""Tracks as files for others: their sound, what is written into them, and what a licence forbids."""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.fakes.context import FakeContext
from tests.unit.services.track_house import decode, library
from voiceapp.app_writers import create_track
from voiceapp.audio.encoding import Encoding
from voiceapp.audio.files import probe, read
from voiceapp.audio.loops import SEAM_S
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.tracks import NewTrack, Track, TrackKind
from voiceapp.engines.delivery import Delivery
from voiceapp.services.engine_facts import EngineFacts
from voiceapp.services.track_exports import ExportedTrack, TrackExports
from voiceapp.services.tracks import TrackLibrary

RATE = 32_000
SECONDS = 2.0
MUSICGEN = EngineFacts("musicgen:/home/linda/small", "MusicGen small", "CC BY-NC 4.0")


def music(channels: int) -> Samples:
    time = np.arange(round(SECONDS * RATE)) / RATE
    sides = [(0.4 * np.sin(2 * np.pi * pitch * time)).astype(np.float32) for pitch in (440, 660)]
    # What 24 bits hold.
    whole = np.rint(np.stack(sides[:channels], axis=1) * 2**23) / 2**23
    return np.asarray(whole[:, 0] if channels == 1 else whole, np.float32)


class House:
    def __init__(self, tracks: TrackLibrary) -> None:
        self.tracks = tracks
        self.told: list[float] = []
        self.exports = TrackExports(tracks, self, decode, self.about)

    async def about(self, engine: str) -> EngineFacts:
        assert engine == MUSICGEN.engine
        return MUSICGEN

    async def write(
        self, path: Path, sound: AsyncIterator[Audio], encoding: Encoding, tags: Mapping[str, str]
    ) -> None:
        parts = [part async for part in sound]
        Delivery().write(FakeContext(parts), str(path), asdict(encoding), tags)

    async def track(self, kind: TrackKind = "composed", channels: int = 2, **said: Any) -> Track:
        folder = self.tracks.new_folder()
        writer = create_track(folder / "audio.flac")
        writer.write(Audio(music(channels), RATE))
        writer.close()
        new = NewTrack("Calm “piano”", kind, "audio.flac", SECONDS, RATE, channels)
        if kind == "composed":
            facts = {"prompt": "calm piano, 90 bpm.", "seed": 7, "composer": MUSICGEN.engine, "model": "d1"}
            new = replace(new, **facts)  # type: ignore[arg-type]
        return await self.tracks.add(replace(new, **said), folder)

    async def export(self, track: Track, out: Path, **asked: Any) -> ExportedTrack:
        asked = {"accept_licence": True, **asked}
        return await self.exports.export(
            track.id, out, **asked, tell=lambda fraction, words: self.told.append(fraction or 0.0)
        )


Run = Callable[[Callable[[House], Awaitable[None]]], None]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def call(scenario: Callable[[House], Awaitable[None]]) -> None:
        async def whole() -> None:
            async with library(tmp_path) as tracks:
                await scenario(House(tracks))

        asyncio.run(whole())

    return call


def written(path: Path) -> dict[str, str]:
    """The tags in a file, as FFmpeg reads them."""
    import av

    with av.open(str(path)) as file:
        return {name.lower(): text for name, text in {**file.metadata, **file.streams.audio[0].metadata}.items()}


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("ending", [".wav", ".flac"])
def test_formats_without_loss_hold_the_very_samples(run: Run, tmp_path: Path, ending: str, channels: int) -> None:
    async def scenario(house: House) -> None:
        out = tmp_path / f"a{ending}"
        made = await house.export(await house.track(channels=channels), out)
        assert (made.file, made.duration_s) == (out, SECONDS)
        sound = read(out, downmix=channels == 1)
        assert sound.rate == RATE
        assert np.array_equal(sound.samples, music(channels))
        assert house.told[-1] == 1.0

    run(scenario)


@pytest.mark.parametrize(("ending", "rate"), [(".mp3", RATE), (".opus", 48_000), (".ogg", 48_000)])
def test_formats_with_loss_keep_both_sides(run: Run, tmp_path: Path, ending: str, rate: int) -> None:
    async def scenario(house: House) -> None:
        out = tmp_path / f"a{ending}"
        await house.export(await house.track(), out)
        info = probe(out)
        assert (info.rate, info.channels) == (rate, 2)
        sound = read(out, downmix=False).samples[rate // 2 :]
        for side, pitch in enumerate((440, 660)):
            spectrum = np.abs(np.fft.rfft(sound[:rate, side] * np.hanning(rate)))
            assert int(spectrum.argmax()) == pytest.approx(pitch, abs=1)

    run(scenario)


def test_it_tells_how_it_was_made_and_what_its_licence_allows(run: Run, tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        track = await house.track()
        for ending in (".wav", ".flac", ".mp3", ".opus"):
            out = tmp_path / f"a{ending}"
            made = await house.export(track, out)
            found = written(out)
            assert found["title"] == "Calm “piano”"
            assert found["comment"] == (
                "AI-generated music. Prompt: calm piano, 90 bpm. Model: MusicGen small. Seed: 7."
                " Licence: CC BY-NC 4.0 (not for business)."
            )
            assert found["copyright"] == "CC BY-NC 4.0 (not for business)"
            if ending != ".wav":
                wanted = {"ai_generated": "yes", "prompt": "calm piano, 90 bpm.", "seed": "7", "model": "d1"}
                assert {name: found[name] for name in wanted} == wanted
            assert "/home" not in str(found)
            assert made.engine == MUSICGEN

    run(scenario)


def test_the_licence_of_a_track_and_of_its_parent_count(run: Run, tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        song = await house.track()
        stem = await house.track("stem", parent=song.id, licence="CC BY-NC 4.0", composer=MUSICGEN.engine)
        mix = await house.track("mix", licence="CC BY-NC 4.0", composer=MUSICGEN.engine)
        for track in (song, stem, mix):
            with pytest.raises(VoiceAppError, match=r"not for business \(licence CC BY-NC 4.0\)") as caught:
                await house.export(track, tmp_path / "a.flac", accept_licence=False)
            assert caught.value.code == "licence-not-accepted"
        assert not (tmp_path / "a.flac").exists()
        await house.tracks.delete(song.id)
        for track in (stem, mix):
            assert (await house.export(track, tmp_path / "stem.flac")).tags["ai_generated"] == "yes"
        own = await house.export(await house.track("imported"), tmp_path / "own.flac", accept_licence=False)
        assert own.engine is None
        assert sorted(own.tags) == ["date", "title"]

    run(scenario)


def test_what_is_written_is_let_go(run: Run, tmp_path: Path) -> None:
    read_, most = list[weakref.ref[Samples]](), 0

    async def watched(path: Path, rate: int, channels: int) -> AsyncGenerator[Audio]:
        async for chunk in decode(path, rate, channels):
            samples = chunk.samples.copy()
            read_.append(weakref.ref(samples))
            yield Audio(samples, rate)

    class Counting(House):
        async def write(
            self, path: Path, sound: AsyncIterator[Audio], encoding: Encoding, tags: Mapping[str, str]
        ) -> None:
            nonlocal most
            async for _ in sound:
                most = max(most, sum(one() is not None for one in read_))

    async def scenario(house: House) -> None:
        counting = Counting(house.tracks)
        counting.exports = TrackExports(house.tracks, counting, watched, house.about)
        await counting.export(await house.track(), tmp_path / "a.flac")

    run(scenario)
    assert len(read_) > 4
    assert most <= 3, "a track of hours is never held as a whole"


def test_a_stretch_is_cut_to_the_sample(run: Run, tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        out = tmp_path / "part.flac"
        made = await house.export(await house.track(), out, from_s=0.25, until_s=1.1)
        assert made.duration_s == pytest.approx(0.85)
        first, last = round(0.25 * RATE), round(1.1 * RATE)
        assert np.array_equal(read(out, downmix=False).samples, music(2)[first:last])
        await house.export(await house.track(), out, from_s=1.5, until_s=99.0)
        assert np.array_equal(read(out, downmix=False).samples, music(2)[round(1.5 * RATE) :])

    run(scenario)


def test_a_loop_repeats_without_a_click(run: Run, tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        track, out = await house.track(), tmp_path / "loop.flac"
        await house.export(track, out, from_s=0.25, until_s=1.0004, loop=True)
        twice = np.tile(read(out, downmix=False).samples, (2, 1))
        plain = music(2)[round(0.25 * RATE) : round(1.0004 * RATE)]
        step = np.abs(np.diff(music(2), axis=0)).max()
        assert np.abs(np.diff(twice, axis=0)).max() < 1.5 * step
        assert np.abs(np.diff(np.tile(plain, (2, 1)), axis=0)).max() > 2 * step, "it would click"
        seam = round(SEAM_S * RATE)
        assert np.array_equal(twice[: len(plain) - seam], plain[:-seam])

    run(scenario)


@pytest.mark.parametrize(
    ("asked", "name", "code"),
    [
        ({"from_s": 2.5}, "a.flac", "stretch-wrong"),
        ({"from_s": 1.0, "until_s": 1.0}, "a.flac", "stretch-wrong"),
        ({"from_s": 1.0, "until_s": 0.5}, "a.flac", "stretch-wrong"),
        ({}, "a.txt", "format-unknown"),
        ({}, "nowhere/a.flac", "folder-missing"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(
    run: Run, tmp_path: Path, asked: dict[str, float], name: str, code: str
) -> None:
    async def scenario(house: House) -> None:
        track = await house.track()
        before = sorted(tmp_path.iterdir())
        with pytest.raises(VoiceAppError) as caught:
            await house.export(track, tmp_path / name, **asked)
        assert caught.value.code == code
        assert sorted(tmp_path.iterdir()) == before

    run(scenario)
