"""What the program tells about itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Library:
    """A package that is installed with the program, and its licence in the package's own words."""

    name: str
    version: str
    licence: str


@dataclass(frozen=True, slots=True)
class ModelLicence:
    """A model that an engine can get; ``licence`` None: the hub tells it before the download."""

    title: str
    engine: str
    licence: str | None


@dataclass(frozen=True, slots=True)
class Licences:
    """Of all that is shipped or can be got. ``notes``: the file that tells more, None where it is missing."""

    libraries: tuple[Library, ...]
    models: tuple[ModelLicence, ...]
    notes: Path | None
