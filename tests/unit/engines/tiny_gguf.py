"""A tiny BERT with random weights as a GGUF file (format: docs/gguf.md of ggml), written by hand."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import numpy as np

WIDTH, LAYERS, HEADS, INNER, CONTEXT = 32, 2, 4, 64, 48
WORDS = ("the meeting is on friday we meet at end of week i like pasta a b c d e f g h j k l m n o p").split()

_ALIGNMENT = 32


def write_bert(path: Path, pooling: int | None = 1, architecture: str = "bert") -> None:
    """Write the model; ``pooling`` is llama.cpp's pooling type (1 mean, 2 first token, 4 rank), None: not said."""
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *(f"\u2581{word}" for word in WORDS)]
    pairs: dict[str, Any] = {
        "general.architecture": architecture,
        f"{architecture}.context_length": CONTEXT,
        f"{architecture}.embedding_length": WIDTH,
        f"{architecture}.block_count": LAYERS,
        f"{architecture}.feed_forward_length": INNER,
        f"{architecture}.attention.head_count": HEADS,
        f"{architecture}.attention.layer_norm_epsilon": 1e-12,
        f"{architecture}.attention.causal": False,
        "tokenizer.ggml.model": "bert",
        "tokenizer.ggml.pre": "default",
        "tokenizer.ggml.token_type_count": 2,
        "tokenizer.ggml.tokens": vocabulary,
        "tokenizer.ggml.token_type": [3] * 5 + [1] * len(WORDS),
        "tokenizer.ggml.unknown_token_id": 1,
        "tokenizer.ggml.cls_token_id": 2,
        "tokenizer.ggml.bos_token_id": 2,
        "tokenizer.ggml.seperator_token_id": 3,
        "tokenizer.ggml.eos_token_id": 3,
        "tokenizer.ggml.padding_token_id": 0,
        "tokenizer.ggml.mask_token_id": 4,
    }
    if pooling is not None:
        pairs[f"{architecture}.pooling_type"] = pooling
    _write(path, pairs, _tensors(len(vocabulary)))


def _tensors(words: int) -> dict[str, np.ndarray[Any, Any]]:
    draw = np.random.default_rng(1)
    shapes: dict[str, tuple[int, ...]] = {
        "token_embd.weight": (words, WIDTH),
        "token_types.weight": (2, WIDTH),
        "position_embd.weight": (CONTEXT, WIDTH),
        "token_embd_norm.weight": (WIDTH,),
        "token_embd_norm.bias": (WIDTH,),
    }
    for layer in range(LAYERS):
        start = f"blk.{layer}."
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            shapes |= {f"{start}{name}.weight": (WIDTH, WIDTH), f"{start}{name}.bias": (WIDTH,)}
        for name in ("attn_output_norm", "layer_output_norm"):
            shapes |= {f"{start}{name}.weight": (WIDTH,), f"{start}{name}.bias": (WIDTH,)}
        shapes |= {f"{start}ffn_up.weight": (INNER, WIDTH), f"{start}ffn_up.bias": (INNER,)}
        shapes |= {f"{start}ffn_down.weight": (WIDTH, INNER), f"{start}ffn_down.bias": (WIDTH,)}
    tensors = {name: draw.standard_normal(shape).astype(np.float32) * 0.3 for name, shape in shapes.items()}
    return {name: value + 1 if "norm.weight" in name else value for name, value in tensors.items()}


def _write(path: Path, pairs: dict[str, Any], tensors: dict[str, np.ndarray[Any, Any]]) -> None:
    header = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(pairs))
    for key, value in pairs.items():
        header += _text(key) + _value(value)
    data = b""
    for name, tensor in tensors.items():
        header += _text(name) + struct.pack(f"<I{tensor.ndim}Q", tensor.ndim, *reversed(tensor.shape))
        header += struct.pack("<IQ", 0, len(data))
        data += _padded(tensor.astype("<f4").tobytes())
    path.write_bytes(_padded(header) + data)


def _value(value: Any) -> bytes:
    match value:
        case bool():
            return struct.pack("<I?", 7, value)
        case int():
            return struct.pack("<II", 4, value)
        case float():
            return struct.pack("<If", 6, value)
        case str():
            return struct.pack("<I", 8) + _text(value)
        case [str(), *_]:
            return struct.pack("<IIQ", 9, 8, len(value)) + b"".join(_text(item) for item in value)
        case _:
            return struct.pack(f"<IIQ{len(value)}i", 9, 5, len(value), *value)


def _text(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % _ALIGNMENT)
