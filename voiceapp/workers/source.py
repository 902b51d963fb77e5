"""Which source an engine's process runs: a digest that both sides compute, and the copy that a pack holds."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from voiceapp.core.paths import PACKAGE

PARTS = ("core", "audio", "engines", "workers")
"""The subpackages that an engine's process may import: what imports go down to from ``workers``."""


def source_digest(package: Path = PACKAGE) -> str:
    """SHA-256 over the names and bytes of the Python files that an engine's process may import."""
    digest = hashlib.sha256()
    for part in PARTS:
        for file in sorted((package / part).rglob("*.py")):
            digest.update(f"{file.relative_to(package).as_posix()}\0".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def copy_source(target: Path, package: Path = PACKAGE) -> str:
    """Make ``target`` hold our package, just those parts, and nothing else; returns its digest.

    The new copy is complete before it takes the old one's place.
    """
    fresh = target.with_name(target.name + ".new")
    old = target.with_name(target.name + ".old")
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    inner = fresh / package.name
    inner.mkdir(parents=True)
    shutil.copy2(package / "__init__.py", inner / "__init__.py")
    for part in PARTS:
        shutil.copytree(package / part, inner / part, ignore=shutil.ignore_patterns("__pycache__"))
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)
    return source_digest(target / package.name)
