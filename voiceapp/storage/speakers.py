"""Who speaks in meetings: speakers, their turns, and the speaker of each segment."""

from __future__ import annotations

import builtins
import sqlite3
from collections.abc import Mapping, Sequence

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.meetings import MeetingSpeaker, SpokenTurn
from voiceapp.core.recordings import Vector
from voiceapp.storage.database import Database, storable

_TALK = "ifnull((SELECT sum(t.end_s - t.start_s) FROM speaker_turns t WHERE t.speaker = s.id AND t.exclusive), 0)"
_SPEAKER = f"SELECT s.id, s.label, s.name, s.named, s.channel, {_TALK} FROM speakers s"


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
    ) -> MeetingSpeaker:
        """Somebody who speaks; ``voice`` is an embedding, kept for suggestions of names and never told."""
        blob = None if voice is None else np.asarray(voice, "<f4").tobytes()
        name = " ".join(storable(name).split())

        def change(link: sqlite3.Connection) -> MeetingSpeaker:
            row = link.execute(
                "INSERT INTO speakers(meeting, label, name, named, channel, voice) VALUES (?,?,?,?,?,?)",
                (meeting, label, name, named, channel, blob),
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
                raise VoiceAppError(
                    "speaker-unknown",
                    f"Meeting {meeting} has no speaker {speaker}.",
                    f"voiceapp meeting show {meeting} lists those there are.",
                )
            return _speaker(link.execute(f"{_SPEAKER} WHERE s.id = ?", (speaker,)).fetchone())

        return await self._db.erase(change)

    async def voices(self, meeting: int) -> dict[int, Vector]:
        """The embeddings of a meeting's speakers, where there are some."""
        rows = await self._db.read(
            lambda link: link.execute(
                "SELECT id, voice FROM speakers WHERE meeting = ? AND voice IS NOT NULL", (meeting,)
            ).fetchall()
        )
        return {speaker: np.frombuffer(blob, "<f4").astype(np.float32) for speaker, blob in rows}

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

    async def prune(self, meeting: int) -> None:
        """Forget speakers without any turn or segment."""
        await self._db.erase(
            lambda link: link.execute(
                "DELETE FROM speakers WHERE meeting = ? AND id NOT IN (SELECT speaker FROM speaker_turns)"
                " AND id NOT IN (SELECT speaker FROM segments WHERE speaker IS NOT NULL)",
                (meeting,),
            )
        )


def _speaker(row: tuple[int, str, str, int, int | None, float]) -> MeetingSpeaker:
    speaker, label, name, named, channel, talk_s = row
    return MeetingSpeaker(speaker, label, name, bool(named), channel, talk_s)
