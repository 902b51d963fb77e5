"""Downloads of model files from a hub: planned by its API, pinned, resumed, verified, moved into place whole."""

from __future__ import annotations

import asyncio
import errno
import hashlib
import os
import shutil
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any, Protocol
from urllib.parse import quote, urlsplit

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.logs import log
from voiceapp.engines.gguf import is_projector
from voiceapp.services.modelfacts import licence_plain, size_text
from voiceapp.storage.models import ModelFile

HUB = "https://huggingface.co"
_WAIT_S = 20.0
_CHUNK = 2**20
_HASH_CHUNK = 2**24
_HEADERS = {"user-agent": "voiceapp"}
"""Nothing about this computer or its libraries."""

_KEPT = "; what has arrived is kept"
_SPARE = 50_000_000
"""Bytes that stay free beside a download."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a download brings, pinned to one revision. Unknown sizes and licences are None."""

    name: str
    repo: str
    revision: str
    licence: str | None
    files: tuple[ModelFile, ...]
    host: str

    @property
    def size_bytes(self) -> int | None:
        """Bytes in all; None when the hub did not tell every file's size."""
        sizes = [file.size for file in self.files]
        return None if None in sizes else sum(size for size in sizes if size is not None)

    @property
    def licence_plain(self) -> str | None:
        """What the licence allows, in plain words."""
        return licence_plain(self.licence)


class Steps(Protocol):
    """The part of a job's context that a download needs."""

    def progress(self, fraction: float | None, message: str = "") -> None:
        """Tell how far it is."""

    async def check(self) -> None:
        """Wait while paused, raise once cancelled."""


class Hub:
    """A model hub that speaks Hugging Face's protocol. No token is ever sent.

    ``waits_s`` are the pauses before a broken connection is tried again.
    """

    def __init__(self, endpoint: str | None = None, waits_s: tuple[float, ...] = (0.5, 1.0, 2.0, 4.0)) -> None:
        self.endpoint = (endpoint or os.environ.get("HF_ENDPOINT") or HUB).rstrip("/")
        parts = urlsplit(self.endpoint)
        self.host = parts.hostname or ""
        self._local = self.host in ("127.0.0.1", "localhost", "::1")
        self._safe = parts.scheme == "https" or self._local
        self._waits_s = waits_s

    async def plan(self, name: str, repo: str, patterns: tuple[str, ...]) -> Plan:
        """Ask the hub for a repository's revision, licence and files that match ``patterns``.

        Raises VoiceAppError: ``hub-address``, ``hub-unreachable``, ``hub-failed``, ``model-unknown``,
        ``model-gated``.
        """
        if not self._safe:
            raise VoiceAppError(
                "hub-address",
                f"The model hub {self.endpoint} is not reached by https.",
                "Mend or unset HF_ENDPOINT.",
            )
        info = await asyncio.to_thread(self._ask, repo)
        files = []
        for sibling in info.siblings or []:
            if any(fnmatchcase(sibling.rfilename, pattern) for pattern in patterns):
                lfs = sibling.lfs
                size = lfs.size if lfs and lfs.size is not None else sibling.size
                files.append(
                    ModelFile(_safe(sibling.rfilename), size, lfs.sha256 if lfs else None, sibling.blob_id)
                )
        if not any("mmproj" in pattern for pattern in patterns):  # for models that only talk
            files = [file for file in files if not is_projector(file.name)]
        if not files or not info.sha:
            raise VoiceAppError(
                "model-unknown",
                f"{repo} on {self.host} holds no file that can be used.",
                "Choose another model, or add a file from disk.",
            )
        return Plan(name, repo, info.sha, _licence(info), tuple(files), self.host)

    def _ask(self, repo: str) -> Any:
        import httpx2
        from huggingface_hub import HfApi, close_session
        from huggingface_hub.errors import (
            GatedRepoError,
            HfHubHTTPError,
            HFValidationError,
            RepositoryNotFoundError,
        )

        try:
            return HfApi(endpoint=self.endpoint, token=False, headers=_HEADERS).model_info(
                repo, files_metadata=True, timeout=_WAIT_S
            )
        except GatedRepoError as error:
            raise self._gated(repo) from error
        except (RepositoryNotFoundError, HFValidationError) as error:
            raise self._unknown(repo) from error
        except HfHubHTTPError as error:
            status = error.response.status_code
            if status in (401, 404):  # the hub hides what is private as unknown
                raise self._unknown(repo) from error
            raise (self._gated(repo) if status == 403 else self._failed("")) from error
        except (httpx2.TransportError, ConnectionError) as error:
            raise self._unreachable("") from error
        finally:
            close_session()  # no connection to the hub stays open

    async def fetch(self, plan: Plan, folder: Path, steps: Steps) -> None:
        """Bring every file of ``plan`` into ``folder``, going on from what lies there already; verify each.

        Raises VoiceAppError: ``disk-too-small``, ``disk-full``, ``hub-unreachable``, ``hub-failed``,
        ``model-gated``, ``download-damaged``. What has arrived stays for the next try.
        """
        total = plan.size_bytes
        targets = {file.name: folder / file.name for file in plan.files}
        with _DiskErrors(folder):
            here = sum(path.stat().st_size for path in targets.values() if path.exists())
            await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True, mode=0o700)
            _check_space(plan.name, folder, None if total is None else total - here)
        done = 0
        for file in plan.files:

            def tell(bytes_here: int, before: int = done) -> None:
                share = (before + bytes_here) / total if total else None
                steps.progress(share, f"{size_text(before + bytes_here)} of {size_text(total)}")

            target = targets[file.name]
            with _DiskErrors(folder):
                await self._file(plan, file, target, steps, tell)
                await _verified(file, target, steps, plan.host)
                done += target.stat().st_size

    async def _file(
        self, plan: Plan, file: ModelFile, target: Path, steps: Steps, tell: Callable[[int], None]
    ) -> None:
        """One file; a broken connection is taken up again where it broke, as long as each try brings bytes."""
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        waits = list(self._waits_s)
        while True:
            before = target.stat().st_size if target.exists() else 0
            if file.size is not None and before == file.size:
                return
            problem = await self._some(plan, file, target, steps, tell)
            arrived = target.stat().st_size if target.exists() else 0
            if problem is None and (file.size is None or arrived >= file.size):
                return
            problem = problem or self._unreachable()
            if arrived > before:
                waits = list(self._waits_s)
            if not waits or not problem.retryable:
                raise problem
            log("downloads", "retry", code=problem.code, left=len(waits))
            await asyncio.sleep(waits.pop(0))
            await steps.check()

    async def _some(
        self, plan: Plan, file: ModelFile, target: Path, steps: Steps, tell: Callable[[int], None]
    ) -> VoiceAppError | None:
        """Bring what the connection gives; None when it ended as it should, else why not."""
        import httpx2

        have = target.stat().st_size if target.exists() else 0
        if file.size is not None and have > file.size:
            target.unlink()
            have = 0
        address = f"{self.endpoint}/{plan.repo}/resolve/{plan.revision}/{quote(file.name)}"
        # Identity: a byte range of a compressed stream would be of no use.
        headers = _HEADERS | {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
        try:
            async with (
                httpx2.AsyncClient(follow_redirects=True, timeout=_WAIT_S, trust_env=not self._local) as client,
                client.stream("GET", address, headers=headers) as response,
            ):
                if response.url.scheme != "https" and not self._local:
                    return VoiceAppError("hub-failed", f"{plan.host} sent the download to an unsafe place.")
                refused = self._refusal(plan, file, response.status_code)
                if refused or response.status_code == 416:
                    if response.status_code == 416:
                        target.unlink(missing_ok=True)  # more is here than there: begin anew
                    return refused or self._failed()
                if response.status_code != 206:
                    have = 0
                await self._store(response.aiter_bytes(), target, have, file, steps, tell)
        except httpx2.TransportError:
            return self._unreachable()
        return None

    async def _store(
        self,
        chunks: AsyncIterator[bytes],
        target: Path,
        have: int,
        file: ModelFile,
        steps: Steps,
        tell: Callable[[int], None],
    ) -> None:
        async with _Appending(target, have) as store:
            async for chunk in chunks:
                have += len(chunk)
                if file.size is not None and have > file.size:
                    raise _damaged(file, self.host, "more arrived than was announced")
                await store.add(chunk)
                tell(have)
                await steps.check()

    def _refusal(self, plan: Plan, file: ModelFile, status: int) -> VoiceAppError | None:
        if status in (401, 403):
            return self._gated(plan.repo)
        if status == 404:
            return VoiceAppError(
                "model-unknown", f"{self.host} no longer has {file.name} of {plan.repo}.", "Get the model anew."
            )
        return self._failed() if status >= 400 and status != 416 else None

    def _unreachable(self, kept: str = _KEPT) -> VoiceAppError:
        return VoiceAppError(
            "hub-unreachable",
            f"{self.host} could not be reached{kept}.",
            "Check the network and try again.",
            retryable=True,
        )

    def _failed(self, kept: str = _KEPT) -> VoiceAppError:
        return VoiceAppError(
            "hub-failed",
            f"{self.host} could not answer{kept}.",
            "Try again later.",
            retryable=True,
        )

    def _unknown(self, repo: str) -> VoiceAppError:
        return VoiceAppError("model-unknown", f"There is no model {repo} on {self.host}.", "Check its name.")

    def _gated(self, repo: str) -> VoiceAppError:
        return VoiceAppError(
            "model-gated",
            f"{repo} is given out only to people who accepted its terms on {self.host}.",
            "Download it there with your own account and add the folder from disk, or choose another model.",
        )


class _Appending:
    """A file that grows at ``have``: written off the loop in large pieces, and whole when the connection breaks."""

    def __init__(self, target: Path, have: int) -> None:
        self._target = target
        self._have = have
        self._waiting = bytearray()

    async def __aenter__(self) -> _Appending:
        self._file = await asyncio.to_thread(self._target.open, "r+b" if self._have else "wb")
        self._target.chmod(0o600)
        self._file.seek(self._have)
        self._file.truncate()
        return self

    async def add(self, data: bytes) -> None:
        self._waiting += data
        if len(self._waiting) >= _CHUNK:
            piece, self._waiting = bytes(self._waiting), bytearray()
            await asyncio.to_thread(self._file.write, piece)

    async def __aexit__(self, *_: object) -> None:
        # No await here: a cancelled download must let go at once, and the rest is small.
        with self._file:
            self._file.write(self._waiting)


class _DiskErrors:
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


def _check_space(name: str, folder: Path, needed: int | None) -> None:
    free = shutil.disk_usage(folder).free
    if needed is not None and needed > 0 and needed + _SPARE > free:
        raise VoiceAppError(
            "disk-too-small",
            f"{name} needs {size_text(needed)} more, and {size_text(free)} are free.",
            "Free some space, or choose a smaller model.",
            retryable=True,
        )


async def _verified(file: ModelFile, path: Path, steps: Steps, host: str) -> None:
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
        raise _damaged(file, host, problem)


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


def _damaged(file: ModelFile, host: str, why: str) -> VoiceAppError:
    return VoiceAppError(
        "download-damaged",
        f"{file.name} from {host} arrived damaged: {why}. It was thrown away.",
        "Try again.",
        retryable=True,
    )


def _licence(info: Any) -> str | None:
    card = info.card_data
    licence = card.get("license") if card else None
    if isinstance(licence, str) and licence == "other" and card:
        licence = card.get("license_name") or licence
    if isinstance(licence, str) and licence:
        return licence
    return next((tag.removeprefix("license:") for tag in info.tags or [] if tag.startswith("license:")), None)


def _safe(name: str) -> str:
    """A hub's file name, refused when it points outside of the model's folder."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name or ":" in name:
        raise VoiceAppError(
            "hub-failed", "The hub names a file outside of the model's folder.", "Choose another model."
        )
    return str(path)
