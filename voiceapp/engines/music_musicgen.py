"""MusicGen by the Transformers library (Copet et al., 2023, arXiv:2306.05284): music from words and sound."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.audio.resample import resampled, with_channels
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import model_folder, torch_device, torch_loading
from voiceapp.engines.catalog import needs
from voiceapp.engines.leaving import Ended
from voiceapp.engines.musicgen_tokens import decoded, encoded, steps, undelayed

_TITLE = "MusicGen"
_NEEDS = needs("musicgen")
_LONGEST_S = 30.0
"""The models were trained on pieces of 30 s."""
_PROMPT_TOKENS = 512
"""The length that T5, the text encoder, was trained with (Raffel et al., 2020, arXiv:1910.10683)."""


class MusicGen:
    """The MusicGen engine (protocol: ``core.protocols.Engine``): small, medium, large, melody and stereo folders.

    The samples are those of ``MusicgenForConditionalGeneration.generate`` for the same seed. A melody is taken
    as it is: a single voice or instrument guides best (the original takes drums and bass out first).
    """

    def __init__(self) -> None:
        self._model: Any = None
        self._processor: Any = None
        self._melody = False

    def load(
        self,
        ctx: CallContext,
        model: str = "",
        device: str = "auto",
        precision: str = "auto",
        threads: int = 0,
        **_: Any,
    ) -> Capabilities:
        """Load the folder ``model``. Raises VoiceAppError for a folder or device that will not do."""
        folder = model_folder.check(model, _NEEDS, _TITLE)
        place = torch_device.choose(_TITLE, device, precision, threads=threads)
        from transformers import AutoConfig, AutoProcessor
        from transformers import MusicgenForConditionalGeneration as Plain
        from transformers import MusicgenMelodyForConditionalGeneration as Melody

        with torch_loading.reading(folder.name, _TITLE):
            config = AutoConfig.from_pretrained(folder, local_files_only=True)
            self._melody = config.model_type == "musicgen_melody"
            kind = Melody if self._melody else Plain
            loaded = kind.from_pretrained(folder, local_files_only=True, dtype=place.dtype)
            self._processor = AutoProcessor.from_pretrained(folder, local_files_only=True)
        self._model, place = torch_device.put(loaded, place, _TITLE)
        self._model.audio_encoder.float()  # a quantiser's distances do not survive half precision
        return Capabilities(
            languages=("en",),
            sample_rate=self._codec.sampling_rate,
            channels=self._model.config.decoder.audio_channels,
            max_seconds=_LONGEST_S,
            melody=self._melody,
            continuation=True,
            kbps=(self._codebooks * self._codec.frame_rate * self._codec.codebook_nbits / 1000,),
            device=place.device,
            precision=place.precision,
            notice=place.notice,
        )

    def compose(
        self,
        ctx: CallContext,
        prompt: str,
        seconds: float = 10.0,
        seed: int | None = None,
        variations: int = 1,
        guidance: float = 3.0,
        temperature: float = 1.0,
        top_k: int = 250,
        melody: Audio | None = None,
        prime: Audio | None = None,
        prime_codes: NDArray[np.int32] | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Yield {"index", "audio", "codes"} for each variation: ``seconds`` of new music, after ``prime`` or
        ``prime_codes`` if there are any. ``codes`` are int32 of shape (codebooks, frames).

        An empty prompt and no melody: whatever comes. The field ``enough`` of the context ends it early with what
        there is. Raises VoiceAppError ``too-long``, ``too-short``, ``no-melody``, ``sound-empty``,
        ``prompt-too-long``.
        """
        import torch

        frames = round(seconds * self._codec.frame_rate)
        self._check(seconds, frames, melody, prime, prime_codes)
        with torch.inference_mode(), torch_device.seeded(seed):
            inputs = self._inputs(prompt, variations, guidance, melody)
            before = None
            if prime_codes is not None:
                before = torch.from_numpy(prime_codes).long().to(self._model.device)
            elif prime is not None:
                before = encoded(self._model, self._sound(prime, self._channels).samples, variations)
            if before is not None:
                inputs["decoder_input_ids"] = before.flatten(0, 1)
            # Each codebook is one step behind the one before it: that many steps more.
            count = frames + self._codebooks // self._channels - 1
            criteria, watch = steps(ctx, count)
            try:
                made = self._model.generate(
                    **inputs,
                    max_new_tokens=count,
                    do_sample=temperature > 0,
                    temperature=temperature if temperature > 0 else 1.0,
                    top_k=top_k,
                    stopping_criteria=criteria,
                )
                kept = undelayed(watch.ids, self._codebooks, self._channels, before)
            except Ended as end:
                if ctx.cancelled:
                    return
                kept = undelayed(end.ids, self._codebooks, self._channels, before)
                if not kept.shape[-1]:
                    return
                made = decoded(self._model, kept)
        sounds, codes = made.float().cpu().numpy(), kept.to(torch.int32).cpu().numpy()
        for index, sound in enumerate(sounds):
            samples = sound[0] if self._channels == 1 else sound.T
            yield {
                "index": index,
                "audio": Audio(np.ascontiguousarray(samples, np.float32), self._codec.sampling_rate),
                "codes": codes[index],
            }

    @property
    def _codec(self) -> Any:
        return self._model.config.audio_encoder

    @property
    def _channels(self) -> int:
        return int(self._model.config.decoder.audio_channels)

    @property
    def _codebooks(self) -> int:
        return int(self._model.config.decoder.num_codebooks)

    def _check(
        self,
        seconds: float,
        frames: int,
        melody: Audio | None,
        prime: Audio | None,
        prime_codes: NDArray[np.int32] | None,
    ) -> None:
        before = 0.0 if prime is None else prime.duration_s
        if prime_codes is not None:
            before = prime_codes.shape[-1] / self._codec.frame_rate
        if frames < 1:
            raise VoiceAppError("too-short", f"{seconds:g} s is too short for music.", "Ask for a second or more.")
        if before + seconds > _LONGEST_S + 1e-6:
            what = f"{before:.1f} s to go on from and {seconds:g} s of new music" if before else f"{seconds:g} s"
            raise VoiceAppError(
                "too-long",
                f"{_TITLE} makes at most {_LONGEST_S:g} s at once, and {what} is more.",
                "Ask for fewer seconds.",
            )
        if melody is not None and not self._melody:
            raise VoiceAppError(
                "no-melody",
                f"This {_TITLE} model cannot follow a melody.",
                "Choose a melody model, such as facebook/musicgen-melody.",
            )
        for what, given in (("melody", melody), ("music to go on from", prime)):
            if given is not None and not len(given.samples):
                raise VoiceAppError("sound-empty", f"The {what} holds no sound.", "Choose another file.")

    def _inputs(self, prompt: str, variations: int, guidance: float, melody: Audio | None) -> dict[str, Any]:
        """Arguments of ``generate`` for what the music is to be like."""
        device = self._model.device
        if not prompt.strip() and melody is None:
            if self._melody:
                free = self._processor.get_unconditional_inputs(num_samples=variations).to(device)
                return {**free, "guidance_scale": 1.0}
            return dict(self._model.get_unconditional_inputs(num_samples=variations))
        length = len(self._processor.tokenizer(prompt).input_ids)
        if length > _PROMPT_TOKENS:
            raise VoiceAppError(
                "prompt-too-long",
                f"The prompt is too long: {length} tokens, and {_PROMPT_TOKENS} are the most.",
                "Describe the music in a sentence or two.",
            )
        given: dict[str, Any] = {"text": [prompt] * variations}
        if melody is not None:
            guide = self._sound(melody, 1)
            given |= {"audio": [guide.samples] * variations, "sampling_rate": guide.rate}
        prepared = self._processor(**given, padding=True, return_tensors="pt").to(device)
        if "input_features" in prepared:
            prepared["input_features"] = prepared["input_features"].to(self._model.dtype)
        return {**prepared, "guidance_scale": guidance}

    def _sound(self, audio: Audio, channels: int) -> Audio:
        """At the model's rate, shape (n,) or (n, 2)."""
        return resampled(Audio(with_channels(audio.samples, channels), audio.rate), self._codec.sampling_rate)
