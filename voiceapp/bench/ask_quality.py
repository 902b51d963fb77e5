"""How well a set of questions is answered, which lies in a folder with the recordings that it is about."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from voiceapp.bench.ask_library import AskLibrary
from voiceapp.bench.ask_scores import Answered, Question, questions, scores
from voiceapp.core.passages import Within
from voiceapp.core.protocols import ChatModel
from voiceapp.core.recordings import Embedder
from voiceapp.services.ask_words import NO_MODEL, AskWords
from voiceapp.services.retrieval import Retrieval

_FIRST = 5


class AskQuality:
    """``folder`` holds ``questions.jsonl`` and the recordings as text; ``chat`` is as AskWords has it, ``embedder``
    as RecordingIndex."""

    def __init__(
        self,
        folder: Path,
        chat: Callable[[str], Awaitable[ChatModel]],
        embedder: Callable[[], Awaitable[tuple[Embedder, str] | None]],
        tell: Callable[[str], None],
    ) -> None:
        self._folder = folder
        self._chat = chat
        self._embedder = embedder
        self._tell = tell

    async def run(self, engines: Sequence[str]) -> dict[str, Any]:
        """Recall of the passages that bear the answers among the first five, and a row for each engine."""

        async def none() -> Sequence[str]:
            return ()

        asked = questions(self._folder / "questions.jsonl")
        with TemporaryDirectory(prefix="voiceapp-ask-") as folder:
            library = AskLibrary(Path(folder), self._embedder)
            await library.db.open()
            try:
                lines = {path.stem: await library.add(path) for path in sorted(self._folder.glob("*.txt"))}
                job = await library.index.start()
                if job is not None:
                    await library.jobs.wait(job)
                bearing = {one: [lines[one.recording][at - 1] for at in one.lines] for one in asked}
                words = AskWords(library.index, library.service, self._chat, none)
                found = [
                    await _found(library.index.retrieval, one.text, bearing[one]) for one in asked if one.lines
                ]
                rows = [await self._row(words, engine, bearing) for engine in engines]
            finally:
                await library.close()
        return {"questions": len(asked), "recall_at_5": round(sum(found) / len(found), 3), "rows": rows}

    async def _row(self, words: AskWords, engine: str, bearing: dict[Question, list[int]]) -> dict[str, Any]:
        answered = []
        for number, (one, segments) in enumerate(bearing.items(), 1):
            if number % 20 == 0:
                self._tell(f"{engine}: question {number} of {len(bearing)}")
            answered.append(Answered(one, segments, await words.ask(one.text, llm=engine)))
        mode = "extractive" if engine == NO_MODEL else "words"
        return {"mode": mode, "engine": engine, **scores(answered)}


async def _found(retrieval: Retrieval, question: str, segments: Sequence[int]) -> bool:
    looked = await retrieval.look_up(question, Within(), _FIRST)
    return any(hit.passage.first <= one <= hit.passage.last for hit in looked.hits for one in segments)
