"""Who speaks in meetings: speakers, their turns, and the speaker of each segment."""

from __future__ import annotations

import builtins
import sqlite3
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.meetings import MeetingSegment, MeetingSpeaker, NewSegment, SpokenTurn
from voiceapp.core.recordings import Vector
from voiceapp.storage.database import Database, storable
from voiceapp.storage.transcripts import Original, insert, original_json, read_original, words_json

_TALK = "ifnull((SELECT sum(t.end_s - t.start_s) FROM speaker_turns t WHERE t.speaker = s.id AND t.exclusive), 0)"
_SPEAKER = f"SELECT s.id, s.label, s.name, s.named, s.channel, {_TALK} FROM speakers s"


Shares = Callable[[Original, Sequence[tuple[float, float]]], Sequence[Original]]
"""What of an original is in each of the spans that its segment is cut into."""


class SpeakerStore:
    """Stores speakers of meetings. Unknown ids raise VoiceAppError ``speaker-unknown``."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def list(self, meeting: int) -> builtins.list[MeetingSpeaker]:
        """Those who speak in a meeting, in the order in which they were found."""
        rows = await self._db.read(
            lambda link: link.execute(f"{_SPEAKER} WHERE s.meeting = ? ORDER BY s.id", (meeting,)).fetchall()
        )
        return [_speaker(row) for row in rows]

    async def turns(self, meeting: int) -> builtins.list[SpokenTurn]:
        """All turns by time."""
        rows = await self._db.read(
            lambda link: link.execute(
                "SELECT t.speaker, t.start_s, t.end_s, t.exclusive FROM speaker_turns t"
                " JOIN speakers s ON s.id = t.speaker WHERE s.meeting = ? ORDER BY t.start_s, t.end_s",
                (meeting,),
            ).fetchall()
        )
        return [SpokenTurn(speaker, start_s, end_s, bool(exclusive)) for speaker, start_s, end_s, exclusive in rows]

    async def add(
        self,
        meeting: int,
        label: str,
        name: str,
        named: bool = False,
        channel: int | None = None,
        voice: Vector | None = None,
        engine: str = "",
    ) -> MeetingSpeaker:
        """Somebody who speaks; ``voice`` is an embedding by ``engine``, for suggestions of names, never told."""
        blob = _blob(voice)
        name = " ".join(storable(name).split())

        def change(link: sqlite3.Connection) -> MeetingSpeaker:
            row = link.execute(
                "INSERT INTO speakers(meeting, label, name, named, channel, voice, voice_engine)"
                " VALUES (?,?,?,?,?,?,?)",
                (meeting, label, name, named, channel, blob, engine),
            )
            return MeetingSpeaker(int(row.lastrowid or 0), label, name, named, channel)

        return await self._db.write(change)

    async def rename(self, meeting: int, speaker: int, name: str) -> MeetingSpeaker:
        """Give a speaker a name of the user's; the old one leaves the disk."""
        name = " ".join(storable(name).split())

        def change(link: sqlite3.Connection) -> MeetingSpeaker:
            done = link.execute(
                "UPDATE speakers SET name = ?, named = 1 WHERE id = ? AND meeting = ?", (name, speaker, meeting)
            )
            if not done.rowcount:
                raise _unknown(meeting, str(speaker))
            link.execute("INSERT INTO passages_fts(passages_fts) VALUES ('optimize')")
            return _speaker(link.execute(f"{_SPEAKER} WHERE s.id = ?", (speaker,)).fetchone())

        return await self._db.erase(change)

    async def heard_again(
        self, speaker: int, label: str, name: str, channel: int | None, voice: Vector | None, engine: str
    ) -> None:
        """What a new diarisation knows of a speaker whom an earlier one had found. A name of the user's stays."""
        values = (label, " ".join(storable(name).split()), channel, _blob(voice), engine, speaker)
        await self._db.write(
            lambda link: link.execute(
                "UPDATE speakers SET label = ?, name = CASE named WHEN 1 THEN name ELSE ? END, channel = ?,"
                " voice = ?, voice_engine = ? WHERE id = ?",
                values,
            )
        )

    async def voices(self, meeting: int) -> dict[int, tuple[str, Vector]]:
        """The engine and the embedding of a meeting's speakers, where there is one."""
        rows = await self._db.read(
            lambda link: link.execute(
                "SELECT id, voice_engine, voice FROM speakers WHERE meeting = ? AND voice IS NOT NULL", (meeting,)
            ).fetchall()
        )
        return {speaker: (engine, np.frombuffer(blob, "<f4").astype(np.float32)) for speaker, engine, blob in rows}

    async def forget_voices(self) -> None:
        """Delete the embeddings of all meetings; names stay."""
        await self._db.erase(lambda link: link.execute("UPDATE speakers SET voice = NULL, voice_engine = ''"))

    async def set_turns(self, meeting: int, turns: Sequence[SpokenTurn]) -> None:
        """Who speaks when, instead of what was known before. Speakers without a turn or segment go."""

        def change(link: sqlite3.Connection) -> None:
            link.execute(
                "DELETE FROM speaker_turns WHERE speaker IN (SELECT id FROM speakers WHERE meeting = ?)", (meeting,)
            )
            link.executemany(
                "INSERT INTO speaker_turns VALUES (?, ?, ?, ?)",
                [(turn.speaker, turn.start_s, turn.end_s, turn.exclusive) for turn in turns],
            )

        await self._db.write(change)

    async def assign(self, speakers: Mapping[int, int | None]) -> None:
        """Give segments (by id) their speaker."""
        rows = [(speaker, segment) for segment, speaker in speakers.items()]
        await self._db.write(lambda link: link.executemany("UPDATE segments SET speaker = ? WHERE id = ?", rows))

    async def cut(
        self, meeting: int, pieces: Sequence[tuple[MeetingSegment, Sequence[NewSegment]]], shares: Shares
    ) -> None:
        """Put pieces in the place of segments; the first one keeps the id. One that was changed meanwhile stays.

        ``shares`` cuts what the transcriber wrote in a segment that the user corrected. Edits made before cannot
        be undone afterwards: what they changed is no more.
        """

        def change(link: sqlite3.Connection) -> None:
            for segment, parts in pieces:
                first, *others = parts
                done = link.execute(
                    "UPDATE segments SET speaker = ?, start_s = ?, end_s = ?, text = ?, words = ?, confidence = ?"
                    " WHERE id = ? AND text = ? RETURNING transcript, original",
                    (
                        first.speaker,
                        first.start_s,
                        first.end_s,
                        storable(first.text),
                        words_json(first.words),
                        first.confidence,
                        segment.id,
                        segment.text,
                    ),
                ).fetchone()
                if done is None:
                    continue
                transcript, original = done
                ids = [segment.id, *insert(link, transcript, others)]
                if others and (kept := read_original(original)) is not None:
                    found = shares(kept, [(part.start_s, part.end_s) for part in parts])
                    link.executemany(
                        "UPDATE segments SET original = ? WHERE id = ?",
                        zip(map(original_json, found), ids, strict=True),
                    )
            link.execute("DELETE FROM meeting_edits WHERE meeting = ?", (meeting,))

        await self._db.write(change)

    async def merge(self, meeting: int, speaker: int, into: int) -> None:
        """All that a speaker said was another's; the first is no more. Edits cannot be undone past this."""

        def change(link: sqlite3.Connection) -> None:
            both = link.execute(
                "SELECT count(*) FROM speakers WHERE meeting = ? AND id IN (?, ?)", (meeting, speaker, into)
            ).fetchone()
            if both[0] != 2:
                raise _unknown(meeting, f"{speaker} or {into}")
            link.execute("UPDATE segments SET speaker = ? WHERE speaker = ?", (into, speaker))
            link.execute("UPDATE speaker_turns SET speaker = ? WHERE speaker = ?", (into, speaker))
            link.execute("DELETE FROM speakers WHERE id = ?", (speaker,))
            link.execute("DELETE FROM meeting_edits WHERE meeting = ?", (meeting,))

        await self._db.erase(change)

    async def prune(self, meeting: int) -> None:
        """Forget speakers without any turn or segment."""
        await self._db.erase(
            lambda link: link.execute(
                "DELETE FROM speakers WHERE meeting = ? AND id NOT IN (SELECT speaker FROM speaker_turns)"
                " AND id NOT IN (SELECT speaker FROM segments WHERE speaker IS NOT NULL)",
                (meeting,),
            )
        )


def _unknown(meeting: int, speaker: str) -> VoiceAppError:
    return VoiceAppError(
        "speaker-unknown",
        f"Meeting {meeting} has no speaker {speaker}.",
        f"voiceapp meeting show {meeting} lists those there are.",
    )


def _blob(voice: Vector | None) -> bytes | None:
    return None if voice is None else np.asarray(voice, "<f4").tobytes()


def _speaker(row: tuple[int, str, str, int, int | None, float]) -> MeetingSpeaker:
    speaker, label, name, named, channel, talk_s = row
    return MeetingSpeaker(speaker, label, name, bool(named), channel, talk_s)
