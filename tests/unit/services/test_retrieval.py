"""A look into many hours finds what a look at every passage would find, and does not go through all of them."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import numpy as np

from tests.fakes.meetings import Library
from voiceapp.core.passages import NewPassage, Within
from voiceapp.core.recordings import Vector
from voiceapp.services.retrieval import Retrieval, nearest
from voiceapp.storage.passages import PassageStore, signed

MANY = 6_000
WIDTH = 384


class Hours:
    """Two meetings of many passages: every one holds "zebra", every other "half", and each a word of its own."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.store = PassageStore(library.db)
        self.meetings: list[int] = []

    async def fill(self) -> None:
        meetings, transcripts, _ = self.library.stores
        for number in range(2):
            made = await meetings.create(f"Meeting {number}", 1_000.0 * number, "imported", "ready")
            version = await transcripts.add(made.id, "imported", "", [])
            said = [
                NewPassage(
                    at, at, float(at), at + 1.0, f"zebra word{number}x{at}" + " half" * (at % 2 + at % 6 // 5)
                )
                for at in range(MANY // 2)
            ]
            await self.store.replace(version.id, said, await self.store.begin(version.id))
            self.meetings.append(made.id)

    async def matching(self, *terms: str, within: Within | None = None) -> list[tuple[int, float]]:
        frequencies, _ = await self.store.frequencies(terms)
        found = await self.store.matching(frequencies, within or Within(), 10)
        return [(passage.meeting, passage.start_s) for passage, _ in found]


def many(folder: Path, scenario: Callable[[Hours], Awaitable[None]]) -> None:
    async def run() -> None:
        async with Library(folder).open() as library:
            hours = Hours(library)
            await hours.fill()
            await scenario(hours)

    asyncio.run(run())


def test_a_rare_word_is_found_anywhere_beside_a_frequent_one(tmp_path: Path) -> None:
    async def scenario(hours: Hours) -> None:
        early, late = hours.meetings
        for meeting, number, at in ((early, 0, 3), (late, 1, 2_999)):
            assert (await hours.matching("zebra", f"word{number}x{at}"))[0] == (meeting, float(at))

    many(tmp_path, scenario)


def test_of_a_word_that_is_everywhere_the_latest_are_ranked(tmp_path: Path) -> None:
    async def scenario(hours: Hours) -> None:
        found = await hours.matching("zebra")
        assert len(found) == 10
        assert {meeting for meeting, _ in found} == {hours.meetings[1]}

    many(tmp_path, scenario)


def test_in_one_meeting_the_frequent_words_count_too(tmp_path: Path) -> None:
    """Beside a rare one they would be left out in a look through all meetings."""

    async def scenario(hours: Hours) -> None:
        early, late = hours.meetings
        found = await hours.matching("zebra", "half", "word0x4", within=Within([early]))
        assert (found[0], len(found)) == ((early, 4.0), 10)
        assert {meeting for meeting, _ in found} == {early}
        assert [at % 6 for _, at in found[1:]] == [5.0] * 9, "those with most of the word"
        assert (await hours.matching("word0x4", within=Within([late]))) == []
        assert (await hours.matching("zebra", within=Within([late + 1]))) == []

    many(tmp_path, scenario)


def test_a_few_passages_are_fetched_without_a_look_at_the_others(tmp_path: Path) -> None:
    async def scenario(hours: Hours) -> None:
        steps = 0

        def count() -> int:
            nonlocal steps
            steps += 1
            return 0

        def watch(link: sqlite3.Connection) -> None:
            link.set_progress_handler(count, 100)

        await hours.library.db.read(watch)
        found = await hours.store.get([5, MANY, 1])
        assert [(one.id, one.meeting) for one in found] == [
            (5, hours.meetings[0]),
            (MANY, hours.meetings[1]),
            (1, hours.meetings[0]),
        ]
        assert steps < 5, "of a hundred instructions of SQLite's each"

    many(tmp_path, scenario)


def test_the_nearest_by_signs_are_those_of_a_look_at_each() -> None:
    chance = np.random.default_rng(3)
    vectors = chance.standard_normal((40_000, WIDTH)).astype(np.float32)
    ids, signs = np.arange(10, 40_010), signed(vectors)
    question = signed(chance.standard_normal((1, WIDTH)).astype(np.float32))[0]
    differing = np.bitwise_count(signs ^ question).sum(axis=1)
    columns = np.ascontiguousarray(signs.T)
    worst = np.sort(differing)[399]
    assert set(nearest(ids, columns, question, None)) == set(ids[differing <= worst])
    some = frozenset(range(0, 40_010, 40))
    among = np.isin(ids, list(some))
    worst = np.sort(differing[among])[399]
    assert set(nearest(ids, columns, question, some)) == set(ids[among & (differing <= worst)])
    assert nearest(ids, columns, question, frozenset([1])) == []
    assert nearest(ids, columns, question, frozenset([12, 5])) == [12]


def test_the_most_alike_passages_are_found_by_their_meaning(tmp_path: Path) -> None:
    """All of the ten that a full comparison finds, for questions that are near to some passages."""

    async def scenario(hours: Hours) -> None:
        chance = np.random.default_rng(5)
        topics = chance.standard_normal((60, WIDTH))
        vectors = _unit(topics[chance.integers(0, 60, MANY)] + 0.7 * chance.standard_normal((MANY, WIDTH)))
        ids = [one.id for one in await hours.store.without_vector("m", MANY)]
        await hours.store.set_vectors("m", ids, vectors)
        asked = _unit(topics + 0.5 * chance.standard_normal((60, WIDTH)))
        for question in asked[:12]:

            async def embed(text: str, vector: Vector = question) -> tuple[Vector, str]:
                return vector, "m"

            looked = await Retrieval(hours.store, embed).look_up("?", Within(), 50)
            exact = [ids[at] for at in np.argsort(-(vectors @ question))[:10]]
            assert set(exact) <= {hit.passage.id for hit in looked.hits}

    many(tmp_path, scenario)


def test_a_frequent_word_is_counted_anew_after_a_change(tmp_path: Path) -> None:
    async def scenario(hours: Hours) -> None:
        async def none(question: str) -> None:
            return None

        retrieval = Retrieval(hours.store, none)
        before = (await retrieval.look_up("zebra", Within())).weights["zebra"]
        assert (await retrieval.look_up("zebra", Within())).weights["zebra"] == before
        (later, _) = hours.meetings
        _, transcripts, _ = hours.library.stores
        version = await transcripts.add(later, "imported", "", [])
        rare = [NewPassage(at, at, 0.0, 1.0, "quagga") for at in range(MANY // 2)]
        await hours.store.replace(version.id, rare, await hours.store.begin(version.id))
        await hours.store.tidy()
        retrieval.forget()
        assert (await retrieval.look_up("zebra", Within())).weights["zebra"] > before + 0.3, "now in half of them"

    many(tmp_path, scenario)


def _unit(vectors: Sequence[Vector] | np.ndarray) -> Vector:
    made = np.asarray(vectors, np.float32)
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), np.float32)
