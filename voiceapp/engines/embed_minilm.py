"""Sentences as vectors by an ONNX model in the layout of Sentence-Transformers (all-MiniLM-L6-v2 and its kind).

Reimers & Gurevych, 2019, Sentence-BERT, arXiv:1908.10084.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.core.recordings import Vector
from voiceapp.engines import model_folder, onnx_session
from voiceapp.engines.catalog import needs

TITLE = "sentence embedding"
NEEDS = needs("minilm")
BATCH = 32

Mask = NDArray[np.int64]
Pooling = Callable[[Vector, Mask], Vector]
"""Vectors of tokens (n, tokens, d) and which of them are text (n, tokens) to vectors of sentences (n, d)."""


@dataclass(frozen=True, slots=True)
class _Folder:
    """What the folder's JSON files say."""

    pooling: Pooling
    longest: int
    lower: bool
    padding: tuple[int, str]


class MiniLm:
    """The sentence-embedding engine (protocol: ``core.protocols.Engine``)."""

    def __init__(self) -> None:
        self._session: Any = None
        self._tokenizer: Any = None
        self._folder: _Folder | None = None

    def load(self, ctx: CallContext, model: str = "", threads: int = 0, **_: Any) -> Capabilities:
        """Load the folder ``model``. Raises VoiceAppError for one that will not do."""
        folder = model_folder.check(model, NEEDS, TITLE)
        from tokenizers import Tokenizer

        self._folder = told = _read(folder)
        weights = next(file for name in NEEDS[2].split("|") if (file := folder / name).is_file())
        self._session = onnx_session.load(weights, threads, folder.name, TITLE)
        if self._output() is None:
            raise VoiceAppError(
                "model-unsupported",
                f"{weights.name} in {folder.name} gives no vectors of tokens (last_hidden_state).",
                "Take a sentence-transformers model with its onnx folder, all-MiniLM-L6-v2 for example.",
            )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        # The published file pads and cuts everything to 128 tokens; the model's own limit is elsewhere.
        self._tokenizer.enable_truncation(told.longest)
        pad, text = told.padding
        self._tokenizer.enable_padding(pad_id=pad, pad_token=text)
        return Capabilities(context_tokens=told.longest, device="cpu", precision="float32")

    def embed(self, ctx: CallContext, texts: Sequence[str]) -> Vector:
        """Vectors of unit length (len(texts), d), float32. A text's end beyond the model's limit is not seen."""
        told = self._folder
        if told is None:
            raise VoiceAppError(
                "engine-not-loaded", "The sentence embedding model is not loaded.", "Try again.", retryable=True
            )
        cleaned = [text.strip().lower() if told.lower else text.strip() for text in texts]
        order = sorted(range(len(texts)), key=lambda index: -len(cleaned[index]))  # like lengths pad the least
        made: dict[int, Vector] = {}
        for start in range(0, len(order), BATCH):
            if ctx.cancelled:
                break
            chosen = order[start : start + BATCH]
            for index, vector in zip(
                chosen, self._vectors([cleaned[index] for index in chosen], told), strict=True
            ):
                made[index] = vector
            ctx.progress(len(made) / len(order))
        if not made:
            return np.zeros((0, 0), np.float32)
        return np.stack([made[index] for index in sorted(made)])

    def _vectors(self, texts: list[str], told: _Folder) -> Vector:
        encoded = self._tokenizer.encode_batch(texts)
        mask = np.array([entry.attention_mask for entry in encoded], np.int64)
        known = {
            "input_ids": np.array([entry.ids for entry in encoded], np.int64),
            "attention_mask": mask,
            "token_type_ids": np.array([entry.type_ids for entry in encoded], np.int64),
        }
        wanted = {entry.name: known[entry.name] for entry in self._session.get_inputs()}
        (tokens,) = self._session.run([self._output()], wanted)
        pooled = told.pooling(tokens, mask)
        lengths = np.linalg.norm(pooled, axis=1, keepdims=True)
        return np.asarray(pooled / np.maximum(lengths, 1e-12), np.float32)

    def _output(self) -> str | None:
        names = [entry.name for entry in self._session.get_outputs()]
        return next((name for name in ("last_hidden_state", "token_embeddings") if name in names), None)


def _read(folder: Path) -> _Folder:
    config = _json(folder / "config.json")
    own = _json(folder / "sentence_bert_config.json")
    pooling = _json(folder / "1_Pooling" / "config.json")
    tokenizer = _json(folder / "tokenizer.json")
    model = tokenizer.get("model")
    if not isinstance(model, dict) or not model.get("vocab"):
        raise model_folder.broken(folder.name, TITLE)
    limits = [own.get("max_seq_length"), config.get("max_position_embeddings")]
    padding = tokenizer.get("padding") or {}
    return _Folder(
        _pooling(folder, pooling),
        min((limit for limit in limits if isinstance(limit, int)), default=512),
        bool(own.get("do_lower_case")),
        (int(padding.get("pad_id", config.get("pad_token_id") or 0)), str(padding.get("pad_token", "[PAD]"))),
    )


def _json(path: Path) -> dict[str, Any]:
    """A JSON file, {} without one. Raises VoiceAppError ``model-broken``."""
    try:
        content = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise model_folder.broken(f"{path.parent.name}/{path.name}", TITLE) from error
    if not isinstance(content, dict):
        raise model_folder.broken(f"{path.parent.name}/{path.name}", TITLE)
    return content


def _pooling(folder: Path, content: Mapping[str, Any]) -> Pooling:
    """How the folder pools: 1_Pooling/config.json, by the mean without it."""
    modes = [mode for mode, on in content.items() if mode.startswith("pooling_mode_") and on is True]
    known: dict[str, Pooling] = {
        "pooling_mode_mean_tokens": _mean,
        "pooling_mode_cls_token": lambda tokens, mask: tokens[:, 0],
        "pooling_mode_max_tokens": _most,
    }
    if len(modes) > 1 or modes and modes[0] not in known:
        raise VoiceAppError(
            "model-unsupported",
            f"{folder.name} pools its vectors in a way that is not known here: {', '.join(modes)}.",
            "Take a model that pools by mean, maximum or its first token.",
        )
    return known[modes[0]] if modes else _mean


def _mean(tokens: Vector, mask: Mask) -> Vector:
    seen = mask[:, :, None].astype(np.float32)
    total: Vector = (tokens * seen).sum(axis=1, dtype=np.float32)
    return np.asarray(total / np.maximum(seen.sum(axis=1), np.float32(1e-9)), np.float32)


def _most(tokens: Vector, mask: Mask) -> Vector:
    most: Vector = np.where(mask[:, :, None] == 0, np.float32(-1e9), tokens).max(axis=1)
    return most
