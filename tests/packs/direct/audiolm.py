"""A tiny AudioLM with random weights in its folder, and the library's own result. Runs in the pack."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from audiolm_pytorch import (
    AudioLM,
    CoarseTransformer,
    FineTransformer,
    HubertWithKmeans,
    SemanticTransformer,
    SoundStream,
)
from perth import PerthImplicitWatermarker
from torch import nn
from transformers import HubertConfig, HubertModel, T5Config

TOKENS = 32
_SIZE = {"dim": 32, "depth": 1, "heads": 2}
_PARTS: dict[str, dict[str, Any]] = {
    "semantic": {"num_semantic_tokens": TOKENS, **_SIZE},
    "coarse": {"num_semantic_tokens": TOKENS, "codebook_size": 32, "num_coarse_quantizers": 2, **_SIZE},
    "fine": {"num_coarse_quantizers": 2, "num_fine_quantizers": 2, "codebook_size": 32, **_SIZE},
    "soundstream": {
        "codebook_size": 32,
        "rq_num_quantizers": 4,
        "channels": 4,
        "strides": [2, 4, 5, 8],
        "codebook_dim": 16,
        "use_local_attn": False,
        "complex_stft_discr_kwargs": {"channels": 4},
    },
}


def _made(folder: Path) -> tuple[dict[str, Any], Any]:
    """The parts with their weights, as somebody who trained them has them."""
    torch.manual_seed(3)
    T5Config(d_model=48).save_pretrained(folder / "t5-width")
    name = str(folder / "t5-width")
    parts = {
        "semantic": SemanticTransformer(t5_name=name, **_PARTS["semantic"]),
        "coarse": CoarseTransformer(t5_name=name, **_PARTS["coarse"]),
        "fine": FineTransformer(t5_name=name, **_PARTS["fine"]),
        "soundstream": SoundStream(**_PARTS["soundstream"]),
    }
    for weights in parts["soundstream"].buffers():  # codebooks begin as zeros, to be set by the first batch
        if weights.dtype == torch.float32:
            weights.normal_()
        elif weights.dtype == torch.bool:
            weights.fill_(True)
    parts["semantic"].to_logits.bias.data[-1] = -100.0  # else such weights end after a few tokens
    parts["coarse"].coarse_logit_weights.data[:, -1] = 0.0
    hubert = HubertModel(
        HubertConfig(
            hidden_size=16,
            num_hidden_layers=10,
            num_attention_heads=2,
            intermediate_size=16,
            conv_dim=[8] * 7,
            num_conv_pos_embeddings=8,
            num_conv_pos_embedding_groups=2,
        )
    ).eval()
    return parts, hubert


def build(folder: str) -> None:
    """Write the folder, its checkpoints in the three ways in which they come."""
    target = Path(folder)
    parts, hubert = _made(target)
    torch.save(parts["semantic"].state_dict(), target / "semantic.pt")
    torch.save({"model": parts["coarse"].state_dict(), "version": "2.4.0"}, target / "coarse.pt")
    torch.save(parts["fine"].state_dict(), target / "fine.pt")
    parts["soundstream"].save(target / "soundstream.pt")
    hubert.save_pretrained(target / "hubert")
    np.save(target / "kmeans.npy", np.random.default_rng(0).standard_normal((TOKENS, 16)).astype(np.float32))
    (target / "audiolm.json").write_text(json.dumps({**_PARTS, "text_dim": 48}))


class _Semantic(HubertWithKmeans):  # type: ignore[misc]
    def __init__(self, hubert: Any, centres: np.ndarray[Any, Any]) -> None:
        nn.Module.__init__(self)
        self.hubert = hubert
        self.centres = torch.from_numpy(centres)

    codebook_size = TOKENS

    @torch.inference_mode()  # type: ignore[untyped-decorator]
    def forward(self, wav_input: Any, flatten: bool = True, input_sample_hz: int | None = None) -> Any:
        embed = self.hubert(wav_input, output_hidden_states=True).hidden_states[9]
        return torch.cdist(embed, self.centres[None]).argmin(-1)


def run(folder: str, frames: int, prime: np.ndarray[Any, Any]) -> dict[str, Any]:
    """``frames`` (50 a second) from nothing and after ``prime``, that marked."""
    torch.set_grad_enabled(False)
    parts, hubert = _made(Path(folder))
    model = AudioLM(
        wav2vec=_Semantic(hubert, np.load(Path(folder, "kmeans.npy"))),
        codec=parts["soundstream"].eval(),
        semantic_transformer=parts["semantic"],
        coarse_transformer=parts["coarse"],
        fine_transformer=parts["fine"],
    ).eval()
    result = {}
    for name, wave in (("nothing", None), ("prime", torch.from_numpy(prime)[None])):
        torch.manual_seed(4)
        known = 0 if wave is None else len(torch.unique_consecutive(model.semantic.wav2vec(wave)))
        ids = model.semantic.generate(prime_wave=wave, max_length=known + frames)
        coarse = model.coarse.generate(semantic_token_ids=ids, prime_wave=wave, max_time_steps=frames)
        made = model.fine.generate(coarse_token_ids=coarse, prime_wave=wave, reconstruct_wave=True)
        result[name] = made[0].numpy()
    size = len(result["prime"])
    padded = np.pad(result["prime"], (0, 640))
    result["prime"] = PerthImplicitWatermarker().apply_watermark(padded, sample_rate=16_000)[:size]
    return result
