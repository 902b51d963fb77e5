"""A tiny EnCodec with random weights in the published layout, and the library's own result. Runs in the pack."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from transformers import AutoProcessor, EncodecConfig, EncodecFeatureExtractor, EncodecModel


def build(folder: str, rate: int = 24_000, channels: int = 1, chunk_s: float | None = None) -> None:
    """Write the model."""
    torch.manual_seed(1)
    config = EncodecConfig(
        sampling_rate=rate,
        audio_channels=channels,
        num_filters=4,
        hidden_size=16,
        codebook_dim=16,
        codebook_size=64,
        upsampling_ratios=[8, 5, 4, 2],
        target_bandwidths=[0.9, 1.8, 3.6],
        num_lstm_layers=1,
        use_causal_conv=channels == 1,
        normalize=chunk_s is not None,
        chunk_length_s=chunk_s,
        overlap=None if chunk_s is None else 0.01,
    )
    model = EncodecModel(config)
    for layer in model.quantizer.layers:  # they begin as zeros
        layer.codebook.embed.normal_()
    model.save_pretrained(folder)
    EncodecFeatureExtractor(
        feature_size=channels, sampling_rate=rate, chunk_length_s=chunk_s, overlap=config.overlap
    ).save_pretrained(folder)


def run(folder: str, samples: np.ndarray[Any, Any], rate: int, kbps: float, codebooks: int) -> dict[str, Any]:
    """Tokens and the sound decoded from the first ``codebooks`` codebooks."""
    torch.set_grad_enabled(False)
    model = EncodecModel.from_pretrained(folder).eval()
    prepared = AutoProcessor.from_pretrained(folder)(raw_audio=samples, sampling_rate=rate, return_tensors="pt")
    mask = prepared["padding_mask"]
    made = model.encode(prepared["input_values"], mask, bandwidth=kbps)
    sound = model.decode(made.audio_codes[:, :, :codebooks], made.audio_scales, mask)[0]
    return {"codes": made.audio_codes.numpy(), "sound": sound[0].T.numpy()[: len(samples)]}
