"""AudioLM by audiolm-pytorch, with the user's own checkpoints (Borsos et al., 2022, arXiv:2209.03143).

Its folder:

- ``audiolm.json``: the arguments that the parts were made with, as JSON objects: ``semantic``, ``coarse`` and
  ``fine`` (``SemanticTransformer``, ``CoarseTransformer``, ``FineTransformer``) and ``soundstream``
  (``SoundStream``); and, where they differ from these, ``"layer": 9`` (the layer of HuBERT that is clustered),
  ``"unique_consecutive": true`` and ``"text_dim": 768`` (the width of the T5 encoder that was named in training).
- ``semantic.pt``, ``coarse.pt``, ``fine.pt``, ``soundstream.pt``: as the library's trainers or ``torch.save`` of a
  ``state_dict`` write them. They are read as weights only: a configuration pickled into them is not.
- ``hubert/``, to go on from sound: a HuBERT as a Transformers folder (``config.json``, ``model.safetensors``). It
  stands where ``HubertWithKmeans`` would need fairseq.
- ``kmeans.npy``, with it: the cluster centres, shape (semantic tokens, width of HuBERT), float32. The original is a
  pickle, which could run code, and is not read. Where you trust it, once:
  ``numpy.save("kmeans.npy", joblib.load("hubert_base_ls960_L9_km500.bin").cluster_centers_)``.
- ``t5/``, where the transformers were trained with text (``"has_condition": true``): a T5 encoder as a Transformers
  folder with its tokenizer.

What goes on from sound takes on the voice in it, and is watermarked.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.audio.resample import mono_at
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import audiolm_folder, model_folder, torch_device
from voiceapp.engines.catalog import needs
from voiceapp.engines.leaving import Ended
from voiceapp.engines.watermark import Watermark

_TITLE = "AudioLM"
_NEEDS = needs("audiolm")
_SHORTEST_PRIME_S = 0.1
_SHORTEST_FRAMES = 7
"""SoundStream's decoder begins with a convolution over 7 frames and fails for fewer."""

_SHARES = {"semantic": (0.0, 0.3), "coarse": (0.3, 0.65), "fine": (0.65, 1.0)}


class AudioLm:
    """The AudioLM engine (protocol: ``core.protocols.Engine``): semantic, coarse and fine stage one by one."""

    def __init__(self) -> None:
        self._parts: Any = None
        self._watermark: Watermark | None = None

    def load(
        self, ctx: CallContext, model: str = "", device: str = "auto", threads: int = 0, **_: Any
    ) -> Capabilities:
        """Load the folder ``model``. Raises VoiceAppError for a folder or device that will not do."""
        folder = model_folder.check(model, _NEEDS, _TITLE)
        place = torch_device.choose(_TITLE, device, half=False, threads=threads)
        self._parts = audiolm_folder.load(Path(folder), _TITLE)
        self._parts.model, place = torch_device.put(self._parts.model, place, _TITLE)
        self._watermark = Watermark(place.device) if self._parts.hears else None
        return Capabilities(
            sample_rate=self._parts.rate,
            continuation=self._parts.hears,
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
        """Yield {"index", "audio"} for each variation: ``seconds`` of new sound, after ``prime`` if there is one.

        ``top_k`` is not used: the library keeps the likeliest tenth. The field ``enough`` of the context ends it
        early; what the coarse stage made by then is finished. It may end by itself before ``seconds``. Raises
        VoiceAppError ``no-melody``, ``no-words``, ``words-missing``, ``no-codes``, ``no-continuation`` and
        ``too-short``.
        """
        import torch

        if prime_codes is not None:
            raise VoiceAppError("no-codes", f"{_TITLE} goes on from sound, not from tokens.", "Give it the sound.")
        self._check(prompt, seconds, melody, prime)
        with torch.inference_mode():
            text = self._parts.embedded(prompt) if self._parts.reads else None
        options: dict[str, Any] = {"temperature": temperature, "cond_scale": guidance}

        def one(index: int) -> np.ndarray[Any, Any] | None:
            with torch.inference_mode():
                return self._one(ctx, seconds, prime, text, options, index / variations, 1 / variations)

        for index, samples in enumerate(torch_device.seeded_steps(seed, map(one, range(variations)))):
            if ctx.cancelled:
                return
            if samples is not None:
                audio = Audio(samples, self._parts.rate)
                if prime is not None and self._watermark is not None:
                    audio = self._watermark.mark(audio)
                yield {"index": index, "audio": audio}
            if ctx.enough:
                return

    def _check(self, prompt: str, seconds: float, melody: Audio | None, prime: Audio | None) -> None:
        if melody is not None:
            raise VoiceAppError(
                "no-melody", f"{_TITLE} cannot follow a melody.", "Choose MusicGen with a melody model."
            )
        if prompt.strip() and not self._parts.reads:
            raise VoiceAppError(
                "no-words",
                f"This {_TITLE} model was trained without words.",
                "Leave the prompt empty, and give it sound to go on from.",
            )
        if not prompt.strip() and self._parts.reads:
            raise VoiceAppError(
                "words-missing", f"This {_TITLE} model needs words.", "Describe what is to be heard."
            )
        if prime is not None and not self._parts.hears:
            raise VoiceAppError(
                "no-continuation",
                f"This {_TITLE} model cannot go on from sound: it has no HuBERT.",
                "Put the folder hubert and the file kmeans.npy beside its checkpoints.",
            )
        if round(seconds * self._parts.frame_rate) < 1:
            raise VoiceAppError("too-short", f"{seconds:g} s is too short.", "Ask for a second or more.")
        if prime is not None and prime.duration_s < _SHORTEST_PRIME_S:
            raise VoiceAppError("too-short", "There is too little sound to go on from.", "Give a second or more.")

    def _one(
        self,
        ctx: CallContext,
        seconds: float,
        prime: Audio | None,
        text: Any,
        options: dict[str, Any],
        begin: float,
        share: float,
    ) -> np.ndarray[Any, Any] | None:
        """One variation; None where it was ended before anything could be heard."""
        parts, model = self._parts, self._parts.model
        frames = round(seconds * parts.frame_rate)
        heard = None if prime is None else self._wave(prime, parts.semantic_rate)
        wave = None if prime is None else self._wave(prime, parts.rate)

        def run(stage: str, count: int, stoppable: bool, **arguments: Any) -> Any:
            """The tokens of a stage, and whether it was ended early: then they are flat."""
            wrapper = getattr(model, stage)
            first, last = _SHARES[stage]
            done = 0

            def step(ids: Any) -> None:
                nonlocal done
                ctx.progress(begin + share * (first + (last - first) * min(done / max(count, 1), 1.0)), stage)
                done += 1
                if ctx.cancelled or (stoppable and ctx.enough):
                    raise Ended(ids)

            condition = text if wrapper.transformer.has_condition else None
            wrapper.transformer.watch = step
            try:
                return wrapper.generate(text_embeds=condition, **options, **arguments), False
            except Ended as end:
                return end.ids, True
            finally:
                wrapper.transformer.watch = None

        new = round(seconds * parts.semantic_per_s)
        known = 0 if heard is None else parts.semantic_tokens(heard)
        semantic, ended = run("semantic", new, True, prime_wave=heard, max_length=known + new)
        if ended:
            return None
        books = model.coarse.num_coarse_quantizers
        coarse, early = run(
            "coarse",
            frames * books,
            True,
            semantic_token_ids=semantic,
            prime_wave=wave,
            max_time_steps=frames,
        )
        coarse = _rows(coarse, books) if early else coarse
        if ctx.cancelled:
            return None
        fine_books = model.fine.num_fine_quantizers
        fine, ended = run("fine", frames * fine_books, not early, coarse_token_ids=coarse, prime_wave=wave)
        if ctx.cancelled:
            return None
        return self._decoded(coarse, _rows(fine, fine_books) if ended else fine)

    def _decoded(self, coarse: Any, fine: Any) -> np.ndarray[Any, Any] | None:
        """The sound of tokens (1, frames, codebooks), without frames that are only padding (-1)."""
        import torch

        count = min(coarse.shape[1], fine.shape[1])
        both = torch.cat([coarse[:, :count], fine[:, :count]], dim=-1)[0]
        both = both[~(both == -1).any(dim=-1)]
        if len(both) < _SHORTEST_FRAMES:
            return None
        made = self._parts.model.coarse.codec.decode_from_codebook_indices(both[None])
        return np.ascontiguousarray(made.float().cpu().numpy().reshape(-1), np.float32)

    def _wave(self, audio: Audio, rate: int) -> Any:
        """Shape (1, n), at a rate of the model's."""
        import torch

        return torch.from_numpy(np.ascontiguousarray(mono_at(audio, rate)))[None].to(self._parts.model.device)


def _rows(ids: Any, books: int) -> Any:
    """Flat tokens (1, n * books) as whole rows (1, n, books)."""
    count = ids.shape[1] // books
    return ids[:, : count * books].reshape(1, count, books)
