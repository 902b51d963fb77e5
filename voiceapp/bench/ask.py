"""``bench ask``: how well questions about recordings are answered, and how fast they are looked up in many hours.

The question set lies in ``assets/bench/ask`` (its README says how it was made).
"""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from voiceapp.bench.ask_library import AskLibrary
from voiceapp.bench.ask_quality import AskQuality
from voiceapp.bench.report import distribution
from voiceapp.bench.search import SearchBench
from voiceapp.core.passages import Within
from voiceapp.core.paths import asset
from voiceapp.core.protocols import ChatModel
from voiceapp.core.recordings import Embedder, Vector
from voiceapp.services.ask_words import NO_MODEL
from voiceapp.services.retrieval import Retrieval

_WIDTH = 384
"""Numbers of a vector of all-MiniLM-L6-v2."""

_SEARCHES = 200
_SEED = 7


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

    async def run(self, hours: int, llm: str = "") -> dict[str, Any]:
        """The figures: a row of quality without a language model and with one, and the index of so many ``hours``.

        ``llm`` is the engine's text, "" the best that is there. Raises VoiceAppError what that engine raises.
        """
        if llm:
            await self._chat(llm)  # what is wrong with it is told before anything is measured
        chosen = await self._embedder()
        engines = [NO_MODEL, *([llm] if llm else await self._engines())][:2]
        quality = AskQuality(asset("bench", "ask"), self._chat, self._embedder, self._tell)
        return {
            "models": [*engines, *([] if chosen is None else [chosen[1]])],
            **await quality.run(engines),
            "index": await self._index(max(1, hours)),
        }

    async def _index(self, hours: int) -> dict[str, Any]:
        async def query(texts: Sequence[str]) -> Vector:
            return _unit(numbers.standard_normal((len(texts), _WIDTH)))

        numbers, chance = np.random.default_rng(_SEED), random.Random(_SEED)
        with TemporaryDirectory(prefix="voiceapp-index-") as folder:
            path = Path(folder) / "voiceapp.db"

            async def none() -> None:
                return None

            library = AskLibrary(Path(folder), none)
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


def _unit(vectors: np.ndarray[Any, Any]) -> Vector:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)
