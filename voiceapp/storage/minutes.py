"""The minutes of meetings: one for each, as JSON."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict, dataclass
from typing import Any

from voiceapp.core.meetings import Minutes, MinutesItem
from voiceapp.storage.database import Database, storable

_LISTS = ("summary", "topics", "decisions", "action_items", "open_questions")


@dataclass(frozen=True, slots=True)
class StoredMinutes:
    """``sources`` is a digest of what they were made from, ``ticked`` who was there without a voice.

    ``minutes`` None: it is only known who was there.
    """

    minutes: Minutes | None
    sources: str = ""
    ticked: tuple[str, ...] = ()


class MinutesStore:
    """Stores minutes by meeting."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def get(self, meeting: int) -> StoredMinutes | None:
        """The minutes of a meeting, None where there are none."""
        row = await self._db.read(
            lambda link: link.execute("SELECT body FROM minutes WHERE meeting = ?", (meeting,)).fetchone()
        )
        return None if row is None else _read(json.loads(row[0]))

    async def put(self, meeting: int, stored: StoredMinutes) -> None:
        """Store minutes in the place of the earlier ones, whose words leave the disk."""
        body = storable(json.dumps(asdict(stored), ensure_ascii=False))
        values = (meeting, stored.minutes.made if stored.minutes else 0.0, body)

        def change(link: sqlite3.Connection) -> None:
            link.execute("INSERT OR REPLACE INTO minutes(meeting, made, body) VALUES (?, ?, ?)", values)

        await self._db.erase(change)


def _read(body: dict[str, Any]) -> StoredMinutes:
    if body["minutes"] is None:
        return StoredMinutes(None, body["sources"], tuple(body["ticked"]))
    told: dict[str, Any] = dict(body["minutes"])
    told |= {name: tuple(_item(item) for item in told[name]) for name in _LISTS}
    told |= {name: tuple(told[name]) for name in ("participants", "mentioned")}
    told["failed"] = tuple((start_s, end_s) for start_s, end_s in told["failed"])
    return StoredMinutes(Minutes(**told), body["sources"], tuple(body["ticked"]))


def _item(told: dict[str, Any]) -> MinutesItem:
    return MinutesItem(**told | {"segments": tuple(told["segments"]), "notes": tuple(told["notes"])})
