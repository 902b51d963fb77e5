"""Speech recognition by Whisper models in CTranslate2's format (faster-whisper). Never contacts a hub."""

from __future__ import annotations

import os
import time
from collections.abc import Generator, Iterator
from typing import Any

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import whisper_folder
from voiceapp.engines.windows import LONGEST_S, Stretch, quietest, windows

_PARTIAL_EVERY_S = 0.6
_SHORTEST_S = 0.1
_SILENT = 1e-4
_LONG_S = 10.0
_PLACES = {"cuda": "graphics card", "cpu": "processor"}
_SCORES = ("confidence", "avg_logprob", "no_speech_prob", "compression_ratio", "probability")

Part = dict[str, Any]


class FasterWhisper:
    """The faster-whisper engine (protocol: ``core.protocols.Engine``). Sound in: mono float32, 16 kHz."""

    def __init__(self) -> None:
        self._model: Any = None
        self._languages: tuple[str, ...] = ()
        self._vad: Any = None

    def load(
        self,
        ctx: CallContext,
        model: str = "",
        device: str = "auto",
        precision: str = "auto",
        threads: int = 0,
        **_: Any,
    ) -> Capabilities:
        """Load the model folder ``model``. Raises VoiceAppError for a folder, device or precision that will not do.

        ``precision`` auto is float16 on a graphics card and int8 on the processor; ``threads`` 0: as many as cores.
        """
        folder = whisper_folder.check(model)
        import ctranslate2
        import faster_whisper
        import tqdm  # type: ignore[import-untyped]
        from faster_whisper.vad import get_speech_timestamps

        tqdm.tqdm.monitor_interval = 0  # else its hidden progress bars start a thread that never ends

        cards = ctranslate2.get_cuda_device_count()
        if device == "cuda" and not cards:
            raise VoiceAppError(
                "no-gpu",
                "This computer has no graphics card that Whisper can use.",
                "Set Compute on to Automatic in Settings.",
            )
        where = "cuda" if cards and device != "cpu" else "cpu"
        numbers = precision if precision != "auto" else ("float16" if where == "cuda" else "int8")
        if numbers not in ctranslate2.get_supported_compute_types(where):
            raise VoiceAppError(
                "precision-unsupported",
                f"This computer's {_PLACES[where]} cannot compute in {numbers}.",
                "Set Precision to Automatic in Settings.",
            )
        try:
            self._model = faster_whisper.WhisperModel(
                str(folder),
                device=where,
                compute_type=numbers,
                cpu_threads=threads or min(os.cpu_count() or 1, 8),
                local_files_only=True,
            )
        except (RuntimeError, ValueError) as error:  # what CTranslate2 raises for a file that it cannot read
            raise whisper_folder.broken_weights(folder) from error
        bands = len(self._model.feature_extractor.mel_filters)
        whisper_folder.check_bands(folder, int(self._model.model.n_mels), bands)
        self._vad = get_speech_timestamps
        self._languages = _languages(self._model)
        return Capabilities(
            languages=self._languages,
            streaming=True,
            word_times="estimated",
            scores=_SCORES,
            translation=bool(self._model.model.is_multilingual),
            sample_rate=SPEECH_RATE,
        )

    def listen(
        self,
        ctx: CallContext,
        language: str | None = None,
        translate: bool = False,
        prompt: str = "",
        words: bool = True,
    ) -> Generator[Part, None, Part]:
        """Transcribe one utterance while it is spoken: partial texts, then the final result.

        A partial is made once 0.6 s of new sound came, later if the last one took long: never more than
        half of the time goes to partials. A long utterance is settled in stretches of 28 s; its language is
        detected in the first one and kept.
        """
        options = self._options(language, translate, prompt)
        settled: list[Part] = []
        chunks: list[Samples] = []
        length = next_at = offset = 0
        for chunk in ctx.inputs():
            chunks.append(chunk.samples)
            length += len(chunk.samples)
            if length < next_at or length < _PARTIAL_EVERY_S * SPEECH_RATE or ctx.cancelled:
                continue
            held = np.concatenate(chunks)
            if length >= LONGEST_S * SPEECH_RATE:
                cut = quietest(held, length // 2)
                settled += self._final(ctx, held[:cut], offset, words, options)
                options = _in_one_language(options, settled)
                held, offset = held[cut:], offset + cut
            chunks, length = [held], len(held)
            started = time.monotonic()
            text = _text([*settled, *self._segments(ctx, held, options, without_timestamps=True)])
            took = time.monotonic() - started
            next_at = length + int(max(_PARTIAL_EVERY_S, 2 * took) * SPEECH_RATE)
            if text:
                yield {"text": text, "final": False}
        if chunks and not ctx.cancelled:
            settled += self._final(ctx, np.concatenate(chunks), offset, words, options)
        return {
            "text": _text(settled),
            "language": self._spoken(options, settled),
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
        options = self._options(language, translate, prompt)
        heard = _Counter(ctx)
        found = None
        for window in windows(heard, self._speech):
            offset = round(window.start_s * SPEECH_RATE)
            for segment in self._segments(
                ctx, window.samples, options, offset=offset, words=words, beam_size=5, fallback=True
            ):
                found = found or segment["language"]
                yield {**_public(segment), "done_s": segment["end_s"], "language": segment["language"]}
            if ctx.cancelled:
                break
            options["language"] = options["language"] or found
        return {"language": options["language"] or found, "duration_s": heard.samples / SPEECH_RATE}

    # ------------------------------------------------------------------------------------------------

    def _options(self, language: str | None, translate: bool, prompt: str) -> dict[str, Any]:
        """What the library is told in every call. Raises VoiceAppError for what the model cannot do."""
        if self._model is None:
            raise VoiceAppError("engine-not-loaded", "Whisper is not loaded.", "Try again.", retryable=True)
        code = (language or "").lower().replace("_", "-").split("-")[0]
        multilingual = self._model.model.is_multilingual
        if not multilingual and (translate or code not in ("", "auto", "en")):
            raise VoiceAppError(
                "language-unsupported",
                "This Whisper model understands English only and does not translate.",
                "Choose a multilingual model, or set the language to English.",
            )
        if code not in ("", "auto", *self._languages):
            raise VoiceAppError(
                "language-unknown", f"Whisper does not know the language {language}.", "Choose another language."
            )
        return {
            "language": (None if code in ("", "auto") else code) if multilingual else "en",
            "task": "translate" if translate else "transcribe",
            "initial_prompt": prompt or None,
        }

    def _final(
        self, ctx: CallContext, samples: Samples, offset: int, words: bool, options: dict[str, Any]
    ) -> list[Part]:
        if len(samples) < _LONG_S * SPEECH_RATE:
            return list(self._segments(ctx, samples, options, offset=offset, words=words))
        found: list[Part] = []
        for window in windows([Audio(samples, SPEECH_RATE)], self._speech):  # long silences make Whisper drop words
            start = offset + round(window.start_s * SPEECH_RATE)
            found += self._segments(ctx, window.samples, options, offset=start, words=words)
            options = _in_one_language(options, found)
        return found

    def _segments(
        self,
        ctx: CallContext,
        samples: Samples,
        options: dict[str, Any],
        *,
        offset: int = 0,
        words: bool = False,
        beam_size: int = 1,
        fallback: bool = False,
        without_timestamps: bool = False,
    ) -> Iterator[Part]:
        """Transcribe ``samples``; times count from ``offset`` samples before them."""
        if len(samples) < _SHORTEST_S * SPEECH_RATE or float(np.abs(samples).max()) < _SILENT:
            return  # Whisper invents text on digital silence
        segments, info = self._model.transcribe(
            samples,
            beam_size=beam_size,
            temperature=[0.0, 0.2, 0.4, 0.6, 0.8, 1.0] if fallback else 0.0,
            condition_on_previous_text=False,
            word_timestamps=words,
            without_timestamps=without_timestamps,
            **options,
        )
        start_s = offset / SPEECH_RATE
        end_s = start_s + len(samples) / SPEECH_RATE
        for segment in segments:
            if ctx.cancelled:
                return
            if not segment.text.strip():
                continue
            yield {
                "text": segment.text.strip(),
                # with word times the library's numbers are numpy's
                "start_s": float(min(start_s + segment.start, end_s)),
                "end_s": float(min(start_s + segment.end, end_s)),
                "avg_logprob": float(segment.avg_logprob),
                "no_speech_prob": float(segment.no_speech_prob),
                "compression_ratio": float(segment.compression_ratio),
                "words": [_word(word, start_s, end_s) for word in segment.words or ()],
                "language": info.language,
            }

    def _speech(self, samples: Samples) -> list[Stretch]:
        found = self._vad(samples, min_silence_duration_ms=500, speech_pad_ms=200)
        return [(int(stretch["start"]), int(stretch["end"])) for stretch in found]

    def _spoken(self, options: dict[str, Any], segments: list[Part]) -> str | None:
        language: str | None = options["language"] or (segments[0]["language"] if segments else None)
        return language


class _Counter:
    """The call's input, counted."""

    def __init__(self, ctx: CallContext) -> None:
        self._ctx = ctx
        self.samples = 0

    def __iter__(self) -> Iterator[Any]:
        for item in self._ctx.inputs():
            self.samples += len(item.samples)
            yield item


def _languages(model: Any) -> tuple[str, ...]:
    """The languages that the model has a token for.

    The library lists those of large-v3 for every multilingual model, and would leave the language out without
    a word where its token is missing (Cantonese in all the models before).
    """
    listed = model.supported_languages
    if not model.model.is_multilingual:
        return tuple(listed)
    return tuple(code for code in listed if model.hf_tokenizer.token_to_id(f"<|{code}|>") is not None)


def _in_one_language(options: dict[str, Any], segments: list[Part]) -> dict[str, Any]:
    """The options for what follows ``segments``: an utterance is in the language that it began with."""
    if options["language"] or not segments:
        return options
    return {**options, "language": segments[0]["language"]}


def _word(word: Any, start_s: float, end_s: float) -> Part:
    return {
        "text": word.word.strip(),
        "start_s": float(min(start_s + word.start, end_s)),
        "end_s": float(min(start_s + word.end, end_s)),
        "probability": float(word.probability),
        "exact": False,
    }


def _public(segment: Part) -> Part:
    return {key: value for key, value in segment.items() if key != "language"}


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
