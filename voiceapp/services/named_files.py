"""The user's files by their names, as they are said: in the user's own folders, never hidden ones."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.services.matching import best_match


def find_named(wanted: str, folders: Sequence[Path], endings: Collection[str]) -> Path | None:
    """The file that was named: by its path, or by its name (with one of ``endings`` or without) in ``folders``."""
    given = Path(wanted).expanduser()
    for path in (given, *(folder / wanted for folder in folders)):
        if path.is_absolute() and path.is_file():
            return path
    files = [file for folder in folders for file in _seen(folder, endings)]
    index = best_match(wanted, [file.stem for file in files])
    return None if index is None else files[index]


def require_seen(path: Path) -> Path:
    """The file's real place. Raises VoiceAppError ``file-hidden``: keys and passwords are kept in such files."""
    place = path.resolve(strict=True)
    if any(part.startswith(".") for part in place.parts):
        raise VoiceAppError("file-hidden", f"{path.name} is hidden, and hidden files are left alone.")
    return place


def _seen(folder: Path, endings: Collection[str]) -> list[Path]:
    try:
        return sorted(file for file in folder.iterdir() if file.suffix.lower() in endings and file.name[0] != ".")
    except OSError:
        return []
