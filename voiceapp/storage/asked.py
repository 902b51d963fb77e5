"""Questions about recordings in threads, with what was answered in each way."""

from __future__ import annotations

import builtins
import json
import sqlite3
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from voiceapp.core.answers import Answer, Citation
from voiceapp.core.asking import AskedQuestion, AskThread, GivenAnswer, Question, Way, came
from voiceapp.core.errors import VoiceAppError
from voiceapp.storage.database import Database, storable

_CITATION = "recording, start_s, end_s, answer, segment, quote, supported, meeting"
_OPEN = "SELECT id FROM asked_answers WHERE question = ? AND way = ? AND NOT ended"

GONE = VoiceAppError("recording-deleted", "What this was answered from was deleted.", "Ask again.")
"""In the place of an answer whose recording was deleted (migration 11 says it too)."""


class AskedStore:
    """Stores threads of questions. What was answered from a meeting that is deleted goes with it.

    An answer that never ended is told as cancelled, with what had come. Unknown threads raise VoiceAppError
    ``thread-unknown``.
    """

    def __init__(self, db: Database, now: Callable[[], float] = time.time) -> None:
        self._db = db
        self._now = now

    async def add(self, question: Question) -> AskedQuestion:
        """Store a question that is asked now, in its thread or (None) in a new one."""
        at, text, about = self._now(), storable(question.text), _about(question)

        def change(link: sqlite3.Connection) -> AskedQuestion:
            thread = question.thread
            if thread is None:
                thread = int(link.execute("INSERT INTO asked_threads DEFAULT VALUES").lastrowid or 0)
            else:
                _require(link, thread)
            row = link.execute(
                "INSERT INTO asked_questions(thread, asked_at, text, about) VALUES (?, ?, ?, ?)",
                (thread, at, text, about),
            )
            made = int(row.lastrowid or 0)
            link.executemany(
                "INSERT INTO asked_answers(question, way) VALUES (?, ?)", [(made, way) for way in question.ways]
            )
            given = tuple(GivenAnswer(way) for way in question.ways)
            return AskedQuestion(made, thread, replace(question, text=text, thread=thread), at, given)

        return await self._db.write(change)

    async def keep(self, question: int, way: Way, citation: Citation) -> None:
        """Store a part of an answer that has not ended."""

        def change(link: sqlite3.Connection) -> None:
            given = link.execute(_OPEN, (question, way)).fetchone()
            if given is not None and _all_there(link, (citation,)):
                _cite(link, given[0], (citation,))

        await self._db.write(change)

    async def end(self, question: int, given: GivenAnswer) -> GivenAnswer:
        """Store an answer, or what had come of it and why, in the place of the parts that were kept.

        Returns what is stored: of an answer from a meeting that was deleted meanwhile nothing is.
        """

        def change(link: sqlite3.Connection) -> GivenAnswer:
            answer, error = given.answer, given.error
            row = link.execute(_OPEN, (question, given.way)).fetchone()
            if row is None:  # its thread was deleted
                return given
            link.execute("DELETE FROM asked_citations WHERE given = ?", row)
            if answer is not None and not _all_there(link, answer.citations):
                answer, error = None, GONE
            if answer is not None:
                told = (storable(answer.answer), answer.mode, answer.abstained, answer.so_far_s, answer.unread)
                link.execute(
                    "UPDATE asked_answers SET answer = ?, mode = ?, abstained = ?, so_far_s = ?, unread = ?"
                    " WHERE id = ?",
                    (*told, row[0]),
                )
                _cite(link, row[0], answer.citations)
            failed = None if error is None else json.dumps(error.as_dict())
            link.execute("UPDATE asked_answers SET ended = 1, error = ? WHERE id = ?", (failed, row[0]))
            return replace(given, answer=answer, error=error)

        return await self._db.write(change)

    async def threads(self) -> list[AskThread]:
        """All threads, the one asked last first."""
        rows = await self._db.read(
            lambda link: link.execute(
                "SELECT t.thread, q.text, t.last, t.count FROM (SELECT thread, min(id) AS first,"
                " max(asked_at) AS last, count(*) AS count FROM asked_questions GROUP BY thread) t"
                " JOIN asked_questions q ON q.id = t.first ORDER BY t.last DESC, t.thread DESC"
            ).fetchall()
        )
        return [AskThread(thread, " ".join(text.split()), at, count) for thread, text, at, count in rows]

    async def questions(self, thread: int) -> builtins.list[AskedQuestion]:
        """The questions of a thread in the order in which they were asked."""

        def query(link: sqlite3.Connection) -> builtins.list[AskedQuestion]:
            _require(link, thread)
            rows = link.execute(
                "SELECT id, text, about, asked_at FROM asked_questions WHERE thread = ? ORDER BY id", (thread,)
            ).fetchall()
            found = []
            for one, text, about, at in rows:
                given = tuple(_answers(link, one))
                question = replace(_question(text, about), ways=tuple(way.way for way in given), thread=thread)
                found.append(AskedQuestion(one, thread, question, at, given))
            return found

        return await self._db.read(query)

    async def delete(self, thread: int) -> None:
        """Delete a thread so that its words are nowhere in the database any more."""

        def change(link: sqlite3.Connection) -> None:
            _require(link, thread)
            link.execute("DELETE FROM asked_threads WHERE id = ?", (thread,))

        await self._db.erase(change)


def _all_there(link: sqlite3.Connection, citations: tuple[Citation, ...]) -> bool:
    """Whether no meeting that is cited was deleted meanwhile."""
    meetings = {one.meeting for one in citations if one.meeting is not None}
    kept = "SELECT 1 FROM meetings WHERE id = ?"
    return all(link.execute(kept, (meeting,)).fetchone() for meeting in meetings)


def _require(link: sqlite3.Connection, thread: int) -> None:
    if link.execute("SELECT 1 FROM asked_threads WHERE id = ?", (thread,)).fetchone() is None:
        raise VoiceAppError("thread-unknown", "These questions were deleted.", "Ask a new one.")


def _cite(link: sqlite3.Connection, given: int, citations: tuple[Citation, ...]) -> None:
    link.executemany(
        f"INSERT INTO asked_citations(given, {_CITATION}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(given, storable(one.recording), one.start_s, one.end_s, storable(one.answer), one.segment),
                *(None if one.quote is None else storable(one.quote), one.supported, one.meeting),
            )
            for one in citations
        ],
    )


def _answers(link: sqlite3.Connection, question: int) -> builtins.list[GivenAnswer]:
    rows = link.execute(
        "SELECT id, way, ended, answer, mode, abstained, so_far_s, unread, error FROM asked_answers"
        " WHERE question = ? ORDER BY id",
        (question,),
    ).fetchall()
    found = []
    for given, way, ended, text, mode, abstained, so_far_s, unread, error in rows:
        cited = link.execute(f"SELECT {_CITATION} FROM asked_citations WHERE given = ? ORDER BY id", (given,))
        citations = tuple(_citation(row) for row in cited.fetchall())
        if not ended:
            found.append(GivenAnswer(way, came(way, citations), cancelled=True))
        else:
            answer = None if mode is None else Answer(text, mode, bool(abstained), citations, so_far_s, unread)
            failed = None if error is None else VoiceAppError.from_dict(json.loads(error))
            found.append(GivenAnswer(way, answer, failed))
    return found


def _citation(row: tuple[Any, ...]) -> Citation:
    recording, start_s, end_s, answer, segment, quote, supported, meeting = row
    borne_out = None if supported is None else bool(supported)
    return Citation(recording, start_s, end_s, answer, segment, quote, borne_out, meeting)


def _about(question: Question) -> str:
    """All of a question but its text, ways and thread."""
    about = {
        "file": None if question.file is None else str(question.file),
        "meetings": question.meetings,
        "speakers": question.speakers,
        "since": question.since,
        "until": question.until,
        "llm": question.llm,
        "answerer": question.answerer,
    }
    return json.dumps(about)


def _question(text: str, about: str) -> Question:
    told = json.loads(about)
    return Question(
        text,
        file=None if told["file"] is None else Path(told["file"]),
        meetings=None if told["meetings"] is None else tuple(told["meetings"]),
        speakers=tuple(told["speakers"]),
        since=told["since"],
        until=told["until"],
        llm=told["llm"],
        answerer=told["answerer"],
    )
