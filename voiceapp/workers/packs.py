"""Engine packs: isolated environments with pinned requirements, for libraries that cannot live together.

A pack NAME is described by ``packaging/packs/NAME.txt`` (see ``pack_file.py``). Where pip gives PyTorch's CUDA
build, ``extras/torch-cuda.txt`` comes on top: the libraries that this build links to. A pack lies in
``Paths.packs``/NAME: ``build-*/env`` is a virtual environment, ``build-*/source`` a copy of the part of our own
package that engines need, ``pack.json`` names the build in force and is written last. So a build that was not
finished, or is replaced, is a folder that nobody names: it is removed. Virtual environments cannot be moved, so
nothing is built elsewhere first.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.locks import try_lock
from voiceapp.core.paths import PACKAGE
from voiceapp.core.records import PackInfo, PackPlan
from voiceapp.workers import pack_file
from voiceapp.workers.pack_file import PackFile
from voiceapp.workers.pip import environment_python, import_all, install_pins, make_environment
from voiceapp.workers.source import copy_source, source_digest

Progress = Callable[[float | None, str], None]
Maker = Callable[[Path, int], Awaitable[None]]
Installer = Callable[[Path, Path, Progress, int], Awaitable[None]]
Prover = Callable[[Path, Path, str, int], Awaitable[None]]
PackState = Literal["installed", "available", "outdated", "installing", "broken"]

_MARKER = "pack.json"
_SPARE = 200_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where an engine's process runs: interpreter, the folder that holds our package, its expected digest."""

    python: Path
    import_path: Path
    digest: str | None = None


async def base_place(pack: str) -> Place:
    """The base environment; raises VoiceAppError ``pack-missing`` for any pack."""
    if pack:
        raise _missing(pack)
    return Place(Path(sys.executable), PACKAGE.parent)


def pins_folder() -> Path:
    """The packs' requirement files: beside the package in a checkout, under the prefix when installed."""
    beside = PACKAGE.parent / "packaging" / "packs"
    return beside if beside.is_dir() else Path(sys.prefix) / "share" / "voiceapp" / "packs"


@dataclass(frozen=True, slots=True)
class _Marker:
    build: str
    pins: str
    size_bytes: int


class Packs:
    """The packs of one home. Several programs may share it: a lock file lets one at a time change a pack.

    ``make``, ``install`` and ``prove`` (see ``pip.py``) are what quick tests replace; ``free`` tells free bytes,
    ``lacking`` what this machine has not got that a pack needs.
    """

    def __init__(
        self,
        folder: Path,
        pins: Path | None = None,
        make: Maker = make_environment,
        install: Installer = install_pins,
        prove: Prover = import_all,
        free: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
        lacking: Callable[[PackFile], Sequence[VoiceAppError]] = pack_file.lacking,
    ) -> None:
        self._folder = folder
        self._pins = pins or pins_folder()
        self._make, self._install, self._prove = make, install, prove
        self._free, self._lacking = free, lacking

    def names(self) -> list[str]:
        """The packs that can be installed."""
        return sorted(file.stem for file in self._pins.glob("*.txt"))

    def list(self) -> list[PackInfo]:
        """Every pack and its state. Reads a few small files."""
        return [self.info(name) for name in self.names()]

    def installed(self) -> frozenset[str]:
        """The names of the packs that engines can run in."""
        return frozenset(info.name for info in self.list() if info.state == "installed")

    def info(self, name: str) -> PackInfo:
        """One pack. Raises VoiceAppError ``pack-unknown``."""
        pack = self._pack(name)
        title, needs = pack.title, pack.needs_bytes or None
        marker = self._marker(name)
        home = self._folder / name
        state: PackState
        if marker is None:
            state = "installing" if self._locked(name) else "broken" if (home / _MARKER).exists() else "available"
            return PackInfo(name, title, state, needs, about=pack.about)
        build = home / marker.build
        if not _python(build).exists():
            state = "broken"
        else:
            state = "installed" if marker.pins == _hash(pack) else "outdated"
        return PackInfo(name, title, state, marker.size_bytes, build, about=pack.about)

    def plan(self, name: str) -> PackPlan:
        """What installing a pack would do, and what stands in its way. Raises VoiceAppError ``pack-unknown``."""
        pack = self._pack(name)
        home = next(folder for folder in (self._folder, *self._folder.parents) if folder.exists())
        return PackPlan(
            name=name,
            title=pack.title,
            about=pack.about,
            packages=pack.packages,
            environment=pack.environment,
            needs_bytes=pack.needs_bytes or None,
            free_bytes=self._free(home),
            obstacles=self._obstacles(pack, home),
        )

    async def install(self, name: str, progress: Progress | None = None) -> PackInfo:
        """Install a pack, or bring it up to date; the old one stays until the new one is whole.

        It is good once all that it is for can be imported. Cancelling removes what was made so far. Raises
        VoiceAppError: ``pack-unknown``, ``pack-busy``, ``pack-install``, ``pack-broken``, ``disk-too-small``,
        ``no-gpu`` and ``pack-needs`` before anything is made.
        """
        tell = progress or (lambda fraction, message: None)
        pack = self._pack(name)
        with self._lock(name) as lock:
            home = self._folder / name
            await asyncio.to_thread(self._tidy, name)
            for obstacle in await asyncio.to_thread(self._obstacles, pack, home):
                raise obstacle
            build = Path(tempfile.mkdtemp(prefix="build-", dir=home))
            try:
                tell(0.0, "Making the environment")
                await self._make(build / "env", lock)
                await self._install(_python(build), self._pins / f"{name}.txt", tell, lock)
                tell(0.95, "Finishing")
                await asyncio.to_thread(copy_source, build / "source")
                await self._prove(_python(build), build / "source", pack.imports, lock)
                size = await asyncio.to_thread(_size, build)
                self._write(home / _MARKER, _Marker(build.name, _hash(pack), size))
            except OSError as error:
                raise VoiceAppError(
                    "pack-install",
                    f"The pack {name} could not be installed: {error.strerror or error}.",
                    "Free some space, or make the folder writable, and try again.",
                    retryable=True,
                ) from error
            finally:
                # Whatever the marker does not name goes: the old build, or the unfinished one.
                await asyncio.shield(asyncio.to_thread(self._tidy, name))
        tell(1.0, "Installed")
        return self.info(name)

    async def remove(self, name: str) -> None:
        """Remove a pack. Raises VoiceAppError ``pack-unknown``, ``pack-busy``."""
        self._pack(name)
        with self._lock(name):
            (self._folder / name / _MARKER).unlink(missing_ok=True)
            await asyncio.to_thread(self._tidy, name)

    async def place(self, name: str) -> Place:
        """Where a pack's engines run, with its copy of our source made current; "" is the base environment.

        Raises VoiceAppError: ``pack-unknown``, ``pack-missing``, ``pack-outdated``.
        """
        if not name:
            return await base_place(name)
        info = self.info(name)
        if info.state == "outdated":
            raise VoiceAppError(
                "pack-outdated",
                f"The pack {name} needs an update.",
                f"Install it again on the Models page or with voiceapp packs install {name}.",
            )
        if info.state != "installed" or info.path is None:
            raise _missing(name)
        source = info.path / "source"
        digest = await asyncio.to_thread(source_digest)
        if await asyncio.to_thread(source_digest, source / PACKAGE.name) != digest:
            with self._lock(name):
                digest = await asyncio.to_thread(copy_source, source)
        return Place(_python(info.path), source, digest)

    # ------------------------------------------------------------------------------ files

    def _obstacles(self, pack: PackFile, home: Path) -> tuple[VoiceAppError, ...]:
        found = [*self._lacking(pack)]
        needs, free = pack.needs_bytes, self._free(home)
        if needs and free < needs + _SPARE:
            found.append(
                VoiceAppError(
                    "disk-too-small",
                    f"The pack {pack.name} needs about {needs / 1e9:.1f} GB, and {free / 1e9:.1f} GB are free.",
                    f"Free some space where {home} lies, or set VOICEAPP_HOME to another disk.",
                    retryable=True,
                )
            )
        return tuple(found)

    def _pack(self, name: str) -> PackFile:
        if name not in self.names():
            raise VoiceAppError(
                "pack-unknown", f"There is no pack {name}.", f"There are: {', '.join(self.names()) or 'none'}."
            )
        return pack_file.read(self._pins / f"{name}.txt")

    def _marker(self, name: str) -> _Marker | None:
        try:
            told = json.loads((self._folder / name / _MARKER).read_text(encoding="utf-8"))
            marker = _Marker(str(told["build"]), str(told["pins"]), int(told["size_bytes"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return marker if Path(marker.build).name == marker.build else None

    def _write(self, path: Path, marker: _Marker) -> None:
        fresh = path.with_suffix(".new")
        with open(fresh, "w", encoding="utf-8") as file:
            json.dump(asdict(marker), file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, path)

    def _tidy(self, name: str) -> None:
        """Remove the builds that the marker does not name. The lock must be held."""
        marker = self._marker(name)
        for build in (self._folder / name).glob("build-*"):
            if marker is None or build.name != marker.build:
                shutil.rmtree(build, ignore_errors=True)

    @contextlib.contextmanager
    def _lock(self, name: str) -> Iterator[int]:
        home = self._folder / name
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(home / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if not try_lock(handle):
                raise VoiceAppError(
                    "pack-busy", f"The pack {name} is being changed already.", "Wait until that is done.", True
                )
            yield handle
        finally:
            os.close(handle)

    def _locked(self, name: str) -> bool:
        try:
            handle = os.open(self._folder / name / "lock", os.O_RDWR)
        except OSError:
            return False
        try:
            return not try_lock(handle)
        finally:
            os.close(handle)


def _missing(name: str) -> VoiceAppError:
    return VoiceAppError(
        "pack-missing",
        f"The pack {name} is not installed.",
        f"Install it on the Models page or with voiceapp packs install {name}.",
    )


def _python(build: Path) -> Path:
    return environment_python(build / "env")


def _hash(pack: PackFile) -> str:
    """Changes with what is installed and how it is built, not with the words about it."""
    return hashlib.sha256(json.dumps([pack.packages, dict(pack.environment)]).encode()).hexdigest()


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*"))
