"""A meeting as a training set for speech recognisers: a clip for each segment, and what was said in it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import numpy as np

from voiceapp.core.frames import SPEECH_RATE, Audio, Samples
from voiceapp.core.meetings import Meeting, MeetingSegment
from voiceapp.core.tasks import to_its_end
from voiceapp.services.cleaning import Writer
from voiceapp.services.export_document import plain

LIST = "metadata.jsonl"
CLIPS = "clips"


class TrainingSet:
    """Clips that are cut from a recording while it is read; no more than the segments in reach are held.

    Segments without words or without length are left out.
    """

    def __init__(self, meeting: Meeting, folder: Path, create: Callable[[Path], Writer]) -> None:
        self._labels = {speaker.id: speaker.label or speaker.name for speaker in meeting.speakers}
        self._waiting = [one for one in meeting.segments if plain(one.text) and _samples(one.end_s - one.start_s)]
        self._folder = folder
        self._create = create
        self._held: Samples = np.zeros(0, np.float32)
        self._from = 0  # the sample of the recording that ``_held`` begins with
        self._rows: list[tuple[float, dict[str, object]]] = []

    async def write(self, sound: AsyncIterator[Audio]) -> None:
        """Write ``clips/NUMBER.wav`` and ``metadata.jsonl`` (a line for each clip: audio, text, speaker, start,
        duration; times in seconds) into the folder, which is there. Raises VoiceAppError and OSError."""
        (self._folder / CLIPS).mkdir()
        async for chunk in sound:
            self._held = np.concatenate([self._held, chunk.samples])
            await self._cut(self._from + len(self._held))
        for segment in list(self._waiting):  # the recording ends before they do
            await self._clip(segment)
        self._rows.sort(key=lambda row: row[0])
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for _, row in self._rows)
        await to_its_end((self._folder / LIST).write_text, lines, encoding="utf-8")

    async def _cut(self, known: int) -> None:
        for segment in [one for one in self._waiting if _samples(one.end_s) <= known]:
            await self._clip(segment)
            self._waiting.remove(segment)
        first = min((_samples(one.start_s) for one in self._waiting), default=known)
        done = min(max(0, first - self._from), len(self._held))
        self._held, self._from = self._held[done:], self._from + done

    async def _clip(self, segment: MeetingSegment) -> None:
        start, end = (max(0, _samples(at_s) - self._from) for at_s in (segment.start_s, segment.end_s))
        samples = self._held[start:end]
        if not len(samples):
            return
        name = f"{CLIPS}/{segment.id:06d}.wav"
        await to_its_end(self._save, self._folder / name, samples)
        row = {
            "audio": name,
            "text": plain(segment.text),
            "speaker": plain(self._labels.get(segment.speaker or 0, "")),
            "start": round(segment.start_s, 3),
            "duration": round(len(samples) / SPEECH_RATE, 3),
        }
        self._rows.append((segment.start_s, row))

    def _save(self, path: Path, samples: Samples) -> None:
        writer = self._create(path)
        try:
            writer.write(Audio(samples, SPEECH_RATE))
            writer.close()
        except BaseException:
            writer.abandon()
            raise


def _samples(seconds: float) -> int:
    return round(seconds * SPEECH_RATE)
