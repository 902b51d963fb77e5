"""Files that the user names."""

from __future__ import annotations

from pathlib import Path

from voiceapp.core.errors import VoiceAppError


def require(path: Path) -> None:
    """Raise VoiceAppError ``file-missing`` where there is nothing; the reader tells what else is wrong with it."""
    if not path.exists():
        raise VoiceAppError("file-missing", f"There is no file {path}.", "Check the name and its folder.")


def require_folder(out: Path) -> None:
    """Raise VoiceAppError ``folder-missing`` where a file is to be written and its folder is missing: told before
    minutes of work, not after."""
    if not out.parent.is_dir():
        raise VoiceAppError(
            "folder-missing", f"There is no folder {out.parent}.", "Make it, or choose another one."
        )
