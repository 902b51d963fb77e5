"""The index forgets a transcript as soon as its words change, and nothing of a deleted recording stays in it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import numpy as np

from tests.fakes.meetings import Library
from voiceapp.core.passages import NewPassage, Within
from voiceapp.core.recordings import Vector
from voiceapp.services.passage_cutting import passages
from voiceapp.storage.passages import PassageStore, signed


def indexed(folder: Path, scenario: Callable[[Library, PassageStore, int], Awaitable[None]]) -> None:
    """Runs with one indexed call: Ann's zanzibar budget, and Bob's agreement."""

    async def run() -> None:
        async with Library(folder).open() as library:
            call = await library.add_call()
            store = PassageStore(library.db)
            ((meeting, transcript),) = await store.stale()
            assert meeting == call.id
            await store.replace(transcript, passages(await library.service.get(meeting)))
            assert await store.stale() == []
            await scenario(library, store, meeting)

    asyncio.run(run())


async def _found(store: PassageStore, *terms: str, within: Within | None = None) -> list[float]:
    frequencies, _ = await store.frequencies(terms)
    return [passage.start_s for passage, _ in await store.matching(frequencies, within or Within(), 10)]


def test_passages_are_found_by_their_terms_the_best_first(tmp_path: Path) -> None:
    async def scenario(library: Library, store: PassageStore, meeting: int) -> None:
        assert await store.frequencies(["zanzi", "agre", "moon"]) == ({"zanzi": 2, "agre": 2, "moon": 0}, 2)
        assert await _found(store, "zanzi", "budge") == [0.0, 2.0], "the answer to it is beside it"
        assert await _found(store, "agre") == [2.0, 0.0]
        assert await _found(store, "moon") == []
        assert await _found(store, 'zan" OR "x') == []

    indexed(tmp_path, scenario)


def test_where_to_look_can_be_narrowed(tmp_path: Path) -> None:
    async def scenario(library: Library, store: PassageStore, meeting: int) -> None:
        for within, starts in (
            (Within([meeting]), [0.0, 2.0]),
            (Within([meeting + 1]), []),
            (Within(speakers=["ann"]), [0.0]),
            (Within(speakers=["Carla"]), []),
            (Within(since=1_001.0), []),
            (Within(since=999.0, until=1_000.0), [0.0, 2.0]),
        ):
            assert await _found(store, "zanzi", within=within) == starts, within
            allowed = await store.allowed(within)
            assert allowed is not None
            assert len(allowed) == len(starts)

    indexed(tmp_path, scenario)


def test_a_changed_word_or_name_makes_it_stale(tmp_path: Path) -> None:
    async def scenario(library: Library, store: PassageStore, meeting: int) -> None:
        found = await library.service.get(meeting)
        await library.edits.edit(meeting, found.segments[0].id, "The lisbon budget.")
        ((_, transcript),) = await store.stale()
        await store.replace(transcript, passages(await library.service.get(meeting)))
        assert await _found(store, "zanzi") == []
        assert await _found(store, "lisbo") == [0.0, 2.0]
        await library.stores[2].rename(meeting, found.speakers[0].id, "Annabel")
        assert [one for one, _ in await store.stale()] == [meeting]

    indexed(tmp_path, scenario)


def test_nothing_of_a_deleted_recording_stays(tmp_path: Path) -> None:
    async def scenario(library: Library, store: PassageStore, meeting: int) -> None:
        await library.service.delete(meeting)
        assert await store.frequencies(["zanzi"]) == ({"zanzi": 0}, 0)
        status = await store.status("m")
        assert (status.recordings, status.passages, status.segments, status.stale) == (0, 0, 0, 0)
        for file in tmp_path.glob("voiceapp.db*"):
            assert b"zanzi" not in file.read_bytes(), file.name

    indexed(tmp_path, scenario)


def test_vectors_come_back_with_their_signs(tmp_path: Path) -> None:
    async def scenario(library: Library, store: PassageStore, meeting: int) -> None:
        todo = await store.without_vector("m", 10)
        vectors: Vector = np.array([[0.6, -0.8, 0.0], [-0.6, 0.0, 0.8]], np.float32)
        await store.set_vectors("m", [one.id for one in todo], vectors)
        assert await store.without_vector("m", 10) == []
        assert len(await store.without_vector("other", 10)) == 2
        ids, signs = await store.signs("m")
        assert list(ids) == [one.id for one in todo]
        assert np.array_equal(signs, signed(vectors))
        there, back = await store.vectors("m", [todo[1].id])
        assert (there, back.shape) == ([todo[1].id], (1, 3))
        assert np.allclose(back, vectors[1:], atol=5e-3)
        assert (await store.status("m")).vectors == 2

    indexed(tmp_path, scenario)


def test_signs_are_packed_into_whole_words() -> None:
    vectors = np.ones((2, 70), np.float32)
    vectors[1, 69] = -1.0
    one, other = signed(vectors)
    assert one.shape == (2,)
    assert int(np.bitwise_count(one ^ other).sum()) == 1


def test_rows_of_another_transcript_are_tidied_away(tmp_path: Path) -> None:
    async def scenario(library: Library, store: PassageStore, meeting: int) -> None:
        _, transcripts, _ = library.stores
        await transcripts.add(meeting, "imported", "", [])
        assert await _found(store, "zanzi") == [], "only what is in use is found"
        await store.tidy()
        assert (await store.status("m")).passages == 0

    indexed(tmp_path, scenario)


def test_an_odd_term_is_no_syntax(tmp_path: Path) -> None:
    async def scenario(library: Library, store: PassageStore, meeting: int) -> None:
        transcript = (await library.service.get(meeting)).info.transcript
        assert transcript is not None
        await store.replace(transcript, [NewPassage(1, 1, 0.0, 1.0, "near not and")])
        assert await _found(store, "near") == [0.0]

    indexed(tmp_path, scenario)
