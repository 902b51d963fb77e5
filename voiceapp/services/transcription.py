"""Sound files to text: decodes, transcribes segment by segment, and tells how far it is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Segment
from voiceapp.core.protocols import ListenOptions, Transcriber
from voiceapp.services import given_files
from voiceapp.services.file_sound import SPEED_FROM_S, FedSound, NoteSpeed, close_stream, unnoted

Progress = Callable[[float | None, float], None]
"""Called with the fraction done (0..1, None while the length is unknown) and the seconds done."""


@dataclass(frozen=True, slots=True)
class FileTranscript:
    """A transcribed file. ``real_time_factor`` is seconds of work per second of sound (None for no sound).

    ``languages`` are those of the segments, where the engine tells them.
    """

    file: Path
    text: str
    language: str | None
    duration_s: float
    real_time_factor: float | None
    segments: tuple[Segment, ...]
    languages: tuple[str | None, ...] = ()


class TranscriptionService:
    """Transcribes recordings of any length with bounded memory.

    ``transcriber`` makes the engine for a spec text ("pocketsphinx", "faster-whisper:small"); ``decode``
    gives a file as chunks of 16 kHz mono and raises VoiceAppError for what is no sound; ``length`` gives a
    file's seconds where they can be known beforehand; ``note_speed`` keeps the real-time factor that was measured.
    """

    def __init__(
        self,
        transcriber: Callable[[str], Transcriber],
        decode: Callable[[Path], AsyncIterator[Audio]],
        length: Callable[[Path], Awaitable[float | None]] | None = None,
        note_speed: NoteSpeed = unnoted,
    ) -> None:
        self._transcriber = transcriber
        self._decode = decode
        self._length = length
        self._note_speed = note_speed

    async def transcribe(
        self,
        path: Path,
        asr: str,
        language: str | None = None,
        translate: bool = False,
        on_progress: Progress | None = None,
        prompt: str = "",
    ) -> FileTranscript:
        """Transcribe one file. ``language`` None or "auto": the engine detects it, where it can.

        ``prompt`` holds words that are to be spelt like this.
        """
        given_files.require(path)
        engine = self._transcriber(asr)
        if translate and not engine.capabilities.translation:
            raise VoiceAppError(
                "cannot-translate",
                f"{asr.split(':')[0]} writes down what was said, but does not translate.",
                "Use --asr faster-whisper:MODEL to translate to English.",
            )
        clock = asyncio.get_running_loop().time
        total = await self._length(path) if self._length else None
        started = clock()
        sound = FedSound(lambda: self._decode(path))
        options = ListenOptions(
            language=None if language == "auto" else language, translate=translate, prompt=prompt
        )
        segments: list[Segment] = []
        languages: list[str | None] = []
        found: str | None = None
        async with aclosing(sound.chunks()) as audio:
            parts = engine.transcribe(audio, options)
            try:
                async for part in parts:
                    segments.append(part.segment)
                    languages.append(part.language)
                    found = part.language or found
                    if on_progress:
                        done = part.done_s
                        on_progress(min(1.0, done / total) if total else None, done)
            finally:
                await close_stream(parts)
        duration = sound.seconds
        if on_progress:
            on_progress(1.0, duration)
        if duration >= SPEED_FROM_S and segments:  # silence is passed over at once
            self._note_speed(asr, sound.real_time_factor())
        return FileTranscript(
            file=path,
            text=" ".join(segment.text.strip() for segment in segments if segment.text.strip()),
            language=found or options.language,
            duration_s=duration,
            real_time_factor=(clock() - started) / duration if duration else None,
            segments=tuple(segments),
            languages=tuple(languages),
        )
