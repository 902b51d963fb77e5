"""A Kokoro without weights in both published layouts: real ONNX files that turn phonemes into tones.

The graph has Kokoro's inputs and outputs. A token sounds for 50 ms at a pitch of its own, as loud as the style
vector says, and a pace of 2 makes it half as long; padding is silent, as the real model is.
"""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np

from tests.unit.engines.onnx_file import FLOAT, INT64, constant, model, node, value

RATE = 24_000
_TOKEN = 1_200  # samples


def graph(tokens: str = "tokens", durations: bool = True) -> bytes:
    """The ONNX file: ``tokens`` names the first input, ``durations`` adds the output that newer exports have."""
    nodes = [
        node("Flatten", tokens, "row", axis=0),
        node("Squeeze", "row zero", "ids"),
        node("Size", "ids", "count"),
        node("Mul", "count step", "whole"),
        node("Cast", "whole", "long", to=FLOAT),
        node("Squeeze", "speed", "pace"),
        node("Div", "long pace", "length"),
        node("Cast", "length", "samples", to=INT64),
        node("Range", "start samples one", "index"),
        node("Cast", "index", "time", to=FLOAT),
        node("Mul", "time pace", "moved"),
        node("Cast", "moved", "place", to=INT64),
        node("Div", "place step", "position"),
        node("Gather", "ids position", "said"),
        node("Cast", "said", "note", to=FLOAT),
        node("Mul", "note pitch", "angle"),
        node("Mul", "angle time", "phase"),
        node("Sin", "phase", "wave"),
        node("Min", "note unit", "loud"),
        node("Mul", "wave loud", "voiced"),
        node("ReduceMean", "style", "mean", keepdims=0),
        node("Mul", "voiced mean", "audio"),
    ]
    outputs = [value(12, "audio", FLOAT, "samples_out")]
    if durations:
        nodes += [node("Mul", "ids nought", "none"), node("Add", "none one", "duration")]
        outputs.append(value(12, "duration", INT64, "length_out"))
    constants = [
        constant("zero", [0], INT64),
        constant("start", 0, INT64),
        constant("one", 1, INT64),
        constant("nought", 0, INT64),
        constant("step", _TOKEN, INT64),
        constant("pitch", 0.002, FLOAT),
        constant("unit", 1.0, FLOAT),
    ]
    inputs = [
        value(11, tokens, INT64, 1, "length"),
        value(11, "style", FLOAT, 1, 256),
        value(11, "speed", FLOAT, 1),
    ]
    return model(nodes, constants, inputs, outputs)


def voices(*names: str) -> dict[str, np.ndarray[Any, Any]]:
    """Styles by name: every voice and every length of text has a loudness of its own."""
    rows = np.arange(510, dtype=np.float32)[:, None, None] / 4000
    return {
        name: np.broadcast_to(0.3 + 0.05 * number + rows, (510, 1, 256)).astype(np.float32)
        for number, name in enumerate(names)
    }


NAMES = ("af_bella", "af_heart", "am_adam", "bf_emma", "ff_siwis", "jf_alpha")


def release(folder: Path, durations: bool = True) -> Path:
    """A folder as kokoro-onnx publishes its files."""
    folder.mkdir(parents=True)
    (folder / "kokoro-v1.0.onnx").write_bytes(graph(durations=durations))
    with open(folder / "voices-v1.0.bin", "wb") as file:
        np.savez(file, allow_pickle=False, **voices(*NAMES))
    return folder


def hub(folder: Path) -> Path:
    """A folder as onnx-community/Kokoro-82M-v1.0-ONNX is laid out."""
    from kokoro_onnx.config import DEFAULT_VOCAB

    (folder / "onnx").mkdir(parents=True)
    (folder / "voices").mkdir()
    (folder / "onnx" / "model_quantized.onnx").write_bytes(graph("input_ids", durations=False))
    for name, table in voices(*NAMES).items():
        (folder / "voices" / f"{name}.bin").write_bytes(struct.pack(f"<{table.size}f", *table.ravel()))
    (folder / "config.json").write_text('{"model_type": "style_text_to_speech_2"}')
    vocabulary = {"$": 0, **DEFAULT_VOCAB}
    (folder / "tokenizer.json").write_text(json.dumps({"model": {"vocab": vocabulary}}, ensure_ascii=False))
    return folder
