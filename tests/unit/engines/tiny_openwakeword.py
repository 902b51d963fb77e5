"""openWakeWord's three models in their published shapes, tiny: real ONNX files that hear a steady tone.

Row r of the "spectrogram" is the mean level of its stretch, an embedding the mean of its rows' newest part, and the
word's probability grows with the mean of the newest embeddings. Written by hand as in tiny_kokoro.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.unit.engines.tiny_kokoro import _FLOAT, _INT64, _OPSET, _constant, _field, _node, _value


def _model(nodes: list[bytes], constants: list[bytes], given: bytes, made: bytes) -> bytes:
    body = b"".join([*nodes, _field(2, "tiny"), *constants, given, made])
    return _field(1, 8) + _field(7, body) + _field(8, _field(2, _OPSET))


def spectrogram() -> bytes:
    """(1, samples) -> (1, 1, 8, 32): the mean level of each 10 ms of the step, in every band."""
    nodes = [
        _node("Slice", "input begin end axis", "step"),
        _node("Abs", "step", "level"),
        _node("Reshape", "level parts", "split"),
        _node("MatMul", "split average", "means"),
        _node("Mul", "means bands", "output"),
    ]
    constants = [
        _constant("begin", [480], _INT64),
        _constant("end", [1760], _INT64),
        _constant("axis", [1], _INT64),
        _constant("parts", [1, 1, 8, 160], _INT64),
        _constant("average", np.full((160, 1), 1 / 160), _FLOAT),
        _constant("bands", np.full((1, 32), 0.01), _FLOAT),
    ]
    return _model(
        nodes, constants, _value(11, "input", _FLOAT, 1, "samples"), _value(12, "output", _FLOAT, 1, 1, "time", 32)
    )


def embedding() -> bytes:
    """(1, 76, 32, 1) -> (1, 1, 1, 96): the mean of the newest eight rows, 96 times."""
    weights = np.zeros((76 * 32, 96))
    weights[68 * 32 :] = 1 / (8 * 32)
    nodes = [_node("Reshape", "input_1 flat", "row"), _node("MatMul", "row weights", "made"),
             _node("Reshape", "made shape", "output")]  # fmt: skip
    constants = [
        _constant("flat", [-1, 76 * 32], _INT64),
        _constant("weights", weights, _FLOAT),
        _constant("shape", [-1, 1, 1, 96], _INT64),
    ]
    return _model(
        nodes,
        constants,
        _value(11, "input_1", _FLOAT, "batch", 76, 32, 1),
        _value(12, "output", _FLOAT, "batch", 1, 1, 96),
    )


def word(frames: int = 16, at: float = 8.0) -> bytes:
    """(1, frames, 96) -> (1, 1): a sigmoid that passes a half where the newest 8 embeddings' mean passes ``at``."""
    weights = np.zeros((frames * 96, 1))
    weights[(frames - 8) * 96 :] = 1 / (8 * 96)
    nodes = [_node("Reshape", "given flat", "row"), _node("MatMul", "row weights", "mean"),
             _node("Sub", "mean at", "over"), _node("Sigmoid", "over", "probability")]  # fmt: skip
    constants = [
        _constant("flat", [1, frames * 96], _INT64),
        _constant("weights", weights, _FLOAT),
        _constant("at", at, _FLOAT),
    ]
    return _model(
        nodes, constants, _value(11, "given", _FLOAT, 1, frames, 96), _value(12, "probability", _FLOAT, 1, 1)
    )


def folder(path: Path, frames: int = 16) -> Path:
    """A folder as the engine wants it."""
    path.mkdir(parents=True)
    (path / "melspectrogram.onnx").write_bytes(spectrogram())
    (path / "embedding_model.onnx").write_bytes(embedding())
    (path / "hey_tone_v0.1.onnx").write_bytes(word(frames))
    return path
