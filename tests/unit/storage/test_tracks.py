"""Tracks are kept as they were made; a deleted one leaves its branches to its parent; layers go with their mix."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.tracks import Drift, Layer, Making, NewTrack, Seam, TrackMeasures
from voiceapp.storage.database import Database
from voiceapp.storage.tracks import TrackStore

MAKING = Making(45.0, 4.0, 0.9, 100, 12.0, "model", "tune.mp3", "melody.flac", 1, 3)
MEASURES = TrackMeasures(-14.0, -1.2, 3.5, (Seam(28.0, 0.8),), Drift(2.0, 90.0, None), 0.7, 1.5)
NEW = NewTrack(
    *("Calm piano", "composed", "audio.flac", 45.0, 32_000, 1, None, None, "calm piano", 3),
    *("musicgen:small", "key", "CC BY-NC 4.0", MAKING, MEASURES, "tokens.npz"),
)


def stored(folder: Path, scenario: Callable[[TrackStore], Awaitable[None]]) -> None:
    async def run() -> None:
        db = Database(folder / "a.db")
        await db.open()
        try:
            await scenario(TrackStore(db, lambda: 9.0))
        finally:
            await db.close()

    asyncio.run(run())


def test_a_track_comes_back_as_it_was_made(tmp_path: Path) -> None:
    async def scenario(store: TrackStore) -> None:
        made = await store.add(NEW, "abc")
        assert (await store.list(), await store.get(made.id)) == ([made], made)
        assert (made.title, made.made, made.making, made.measures) == ("Calm piano", 9.0, MAKING, MEASURES)
        assert (made.prompt, made.seed, made.licence, made.tokens) == (
            "calm piano",
            3,
            "CC BY-NC 4.0",
            "tokens.npz",
        )
        await store.rate(made.id, 4)
        await store.rename(made.id, "Evening")
        assert await store.get(made.id) == replace(made, rating=4, title="Evening")
        plain = await store.add(replace(NEW, kind="imported", making=None, measures=TrackMeasures()), "abc")
        assert (plain.making, plain.measures) == (None, TrackMeasures())
        with pytest.raises(VoiceAppError, match="not in the library"):
            await store.get(99)

    stored(tmp_path, scenario)


def test_what_was_branched_from_a_deleted_track_goes_to_its_parent(tmp_path: Path) -> None:
    async def scenario(store: TrackStore) -> None:
        root = await store.add(NEW, "abc")
        middle = await store.add(replace(NEW, parent=root.id, from_s=28.0), "abc")
        long = await store.add(replace(NEW, parent=middle.id, from_s=40.0), "abc")
        short = await store.add(replace(NEW, parent=middle.id, from_s=10.0), "abc")
        varied = await store.add(replace(NEW, parent=middle.id), "abc")
        await store.add_mark(middle.id, 3.0, "Chorus")
        await store.delete(middle.id)
        left = [(track.id, track.parent, track.from_s) for track in await store.list()]
        branches = [(long.id, root.id, 28.0), (short.id, root.id, 10.0), (varied.id, root.id, None)]
        assert left == [(root.id, None, NEW.from_s), *branches]
        assert await store.marks(middle.id) == []

    stored(tmp_path, scenario)


def test_a_mix_keeps_its_layers_in_order_and_plays_those_on_solo(tmp_path: Path) -> None:
    async def scenario(store: TrackStore) -> None:
        one, other = await store.add(NEW, "abc"), await store.add(NEW, "abc")
        mix = await store.add_mix("Song", 120.0)
        drums = await store.add_layer(Layer(0, mix.id, 0, one.id, "Drums", -3.0, offset_s=2.0, stretch=1.1))
        bass = await store.add_layer(Layer(0, mix.id, 0, other.id, "Bass", muted=True))
        (found,) = await store.mixes()
        assert (found.layers, found.heard, found.bpm) == ((drums, bass), (drums,), 120.0)
        await store.change_layer(replace(bass, muted=False, solo=True))
        await store.change_mix(mix.id, "Song two", 90.0, 3)
        found = await store.mix(mix.id)
        assert (found.title, found.bpm, found.beats) == ("Song two", 90.0, 3)
        assert [layer.name for layer in found.heard] == ["Bass"]
        await store.delete(one.id)
        assert [layer.name for layer in (await store.mix(mix.id)).layers] == ["Bass"]
        await store.delete_mix(mix.id)
        with pytest.raises(VoiceAppError, match="no such mix"):
            await store.mix(mix.id)

    stored(tmp_path, scenario)
