"""Model files are data: what would run code when it is loaded is refused, one function for each format.

Looked at without loading anything. The second belt is PyTorch's own: engines' processes force
``torch.load`` to ``weights_only`` (workers/process.py), where an allowed name can still build nothing but tensors
and the classes that an engine listed.
"""

from __future__ import annotations

import io
import json
import os
import pickle
import pickletools
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from voiceapp.core.errors import VoiceAppError

_PICKLES = frozenset((".bin", ".ckpt", ".pkl", ".pickle", ".pt", ".pth", ".th"))
_YAMLS = frozenset((".yaml", ".yml"))

# Libraries whose classes may stand in a checkpoint; which of them are built at all, weights_only decides.
_LIBRARIES = frozenset(
    "omegaconf pyannote demucs TTS trainer coqpit speechbrain audiolm_pytorch pytorch_lightning lightning".split()
)
_CLASS = re.compile(r"(?:\.[a-z_0-9]\w*)*\.[A-Z]\w*")
"""What follows the library's name: modules, then one class. No function, and no method of a class."""

_BUILTINS = frozenset(
    "set frozenset dict list tuple int float bool str bytes bytearray complex slice object range".split()
)
_PLAIN = {
    "collections": frozenset(("OrderedDict", "defaultdict", "Counter", "deque")),
    "fractions": frozenset(("Fraction",)),
    "datetime": frozenset(("date", "datetime", "time", "timedelta", "timezone")),
    "argparse": frozenset(("Namespace",)),
    "pathlib": frozenset("Path PosixPath WindowsPath PurePath PurePosixPath PureWindowsPath".split()),
    "pathlib._local": frozenset("Path PosixPath WindowsPath PurePath PurePosixPath PureWindowsPath".split()),
    "typing": frozenset(("Any", "Optional", "Union", "List", "Dict", "Tuple")),
    "builtins": _BUILTINS,
    "__builtin__": _BUILTINS | {"unicode", "long", "xrange"},
    "_codecs": frozenset(("encode",)),
    "copyreg": frozenset(("_reconstructor",)),
    "copy_reg": frozenset(("_reconstructor",)),
}
_NUMPY = re.compile(r"numpy(\._?core)?(\.multiarray|\.numeric|\.umath)?$|numpy\.dtypes$|numpy\.random$")
_TORCH = re.compile(
    r"torch(\._utils|\.storage|\.nn\.parameter|\.serialization|\.torch_version|\.version|\._tensor)?$"
)
# What of them reads or writes files, or loads more pickles (torch.storage._load_from_bytes).
_ACTS = re.compile(r"load|save|file|compile|import|exec|hub|jit|run|open|pickle|memmap|get_printoptions|set_")

# Tags of a SpeechBrain folder's hyperparams.yaml. It is never executed; a strange one is refused all the same.
_TAG = re.compile(r"!(new|name|module|apply|include|python)(?:/[\w/]+)?:\s*([^\s,\]}]*)")
# The same tags in YAML's long spelling: no publisher uses it.
_HIDDEN_TAG = re.compile(r"!<[^>]*>|^%TAG\b.*", re.MULTILINE)
_TAG_MODULES = ("speechbrain.", "torch.nn.", "torch.optim.", "torchaudio.", "sentencepiece.")

_AUTO = ("auto_map", "custom_pipelines")
_UNREADABLE = (
    *(pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError),
    *(MemoryError, RecursionError, AssertionError, struct.error),
)
_UNPACKED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError)
"""What an archive's damaged, encrypted or strangely packed entry comes to."""

_LARGEST_JSON = 64 << 20
_LARGEST_PICKLE = 256 << 20
"""Bytes of a pickle inside PyTorch's archive: it names the tensors, whose numbers are entries of their own."""
_LEGACY_PICKLES = 5
"""PyTorch's old format: magic number, version, system, the object, the storages' keys; then the tensors' bytes."""


def check(path: Path) -> None:
    """Look through a model file or folder. Raises VoiceAppError ``model-refused`` with what it would do."""
    for file in [path] if path.is_file() else sorted(_files(path)):
        ending = file.suffix.lower()
        if ending in _PICKLES and not _numbers(file):
            _pickle(file)
        elif ending in _YAMLS:
            _yaml(file)
        elif ending == ".json":
            _json(file)
        elif ending == ".jinja":
            _template(file, file.read_text(encoding="utf-8", errors="replace"))
        elif ending == ".py":
            raise _refused(file, "it holds Python code")


def _files(folder: Path) -> Iterator[Path]:
    """All files below a folder. Links are followed, since libraries follow them; each folder is looked at once."""
    seen: set[str] = set()
    for place, below, names in os.walk(folder, followlinks=True):
        seen.add(os.path.realpath(place))
        below[:] = [name for name in below if os.path.realpath(Path(place, name)) not in seen]
        yield from (file for name in names if (file := Path(place, name)).is_file())


def _numbers(file: Path) -> bool:
    """Whether it is a voice of Kokoro in the hub's layout: raw float32, which by chance may look like a pickle.

    Its engine reads it as numbers, and no other reads anything in such a place.
    """
    return file.parent.name == "voices" and file.suffix == ".bin" and (file.parent.parent / "onnx").is_dir()


def _refused(file: Path, why: str) -> VoiceAppError:
    return VoiceAppError(
        "model-refused",
        f"{file.name} is refused: {why}. Nothing of it was run.",
        "Use weights from a source that you trust, best as safetensors, GGUF or ONNX.",
    )


# ------------------------------------------------------------------------------------------ pickles


def _pickle(file: Path) -> None:
    for name in imported_names(file):
        if not _harmless(name):
            raise _refused(file, f"loading it would call {name}")


def imported_names(file: Path) -> list[str]:
    """The names ("module.name") that a pickle, or PyTorch's archive with pickles in it, would import.

    Raises VoiceAppError ``model-refused`` for a program (TorchScript), and for a pickle that names more than can be
    looked through.
    """
    found: list[str] = []
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            for entry in archive.infolist():  # by entry: two may bear one name, and who knows which PyTorch takes
                name = entry.filename.lower()
                if name.endswith((".pkl", ".pickle")):
                    found += _names(io.BytesIO(_unpacked(archive, entry, file)), file)
                elif name.startswith("code/") or "/code/" in name:
                    raise _refused(file, "it is a TorchScript program, not weights")
    with file.open("rb") as stream:
        if stream.read(4) != b"PK\x03\x04":  # how PyTorch tells its archives: it may be a pickle and an archive
            stream.seek(0)
            found += _names(stream, file)
    return found


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, file: Path) -> bytes:
    if entry.file_size > _LARGEST_PICKLE:
        raise _refused(file, f"{entry.filename} in it is too large to be looked through")
    try:
        return archive.read(entry)  # never more than the entry's size: the rest is not unpacked
    except _UNPACKED as error:
        raise _refused(file, f"{entry.filename} in it cannot be looked through") from error


def _names(stream: IO[bytes], file: Path) -> list[str]:
    """The names of the pickles at the start of a stream."""
    found: list[str] = []
    for _ in range(_LEGACY_PICKLES):
        start = stream.tell()
        reader = _Reader(stream)
        whole = reader.read()
        found += reader.found
        if not whole:
            stream.seek(start)
            if _globals(stream) > len(reader.found):
                raise _refused(file, "it is built so that what it would call cannot be told")
            break
    return found


def _globals(stream: IO[bytes]) -> int:
    """How many names the opcodes of a pickle import, as far as they can be read."""
    count = 0
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is no pickle may look like a text with odd escapes
            for opcode, _, _ in pickletools.genops(stream):
                count += opcode.name in ("GLOBAL", "STACK_GLOBAL", "INST", "EXT1", "EXT2", "EXT4")
    except _UNREADABLE:
        pass  # cut off, or not a pickle from here on
    return count


class _Inert:
    """What every name in a pickle becomes while it is looked through: it takes anything and does nothing."""

    def __new__(cls, *_: object, **__: object) -> _Inert:
        return super().__new__(cls)

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def __call__(self, *_: object, **__: object) -> _Inert:
        return self

    def __setstate__(self, state: object) -> None:
        pass

    def __setitem__(self, key: object, value: object) -> None:
        pass

    def __getitem__(self, key: object) -> _Inert:
        return self

    def append(self, _: object) -> None:
        pass

    def extend(self, _: object) -> None:
        pass

    def add(self, _: object) -> None:
        pass


class _Reader(pickle._Unpickler):
    """Reads a pickle as Python does, but imports nothing: only the names are kept.

    The machine is the one written in Python: for the other a few bytes are enough to claim gigabytes (LONG_BINPUT).
    """

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(stream)
        self.found: list[str] = []

    def find_class(self, module: str, name: str, /) -> type[_Inert]:
        self.found.append(f"{module}.{name}")
        return _Inert

    def persistent_load(self, _: object, /) -> _Inert:
        return _Inert()

    def read(self) -> bool:
        """Read one pickle; False when it is none, or cut off: its library decides what that comes to."""
        try:
            self.load()
        except _UNREADABLE:
            return False
        return True


def _harmless(name: str) -> bool:
    module, _, attribute = name.rpartition(".")
    root = module.split(".")[0]
    if module in _PLAIN:
        return attribute in _PLAIN[module]
    if root in _LIBRARIES:
        return bool(_CLASS.fullmatch(name.removeprefix(root)))
    if root == "torch":
        if module.startswith("torch.nn.modules."):
            return bool(_CLASS.fullmatch(name.removeprefix(root)))
        return bool(_TORCH.match(module)) and not _ACTS.search(attribute)
    return bool(_NUMPY.match(module)) and not _ACTS.search(attribute)


# --------------------------------------------------------------------------------- YAML and JSON


def _yaml(file: Path) -> None:
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    text = "\n".join(line for line in lines if not line.lstrip().startswith("#"))
    for kind, target in _TAG.findall(text):
        if kind in ("apply", "include", "python") or not target.startswith(_TAG_MODULES):
            raise _refused(file, f"it asks to run {target or kind}")
    if hidden := _HIDDEN_TAG.search(text):
        raise _refused(file, f"it asks to build {hidden[0]}")


def _json(file: Path) -> None:
    if file.stat().st_size > _LARGEST_JSON:
        raise _refused(file, "it is too large to be looked through")
    try:
        content = json.loads(file.read_bytes())
    except (ValueError, RecursionError):
        return  # its reader tells that it is damaged
    if _brings_code(content):
        raise _refused(file, "it wants to run Python code that comes with the model (auto_map)")
    for text in _templates(content if isinstance(content, dict) else {}):
        _template(file, text)


def _brings_code(content: object) -> bool:
    """Whether a configuration, or one of its parts, names classes of the model's own; words may be called so."""
    left = [content]
    while left:
        one = left.pop()
        if isinstance(one, dict):
            if any(one.get(key) and not isinstance(one[key], int | float) for key in _AUTO):
                return True
            left += [part for part in one.values() if isinstance(part, dict | list)]
        elif isinstance(one, list):
            left += [part for part in one if isinstance(part, dict | list)]
    return False


def _template(file: Path, text: str) -> None:
    """Transformers renders it in a sandbox; one that tries to leave it is refused before."""
    if re.search(r"__\w+__|\bself\b\s*\.|\b(cycler|joiner|lipsum)\b", text):
        raise _refused(file, "its chat template reaches for Python's own insides")


def _templates(content: dict[str, object]) -> Iterator[str]:
    template = content.get("chat_template")
    if isinstance(template, str):
        yield template
    elif isinstance(template, list):
        for entry in template:
            if isinstance(entry, dict) and isinstance(entry.get("template"), str):
                yield str(entry["template"])
