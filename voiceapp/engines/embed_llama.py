"""Sentences as vectors by any GGUF embedding model, with llama.cpp."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.installation import repair
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.core.recordings import Vector
from voiceapp.engines import gguf, llama_device

_LONGEST = 2048
"""More tokens of one text are not looked at: a whole text is computed at once, in memory that grows with it."""

_RANKS = 4
"""llama.cpp's LLAMA_POOLING_TYPE_RANK: a model that scores pairs of texts."""


class LlamaEmbedding:
    """The llama.cpp embedding engine (protocol: ``core.protocols.Engine``)."""

    def __init__(self) -> None:
        self._model: Any = None

    def load(
        self, ctx: CallContext, model: str = "", device: str = "auto", threads: int = 0, **_: Any
    ) -> Capabilities:
        """Load the GGUF file ``model``, which says itself how its vectors are pooled (by the mean if it does not).

        Raises VoiceAppError for a file or device that will not do.
        """
        path = Path(model).expanduser()
        header = gguf.read_header(path)
        if importlib.util.find_spec("llama_cpp") is None:
            raise VoiceAppError(
                "engine-missing",
                "llama.cpp is not installed, so this embedding model cannot run.",
                f"{repair()} An ONNX embedding model runs without it.",
            )
        import llama_cpp

        pooling = int(header.metadata.get(f"{header.architecture}.pooling_type", 0))
        if pooling == _RANKS:
            raise VoiceAppError(
                "model-unsupported",
                f"{path.name} ranks texts against a question; it does not turn them into vectors.",
                "Choose an embedding model, all-MiniLM-L6-v2 for example.",
            )
        why = "llama.cpp was built without support for it"
        where, notice = llama_device.choose(device, "The embedding model", why)
        cores = threads or os.cpu_count() or 1
        longest = min(header.context_tokens or _LONGEST, _LONGEST)
        try:
            self._model = llama_cpp.Llama(
                str(path),
                embedding=True,
                pooling_type=pooling or llama_cpp.LLAMA_POOLING_TYPE_MEAN,
                n_ctx=longest,
                n_batch=longest,
                n_ubatch=longest,  # a text is not cut: its tokens see each other in both directions
                n_threads=cores,
                n_threads_batch=cores,
                n_gpu_layers=-1 if where == "cuda" else 0,
                verbose=False,
            )
        except ValueError as error:
            raise gguf.broken(path.name, "llama.cpp cannot read it") from error
        return Capabilities(context_tokens=longest, device=where, notice=notice)

    def embed(self, ctx: CallContext, texts: Sequence[str]) -> Vector:
        """Vectors of unit length (len(texts), d), float32. A text's end beyond the model's limit is not seen."""
        made: list[Vector] = []
        for text in texts:
            if ctx.cancelled:
                break
            vector = np.asarray(self._model.embed(text or " "), np.float32)
            made.append(vector / max(float(np.linalg.norm(vector)), 1e-12))
            ctx.progress(len(made) / len(texts))
        return np.stack(made) if made else np.zeros((0, 0), np.float32)
