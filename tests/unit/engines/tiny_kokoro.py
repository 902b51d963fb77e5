"""A Kokoro without weights in both published layouts: real ONNX files that turn phonemes into tones.

The graph has Kokoro's inputs and outputs. A token sounds for 50 ms at a pitch of its own, as loud as the style
vector says, and a pace of 2 makes it half as long; padding is silent, as the real model is. ONNX files are protobuf
messages: what is needed of their format (onnx.proto) is written here by hand, the library for it is large.
"""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np

RATE = 24_000
_TOKEN = 1_200  # samples
_FLOAT, _INT64 = 1, 7
_OPSET = 17


def _varint(number: int) -> bytes:
    out = b""
    while number > 127:
        out += bytes((number & 127 | 128,))
        number >>= 7
    return out + bytes((number,))


def _field(number: int, value: int | bytes | str) -> bytes:
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    data = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def _node(kind: str, inputs: str, output: str, **integers: int) -> bytes:
    attributes = [_field(5, _field(1, name) + _field(3, value) + _field(20, 2)) for name, value in integers.items()]
    given = [_field(1, name) for name in inputs.split()]
    return _field(1, b"".join([*given, _field(2, output), _field(4, kind), *attributes]))


def _constant(name: str, value: Any, kind: int) -> bytes:
    array = np.asarray(value, np.float32 if kind == _FLOAT else np.int64)
    dims = b"".join(_field(1, size) for size in array.shape)
    return _field(5, dims + _field(2, kind) + _field(8, name) + _field(9, array.tobytes()))


def _value(field: int, name: str, kind: int, *shape: int | str) -> bytes:
    dims = b"".join(_field(1, _field(2 if isinstance(size, str) else 1, size)) for size in shape)
    return _field(field, _field(1, name) + _field(2, _field(1, _field(1, kind) + _field(2, dims))))


def graph(tokens: str = "tokens", durations: bool = True) -> bytes:
    """The ONNX file: ``tokens`` names the first input, ``durations`` adds the output that newer exports have."""
    nodes = [
        _node("Flatten", tokens, "row", axis=0),
        _node("Squeeze", "row zero", "ids"),
        _node("Size", "ids", "count"),
        _node("Mul", "count step", "whole"),
        _node("Cast", "whole", "long", to=_FLOAT),
        _node("Squeeze", "speed", "pace"),
        _node("Div", "long pace", "length"),
        _node("Cast", "length", "samples", to=_INT64),
        _node("Range", "start samples one", "index"),
        _node("Cast", "index", "time", to=_FLOAT),
        _node("Mul", "time pace", "moved"),
        _node("Cast", "moved", "place", to=_INT64),
        _node("Div", "place step", "position"),
        _node("Gather", "ids position", "said"),
        _node("Cast", "said", "note", to=_FLOAT),
        _node("Mul", "note pitch", "angle"),
        _node("Mul", "angle time", "phase"),
        _node("Sin", "phase", "wave"),
        _node("Min", "note unit", "loud"),
        _node("Mul", "wave loud", "voiced"),
        _node("ReduceMean", "style", "mean", keepdims=0),
        _node("Mul", "voiced mean", "audio"),
    ]
    outputs = [_value(12, "audio", _FLOAT, "samples_out")]
    if durations:
        nodes += [_node("Mul", "ids nought", "none"), _node("Add", "none one", "duration")]
        outputs.append(_value(12, "duration", _INT64, "length_out"))
    constants = [
        _constant("zero", [0], _INT64),
        _constant("start", 0, _INT64),
        _constant("one", 1, _INT64),
        _constant("nought", 0, _INT64),
        _constant("step", _TOKEN, _INT64),
        _constant("pitch", 0.002, _FLOAT),
        _constant("unit", 1.0, _FLOAT),
    ]
    inputs = [
        _value(11, tokens, _INT64, 1, "length"),
        _value(11, "style", _FLOAT, 1, 256),
        _value(11, "speed", _FLOAT, 1),
    ]
    body = b"".join([*nodes, _field(2, "kokoro"), *constants, *inputs, *outputs])
    return _field(1, 8) + _field(7, body) + _field(8, _field(2, _OPSET))


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
