"""Notes, named lists, timers and reminders."""

from __future__ import annotations

import builtins
import sqlite3
import time
from collections.abc import Callable
from typing import Literal

from voiceapp.core.records import Alarm, ListItem, Note
from voiceapp.storage.database import Database, match_expression, storable


class NoteStore:
    """Notes in the order in which they were taken."""

    def __init__(self, db: Database, now: Callable[[], float] = time.time) -> None:
        self._db = db
        self._now = now

    async def add(self, text: str) -> Note:
        """Keep a note."""
        text, at = storable(text), self._now()

        def change(link: sqlite3.Connection) -> Note:
            row = link.execute("INSERT INTO notes(text, at) VALUES (?, ?)", (text, at))
            return Note(int(row.lastrowid or 0), text, at)

        return await self._db.write(change)

    async def list(self, limit: int = -1) -> list[Note]:
        """The latest notes first; all of them when ``limit`` is negative."""
        rows = await self._db.read(
            lambda link: link.execute(
                "SELECT id, text, at FROM notes ORDER BY at DESC, id DESC LIMIT ?", (limit,)
            ).fetchall()
        )
        return [Note(*row) for row in rows]

    async def search(self, text: str) -> builtins.list[Note]:
        """Notes that hold every word of ``text``, best first."""
        wanted = match_expression(text)
        if not wanted:
            return []
        rows = await self._db.read(
            lambda link: link.execute(
                "SELECT n.id, n.text, n.at FROM notes_fts JOIN notes n ON n.id = notes_fts.rowid"
                " WHERE notes_fts MATCH ? ORDER BY bm25(notes_fts), n.id DESC",
                (wanted,),
            ).fetchall()
        )
        return [Note(*row) for row in rows]

    async def delete(self, note: int) -> bool:
        """Delete a note from the disk too; False when there is none with that id."""

        def change(link: sqlite3.Connection) -> bool:
            found = link.execute("DELETE FROM notes WHERE id = ?", (note,)).rowcount > 0
            link.execute("INSERT INTO notes_fts(notes_fts) VALUES ('optimize')")
            return found

        return await self._db.erase(change)


class ListStore:
    """Named lists (shopping, to-do). Names and items are compared without regard to case and extra spaces."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def add(self, list: str, item: str) -> ListItem:
        """Put an item at the end of a list, which begins to exist by that."""
        name, text = " ".join(storable(list).split()), " ".join(storable(item).split())

        def change(link: sqlite3.Connection) -> ListItem:
            known = link.execute("SELECT list FROM list_items WHERE list_key = ? LIMIT 1", (_key(name),)).fetchone()
            shown = known[0] if known else name
            row = link.execute(
                "INSERT INTO list_items(list, list_key, text, text_key) VALUES (?, ?, ?, ?)",
                (shown, _key(name), text, _key(text)),
            )
            return ListItem(int(row.lastrowid or 0), shown, text)

        return await self._db.write(change)

    async def remove(self, list: str, item: str) -> bool:
        """Take an item off a list (every entry of that text); False when it was not on it."""
        return await self._db.erase(
            lambda link: (
                link.execute(
                    "DELETE FROM list_items WHERE list_key = ? AND text_key = ?", (_key(list), _key(item))
                ).rowcount
                > 0
            )
        )

    async def mark(self, item: int, done: bool = True) -> bool:
        """Tick an item off or not; False when there is none with that id."""
        return await self._db.write(
            lambda link: link.execute("UPDATE list_items SET done = ? WHERE id = ?", (done, item)).rowcount > 0
        )

    async def items(self, list: str) -> builtins.list[ListItem]:
        """What is on a list, in the order in which it was added."""
        rows = await self._db.read(
            lambda link: link.execute(
                "SELECT id, list, text, done FROM list_items WHERE list_key = ? ORDER BY id", (_key(list),)
            ).fetchall()
        )
        return [ListItem(item, name, text, bool(done)) for item, name, text, done in rows]

    async def clear(self, list: str) -> int:
        """Empty a list; tells how many items it had."""
        return await self._db.erase(
            lambda link: link.execute("DELETE FROM list_items WHERE list_key = ?", (_key(list),)).rowcount
        )

    async def lists(self) -> builtins.list[str]:
        """The names of the lists that hold something."""
        rows = await self._db.read(
            lambda link: link.execute("SELECT min(list) FROM list_items GROUP BY list_key ORDER BY 1").fetchall()
        )
        return [row[0] for row in rows]


class AlarmStore:
    """Timers and reminders. Each goes from waiting to fired or cancelled exactly once, whoever asks."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def add(self, kind: Literal["timer", "reminder"], label: str, due: float) -> Alarm:
        """Store an alarm; ``due`` in seconds since the epoch."""
        label = storable(label)

        def change(link: sqlite3.Connection) -> Alarm:
            row = link.execute("INSERT INTO alarms(kind, label, due) VALUES (?, ?, ?)", (kind, label, due))
            return Alarm(int(row.lastrowid or 0), kind, label, due)

        return await self._db.write(change)

    async def waiting(self) -> list[Alarm]:
        """Alarms still to come (or due while nobody was there), soonest first."""
        rows = await self._db.read(
            lambda link: link.execute(
                "SELECT id, kind, label, due, state FROM alarms WHERE state = 'waiting' ORDER BY due, id"
            ).fetchall()
        )
        return [Alarm(*row) for row in rows]

    async def get(self, alarm: int) -> Alarm | None:
        """One alarm, None when there is none with that id."""
        row = await self._db.read(
            lambda link: link.execute(
                "SELECT id, kind, label, due, state FROM alarms WHERE id = ?", (alarm,)
            ).fetchone()
        )
        return Alarm(*row) if row else None

    async def cancel(self, alarm: int) -> bool:
        """Cancel a waiting alarm; False when it is not waiting (any more)."""
        return await self._leave(alarm, "cancelled")

    async def fired(self, alarm: int) -> bool:
        """Take note that an alarm rang; True for exactly one caller, who is the one to ring it."""
        return await self._leave(alarm, "fired")

    async def _leave(self, alarm: int, state: str) -> bool:
        return await self._db.write(
            lambda link: (
                link.execute(
                    "UPDATE alarms SET state = ? WHERE id = ? AND state = 'waiting'", (state, alarm)
                ).rowcount
                > 0
            )
        )


def _key(text: str) -> str:
    return " ".join(storable(text).split()).casefold()
