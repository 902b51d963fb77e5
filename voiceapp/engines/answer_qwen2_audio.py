"""Questions about sound by Qwen2-Audio in the Transformers library (Chu et al., 2024, arXiv:2407.10759)."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import model_folder, torch_device, torch_loading
from voiceapp.engines.asked_sound import gathered
from voiceapp.engines.catalog import needs
from voiceapp.engines.chat_prompt import broken_up
from voiceapp.engines.generating import streamed
from voiceapp.engines.torch_steps import stopping

_TITLE = "Qwen2-Audio"
_NEEDS = needs("qwen2-audio")
_LONGEST_S = 30.0
"""What its encoder hears at once: 3000 frames of 10 ms. The library silently cuts what is longer."""


class Qwen2Audio:
    """The Qwen2-Audio engine (protocol: ``core.protocols.Engine``)."""

    def __init__(self) -> None:
        self._model: Any = None
        self._processor: Any = None
        self._rate = 0
        self._control: tuple[str, ...] = ()

    def load(
        self,
        ctx: CallContext,
        model: str = "",
        device: str = "auto",
        precision: str = "auto",
        threads: int = 0,
        **_: Any,
    ) -> Capabilities:
        """Load the folder ``model``; in half precision on a graphics card only.

        Raises VoiceAppError for a folder, device or precision that will not do.
        """
        folder = model_folder.check(model, _NEEDS, _TITLE)
        from transformers import Qwen2AudioForConditionalGeneration, Qwen2AudioProcessor

        place = torch_device.choose(_TITLE, device, precision, threads=threads)
        with torch_loading.reading(folder.name, _TITLE):
            loaded, told = Qwen2AudioForConditionalGeneration.from_pretrained(
                folder, local_files_only=True, use_safetensors=True, dtype=place.dtype, output_loading_info=True
            )
            self._processor = Qwen2AudioProcessor.from_pretrained(folder, local_files_only=True)
        if told["missing_keys"] or told["mismatched_keys"]:  # the library would draw these weights by lot
            raise model_folder.broken(folder.name, _TITLE)
        self._model, place = torch_device.put(loaded, place, _TITLE)
        self._rate = int(self._processor.feature_extractor.sampling_rate)
        self._control = tuple(self._processor.tokenizer.get_added_vocab())
        return Capabilities(
            languages=("*",),
            streaming=True,
            sample_rate=self._rate,
            max_seconds=_LONGEST_S,
            device=place.device,
            precision=place.precision,
            notice=place.notice,
        )

    def answer(
        self,
        ctx: CallContext,
        question: str,
        max_tokens: int = 256,
        temperature: float = 0.0,
        seed: int | None = None,
    ) -> Generator[dict[str, Any], None, dict[str, Any]]:
        """Stream the answer about the input sound as {"text"} parts; the result tells why it ended.

        Raises VoiceAppError ``sound-too-long`` and ``no-sound``.
        """
        samples = gathered(ctx, _TITLE, self._rate, _LONGEST_S)
        if samples is None:
            return {"finish": "cancelled"}
        asked = [
            {"type": "audio", "audio": "sound"},
            {"type": "text", "text": broken_up(question, self._control)},
        ]
        prompt = self._processor.apply_chat_template(
            [{"role": "user", "content": asked}], add_generation_prompt=True, tokenize=False
        )
        inputs = self._processor(text=prompt, audio=[samples], sampling_rate=self._rate, return_tensors="pt")
        options: dict[str, Any] = {"do_sample": temperature > 0, "max_new_tokens": max_tokens}
        if temperature > 0:
            options["temperature"] = temperature
        placed = inputs.to(self._model.device)
        made = yield from self._generated(ctx, placed, options, seed)
        if made is None:
            return {"finish": "cancelled"}
        return {"finish": "length" if made - placed["input_ids"].shape[1] >= max_tokens else "stop"}

    def _generated(
        self, ctx: CallContext, inputs: Any, options: dict[str, Any], seed: int | None
    ) -> Generator[dict[str, Any], None, int | None]:
        """Yield {"text"} parts; the number of tokens of prompt and answer, None for a cancelled call."""
        stopped = threading.Event()
        steps = stopping(ctx, options["max_new_tokens"], enough=stopped.is_set)

        def work(tell: Callable[[dict[str, Any]], None]) -> int:
            import torch

            streamer = _streamer(self._processor.tokenizer, tell)
            try:
                with torch.inference_mode(), torch_device.seeded(seed):
                    made = self._model.generate(**inputs, **options, streamer=streamer, stopping_criteria=steps)
            except torch.cuda.OutOfMemoryError as error:
                raise VoiceAppError(
                    "out-of-memory",
                    f"The graphics card has not enough memory for {_TITLE} and this sound.",
                    "Set Compute on to Processor in Settings, or close other programs.",
                ) from error
            return int(made.shape[1])

        return (yield from streamed(ctx, work, stopped))


def _streamer(tokenizer: Any, tell: Callable[[dict[str, Any]], None]) -> Any:
    """Hands whole words over as soon as they cannot change any more."""
    from transformers import TextStreamer

    class Pieces(TextStreamer):  # type: ignore[misc]
        def on_finalized_text(self, text: str, stream_end: bool = False) -> None:
            if text:
                tell({"text": text})

    return Pieces(tokenizer, skip_prompt=True, skip_special_tokens=True)
