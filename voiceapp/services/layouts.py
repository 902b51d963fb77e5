"""Recognises model files by what is in them, and tells what an incomplete one lacks. Nothing is executed."""

from __future__ import annotations

import json
import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from voiceapp.core.errors import VoiceAppError

_GGUF = b"GGUF"
_GGUF_SIZES = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
_GGUF_STRING, _GGUF_ARRAY = 8, 9
_GGUF_FLOATS = {0: 4, 1: 2}
_ALIGNMENT = 32
_MOST = 1_000_000
"""More entries, dimensions or characters than this in a header mean that it is no header."""

_PICKLES = (".pt", ".pth", ".ckpt", ".pkl", ".pickle")


@dataclass(frozen=True, slots=True)
class Layout:
    """A recognised model: the engine that runs it, the path that the engine is given, its size in bytes."""

    engine: str
    path: Path
    size: int


def recognise(path: Path) -> Layout:
    """Tell which engine runs the model at ``path`` (a folder or a file).

    Raises VoiceAppError: ``model-not-found``, ``model-unreadable``, ``model-incomplete``, ``model-broken``,
    ``model-not-recognised``.
    """
    try:
        if path.is_dir():
            return _folder(path)
        if path.is_file():
            return _file(path)
    except OSError as error:
        raise VoiceAppError(
            "model-unreadable",
            f"{path} cannot be read: {error.strerror or error}.",
            "Make it readable and try again.",
        ) from error
    raise VoiceAppError("model-not-found", f"There is nothing at {path}.", "Check the path.")


def folder_size(path: Path) -> int:
    """Bytes of a file, or of all files below a folder."""
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


def _folder(path: Path) -> Layout:
    names = {entry.name for entry in path.iterdir() if entry.is_file()}
    ggufs = sorted(name for name in names if name.lower().endswith(".gguf") and not name.startswith("mmproj"))
    if "model.bin" in names and "pytorch_model.bin" not in names or "vocabulary.json" in names:
        _check_whisper(path, names)
        return Layout("faster-whisper", path, folder_size(path))
    if ggufs:
        parts = [name for name in ggufs if "-of-" in name]
        if len(ggufs) > 1 and len(parts) != len(ggufs):
            raise VoiceAppError(
                "model-not-recognised",
                f"The folder {path.name} holds {len(ggufs)} models.",
                f"Add one of its files, for example {ggufs[0]}.",
            )
        for name in ggufs:
            _check_gguf(path / name)
        return Layout("llama", path / ggufs[0], sum((path / name).stat().st_size for name in ggufs))
    if "config.json" in names and any(name.endswith((".safetensors", ".bin")) for name in names):
        raise VoiceAppError(
            "model-not-recognised",
            f"The folder {path.name} holds a model for the Transformers library, which no engine here reads.",
            "Add the same model as a CTranslate2 folder (Whisper) or as a GGUF file (language models).",
        )
    if "config.json" in names and "tokenizer.json" in names:
        _check_whisper(path, names)
    raise VoiceAppError(
        "model-not-recognised",
        f"The folder {path.name} holds no model that can be used.",
        "Add a faster-whisper folder (with model.bin and config.json) or a GGUF file.",
    )


def _file(path: Path) -> Layout:
    with path.open("rb") as file:
        start = file.read(4)
    if start == _GGUF:
        _check_gguf(path)
        return Layout("llama", path, path.stat().st_size)
    if path.name == "model.bin":
        return _folder(path.parent)
    if path.suffix.lower() in _PICKLES:
        reason = f"{path.name} is a Python pickle, which can run any code, and is refused."
    elif path.suffix.lower() == ".gguf":
        reason = f"{path.name} is no GGUF file: its first bytes are not GGUF."
    else:
        reason = f"{path.name} is no model file that can be used."
    raise VoiceAppError(
        "model-not-recognised",
        reason,
        "Add a GGUF file or a faster-whisper folder (with model.bin and config.json).",
    )


# ------------------------------------------------------------------------------------------ Whisper


def _check_whisper(path: Path, names: set[str]) -> None:
    wanted = ["config.json", "model.bin", "tokenizer.json"]
    missing = [name for name in wanted if name not in names]
    if not {"vocabulary.json", "vocabulary.txt"} & names:
        missing.append("vocabulary.json")
    if missing:
        raise VoiceAppError(
            "model-incomplete",
            f"The Whisper folder {path.name} is not complete: {_listed(missing)} missing.",
            "Copy the whole folder, or download the model again.",
        )
    for name in ("config.json", "tokenizer.json"):
        try:
            json.loads((path / name).read_bytes())
        except ValueError as error:
            raise _broken(path / name, "it is no valid JSON") from error
    with (path / "model.bin").open("rb") as file:
        try:
            _walk_ctranslate2(file, (path / "model.bin").stat().st_size)
        except (struct.error, EOFError) as error:
            raise _broken(path / "model.bin", "it is cut off or no CTranslate2 model") from error


def _walk_ctranslate2(file: BinaryIO, size: int) -> None:
    """Follow the file's own table from variable to variable (ctranslate2.specs.model_spec, version 6)."""
    (version,) = struct.unpack("<I", _take(file, 4))
    if not 2 <= version <= 100:
        raise EOFError
    _ct2_string(file)
    _, count = struct.unpack("<II", _take(file, 8))
    if count > _MOST:
        raise EOFError
    if version < 6:  # older tables differ in small ways; the library itself checks them when it loads
        return
    for _ in range(count):
        _ct2_string(file)
        (rank,) = _take(file, 1)
        _take(file, 4 * rank + 1)
        (bytes_,) = struct.unpack("<I", _take(file, 4))
        if file.tell() + bytes_ > size:
            raise EOFError
        file.seek(bytes_, os.SEEK_CUR)
    (aliases,) = struct.unpack("<I", _take(file, 4))
    for _ in range(2 * min(aliases, _MOST)):
        _ct2_string(file)


def _ct2_string(file: BinaryIO) -> None:
    (length,) = struct.unpack("<H", _take(file, 2))
    _take(file, length)


# --------------------------------------------------------------------------------------------- GGUF


def _check_gguf(path: Path) -> None:
    try:
        with path.open("rb") as file:
            _walk_gguf(file, path.stat().st_size)
    except (struct.error, EOFError) as error:
        raise _broken(path, "its header is damaged or the file is cut off") from error


def _walk_gguf(file: BinaryIO, size: int) -> None:
    """Read the header and see that every tensor begins (and plain ones end) inside the file."""
    if _take(file, 4) != _GGUF:
        raise EOFError
    version, tensors, pairs = struct.unpack("<IQQ", _take(file, 20))
    if version not in (2, 3) or tensors > _MOST or pairs > _MOST:
        raise EOFError
    alignment = _ALIGNMENT
    for _ in range(pairs):
        key = _gguf_string(file)
        value = _gguf_value(file, _number(file))
        if key == b"general.alignment" and value:
            alignment = value
    last = 0
    for _ in range(tensors):
        _gguf_string(file)
        dimensions = _number(file)
        if dimensions > 8:
            raise EOFError
        count = 1
        for extent in struct.unpack(f"<{dimensions}Q", _take(file, 8 * dimensions)):
            count *= extent
        kind, offset = struct.unpack("<IQ", _take(file, 12))
        last = max(last, offset + count * _GGUF_FLOATS.get(kind, 0), offset + 1)
    data = -(-file.tell() // alignment) * alignment
    if tensors and data + last > size:
        raise EOFError


def _gguf_string(file: BinaryIO) -> bytes:
    (length,) = struct.unpack("<Q", _take(file, 8))
    return _take(file, length)


def _gguf_value(file: BinaryIO, kind: int, depth: int = 0) -> int:
    """Skip a value; the number itself where it is a 32-bit one, else 0."""
    if kind == _GGUF_STRING:
        _gguf_string(file)
    elif kind == _GGUF_ARRAY:
        inner = _number(file)
        (count,) = struct.unpack("<Q", _take(file, 8))
        if count > 100 * _MOST or depth > 3:
            raise EOFError
        if inner in _GGUF_SIZES:
            _take(file, count * _GGUF_SIZES[inner])
        else:
            for _ in range(count):
                _gguf_value(file, inner, depth + 1)
    elif kind in _GGUF_SIZES:
        raw = _take(file, _GGUF_SIZES[kind])
        return int(struct.unpack("<I", raw)[0]) if kind == 4 else 0
    else:
        raise EOFError
    return 0


def _number(file: BinaryIO) -> int:
    return int(struct.unpack("<I", _take(file, 4))[0])


def _take(file: BinaryIO, count: int) -> bytes:
    if count > 100 * _MOST:
        raise EOFError
    data = file.read(count)
    if len(data) < count:
        raise EOFError
    return data


def _broken(path: Path, why: str) -> VoiceAppError:
    return VoiceAppError(
        "model-broken", f"{path.name} cannot be used: {why}.", "Copy or download it again; compare its size first."
    )


def _listed(names: list[str]) -> str:
    if len(names) == 1:
        return f"{names[0]} is"
    return f"{', '.join(names[:-1])} and {names[-1]} are"
