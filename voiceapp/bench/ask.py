"""``bench ask``: how well questions about recordings are answered, and how fast they are looked up in many hours.

The question set lies in ``assets/bench/ask`` (its README says how it was made). Recall is of the passages that bear
the answer, among the first five; F1 is that of SQuAD (Rajpurkar et al., 2016): shared words of the answer and the
span, 0 where there was no answer; abstaining is judged over all questions, as finding those without an answer.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from voiceapp.bench.report import distribution
from voiceapp.bench.search import SearchBench
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus
from voiceapp.core.meetings import NewSegment
from voiceapp.core.passages import Within
from voiceapp.core.paths import asset
from voiceapp.core.protocols import ChatModel
from voiceapp.core.recordings import Embedder, Vector
from voiceapp.services.ask_words import NO_MODEL, AskWords
from voiceapp.services.given_transcripts import GivenTranscripts
from voiceapp.services.jobs import JobsService
from voiceapp.services.meetings import MeetingsService
from voiceapp.services.recording_index import RecordingIndex
from voiceapp.services.retrieval import Retrieval
from voiceapp.storage.database import Database
from voiceapp.storage.jobs import JobStore
from voiceapp.storage.meetings import MeetingStore
from voiceapp.storage.passages import PassageStore
from voiceapp.storage.speakers import SpeakerStore
from voiceapp.storage.transcripts import TranscriptStore

_FIRST = 5
_SEGMENT_S = 6.0
_WIDTH = 384
"""Numbers of a vector of all-MiniLM-L6-v2."""

_SEARCHES = 200
_SEED = 7


@dataclass(frozen=True, slots=True)
class _Question:
    text: str
    recording: str = ""
    lines: tuple[int, ...] = ()
    answer: str = ""


class _Library:
    """Meetings in a database of their own, with the services over them."""

    def __init__(self, folder: Path, embedder: Callable[[], Awaitable[tuple[Embedder, str] | None]]) -> None:
        self.db = Database(folder / "voiceapp.db")
        self.meetings, self.transcripts, self.speakers = (
            MeetingStore(self.db),
            TranscriptStore(self.db),
            SpeakerStore(self.db),
        )
        bus = EventBus()
        self.jobs = JobsService(JobStore(self.db), bus, folder / "crashes")
        self.service = MeetingsService(
            self.meetings,
            self.transcripts,
            self.speakers,
            GivenTranscripts(self.transcripts, self.speakers, bus),
            self.jobs,
            bus,
            folder / "meetings",
        )
        self.store = PassageStore(self.db)
        self.index = RecordingIndex(self.store, self.service, embedder, self.jobs, bus)

    async def close(self) -> None:
        await self.jobs.close()
        await self.db.close()


class AskBench:
    """``chat`` and ``engines`` are as AskWords has them, ``embedder`` as RecordingIndex has it."""

    def __init__(
        self,
        chat: Callable[[str], Awaitable[ChatModel]],
        engines: Callable[[], Awaitable[Sequence[str]]],
        embedder: Callable[[], Awaitable[tuple[Embedder, str] | None]],
        tell: Callable[[str], None],
    ) -> None:
        self._chat = chat
        self._engines = engines
        self._embedder = embedder
        self._tell = tell

    async def run(self, hours: int) -> dict[str, Any]:
        """The figures: a row of quality for each way of answering, and the index of so many ``hours``."""
        chosen = await self._embedder()
        engines = [NO_MODEL, *await self._engines()][:2]
        return {
            "models": [*engines, *([] if chosen is None else [chosen[1]])],
            **await self._quality(engines),
            "index": await self._index(hours),
        }

    # ------------------------------------------------------------------------------------- quality

    async def _quality(self, engines: Sequence[str]) -> dict[str, Any]:
        questions = _questions(asset("bench", "ask", "questions.jsonl"))
        with TemporaryDirectory(prefix="voiceapp-ask-") as folder:
            library = _Library(Path(folder), self._embedder)
            await library.db.open()
            try:
                segments = {
                    name: await _add(library, name) for name in sorted({one.recording for one in questions} - {""})
                }
                job = await library.index.start()
                if job is not None:
                    await library.jobs.wait(job)
                words = AskWords(library.index, library.service, self._chat, self._engines)
                found = [
                    await self._found(library.index.retrieval, segments, one) for one in questions if one.lines
                ]
                rows = [await self._row(words, engine, questions) for engine in engines]
            finally:
                await library.close()
        return {
            "questions": len(questions),
            "recall_at_5": round(sum(found) / len(found), 3),
            "rows": rows,
        }

    async def _found(self, retrieval: Retrieval, segments: dict[str, list[int]], one: _Question) -> bool:
        looked = await retrieval.look_up(one.text, Within(), _FIRST)
        wanted = {segments[one.recording][line - 1] for line in one.lines}
        return any(any(hit.passage.first <= id <= hit.passage.last for id in wanted) for hit in looked.hits)

    async def _row(self, words: AskWords, engine: str, questions: Sequence[_Question]) -> dict[str, Any]:
        scores: list[float] = []
        right = abstained = 0
        for number, one in enumerate(questions, 1):
            if number % 20 == 0:
                self._tell(f"{engine}: question {number} of {len(questions)}")
            answer = await words.ask(one.text, llm=engine)
            abstained += answer.abstained
            right += answer.abstained and not one.lines
            if one.lines:
                scores.append(0.0 if answer.abstained else _f1(answer.answer, one.answer))
        without = sum(not one.lines for one in questions)
        return {
            "mode": "extractive" if engine == NO_MODEL else "words",
            "engine": engine,
            "answer_f1": round(sum(scores) / len(scores), 3),
            "abstention_precision": round(right / abstained, 3) if abstained else None,
            "abstention_recall": round(right / without, 3),
        }

    # --------------------------------------------------------------------------------------- index

    async def _index(self, hours: int) -> dict[str, Any]:
        async def query(texts: Sequence[str]) -> Vector:
            return _unit(numbers.standard_normal((len(texts), _WIDTH)))

        numbers, chance = np.random.default_rng(_SEED), random.Random(_SEED)
        with TemporaryDirectory(prefix="voiceapp-index-") as folder:
            path = Path(folder) / "voiceapp.db"

            async def none() -> None:
                return None

            library = _Library(Path(folder), none)
            await library.db.open()
            try:
                made = SearchBench(hours, self._tell)
                self._tell(f"making {hours} hours of meetings")
                await made.fill(library.db)
                before = path.stat().st_size
                self._tell("indexing them")
                started = time.perf_counter()
                await library.index.update()
                words_s = time.perf_counter() - started
                while todo := await library.store.without_vector("random", 4_096):
                    vectors = _unit(numbers.standard_normal((len(todo), _WIDTH)))
                    await library.store.set_vectors("random", [one.id for one in todo], vectors)
                status = await library.store.status("random")

                async def embed(question: str) -> tuple[Vector, str]:
                    return (await query([question]))[0], "random"

                retrieval = Retrieval(library.store, embed)
                self._tell(f"looking up {_SEARCHES} questions")
                started = time.perf_counter()
                await retrieval.look_up("first", Within())
                first_ms = (time.perf_counter() - started) * 1000
                times = []
                for _ in range(_SEARCHES):
                    said = chance.choice(made.said).split()
                    question = "what about " + " ".join(chance.sample(said, chance.randint(2, 6)))
                    started = time.perf_counter()
                    await retrieval.look_up(question, Within())
                    times.append((time.perf_counter() - started) * 1000)
            finally:
                await library.close()
            size = path.stat().st_size
        return {
            "hours": hours,
            "passages": status.passages,
            "index_mb": round((size - before) / 1e6, 1),
            "build_s": round(words_s, 1),
            "first_query_ms": round(first_ms, 1),
            "query_ms": distribution(times),
        }


def _questions(path: Path) -> list[_Question]:
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    except OSError as error:
        raise VoiceAppError(
            "bench-missing", f"The question set {path.name} is missing.", "Install the program again."
        ) from error
    return [
        _Question(row["question"], row.get("recording", ""), tuple(row.get("lines", ())), row.get("answer", ""))
        for row in rows
    ]


async def _add(library: _Library, name: str) -> list[int]:
    """A made-up recording of the question set; the ids of its segments."""
    text = await asyncio.to_thread(asset("bench", "ask", f"{name}.txt").read_text, encoding="utf-8")
    said = [line.split(": ", 1) for line in text.splitlines()]
    made = await library.meetings.create(name, 0.0, "imported", "ready")
    people = {
        who: (await library.speakers.add(made.id, who, who)).id for who in dict.fromkeys(who for who, _ in said)
    }
    lines = [
        NewSegment(_SEGMENT_S * at, _SEGMENT_S * (at + 1), words, (), people[who], "en")
        for at, (who, words) in enumerate(said)
    ]
    version = await library.transcripts.add(made.id, "imported", "", lines)
    return [segment.id for segment in await library.transcripts.segments(version.id)]


def _f1(answer: str, span: str) -> float:
    mine, theirs = (re.findall(r"\w+", text.casefold()) for text in (answer, span))
    shared = sum((Counter(mine) & Counter(theirs)).values())
    return 2 * shared / (len(mine) + len(theirs)) if shared else 0.0


def _unit(vectors: np.ndarray[Any, Any]) -> Vector:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)
