"""A Whisper model folder (CTranslate2 layout), looked at before anything heavy reads it."""

from __future__ import annotations

import json
from pathlib import Path

from voiceapp.core.errors import VoiceAppError

# Without one of these faster-whisper 1.2.1 asks the hub or fails half-way.
_JSON_FILES = ("config.json", "tokenizer.json")
# Published folders up to large-v2 come without it: the library's own values are theirs.
_PREPROCESSOR = "preprocessor_config.json"
_VOCABULARIES = ("vocabulary.json", "vocabulary.txt")


def check(model: str) -> Path:
    """The folder of ``model``, complete and readable as far as can be told without loading it.

    Raises VoiceAppError ``model-missing`` (no such folder) or ``model-broken`` (a file is missing or damaged).
    """
    if not model:
        raise VoiceAppError(
            "model-missing",
            "Whisper needs a model, and none was chosen.",
            "Add a model folder or download one in Models.",
        )
    folder = Path(model).expanduser()
    if folder.is_file():
        raise VoiceAppError(
            "model-missing",
            f"{folder.name} is a file; a Whisper model is a folder.",
            "Choose the folder that holds model.bin.",
        )
    if not folder.is_dir():
        raise VoiceAppError(
            "model-missing",
            f"The Whisper model {model} is not on this computer.",
            "Download it in Models, or name the folder that holds model.bin.",
        )
    for name in (*_JSON_FILES, "model.bin"):
        if not (folder / name).is_file():
            raise _broken(folder, f"{name} is missing")
    if not any((folder / name).is_file() for name in _VOCABULARIES):
        raise _broken(folder, "vocabulary.json is missing")
    for path in [folder / name for name in (*_JSON_FILES, _PREPROCESSOR, _VOCABULARIES[0])]:
        if path.is_file() and not _is_json(path):
            raise _broken(folder, f"{path.name} is damaged")
    if not _tokenizer_is_whole(folder / "tokenizer.json"):
        raise _broken(folder, "tokenizer.json is damaged")
    if (folder / "model.bin").stat().st_size < 64:
        raise _broken(folder, "model.bin is damaged")
    return folder


def broken_weights(folder: Path) -> VoiceAppError:
    """The error for a model.bin that the library refused."""
    return _broken(folder, "model.bin is damaged or incomplete")


def check_bands(folder: Path, wanted: int, computed: int) -> None:
    """Raise ``model-broken`` when sound would be cut into other frequency bands than the model was trained on."""
    if wanted != computed:
        what = "does not fit" if (folder / _PREPROCESSOR).is_file() else "is missing"
        raise _broken(folder, f"{_PREPROCESSOR} {what}")


def _broken(folder: Path, what: str) -> VoiceAppError:
    return VoiceAppError(
        "model-broken",
        f"The Whisper model {folder.name} cannot be used: {what}.",
        "Download the model again, or copy the whole folder again.",
    )


def _is_json(path: Path) -> bool:
    try:
        json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return True


def _tokenizer_is_whole(path: Path) -> bool:
    content = json.loads(path.read_text(encoding="utf-8"))
    return isinstance(content, dict) and isinstance(content.get("model"), dict) and "vocab" in content["model"]
