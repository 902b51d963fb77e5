"""NVIDIA's libraries as pip installs them, made known to an engine's process before a library looks for them.

CTranslate2 opens ``libcublas.so.12`` by its name when it first computes on a card (the Linux wheel of 4.8.5 names
no other library of CUDA; cuDNN is needed no more: CTranslate2's issue 1934). pip puts that file where the system's
loader does not look; a library that is loaded already is found by its name.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

# In the order in which they need each other.
_LIBRARIES = ("cublas/lib/libcublasLt.so.12", "cublas/lib/libcublas.so.12")


def _open(path: str) -> Any:
    return ctypes.CDLL(path, mode=ctypes.RTLD_GLOBAL)


def load(folders: Iterable[str] | None = None, opened: Callable[[str], Any] = _open) -> list[Path]:
    """Load what lies in the import path; tells which. One that does not load is left to the one who needs it."""
    loaded: list[Path] = []
    places = [Path(folder, "nvidia") for folder in (sys.path if folders is None else folders)]
    for name in _LIBRARIES:
        file = next((place / name for place in places if (place / name).is_file()), None)
        if file is not None:
            with contextlib.suppress(OSError):
                opened(str(file))
                loaded.append(file)
    return loaded
