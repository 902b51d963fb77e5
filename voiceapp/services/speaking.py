"""Text to a sound file with the times of its words."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Word
from voiceapp.core.protocols import SpeakOptions, Synthesizer
from voiceapp.core.settings import Settings
from voiceapp.pipeline.sentences import SentenceSplitter
from voiceapp.pipeline.speakable import speakable
from voiceapp.services import given_files
from voiceapp.services.file_sound import SPEED_FROM_S, NoteSpeed, close_stream, unnoted


@dataclass(frozen=True, slots=True)
class Spoken:
    """A written sound file. Word times count from the file's start, character offsets from the text's."""

    file: Path
    duration_s: float
    first_audio_ms: float
    real_time_factor: float
    words: tuple[Word, ...]


def as_set(settings: Settings, seed: int | None = None) -> SpeakOptions:
    """How files are spoken, by the settings."""
    language = settings.text("engines.language")
    return SpeakOptions(
        voice=settings.text("engines.voice"),
        language="en" if language == "auto" else language,
        speed=settings.number("sound.speed"),
        volume=settings.number("sound.volume"),
        pitch=settings.number("sound.pitch"),
        seed=seed,
    )


class SpeakingService:
    """Speaks a text into a file, sentence by sentence.

    ``synthesizer`` makes the engine for a spec text; ``save`` writes sound in the format that the file's
    ending names and raises VoiceAppError where it cannot; ``note_speed`` keeps the real-time factor after the
    first piece of sound, which alone waits for the engine to be loaded.
    """

    def __init__(
        self,
        synthesizer: Callable[[str], Synthesizer],
        save: Callable[[Path, Audio], Awaitable[None]],
        note_speed: NoteSpeed = unnoted,
    ) -> None:
        self._synthesizer = synthesizer
        self._note_speed = note_speed
        self._save = save

    async def say(
        self,
        text: str,
        tts: str,
        options: SpeakOptions,
        out: Path,
        on_progress: Callable[[float], None] | None = None,
    ) -> Spoken:
        """Speak ``text`` with the engine ``tts`` into ``out``; ``on_progress`` gets the fraction done."""
        if not text.strip():
            raise VoiceAppError("nothing-to-say", "There is no text to speak.", "Give some words to speak.")
        given_files.require_folder(out)
        engine = self._synthesizer(tts)
        clock = asyncio.get_running_loop().time
        started = clock()
        first: float | None = None
        pieces: list[Audio] = []
        words: list[Word] = []
        for number, (start, end) in enumerate(_sentences(text, options.language)):
            shown = text[start:end]
            spoken = speakable(shown, options.language)
            if not spoken.text.strip():
                continue
            before = sum(piece.duration_s for piece in pieces)
            stream = engine.speak(0, number, spoken.text, options)
            try:
                async for part in stream:
                    if first is None and len(part.audio.samples):
                        first = clock() - started
                    pieces.append(part.audio)
                    words += [_moved(word, before, start, spoken.shown) for word in part.words]
            finally:
                await close_stream(stream)
            if on_progress:
                on_progress(end / len(text))
        audio = _joined(pieces)
        if audio is None or first is None:
            raise VoiceAppError(
                "no-speech", "The text holds nothing that can be spoken.", "Give some words to speak."
            )
        elapsed = clock() - started
        rest_s = audio.duration_s - next(piece.duration_s for piece in pieces if len(piece.samples))
        if rest_s >= SPEED_FROM_S:
            self._note_speed(tts, (elapsed - first) / rest_s)
        await self._save(out, audio)
        return Spoken(out, audio.duration_s, first * 1000, elapsed / audio.duration_s, tuple(words))


def _sentences(text: str, language: str) -> list[tuple[int, int]]:
    splitter = SentenceSplitter(language, early=False)
    return [*splitter.feed(text), *splitter.finish()]


def _moved(word: Word, before_s: float, start: int, shown: Callable[[int, int], tuple[int, int]]) -> Word:
    """The word with times in the file and offsets in the whole text."""
    moved = replace(word, start_s=word.start_s + before_s, end_s=word.end_s + before_s)
    if word.start < 0:
        return moved
    first, last = shown(word.start, word.end)
    return replace(moved, start=first + start, end=last + start)


def _joined(pieces: list[Audio]) -> Audio | None:
    filled = [piece for piece in pieces if len(piece.samples)]
    if not filled:
        return None
    return Audio(np.concatenate([piece.samples for piece in filled]), filled[0].rate)
