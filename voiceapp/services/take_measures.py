"""Every take is heard back: is it the text, is it the voice, and is the sound whole?"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np

from voiceapp.audio.resample import mono, mono_at
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Audio, Word
from voiceapp.core.protocols import Capabilities, ListenOptions, Task, Transcriber
from voiceapp.core.recordings import SpeakerEncoder, Vector
from voiceapp.core.voices import Measures, Voice, samples_key
from voiceapp.pipeline.languages import knows
from voiceapp.services import script_text, take_limits, take_sound
from voiceapp.services.file_sound import close_stream
from voiceapp.services.take_limits import Judged
from voiceapp.services.take_words import Compared, Token, compare, plain_words, tokens

LEAST_VOICE_S = 1.6
"""Resemblyzer hears a voice in pieces of this length (its hparams.py: 160 frames of 10 ms); less tells nothing."""

MOST_KEPT = 32
"""So many voices and baselines are remembered."""


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Heard:
    """What a recogniser made of a take. ``engine`` is its text."""

    engine: str
    tokens: tuple[Token, ...]


class Engines(Protocol):
    """Engines of this computer (services/engines.py); where one cannot be used a VoiceAppError is raised."""

    async def loaded(self, text: str, /) -> Capabilities:
        """Load a recogniser; what it can do."""

    async def ready(self, task: Task, /) -> str:
        """The text of the best engine for a task, loaded."""

    def transcriber(self, text: str, /) -> Transcriber:
        """A recogniser."""

    def speaker_encoder(self, text: str, /) -> SpeakerEncoder:
        """What compares voices."""

    def decode(self, path: Path, rate: int, /) -> AsyncIterator[Audio]:
        """A file at a rate, mono."""


class TakeMeasures:
    """Measures takes with what is installed: the best recogniser of the language, the best speaker encoder.

    ``recognisers`` are the texts of those of this computer, the best first; ``folder`` is that of a voice's files.
    """

    def __init__(
        self, engines: Engines, recognisers: Callable[[], Awaitable[Sequence[str]]], folder: Callable[[int], Path]
    ) -> None:
        self._engines = engines
        self._recognisers = recognisers
        self._folder = folder
        self._voices: dict[tuple[str, str], Vector] = {}
        self._errors: dict[tuple[str, str], tuple[int, int]] = {}

    async def measure(
        self,
        audio: Audio,
        line_text: str,
        language: str,
        voice: Voice,
        expected_s: float | None = None,
    ) -> tuple[Audio, Measures]:
        """The take without a bad tail, and its measures; how fast it was made is not among them.

        ``expected_s`` is how long the text should be; None: it is estimated. What cannot be measured here is None;
        no engine's failure is raised.
        """
        audio = Audio(mono(audio.samples), audio.rate)
        said = await asyncio.to_thread(plain_words, line_text, language)
        heard = await self._hear(audio, language)
        compared = compare(said, heard.tokens) if heard else None
        sound, tail = audio, False
        if heard and compared:
            sound, compared, tail = await self._without_tail(audio, said, language, heard, compared)
        similarity, threshold = await self._similarity(sound, voice)
        expected = script_text.expected_s(line_text) if expected_s is None else expected_s
        measures = Measures(
            wer=compared.wer if compared else None,
            similarity=similarity,
            length_ratio=sound.duration_s / expected if expected else None,
            clipped_percent=take_sound.clipped_percent(sound),
            longest_silence_s=take_sound.longest_silence_s(sound),
            extra_words=len(compared.extra) if compared else 0,
            repeats=compared.repeats if compared else 0,
            tail_cut_s=audio.duration_s - sound.duration_s,
        )
        judged = Judged(
            voice.name,
            len(said),
            await self._error(voice, heard.engine, language) if heard else 1.0,
            threshold,
            compared.left_out if compared else (),
            tail,
        )
        return sound, replace(measures, problems=take_limits.problems(measures, judged))

    # ------------------------------------------------------------------------------------------ words

    async def _hear(self, audio: Audio, language: str) -> _Heard | None:
        """The words of a take; None where no recogniser of this computer knows the language."""
        for engine in await self._recognisers():
            try:
                if knows(await self._engines.loaded(engine), language):
                    words = await self._words(engine, _heard(audio), language)
                    return _Heard(engine, tuple(tokens(words, language)))
            except VoiceAppError:
                continue  # the next one may do
        return None

    async def _words(self, engine: str, audio: AsyncIterator[Audio], language: str) -> list[Word]:
        code = language.lower().replace("_", "-").partition("-")[0] or None
        parts = self._engines.transcriber(engine).transcribe(audio, ListenOptions(language=code))
        words: list[Word] = []
        try:
            async for part in parts:
                segment = part.segment
                words += segment.words or _untimed(segment.text)
        finally:
            await close_stream(parts)
        return words

    async def _without_tail(
        self, audio: Audio, said: list[str], language: str, heard: _Heard, compared: Compared
    ) -> tuple[Audio, Compared, bool]:
        """The take without its tail, compared anew, and whether a tail was left.

        It is cut only where the text's last word was heard. Where it is not exactly known when that ends, only
        behind a pause that no word holds; and then, as without any pause, it stays cut only if the word is still
        heard.
        """
        if compared.end_s is None:
            return audio, compared, bool(compared.extra)
        after = compared.extra[0].start_s if compared.extra else None
        gap_s = take_sound.WORD_GAP_S if compared.exact else take_sound.SURE_GAP_S
        found = await asyncio.to_thread(take_sound.tail, audio, compared.end_s, after, gap_s)
        if found is None or found.cut_s is None or not (found.apart or compared.exact):
            return audio, compared, found is not None and compared.exact
        shorter, ended = take_sound.cut(audio, found.cut_s), compared.ended
        if found.apart and compared.exact:
            return shorter, ended, False
        again = await self._hear(shorter, language)
        anew = compare(said, again.tokens) if again else None
        if anew is None or anew.end_s is None or anew.errors > ended.errors:
            return audio, compared, True
        return shorter, anew, False

    async def _error(self, voice: Voice, engine: str, language: str) -> float:
        """The recogniser's error rate on the voice: on its consent, whose words are known, and on its kind."""
        consent = voice.consent
        if consent is None or not consent.checked:
            return take_limits.error_rate(engine, "" if voice.cloned else voice.engine)
        key = (consent.digest, f"{engine} {language}")
        if key not in self._errors:
            said = await asyncio.to_thread(plain_words, consent.sentence, language)
            try:
                async with aclosing(self._files(voice, [consent.file])) as spoken:
                    heard = tokens(await self._words(engine, spoken, language), language)
            except VoiceAppError:
                return take_limits.error_rate(engine)
            errors = compare(said, heard).errors
            # Mostly wrong: it was read in another language than the take's, and tells nothing.
            _keep(self._errors, key, (errors, len(said)) if errors <= len(said) / 2 else (0, 0))
        return take_limits.error_rate(engine, "", *self._errors[key])

    # ------------------------------------------------------------------------------------------ voice

    async def _similarity(self, audio: Audio, voice: Voice) -> tuple[float | None, float | None]:
        """The cosine to the voice's samples, and from which on it is the same voice; None where it is unknown."""
        if not voice.used or audio.duration_s < LEAST_VOICE_S:
            return None, None
        try:
            engine = await self._engines.ready("speaker")
            encoder = self._engines.speaker_encoder(engine)
            known = await self._samples(encoder, engine, voice)
            spoken = await encoder.embed(_heard(audio))
        except VoiceAppError:
            return None, None
        return float(np.dot(known, spoken)), encoder.capabilities.threshold

    async def _samples(self, encoder: SpeakerEncoder, engine: str, voice: Voice) -> Vector:
        key = (samples_key(voice.used), engine)
        if key not in self._voices:
            async with aclosing(self._files(voice, [sample.file for sample in voice.used])) as sound:
                _keep(self._voices, key, await encoder.embed(sound))
        return self._voices[key]

    async def _files(self, voice: Voice, names: Sequence[str]) -> AsyncGenerator[Audio]:
        """Files of a voice, one after the other."""
        for name in names:
            chunks = self._engines.decode(self._folder(voice.id) / name, SPEECH_RATE)
            try:
                async for chunk in chunks:
                    yield chunk
            finally:
                await close_stream(chunks)


async def _heard(audio: Audio) -> AsyncGenerator[Audio]:
    """A take as engines hear it."""
    yield Audio(await asyncio.to_thread(mono_at, audio, SPEECH_RATE), SPEECH_RATE)


def _untimed(text: str) -> list[Word]:
    return [Word(word, 0.0, 0.0, exact=False) for word in text.split()]


def _keep(kept: dict[tuple[str, str], T], key: tuple[str, str], value: T) -> None:
    kept[key] = value
    if len(kept) > MOST_KEPT:
        del kept[next(iter(kept))]
