"""Tokens of tracks: those that a track was made of, or its sound coded once; heard, exported and imported."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.codec import RATE, Rounding
from tests.unit.services.track_house import decode, library
from voiceapp.app_writers import create_track
from voiceapp.audio.files import probe, read
from voiceapp.audio.writer import write
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.recordings import Tokens
from voiceapp.core.tracks import Track
from voiceapp.services.codecs import CodecService, read_tokens, write_tokens
from voiceapp.services.track_tokens import TrackTokens
from voiceapp.services.tracks import TrackLibrary


class House:
    def __init__(self, tracks: TrackLibrary, folder: Path) -> None:
        self.tracks, self.folder = tracks, folder
        self.engine = Rounding()
        self.asked: list[str] = []
        self.chosen = "encodec:mine"
        codecs = CodecService(self.codec, decode, create_track)
        self.tokens = TrackTokens(tracks, codecs, self.codec, self.key, lambda: self.chosen, decode, create_track)

    def codec(self, text: str) -> Rounding:
        self.asked.append(text)
        return self.engine

    async def key(self, text: str) -> str:
        return f"{len(text):x}".ljust(64, "0")

    async def song(self) -> Track:
        path = write(self.folder / "song.wav", Audio(np.linspace(-0.9, 0.9, 2 * RATE, dtype=np.float32), RATE))
        return await self.tracks.import_file(path)

    async def composed(self) -> Track:
        """One with the tokens that its composer made."""
        track = await self.song()
        coded = await self.engine.encode(_ones(1.0))
        write_tokens(self.tracks.folder(track.id) / "tokens.npz", replace(coded, frame_rate=0.0, size=0))
        await self.tracks.set_tokens(track.id, "tokens.npz")
        return await self.tracks.get(track.id)

    def files(self, track: Track) -> list[str]:
        return sorted(path.name for path in self.tracks.folder(track.id).iterdir())


async def _ones(seconds: float) -> AsyncIterator[Audio]:
    yield Audio(np.full(round(seconds * RATE), 0.8, np.float32), RATE)


@pytest.fixture
def run(tmp_path: Path) -> Callable[[Callable[[House], Awaitable[None]]], None]:
    def call(scenario: Callable[[House], Awaitable[None]]) -> None:
        async def whole() -> None:
            async with library(tmp_path) as tracks:
                await scenario(House(tracks, tmp_path))

        asyncio.run(whole())

    return call


Run = Callable[[Callable[[House], Awaitable[None]]], None]


def test_sound_without_tokens_is_coded_once_for_each_codec(run: Run) -> None:
    async def scenario(house: House) -> None:
        track = await house.song()
        view = await house.tokens.of(track.id)
        assert (view.codes.shape, view.frame_rate, view.size, view.kbps) == ((4, 2000), RATE, 4, 8.0)
        again = await house.tokens.of(track.id)
        assert np.array_equal(again.codes, view.codes)
        assert house.engine.calls == ["encode"]
        house.chosen = "encodec:another"
        await house.tokens.of(track.id)
        assert house.engine.calls == ["encode", "encode"]
        assert len(house.files(track)) == 3

    run(scenario)


def test_a_composed_track_has_the_tokens_that_it_was_made_of(run: Run) -> None:
    async def scenario(house: House) -> None:
        track = await house.composed()
        view = await house.tokens.of(track.id)
        assert view.codes.shape == (4, 1000)
        assert (view.frame_rate, view.size) == (RATE, 4)
        assert set(view.codes[0]) == {3}

    run(scenario)


def test_tokens_are_shown_on_the_time_axis_of_their_sound(run: Run) -> None:
    async def scenario(house: House) -> None:
        track = await house.song()
        # Two chunks of ten frames over a second each; the sound ends in the middle of the second one.
        codes = np.arange(40, dtype=np.int32).reshape(2, 2, 10)
        told = Tokens(codes, np.ones(2, np.float32), RATE * 3 // 2, RATE, 1, 0.12, 10.0, 64)
        write_tokens(house.tracks.folder(track.id) / "tokens.npz", told)
        await house.tracks.set_tokens(track.id, "tokens.npz")
        view = await house.tokens.of(track.id)
        assert view.codes.tolist() == [[*range(10), *range(20, 25)], [*range(10, 20), *range(30, 35)]]

    run(scenario)


def test_the_first_books_are_heard_decoded_once_and_deleted_with_the_track(run: Run) -> None:
    async def scenario(house: House) -> None:
        track = await house.song()
        errors = []
        for books in (1, 2, 4):
            sound = read(await house.tokens.heard(track.id, books)).samples
            errors.append(float(np.max(np.abs(sound - read(house.tracks.path(track)).samples))))
        assert errors == pytest.approx([1 / 4, 1 / 16, 1 / 256], rel=0.05)
        await house.tokens.heard(track.id, 2)
        assert house.engine.calls == ["encode", "decode", "decode", "decode"]
        with pytest.raises(VoiceAppError, match="have 4 codebooks, not 5"):
            await house.tokens.heard(track.id, 5)
        folder = house.tracks.folder(track.id)
        await house.tracks.delete(track.id)
        assert not folder.exists()

    run(scenario)


def test_a_decoding_that_fails_leaves_nothing_to_be_taken_for_it(run: Run) -> None:
    async def scenario(house: House) -> None:
        track = await house.song()
        await house.tokens.of(track.id)
        before = house.files(track)
        house.engine = Rounding(breaks=True)
        with pytest.raises(VoiceAppError, match="of another codec"):
            await house.tokens.heard(track.id, 1)
        assert house.files(track) == before

    run(scenario)


def test_tokens_leave_the_library_and_come_back_as_a_track(run: Run, tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        track, out = await house.composed(), tmp_path / "out.npz"
        made = await house.tokens.export(track.id, out)
        assert (made.codebooks, made.frames, made.kbps) == (4, 1000, 8.0)
        back = await house.tokens.import_(out, "Came back")
        assert (back.title, back.kind, back.duration_s, back.composer) == (
            "Came back",
            "imported",
            1.0,
            "encodec:mine",
        )
        assert read(house.tracks.path(back)).samples == pytest.approx(0.8, abs=1 / 256)
        assert probe(house.tracks.path(back)).rate == RATE
        assert np.array_equal((await house.tokens.of(back.id)).codes, read_tokens(out).codes[0])
        house.chosen = "encodec:another"
        await house.tokens.heard(back.id, 1)
        assert house.asked[-1] == "encodec:mine", "the codec that made them"
        assert (await house.tokens.import_(out)).title == "out"

    run(scenario)


def test_what_cannot_be_imported_adds_nothing(run: Run, tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        (tmp_path / "text.npz").write_text("text")
        for file, code in ((tmp_path / "none.npz", "file-missing"), (tmp_path / "text.npz", "tokens-unreadable")):
            with pytest.raises(VoiceAppError) as caught:
                await house.tokens.import_(file)
            assert caught.value.code == code
        out = tmp_path / "out.npz"
        write_tokens(out, await house.engine.encode(_ones(1.0)))
        house.engine = Rounding(breaks=True)
        with pytest.raises(VoiceAppError) as caught:
            await house.tokens.import_(out)
        assert caught.value.code == "tokens-foreign"
        assert await house.tracks.list() == []
        assert list((tmp_path / "tracks").iterdir()) == []

    run(scenario)
