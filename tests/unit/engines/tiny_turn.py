"""A Smart Turn without weights, as it is published: an ONNX file that calls a turn over when its end is quiet."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.unit.engines.onnx_file import FLOAT, INPUT, OUTPUT, constant, model, node, value

FRAMES = 20
"""The last ones alone count: 0.2 s."""


def graph(frames: int = 800, taken: str = "input_features") -> bytes:
    """The probability is the sigmoid of minus ten times the mean of the last 20 frames: loud ones are above 0."""
    weights = np.zeros((80, frames), np.float32)
    weights[:, -FRAMES:] = -10 / (80 * FRAMES)
    return model(
        [
            node("Flatten", taken, "row", axis=1),
            node("MatMul", "row weights", "sum"),
            node("Sigmoid", "sum", "logits"),
        ],
        [constant("weights", weights.reshape(-1, 1), FLOAT)],
        [value(INPUT, taken, FLOAT, "batch", 80, frames)],
        [value(OUTPUT, "logits", FLOAT, "batch", 1)],
    )


def published(folder: Path, *names: str) -> Path:
    """A folder with the files of pipecat-ai/smart-turn-v3; ``names`` other ones."""
    folder.mkdir(parents=True)
    for name in names or ("smart-turn-v3.2-cpu.onnx",):
        (folder / name).write_bytes(graph())
    return folder
