"""What was said in meetings: versions of transcripts, their segments, and full-text search over all of them."""

from __future__ import annotations

import builtins
import json
import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import astuple, replace
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Word
from voiceapp.core.meetings import MeetingHit, MeetingSegment, NewSegment, TranscriptInfo, TranscriptKind
from voiceapp.storage.database import Database, match_expression, storable

_SEGMENT = (
    "SELECT id, speaker, start_s, end_s, text, words, language, confidence, original IS NOT NULL FROM segments"
)
Original = tuple[str, tuple[Word, ...]]
"""What the transcriber wrote in a segment that the user changed: the text and its words."""

_HITS = 100
_RANKED = 500
_EVERYWHERE = (0, 2**62)
_FEW = 200


class TranscriptStore:
    """Stores transcripts. The one in use is what is shown, searched and exported."""

    def __init__(self, db: Database, now: Callable[[], float] = time.time) -> None:
        self._db = db
        self._now = now

    async def add(
        self,
        meeting: int,
        kind: TranscriptKind,
        engine: str,
        segments: Sequence[NewSegment],
        language: str | None = None,
        of: int | None = None,
    ) -> TranscriptInfo:
        """Store a version; unless it is a translation (``of`` another) it is in use from now on."""
        made = self._now()

        return await self._db.write(
            lambda link: add_version(link, TranscriptInfo(0, meeting, made, kind, engine, language, of), segments)
        )

    async def has_words(self, meeting: int) -> bool:
        """Whether a version has segments."""
        found = await self._db.read(
            lambda link: link.execute(
                "SELECT EXISTS (SELECT 1 FROM transcripts t JOIN segments s ON s.transcript = t.id"
                " WHERE t.meeting = ? AND t.translates IS NULL)",
                (meeting,),
            ).fetchone()
        )
        return bool(found[0])

    async def append(self, transcript: int, segments: Sequence[NewSegment]) -> builtins.list[MeetingSegment]:
        """Add segments to a version that grows (a live one); tells them with their ids."""

        def change(link: sqlite3.Connection) -> builtins.list[MeetingSegment]:
            ids = insert(link, transcript, segments)
            return [_segment(link.execute(f"{_SEGMENT} WHERE id = ?", (one,)).fetchone()) for one in ids]

        return await self._db.write(change)

    async def versions(self, meeting: int) -> builtins.list[TranscriptInfo]:
        """All versions and translations, the latest first."""
        rows = await self._db.read(
            lambda link: link.execute(
                "SELECT id, meeting, made, kind, engine, language, translates FROM transcripts"
                " WHERE meeting = ? ORDER BY made DESC, id DESC",
                (meeting,),
            ).fetchall()
        )
        return [TranscriptInfo(*row) for row in rows]

    async def use(self, meeting: int, transcript: int) -> None:
        """Show and search this version from now on. Raises ``transcript-unknown``."""

        def change(link: sqlite3.Connection) -> None:
            found = link.execute(
                "SELECT 1 FROM transcripts WHERE id = ? AND meeting = ? AND translates IS NULL",
                (transcript, meeting),
            ).fetchone()
            if found is None:
                raise VoiceAppError(
                    "transcript-unknown",
                    f"Meeting {meeting} has no transcript {transcript}.",
                    "Choose another version.",
                )
            link.execute("UPDATE meetings SET transcript = ? WHERE id = ?", (transcript, meeting))

        await self._db.write(change)

    async def segments(self, transcript: int) -> builtins.list[MeetingSegment]:
        """A version's segments in the order of their start."""
        rows = await self._db.read(
            lambda link: link.execute(
                f"{_SEGMENT} WHERE transcript = ? ORDER BY start_s, id", (transcript,)
            ).fetchall()
        )
        return [_segment(row) for row in rows]

    async def original(self, segment: int) -> Original | None:
        """What the transcriber wrote, where the user changed it."""
        row = await self._db.read(
            lambda link: link.execute("SELECT original FROM segments WHERE id = ?", (segment,)).fetchone()
        )
        return None if row is None else read_original(row[0])

    async def search(
        self,
        text: str,
        speaker: str = "",
        since: float | None = None,
        until: float | None = None,
        meeting: int | None = None,
        limit: int = _HITS,
    ) -> builtins.list[MeetingHit]:
        """Segments in use that hold every word of ``text`` (the last one may be only begun), best first.

        ``speaker`` is a name; ``since`` and ``until`` bound the meeting's beginning. Of words that are said very
        often the latest five hundred places are ranked: a large library is searched as quickly as a small one.
        """
        wanted = match_expression(text)
        if not wanted:
            return []
        bounds = [("started >= ?", since), ("started <= ?", until), ("id = ?", meeting)]
        given = [(condition, value) for condition, value in bounds if value is not None]
        among = " AND ".join(["transcript IS NOT NULL", *(condition for condition, _ in given)])
        in_use = f"s.transcript IN (SELECT transcript FROM meetings WHERE {among})"
        chosen = [value for _, value in given]
        by = "AND s.speaker IN (SELECT id FROM speakers WHERE name = ?)" if speaker else ""

        def query(link: sqlite3.Connection) -> builtins.list[MeetingHit]:
            low, high = _span(link, among, in_use, chosen) if given else _EVERYWHERE
            # Looking up a segment costs less than ranking it, so the latest that fit are found first. The plus
            # keeps SQLite from asking the index for each of them by itself.
            rows = link.execute(
                "WITH found(id) AS MATERIALIZED ("
                " SELECT f.rowid FROM segments_fts f JOIN segments s ON s.id = f.rowid"
                f" WHERE segments_fts MATCH ? AND f.rowid BETWEEN ? AND ? AND {in_use} {by}"
                f" ORDER BY f.rowid DESC LIMIT {_RANKED}),"
                " best(id, score, snippet) AS MATERIALIZED ("
                " SELECT rowid, -bm25(segments_fts), snippet(segments_fts, 0, '[', ']', '…', 16) FROM segments_fts"
                " WHERE segments_fts MATCH ? AND rowid BETWEEN (SELECT min(id) FROM found) AND ?"
                " AND +rowid IN (SELECT id FROM found) ORDER BY 2 DESC, 1 DESC LIMIT ?)"
                " SELECT m.id, m.title, s.id, ifnull(p.name, ''), s.start_s, b.snippet, b.score, s.text"
                " FROM best b JOIN segments s ON s.id = b.id JOIN transcripts t ON t.id = s.transcript"
                " JOIN meetings m ON m.id = t.meeting LEFT JOIN speakers p ON p.id = s.speaker"
                " ORDER BY b.score DESC, m.started DESC, s.start_s",
                (wanted, low, high, *chosen, *([speaker] if speaker else []), wanted, high, limit),
            ).fetchall()
            return [MeetingHit(*row) for row in rows]

        return await self._db.read(query)


def add_version(
    link: sqlite3.Connection, version: TranscriptInfo, segments: Sequence[NewSegment]
) -> TranscriptInfo:
    """Store a version within a transaction, told with its id; unless it is a translation it is in use then."""
    row = link.execute(
        "INSERT INTO transcripts(meeting, made, kind, engine, language, translates) VALUES (?,?,?,?,?,?)",
        (version.meeting, version.made, version.kind, version.engine, version.language, version.of),
    )
    made = replace(version, id=int(row.lastrowid or 0))
    insert(link, made.id, segments)
    if made.of is None:
        link.execute("UPDATE meetings SET transcript = ? WHERE id = ?", (made.id, made.meeting))
    return made


def insert(link: sqlite3.Connection, transcript: int, segments: Sequence[NewSegment]) -> list[int]:
    """Store segments of a version within a transaction; their ids."""
    ids = []
    for segment in segments:
        row = link.execute(
            "INSERT INTO segments(transcript, speaker, start_s, end_s, text, words, language, confidence)"
            " VALUES (?,?,?,?,?,?,?,?)",
            (
                transcript,
                segment.speaker,
                segment.start_s,
                segment.end_s,
                storable(segment.text),
                words_json(segment.words),
                segment.language,
                segment.confidence,
            ),
        )
        ids.append(int(row.lastrowid or 0))
    return ids


def words_json(words: Sequence[Word]) -> str:
    """Words as they are stored."""
    return json.dumps([astuple(word) for word in words], ensure_ascii=False)


def original_json(original: Original | None) -> str | None:
    """What the transcriber wrote, as it is stored."""
    if original is None:
        return None
    text, words = original
    return json.dumps({"text": text, "words": [astuple(word) for word in words]}, ensure_ascii=False)


def read_original(stored: str | None) -> Original | None:
    """What :func:`original_json` made."""
    if stored is None:
        return None
    told = json.loads(stored)
    return str(told["text"]), _words(told["words"])


def read_words(stored: str) -> tuple[Word, ...]:
    """What :func:`words_json` made."""
    return _words(json.loads(stored))


def _words(rows: Sequence[Sequence[Any]]) -> tuple[Word, ...]:
    return tuple(Word(*row) for row in rows)


def _segment(row: tuple[Any, ...]) -> MeetingSegment:
    segment, speaker, start_s, end_s, text, words, language, confidence, edited = row
    return MeetingSegment(
        segment, speaker, start_s, end_s, text, read_words(words), language, confidence, bool(edited)
    )


def _span(link: sqlite3.Connection, among: str, in_use: str, chosen: Sequence[Any]) -> tuple[int, int]:
    """The first and the last segment of the meetings to search; everywhere, where these are many."""
    (count,) = link.execute(f"SELECT count(*) FROM meetings WHERE {among}", chosen).fetchone()
    if count > _FEW:
        return _EVERYWHERE
    low, high = link.execute(f"SELECT min(id), max(id) FROM segments s WHERE {in_use}", chosen).fetchone()
    return (0, 0) if low is None else (low, high)
