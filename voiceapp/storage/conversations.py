"""Conversations and their turns, with full-text search."""

from __future__ import annotations

import builtins
import json
import re
import sqlite3
import time
from collections.abc import Callable, Mapping
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.records import ConversationHit, ConversationInfo, StoredTurn
from voiceapp.core.usage import Usage
from voiceapp.storage.database import Database, match_expression, storable

_TITLE_CHARACTERS = 48
_INFO = """SELECT c.id, c.title, c.started, c.updated, count(t.id) FROM conversations c
    LEFT JOIN turns t ON t.conversation = c.id"""
_TURN = """SELECT id, conversation, number, at, transcript, reply, heard, typed, language, interrupted,
    timeline, corrected_from, prompt_tokens, cached_tokens, outside FROM turns"""
_HITS = 100


class ConversationStore:
    """Stores talks. Times are seconds since the epoch; unknown ids raise ``conversation-unknown``."""

    def __init__(self, db: Database, now: Callable[[], float] = time.time) -> None:
        self._db = db
        self._now = now

    async def create(self, title: str = "") -> int:
        """Start a conversation. Without a title it is named after the first words that the user says."""
        at = self._now()
        title = " ".join(storable(title).split())

        def change(link: sqlite3.Connection) -> int:
            row = link.execute(
                "INSERT INTO conversations(title, renamed, started, updated) VALUES (?, ?, ?, ?)",
                (title, bool(title), at, at),
            )
            return int(row.lastrowid or 0)

        return await self._db.write(change)

    async def add_turn(
        self,
        conversation: int,
        number: int,
        transcript: str,
        reply: str,
        heard: int,
        typed: bool,
        language: str | None,
        interrupted: bool,
        timeline_ms: Mapping[str, float | None],
        at: float,
        corrected_from: str | None = None,
        usage: Usage | None = None,
        outside: bool = False,
    ) -> StoredTurn:
        """Append a turn. ``heard`` counts characters of ``reply`` and is kept within it.

        ``corrected_from`` is what had been heard where the user mended the transcript.
        """
        transcript, reply = storable(transcript), storable(reply)
        corrected_from = None if corrected_from is None else storable(corrected_from)
        heard = max(0, min(heard, len(reply)))
        values = (conversation, number, at, transcript, reply, heard, typed, language, interrupted)
        read = (usage.prompt_tokens, usage.cached_tokens) if usage else (None, None)

        def change(link: sqlite3.Connection) -> StoredTurn:
            title, renamed = self._named(link, conversation)
            row = link.execute(
                "INSERT INTO turns(conversation, number, at, transcript, reply, heard, typed, language,"
                " interrupted, timeline, corrected_from, prompt_tokens, cached_tokens, outside)"
                " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                (*values, json.dumps(dict(timeline_ms)), corrected_from, *read, outside),
            )
            # A title taken from a misheard first sentence follows its correction.
            if not renamed and (not title or corrected_from and title == title_from(corrected_from)):
                title = title_from(transcript)
            link.execute(
                "UPDATE conversations SET title = ?, updated = max(updated, ?) WHERE id = ?",
                (title, at, conversation),
            )
            return _turn(link.execute(f"{_TURN} WHERE id = ?", (row.lastrowid,)).fetchone())

        return await self._db.write(change)

    async def list(self, limit: int = -1) -> list[ConversationInfo]:
        """Conversations that hold a turn or were given a title, the last used first."""
        rows = await self._db.read(
            lambda link: link.execute(
                f"{_INFO} GROUP BY c.id HAVING count(t.id) > 0 OR c.renamed"
                " ORDER BY c.updated DESC, c.id DESC LIMIT ?",
                (limit,),
            ).fetchall()
        )
        return [ConversationInfo(*row) for row in rows]

    async def get(self, conversation: int) -> tuple[ConversationInfo, builtins.list[StoredTurn]]:
        """A conversation and its turns in the order in which they were said."""

        def query(link: sqlite3.Connection) -> tuple[ConversationInfo, builtins.list[StoredTurn]]:
            self._named(link, conversation)
            info = link.execute(f"{_INFO} WHERE c.id = ? GROUP BY c.id", (conversation,)).fetchone()
            turns = link.execute(f"{_TURN} WHERE conversation = ? ORDER BY id", (conversation,))
            return ConversationInfo(*info), [_turn(row) for row in turns]

        return await self._db.read(query)

    async def turn(self, turn: int) -> StoredTurn:
        """One turn by its id."""
        row = await self._db.read(lambda link: link.execute(f"{_TURN} WHERE id = ?", (turn,)).fetchone())
        if row is None:
            raise VoiceAppError("turn-unknown", f"There is no turn {turn}.", "It may have been deleted.")
        return _turn(row)

    async def rename(self, conversation: int, title: str) -> None:
        """Give a title. An empty one takes the user's first words again."""
        title = " ".join(storable(title).split())

        def change(link: sqlite3.Connection) -> None:
            self._named(link, conversation)
            named = title
            if not named:
                rows = link.execute(
                    "SELECT transcript FROM turns WHERE conversation = ? ORDER BY id", (conversation,)
                )
                named = next((found for (said,) in rows if (found := title_from(said))), "")
            link.execute(
                "UPDATE conversations SET title = ?, renamed = ? WHERE id = ?", (named, bool(title), conversation)
            )

        await self._db.erase(change)  # the old title leaves the disk too

    async def search(self, text: str, limit: int = _HITS) -> builtins.list[ConversationHit]:
        """Turns that hold every word of ``text`` (the last one may be only begun), best first.

        A conversation whose given title matches is found as its first turn (turn 0 when it has none).
        """
        wanted = match_expression(text)
        if not wanted:
            return []

        def query(link: sqlite3.Connection) -> builtins.list[ConversationHit]:
            rows = link.execute(
                # Ranked and cut inside, so that snippets are made for the rows that are shown only.
                "SELECT t.conversation, t.id, c.title, f.snippet, t.at, -f.rank FROM"
                " (SELECT rowid AS turn, rank, snippet(turns_fts, -1, '[', ']', '…', 16) AS snippet"
                " FROM turns_fts WHERE turns_fts MATCH ? ORDER BY rank LIMIT ?) f"
                " JOIN turns t ON t.id = f.turn JOIN conversations c ON c.id = t.conversation"
                " ORDER BY f.rank, t.id DESC",
                (wanted, limit),
            ).fetchall()
            hits = [ConversationHit(*row) for row in rows]
            seen = {hit.conversation for hit in hits}
            return [*(hit for hit in self._titled(link, text) if hit.conversation not in seen), *hits][:limit]

        return await self._db.read(query)

    async def delete(self, conversation: int) -> None:
        """Delete a conversation so that its words are nowhere in the data folder any more."""

        def change(link: sqlite3.Connection) -> None:
            self._named(link, conversation)
            link.execute("DELETE FROM conversations WHERE id = ?", (conversation,))
            # Until segments are merged the index keeps the words, marked as deleted.
            link.execute("INSERT INTO turns_fts(turns_fts) VALUES ('optimize')")

        await self._db.erase(change)

    def _titled(self, link: sqlite3.Connection, text: str) -> builtins.list[ConversationHit]:
        needle = re.compile(re.escape(text.strip()), re.IGNORECASE)
        rows = link.execute(
            "SELECT c.id, ifnull(min(t.id), 0), c.title, c.updated FROM conversations c"
            " LEFT JOIN turns t ON t.conversation = c.id WHERE c.renamed GROUP BY c.id ORDER BY c.updated DESC"
        )
        hits = []
        for conversation, turn, title, at in rows:
            if found := needle.search(title):
                start, end = found.span()
                marked = f"{title[:start]}[{title[start:end]}]{title[end:]}"
                hits.append(ConversationHit(conversation, turn, title, marked, at, 0.0))
        return hits

    def _named(self, link: sqlite3.Connection, conversation: int) -> tuple[str, bool]:
        row = link.execute("SELECT title, renamed FROM conversations WHERE id = ?", (conversation,)).fetchone()
        if row is None:
            raise VoiceAppError(
                "conversation-unknown",
                f"There is no conversation {conversation}.",
                "It may have been deleted; voiceapp conversations list shows those there are.",
            )
        return str(row[0]), bool(row[1])


def title_from(said: str) -> str:
    """A title made of the first words that a user said, cut at a word's end."""
    words = " ".join(said.split())
    if len(words) <= _TITLE_CHARACTERS:
        return words.rstrip(".!?,;: ") or words
    cut = words[: _TITLE_CHARACTERS - 1]
    if not words[_TITLE_CHARACTERS - 1].isspace() and " " in cut:
        cut = cut[: cut.rindex(" ")]
    return cut.rstrip(".!?,;: ") + "…"


def _turn(row: tuple[Any, ...]) -> StoredTurn:
    turn, conversation, number, at, transcript, reply, heard, typed, *rest = row
    language, interrupted, timeline, corrected_from, prompt_tokens, cached_tokens, outside = rest
    return StoredTurn(
        turn,
        conversation,
        number,
        at,
        transcript,
        reply,
        heard,
        bool(typed),
        language,
        bool(interrupted),
        json.loads(timeline),
        corrected_from,
        None if prompt_tokens is None else Usage(prompt_tokens, cached_tokens),
        bool(outside),
    )
