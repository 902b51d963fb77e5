"""Files that the user names."""

from __future__ import annotations

import os
from pathlib import Path

from voiceapp.core.errors import VoiceAppError


def require(path: Path, *, pipe: bool = False) -> None:
    """Raise VoiceAppError ``file-missing`` where there is nothing, ``file-is-folder`` where there is a folder,
    ``file-is-device`` for what might never end (unless a ``pipe`` will do), ``file-name`` for one that is no text;
    the reader tells what else is wrong with it."""
    if not path.exists():
        raise VoiceAppError("file-missing", f"There is no file {path}.", "Check the name and its folder.")
    if path.is_dir():
        raise VoiceAppError("file-is-folder", f"{path} is a folder, not a file.", "Name a file in it.")
    if not (path.is_file() or pipe and path.is_fifo()):
        raise VoiceAppError("file-is-device", f"{path} is a device or a pipe, not a file.", "Name a file.")
    shown = readable(path)
    if shown != str(path):
        raise VoiceAppError("file-name", f"The name {shown} has letters that cannot be read.", "Rename it first.")


def readable(path: Path | str) -> str:
    """A path as text: bytes of an old encoding, which no worker takes, become replacement characters."""
    return os.fsencode(path).decode(errors="replace")


def require_folder(out: Path) -> None:
    """Raise VoiceAppError ``folder-missing`` where a file is to be written and its folder is missing: told before
    minutes of work, not after."""
    if not out.parent.is_dir():
        raise VoiceAppError(
            "folder-missing", f"There is no folder {out.parent}.", "Make it, or choose another one."
        )
