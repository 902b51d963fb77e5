"""Speech recognition by OpenAI's own Whisper library (Radford et al., 2022, arXiv:2212.04356): the reference.

A model is one file as OpenAI publishes it: its dimensions and its weights.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from voiceapp.core.frames import SPEECH_RATE, Samples
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import model_folder, torch_device, torch_loading, vad_stretches
from voiceapp.engines.asr_windows import Part, Request, WindowedRecognizer
from voiceapp.engines.leaving import Cancelled
from voiceapp.engines.whisper_results import SCORES, TEMPERATURES, part
from voiceapp.engines.windows import Stretch


class OpenAiWhisper(WindowedRecognizer):
    """The openai-whisper engine (protocol: ``core.protocols.Engine``). Sound in: mono float32, 16 kHz."""

    title = "Whisper (OpenAI)"

    def __init__(self) -> None:
        super().__init__()
        self._model: Any = None
        self._half = False

    def load(
        self,
        ctx: CallContext,
        model: str = "",
        device: str = "auto",
        precision: str = "auto",
        threads: int = 0,
        **_: Any,
    ) -> Capabilities:
        """Load the file ``model``. Raises VoiceAppError for a file, device or precision that will not do."""
        file = model_folder.check_file(model, self.title)
        import torch
        import tqdm  # type: ignore[import-untyped]
        import whisper
        from whisper.tokenizer import LANGUAGES

        tqdm.tqdm.monitor_interval = 0  # else its hidden progress bars start a thread that never ends
        place = torch_device.choose(self.title, device, precision, threads=threads)
        with torch_loading.reading(file.name, self.title):
            checkpoint = torch.load(file, map_location="cpu", weights_only=True)
            loaded = whisper.model.Whisper(whisper.model.ModelDimensions(**checkpoint["dims"]))
            loaded.load_state_dict(checkpoint["model_state_dict"])
        heads = whisper._ALIGNMENT_HEADS.get(file.stem)
        if heads is not None:  # those that tell word times best are known for the published models alone
            with contextlib.suppress(RuntimeError):  # another model that bears such a name
                loaded.set_alignment_heads(heads)
        # The library computes in the sound's precision and keeps its weights, and what would overflow, in float32.
        self._model, real = torch_device.put(loaded, replace(place, precision="float32"), self.title)
        place = replace(place, device=real.device, notice=real.notice) if real.device == place.device else real
        self._half = place.precision == "float16"
        multilingual = self._model.is_multilingual
        self.languages = tuple(LANGUAGES)[: self._model.num_languages] if multilingual else ("en",)
        self.translates = multilingual
        self.loaded = True
        return Capabilities(
            languages=self.languages,
            streaming=True,
            word_times="estimated",
            scores=SCORES,
            translation=self.translates,
            sample_rate=SPEECH_RATE,
            device=place.device,
            precision=place.precision,
            notice=place.notice,
        )

    def recognize(self, ctx: CallContext, samples: Samples, request: Request) -> Iterator[Part]:
        """Greedy while somebody waits; for a recording five beams, and hotter attempts at what went wrong."""
        import whisper

        file = request.effort == "file"
        told: dict[str, Any] = {"segments": ()}
        # Nothing is yielded inside: a live call may run then, which is not this one's to cancel.
        with self._cancelled_by(ctx), torch_device.seeded(0):
            told = whisper.transcribe(
                self._model,
                samples,
                beam_size=5 if file else None,
                temperature=TEMPERATURES if file else 0.0,
                condition_on_previous_text=False,
                word_timestamps=request.words,
                without_timestamps=request.effort == "partial",
                language=request.language,
                task="translate" if request.translate else "transcribe",
                initial_prompt=request.prompt or None,
                fp16=self._half,
            )
        for segment in told["segments"]:
            yield part(segment, told["language"])

    def speech(self, samples: Samples) -> list[Stretch]:
        """Where webrtcvad hears speech."""
        return vad_stretches.stretches(samples)

    @contextlib.contextmanager
    def _cancelled_by(self, ctx: CallContext) -> Iterator[None]:
        """Inside, decoding ends at its next token once the call is cancelled."""

        def look(_: Any, __: Any, options: dict[str, Any]) -> None:
            if options.get("kv_cache") is not None and ctx.cancelled:  # elsewhere the library would not clean up
                raise Cancelled

        hook = self._model.decoder.register_forward_pre_hook(look, with_kwargs=True)
        try:
            yield
        except Cancelled:
            pass
        finally:
            hook.remove()
