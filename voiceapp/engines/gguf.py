"""The header of a GGUF file, read without any library: what a model is, and whether the file is whole.

Source of the layout: ``docs/gguf.md`` of ggml. Versions 2 and 3, little-endian, as llama.cpp loads them.
"""

from __future__ import annotations

import math
import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from voiceapp.core.errors import VoiceAppError

Scalar = bool | int | float | str

_SCALARS = {0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q", 11: "<q", 12: "<d"}
_STRING, _ARRAY = 8, 9
_PLAIN = {0: 4, 1: 2}
"""Bytes of a number in tensors of the types F32 and F16; the others' sizes are llama.cpp's own affair."""
_NEWEST = 3
_SWAPPED = 1000  # from here on it is no version, but damage or a big-endian file
_MOST_ENTRIES = 1_000_000
_LONGEST_TEXT = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """``metadata`` holds the numbers and texts (no arrays); ``tensors`` is their count."""

    version: int
    metadata: dict[str, Scalar]
    tensors: int

    @property
    def architecture(self) -> str:
        """The kind of model, such as "llama" or "qwen3"."""
        return str(self.metadata.get("general.architecture", ""))

    @property
    def context_tokens(self) -> int:
        """The longest context that the model was trained with, 0 when unknown."""
        value = self.metadata.get(f"{self.architecture}.context_length", 0)
        return value if isinstance(value, int) else 0

    @property
    def pools(self) -> bool:
        """Whether it says how the tokens' vectors become one of the text, which embedding models alone do."""
        return any(value for key, value in self.metadata.items() if key.endswith(".pooling_type"))  # 0: none

    @property
    def chat_template(self) -> str:
        """The Jinja template that the file brings, "" without one."""
        return str(self.metadata.get("tokenizer.chat_template", ""))


def read_header(path: Path) -> GgufHeader:
    """Read and check the header. Raises VoiceAppError ``model-missing``, ``model-unreadable``, ``model-newer`` and
    ``model-broken``.
    """
    if not path.is_file():
        raise VoiceAppError(
            "model-missing",
            f"The model file {path.name or path} is not on this computer." if path.name else "No model was chosen.",
            "Add a GGUF file or download one in Models.",
        )
    try:
        with path.open("rb") as file:
            return _Reader(file, path.name, os.fstat(file.fileno()).st_size).header()
    except (EOFError, UnicodeDecodeError, OverflowError, struct.error) as error:
        raise broken(path.name, "its header is damaged or incomplete") from error
    except _Broken as error:
        raise broken(path.name, str(error)) from error
    except OSError as error:
        raise VoiceAppError(
            "model-unreadable",
            f"The model file {path.name} cannot be read ({error.strerror}).",
            "Check that the file is yours to read.",
        ) from error


def is_projector(name: str) -> bool:
    """Whether a file's name is one of a projector (sound or pictures to a language model's input)."""
    return "mmproj" in name.lower() and name.lower().endswith(".gguf")


def broken(name: str, why: str) -> VoiceAppError:
    """The error for a file that cannot be used."""
    return VoiceAppError(
        "model-broken", f"The model file {name} cannot be used: {why}.", "Download or copy the file again."
    )


def newer(name: str, version: int) -> VoiceAppError:
    """The error for a file of a later version of the format than is read here."""
    return VoiceAppError(
        "model-newer",
        f"{name} is a GGUF file of version {version}; this program reads up to {_NEWEST}.",
        "Update voiceapp, or get the model in an older version of the format.",
    )


class _Broken(Exception):
    """What is wrong with the file, as the end of a sentence."""


class _Reader:
    def __init__(self, file: BinaryIO, name: str, size: int) -> None:
        self._file = file
        self._name = name
        self._size = size

    def header(self) -> GgufHeader:
        if self._file.read(4) != b"GGUF":
            raise _Broken("it is not a GGUF file")
        version = self._number("<I")
        if _NEWEST < version < _SWAPPED:
            raise newer(self._name, version)
        if version not in (2, _NEWEST):
            raise _Broken(f"its format version {version} is not supported")
        tensors, entries = self._number("<Q"), self._number("<Q")
        if tensors > _MOST_ENTRIES or entries > _MOST_ENTRIES:
            raise _Broken("its header is damaged")
        metadata: dict[str, Scalar] = {}
        for _ in range(entries):
            key = self._text()
            value = self._value(self._number("<I"))
            if value is not None:
                metadata[key] = value
        end = 0  # where the data of what is known to lie furthest ends
        for _ in range(tensors):
            self._text()
            count = math.prod(self._number("<Q") for _ in range(self._bounded(8)))
            size = count * _PLAIN.get(self._number("<I"), 0)
            end = max(end, self._number("<Q") + max(size, 1))
        alignment = metadata.get("general.alignment", 32)
        alignment = alignment if isinstance(alignment, int) and 0 < alignment <= 1 << 20 else 32
        start = -(-self._file.tell() // alignment) * alignment
        if not tensors:
            raise _Broken("it holds no weights")
        if start + end > self._size:
            raise _Broken("the file is incomplete")
        return GgufHeader(version, metadata, tensors)

    def _value(self, kind: int) -> Scalar | None:
        if kind == _STRING:
            return self._text()
        if kind != _ARRAY:
            return self._scalar(kind)
        item, count = self._number("<I"), self._number("<Q")
        if item == _ARRAY:
            raise _Broken("its header is damaged")
        if item == _STRING:
            for _ in range(self._limited(count)):
                self._skip(self._number("<Q"))
        else:
            self._skip(self._limited(count) * struct.calcsize(self._layout(item)))
        return None

    def _limited(self, count: int) -> int:
        if count > self._size:
            raise _Broken("its header is damaged")
        return count

    def _layout(self, kind: int) -> str:
        if kind not in _SCALARS:
            raise _Broken("its header is damaged")
        return _SCALARS[kind]

    def _scalar(self, kind: int) -> Scalar:
        layout = self._layout(kind)
        value: Scalar = struct.unpack(layout, self._exactly(struct.calcsize(layout)))[0]
        return value

    def _number(self, layout: str) -> int:
        return int(struct.unpack(layout, self._exactly(struct.calcsize(layout)))[0])

    def _bounded(self, most: int) -> int:
        number = self._number("<I")
        if number > most:
            raise _Broken("its header is damaged")
        return number

    def _text(self) -> str:
        length = self._number("<Q")
        if length > _LONGEST_TEXT:
            raise _Broken("its header is damaged")
        return self._exactly(length).decode("utf-8")

    def _exactly(self, count: int) -> bytes:
        data = self._file.read(count)
        if len(data) != count:
            raise EOFError
        return data

    def _skip(self, count: int) -> None:
        if count > self._size or self._file.seek(count, os.SEEK_CUR) > self._size:
            raise EOFError
