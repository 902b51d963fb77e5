"""Smart Turn v3 with random weights, built and exported as its train.py does, and what it gives. Runs in a pack."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.onnx._internal.torchscript_exporter import onnx_proto_utils
from transformers import WhisperConfig, WhisperFeatureExtractor
from transformers.models.whisper.modeling_whisper import WhisperEncoder

SECONDS = 8


class _Model(nn.Module):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__()
        config = WhisperConfig(
            d_model=32, encoder_layers=1, encoder_attention_heads=4, encoder_ffn_dim=64, num_mel_bins=80,
            max_source_positions=50 * SECONDS,
        )  # fmt: skip
        config._attn_implementation = "eager"
        self.encoder = WhisperEncoder(config)
        self.attention = nn.Sequential(nn.Linear(32, 16), nn.Tanh(), nn.Linear(16, 1))
        self.classifier = nn.Sequential(nn.Linear(32, 16), nn.LayerNorm(16), nn.GELU(), nn.Linear(16, 1))

    def forward(self, input_features: Any) -> Any:
        states = self.encoder(input_features).last_hidden_state
        weights = torch.softmax(self.attention(states), dim=1)
        return torch.sigmoid(self.classifier(torch.sum(states * weights, dim=1)))


def _made() -> _Model:
    torch.manual_seed(3)
    model = _Model()
    model.eval()
    for parameter in model.parameters():
        parameter.data += 0.2 * torch.randn_like(parameter)
    return model


def build(file: str) -> None:
    """Write the ONNX file."""
    # The exporter's last step wants the onnx package, to add functions of which there are none here.
    onnx_proto_utils._add_onnxscript_fn = lambda model_bytes, _: model_bytes
    names = ["input_features", "logits"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _made(), (torch.randn(2, 80, 100 * SECONDS),), file, input_names=names[:1], output_names=names[1:],
            dynamic_axes={name: {0: "batch"} for name in names}, opset_version=18, dynamo=False,
        )  # fmt: skip


def run(**sounds: Any) -> dict[str, Any]:
    """Features and probability of each sound, by the extractor and the arguments that the model is trained with."""
    extractor, model, told = WhisperFeatureExtractor(chunk_length=SECONDS), _made(), {}
    for name, sound in sounds.items():
        last = sound[-SECONDS * 16_000 :]
        features = extractor(
            np.pad(last, (SECONDS * 16_000 - len(last), 0)), sampling_rate=16_000, return_tensors="pt",
            padding="max_length", max_length=SECONDS * 16_000, truncation=True, do_normalize=True,
        ).input_features  # fmt: skip
        with torch.no_grad():
            told[f"{name}_probability"] = float(model(features)[0, 0])
        told[f"{name}_features"] = features[0].numpy()
    return told
