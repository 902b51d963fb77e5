"""Tiny random projectors (mmproj files), with the names that llama.cpp's loader wants (tools/mtmd/clip.cpp)."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.fakes.gguf import Value, write_gguf

_WIDTH, _INNER, _MELS, _POSITIONS = 32, 64, 128, 1500


def audio_projector(path: Path, width: int, seed: int = 0) -> None:
    """A Whisper encoder of one layer and a linear map to a language model's ``width``, as Qwen2-Audio has."""
    random = np.random.default_rng(seed)

    def some(*shape: int) -> np.ndarray:
        return (random.standard_normal(shape) * 0.3).astype(np.float32)

    ones, zeros = np.ones(_WIDTH, np.float32), np.zeros(_WIDTH, np.float32)
    tensors = {
        "a.conv1d.1.weight": some(_WIDTH, _MELS, 3).astype(np.float16),
        "a.conv1d.1.bias": some(_WIDTH, 1),
        "a.conv1d.2.weight": some(_WIDTH, _WIDTH, 3).astype(np.float16),
        "a.conv1d.2.bias": some(_WIDTH, 1),
        "a.position_embd.weight": some(_POSITIONS, _WIDTH),
        "a.post_ln.weight": ones,
        "a.post_ln.bias": zeros,
        "mm.a.fc.weight": some(width, _WIDTH) * np.float32(0.1),
        "mm.a.fc.bias": some(width),
        "a.blk.0.ffn_up.weight": some(_INNER, _WIDTH),
        "a.blk.0.ffn_up.bias": some(_INNER),
        "a.blk.0.ffn_down.weight": some(_WIDTH, _INNER),
        "a.blk.0.ffn_down.bias": zeros,
    }
    for part in ("attn_q", "attn_k", "attn_v", "attn_out"):
        tensors[f"a.blk.0.{part}.weight"] = some(_WIDTH, _WIDTH)
        if part != "attn_k":
            tensors[f"a.blk.0.{part}.bias"] = zeros
    for part in ("ln1", "ln2"):
        tensors |= {f"a.blk.0.{part}.weight": ones, f"a.blk.0.{part}.bias": zeros}
    metadata: dict[str, Value] = {
        "general.architecture": "clip",
        "general.type": "mmproj",
        "clip.projector_type": "qwen2a",
        "clip.has_audio_encoder": True,
        "clip.use_gelu": False,
        "clip.audio.num_mel_bins": _MELS,
        "clip.audio.embedding_length": _WIDTH,
        "clip.audio.feed_forward_length": _INNER,
        "clip.audio.block_count": 1,
        "clip.audio.projection_dim": width,
        "clip.audio.attention.head_count": 4,
        "clip.audio.attention.layer_norm_epsilon": 1e-5,
    }
    write_gguf(path, metadata, tensors)


def picture_projector(path: Path) -> None:
    """As much of a projector for pictures as tells that it is one."""
    metadata: dict[str, Value] = {
        "general.architecture": "clip",
        "clip.projector_type": "mlp",
        "clip.has_vision_encoder": True,
    }
    write_gguf(path, metadata, {"mm.0.weight": np.zeros((4, 4), np.float32)})
