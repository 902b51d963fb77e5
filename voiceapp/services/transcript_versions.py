"""Versions of a meeting's transcript: which there are, how they were before corrections, and how right they are."""

from __future__ import annotations

import asyncio
import builtins
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.meetings import MeetingSegment
from voiceapp.core.recordings import SpeakerTurn
from voiceapp.core.versions import Comparison, Side, Version, VersionScores
from voiceapp.services import rttm, transcript_files
from voiceapp.services.diarization import DiarizationScores, Pairs
from voiceapp.services.transcript_compare import side_by_side
from voiceapp.services.word_scores import speaker_word_error_rate, word_error_rate
from voiceapp.storage.edits import EditStore
from voiceapp.storage.meetings import MeetingStore
from voiceapp.storage.speakers import SpeakerStore
from voiceapp.storage.transcripts import TranscriptStore

_REFERENCE = "Choose an RTTM file, or a transcript that names its speakers."


@dataclass(frozen=True, slots=True)
class _Told:
    """What is compared; ``speakers`` names each segment's, "" for nobody known."""

    segments: Sequence[MeetingSegment]
    speakers: Sequence[str]


class TranscriptVersions:
    """Tells of versions and compares them; ``score_speakers`` gives DER and JER of (reference, hypothesis)."""

    def __init__(
        self,
        meetings: MeetingStore,
        transcripts: TranscriptStore,
        speakers: SpeakerStore,
        edits: EditStore,
        score_speakers: Callable[[Pairs], Awaitable[DiarizationScores]],
    ) -> None:
        self._meetings = meetings
        self._transcripts = transcripts
        self._speakers = speakers
        self._edits = edits
        self._score_speakers = score_speakers

    async def list(self, meeting: int) -> builtins.list[Version]:
        """The versions without translations, the latest first."""
        used = (await self._meetings.get(meeting)).transcript
        corrected = await self._edits.corrected(meeting)
        found = await self._transcripts.versions(meeting)
        return [Version(one, one.id == used, one.id in corrected) for one in found if one.of is None]

    async def segments(self, meeting: int, side: Side) -> builtins.list[MeetingSegment]:
        """What one side says. Raises VoiceAppError ``transcript-unknown``."""
        if side.version not in [one.id for one in await self._transcripts.versions(meeting)]:
            raise VoiceAppError(
                "transcript-unknown",
                f"Meeting {meeting} has no transcript {side.version}.",
                "Choose another version.",
            )
        if not side.first:
            return await self._transcripts.segments(side.version)
        names = [field.name for field in fields(MeetingSegment) if field.name not in ("id", "edited")]
        return [
            MeetingSegment(row.id or 0, **{name: getattr(row, name) for name in names})
            for row in await self._edits.first_written(side.version)
        ]

    async def compare(self, meeting: int, one: Side, right: Side) -> Comparison:
        """Both versions side by side, and how right ``one`` is by ``right``. Raises ``transcript-unknown``."""
        sides = _told(await self.segments(meeting, one)), _told(await self.segments(meeting, right))
        return await asyncio.to_thread(_compared, *sides)

    async def compare_with_file(self, meeting: int, one: Side, reference: Path) -> Comparison:
        """The same with a file that is right: a transcript, or RTTM, which tells of speakers alone.

        Who speaks when is scored too, by the meeting's turns. Raises those of ``transcript_files.read`` and of
        ``rttm.read``, and ``reference-unclear`` for turns of several recordings.
        """
        told = _told(await self.segments(meeting, one))
        right, reference_turns = await asyncio.to_thread(_read, reference)
        found = await asyncio.to_thread(_compared, told, right)
        turns = await self._speakers.turns(meeting)
        overlapped = [turn for turn in turns if not turn.exclusive] or turns
        given = [SpeakerTurn(turn.start_s, turn.end_s, str(turn.speaker)) for turn in overlapped]
        if not (given and reference_turns):
            return found
        speakers = await self._score_speakers([(reference_turns, given)])
        return replace(found, scores=replace(found.scores, der=speakers.der, jer=speakers.jer))


def _told(segments: Sequence[MeetingSegment]) -> _Told:
    return _Told(segments, ["" if one.speaker is None else str(one.speaker) for one in segments])


def _read(path: Path) -> tuple[_Told, Sequence[SpeakerTurn]]:
    if path.suffix.lower() in transcript_files.ENDINGS:
        given = transcript_files.read(path).segments
        segments = [
            MeetingSegment(place, None, one.start_s, one.end_s, one.text) for place, one in enumerate(given, 1)
        ]
        turns = [SpeakerTurn(one.start_s, one.end_s, one.speaker) for one in given if one.speaker]
        return _Told(segments, [one.speaker for one in given]), turns
    recordings = rttm.read(path)
    if len(recordings) != 1:
        raise VoiceAppError("reference-unclear", f"{path.name} holds {len(recordings)} recordings.", _REFERENCE)
    return _Told((), ()), next(iter(recordings.values()))


def _compared(one: _Told, right: _Told) -> Comparison:
    text = " ".join(segment.text for segment in right.segments)
    told = bool(right.speakers) and all(right.speakers) and any(one.speakers)
    scores = VersionScores(
        len(text.split()),
        word_error_rate(text, " ".join(segment.text for segment in one.segments)),
        speaker_word_error_rate(_by_speaker(right), _by_speaker(one)) if told else None,
    )
    return Comparison(side_by_side(one.segments, right.segments) if right.segments else (), scores)


def _by_speaker(told: _Told) -> dict[str, str]:
    texts: dict[str, builtins.list[str]] = defaultdict(builtins.list)
    for segment, name in zip(told.segments, told.speakers, strict=True):
        texts[name].append(segment.text)
    return {name: " ".join(parts) for name, parts in texts.items()}
