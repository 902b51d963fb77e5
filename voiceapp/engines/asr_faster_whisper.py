"""Speech recognition by Whisper models in CTranslate2's format (faster-whisper). Never contacts a hub."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Samples
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import whisper_batch, whisper_folder
from voiceapp.engines.asr_windows import Part, Request, WindowedRecognizer
from voiceapp.engines.graphics import card_found, unused
from voiceapp.engines.whisper_results import SCORES, TEMPERATURES, part
from voiceapp.engines.windows import Stretch, Window

_PLACES = {"cuda": "graphics card", "cpu": "processor"}


class FasterWhisper(WindowedRecognizer):
    """The faster-whisper engine (protocol: ``core.protocols.Engine``). Sound in: mono float32, 16 kHz."""

    title = "Whisper"

    def __init__(self) -> None:
        super().__init__()
        self._model: Any = None
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
        idle = where == "cpu" and device == "auto" and card_found()
        notice = unused(self.title, "the libraries for it, pack gpu, are not installed") if idle else ""
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
        self.languages = _languages(self._model)
        self.translates = bool(self._model.model.is_multilingual)
        self.loaded = True
        return Capabilities(
            languages=self.languages,
            streaming=True,
            word_times="estimated",
            scores=SCORES,
            translation=self.translates,
            sample_rate=SPEECH_RATE,
            batched=True,
            detects_among=self.translates,
            device=where,
            precision=numbers,
            notice=notice,
        )

    def recognize(self, ctx: CallContext, samples: Samples, request: Request) -> Iterator[Part]:
        """Greedy while somebody waits; for a recording five beams, and hotter attempts at what went wrong."""
        file = request.effort == "file"
        language, probability = self._detected(samples, request) if request.languages else (request.language, None)
        segments, info = self._model.transcribe(
            samples,
            beam_size=5 if file else 1,
            temperature=TEMPERATURES if file else 0.0,
            condition_on_previous_text=False,
            word_timestamps=request.words,
            without_timestamps=request.effort == "partial",
            **{**_options(request), "language": language},
        )
        if language is None and info.all_language_probs:
            probability = info.language_probability
        for segment in segments:
            yield {**part(asdict(segment), info.language), "language_probability": probability}

    def recognize_batch(
        self, ctx: CallContext, batch: Sequence[Window], request: Request
    ) -> Iterator[tuple[Window, Iterator[Part]]]:
        """Several windows at once, as many as time and memory allow; those that went wrong one by one."""
        started = time.monotonic()
        done = self._at_once(batch, request) if len(batch) > 1 else [None]
        for window, found in zip(batch, done, strict=True):
            yield window, self.recognize(ctx, window.samples, request) if found is None else iter(found)
        self.at_once = whisper_batch.at_once((time.monotonic() - started) / len(batch))

    def speech(self, samples: Samples) -> list[Stretch]:
        """Where Silero hears speech."""
        found = self._vad(samples, min_silence_duration_ms=500, speech_pad_ms=200)
        return [(int(stretch["start"]), int(stretch["end"])) for stretch in found]

    def _detected(self, samples: Samples, request: Request) -> tuple[str | None, float | None]:
        """The likeliest of the languages asked for, and its share of their probability."""
        if request.language or not self.translates:
            return request.language, None
        told = dict(self._model.detect_language(audio=samples)[2])
        among = {code: float(told.get(code, 0.0)) for code in request.languages}
        best = max(among, key=lambda code: among[code])
        return best, among[best] / (sum(among.values()) or 1.0)

    def _at_once(self, batch: Sequence[Window], request: Request) -> Sequence[list[Part] | None]:
        options = {**_options(request), "word_timestamps": request.words}
        try:
            done = whisper_batch.run(self._model, batch, options)
        except RuntimeError:  # CTranslate2 has no other error for a graphics card's memory that does not suffice
            return [None] * len(batch)
        language = request.language or "en"
        return [one and [part(asdict(segment), language, one[0]) for segment in one[1]] for one in done]


def _languages(model: Any) -> tuple[str, ...]:
    """The languages that the model has a token for.

    The library lists those of large-v3 for every multilingual model, and would leave the language out without
    a word where its token is missing (Cantonese in all the models before).
    """
    listed = model.supported_languages
    if not model.model.is_multilingual:
        return tuple(listed)
    return tuple(code for code in listed if model.hf_tokenizer.token_to_id(f"<|{code}|>") is not None)


def _options(request: Request) -> dict[str, Any]:
    """What both ways of the library take.

    Names and terms go in as hotwords, which stand before every decoding: an initial prompt is forgotten after the
    first segment of a window. Each may fill half of the decoder's 448 tokens, so both together could leave none.
    """
    return {
        "language": request.language,
        "task": "translate" if request.translate else "transcribe",
        "hotwords": request.prompt or None,
    }
