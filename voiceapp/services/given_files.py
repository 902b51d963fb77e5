"""Files that the user names."""

from __future__ import annotations

from pathlib import Path

from voiceapp.core.errors import VoiceAppError


def require(path: Path) -> None:
    """Raise VoiceAppError ``file-missing`` where there is nothing, ``file-is-folder`` where there is a folder; the
    reader tells what else is wrong with it."""
    if not path.exists():
        raise VoiceAppError("file-missing", f"There is no file {path}.", "Check the name and its folder.")
    if path.is_dir():
        raise VoiceAppError("file-is-folder", f"{path} is a folder, not a file.", "Name a file in it.")


def require_folder(out: Path) -> None:
    """Raise VoiceAppError ``folder-missing`` where a file is to be written and its folder is missing: told before
    minutes of work, not after."""
    if not out.parent.is_dir():
        raise VoiceAppError(
            "folder-missing", f"There is no folder {out.parent}.", "Make it, or choose another one."
        )
