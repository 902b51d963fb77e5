"""Who speaks when in a sound file, as far as it is known: from its meeting, or found now."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.inspection import SPEAKERS, Lane, SpeakerLane, rows_between
from voiceapp.core.meetings import Meeting
from voiceapp.services import given_files
from voiceapp.services.diarization import DiarizedFile

PER_SECOND = 50.0


class SoundSpeakers:
    """``meeting`` gives the meeting of a file of this content, ``diarize`` tells its speakers apart."""

    def __init__(
        self,
        meeting: Callable[[Path], Awaitable[Meeting | None]],
        diarize: Callable[[Path], Awaitable[DiarizedFile]],
    ) -> None:
        self._meeting = meeting
        self._diarize = diarize
        self._found: dict[Path, tuple[float, tuple[SpeakerLane, ...]]] = {}

    async def known(self, path: Path) -> tuple[SpeakerLane, ...]:
        """Who speaks when, who speaks first coming first; () where it is not known. Raises ``file-missing``."""
        given_files.require(path)
        changed, found = self._found.get(path, (0.0, ()))
        if found and changed == path.stat().st_mtime:
            return found
        meeting = await self._meeting(path)
        if meeting is None:
            return ()
        turns = [turn for turn in meeting.turns if not turn.exclusive] or meeting.turns or meeting.segments
        named = ((meeting.name_of(turn.speaker), turn.start_s, turn.end_s) for turn in turns)
        return _lanes(one for one in named if one[0])

    async def find(self, path: Path) -> tuple[SpeakerLane, ...]:
        """Tell the speakers apart now. Raises VoiceAppError as diarisation does."""
        given_files.require(path)
        changed = path.stat().st_mtime
        found = (await self._diarize(path)).found
        names = {speaker: f"Speaker {number}" for number, speaker in enumerate(found.speakers, 1)}
        lanes = _lanes((names[turn.speaker], turn.start_s, turn.end_s) for turn in found.turns)
        self._found[path] = changed, lanes
        return lanes

    async def known_or_found(self, path: Path) -> tuple[SpeakerLane, ...]:
        """What is known, else what is found. Raises VoiceAppError as both do."""
        return await self.known(path) or await self.find(path)


def _lanes(turns: Iterable[tuple[str, float, float]]) -> tuple[SpeakerLane, ...]:
    """By who speaks first."""
    stretches: dict[str, list[tuple[float, float]]] = {}
    for name, start_s, end_s in sorted(turns, key=lambda turn: turn[1]):
        stretches.setdefault(name, []).append((start_s, end_s))
    return tuple(SpeakerLane(name, tuple(spans)) for name, spans in stretches.items())


def spoken(lanes: Sequence[SpeakerLane], duration_s: float) -> tuple[NDArray[np.float32], Lane]:
    """1 where each speaker speaks, in rows of 20 ms of all of the sound, shape (n, speakers)."""
    values = np.zeros((math.ceil(duration_s * PER_SECOND - 1e-6), len(lanes)), np.float32)
    for place, lane in enumerate(lanes):
        for start_s, end_s in lane.stretches:
            first, last = rows_between(PER_SECOND, start_s, end_s)
            values[first:last, place] = 1.0
    return values, Lane(SPEAKERS, PER_SECOND, len(lanes), ", ".join(lane.name for lane in lanes), 0)
