"""ONNX files for tests: protobuf messages (onnx.proto) by hand, the library for them is large."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

FLOAT, INT64 = 1, 7
INPUT, OUTPUT = 11, 12
"""Numbers of the fields of a graph that hold its inputs and outputs (see :func:`value`)."""
_OPSET = 17


def model(
    nodes: Iterable[bytes], constants: Iterable[bytes], inputs: Iterable[bytes], outputs: Iterable[bytes]
) -> bytes:
    """The file of one graph."""
    body = b"".join([*nodes, field(2, "graph"), *constants, *inputs, *outputs])
    return field(1, 8) + field(7, body) + field(8, field(2, _OPSET))


def _varint(number: int) -> bytes:
    out = b""
    while number > 127:
        out += bytes((number & 127 | 128,))
        number >>= 7
    return out + bytes((number,))


def field(number: int, content: int | bytes | str) -> bytes:
    if isinstance(content, int):
        return _varint(number << 3) + _varint(content)
    data = content.encode() if isinstance(content, str) else content
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def node(kind: str, inputs: str, output: str, **integers: int) -> bytes:
    attributes = [field(5, field(1, name) + field(3, number) + field(20, 2)) for name, number in integers.items()]
    given = [field(1, name) for name in inputs.split()]
    return field(1, b"".join([*given, field(2, output), field(4, kind), *attributes]))


def constant(name: str, content: Any, kind: int) -> bytes:
    array = np.asarray(content, np.float32 if kind == FLOAT else np.int64)
    dims = b"".join(field(1, size) for size in array.shape)
    return field(5, dims + field(2, kind) + field(8, name) + field(9, array.tobytes()))


def value(number: int, name: str, kind: int, *shape: int | str) -> bytes:
    dims = b"".join(field(1, field(2 if isinstance(size, str) else 1, size)) for size in shape)
    return field(number, field(1, name) + field(2, field(1, field(1, kind) + field(2, dims))))
