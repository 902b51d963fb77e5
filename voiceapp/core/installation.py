"""Whether the program was installed or runs from a checkout, and how what is missing from it comes back."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from voiceapp.core.paths import PACKAGE

CHECKOUT = (PACKAGE.parent / "pyproject.toml").is_file()


def repair(libraries: Sequence[str] = (), checkout: bool = CHECKOUT) -> str:
    """What to do where libraries of the base environment are missing: one sentence."""
    if not checkout:
        return "Install the program again."
    return "Run make llama." if list(libraries) == ["llama_cpp"] else "Run make run again."


def own_python(prefix: str = sys.prefix) -> bool:
    """Whether the Python that runs is the one that came with the program (packaging/own_python.py)."""
    return Path(prefix, "lib", "libraries").is_dir()
