"""What the program is made of: versions, and the licences of everything that is installed with it."""

from __future__ import annotations

import asyncio
import platform
from collections.abc import Callable, Iterable, Sequence
from importlib import metadata
from pathlib import Path

from voiceapp.core.about import Library, Licences, ModelLicence
from voiceapp.core.paths import PACKAGE
from voiceapp.engines.catalog import ENGINES
from voiceapp.engines.specs import EngineSpec

UNTOLD = "Not told by its package"
_NOTES = "LICENSES.md"
_SHORT = 60
"""A licence with more letters is its whole text."""


class AboutService:
    """Reads when it is asked, never at start: the metadata of a hundred packages takes a while."""

    def __init__(
        self,
        distributions: Callable[[], Iterable[metadata.Distribution]] = metadata.distributions,
        engines: Sequence[EngineSpec] = ENGINES,
    ) -> None:
        self._distributions, self._engines = distributions, engines

    async def versions(self) -> list[tuple[str, str]]:
        """The program, its Python and the system, as (name, version)."""
        own = await asyncio.to_thread(metadata.version, "voiceapp")
        system = f"{platform.system()} {platform.release()}, {platform.machine()}"
        return [("Voiceapp", own), ("Python", platform.python_version()), ("System", system)]

    async def licences(self) -> Licences:
        """Every package beside the program, by name; the models of the catalog; and the file about them."""
        return await asyncio.to_thread(self._read)

    def _read(self) -> Licences:
        first = {one.name.casefold(): one for one in reversed([*self._distributions()])}  # the one that is imported
        libraries = tuple(Library(one.name, one.version, licence_of(one)) for _, one in sorted(first.items()))
        models = tuple(
            ModelLicence(model.title, engine.title, model.licence)
            for engine in self._engines
            for model in engine.models
        )
        return Licences(libraries, models, _notes(first.get("voiceapp")))


def licence_of(package: metadata.Distribution) -> str:
    """A package's licence: its SPDX expression or short text, else its classifiers, else its file's first line.

    https://packaging.python.org/en/latest/specifications/core-metadata/
    """
    about = package.metadata
    stated = str((about.get_all("License-Expression") or about.get_all("License") or [""])[0]).strip()
    if stated and len(stated) <= _SHORT and "\n" not in stated and stated != "UNKNOWN":
        return stated
    kinds = [one for one in about.get_all("Classifier") or () if one.startswith("License ::")]
    return ", ".join(one.rpartition(" :: ")[2] for one in kinds) or _first_line(package) or UNTOLD


def _first_line(package: metadata.Distribution) -> str:
    for name in package.metadata.get_all("License-File") or ():
        for place in (f"licenses/{name}", name):
            lines = (package.read_text(place) or "").strip().splitlines()
            if lines and len(lines[0]) <= _SHORT:
                return lines[0].strip()
    return ""


def _notes(package: metadata.Distribution | None) -> Path | None:
    """Beside the package in a checkout, else where it was installed."""
    installed = (Path(str(one.locate())) for one in (package.files or () if package else ()) if one.name == _NOTES)
    return next((file for file in (PACKAGE.parent / _NOTES, *installed) if file.is_file()), None)
