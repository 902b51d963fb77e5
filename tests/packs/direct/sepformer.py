"""A tiny SepFormer with random weights in the published layout, and SpeechBrain's own result. Runs in the pack."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import torch
from hyperpyyaml import load_hyperpyyaml
from speechbrain.inference.separation import SepformerSeparation

from tests.fakes.context import FakeContext
from tests.fakes.context import run as finish
from voiceapp.core.frames import Audio
from voiceapp.engines.clean_sepformer import Sepformer

HYPERPARAMS = """
sample_rate: {rate}
num_spks: {speakers}
Encoder: !new:speechbrain.lobes.models.dual_path.Encoder
    kernel_size: 16
    out_channels: 16
SBtfintra: !new:speechbrain.lobes.models.dual_path.SBTransformerBlock
    num_layers: 2
    d_model: 16
    nhead: 4
    d_ffn: 32
    dropout: 0
    use_positional_encoding: true
    norm_before: true
SBtfinter: !new:speechbrain.lobes.models.dual_path.SBTransformerBlock
    num_layers: 1
    d_model: 16
    nhead: 4
    d_ffn: 24
    dropout: 0
    use_positional_encoding: true
    norm_before: true
MaskNet: !new:speechbrain.lobes.models.dual_path.Dual_Path_Model
    num_spks: !ref <num_spks>
    in_channels: 16
    out_channels: 16
    num_layers: 2
    K: 60
    intra_model: !ref <SBtfintra>
    inter_model: !ref <SBtfinter>
    norm: ln
    linear_layer_after_inter_intra: false
    skip_around_intra: true
Decoder: !new:speechbrain.lobes.models.dual_path.Decoder
    in_channels: 16
    out_channels: 1
    kernel_size: 16
    stride: 8
    bias: false
modules:
    encoder: !ref <Encoder>
    decoder: !ref <Decoder>
    masknet: !ref <MaskNet>
"""
PARTS = {"encoder": "Encoder", "masknet": "MaskNet", "decoder": "Decoder"}


def build(folder: str, rate: int, speakers: int) -> None:
    """Write the model."""
    torch.manual_seed(1)
    Path(folder).mkdir()
    text = HYPERPARAMS.format(rate=rate, speakers=speakers)
    Path(folder, "hyperparams.yaml").write_text(text)
    made = load_hyperpyyaml(text)
    for name, key in PARTS.items():
        torch.save(made[key].state_dict(), Path(folder, f"{name}.ckpt"))


def run(folder: str, samples: np.ndarray[Any, Any]) -> dict[str, Any]:
    """The sources of one window, shape (sources, n), as the library builds the model from its hyperparams.yaml."""
    made = load_hyperpyyaml(Path(folder, "hyperparams.yaml").read_text())
    for name, key in PARTS.items():
        made[key].load_state_dict(torch.load(Path(folder, f"{name}.ckpt")))
    model = SepformerSeparation(modules=made["modules"], hparams=made, run_opts={"device": "cpu"})
    with torch.no_grad():
        sources = model.separate_batch(torch.from_numpy(samples)[None])[0].T.numpy()
    return {"sources": sources, "parts_after_cancel": _cancelled(folder, samples, made["sample_rate"])}


def _cancelled(folder: str, samples: np.ndarray[Any, Any], rate: int) -> int:
    """How many parts our engine still gives when it is cancelled amid the layers of the first window."""
    engine, asked = Sepformer(), count()
    engine.load(FakeContext(), model=folder, threads=1)
    context = FakeContext([Audio(samples, rate)], cancelled=lambda: next(asked) >= 4)
    parts, _ = finish(engine.separate(context))
    return len(parts)
