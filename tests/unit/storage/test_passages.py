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
            ((meeting, _),) = await store.stale()
            assert meeting == call.id
            await _index(library, store, meeting)
            assert await store.stale() == []
            await scenario(library, store, meeting)

    asyncio.run(run())


async def _index(library: Library, store: PassageStore, meeting: int) -> None:
    transcript = (await library.service.get(meeting)).info.transcript
    assert transcript is not None
    mark = await store.begin(transcript)
    await store.replace(transcript, passages(await library.service.get(meeting)), mark)


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
            (Within(range(40_000)), [0.0, 2.0]),
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
        assert len(await store.stale()) == 1
        await _index(library, store, meeting)
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
        ids, signs = await store.signs("m", 3)
        assert list(ids) == [one.id for one in todo]
        assert np.array_equal(signs, signed(vectors))
        there, back = await store.vectors("m", 3, [todo[1].id])
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
        await store.replace(transcript, [NewPassage(1, 1, 0.0, 1.0, "near not and")], await store.begin(transcript))
        assert await _found(store, "near") == [0.0]

    indexed(tmp_path, scenario)


def test_words_that_change_while_they_are_read_stay_stale(tmp_path: Path) -> None:
    async def scenario(library: Library, store: PassageStore, meeting: int) -> None:
        before = await library.service.get(meeting)
        transcript = before.info.transcript
        assert transcript is not None
        mark = await store.begin(transcript)
        await library.edits.edit(meeting, before.segments[0].id, "The lisbon budget.")
        assert not await store.replace(transcript, passages(before), mark)
        assert [one for one, _ in await store.stale()] == [meeting]
        await _index(library, store, meeting)
        assert await _found(store, "lisbo") == [0.0, 2.0]

    indexed(tmp_path, scenario)


def test_a_recording_deleted_while_it_is_read_is_no_error(tmp_path: Path) -> None:
    async def scenario(library: Library, store: PassageStore, meeting: int) -> None:
        found = await library.service.get(meeting)
        transcript = found.info.transcript
        assert transcript is not None
        mark = await store.begin(transcript)
        await library.service.delete(meeting)
        assert not await store.replace(transcript, passages(found), mark)
        await store.begin(transcript)
        assert await store.frequencies(["zanzi"]) == ({"zanzi": 0}, 0)

    indexed(tmp_path, scenario)


def test_merged_and_forgotten_speakers_make_it_stale(tmp_path: Path) -> None:
    async def scenario(library: Library, store: PassageStore, meeting: int) -> None:
        ann, bob = (await library.service.get(meeting)).speakers
        await library.stores[2].merge(meeting, bob.id, ann.id)
        assert [one for one, _ in await store.stale()] == [meeting]
        await _index(library, store, meeting)
        await library.db.write(lambda link: link.execute("DELETE FROM speakers WHERE id = ?", (ann.id,)))
        assert [one for one, _ in await store.stale()] == [meeting]

    indexed(tmp_path, scenario)


def test_a_name_is_found_in_any_case(tmp_path: Path) -> None:
    async def scenario(library: Library, store: PassageStore, meeting: int) -> None:
        found = await library.service.get(meeting)
        await library.stores[2].rename(meeting, found.speakers[0].id, "Özlem")
        await _index(library, store, meeting)
        assert await _found(store, "zanzi", within=Within(speakers=["özlem"])) == [0.0]

    indexed(tmp_path, scenario)


def test_vectors_of_another_width_are_left_out(tmp_path: Path) -> None:
    async def scenario(library: Library, store: PassageStore, meeting: int) -> None:
        one, other = await store.without_vector("m", 10)
        await store.set_vectors("m", [one.id], np.ones((1, 100), np.float32))
        await store.set_vectors("m", [other.id], np.ones((1, 3), np.float32))
        ids, signs = await store.signs("m", 3)
        assert (list(ids), signs.shape) == ([other.id], (1, 1))
        there, back = await store.vectors("m", 3, [one.id, other.id])
        assert (there, back.shape) == ([other.id], (1, 3))
        await store.forget_vectors("m", 3)
        assert await store.without_vector("m", 10) == [one]

    indexed(tmp_path, scenario)


def test_a_name_that_changed_while_another_version_was_in_use_is_read_again(tmp_path: Path) -> None:
    async def scenario(library: Library, store: PassageStore, meeting: int) -> None:
        _, transcripts, speakers = library.stores
        found = await library.service.get(meeting)
        assert found.info.transcript is not None
        await transcripts.add(meeting, "imported", "", [])
        await speakers.rename(meeting, found.speakers[0].id, "Annabel")
        await transcripts.use(meeting, found.info.transcript)
        assert await store.stale() == [(meeting, found.info.transcript)]

    indexed(tmp_path, scenario)


def test_a_vector_that_is_no_number_is_kept_as_nothing(tmp_path: Path) -> None:
    async def scenario(library: Library, store: PassageStore, meeting: int) -> None:
        (one, *_) = await store.without_vector("m", 10)
        await store.set_vectors("m", [one.id], np.full((1, 3), np.nan, np.float32))
        _, back = await store.vectors("m", 3, [one.id])
        assert np.array_equal(back, np.zeros((1, 3)))

    indexed(tmp_path, scenario)


def test_an_old_name_leaves_the_disk_at_once(tmp_path: Path) -> None:
    async def scenario(library: Library, store: PassageStore, meeting: int) -> None:
        found = await library.service.get(meeting)
        await library.stores[2].rename(meeting, found.speakers[0].id, "Quokka")
        await _index(library, store, meeting)
        await library.stores[2].rename(meeting, found.speakers[0].id, "Ann")
        for file in tmp_path.glob("voiceapp.db*"):
            assert b"quokk" not in file.read_bytes().lower(), file.name

    indexed(tmp_path, scenario)


def test_passages_come_with_those_beside_them(tmp_path: Path) -> None:
    async def scenario(library: Library, store: PassageStore, meeting: int) -> None:
        frequencies, _ = await store.frequencies(["budge"])
        (first, *_) = [one for one, _ in await store.matching(frequencies, Within(), 1)]
        near = await store.near([first], 1, 1, Within(speakers=["Bob"]))
        assert [(one.passage.start_s, one.body, one.name, one.allowed) for one in near] == [
            (0.0, ("zanzi", "budge"), ("ann",), False),
            (2.0, ("agre",), ("bob",), True),
        ]
        assert await store.near([], 1, 1, Within()) == []

    indexed(tmp_path, scenario)
