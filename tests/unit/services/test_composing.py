"""Composing as jobs, on a composer in memory and a library on disk."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.fakes.composers import FRAMES_PER_S, HOP, RATE, Delivered, Ear, Organ, sound_of
from tests.unit.services.helpers import database, until
from voiceapp.audio.files import SoundReader, probe, read
from voiceapp.audio.writer import SoundWriter, write
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, JobChanged
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.tracks import Track
from voiceapp.services.codecs import read_tokens
from voiceapp.services.compose_job import ComposeEngine
from voiceapp.services.composing import ComposingService, Order
from voiceapp.services.engine_facts import EngineFacts
from voiceapp.services.file_sound import FileSound
from voiceapp.services.jobs import JobsService
from voiceapp.services.tracks import TrackLibrary
from voiceapp.storage.database import Database
from voiceapp.storage.jobs import JobStore
from voiceapp.storage.tracks import TrackStore


async def decode(path: Path, rate: int, channels: int) -> AsyncIterator[Audio]:
    with SoundReader(path, rate, downmix=channels == 1) as reader:
        for block in reader.blocks():
            yield block


async def look(path: Path) -> FileSound:
    info = probe(path)
    return FileSound(info.duration_s, info.rate, info.channels)


class House:
    """One start of the program."""

    def __init__(self, db: Database, folder: Path, organ: Organ) -> None:
        self.folder = folder / "tracks"
        self.organ = organ
        self.bus = EventBus()
        self.speeds: list[tuple[str, float | None]] = []
        self.jobs = JobsService(JobStore(db), self.bus, folder / "crashes", owner="me", alive=lambda name: False)
        self.tracks = TrackLibrary(
            TrackStore(db), self.bus, self.folder, decode, look, lambda path: SoundWriter(path, bits=24)
        )
        engine = ComposeEngine(
            lambda text: organ, self._key, self._about, self._speed, lambda *told: self.speeds.append(told)
        )
        self.composing = ComposingService(
            *(self.tracks, self.folder, self.jobs, engine, lambda: "musicgen:small"),
            *(decode, lambda path: SoundWriter(path, bits=24), Delivered(), Ear()),
        )

    async def _key(self, text: str) -> str:
        return f"digest of {text}"

    async def _about(self, text: str) -> EngineFacts:
        return EngineFacts(text, "MusicGen", "CC BY-NC 4.0")

    async def _speed(self, text: str) -> float | None:
        return 2.5

    async def made(self, order: Order) -> tuple[Track, ...]:
        job = await self.composing.start(order)
        ended = await self.jobs.wait(job)
        if ended.error:
            raise ended.error
        return await self.composing.made(job)

    def sound(self, track: Track) -> Samples:
        return read(self.tracks.path(track)).samples

    def raw(self, track: Track) -> Samples:
        """The sound as the composer gave it, without what was put on for loudness."""
        return self.sound(track) * np.float32(10 ** (-track.measures.gain_db / 20))

    def leftovers(self) -> list[str]:
        return sorted(path.name for path in self.folder.glob(".*"))


@asynccontextmanager
async def house(folder: Path, organ: Organ | None = None) -> AsyncIterator[House]:
    async with database(folder) as db:
        made = House(db, folder, organ or Organ())
        try:
            yield made
        finally:
            await made.jobs.close()


def in_house(folder: Path, scenario: Callable[[House], Awaitable[None]], organ: Organ | None = None) -> None:
    async def run() -> None:
        async with house(folder, organ) as made:
            await scenario(made)

    asyncio.run(run())


def tone(folder: Path, seconds: float, silent_s: float = 0.0, name: str = "song.wav", rate: int = RATE) -> Path:
    samples = 0.2 * np.sin(2 * np.pi * 440 * np.arange(round(seconds * rate)) / rate)
    return write(folder / name, Audio(np.pad(samples, (0, round(silent_s * rate))).astype(np.float32), rate))


def test_one_window_is_what_the_engine_makes_for_the_seed(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        (track,) = await house.made(Order("calm piano", 10.0, 5, guidance=4.0, top_k=9, ending="none"))
        (request,) = house.organ.requests
        assert (request.prompt, request.seconds, request.seed, request.variations) == ("calm piano", 10.0, 5, 1)
        assert (request.guidance, request.temperature, request.top_k) == (4.0, 1.0, 9)
        assert (request.melody, request.prime, request.prime_codes) == (None, None, None)
        codes = np.random.default_rng([5, 0]).integers(0, 200, (2, 500)).astype(np.int32)
        assert np.allclose(house.raw(track), sound_of(codes), atol=1e-3)
        tokens = read_tokens(house.tracks.folder(track.id) / track.tokens)
        assert np.array_equal(tokens.codes, codes[None])
        assert (tokens.samples, tokens.rate, tokens.frame_rate, tokens.kbps) == (10 * RATE, RATE, 50.0, 2.2)
        assert (track.title, track.kind, track.seed, track.parent) == ("calm piano", "composed", 5, None)
        assert (track.composer, track.model) == ("musicgen:small", "digest of musicgen:small")
        assert track.licence == "CC BY-NC 4.0"
        assert track.making is not None
        assert (track.making.seconds, track.making.guidance, track.making.top_k) == (10.0, 4.0, 9)
        assert track.measures.loudness_lufs == pytest.approx(-14.0, abs=0.3)
        assert track.measures.true_peak_db is not None
        assert track.measures.true_peak_db <= -1.0
        assert probe(house.tracks.path(track)).rate == RATE
        assert house.speeds[0][0] == "musicgen:small"
        assert house.leftovers() == []

    in_house(tmp_path, scenario)


def test_long_music_goes_on_from_the_tokens_of_the_window_before(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        (track,) = await house.made(Order("x", 100.0, 5, ending="none"))
        requests = house.organ.requests
        assert [round(one.seconds, 2) for one in requests] == [30.0, 18.0, 18.0, 18.0, 16.0]
        assert [one.seed for one in requests] == [5, 6, 7, 8, 9]
        tokens = read_tokens(house.tracks.folder(track.id) / track.tokens).codes[0]
        at = 30 * FRAMES_PER_S
        for request, context_s in zip(requests[1:], (12, 12, 12, 14), strict=True):
            assert request.prime_codes is not None
            assert np.array_equal(request.prime_codes[0], tokens[:, at - context_s * FRAMES_PER_S : at])
            at += round(request.seconds * FRAMES_PER_S)
        assert len(house.sound(track)) == 100 * RATE, "exact to the sample"
        assert tokens.shape == (2, 5000)
        # Each window's sound is of the same phase as its codes, so only the hold before its start may differ.
        first = sound_of(tokens[:, : 30 * FRAMES_PER_S])
        assert np.allclose(house.raw(track)[: 29 * RATE], first[: 29 * RATE], atol=1e-3)
        assert [seam.at_s for seam in track.measures.seams] == pytest.approx([29.525, 47.525, 65.525, 83.525])
        assert track.measures.drift is not None

    in_house(tmp_path, scenario)


def test_a_composer_without_tokens_goes_on_from_the_sound_of_each_variation(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        tracks = await house.made(Order("", 50.0, 1, 2, ending="none"))
        assert [len(house.sound(track)) for track in tracks] == [50 * RATE] * 2
        first, *later = house.organ.requests
        assert (first.variations, first.prime) == (2, None)
        assert [one.variations for one in later] == [1, 1] * (len(later) // 2)
        one, other = (request.prime for request in later[:2])
        assert one is not None
        assert other is not None
        assert len(one.samples) == 12 * RATE
        assert not np.array_equal(one.samples, other.samples)
        assert [track.tokens for track in tracks] == ["", ""]

    in_house(tmp_path, scenario, Organ(codes=False, melody=False))


def test_variations_are_tracks_of_one_seed_and_the_same_order_makes_the_same_samples(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        order = Order("drums", 2.0, None, 2)
        one, two = await house.made(order)
        assert (one.title, two.title) == ("drums (1)", "drums (2)")
        assert one.seed == two.seed is not None
        again = await house.made(Order("drums", 2.0, one.seed, 2))
        assert [track.digest for track in again] == [one.digest, two.digest]
        other = await house.made(order)
        assert other[0].seed != one.seed
        assert await house.composing.estimate(order) == 10.0

    in_house(tmp_path, scenario)


def test_work_goes_on_after_the_last_whole_window_when_the_program_was_closed(tmp_path: Path) -> None:
    async def run() -> Samples:
        organ = Organ()
        organ.hold, organ.holds_from = asyncio.Event(), 3
        async with house(tmp_path, organ) as first:
            job = await first.composing.start(Order("x", 60.0, 5))
            await until(lambda: len(organ.requests) == 3)
            await first.jobs.close()
            assert len(first.leftovers()) == 1
            assert await first.tracks.list() == []
        organ = Organ()
        async with house(tmp_path, organ) as second:
            await second.composing.tidy()
            await second.jobs.start()
            ended = await second.jobs.wait(job)
            assert ended.state == "done"
            (track,) = await second.composing.made(job)
            assert organ.requests[0].seed == 7, "whole windows are not made again"
            assert second.leftovers() == []
            resumed = second.sound(track)
            (whole,) = await second.made(Order("x", 60.0, 5))
            assert np.array_equal(resumed, second.sound(whole))
            return resumed

    assert len(asyncio.run(run())) == 60 * RATE


@pytest.mark.parametrize("way", ["cancel", "keep"])
def test_what_there_is_stays_when_it_is_stopped(tmp_path: Path, way: str) -> None:
    async def scenario(house: House) -> None:
        house.organ.hold = asyncio.Event()
        job = await house.composing.start(Order("x", 20.0, 5))
        await until(lambda: bool(house.organ.requests))
        await (house.jobs.cancel(job) if way == "cancel" else house.composing.keep(job))
        ended = await house.jobs.wait(job)
        assert (ended.state, ended.error) == ("cancelled" if way == "cancel" else "done", None)
        (track,) = await house.composing.made(job)
        assert track.duration_s == 10.0, "half of it was made by then"
        assert house.leftovers() == []

    in_house(tmp_path, scenario)


def test_a_discarded_job_leaves_nothing(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        house.organ.hold = asyncio.Event()
        job = await house.composing.start(Order("x", 20.0, 5))
        await until(lambda: bool(house.organ.requests))
        await house.composing.discard(job)
        assert (await house.jobs.wait(job)).state == "cancelled"
        assert await house.tracks.list() == []
        assert house.leftovers() == []

    in_house(tmp_path, scenario)


def test_a_paused_job_that_is_kept_ends_with_its_whole_windows(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        organ, states = house.organ, list[str]()
        house.bus.subscribe(JobChanged, lambda event: states.append(event.job.state))
        organ.hold = asyncio.Event()
        job = await house.composing.start(Order("x", 60.0, 5))
        await until(lambda: len(organ.requests) == 1)
        await house.jobs.pause(job)
        organ.hold.set()
        await until(lambda: len(list(house.folder.glob(".compose-*/window-*"))) == 1)
        await house.composing.keep(job)
        assert (await house.jobs.wait(job)).state == "done"
        (track,) = await house.composing.made(job)
        assert (track.duration_s, len(organ.requests)) == (30.0, 1)
        assert "paused" in states

    in_house(tmp_path, scenario)


def test_a_failed_job_is_tried_again_from_its_last_whole_window(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        house.organ.fails_at = 2
        job = await house.composing.start(Order("x", 40.0, 5))
        ended = await house.jobs.wait(job)
        assert ended.error is not None
        assert ended.error.code == "engine-died"
        await house.jobs.resume(job)
        assert (await house.jobs.wait(job)).state == "done"
        assert [one.seed for one in house.organ.requests] == [5, 6, 6]
        (track,) = await house.composing.made(job)
        assert track.duration_s == 40.0

    in_house(tmp_path, scenario)


def test_what_a_job_has_made_is_told_without_what_was_deleted(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        job = await house.composing.start(Order("x", 5.0, 5, variations=2))
        await house.jobs.wait(job)
        first, second = await house.composing.made(job)
        await house.tracks.delete(first.id)
        assert await house.composing.made(job) == (second,)

    in_house(tmp_path, scenario)


def test_tracks_that_a_killed_program_left_unfinished_are_tidied(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        left, young = house.tracks.new_folder(), house.tracks.new_folder()
        (track,) = await house.made(Order("x", 5.0, 5))
        os.utime(left, (0, 0))
        os.utime(house.tracks.folder(track.id), (0, 0))
        await house.tracks.tidy()
        assert house.leftovers() == [young.name], "another process may be at it"
        assert house.tracks.path(track).is_file()

    in_house(tmp_path, scenario)


def test_folders_of_jobs_that_are_gone_are_tidied(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        old, young = house.folder / ".compose-old", house.folder / ".compose-young"
        for folder in (old, young):
            folder.mkdir(parents=True)
        os.utime(old, (0, 0))
        await house.composing.tidy()
        assert house.leftovers() == [young.name], "another process may be about to queue it"

    in_house(tmp_path, scenario)


def test_a_track_is_continued_by_its_own_tokens(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        (parent,) = await house.made(Order("x", 20.0, 5))
        assert np.abs(house.sound(parent)[-50:]).max() < 1e-3, "it fades out"
        (track,) = await house.made(Order("y", 10.0, 6, parent=parent.id, from_s=18.0, ending="none"))
        request = house.organ.requests[-1]
        kept = read_tokens(house.tracks.folder(parent.id) / parent.tokens).codes[0]
        assert request.prime_codes is not None
        assert np.array_equal(request.prime_codes[0], kept[:, : 18 * FRAMES_PER_S])
        assert (track.parent, track.from_s, track.duration_s) == (parent.id, 18.0, 28.0)
        tokens = read_tokens(house.tracks.folder(track.id) / track.tokens).codes[0]
        assert np.array_equal(tokens[:, : 18 * FRAMES_PER_S], kept[:, : 18 * FRAMES_PER_S])
        assert tokens.shape[1] == 28 * FRAMES_PER_S
        there = house.raw(track)[16 * RATE : 18 * RATE]
        assert np.allclose(there, sound_of(kept)[16 * RATE : 18 * RATE], atol=1e-3), "without the parent's fade"
        (longer,) = await house.made(Order("z", 5.0, 6, parent=track.id, ending="none"))
        assert longer.duration_s == 33.0
        levels = [float(np.abs(house.raw(longer)[at * RATE : (at + 1) * RATE]).max()) for at in (1, 20, 30)]
        assert max(levels) / min(levels) < 1.6, "the new music is as loud as the old"

    in_house(tmp_path, scenario)


def test_a_variation_that_ends_by_itself_gets_no_other_ones_music(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        whole = await house.made(Order("x", 40.0, 5, variations=2, ending="none"))
        house.organ.ends_at = len(house.organ.requests) + 2
        first, second = await house.made(Order("x", 40.0, 5, variations=2, ending="none"))
        assert (first.duration_s, second.duration_s) == (30.0, 40.0)
        assert np.array_equal(house.raw(second), house.raw(whole[1]))

    in_house(tmp_path, scenario, Organ(codes=False))


def test_so_much_of_a_melody_is_kept_as_guides(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        (track,) = await house.made(Order("x", 5.0, 5, melody=tone(tmp_path, 310.0, rate=4_000)))
        assert probe(house.tracks.folder(track.id) / "melody.flac").duration_s == 300.0

    in_house(tmp_path, scenario)


@pytest.mark.parametrize("codes", [True, False])
def test_music_goes_on_though_what_it_goes_on_from_is_deleted(tmp_path: Path, codes: bool) -> None:
    async def scenario(house: House) -> None:
        organ = house.organ
        (parent,) = await house.made(Order("x", 20.0, 5))
        order = Order("y", 40.0, 6, parent=parent.id, from_s=18.0)
        (whole,) = await house.made(order)
        organ.fails_at = len(organ.requests) + 2
        job = await house.composing.start(order)
        assert (await house.jobs.wait(job)).state == "failed"
        await house.tracks.delete(parent.id)
        await house.jobs.resume(job)
        assert (await house.jobs.wait(job)).state == "done"
        (track,) = await house.composing.made(job)
        assert (track.parent, track.from_s) == (None, None)
        assert np.array_equal(house.sound(track), house.sound(whole)), "the same seed makes the same samples"
        assert house.leftovers() == []

    in_house(tmp_path, scenario, Organ(codes))


def test_windows_outlive_what_nobody_expected(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        melody = tone(tmp_path, 5.0)
        organ = house.organ
        organ.breaks_at = 2
        job = await house.composing.start(Order("x", 40.0, 5, melody=melody))
        ended = await house.jobs.wait(job)
        assert ended.error is not None
        assert ended.error.code == "bug"
        await house.jobs.resume(job)
        assert (await house.jobs.wait(job)).state == "done"
        assert [one.seed for one in organ.requests] == [5, 6, 6]
        assert house.leftovers() == []

    in_house(tmp_path, scenario)


def test_a_file_is_continued_from_where_its_sound_ends(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        song = tone(tmp_path, 40.0, silent_s=3.0)
        (track,) = await house.made(Order("", 10.0, 1, going_on=song, ending="none"))
        (request,) = house.organ.requests
        assert request.prime is not None
        assert request.prime.duration_s == pytest.approx(20.0), "as much of it as fits beside 10 s of new music"
        assert track.duration_s == 50.0
        assert track.from_s == pytest.approx(40.0, abs=0.06)
        parent = await house.tracks.get(track.parent or 0)
        assert (parent.kind, parent.title, track.title) == ("imported", "song", "song")
        assert np.allclose(house.raw(track)[: 39 * RATE], read(song).samples[: 39 * RATE], atol=1e-3)
        assert [round(seam.at_s) for seam in track.measures.seams] == [40]
        assert track.tokens == "", "there are none of the old music"
        (shorter,) = await house.made(Order("", 2.0, 1, going_on=song, from_s=35.5, ending="none"))
        assert (shorter.duration_s, shorter.parent) == (37.5, parent.id)

    in_house(tmp_path, scenario)


def test_endings(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        (faded,) = await house.made(Order("x", 20.0, 5, ending="fade"))
        sound = house.raw(faded)
        half = float(np.square(sound[int(17.9 * RATE) : int(18.1 * RATE)]).mean())
        full = float(np.square(sound[int(14 * RATE) : int(15 * RATE)]).mean())
        assert half / full == pytest.approx(0.5, rel=0.25), "of equal power: half of it in the middle"
        house.organ.requests.clear()
        (ended,) = await house.made(Order("jazz", 45.0, 5, ending="model"))
        prompts = [one.prompt for one in house.organ.requests]
        assert [prompt == "jazz" for prompt in prompts] == [True, False]
        assert prompts[-1].startswith("jazz, ending")
        assert 40.0 <= ended.duration_s <= 45.0
        frames = read_tokens(house.tracks.folder(ended.id) / ended.tokens).codes.shape[2]
        assert frames * HOP - HOP < len(house.sound(ended)) <= frames * HOP

    in_house(tmp_path, scenario)


def test_a_melody_is_kept_and_begins_again_at_its_end(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        tune = tone(tmp_path, 7.0, name="tune.wav")
        (track,) = await house.made(Order("x", 40.0, 5, melody=tune))
        first, second = (one.melody for one in house.organ.requests)
        assert first is not None
        assert second is not None
        whole = read(tune).samples
        assert np.allclose(first.samples, whole, atol=1e-4)
        at = (np.arange(18 * RATE + 20 * RATE, 18 * RATE + 20 * RATE + 100) - 18 * RATE) % len(whole)
        assert len(second.samples) == 30 * RATE
        assert np.allclose(second.samples[:100], whole[at], atol=1e-4)
        assert track.making is not None
        assert (track.making.melody, track.making.melody_file) == ("tune", "melody.flac")
        assert (house.tracks.folder(track.id) / "melody.flac").is_file()
        assert track.measures.melody_similarity == 0.9

    in_house(tmp_path, scenario)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"seconds": 0.0}, "too-short"),
        ({"seconds": 3601.0}, "too-long"),
        ({"prompt": "piano " * 5000}, "prompt-too-long"),
        ({"from_s": 3.0}, "nothing-to-go-on-from"),
        ({"stride_s": 29.0}, "stride-wrong"),
        ({"variations": 0}, "variations-wrong"),
        ({"guidance": 0.0}, "settings-wrong"),
        ({"parent": 9}, "track-unknown"),
        ({"melody": "silent"}, "melody-silent"),
        ({"melody": "short"}, "melody-too-short"),
        ({"melody": "missing"}, "file-missing"),
        ({"going_on": "song", "from_s": 40.6}, "after-the-end"),
        ({"going_on": "silent"}, "too-short"),
    ],
)
def test_what_cannot_be_is_told_and_leaves_nothing(tmp_path: Path, changes: dict[str, Any], code: str) -> None:
    files = {
        "silent": write(tmp_path / "silent.wav", Audio(np.zeros(3 * RATE, np.float32), RATE)),
        "short": tone(tmp_path, 0.2, name="short.wav"),
        "song": tone(tmp_path, 40.0),
        "missing": tmp_path / "missing.wav",
    }
    given: dict[str, Any] = {
        name: files.get(value, value) if isinstance(value, str) else value for name, value in changes.items()
    }
    order = Order(**{"prompt": "x", "seconds": 2.0, **given})

    async def scenario(house: House) -> None:
        with pytest.raises(VoiceAppError) as caught:
            await house.made(order)
        assert caught.value.code == code
        assert not house.organ.requests
        assert all(track.kind == "imported" for track in await house.tracks.list())
        assert house.leftovers() == []

    in_house(tmp_path, scenario)


def test_an_eight_channel_melody_guides(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        samples = np.tile(read(tone(tmp_path, 3.0)).samples[:, None], (1, 8))
        tune = write(tmp_path / "tune.wav", Audio(samples, RATE))
        await house.made(Order("x", 2.0, 1, melody=tune))
        melody = house.organ.requests[0].melody
        assert melody is not None
        assert melody.samples.shape == (3 * RATE,)

    in_house(tmp_path, scenario)


def test_a_composer_that_cannot_is_told(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        for order, code in (
            (Order("x", 2.0, melody=tone(tmp_path, 2.0)), "no-melody"),
            (Order("x", 2.0, going_on=tone(tmp_path, 2.0)), "no-continuation"),
        ):
            with pytest.raises(VoiceAppError) as caught:
                await house.composing.start(order)
            assert caught.value.code == code
        assert not house.organ.loaded

    in_house(tmp_path, scenario, Organ(melody=False, continuation=False))
