"""Writes GGUF files of any architecture, with float32 tensors (the layout: ``docs/gguf.md`` of ggml, version 3)."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

import numpy as np

Value = bool | int | float | str

_ALIGNMENT = 32


def write_gguf(
    path: Path, metadata: Mapping[str, Value], tensors: Mapping[str, np.ndarray], version: int = 3
) -> None:
    """Write the file; a tensor's dimensions are stored innermost first, as ggml wants them."""
    header = b"GGUF" + struct.pack("<IQQ", version, len(tensors), len(metadata))
    header += b"".join(_text(key) + _value(value) for key, value in metadata.items())
    data = b""
    for name, tensor in tensors.items():
        shape = tensor.shape[::-1]
        header += _text(name) + struct.pack(f"<I{len(shape)}QIQ", len(shape), *shape, _type(tensor), len(data))
        data += _padded(tensor.tobytes())
    path.write_bytes(_padded(header) + data)


def _type(tensor: np.ndarray) -> int:
    return {"float32": 0, "float16": 1}[tensor.dtype.name]


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % _ALIGNMENT)


def _text(text: str) -> bytes:
    encoded = text.encode()
    return struct.pack("<Q", len(encoded)) + encoded


def _value(value: Value) -> bytes:
    match value:
        case bool():
            return struct.pack("<I?", 7, value)
        case int():
            return struct.pack("<II", 4, value)
        case float():
            return struct.pack("<If", 6, value)
        case _:
            return struct.pack("<I", 8) + _text(value)
