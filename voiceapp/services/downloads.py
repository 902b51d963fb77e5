"""Downloads of model files from a hub: planned by its API, pinned, resumed, verified, moved into place whole."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar
from urllib.parse import quote, urlsplit

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.logs import log
from voiceapp.engines.gguf import is_projector
from voiceapp.engines.specs import ModelPart
from voiceapp.services.download_files import Appending, DiskErrors, Steps, check_space, damaged, verified
from voiceapp.services.hub_words import HubWords, offline
from voiceapp.services.modelfacts import licence_plain, size_text
from voiceapp.storage.models import ModelFile

HUB = "https://huggingface.co"
_DATASETS = "datasets/"
"""How the hub's addresses tell a dataset's repository (voices, for example) from a model's."""

_WAIT_S = 20.0
_HEADERS = {"user-agent": "voiceapp"}
"""Nothing about this computer or its libraries."""

_FOR_A_TOKEN = frozenset(("token-needed", "model-gated"))


@dataclass(frozen=True, slots=True)
class PlanPart:
    """Another repository that a model needs: its pinned revision, and the folder that its files come to lie in."""

    repo: str
    revision: str
    folder: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a download brings, pinned to one revision (of each repository). Unknown sizes and licences are None.

    ``gated``: the hub gives the files only for a token whose owner accepted the terms on the model's page.
    """

    name: str
    repo: str
    revision: str
    licence: str | None
    files: tuple[ModelFile, ...]
    host: str
    parts: tuple[PlanPart, ...] = ()
    gated: bool = False

    def source(self, file: ModelFile) -> tuple[str, str, str]:
        """Repository, revision and name there of one of ``files``."""
        for part in self.parts:
            if file.name.startswith(f"{part.folder}/"):
                return part.repo, part.revision, file.name.removeprefix(f"{part.folder}/")
        return self.repo, self.revision, file.name

    @property
    def size_bytes(self) -> int | None:
        """Bytes in all; None when the hub did not tell every file's size."""
        sizes = [file.size for file in self.files]
        return None if None in sizes else sum(size for size in sizes if size is not None)

    @property
    def licence_plain(self) -> str | None:
        """What the licence allows, in plain words."""
        return licence_plain(self.licence)


@dataclass(frozen=True, slots=True)
class Access:
    """How the hub is reached, as the settings say now. "" is the default: HF_ENDPOINT or Hugging Face, and the
    system's proxy. ``offline``: it is not to be asked at all."""

    hub: str = ""
    proxy: str = ""
    offline: bool = False


async def no_token() -> str | None:
    """For a hub that is only asked without a token."""
    return None


class Hub:
    """A model hub that speaks Hugging Face's protocol.

    Its API is asked by huggingface_hub; files are fetched here, since huggingface_hub's own download can neither
    be paused nor cancelled between two bytes, nor told where to go on. The user's token is sent only to the hub's
    own host, and only for what the hub refuses without one. ``waits_s`` are the pauses before a broken connection
    is tried again; ``access`` and ``token`` are asked anew each time.
    """

    _calling: ClassVar[threading.Lock] = threading.Lock()
    """One for all hubs: huggingface_hub has one client for the whole process, made anew and closed in each call."""

    def __init__(
        self,
        endpoint: str | None = None,
        waits_s: tuple[float, ...] = (0.5, 1.0, 2.0, 4.0),
        access: Callable[[], Access] = Access,
        token: Callable[[], Awaitable[str | None]] = no_token,
    ) -> None:
        self._endpoint = endpoint
        self._waits_s = waits_s
        self._access = access
        self._token = token

    @property
    def endpoint(self) -> str:
        """The hub's address, without a slash at its end."""
        return (self._endpoint or self._access().hub or os.environ.get("HF_ENDPOINT") or HUB).rstrip("/")

    @property
    def host(self) -> str:
        """The hub's host, as the user is told it."""
        return urlsplit(self.endpoint).hostname or ""

    @property
    def _words(self) -> HubWords:
        return HubWords(self.endpoint)

    @property
    def _local(self) -> bool:
        return self.host in ("127.0.0.1", "localhost", "::1")

    async def plan(self, name: str, repo: str, patterns: tuple[str, ...], parts: Sequence[ModelPart] = ()) -> Plan:
        """Ask the hub for revision, licence and the files that match ``patterns``, of a repository and its parts.

        Raises VoiceAppError: ``offline``, ``hub-address``, ``hub-unreachable``, ``hub-failed``, ``model-unknown``,
        ``model-gated``, ``token-needed``, ``token-refused``, and those of the stored token.
        """
        self._check_access()
        info, files = await self._files(repo, patterns)
        licences, gated, pinned = [_licence(info)], bool(info.gated), []
        for part in parts:
            about, more = await self._files(part.repo, part.files)
            files += [replace(file, name=_safe(f"{part.folder}/{file.name}")) for file in more]
            pinned.append(PlanPart(part.repo, about.sha, part.folder))
            licences.append(_licence(about))
            gated = gated or bool(about.gated)
        told = list(dict.fromkeys(licence for licence in licences if licence))
        licence = None if None in licences else ", ".join(told)
        return Plan(name, repo, info.sha, licence, tuple(files), self.host, tuple(pinned), gated)

    async def check_token(self, plan: Plan) -> None:
        """Raise ``token-needed`` for a plan that the hub would refuse for want of a token."""
        if plan.gated and not await self._token():
            raise self._words.refused(plan.repo, 401, False)

    def _check_access(self) -> None:
        access = self._access()
        if access.offline:
            raise offline()
        parts = urlsplit(self.endpoint)
        if parts.scheme != "https" and not self._local:
            named = "files.hub" if access.hub and not self._endpoint else "HF_ENDPOINT"
            raise VoiceAppError(
                "hub-address",
                f"The model hub {self.endpoint} is not reached by https.",
                f"Mend or unset {named}.",
            )
        if access.proxy and urlsplit(access.proxy).scheme not in ("http", "https"):
            raise VoiceAppError(
                "proxy-address",
                "The proxy has no address of the form http://HOST:PORT.",  # not shown: it may hold a password
                "Mend or empty files.proxy in Settings.",
            )

    async def _files(self, repo: str, patterns: tuple[str, ...]) -> tuple[Any, list[ModelFile]]:
        info = await self._ask(repo)
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
        return info, files

    async def _ask(self, repo: str) -> Any:
        """What the hub tells of a repository: without the token, and with it where that is refused."""
        try:
            return await asyncio.to_thread(self._call, repo, None)
        except VoiceAppError as error:
            if error.code not in ("model-unknown", "model-gated", "token-needed"):
                raise
            token = await self._token()
            if token is None:
                raise
        return await asyncio.to_thread(self._call, repo, token)

    def _call(self, repo: str, token: str | None) -> Any:
        with self._calling:
            return self._called(repo, token)

    def _called(self, repo: str, token: str | None) -> Any:
        import httpx2
        from huggingface_hub import HfApi, close_session, constants, set_client_factory
        from huggingface_hub.errors import GatedRepoError, HfHubHTTPError, HFValidationError

        # Else it asks huggingface.co, whichever hub is set, for a list of programs to look for on this computer.
        constants.HF_HUB_DISABLE_TELEMETRY = True
        set_client_factory(lambda: httpx2.Client(follow_redirects=True, timeout=_WAIT_S, **self._way()))
        try:
            api = HfApi(endpoint=self.endpoint, token=token or False, headers=_HEADERS)
            dataset = repo.removeprefix(_DATASETS)
            if dataset != repo:
                return api.dataset_info(dataset, files_metadata=True, timeout=_WAIT_S)
            return api.model_info(repo, files_metadata=True, timeout=_WAIT_S)
        except HFValidationError as error:
            raise self._words.unknown(repo) from error
        except HfHubHTTPError as error:  # of which all others are kinds
            status = error.response.status_code
            if status in (401, 403):
                hidden = status == 401 and not token and not isinstance(error, GatedRepoError)
                # To nobody in particular the hub says the same of what is private and of what is not there.
                words = self._words
                raise (words.unknown(repo) if hidden else words.refused(repo, status, bool(token))) from error
            raise (self._words.unknown(repo) if status == 404 else self._words.failed("")) from error
        except (httpx2.TransportError, ConnectionError) as error:
            raise self._words.unreachable("") from error
        finally:
            close_session()  # no connection to the hub stays open

    def _way(self) -> dict[str, Any]:
        """Arguments of an HTTP client: which way to the hub."""
        proxy = self._access().proxy
        return {"proxy": proxy} if proxy else {"trust_env": not self._local}

    async def fetch(self, plan: Plan, folder: Path, steps: Steps) -> None:
        """Bring every file of ``plan`` into ``folder``, going on from what lies there already; verify each.

        Raises VoiceAppError: ``offline``, ``disk-too-small``, ``disk-full``, ``hub-unreachable``, ``hub-failed``,
        ``model-gated``, ``token-needed``, ``token-refused``, ``download-damaged``. What has arrived stays for the
        next try.
        """
        self._check_access()
        await self.check_token(plan)
        total = plan.size_bytes
        targets = {file.name: folder / file.name for file in plan.files}
        with DiskErrors(folder):
            here = sum(path.stat().st_size for path in targets.values() if path.exists())
            await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True, mode=0o700)
            check_space(plan.name, folder, None if total is None else total - here)
        done = 0
        for file in plan.files:

            def tell(bytes_here: int, before: int = done) -> None:
                share = (before + bytes_here) / total if total else None
                steps.progress(share, f"{size_text(before + bytes_here)} of {size_text(total)}")

            target = targets[file.name]
            with DiskErrors(folder):
                await self._file(plan, file, target, steps, tell)
                await verified(file, target, steps, plan.host)
                done += target.stat().st_size

    async def _file(
        self, plan: Plan, file: ModelFile, target: Path, steps: Steps, tell: Callable[[int], None]
    ) -> None:
        """One file; a broken connection is taken up again where it broke, as long as that brings more."""
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        waits = list(self._waits_s)
        token: str | None = None
        most = target.stat().st_size if target.exists() else 0
        while True:
            if file.size is not None and target.exists() and target.stat().st_size == file.size:
                return
            problem = await self._some(plan, file, target, steps, tell, token)
            if problem is not None and problem.code in _FOR_A_TOKEN and token is None:
                token = await self._token()
                if token is not None:
                    continue  # refused without it: once more with it
            arrived = target.stat().st_size if target.exists() else 0
            if problem is None and (file.size is None or arrived >= file.size):
                return
            problem = problem or self._words.unreachable()
            if arrived > most:
                most = arrived
                waits = list(self._waits_s)
            if not waits or not problem.retryable:
                raise problem
            log("downloads", "retry", code=problem.code, left=len(waits))
            await asyncio.sleep(waits.pop(0))
            await steps.check()

    async def _some(
        self,
        plan: Plan,
        file: ModelFile,
        target: Path,
        steps: Steps,
        tell: Callable[[int], None],
        token: str | None,
    ) -> VoiceAppError | None:
        """Bring what the connection gives; None when it ended as it should, else why not."""
        import httpx2

        have = target.stat().st_size if target.exists() else 0
        if file.size is not None and have > file.size:
            target.unlink()
            have = 0
        self._check_access()
        repo, revision, name = plan.source(file)
        address = f"{self.endpoint}/{repo}/resolve/{revision}/{quote(name)}"
        # Identity: a byte range of a compressed stream would be of no use.
        headers = _HEADERS | {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
        if token:  # httpx leaves it away when the hub sends us on to another host, where the bytes lie
            headers["Authorization"] = f"Bearer {token}"
        try:
            async with (
                httpx2.AsyncClient(follow_redirects=True, timeout=_WAIT_S, **self._way()) as client,
                client.stream("GET", address, headers=headers) as response,
            ):
                if response.url.scheme != "https" and not self._local:
                    return VoiceAppError(
                        "hub-failed",
                        f"{plan.host} sent the download to a place that is not reached by https.",
                        "Try again later, or choose another model.",
                    )
                refused = self._refusal(repo, name, response.status_code, bool(token))
                if refused or response.status_code == 416:
                    if response.status_code == 416:
                        target.unlink(missing_ok=True)  # more is here than there: begin anew
                    return refused or self._words.failed()
                if response.status_code != 206:
                    have = 0
                await self._store(response.aiter_bytes(), target, have, file, steps, tell)
        except httpx2.TransportError:
            return self._words.unreachable()
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
        async with Appending(target, have) as store:
            async for chunk in chunks:
                have += len(chunk)
                if file.size is not None and have > file.size:
                    raise damaged(file, self.host, "more arrived than was announced")
                await store.add(chunk)
                tell(have)
                await steps.check()
                if self._access().offline:
                    raise offline()

    def _refusal(self, repo: str, name: str, status: int, with_token: bool) -> VoiceAppError | None:
        if status in (401, 403):
            return self._words.refused(repo, status, with_token)
        if status == 404:
            return VoiceAppError(
                "model-unknown", f"{self.host} no longer has {name} of {repo}.", "Get the model anew."
            )
        return self._words.failed() if status >= 400 and status != 416 else None


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
