"""openWakeWord's three models in their published shapes, tiny: real ONNX files that hear a steady tone.

Row r of the "spectrogram" is the mean level of its stretch, an embedding the mean of its rows' newest part, and the
word's probability grows with the mean of the newest embeddings. Written by hand as in tiny_kokoro.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.unit.engines.onnx_file import FLOAT, INT64, constant, model, node, value


def _model(nodes: list[bytes], constants: list[bytes], given: bytes, made: bytes) -> bytes:
    return model(nodes, constants, [given], [made])


def spectrogram() -> bytes:
    """(1, samples) -> (1, 1, 8, 32): the mean level of each 10 ms of the step, in every band."""
    nodes = [
        node("Slice", "input begin end axis", "step"),
        node("Abs", "step", "level"),
        node("Reshape", "level parts", "split"),
        node("MatMul", "split average", "means"),
        node("Mul", "means bands", "output"),
    ]
    constants = [
        constant("begin", [480], INT64),
        constant("end", [1760], INT64),
        constant("axis", [1], INT64),
        constant("parts", [1, 1, 8, 160], INT64),
        constant("average", np.full((160, 1), 1 / 160), FLOAT),
        constant("bands", np.full((1, 32), 0.01), FLOAT),
    ]
    return _model(
        nodes, constants, value(11, "input", FLOAT, 1, "samples"), value(12, "output", FLOAT, 1, 1, "time", 32)
    )


def embedding() -> bytes:
    """(1, 76, 32, 1) -> (1, 1, 1, 96): the mean of the newest eight rows, 96 times."""
    weights = np.zeros((76 * 32, 96))
    weights[68 * 32 :] = 1 / (8 * 32)
    nodes = [node("Reshape", "input_1 flat", "row"), node("MatMul", "row weights", "made"),
             node("Reshape", "made shape", "output")]  # fmt: skip
    constants = [
        constant("flat", [-1, 76 * 32], INT64),
        constant("weights", weights, FLOAT),
        constant("shape", [-1, 1, 1, 96], INT64),
    ]
    return _model(
        nodes,
        constants,
        value(11, "input_1", FLOAT, "batch", 76, 32, 1),
        value(12, "output", FLOAT, "batch", 1, 1, 96),
    )


def word(frames: int = 16, at: float = 8.0) -> bytes:
    """(1, frames, 96) -> (1, 1): a sigmoid that passes a half where the newest 8 embeddings' mean passes ``at``."""
    weights = np.zeros((frames * 96, 1))
    weights[(frames - 8) * 96 :] = 1 / (8 * 96)
    nodes = [node("Reshape", "given flat", "row"), node("MatMul", "row weights", "mean"),
             node("Sub", "mean at", "over"), node("Sigmoid", "over", "probability")]  # fmt: skip
    constants = [
        constant("flat", [1, frames * 96], INT64),
        constant("weights", weights, FLOAT),
        constant("at", at, FLOAT),
    ]
    return _model(nodes, constants, value(11, "given", FLOAT, 1, frames, 96), value(12, "probability", FLOAT, 1, 1))


def folder(path: Path, frames: int = 16) -> Path:
    """A folder as the engine wants it."""
    path.mkdir(parents=True)
    (path / "melspectrogram.onnx").write_bytes(spectrogram())
    (path / "embedding_model.onnx").write_bytes(embedding())
    (path / "hey_tone_v0.1.onnx").write_bytes(word(frames))
    return path
