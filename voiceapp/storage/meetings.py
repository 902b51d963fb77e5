"""Meetings: the list, their notes and markers, tags, and how they are deleted."""

from __future__ import annotations

import builtins
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.meetings import MeetingInfo, MeetingNote, MeetingState, Origin
from voiceapp.storage.database import Database, storable

_INFO = (
    "SELECT id, title, started, duration_s, state, origin, audio, channels, size_bytes, digest, transcript"
    " FROM meetings"
)
_SPEAKERS = (
    "SELECT s.name FROM speakers s JOIN speaker_turns t ON t.speaker = s.id AND t.exclusive"
    " WHERE s.meeting = ? GROUP BY s.id ORDER BY sum(t.end_s - t.start_s) DESC, s.id"
)


class MeetingStore:
    """Stores meetings. Unknown ids raise VoiceAppError ``meeting-unknown``."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def create(
        self, title: str, started: float, origin: Origin, state: MeetingState, digest: str = ""
    ) -> MeetingInfo:
        """A new meeting without sound or transcript."""
        values = (_line(title), started, origin, state, digest)

        def change(link: sqlite3.Connection) -> MeetingInfo:
            row = link.execute(
                "INSERT INTO meetings(title, started, origin, state, digest) VALUES (?, ?, ?, ?, ?)", values
            )
            return _info(link, int(row.lastrowid or 0))

        return await self._db.write(change)

    async def update(
        self,
        meeting: int,
        *,
        state: MeetingState | None = None,
        duration_s: float | None = None,
        audio: str | None = None,
        channels: int | None = None,
        size_bytes: int | None = None,
        title: str | None = None,
    ) -> MeetingInfo:
        """Change what is given and leave the rest. The old title leaves the disk."""
        given = {
            "state": state,
            "duration_s": duration_s,
            "audio": audio,
            "channels": channels,
            "size_bytes": size_bytes,
            "title": None if title is None else _line(title),
        }
        changed = {key: value for key, value in given.items() if value is not None}

        def change(link: sqlite3.Connection) -> MeetingInfo:
            _info(link, meeting)
            for key, value in changed.items():
                link.execute(f"UPDATE meetings SET {key} = ? WHERE id = ?", (value, meeting))
            return _info(link, meeting)

        return await (self._db.erase(change) if title is not None else self._db.write(change))

    async def get(self, meeting: int) -> MeetingInfo:
        """One meeting."""
        return await self._db.read(lambda link: _info(link, meeting))

    async def any(self) -> bool:
        """Whether there is a meeting."""
        found = await self._db.read(lambda link: link.execute("SELECT EXISTS (SELECT 1 FROM meetings)").fetchone())
        return bool(found[0])

    async def list(self) -> builtins.list[MeetingInfo]:
        """All meetings, the latest first."""

        def query(link: sqlite3.Connection) -> builtins.list[MeetingInfo]:
            rows = link.execute(f"{_INFO} ORDER BY started DESC, id DESC").fetchall()
            return [_told(link, row) for row in rows]

        return await self._db.read(query)

    async def by_digest(self, digest: str) -> MeetingInfo | None:
        """The meeting that was imported from a file of this content."""

        def query(link: sqlite3.Connection) -> MeetingInfo | None:
            row = link.execute(f"{_INFO} WHERE digest = ? AND digest != ''", (digest,)).fetchone()
            return None if row is None else _told(link, row)

        return await self._db.read(query)

    async def delete(self, meeting: int) -> None:
        """Delete a meeting so that its words are nowhere in the database any more. Its files are the caller's."""

        def change(link: sqlite3.Connection) -> None:
            _info(link, meeting)
            # By hand: a cascade fires no triggers of the index.
            versions = "SELECT id FROM transcripts WHERE meeting = ?"
            for table in ("segments", "passages"):
                link.execute(f"DELETE FROM {table} WHERE transcript IN ({versions})", (meeting,))
            link.execute("DELETE FROM meetings WHERE id = ?", (meeting,))
            for index in ("segments_fts", "passages_fts"):
                link.execute(f"INSERT INTO {index}({index}) VALUES ('optimize')")

        await self._db.erase(change)

    # --------------------------------------------------------------------------------------- tags

    async def set_tags(self, meeting: int, tags: Sequence[str]) -> MeetingInfo:
        """Give a meeting these tags and no others."""
        wanted = sorted({tag for text in tags if (tag := _line(text))})

        def change(link: sqlite3.Connection) -> MeetingInfo:
            _info(link, meeting)
            link.execute("DELETE FROM meeting_tags WHERE meeting = ?", (meeting,))
            link.executemany("INSERT INTO meeting_tags VALUES (?, ?)", [(meeting, tag) for tag in wanted])
            return _info(link, meeting)

        return await self._db.write(change)

    # -------------------------------------------------------------------------------------- notes

    async def add_note(self, meeting: int, at_s: float, text: str, marker: bool = False) -> MeetingNote:
        """Write a line down at a second of the meeting, or set a marker there."""
        text = storable(text).strip()

        def change(link: sqlite3.Connection) -> MeetingNote:
            _info(link, meeting)
            row = link.execute(
                "INSERT INTO meeting_notes(meeting, at_s, text, marker) VALUES (?, ?, ?, ?)",
                (meeting, at_s, text, marker),
            )
            return MeetingNote(int(row.lastrowid or 0), at_s, text, marker)

        return await self._db.write(change)

    async def notes(self, meeting: int) -> builtins.list[MeetingNote]:
        """Notes and markers in the order of their seconds."""
        rows = await self._db.read(
            lambda link: link.execute(
                "SELECT id, at_s, text, marker FROM meeting_notes WHERE meeting = ? ORDER BY at_s, id", (meeting,)
            ).fetchall()
        )
        return [MeetingNote(note, at_s, text, bool(marker)) for note, at_s, text, marker in rows]

    async def edit_note(self, note: int, text: str) -> int | None:
        """Write another text in a note's place; what it said leaves the disk. The meeting it belongs to."""
        return await self._on_note(
            note, "UPDATE meeting_notes SET text = ? WHERE id = ?", storable(text).strip(), note
        )

    async def remove_note(self, note: int) -> int | None:
        """Take a note or a marker away. The meeting it belonged to."""
        return await self._on_note(note, "DELETE FROM meeting_notes WHERE id = ?", note)

    async def _on_note(self, note: int, statement: str, *values: object) -> int | None:
        def change(link: sqlite3.Connection) -> int | None:
            row = link.execute("SELECT meeting FROM meeting_notes WHERE id = ?", (note,)).fetchone()
            link.execute(statement, values)
            return None if row is None else int(row[0])

        return await self._db.erase(change)


def _line(text: str) -> str:
    return " ".join(storable(text).split())


def _info(link: sqlite3.Connection, meeting: int) -> MeetingInfo:
    row = link.execute(f"{_INFO} WHERE id = ?", (meeting,)).fetchone()
    if row is None:
        raise VoiceAppError(
            "meeting-unknown",
            f"There is no meeting {meeting}.",
            "It may have been deleted; voiceapp meeting list shows those there are.",
        )
    return _told(link, row)


def _told(link: sqlite3.Connection, row: tuple[Any, ...]) -> MeetingInfo:
    meeting = row[0]
    speakers = tuple(name for (name,) in link.execute(_SPEAKERS, (meeting,)))
    tags = link.execute("SELECT tag FROM meeting_tags WHERE meeting = ? ORDER BY tag", (meeting,))
    return replace(MeetingInfo(*row), speakers=speakers, tags=tuple(tag for (tag,) in tags))
