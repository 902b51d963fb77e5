"""Recognises model files by what is in them, and tells what an incomplete one lacks. Nothing is executed.

Two formats are read to their last byte here: CTranslate2 (Whisper folders) and GGUF. All others are told by the
layouts of the catalog's rows (:class:`voiceapp.engines.specs.Layout`).
"""

from __future__ import annotations

import errno
import json
import os
import struct
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from voiceapp.core.errors import VoiceAppError
from voiceapp.engines import model_folder, model_safety
from voiceapp.engines.catalog import ENGINES
from voiceapp.engines.gguf import is_projector, read_header
from voiceapp.engines.specs import EngineSpec, Layout

_GGUF = b"GGUF"
_MOST = 1_000_000
_PICKLES = (".pt", ".pth", ".ckpt", ".pkl", ".pickle")
_EMBEDDERS = (
    "bert",
    "nomic-bert",
    "nomic-bert-moe",
    "jina-bert-v2",
    "jina-bert-v3",
    "modern-bert",
    "gemma-embedding",
)
"""Architectures (general.architecture) of GGUF files that make sentences comparable (llama.cpp's llama-arch.cpp),
whether or not they say how they pool."""


@dataclass(frozen=True, slots=True)
class Found:
    """A recognised model: the engine that runs it, the path that the engine is given, its size in bytes."""

    engine: str
    path: Path
    size: int


def recognise(path: Path, engines: Sequence[EngineSpec] = ENGINES, wanted: str = "") -> Found:
    """Tell which engine runs the model at ``path`` (a folder or a file), and see that it is whole and mere data.

    Where more than one could, it is the engine ``wanted``: a language model with a projector also talks alone.

    Raises VoiceAppError: ``model-not-found``, ``model-unreadable``, ``model-incomplete``, ``model-broken``,
    ``model-refused``, ``model-not-recognised``.
    """
    try:
        if path.is_dir():
            found = _folder(path, engines, wanted)
        elif path.is_file():
            found = _file(path, engines)
        else:
            raise VoiceAppError("model-not-found", f"There is nothing at {path}.", "Check the path.")
        _check_readable(found.path)
        model_safety.check(found.path)
        return found
    except OSError as error:
        raise VoiceAppError(
            "model-unreadable",
            f"{error.filename or path} cannot be read: {error.strerror or error}.",
            "Make it readable and try again.",
        ) from error


def _check_readable(path: Path) -> None:
    for file in [path] if path.is_file() else path.rglob("*"):
        if file.is_file() and not os.access(file, os.R_OK):  # a library would call it damaged
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))


def folder_size(path: Path) -> int:
    """Bytes of a file, or of all files below a folder."""
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


def _folder(path: Path, engines: Sequence[EngineSpec], wanted: str = "") -> Found:
    names = {entry.name for entry in path.iterdir() if entry.is_file()}
    if "model.bin" in names and "pytorch_model.bin" not in names or "vocabulary.json" in names:
        _check_whisper(path, names)
        return Found("faster-whisper", path, folder_size(path))
    ggufs = sorted(name for name in names if name.lower().endswith(".gguf"))
    if ggufs:
        projectors = [name for name in ggufs if is_projector(name)]
        models = [name for name in ggufs if name not in projectors]
        if not models:
            raise model_folder.incomplete(path.name, "model's", ["the language model (another GGUF file)"])
        return _ggufs(path, models, [] if wanted == "llama" else projectors)
    config = _config(path)
    for spec in engines:
        if spec.layout is not None and _matches(spec.layout, path, config):
            lacking = model_folder.missing(path, spec.layout.needs)
            if lacking:
                raise model_folder.incomplete(path.name, spec.title, lacking, spec.layout.advice)
            return Found(spec.name, path, folder_size(path))
    if config.get("model_type"):
        raise VoiceAppError(
            "model-not-recognised",
            f"The folder {path.name} holds a model of the kind {config['model_type']}, which no engine here reads.",
            "voiceapp models list shows the engines; language models are read as GGUF files.",
        )
    if "config.json" in names and "tokenizer.json" in names:
        _check_whisper(path, names)
    raise VoiceAppError(
        "model-not-recognised",
        f"The folder {path.name} holds no model that can be used.",
        "Add a folder as it is published (a faster-whisper folder with model.bin, say) or a GGUF file.",
    )


def _config(path: Path) -> dict[str, Any]:
    try:
        content = json.loads((path / "config.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _matches(layout: Layout, path: Path, config: dict[str, Any]) -> bool:
    if layout.model_types:
        if config.get("model_type") not in layout.model_types:
            return False
        built = config.get("architectures") or []
        return not (layout.architectures and built) or bool(set(layout.architectures) & set(built))
    return bool(layout.marks) and not model_folder.missing(path, layout.marks)


def _file(path: Path, engines: Sequence[EngineSpec]) -> Found:
    with path.open("rb") as file:
        start = file.read(4)
    if start == _GGUF:
        return _ggufs(path.parent, [path.name], [])
    if path.name == "model.bin":
        return _folder(path.parent, engines)
    ending = path.suffix.lower()
    for spec in engines:
        layout = spec.layout
        if layout and ending in layout.suffixes and (not layout.marks or any(map(path.match, layout.marks))):
            if ending in _PICKLES:
                _check_pytorch(path, start)
            return Found(spec.name, path, path.stat().st_size)
    if ending in _PICKLES:
        reason = f"{path.name} is a Python pickle that belongs to no engine here, and is refused."
    elif ending == ".gguf":
        reason = f"{path.name} is no GGUF file: its first bytes are not GGUF."
    else:
        reason = f"{path.name} is no model file that can be used."
    raise VoiceAppError(
        "model-not-recognised",
        reason,
        "Add a GGUF file or a model's folder as it is published.",
    )


def _check_pytorch(path: Path, start: bytes) -> None:
    """A PyTorch file is an archive, or in the old format pickles of protocol 2 and later (opcode PROTO, 0x80)."""
    if start.startswith(b"PK") and zipfile.is_zipfile(path) or start.startswith(b"\x80"):
        return
    raise _broken(path, "it is cut off or no PyTorch file")


# --------------------------------------------------------------------------------------------- GGUF


def _ggufs(folder: Path, names: list[str], projectors: list[str]) -> Found:
    parts = [name for name in names if "-of-" in name]
    if len(names) > 1 and len(parts) != len(names):
        raise VoiceAppError(
            "model-not-recognised",
            f"The folder {folder.name} holds {len(names)} models.",
            f"Add one of its files, for example {names[0]}.",
        )
    headers = [read_header(folder / name) for name in (*names, *projectors)]
    if headers[0].architecture == "clip":
        raise VoiceAppError(
            "model-incomplete",
            f"{names[0]} is a projector: it needs the language model that it belongs to.",
            "Put both into one folder and add the folder.",
        )
    if projectors:
        return Found("llama-audio", folder, folder_size(folder))
    engine = "llama-embedding" if headers[0].pools or headers[0].architecture in _EMBEDDERS else "llama"
    return Found(engine, folder / names[0], sum((folder / name).stat().st_size for name in names))


# ------------------------------------------------------------------------------------------ Whisper


def _check_whisper(path: Path, names: set[str]) -> None:
    wanted = ["config.json", "model.bin", "tokenizer.json"]
    missing = [name for name in wanted if name not in names]
    if not {"vocabulary.json", "vocabulary.txt"} & names:
        missing.append("vocabulary.json")
    if missing:
        raise model_folder.incomplete(path.name, "Whisper", missing)
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


def _take(file: BinaryIO, count: int) -> bytes:
    """Exactly ``count`` bytes. Raises EOFError."""
    data = file.read(count)
    if len(data) < count:
        raise EOFError
    return data


def _broken(path: Path, why: str) -> VoiceAppError:
    return VoiceAppError(
        "model-broken", f"{path.name} cannot be used: {why}.", "Copy or download it again; compare its size first."
    )
