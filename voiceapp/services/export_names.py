"""Names of exported files: from the meeting's title, good on every system, never one that is taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from itertools import count
from pathlib import Path

from voiceapp.services.export_document import plain

MOST_BYTES = 120
"""Most file systems take 255 bytes; endings, numbers and hidden beginnings come on top."""

_BAD = re.compile(r'[<>:"/\\|?*]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


def file_name(title: str, otherwise: str) -> str:
    """A name without ending for ``title``; ``otherwise`` where nothing of it can be in a name.

    The rules of Windows ("Naming Files, Paths, and Namespaces"), which are the strictest.
    """
    text = "".join(
        letter for letter in unicodedata.normalize("NFC", plain(title)) if unicodedata.category(letter) != "Cf"
    )
    text = plain(_BAD.sub(" ", text)).strip(". ")
    while len(text.encode()) > MOST_BYTES:
        text = text[:-1].rstrip(". ")
    if not text:
        return otherwise
    return f"_{text}" if _RESERVED.fullmatch(text) else text


def free_names(folder: Path, name: str, endings: Mapping[str, str]) -> dict[str, Path]:
    """A path for each ending (by its key), all of one number, none of which is there yet."""
    for number in count(1):
        numbered = name if number == 1 else f"{name} ({number})"
        paths = {key: folder / f"{numbered}{ending}" for key, ending in endings.items()}
        if not any(path.exists() or path.is_symlink() for path in paths.values()):
            return paths
    raise AssertionError
