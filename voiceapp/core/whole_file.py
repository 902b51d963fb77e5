"""Files that appear whole or not at all, and what tells one content from another."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from voiceapp.core.errors import VoiceAppError

PRIVATE = 0o600
"""The mode of a file that only the user may read."""


@contextmanager
def replacing(path: Path, mode: int = 0o666) -> Iterator[BinaryIO]:
    """Write to a hidden file beside ``path`` that takes its name at the end; an error removes it, and an older file
    stays as it was.

    ``mode`` is narrowed by the umask. Raises OSError.
    """
    part = path.with_name(f".{path.name[:40]}-{secrets.token_hex(4)}.part")
    try:
        with open(part, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            yield file
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def not_written(path: Path, error: OSError) -> VoiceAppError:
    """What is told where a file could not be written: ``disk-full`` or ``not-written``."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return VoiceAppError(
            "disk-full",
            f"The disk is full, so {path.name} was not written.",
            "Free some space and try again.",
            retryable=True,
        )
    return VoiceAppError(
        "not-written",
        f"{path} could not be written: {error.strerror or error}.",
        "Choose a folder that is there and may be written to.",
        retryable=True,
    )


def file_digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
