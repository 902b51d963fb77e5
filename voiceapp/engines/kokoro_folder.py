"""A Kokoro model on disk: its ONNX file, its voices and its vocabulary, in the two layouts that are published.

- kokoro-onnx's releases: ``kokoro-v1.0.onnx`` beside ``voices-v1.0.bin``, a NumPy archive of voices.
- onnx-community/Kokoro-82M-v1.0-ONNX: ``onnx/model*.onnx``, ``voices/NAME.bin`` (raw float32), ``tokenizer.json``.

A voice is a table of style vectors, one for each length of text: float32, (lengths, 1, 256).
"""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.engines import model_folder

STYLE = 256
"""Numbers in a style vector."""

_PRECISIONS = {
    **dict.fromkeys(("fp16", "f16"), "float16"),
    **dict.fromkeys(("int8", "uint8", "quantized", "q8", "q8f16", "uint8f16"), "int8"),
    **dict.fromkeys(("q4", "q4f16"), "int4"),
}

Voice = np.ndarray[Any, np.dtype[np.float32]]


class NoVoices(io.BytesIO):
    """An empty array, for a library that wants the path of voices although each call hands it a voice."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        np.save(self, np.zeros(0, np.float32), allow_pickle=False)
        self.seek(0)
        self._folder = folder

    def __fspath__(self) -> str:
        return str(self._folder)  # the library looks whether it is there


def graph(folder: Path) -> Path:
    """The ONNX file; of several the one in full precision, which has the shortest name."""
    files = [*folder.glob("kokoro*.onnx"), *folder.glob("onnx/model*.onnx")]
    return min(files, key=lambda file: (len(file.name), file.name))


def precision(file: Path) -> str:
    """The numbers that an ONNX file computes in, by the ending that its publishers give it."""
    parts = file.stem.replace(".", "_").split("_")
    return next((_PRECISIONS[part] for part in parts if part in _PRECISIONS), "float32")


def voices(folder: Path, title: str) -> dict[str, Voice]:
    """The voices by name. Nothing in their files can run. Raises VoiceAppError ``model-broken``."""
    archives = sorted([*folder.glob("voices*.bin"), *folder.glob("voices*.npz")])
    try:
        if archives:
            with np.load(archives[0], allow_pickle=False) as archive:
                found = {name: archive[name] for name in archive.files}
        else:
            found = {file.stem: _table(file) for file in sorted(folder.glob("voices/*.bin"))}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise model_folder.broken(folder.name, title) from error
    if not found or any(table.dtype != np.float32 or table.shape[1:] != (1, STYLE) for table in found.values()):
        raise model_folder.broken(folder.name, title)
    return found


def vocabulary(folder: Path, title: str) -> dict[str, dict[str, int]] | None:
    """The numbers of the phonemes as kokoro-onnx takes them, where the folder brings its own; else None."""
    for name in ("config.json", "tokenizer.json"):
        try:
            content = json.loads((folder / name).read_bytes())
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as error:
            raise model_folder.broken(folder.name, title) from error
        found = content.get("vocab") or content.get("model", {}).get("vocab")
        if isinstance(found, dict):
            # Number 0 is the padding, which the library adds: no text may write it.
            return {"vocab": {phoneme: int(number) for phoneme, number in found.items() if number}}
    return None


def _table(file: Path) -> Voice:
    return np.fromfile(file, dtype="<f4").astype(np.float32).reshape(-1, 1, STYLE)
