"""Scripts, their lines, and the takes of them."""

from __future__ import annotations

import builtins
import json
import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, astuple, replace
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Word
from voiceapp.core.voices import Measures, Script, ScriptLine, Take
from voiceapp.storage.database import Database, storable
from voiceapp.storage.voices import require_voice

_SCRIPT = "SELECT id, voice, title, engine, made FROM scripts"
_LINE = "SELECT id, script, position, text, language, pause_s, paragraph FROM script_lines"
_TAKE = (
    "SELECT t.id, t.line, t.file, t.seed, t.engine, t.model, t.made, t.duration_s, t.words, t.measures, t.kept"
    " FROM takes t JOIN script_lines l ON l.id = t.line"
)


class TakeStore:
    """The rows of scripts. Unknown ids raise VoiceAppError ``script-unknown``."""

    def __init__(self, db: Database, now: Callable[[], float] = time.time) -> None:
        self._db = db
        self._now = now

    async def scripts(self, voice: int) -> builtins.list[Script]:
        """A voice's scripts, the latest first."""
        rows = await self._db.read(
            lambda link: link.execute(f"{_SCRIPT} WHERE voice = ? ORDER BY id DESC", (voice,)).fetchall()
        )
        return [Script(*row) for row in rows]

    async def script(self, script: int) -> Script:
        """One script."""
        row = await self._db.read(lambda link: link.execute(f"{_SCRIPT} WHERE id = ?", (script,)).fetchone())
        if row is None:
            raise VoiceAppError("script-unknown", "There is no such script.", "Choose one of the voice's scripts.")
        return Script(*row)

    async def add(self, voice: int, title: str, engine: str, lines: Sequence[ScriptLine]) -> Script:
        """A new script; of ``lines`` ids and takes do not count, the order is their position.

        Raises ``voice-unknown``.
        """
        values = (voice, storable(title), engine, self._now())

        def change(link: sqlite3.Connection) -> Script:
            require_voice(link, voice)
            row = link.execute("INSERT INTO scripts(voice, title, engine, made) VALUES (?,?,?,?)", values)
            script = int(row.lastrowid or 0)
            _insert(link, script, lines, 0)
            return Script(script, *values)

        return await self._db.write(change)

    async def lines(self, script: int) -> builtins.list[ScriptLine]:
        """The lines in order, with their takes."""

        def query(link: sqlite3.Connection) -> tuple[list[Any], list[Any]]:
            lines = link.execute(f"{_LINE} WHERE script = ? ORDER BY position", (script,)).fetchall()
            return lines, link.execute(f"{_TAKE} WHERE l.script = ? ORDER BY t.id", (script,)).fetchall()

        lines, rows = await self._db.read(query)
        takes: dict[int, list[Take]] = {}
        for row in rows:
            takes.setdefault(row[1], []).append(_take(row))
        return [replace(ScriptLine(*row), takes=tuple(takes.get(row[0], ()))) for row in lines]

    async def line(self, line: int) -> ScriptLine:
        """One line with its takes. Raises ``line-unknown``."""

        def query(link: sqlite3.Connection) -> tuple[Any, list[Any]]:
            row = link.execute(f"{_LINE} WHERE id = ?", (line,)).fetchone()
            return row, link.execute(f"{_TAKE} WHERE t.line = ? ORDER BY t.id", (line,)).fetchall()

        row, takes = await self._db.read(query)
        if row is None:
            raise _line_unknown()
        return replace(ScriptLine(*row), takes=tuple(map(_take, takes)))

    async def files(self) -> set[tuple[int, str]]:
        """The files of all takes, each with its voice's id."""
        rows = await self._db.read(
            lambda link: link.execute(
                "SELECT s.voice, t.file FROM takes t JOIN script_lines l ON l.id = t.line"
                " JOIN scripts s ON s.id = l.script"
            ).fetchall()
        )
        return {(row[0], row[1]) for row in rows}

    async def pending(self, script: int) -> builtins.list[int]:
        """The lines of which no take is kept, in order."""
        rows = await self._db.read(
            lambda link: link.execute(
                "SELECT id FROM script_lines WHERE script = ?"
                " AND NOT EXISTS (SELECT 1 FROM takes WHERE line = script_lines.id AND kept) ORDER BY position",
                (script,),
            ).fetchall()
        )
        return [row[0] for row in rows]

    async def set_pause(self, line: int, pause_s: float) -> None:
        """Silence after a line; its takes stay."""
        values = (pause_s, line)
        await self._db.write(lambda link: link.execute("UPDATE script_lines SET pause_s = ? WHERE id = ?", values))

    async def insert_lines(self, script: int, position: int, lines: Sequence[ScriptLine]) -> None:
        """Put lines before the one at ``position``, or at the end."""

        def change(link: sqlite3.Connection) -> None:
            count = link.execute("SELECT count(*) FROM script_lines WHERE script = ?", (script,)).fetchone()[0]
            _put(link, script, min(position, count), 0, lines)

        await self._db.write(change)

    async def replace_line(self, line: int, lines: Sequence[ScriptLine]) -> builtins.list[str]:
        """Put other lines in place of one, wherever that is by now; the files of its takes, whose rows go with it.

        Raises ``line-unknown``.
        """

        def change(link: sqlite3.Connection) -> builtins.list[str]:
            found = link.execute("SELECT script, position FROM script_lines WHERE id = ?", (line,)).fetchone()
            if found is None:
                raise _line_unknown()
            files = link.execute("SELECT file FROM takes WHERE line = ?", (line,)).fetchall()
            link.execute("DELETE FROM script_lines WHERE id = ?", (line,))
            _put(link, found[0], found[1], 1, lines)
            return [row[0] for row in files]

        return await self._db.erase(change)

    async def add_take(self, line: int, take: Take) -> Take:
        """Store a take; of ``take`` id, line and the moment do not count. Kept: in place of the one before.

        Raises ``line-unknown`` where the line was changed or deleted meanwhile.
        """
        values = (
            *(line, take.file, take.seed, take.engine, take.model, self._now(), take.duration_s),
            *(_words(take.words), _measures(take.measures), take.kept),
        )

        def change(link: sqlite3.Connection) -> Take:
            if link.execute("SELECT 1 FROM script_lines WHERE id = ?", (line,)).fetchone() is None:
                raise _line_unknown()
            if take.kept:
                link.execute("UPDATE takes SET kept = 0 WHERE line = ?", (line,))
            row = link.execute(
                "INSERT INTO takes(line, file, seed, engine, model, made, duration_s, words, measures, kept)"
                " VALUES (?,?,?,?,?,?,?,?,?,?)",
                values,
            )
            return _take(link.execute(f"{_TAKE} WHERE t.id = ?", (row.lastrowid,)).fetchone())

        return await self._db.write(change)

    async def keep(self, take: int) -> None:
        """This take is the one that is heard and exported of its line."""

        def change(link: sqlite3.Connection) -> None:
            link.execute(
                "UPDATE takes SET kept = (id = ?) WHERE line = (SELECT line FROM takes WHERE id = ?)", (take,) * 2
            )

        await self._db.write(change)

    async def delete_takes(self, takes: Sequence[int]) -> None:
        """Delete takes' rows."""
        marks = ",".join("?" * len(takes))
        await self._db.erase(lambda link: link.execute(f"DELETE FROM takes WHERE id IN ({marks})", tuple(takes)))

    async def delete(self, script: int) -> builtins.list[str]:
        """Delete a script with its lines and takes; the files of these."""

        def change(link: sqlite3.Connection) -> builtins.list[str]:
            files = [row[2] for row in link.execute(f"{_TAKE} WHERE l.script = ?", (script,))]
            link.execute("DELETE FROM scripts WHERE id = ?", (script,))
            return files

        return await self._db.erase(change)


def _line_unknown() -> VoiceAppError:
    return VoiceAppError("line-unknown", "There is no such line any more.", "Choose one of the script's lines.")


def _put(link: sqlite3.Connection, script: int, position: int, gone: int, lines: Sequence[ScriptLine]) -> None:
    """Insert lines where ``gone`` ones were; the positions of those behind follow."""
    link.execute(
        "UPDATE script_lines SET position = position + ? WHERE script = ? AND position >= ?",
        (len(lines) - gone, script, position + gone),
    )
    _insert(link, script, lines, position)


def _insert(link: sqlite3.Connection, script: int, lines: Sequence[ScriptLine], first: int) -> None:
    link.executemany(
        "INSERT INTO script_lines(script, position, text, language, pause_s, paragraph) VALUES (?,?,?,?,?,?)",
        [
            (script, position, storable(line.text), line.language, line.pause_s, line.paragraph)
            for position, line in enumerate(lines, first)
        ],
    )


def _take(row: tuple[Any, ...]) -> Take:
    told = json.loads(row[9])
    return replace(
        Take(*row[:8]),
        words=tuple(Word(*word) for word in json.loads(row[8])),
        measures=Measures(**{**told, "problems": tuple(told.get("problems", ()))}),
        kept=bool(row[10]),
    )


def _words(words: Sequence[Word]) -> str:
    return json.dumps([astuple(word) for word in words], ensure_ascii=False)


def _measures(measures: Measures) -> str:
    return json.dumps(asdict(measures), ensure_ascii=False)
