"""Reads the header of a GGUF file: is it whole, of which architecture. Nothing is executed."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

MAGIC = b"GGUF"
VERSIONS = (2, 3)
_SIZES = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
_STRING, _ARRAY = 8, 9
_FLOATS = {0: 4, 1: 2}
_ALIGNMENT = 32
_MOST = 1_000_000
"""More entries, dimensions or characters than this in a header mean that it is no header."""


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """``version`` of the format, ``architecture`` as in general.architecture (llama, bert, clip, ...).

    ``pools``: it says how the tokens' vectors become one of the text, which embedding models alone do.
    """

    version: int
    architecture: str
    pools: bool = False


class DamagedGguf(ValueError):
    """The header is damaged or the file is cut off."""


def read_gguf(path: Path) -> GgufHeader:
    """Follow the header to its end and see that every tensor begins (and plain ones end) inside the file.

    A version that is not among VERSIONS is told and not read further. Raises DamagedGguf.
    """
    try:
        with path.open("rb") as file:
            return _read(file, path.stat().st_size)
    except (struct.error, EOFError) as error:
        raise DamagedGguf(path.name) from error


def _read(file: BinaryIO, size: int) -> GgufHeader:
    if take(file, 4) != MAGIC:
        raise EOFError
    (version,) = struct.unpack("<I", take(file, 4))
    if version not in VERSIONS:
        return GgufHeader(version, "")
    tensors, pairs = struct.unpack("<QQ", take(file, 16))
    if tensors > _MOST or pairs > _MOST:
        raise EOFError
    alignment, architecture, pools = _ALIGNMENT, "", False
    for _ in range(pairs):
        key = _text(file)
        value = _value(file, _number(file))
        if key == b"general.alignment" and isinstance(value, int) and value:
            alignment = value
        if key == b"general.architecture" and isinstance(value, bytes):
            architecture = value.decode("utf-8", "replace")
        if key.endswith(b".pooling_type"):
            pools = bool(value)  # 0: none
    last = 0
    for _ in range(tensors):
        _text(file)
        dimensions = _number(file)
        if dimensions > 8:
            raise EOFError
        count = 1
        for extent in struct.unpack(f"<{dimensions}Q", take(file, 8 * dimensions)):
            count *= extent
        kind, offset = struct.unpack("<IQ", take(file, 12))
        last = max(last, offset + count * _FLOATS.get(kind, 0), offset + 1)
    data = -(-file.tell() // alignment) * alignment
    if tensors and data + last > size:
        raise EOFError
    return GgufHeader(version, architecture, pools)


def _text(file: BinaryIO) -> bytes:
    (length,) = struct.unpack("<Q", take(file, 8))
    return take(file, length)


def _value(file: BinaryIO, kind: int, depth: int = 0) -> int | bytes | None:
    """Read a value: a 32-bit number or a text; None for the others, which are skipped."""
    if kind == _STRING:
        return _text(file)
    if kind == _ARRAY:
        inner = _number(file)
        (count,) = struct.unpack("<Q", take(file, 8))
        if count > 100 * _MOST or depth > 3:
            raise EOFError
        if inner in _SIZES:
            take(file, count * _SIZES[inner])
        else:
            for _ in range(count):
                _value(file, inner, depth + 1)
        return None
    if kind not in _SIZES:
        raise EOFError
    raw = take(file, _SIZES[kind])
    return int(struct.unpack("<I", raw)[0]) if kind == 4 else None


def _number(file: BinaryIO) -> int:
    return int(struct.unpack("<I", take(file, 4))[0])


def take(file: BinaryIO, count: int) -> bytes:
    """Exactly ``count`` bytes. Raises EOFError."""
    if count > 100 * _MOST:
        raise EOFError
    data = file.read(count)
    if len(data) < count:
        raise EOFError
    return data
