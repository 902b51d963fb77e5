"""A model on disk, looked at before anything heavy reads it: is it there, is it whole, is it mere data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.engines import model_safety


def check(model: str, needs: Sequence[str], title: str) -> Path:
    """The folder of ``model`` with all that it needs (see :class:`voiceapp.engines.specs.Layout`), safe to load.

    Raises VoiceAppError ``model-missing``, ``model-incomplete`` (with the missing file's name), ``model-refused``.
    """
    if not model:
        raise VoiceAppError(
            "model-missing",
            f"{title} needs a model, and none was chosen.",
            "Add a model folder or download one in Models.",
        )
    folder = Path(model).expanduser()
    if not folder.is_dir():
        what = "is a file, and its model is a folder" if folder.is_file() else "is not on this computer"
        raise VoiceAppError(
            "model-missing",
            f"The {title} model {folder.name} {what}.",
            "Download it in Models, or name the folder that holds it.",
        )
    lacking = missing(folder, needs)
    if lacking:
        raise incomplete(folder.name, title, lacking)
    model_safety.check(folder)
    return folder


def check_file(model: str, title: str) -> Path:
    """The file of ``model``, safe to load. Raises VoiceAppError ``model-missing`` and ``model-refused``."""
    path = Path(model).expanduser()
    if not path.is_file():
        raise VoiceAppError(
            "model-missing",
            f"{title} needs a model file, and {f'{path.name} is none' if model else 'none was chosen'}.",
            "Add a model file or download one in Models.",
        )
    model_safety.check(path)
    return path


def missing(folder: Path, needs: Iterable[str]) -> list[str]:
    """Which of the needed files a folder lacks; for "a|b" the first of them is named.

    Of weights in several files (Transformers' ``*.index.json`` lists them) all are needed.
    """
    lacking: list[str] = []
    for need in needs:
        there = (file for pattern in need.split("|") for file in folder.glob(pattern) if file.is_file())
        found = next(there, None)
        if found is None:
            lacking.append(need.split("|")[0])
        elif found.name.endswith(".index.json"):
            lacking += [name for name in _listed(found) if not _beside(found, name)]
    return lacking


def _beside(index: Path, name: str) -> bool:
    return Path(name).name == name and (index.parent / name).is_file()  # nothing from elsewhere


def _listed(index: Path) -> list[str]:
    """The files that an index of weights names; none where it is damaged, which its reader tells."""
    try:
        names = json.loads(index.read_bytes())["weight_map"].values()
        return sorted({str(name) for name in names})
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return []


def incomplete(name: str, title: str, lacking: Sequence[str], advice: str = "") -> VoiceAppError:
    """The error for a folder that lacks files; ``advice`` is what to do, where that is not to get it again."""
    listed = f"{lacking[0]} is" if len(lacking) == 1 else f"{', '.join(lacking[:-1])} and {lacking[-1]} are"
    return VoiceAppError(
        "model-incomplete",
        f"The {title} folder {name} is not complete: {listed} missing.",
        advice or "Copy the whole folder, or download the model again.",
    )


def broken(name: str, title: str) -> VoiceAppError:
    """The error for files that a library refused to load."""
    return VoiceAppError(
        "model-broken",
        f"The {title} model {name} cannot be used: its files are damaged or belong to another model.",
        "Download the model again, or copy the whole folder again.",
    )
