"""The index of what was said: passages of the transcripts in use, their terms (FTS5, BM25) and their vectors."""

from __future__ import annotations

import builtins
import json
import secrets
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from voiceapp.core.passages import EVERYWHERE, IndexStatus, NewPassage, Passage, PassageTerms, Signs, Within
from voiceapp.core.recordings import Vector
from voiceapp.storage.database import Database

_COLUMNS = "p.id, m.id, p.transcript, p.position, p.first_segment, p.last_segment, p.start_s, p.end_s"
_PASSAGE = f"SELECT {_COLUMNS} FROM passages p JOIN meetings m ON m.transcript = p.transcript"
_IN_USE = (
    "CROSS JOIN transcripts t ON t.id = p.transcript"
    " CROSS JOIN meetings m ON m.id = t.meeting AND m.transcript = t.id"
)
_KNOWN = f"SELECT {_COLUMNS} FROM passages p {_IN_USE}"
"""For few passages of known ids: SQLite would else go through the passages of all meetings."""

_STORED = "transcript, position, first_segment, last_segment, start_s, end_s, body, around, name"
_FRESH = "SELECT transcript FROM indexed WHERE passages >= 0"
_MOST_MATCHES = 5_000
"""So many passages at most are ranked: words that more hold tell little, and are dropped beside rarer ones. Where
all words are so frequent the latest passages with the rarest of them are ranked."""

_SCALE = 4
"""Bytes before a vector's numbers."""

_LAST = 2**63 - 1
"""The highest id that SQLite gives."""

_MERGE = "INSERT INTO passages_fts(passages_fts) VALUES ('optimize')"
"""Terms that were deleted are only struck out in FTS5's segments until these are merged."""

_WEIGHTS = "1.0, 0.4, 0.6"
"""Of a passage's own terms, those around it and its speaker's name, in BM25."""


class PassageStore:
    """Rows of passages. SQLite's triggers take a transcript out of ``indexed`` once its words change."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def stale(self, within: Within = EVERYWHERE) -> builtins.list[tuple[int, int]]:
        """Meetings, each with its transcript in use, that are not indexed as they are now; the latest first.

        Of ``within`` the meetings and moments count.
        """
        where, values = await self._where(replace(within, speakers=()))
        return await self._db.read(
            lambda link: link.execute(
                f"SELECT m.id, m.transcript FROM meetings m{where}{' AND' if where else ' WHERE'}"
                f" m.transcript IS NOT NULL AND m.transcript NOT IN ({_FRESH}) ORDER BY m.started DESC, m.id DESC",
                values,
            ).fetchall()
        )

    async def begin(self, transcript: int) -> int:
        """A mark for :meth:`replace`, to be had before the words are read. A change of the words takes it away."""
        mark = -1 - secrets.randbits(62)
        await self._db.write(
            lambda link: link.execute(
                "INSERT OR REPLACE INTO indexed SELECT id, ? FROM transcripts WHERE id = ?", (mark, transcript)
            )
        )
        return mark

    async def replace(self, transcript: int, passages: Sequence[NewPassage], mark: int) -> bool:
        """Index a transcript anew, unless its words changed since the ``mark``; whether older terms went.

        The passages before the first that changed stay, with their vectors: a live transcript only grows.
        """
        rows = [
            (transcript, at, one.first, one.last, one.start_s, one.end_s, one.body, one.around, one.name)
            for at, one in enumerate(passages)
        ]

        def change(link: sqlite3.Connection) -> bool:
            done = link.execute(
                "UPDATE indexed SET passages = ? WHERE transcript = ? AND passages = ?",
                (len(rows), transcript, mark),
            )
            if not done.rowcount:
                return False
            before = link.execute(
                f"SELECT {_STORED} FROM passages WHERE transcript = ? ORDER BY position", (transcript,)
            ).fetchall()
            same = 0
            while same < min(len(before), len(rows)) and before[same] == rows[same]:
                same += 1
            link.execute("DELETE FROM passages WHERE transcript = ? AND position >= ?", (transcript, same))
            link.executemany(f"INSERT INTO passages({_STORED}) VALUES (?,?,?,?,?,?,?,?,?)", rows[same:])
            return not _terms(before[same:]) <= _terms(rows)

        return await self._db.write(change)

    async def empty(self, meetings: Sequence[int] | None = None) -> bool:
        """Whether nothing is indexed of these meetings (None: of all)."""
        where, values = await self._where(Within(meetings))
        found = await self._db.read(
            lambda link: link.execute(f"SELECT EXISTS ({_PASSAGE}{where})", values).fetchone()
        )
        return not found[0]

    async def clear(self) -> None:
        """Forget the index."""

        def change(link: sqlite3.Connection) -> None:
            link.execute("DELETE FROM passages")
            link.execute("DELETE FROM indexed")
            link.execute(_MERGE)

        await self._db.erase(change)

    async def purge(self) -> None:
        """Let the words of passages that went leave the disk."""
        await self._db.erase(lambda link: link.execute(_MERGE))

    async def tidy(self) -> bool:
        """Forget what is of transcripts that are no longer in use; whether there were passages of such."""
        in_use = "(SELECT transcript FROM meetings WHERE transcript IS NOT NULL)"
        out = f"transcript IN (SELECT id FROM transcripts WHERE id NOT IN {in_use})"  # few; passages are many

        def change(link: sqlite3.Connection) -> bool:
            link.execute(f"DELETE FROM indexed WHERE {out}")
            return link.execute(f"DELETE FROM passages WHERE {out}").rowcount > 0

        return await self._db.write(change)

    async def status(self, embedder: str) -> IndexStatus:
        """How far it is; ``embedder`` names the model whose vectors count."""

        def query(link: sqlite3.Connection) -> IndexStatus:
            def count(sql: str, *values: object) -> int:
                return int(link.execute(sql, values).fetchone()[0])

            in_use = "(SELECT transcript FROM meetings WHERE transcript IS NOT NULL)"
            return IndexStatus(
                count(f"SELECT count(*) FROM indexed WHERE passages >= 0 AND transcript IN {in_use}"),
                count(f"SELECT count(*) FROM passages WHERE transcript IN {in_use}"),
                count(f"SELECT count(*) FROM segments WHERE transcript IN {in_use}"),
                count(
                    f"SELECT count(*) FROM meetings WHERE transcript IS NOT NULL AND transcript NOT IN ({_FRESH})"
                ),
                count(f"SELECT count(*) FROM passages WHERE embedder = ? AND transcript IN {in_use}", embedder),
            )

        return await self._db.read(query)

    # ---------------------------------------------------------------------------------------- terms

    async def frequencies(self, terms: Iterable[str]) -> tuple[dict[str, int], int]:
        """In how many passages each term is, and how many indexed passages there are."""
        wanted = sorted(set(terms))

        def query(link: sqlite3.Connection) -> tuple[dict[str, int], int]:
            found = dict.fromkeys(wanted, 0)
            for term in wanted:
                row = link.execute("SELECT doc FROM passages_terms WHERE term = ?", (term,)).fetchone()
                found[term] = 0 if row is None else int(row[0])
            (count,) = link.execute("SELECT ifnull(sum(passages), 0) FROM indexed WHERE passages >= 0").fetchone()
            return found, int(count)

        return await self._db.read(query)

    async def matching(
        self, frequencies: Mapping[str, int], within: Within, limit: int
    ) -> builtins.list[tuple[Passage, float]]:
        """Passages with any of the terms, by BM25, best first; ``frequencies`` are those of :meth:`frequencies`."""
        where, values = await self._where(within)
        first, last = await self._bounds(within)
        terms, many = list[str](), 0
        for term, count in sorted(frequencies.items(), key=lambda item: item[1]):
            count = min(count, last - first + 1)
            if count and (not terms or many + count <= _MOST_MATCHES):
                terms.append(term)
                many += count
        if not terms:
            return []
        wanted = " OR ".join(f'"{term}"' for term in terms)
        # With conditions any match may be the one that fulfils them; without, the others need not be looked at.
        most = -1 if where else _MOST_MATCHES
        best = -1 if where else 2 * limit

        def query(link: sqlite3.Connection) -> builtins.list[tuple[Passage, float]]:
            rows = link.execute(
                "WITH ranked(id, score) AS MATERIALIZED (SELECT rowid,"
                f" -bm25(passages_fts, {_WEIGHTS}) FROM passages_fts WHERE passages_fts MATCH ?"
                " AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?),"
                " best(id, score) AS MATERIALIZED (SELECT id, score FROM ranked ORDER BY score DESC LIMIT ?)"
                f" SELECT found.*, best.score FROM best CROSS JOIN ({_KNOWN}{where}) found ON found.id = best.id"
                " ORDER BY best.score DESC, best.id LIMIT ?",
                (wanted, first, last, most, best, *values, limit),
            ).fetchall()
            return [(Passage(*row[:-1]), float(row[-1])) for row in rows]

        return await self._db.read(query)

    async def near(
        self, passages: Sequence[Passage], before: int, after: int, within: Within
    ) -> builtins.list[PassageTerms]:
        """These passages and so many ``before`` and ``after`` each, in the order of transcripts and positions."""
        around = sorted(
            {(one.transcript, one.position + step) for one in passages for step in range(-before, after + 1)}
        )
        where, values = await self._where(within)
        allowed = where.removeprefix(" WHERE ") or "1"

        def query(link: sqlite3.Connection) -> builtins.list[PassageTerms]:
            rows = link.execute(
                f"SELECT {_COLUMNS}, p.body, p.name, {allowed} FROM json_each(?) j CROSS JOIN passages p"
                " ON p.transcript = json_extract(j.value, '$[0]') AND p.position = json_extract(j.value, '$[1]')"
                f" {_IN_USE} ORDER BY p.transcript, p.position",
                (*values, json.dumps(around)),
            ).fetchall()
            return [
                PassageTerms(Passage(*row[:8]), tuple(row[8].split()), tuple(row[9].split()), bool(row[10]))
                for row in rows
            ]

        return await self._db.read(query) if around else []

    async def _bounds(self, within: Within) -> tuple[int, int]:
        """The first and the last id that passages of the wanted meetings can have."""
        if within.meetings is None:
            return 0, _LAST
        (first, last) = await self._db.read(
            lambda link: link.execute(
                "SELECT min(p.id), max(p.id) FROM meetings m JOIN passages p ON p.transcript = m.transcript"
                " WHERE m.id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(within.meetings or ())),),
            ).fetchone()
        )
        return (0, -1) if first is None else (first, last)

    async def get(self, passages: Sequence[int]) -> builtins.list[Passage]:
        """Passages by their ids, in that order; those that are gone are left out."""

        def query(link: sqlite3.Connection) -> builtins.list[Passage]:
            rows = link.execute(
                f"{_KNOWN} WHERE p.id IN (SELECT value FROM json_each(?))", (json.dumps(list(passages)),)
            ).fetchall()
            found = {row[0]: Passage(*row) for row in rows}
            return [found[one] for one in passages if one in found]

        return await self._db.read(query)

    async def allowed(self, within: Within) -> frozenset[int] | None:
        """The ids of the passages to look in; None: all of them."""
        where, values = await self._where(within)
        if not where:
            return None
        rows = await self._db.read(lambda link: link.execute(f"{_PASSAGE}{where}", values).fetchall())
        return frozenset(row[0] for row in rows)

    async def _where(self, within: Within) -> tuple[str, tuple[object, ...]]:
        """Conditions on a passage and its meeting, with their values; "" where there are none."""
        conditions: builtins.list[str] = []
        values: builtins.list[object] = []
        if within.meetings is not None:
            conditions.append("m.id IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(list(within.meetings)))
        if within.speakers:
            conditions.append(
                "p.first_segment IN (SELECT s.id FROM segments s JOIN speakers k ON k.id = s.speaker"
                " WHERE k.name IN (SELECT value FROM json_each(?)) AND k.meeting = m.id)"
            )
            values.append(json.dumps(await self._spelled(within.speakers)))
        for bound, value in (("m.started >= ?", within.since), ("m.started <= ?", within.until)):
            if value is not None:
                conditions.append(bound)
                values.append(value)
        return (f" WHERE {' AND '.join(conditions)}" if conditions else ""), tuple(values)

    async def _spelled(self, names: Iterable[str]) -> builtins.list[str]:
        """Speakers' names as they are stored; SQLite knows no other case of letters beyond ASCII."""
        wanted = {name.casefold() for name in names}
        rows = await self._db.read(lambda link: link.execute("SELECT DISTINCT name FROM speakers").fetchall())
        return [name for (name,) in rows if name.casefold() in wanted]

    # -------------------------------------------------------------------------------------- vectors

    async def without_vector(self, embedder: str, limit: int) -> builtins.list[Passage]:
        """Passages that have no vector of this model yet, in the order of their making."""
        rows = await self._db.read(
            lambda link: link.execute(
                f"{_PASSAGE} WHERE p.embedder IS NOT ? ORDER BY p.id LIMIT ?", (embedder, limit)
            ).fetchall()
        )
        return [Passage(*row) for row in rows]

    async def set_vectors(self, embedder: str, passages: Sequence[int], vectors: Vector) -> None:
        """Keep vectors of unit length, shape (n, d), in eight bits a number, with their signs for a first look."""
        vectors = np.nan_to_num(vectors)
        signs = signed(vectors)
        rows = [
            (embedder, _packed(vector), sign.tobytes(), one)
            for one, vector, sign in zip(passages, vectors, signs, strict=True)
        ]
        await self._db.write(
            lambda link: link.executemany(
                "UPDATE passages SET embedder = ?, vector = ?, signs = ? WHERE id = ?", rows
            )
        )

    async def forget_vectors(self, embedder: str, width: int) -> None:
        """Forget this model's vectors of another width: its files were changed."""
        await self._db.write(
            lambda link: link.execute(
                "UPDATE passages SET embedder = NULL, vector = NULL, signs = NULL"
                " WHERE embedder = ? AND length(vector) <> ?",
                (embedder, _SCALE + width),
            )
        )

    async def signs(self, embedder: str, width: int) -> tuple[np.ndarray[Any, np.dtype[np.int64]], Signs]:
        """The ids of all passages with a vector of this model and width, rising, and the signs of those."""
        rows = await self._db.read(
            lambda link: link.execute(
                "SELECT id, signs FROM passages WHERE embedder = ? AND length(vector) = ? ORDER BY id",
                (embedder, _SCALE + width),
            ).fetchall()
        )
        ids = np.array([row[0] for row in rows], np.int64)
        if not rows:
            return ids, np.zeros((0, 1), np.uint64)
        return ids, np.frombuffer(b"".join(row[1] for row in rows), np.uint64).reshape(len(rows), -1)

    async def vectors(
        self, embedder: str, width: int, passages: Sequence[int]
    ) -> tuple[builtins.list[int], Vector]:
        """The vectors of passages, shape (n, width), with the ids of those that have one."""
        rows = await self._db.read(
            lambda link: link.execute(
                "SELECT id, vector FROM passages WHERE embedder = ? AND length(vector) = ?"
                " AND id IN (SELECT value FROM json_each(?))",
                (embedder, _SCALE + width, json.dumps(list(passages))),
            ).fetchall()
        )
        if not rows:
            return [], np.zeros((0, width), np.float32)
        packed = np.frombuffer(b"".join(row[1] for row in rows), np.uint8).reshape(len(rows), -1)
        scales = packed[:, :_SCALE].copy().view(np.float32)
        return [row[0] for row in rows], packed[:, _SCALE:].view(np.int8) * scales


def _terms(rows: Iterable[tuple[Any, ...]]) -> set[str]:
    return {term for row in rows for text in row[-3:] for term in text.split()}


def _packed(vector: Vector) -> bytes:
    """Numbers of eight bits, after the number that each of them is multiplied by."""
    scale = np.float32(max(float(np.abs(vector).max()), 1e-12) / 127)
    return scale.tobytes() + np.round(vector / scale).astype(np.int8).tobytes()


def signed(vectors: Vector) -> Signs:
    """The signs of vectors, shape (n, d), packed into words of 64."""
    bits = np.packbits(vectors > 0, axis=1)
    padded = np.zeros((len(bits), -(-bits.shape[1] // 8) * 8), np.uint8)
    padded[:, : bits.shape[1]] = bits
    return padded.view(np.uint64)
