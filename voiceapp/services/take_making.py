"""One speaking of a line: spoken, heard back, measured and kept as a file."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Word
from voiceapp.core.tasks import to_its_end
from voiceapp.core.voices import Measures, ScriptLine, Take, Voice
from voiceapp.pipeline.speakable import Speakable
from voiceapp.pipeline.voice_marks import led_back, shown, sounds, spoken
from voiceapp.services import take_limits
from voiceapp.services.file_sound import SPEED_FROM_S, NoteSpeed, close_stream
from voiceapp.services.script_text import expected_s
from voiceapp.services.voice_speech import PreparedVoice

FOLDER = "takes"


class TakeMeasurer(Protocol):
    """Hears takes back."""

    async def measure(
        self, audio: Audio, line_text: str, language: str, voice: Voice, expected_s: float
    ) -> tuple[Audio, Measures]:
        """What was measured of a take of ``line_text``, and the take, without a bad end that it may have had.

        ``expected_s`` is about how long the text is. What cannot be measured here is None, which is no error.
        """


@dataclass(frozen=True, slots=True)
class Wish:
    """How a take is to be spoken; None is as the voice speaks."""

    speed: float | None = None
    temperature: float | None = None


class TakeMaker:
    """Makes takes. ``save`` writes a sound file, in a thread; ``folder`` is that of a voice.

    Of an engine's first take nothing tells its speed, since the engine may be loaded with it.
    """

    def __init__(
        self,
        measurer: TakeMeasurer,
        save: Callable[[Path, Audio], object],
        folder: Callable[[int], Path],
        note_speed: NoteSpeed,
    ) -> None:
        self._measurer = measurer
        self._save = save
        self._folder = folder
        self._note_speed = note_speed
        self._warm: set[str] = set()

    async def make(
        self,
        voice: Voice,
        line: ScriptLine,
        prepared: PreparedVoice,
        seed: int,
        wish: Wish,
        keep: Callable[[Take], Awaitable[Take]],
    ) -> Take:
        """Speak a line and ``keep`` what was made. Raises what the engine, the disk and ``keep`` raise, and
        ``no-speech``; then no file stays."""
        options = replace(prepared.options, seed=seed, language=line.language)
        if wish.speed is not None:
            options = replace(options, speed=wish.speed)
        if wish.temperature is not None:
            options = replace(options, temperature=wish.temperature)
        text = spoken(line.text, line.language, voice.lexicon)
        options = replace(options, phonemes=sounds(line.text, text, voice.lexicon))
        audio, words, factor = await self._spoken(replace(prepared, options=options), text, voice.cloned)
        expected = expected_s(text.text, options.speed)
        audio, measures = await self._measurer.measure(audio, shown(line.text), line.language, voice, expected)
        take = Take(
            id=0,
            line=line.id,
            file=f"{FOLDER}/{line.script}-{line.id}-{secrets.token_hex(4)}.flac",
            seed=seed,
            engine=prepared.engine,
            model=prepared.model,
            made=0.0,
            duration_s=audio.duration_s,
            words=tuple(_until(words, audio.duration_s)),
            measures=replace(measures, real_time_factor=factor),
        )
        path = self._folder(voice.id) / take.file
        try:
            await to_its_end(self._save, path, audio)
            return await keep(take)
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    async def _spoken(
        self, prepared: PreparedVoice, text: Speakable, loaded: bool
    ) -> tuple[Audio, list[Word], float | None]:
        """The sound of a line, its words with offsets in the line, and its real-time factor (None: unknown)."""
        clock = asyncio.get_running_loop().time
        started = clock()
        first = started
        pieces: list[Audio] = []
        words: list[Word] = []
        stream = prepared.synthesizer.speak(0, 0, text.text, prepared.options)
        try:
            async for part in stream:
                if len(part.audio.samples):
                    first = first if pieces else clock()
                    pieces.append(part.audio)
                words += (led_back(word, text) for word in part.words)
        finally:
            await close_stream(stream)
        if not pieces:
            raise VoiceAppError("no-speech", "The engine made no sound of a line.", "Choose another engine.", True)
        audio = Audio(np.concatenate([piece.samples for piece in pieces]), pieces[0].rate)
        warm = loaded or prepared.engine in self._warm
        self._warm.add(prepared.engine)
        rest_s = audio.duration_s - pieces[0].duration_s
        factor: float | None = None
        if warm:
            factor = (clock() - started) / audio.duration_s
        elif rest_s >= SPEED_FROM_S:
            factor = (clock() - first) / rest_s
        if audio.duration_s >= SPEED_FROM_S:
            self._note_speed(prepared.engine, factor)
        return audio, words, factor


def best(takes: Sequence[Take]) -> Take:
    """The best take (services/take_limits.py); of equals the first."""
    return takes[take_limits.best([take.measures for take in takes])]


def _until(words: Iterable[Word], end_s: float) -> Iterable[Word]:
    """The words of a take that ends sooner than it was spoken."""
    return (replace(word, end_s=min(word.end_s, end_s)) for word in words if word.start_s < end_s)
