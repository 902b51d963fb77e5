"""``bench search``: how long a search takes in a library of many hours of meetings."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.bench.report import distribution
from voiceapp.core.frames import Word
from voiceapp.core.meetings import NewSegment, SpokenTurn
from voiceapp.storage.database import Database
from voiceapp.storage.meetings import MeetingStore
from voiceapp.storage.speakers import SpeakerStore
from voiceapp.storage.transcripts import TranscriptStore

SEGMENTS_PER_HOUR = 750
WORDS_PER_SEGMENT = 12
"""9,000 words an hour: 150 a minute."""

VOCABULARY = 30_000
ZIPF_SHIFT = 2.7
"""Words are as frequent as 1 / (rank + 2.7), the law of Zipf with Mandelbrot's shift."""

NAMES = ("Ann", "Bob", "Chris", "Dana", "Eve", "Finn", "Gina", "Hugo", "Ida", "Jon", "Kim", "Lea")
SPEAKERS = 4
DAY_S = 86_400.0
SEARCHES = 200
FILTERS = ("none", "speaker", "date", "speaker and date")
SEED = 7


class SearchBench:
    """Fills a database of its own with made meetings of an hour each and searches in it."""

    def __init__(self, hours: int, tell: Callable[[str], None]) -> None:
        self._hours = hours
        self._tell = tell
        self._random = random.Random(SEED)
        self._numbers = np.random.default_rng(SEED)
        self._words = _vocabulary(self._random)
        shares = 1.0 / (np.arange(1, VOCABULARY + 1) + ZIPF_SHIFT)
        self._shares: NDArray[np.float64] = shares / shares.sum()
        self.said: list[str] = []

    async def run(self) -> dict[str, Any]:
        """The figures; times in milliseconds."""
        with TemporaryDirectory(prefix="voiceapp-search-") as folder:
            path = Path(folder) / "voiceapp.db"
            db = Database(path)
            await db.open()
            try:
                self._tell(f"making {self._hours} hours of meetings")
                started = time.perf_counter()
                await self.fill(db)
                fill_s = time.perf_counter() - started
                self._tell(f"searching {SEARCHES} times")
                times, hits = await self._search(TranscriptStore(db))
            finally:
                await db.close()
            size = path.stat().st_size
        return {
            "hours": self._hours,
            "segments": self._hours * SEGMENTS_PER_HOUR,
            "database_mb": round(size / 1e6, 1),
            "fill_s": round(fill_s, 1),
            "search_ms": distribution([one for taken in times.values() for one in taken]),
            "filters": [{"filter": name, "search_ms": distribution(taken)} for name, taken in times.items()],
            "hits": distribution(hits),
        }

    async def fill(self, db: Database) -> None:
        """Make the meetings; ``said`` are then some segments of them."""
        meetings, transcripts, speakers = MeetingStore(db), TranscriptStore(db), SpeakerStore(db)
        for hour in range(self._hours):
            made = await meetings.create(f"Meeting {hour + 1}", hour * DAY_S, "recorded", "ready")
            people = [(await speakers.add(made.id, name, name)).id for name in self._random.sample(NAMES, SPEAKERS)]
            await speakers.set_turns(
                made.id, [SpokenTurn(one, 900.0 * place, 900.0 * (place + 1)) for place, one in enumerate(people)]
            )
            await transcripts.add(made.id, "better", "made", self._segments(people), "en")
            if hour % 50 == 49:
                self._tell(f"{hour + 1} hours")

    def _segments(self, people: Sequence[int]) -> list[NewSegment]:
        chosen = self._numbers.choice(VOCABULARY, (SEGMENTS_PER_HOUR, WORDS_PER_SEGMENT), p=self._shares)
        length_s = 3600.0 / SEGMENTS_PER_HOUR
        step_s = length_s / WORDS_PER_SEGMENT
        made = []
        for place, row in enumerate(chosen):
            start_s = place * length_s
            texts = [self._words[number] for number in row]
            words = tuple(
                Word(text, round(start_s + at * step_s, 2), round(start_s + (at + 1) * step_s, 2), 0.9)
                for at, text in enumerate(texts)
            )
            text = " ".join(texts)
            made.append(NewSegment(start_s, start_s + length_s, text, words, people[place % SPEAKERS], "en", 0.9))
        self.said.append(made[self._random.randrange(len(made))].text)
        return made

    async def _search(self, transcripts: TranscriptStore) -> tuple[dict[str, list[float]], list[float]]:
        """Words that were said together, so that most searches find something; every third ends in mid-word."""
        times: dict[str, list[float]] = {name: [] for name in FILTERS}
        hits: list[float] = []
        for number in range(SEARCHES):
            said = self._random.choice(self.said).split()
            words = self._random.sample(said, self._random.randint(1, 3))
            if number % 3 == 0 and len(words[-1]) > 3:
                words[-1] = words[-1][:3]
            name = FILTERS[number % len(FILTERS)]
            speaker = self._random.choice(NAMES) if "speaker" in name else ""
            since = self._random.uniform(0.0, self._hours) * DAY_S if "date" in name else None
            until = None if since is None else since + 30 * DAY_S
            started = time.perf_counter()
            found = await transcripts.search(" ".join(words), speaker, since, until)
            times[name].append((time.perf_counter() - started) * 1000)
            hits.append(len(found))
        return times, hits


def _vocabulary(chance: random.Random) -> list[str]:
    """Different made words, the frequent ones short as in languages."""
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        syllables = 1 if len(words) < 40 else 2 if len(words) < 1_500 else chance.choice((2, 3, 3, 4))
        word = "".join(chance.choice("bcdfghklmnprstvw") + chance.choice("aeiou") for _ in range(syllables))
        words[word + chance.choice(("", "n", "s", "r"))] = None
    return list(words)
