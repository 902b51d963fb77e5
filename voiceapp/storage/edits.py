"""Changes of transcripts by the user: what was there before and after each, so that it can be undone."""

from __future__ import annotations

import builtins
import json
import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Word
from voiceapp.core.meetings import NewSegment, TranscriptInfo
from voiceapp.storage.database import Database, storable
from voiceapp.storage.transcripts import Original, add_version, original_json, read_original, read_words, words_json

_COLUMNS = "id, transcript, speaker, start_s, end_s, text, words, language, confidence, original"
_SPEAKER = "(SELECT id FROM speakers WHERE id = ?)"
"""Who was forgotten meanwhile speaks no segment that comes back."""

_IN_USE = "json_extract(e.before, '$.transcript') = (SELECT transcript FROM meetings WHERE id = e.meeting)"


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """A segment as it is stored; ``id`` None: it is new. ``original`` is what the transcriber wrote, if changed."""

    id: int | None
    transcript: int
    speaker: int | None
    start_s: float
    end_s: float
    text: str
    words: tuple[Word, ...] = ()
    language: str | None = None
    confidence: float | None = None
    original: Original | None = None


Carry = Callable[[Sequence[SegmentRow], SegmentRow, int], tuple[Sequence[SegmentRow], Sequence[SegmentRow]]]
"""Takes a corrected segment over into rows of the version with that id: those that change, before and after."""


class EditStore:
    """Stores changes of segments. Only those of the transcript in use are undone."""

    def __init__(self, db: Database, now: Callable[[], float] = time.time) -> None:
        self._db = db
        self._now = now

    async def rows(self, meeting: int) -> builtins.list[SegmentRow]:
        """The segments in use, by time."""

        return await self._db.read(lambda link: _used_rows(link, meeting))

    async def add_version(
        self, meeting: int, engine: str, segments: Sequence[NewSegment], language: str | None, carry: Carry
    ) -> TranscriptInfo:
        """Store a better version and use it, with the corrections of the one that was in use, all at once.

        ``carry`` takes a correction over: the new version's rows before and after. Each can be undone.
        """
        at = self._now()

        def write(link: sqlite3.Connection) -> TranscriptInfo:
            corrections = [row for row in _used_rows(link, meeting) if row.original]
            made = add_version(link, TranscriptInfo(0, meeting, at, "better", engine, language), segments)
            rows = _used_rows(link, meeting) if corrections else []
            for correction in corrections:
                before, after = carry(rows, correction, made.id)
                stored = _change(link, meeting, at, "Keep correction", before, after)
                rows = sorted([*(row for row in rows if row not in before), *stored], key=lambda row: row.start_s)
            return made

        return await self._db.write(write)

    async def change(
        self, meeting: int, what: str, before: Sequence[SegmentRow], after: Sequence[SegmentRow]
    ) -> builtins.list[int]:
        """Put ``after`` in the place of ``before``; the ids of ``after``. What had been undone cannot be redone.

        Raises VoiceAppError ``segment-changed`` where somebody else changed those segments meanwhile.
        """
        at = self._now()

        def write(link: sqlite3.Connection) -> builtins.list[int]:
            for row in before:
                found = link.execute(f"SELECT {_COLUMNS} FROM segments WHERE id = ?", (row.id,)).fetchone()
                if found is None or _row(found) != row:
                    raise _changed()
            return [row.id or 0 for row in _change(link, meeting, at, what, before, after)]

        return await self._db.write(write)

    async def first_written(self, transcript: int) -> builtins.list[SegmentRow]:
        """A version as it was before the user changed it, by time; speakers that were found since are kept.

        What was changed before a diarisation cut the segments cannot be undone: only the words are the first ones.
        """

        def query(link: sqlite3.Connection) -> builtins.list[SegmentRow]:
            found = link.execute(f"SELECT {_COLUMNS} FROM segments WHERE transcript = ?", (transcript,))
            rows = {row.id: row for row in map(_row, found)}
            changes = link.execute(
                "SELECT before, after FROM meeting_edits WHERE NOT undone"
                " AND json_extract(before, '$.transcript') = ? ORDER BY id DESC",
                (transcript,),
            )
            for before, after in changes:
                made = {row.id: row.speaker for row in _read(after)}
                since = {
                    one: now.speaker
                    for one, speaker in made.items()
                    if (now := rows.pop(one, None)) and now.speaker != speaker
                }
                for row in _read(before):
                    rows[row.id] = replace(row, speaker=since.get(row.id, row.speaker))
            return sorted(map(_unedited, rows.values()), key=lambda row: (row.start_s, row.id or 0))

        return await self._db.read(query)

    async def corrected(self, meeting: int) -> frozenset[int]:
        """The versions of a meeting that the user has changed."""

        def query(link: sqlite3.Connection) -> frozenset[int]:
            found = link.execute(
                "SELECT json_extract(before, '$.transcript') FROM meeting_edits WHERE meeting = ? AND NOT undone"
                " UNION SELECT t.id FROM transcripts t WHERE t.meeting = ?"
                " AND EXISTS (SELECT 1 FROM segments s WHERE s.transcript = t.id AND s.original IS NOT NULL)",
                (meeting, meeting),
            )
            return frozenset(row[0] for row in found)

        return await self._db.read(query)

    async def undo(self, meeting: int) -> str | None:
        """Take the last change back; what it was, None where there is none. Raises ``segment-changed``."""
        return await self._move(meeting, undone=0)

    async def redo(self, meeting: int) -> str | None:
        """Make the last change that was undone again; what it was, None where there is none."""
        return await self._move(meeting, undone=1)

    async def _move(self, meeting: int, undone: int) -> str | None:
        order = "ASC" if undone else "DESC"

        def write(link: sqlite3.Connection) -> str | None:
            row = link.execute(
                "SELECT e.id, e.what, e.before, e.after FROM meeting_edits e"
                f" WHERE e.meeting = ? AND e.undone = ? AND {_IN_USE} ORDER BY e.id {order} LIMIT 1",
                (meeting, undone),
            ).fetchone()
            if row is None:
                return None
            edit, what, before, after = row
            old, new = (before, after) if undone else (after, before)
            _swap(link, _read(old), _as_now(link, _read(old), _read(new)))
            link.execute("UPDATE meeting_edits SET undone = ? WHERE id = ?", (1 - undone, edit))
            return str(what)

        return await self._db.write(write)


def _used_rows(link: sqlite3.Connection, meeting: int) -> builtins.list[SegmentRow]:
    found = link.execute(
        f"SELECT {_COLUMNS} FROM segments WHERE transcript = (SELECT transcript FROM meetings WHERE id = ?)"
        " ORDER BY start_s, id",
        (meeting,),
    )
    return [_row(values) for values in found]


def _change(
    link: sqlite3.Connection,
    meeting: int,
    at: float,
    what: str,
    before: Sequence[SegmentRow],
    after: Sequence[SegmentRow],
) -> builtins.list[SegmentRow]:
    """Put ``after`` in the place of ``before`` so that it can be undone; ``after`` with its ids."""
    stored = _swap(link, before, after)
    transcript = (before or after)[0].transcript
    link.execute("DELETE FROM meeting_edits WHERE meeting = ? AND undone", (meeting,))
    link.execute(
        "INSERT INTO meeting_edits(meeting, at, what, before, after) VALUES (?,?,?,?,?)",
        (meeting, at, what, _told(transcript, before), _told(transcript, stored)),
    )
    return stored


def _as_now(
    link: sqlite3.Connection, old: Sequence[SegmentRow], new: Sequence[SegmentRow]
) -> builtins.list[SegmentRow]:
    """``new`` with the speakers that segments were given since. Raises ``segment-changed`` where words changed."""
    speakers: dict[int | None, int | None] = {}
    for row in old:
        found = link.execute(f"SELECT {_COLUMNS} FROM segments WHERE id = ?", (row.id,)).fetchone()
        now = _row(found) if found else None
        if now is None or (now.text, now.start_s, now.end_s) != (row.text, row.start_s, row.end_s):
            raise _changed()
        if now.speaker != row.speaker:
            speakers[row.id] = now.speaker
    return [replace(row, speaker=speakers.get(row.id, row.speaker)) for row in new]


def _unedited(row: SegmentRow) -> SegmentRow:
    if row.original is None:
        return row
    text, words = row.original
    return replace(row, text=text, words=words, original=None)


def _changed() -> VoiceAppError:
    return VoiceAppError(
        "segment-changed", "These words were changed meanwhile.", "Look at them again and repeat your change.", True
    )


def _swap(
    link: sqlite3.Connection, old: Sequence[SegmentRow], new: Sequence[SegmentRow]
) -> builtins.list[SegmentRow]:
    """Rows that stay are updated, so that what points to them (minutes) still does."""
    kept = {row.id for row in new}
    gone = [(row.id,) for row in old if row.id not in kept]
    link.executemany("DELETE FROM segments WHERE id = ?", gone)
    there = {row.id for row in old}
    stored = []
    for row in new:
        values = _values(row)
        if row.id in there:
            link.execute(
                f"UPDATE segments SET speaker = {_SPEAKER}, start_s = ?, end_s = ?, text = ?, words = ?,"
                " language = ?, confidence = ?, original = ? WHERE id = ?",
                (*values[2:], row.id),
            )
            stored.append(row)
        else:
            made = link.execute(f"INSERT INTO segments({_COLUMNS}) VALUES (?,?,{_SPEAKER},?,?,?,?,?,?,?)", values)
            stored.append(replace(row, id=int(made.lastrowid or 0)))
    return stored


def _values(row: SegmentRow) -> tuple[Any, ...]:
    return (
        row.id,
        row.transcript,
        row.speaker,
        row.start_s,
        row.end_s,
        storable(row.text),
        words_json(row.words),
        row.language,
        row.confidence,
        original_json(row.original),
    )


def _row(values: Sequence[Any]) -> SegmentRow:
    segment, transcript, speaker, start_s, end_s, text, words, language, confidence, original = values
    spoken = read_words(words)
    kept = read_original(original)
    return SegmentRow(segment, transcript, speaker, start_s, end_s, text, spoken, language, confidence, kept)


def _told(transcript: int, rows: Sequence[SegmentRow]) -> str:
    return json.dumps({"transcript": transcript, "rows": [_values(row) for row in rows]}, ensure_ascii=False)


def _read(text: str) -> builtins.list[SegmentRow]:
    return [_row(values) for values in json.loads(text)["rows"]]
