"""Files of a download on the disk: grown piece by piece, checked against what the hub announced."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Protocol

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.locks import try_lock
from voiceapp.services.modelfacts import size_text
from voiceapp.storage.models import ModelFile

_CHUNK = 2**20
_HASH_CHUNK = 2**24
_LOCK_WAIT_S = 0.3
_SPARE = 50_000_000
"""Bytes that stay free beside a download."""


class Steps(Protocol):
    """The part of a job's context that a download needs."""

    def progress(self, fraction: float | None, message: str = "") -> None:
        """Tell how far it is."""

    async def check(self) -> None:
        """Wait while paused, raise once cancelled."""


class Appending:
    """A file that grows at ``have``: written off the loop in large pieces, and whole when the connection breaks."""

    def __init__(self, target: Path, have: int) -> None:
        self._target = target
        self._have = have
        self._waiting = bytearray()

    async def __aenter__(self) -> Appending:
        # Not in a thread: a download that is cancelled meanwhile would leave it open.
        self._file = self._target.open("r+b" if self._have else "wb")
        self._target.chmod(0o600)
        self._file.seek(self._have)
        self._file.truncate()
        return self

    async def add(self, data: bytes) -> None:
        """Append; written once enough has come together."""
        self._waiting += data
        if len(self._waiting) >= _CHUNK:
            piece, self._waiting = bytes(self._waiting), bytearray()
            await asyncio.to_thread(self._file.write, piece)

    async def __aexit__(self, *_: object) -> None:
        # No await here: a cancelled download must let go at once, and the rest is small.
        with self._file:
            self._file.write(self._waiting)


class DiskErrors:
    """Turns what the disk refuses into errors that say what to do."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if not isinstance(error, OSError):
            return
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise VoiceAppError(
                "disk-full",
                "The disk is full. What has arrived is kept.",
                f"Free some space where {self._folder} lies, then try again.",
                retryable=True,
            ) from error
        raise VoiceAppError(
            "data-not-writable",
            f"The folder {self._folder} cannot be written: {error.strerror or error}.",
            "Make it writable, or set VOICEAPP_HOME to another folder.",
            retryable=True,
        ) from error


def check_space(name: str, folder: Path, needed: int | None) -> None:
    """Raise VoiceAppError ``disk-too-small`` where ``needed`` more bytes do not fit."""
    free = shutil.disk_usage(folder).free
    if needed is not None and needed > 0 and needed + _SPARE > free:
        raise VoiceAppError(
            "disk-too-small",
            f"{name} needs {size_text(needed)} more, and {size_text(free)} are free.",
            "Free some space, or choose a smaller model.",
            retryable=True,
        )


async def verified(file: ModelFile, path: Path, steps: Steps, host: str) -> None:
    """Compare what arrived with what was announced. Raises VoiceAppError ``download-damaged``, and removes it."""
    problem = await asyncio.to_thread(size_fault, file, path)
    if problem is None and (digest := _digest(file)):
        with path.open("rb") as source:
            while chunk := await asyncio.to_thread(source.read, _HASH_CHUNK):
                await asyncio.to_thread(digest.update, chunk)
                await steps.check()
        problem = (
            None if digest.hexdigest() == (file.sha256 or file.blob) else "its content is not what was announced"
        )
    if problem:
        path.unlink(missing_ok=True)  # so that the next try brings it anew
        raise damaged(file, host, problem)


def size_fault(file: ModelFile, path: Path) -> str | None:
    """What the mere size of a stored file tells, None when it is as announced."""
    if not path.is_file():
        return "it is missing"
    size = path.stat().st_size
    if file.size is not None and size != file.size:
        return f"it has {size} bytes instead of {file.size}"
    return None


def content_fault(file: ModelFile, path: Path) -> str | None:
    """Compare a stored file with what the hub announced, byte for byte (by its hash); None when equal."""
    fault = size_fault(file, path)
    digest = _digest(file)
    if fault or digest is None:
        return fault
    with path.open("rb") as source:
        while chunk := source.read(_HASH_CHUNK):
            digest.update(chunk)
    return None if digest.hexdigest() == (file.sha256 or file.blob) else "its content changed"


def _digest(file: ModelFile) -> Any:
    """SHA-256 of large files; small ones are known by git's blob id, a SHA-1 over a header and the content."""
    if file.sha256:
        return hashlib.sha256()
    if file.blob and len(file.blob) == 40 and file.size is not None:
        return hashlib.sha1(b"blob %d\0" % file.size, usedforsecurity=False)
    return None


def damaged(file: ModelFile, host: str, why: str) -> VoiceAppError:
    """The error for a file that is not what was announced."""
    return VoiceAppError(
        "download-damaged",
        f"{file.name} from {host} arrived damaged: {why}. It was thrown away.",
        "Try again.",
        retryable=True,
    )


@asynccontextmanager
async def alone(lock: Path, steps: Steps) -> AsyncIterator[None]:
    """Hold a lock among processes; a download of the same model by another one is waited for, and that is told."""
    await asyncio.to_thread(lock.parent.mkdir, parents=True, exist_ok=True, mode=0o700)
    while (handle := _locked(lock)) is None:
        steps.progress(None, "Another window or command is getting it: waiting")
        await asyncio.sleep(_LOCK_WAIT_S)
        await steps.check()
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # Windows keeps an open file; it is empty and used again
            lock.unlink()
        os.close(handle)


def _locked(lock: Path) -> int | None:
    """The locked file; None when somebody else has it, or has just removed the one that was opened here."""
    handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    with contextlib.suppress(OSError):
        if try_lock(handle) and os.path.samestat(os.stat(lock), os.fstat(handle)):
            return handle
    os.close(handle)
    return None


def sizes(path: Path) -> tuple[ModelFile, ...]:
    """The files of an added model, those of inner folders too; not the hidden ones, such as a cache."""
    if path.is_file():
        return (ModelFile(path.name, path.stat().st_size),)
    files = sorted(file for file in path.rglob("*") if file.is_file())
    names = [(file, file.relative_to(path)) for file in files]
    return tuple(
        ModelFile(name.as_posix(), file.stat().st_size)
        for file, name in names
        if not any(part.startswith(".") for part in name.parts)
    )
