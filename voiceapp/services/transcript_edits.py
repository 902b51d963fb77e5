"""Transcripts corrected by the user: every change can be undone, and what the transcriber wrote is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, MeetingChanged
from voiceapp.services.segment_words import cut, edited, joined
from voiceapp.storage.edits import EditStore, SegmentRow
from voiceapp.storage.speakers import SpeakerStore


class TranscriptEdits:
    """Changes the transcript in use. Unknown segments raise VoiceAppError ``segment-unknown``."""

    def __init__(self, edits: EditStore, speakers: SpeakerStore, bus: EventBus) -> None:
        self._edits = edits
        self._speakers = speakers
        self._bus = bus

    async def edit(self, meeting: int, segment: int, text: str) -> None:
        """Write other words; without any the segment goes. Words that stay keep their times."""
        row, _ = await self._find(meeting, segment)
        await self._change(meeting, "Edit", [row], [edited(row, text)] if text.split() else [])

    async def split(self, meeting: int, segment: int, word: int) -> tuple[int, int]:
        """Cut a segment in two; the second begins with its word number ``word`` (from 0). Their ids.

        Raises ``split-empty`` where one of the two would have no words.
        """
        row, _ = await self._find(meeting, segment)
        parts = cut(row, word)
        if parts is None:
            raise VoiceAppError("split-empty", "Both parts need words.", "Split between two words.")
        first, second = await self._change(meeting, "Split", [row], parts)
        return first, second

    async def merge(self, meeting: int, segment: int) -> None:
        """Join a segment with the next one, which gets its speaker. Raises ``segment-last`` where none follows."""
        row, following = await self._find(meeting, segment)
        if following is None:
            raise VoiceAppError("segment-last", "No segment follows this one.", "Choose an earlier one.")
        await self._change(meeting, "Merge", [row, following], [joined([row, following])])

    async def assign(self, meeting: int, segment: int, speaker: int | None) -> None:
        """Say who spoke a segment; None: nobody knows. Raises ``speaker-unknown``."""
        row, _ = await self._find(meeting, segment)
        if speaker is not None and speaker not in [one.id for one in await self._speakers.list(meeting)]:
            raise VoiceAppError(
                "speaker-unknown", f"Meeting {meeting} has no speaker {speaker}.", "Choose one of its speakers."
            )
        await self._change(meeting, "Change speaker", [row], [replace(row, speaker=speaker)])

    async def replace(self, meeting: int, find: str, by: str, whole_words: bool = True, case: bool = False) -> int:
        """Replace a text wherever it is; in how many segments it was. ``case``: upper and lower case matter."""
        if not find.strip():
            return 0
        words = r"\s+".join(re.escape(word) for word in find.split())
        pattern = re.compile(rf"(?<!\w){words}(?!\w)" if whole_words else words, 0 if case else re.IGNORECASE)
        before, after = [], []
        for row in await self._edits.rows(meeting):
            text = pattern.sub(lambda _: by, row.text)
            if text != row.text:
                before.append(row)
                after += [edited(row, text)] if text.split() else []
        await self._change(meeting, "Replace", before, after)
        return len(before)

    async def undo(self, meeting: int) -> str | None:
        """Take the last change back; what it was, None where there is none."""
        return self._told(meeting, await self._edits.undo(meeting))

    async def redo(self, meeting: int) -> str | None:
        """Make a change again that was undone; what it was, None where there is none."""
        return self._told(meeting, await self._edits.redo(meeting))

    def _told(self, meeting: int, what: str | None) -> str | None:
        if what:
            self._bus.publish(MeetingChanged(meeting))
        return what

    async def _find(self, meeting: int, segment: int) -> tuple[SegmentRow, SegmentRow | None]:
        """A segment of the transcript in use, and the one after it."""
        rows = await self._edits.rows(meeting)
        for row, following in zip(rows, [*rows[1:], None], strict=True):
            if row.id == segment:
                return row, following
        raise VoiceAppError(
            "segment-unknown",
            f"The transcript of meeting {meeting} has no segment {segment}.",
            "It may have been changed; look at the transcript again.",
        )

    async def _change(
        self, meeting: int, what: str, before: Sequence[SegmentRow], after: Sequence[SegmentRow]
    ) -> Sequence[int]:
        if list(before) == list(after):
            return ()
        made = await self._edits.change(meeting, what, before, after)
        self._bus.publish(MeetingChanged(meeting))
        return made
