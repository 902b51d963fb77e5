"""Speech recognition on another computer, by the transcription interface: sound goes as WAV, text comes at once.

The shapes are those of OpenAI's API reference ("Create transcription"), as vLLM, speaches and LocalAI serve them.
``verbose_json`` has segments with Whisper's scores; a server that refuses it is asked for plain ``json`` from then
on.
"""

from __future__ import annotations

import io
import math
import wave
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from voiceapp.core.frames import SPEECH_RATE, Audio, Samples, Segment, Transcript, Word
from voiceapp.core.protocols import Capabilities, ListenOptions, TranscriptionProgress
from voiceapp.engines.windows import quietest
from voiceapp.workers.http_link import Link
from voiceapp.workers.http_words import HttpProblem

LONGEST_S = 120.0
"""Sound of one request. Servers take 25 MB and more, 13 minutes; a shorter piece that fails costs less."""

_FIRST_PER_S = 0.5
"""Seconds that a server may take for a second of sound, beside its usual wait."""

_FORMS: tuple[dict[str, Any], ...] = (
    {"response_format": "verbose_json", "timestamp_granularities[]": ["word", "segment"]},
    {"response_format": "verbose_json"},
    {"response_format": "json"},
)
"""What is asked for: the most that is wanted first, and less where that is refused."""


@dataclass
class Served:
    """What a server was found to serve, kept from call to call: the first of the forms that it did not refuse."""

    form: int = 0


@dataclass(frozen=True, slots=True)
class _Heard:
    text: str
    language: str | None
    segments: tuple[Segment, ...] = field(default=())


class HttpTranscriber:
    """A :class:`~voiceapp.core.protocols.Transcriber`. Raises HttpProblem."""

    capabilities = Capabilities(
        word_times="estimated", scores=("avg_logprob", "no_speech_prob", "compression_ratio")
    )

    def __init__(self, link: Link, served: Served | None = None) -> None:
        self._link = link
        self._served = served or Served()

    async def listen(
        self, turn: int, audio: AsyncIterator[Audio], options: ListenOptions
    ) -> AsyncIterator[Transcript]:
        """The final transcript, after ``audio`` ends: words are not asked for, since their times take longer."""
        heard = [piece async for piece in self._pieces(audio, replace(options, words=False))]
        segments = tuple(segment for _, piece in heard for segment in piece.segments)
        yield Transcript(
            turn=turn,
            text=" ".join(piece.text for _, piece in heard if piece.text),
            final=True,
            language=next((piece.language for _, piece in heard if piece.language), options.language),
            segments=segments,
            confidence=_confidence(segments),
        )

    async def transcribe(
        self, audio: AsyncIterator[Audio], options: ListenOptions
    ) -> AsyncIterator[TranscriptionProgress]:
        """Transcribe a recording of any length, a piece at a time, cut where it is quiet."""
        async with aclosing(self._pieces(audio, options)) as pieces:
            async for end_s, piece in pieces:
                for number, segment in enumerate(piece.segments, 1):
                    done_s = end_s if number == len(piece.segments) else segment.start_s
                    yield TranscriptionProgress(segment, done_s, piece.language or options.language)

    async def _pieces(
        self, audio: AsyncIterator[Audio], options: ListenOptions
    ) -> AsyncGenerator[tuple[float, _Heard]]:
        """Each piece of the sound: its end in seconds, and what was heard in it with times of the whole."""
        start = 0
        async for samples in _cut(audio):
            heard = await self._post(samples, start / SPEECH_RATE, options)
            start += len(samples)
            yield start / SPEECH_RATE, heard

    async def _post(self, samples: Samples, start_s: float, options: ListenOptions) -> _Heard:
        form: dict[str, Any] = {"model": self._link.connection.model, "temperature": "0"}
        if options.language:
            form["language"] = options.language
        if options.prompt:
            form["prompt"] = options.prompt
        sound, length_s = wav(samples), len(samples) / SPEECH_RATE
        first_s = self._link.waits.first_s + _FIRST_PER_S * length_s
        at = max(self._served.form, 0 if options.words else 1)
        while True:
            try:
                told = await self._link.json(
                    "POST",
                    "audio/transcriptions",
                    first_s,
                    data=form | _FORMS[at],
                    files={"file": ("speech.wav", sound, "audio/wav")},
                )
            except HttpProblem as problem:
                if problem.status not in (400, 415, 422) or at + 1 == len(_FORMS):
                    raise
                at += 1
                self._served.form = at
            else:
                return self._read(told, start_s, length_s)

    def _read(self, told: Mapping[str, Any], start_s: float, length_s: float) -> _Heard:
        text, language = told.get("text"), told.get("language")
        if not isinstance(text, str):
            raise self._link.words.garbled("holds no text")
        try:
            segments = _segments(told, start_s, length_s)
        except (KeyError, TypeError, ValueError, AttributeError):
            raise self._link.words.garbled("holds damaged segments") from None
        text = text.strip()
        if not segments and text:
            segments = (Segment(text, start_s, start_s + length_s),)
        code = language if isinstance(language, str) and 2 <= len(language) <= 3 else None  # else its English name
        return _Heard(text, code, segments)


def wav(samples: Samples) -> bytes:
    """Mono sound at 16 kHz as a WAV file of 16 bits."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SPEECH_RATE)
        file.writeframes((np.clip(samples, -1.0, 1.0) * 32767.0).astype("<i2").tobytes())
    return made.getvalue()


async def _cut(audio: AsyncIterator[Audio]) -> AsyncIterator[Samples]:
    """The sound in pieces of at most LONGEST_S; at most that and one item of ``audio`` is held."""
    longest = int(LONGEST_S * SPEECH_RATE)
    held: list[Samples] = []
    length = 0
    async for item in audio:
        held.append(item.samples)
        length += len(item.samples)
        while length >= longest:
            joined = np.concatenate(held)
            end = quietest(joined[:longest], longest // 2)
            yield joined[:end]
            held, length = [joined[end:]], len(joined) - end
    if length:
        yield np.concatenate(held)


def _segments(told: Mapping[str, Any], start_s: float, length_s: float) -> tuple[Segment, ...]:
    """The segments with times of the whole recording. Raises what damaged ones raise."""
    words = [_word(word, start_s, length_s) for word in told.get("words") or ()]
    found = []
    for told_segment in told.get("segments") or ():
        segment = Segment(
            text=str(told_segment["text"]).strip(),
            start_s=start_s + _time(told_segment["start"], length_s),
            end_s=start_s + _time(told_segment["end"], length_s),
            avg_logprob=_score(told_segment.get("avg_logprob")),
            no_speech_prob=_score(told_segment.get("no_speech_prob")),
            compression_ratio=_score(told_segment.get("compression_ratio")),
        )
        found.append(segment)
    if not found and words:
        found = [Segment(str(told["text"]).strip(), words[0].start_s, words[-1].end_s)]
    owners: list[list[Word]] = [[] for _ in found]
    for word in words:
        # The last segment that has begun at the word's middle; the first one, before them all.
        middle = (word.start_s + word.end_s) / 2
        owners[max((n for n, segment in enumerate(found) if segment.start_s <= middle), default=0)].append(word)
    return tuple(replace(segment, words=tuple(own)) for segment, own in zip(found, owners, strict=True))


def _word(told: Mapping[str, Any], start_s: float, length_s: float) -> Word:
    start, end = _time(told["start"], length_s), _time(told["end"], length_s)
    return Word(str(told["word"]).strip(), start_s + start, start_s + end, exact=False)


def _time(value: Any, length_s: float) -> float:
    """Seconds within the piece (0 for NaN)."""
    return min(max(0.0, float(value)), length_s)


def _score(value: Any) -> float | None:
    score = math.nan if value is None else float(value)
    return score if math.isfinite(score) else None


def _confidence(segments: tuple[Segment, ...]) -> float | None:
    """2 to the power of the mean log-probability over time, as our own recognisers tell it; None unknown."""
    scored = [(segment.avg_logprob, segment.end_s - segment.start_s) for segment in segments]
    known = [(score, max(length, 0.1)) for score, length in scored if score is not None]
    if not known:
        return None
    seconds = sum(length for _, length in known)
    return float(sum(2.0 ** min(score, 0.0) * length for score, length in known) / seconds)
