"""Tiny EnCodecs with random weights in the published layouts, and the library's own result. Runs in the pack."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import AutoProcessor, EncodecConfig, EncodecFeatureExtractor, EncodecModel

_LAYOUTS: dict[int, dict[str, Any]] = {
    24_000: {"upsampling_ratios": [8, 5, 4, 2], "target_bandwidths": [0.9, 1.8, 3.6], "use_causal_conv": True},
    32_000: {"upsampling_ratios": [8, 5, 4, 4], "target_bandwidths": [1.2], "use_causal_conv": False},
    48_000: {
        "upsampling_ratios": [8, 5, 4, 2],
        "target_bandwidths": [1.8, 3.6],
        "use_causal_conv": False,
        "audio_channels": 2,
        "normalize": True,
        "chunk_length_s": 1.0,
        "overlap": 0.01,
        "norm_type": "time_group_norm",
    },
}
"""By rate: what tells facebook/encodec_24khz, _32khz and _48khz apart; the bandwidths are of tiny codebooks."""


def codec(rate: int, **changed: Any) -> tuple[EncodecModel, EncodecFeatureExtractor]:
    """The model of that rate and what prepares its input."""
    options = {"normalize": False, "audio_channels": 1, **_LAYOUTS[rate], **changed}
    config = EncodecConfig(
        sampling_rate=rate,
        num_filters=4,
        hidden_size=16,
        codebook_dim=16,
        codebook_size=64,
        num_lstm_layers=1,
        **options,
    )
    model = EncodecModel(config)
    for layer in model.quantizer.layers:  # they begin as zeros
        layer.codebook.embed.normal_()
    extractor = EncodecFeatureExtractor(
        feature_size=config.audio_channels,
        sampling_rate=rate,
        chunk_length_s=config.chunk_length_s,
        overlap=config.overlap,
    )
    return model, extractor


def build(folder: str, rates: list[int]) -> None:
    """Write a model of each rate into a folder of its rate's name."""
    torch.manual_seed(1)
    for rate in rates:
        for part in codec(rate):
            part.save_pretrained(Path(folder, str(rate)))


def run(folder: str, rates: list[int], kbps: list[float], **sounds: np.ndarray[Any, Any]) -> dict[str, Any]:
    """Tokens, and the sound decoded from all codebooks and from the first alone, by rate."""
    torch.set_grad_enabled(False)
    result: dict[str, Any] = {}
    for rate, bandwidth in zip(rates, kbps, strict=True):
        model = EncodecModel.from_pretrained(Path(folder, str(rate))).eval()
        processor = AutoProcessor.from_pretrained(Path(folder, str(rate)))
        prepared = processor(raw_audio=sounds[f"sound_{rate}"].T, sampling_rate=rate, return_tensors="pt")
        mask = prepared["padding_mask"]
        made = model.encode(prepared["input_values"], mask, bandwidth=bandwidth)
        result[f"codes_{rate}"] = made.audio_codes[:, 0].numpy()
        for name, books in (("sound", made.audio_codes.shape[2]), ("first", 1)):
            codes, pad = made.audio_codes[:, :, :books], made.last_frame_pad_length
            sound = model.decode(codes, made.audio_scales, mask, last_frame_pad_length=pad).audio_values
            result[f"{name}_{rate}"] = sound[0].T.numpy()[: len(sounds[f"sound_{rate}"])]
    return result
