"""Who speaks when in a sound file, how right that is, and whether two files are of one voice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.recordings import (
    Diarization,
    DiarizeOptions,
    Diarizer,
    SpeakerEncoder,
    SpeakerMatch,
    SpeakerTurn,
    Tell,
)
from voiceapp.services import given_files, rttm, transcript_files
from voiceapp.services.file_sound import SPEED_FROM_S, FedSound, NoteSpeed, unnoted

Turns = Sequence[SpeakerTurn]
Pairs = Sequence[tuple[Turns, Turns]]
"""Reference and hypothesis of each recording."""


@dataclass(frozen=True, slots=True)
class DiarizedFile:
    """A file with who speaks when. ``real_time_factor`` is seconds of work per second of sound (None: no sound)."""

    file: Path
    found: Diarization
    duration_s: float
    real_time_factor: float | None


@dataclass(frozen=True, slots=True)
class DiarizationScores:
    """Diarisation and Jaccard error rate, 0 is perfect; None where the reference holds no speech."""

    der: float | None
    jer: float | None


async def _basic() -> str:
    return "basic"


class DiarizationService:
    """Tells speakers of files apart, scores that, and compares voices.

    ``diarizer`` and ``encoder`` make engines for a spec text ("pyannote:FOLDER", "" is the setting's), ``decode``
    gives a file as chunks of 16 kHz mono, ``score`` compares turns with references, ``note_speed`` keeps the
    real-time factor that was measured, ``best`` names the best diariser that is installed.
    """

    def __init__(
        self,
        diarizer: Callable[[str], Diarizer],
        encoder: Callable[[str], SpeakerEncoder],
        decode: Callable[[Path], AsyncIterator[Audio]],
        score: Callable[[Pairs], Awaitable[DiarizationScores]],
        note_speed: NoteSpeed = unnoted,
        best: Callable[[], Awaitable[str]] = _basic,
    ) -> None:
        self._best = best
        self._diarizer = diarizer
        self._encoder = encoder
        self._decode = decode
        self._score = score
        self._note_speed = note_speed

    async def diarize(self, path: Path, engine: str, options: DiarizeOptions, tell: Tell) -> DiarizedFile:
        """Who speaks when; ``engine`` "" is the best one that is installed.

        Raises VoiceAppError ``file-missing`` and those of the reader and the engine.
        """
        given_files.require(path)
        engine = engine or await self._best()
        sound = FedSound(lambda: self._decode(path))
        async with aclosing(sound.chunks()) as audio:
            found = await self._diarizer(engine).diarize(audio, options, tell)
        factor = sound.real_time_factor()
        if sound.seconds >= SPEED_FROM_S and found.turns:
            self._note_speed(engine, factor)
        return DiarizedFile(path, found, sound.seconds, factor)

    async def score(self, turns: Turns, reference: Path) -> DiarizationScores:
        """How right the turns of one recording are; the name in the reference's only recording does not matter.

        Raises VoiceAppError as :meth:`reference` does.
        """
        return await self._score([(await self.reference(reference), turns)])

    async def reference(self, reference: Path) -> Turns:
        """The turns of a reference of one recording.

        Raises VoiceAppError ``rttm-wrong``, ``file-missing`` and, where it holds several, ``reference-unclear``.
        """
        recordings = await asyncio.to_thread(rttm.read, reference)
        if len(recordings) > 1:
            raise VoiceAppError(
                "reference-unclear",
                f"{reference.name} holds {len(recordings)} recordings: {', '.join(recordings)}.",
                "Use voiceapp score for them, or a file with this recording alone.",
            )
        return next(iter(recordings.values()))

    async def score_files(self, reference: Path, hypothesis: Path) -> DiarizationScores:
        """How right an RTTM file or a transcript with speakers is, against another.

        Recordings are matched by name; where each file holds one, in any case.
        """
        wanted, given = await asyncio.to_thread(lambda: (_recordings(reference), _recordings(hypothesis)))
        if len(wanted) == len(given) == 1:
            return await self._score([(next(iter(wanted.values())), next(iter(given.values())))])
        if not wanted.keys() & given.keys():
            raise VoiceAppError(
                "reference-unclear",
                f"{reference.name} and {hypothesis.name} have no recording in common.",
                f"The reference has: {', '.join(wanted)}.",
            )
        return await self._score([(turns, given.get(name, ())) for name, turns in wanted.items()])

    async def same_voice(self, one: Path, other: Path, engine: str) -> SpeakerMatch:
        """Whether two files are of one voice. The voices themselves are kept nowhere."""
        given_files.require(one)
        given_files.require(other)
        first, second = FedSound(lambda: self._decode(one)), FedSound(lambda: self._decode(other))
        async with aclosing(first.chunks()) as left, aclosing(second.chunks()) as right:
            return await self._encoder(engine).compare(left, right)


def _recordings(path: Path) -> Mapping[str, Turns]:
    """The turns in a file: RTTM, or a transcript whose segments name their speakers."""
    if path.suffix.lower() not in transcript_files.ENDINGS:
        return rttm.read(path)
    segments = transcript_files.read(path).segments
    return {path.stem: [SpeakerTurn(one.start_s, one.end_s, one.speaker) for one in segments if one.speaker]}
