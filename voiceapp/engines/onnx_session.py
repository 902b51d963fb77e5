"""An ONNX model that is ready to run on the processor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from voiceapp.engines import model_folder


def load(file: Path, threads: int, name: str, title: str) -> Any:
    """An ``onnxruntime.InferenceSession``; ``threads`` 0: as many as cores. ``name`` and ``title`` are for errors.

    Raises VoiceAppError ``model-broken``.
    """
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 4
    # NoSuchFile: weights in a file of their own, beside the graph.
    damaged = (state.Fail, state.InvalidGraph, state.InvalidProtobuf, state.NotImplemented, state.NoSuchFile)
    try:
        return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    except damaged as error:
        raise model_folder.broken(name, title) from error
