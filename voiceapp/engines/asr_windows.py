"""What every speech recogniser that hears one stretch of sound at a time shares: live listening and whole files."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, ClassVar, Literal

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples
from voiceapp.core.protocols import CallContext
from voiceapp.engines.windows import LONGEST_S, Counted, Stretch, Window, quietest, windows

_PARTIAL_EVERY_S = 0.6
_PARTIAL_AT_MOST_S = 2.0
_SHORTEST_S = 0.1
_SILENT = 1e-4
_LONG_S = 10.0

Part = dict[str, Any]
Effort = Literal["partial", "final", "file"]
"""How hard to try: for a text that is soon replaced, for one that somebody waits for, for a recording."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted. ``language`` None: detect it, among ``languages`` where the engine can (() is any).

    ``prompt`` biases spelling; ``words``: with their times.
    """

    language: str | None = None
    translate: bool = False
    prompt: str = ""
    words: bool = True
    effort: Effort = "final"
    languages: tuple[str, ...] = ()


class WindowedRecognizer(ABC):
    """The base of those engines. They implement ``load``, :meth:`recognize` and :meth:`speech`.

    ``loaded``, ``languages`` (() is unknown: any is taken) and ``translates`` are set by ``load``.
    """

    title: ClassVar[str]

    def __init__(self) -> None:
        self.loaded = False
        self.languages: tuple[str, ...] = ()
        self.translates = False
        self.at_once = 1

    @abstractmethod
    def recognize(self, ctx: CallContext, samples: Samples, request: Request) -> Iterator[Part]:
        """The segments of at most 30 s of sound: mono, 16 kHz.

        Each has ``text``, ``start_s``, ``end_s`` (from the start of ``samples``), ``language``, the scores that
        there are (``language_probability`` where it was detected), and ``words`` with ``text``, ``start_s``,
        ``end_s``, ``probability`` and ``exact``.
        """

    @abstractmethod
    def speech(self, samples: Samples) -> list[Stretch]:
        """Where somebody speaks."""

    def recognize_batch(
        self, ctx: CallContext, batch: Sequence[Window], request: Request
    ) -> Iterator[tuple[Window, Iterator[Part]]]:
        """The segments of each of at most ``at_once`` windows; an engine that is faster so overrides it."""
        for window in batch:
            yield window, self.recognize(ctx, window.samples, request)

    def listen(
        self,
        ctx: CallContext,
        language: str | None = None,
        translate: bool = False,
        prompt: str = "",
        words: bool = True,
        languages: Sequence[str] = (),
        partials: bool = True,
    ) -> Generator[Part, None, Part]:
        """Transcribe one utterance while it is spoken: partial texts, then the final result.

        A partial is made once 0.6 s of new sound came, later if the last one took long: never more than
        half of the time goes to partials, and none is made after one that took more than 2 s. A long utterance is
        settled in stretches of 28 s; its language is detected in the first one and kept. ``partials`` False: none
        are made, which takes half of the time where all of the sound is there already.
        """
        request = self._request(language, translate, prompt, words)
        least_s = _PARTIAL_EVERY_S if partials else LONGEST_S
        request = replace(request, languages=tuple(code for code in languages if code in self.languages))
        settled: list[Part] = []
        chunks: list[Samples] = []
        length = next_at = offset = 0
        took = 0.0
        for chunk in ctx.inputs():
            chunks.append(chunk.samples)
            length += len(chunk.samples)
            if length < next_at or length < least_s * SPEECH_RATE or ctx.cancelled:
                continue
            held = np.concatenate(chunks)
            if length >= LONGEST_S * SPEECH_RATE:
                cut = quietest(held, length // 2)
                settled += self._final(ctx, held[:cut], offset, request)
                request = _in_one_language(request, settled)
                held, offset = held[cut:], offset + cut
            chunks, length = [held], len(held)
            if not partials:
                continue
            if took > _PARTIAL_AT_MOST_S:
                next_at = length + SPEECH_RATE
                continue
            started = time.monotonic()
            text = _text([*settled, *self._segments(ctx, held, replace(request, effort="partial", words=False))])
            took = time.monotonic() - started
            next_at = length + int(max(_PARTIAL_EVERY_S, 2 * took) * SPEECH_RATE)
            if text:
                yield {"text": text, "final": False}
        if chunks and not ctx.cancelled:
            settled += self._final(ctx, np.concatenate(chunks), offset, request)
        return {
            "text": _text(settled),
            "language": request.language or (settled[0]["language"] if settled else None),
            "language_probability": settled[0].get("language_probability") if settled else None,
            "confidence": _confidence(settled),
            "segments": [_public(segment) for segment in settled],
        }

    def transcribe(
        self,
        ctx: CallContext,
        language: str | None = None,
        translate: bool = False,
        prompt: str = "",
        words: bool = True,
    ) -> Generator[Part, None, Part]:
        """Transcribe a recording of any length: segments as they are done, each with ``done_s`` and ``language``.

        The language is detected in the first window with speech and kept.
        """
        request = replace(self._request(language, translate, prompt, words), effort="file")
        heard = Counted(ctx.inputs())
        left = windows(heard, self.speech)
        at_once = 1  # the first text soon, and the language that the others are taken for
        while not ctx.cancelled and (batch := list(islice(left, at_once))):
            for window, segments in self.recognize_batch(ctx, batch, request):
                found = None
                for segment in self._placed(ctx, segments, window.samples, window.start_s):
                    found = found or segment["language"]
                    yield {**_public(segment), "done_s": segment["end_s"], "language": segment["language"]}
                if ctx.cancelled:
                    break
                request = replace(request, language=request.language or found)
            at_once = self.at_once if request.language else 1
        return {"language": request.language, "duration_s": heard.samples / SPEECH_RATE}

    # ------------------------------------------------------------------------------------------------

    def _request(self, language: str | None, translate: bool, prompt: str, words: bool) -> Request:
        """The request. Raises VoiceAppError for what the model cannot do."""
        if not self.loaded:
            raise VoiceAppError("engine-not-loaded", f"{self.title} is not loaded.", "Try again.", retryable=True)
        code = (language or "").lower().replace("_", "-").split("-")[0]
        wanted = None if code in ("", "auto") else code
        english = self.languages == ("en",) and not self.translates
        if english and (translate or wanted not in (None, "en")):
            raise VoiceAppError(
                "language-unsupported",
                f"This {self.title} model understands English only and does not translate.",
                "Choose a multilingual model, or set the language to English.",
            )
        if translate and not self.translates:
            raise VoiceAppError(
                "language-unsupported",
                f"This {self.title} model writes down what is said and does not translate.",
                "Choose a multilingual Whisper model to translate.",
            )
        if wanted and self.languages and wanted not in self.languages:
            raise VoiceAppError(
                "language-unknown",
                f"{self.title} does not know the language {language}.",
                "Choose another language.",
            )
        return Request("en" if english else wanted, translate, prompt, words)

    def _final(self, ctx: CallContext, samples: Samples, offset: int, request: Request) -> list[Part]:
        start_s = offset / SPEECH_RATE
        if len(samples) < _LONG_S * SPEECH_RATE:
            return list(self._segments(ctx, samples, request, start_s))
        found: list[Part] = []
        for window in windows([Audio(samples, SPEECH_RATE)], self.speech):  # long silences make Whisper drop words
            found += self._segments(ctx, window.samples, request, start_s + window.start_s)
            request = _in_one_language(request, found)
        return found

    def _segments(
        self, ctx: CallContext, samples: Samples, request: Request, start_s: float = 0.0
    ) -> Iterator[Part]:
        """The segments of ``samples``, which begin at ``start_s``."""
        if len(samples) < _SHORTEST_S * SPEECH_RATE or float(np.abs(samples).max()) < _SILENT:
            return iter(())  # Whisper invents text on digital silence
        return self._placed(ctx, self.recognize(ctx, samples, request), samples, start_s)

    def _placed(
        self, ctx: CallContext, segments: Iterator[Part], samples: Samples, start_s: float
    ) -> Iterator[Part]:
        """Those with a text, their times from the start of the recording."""
        end_s = start_s + len(samples) / SPEECH_RATE
        for segment in segments:
            if ctx.cancelled:
                return
            text = segment["text"].strip()
            if text:
                words = [_moved(word, start_s, end_s) for word in segment.get("words", ())]
                yield {**_moved(segment, start_s, end_s), "text": text, "words": words}


def _moved(part: Part, start_s: float, end_s: float) -> Part:
    """A segment or word whose times counted from ``start_s``; libraries' may end after the sound does."""
    return {
        **part,
        "start_s": float(min(start_s + part["start_s"], end_s)),
        "end_s": float(min(start_s + part["end_s"], end_s)),
    }


def _in_one_language(request: Request, segments: list[Part]) -> Request:
    """The request for what follows ``segments``: an utterance is in the language that it began with."""
    if request.language or not segments:
        return request
    return replace(request, language=segments[0]["language"])


def _public(segment: Part) -> Part:
    return {key: value for key, value in segment.items() if key not in ("language", "language_probability")}


def _text(segments: list[Part]) -> str:
    return " ".join(segment["text"] for segment in segments)


def _confidence(segments: list[Part]) -> float | None:
    """2 to the power of the mean log-probability, averaged over time; None without words.

    So 0.5 is the limit (-1.0) below which Whisper itself takes a segment for failed.
    """
    weights = [max(segment["end_s"] - segment["start_s"], 0.1) for segment in segments]
    if not weights:
        return None
    parts = [2.0 ** segment["avg_logprob"] * weight for segment, weight in zip(segments, weights, strict=True)]
    return float(min(sum(parts) / sum(weights), 1.0))
