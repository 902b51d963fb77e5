"""Recommended sets of models, and getting one with one click."""

from __future__ import annotations

import asyncio
import builtins
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.records import Machine, MemoryUse, ModelInfo, PackInfo, Recommendation
from voiceapp.core.settings import Settings
from voiceapp.engines.catalog import ENGINES
from voiceapp.engines.specs import EngineSpec
from voiceapp.services.recommend import PURPOSES, Circumstances, probe_bandwidth, probe_gflops, recommend


class Models(Protocol):
    """The part of services/models.py that is used."""

    async def list(self) -> Sequence[ModelInfo]:
        """Every row."""

    async def get(self, name: str, /) -> int:
        """Start a download."""

    def machine(self) -> Machine:
        """This computer."""

    def memory(self) -> MemoryUse:
        """What is allowed."""


class Packs(Protocol):
    """The part of services/packs.py that is used."""

    async def list(self) -> Sequence[PackInfo]:
        """The packs."""

    async def install(self, name: str, /) -> int:
        """Start an installation."""


class SetsService:
    """Sets for talk, meetings, voices and music. ``token`` tells the hub's token, ``probe`` the machine's speed."""

    def __init__(
        self,
        models: Models,
        packs: Packs,
        settings: Settings,
        token: Callable[[], Awaitable[str | None]],
        *,
        engines: Sequence[EngineSpec] = ENGINES,
        probe: Callable[[int], float] = probe_gflops,
        bandwidth: Callable[[], float] = probe_bandwidth,
    ) -> None:
        self._models = models
        self._packs = packs
        self._settings = settings
        self._token = token
        self._engines = engines
        self._probe = probe
        self._probe_bandwidth = bandwidth
        self._gflops: float | None = None
        self._bandwidth: float | None = None

    async def list(self) -> builtins.list[Recommendation]:
        """A set for each purpose. The first call measures the processor for a fifth of a second."""
        rows = await self._models.list()
        machine = self._models.machine()
        if self._gflops is None:
            self._gflops = await asyncio.to_thread(self._probe, machine.cores)
            self._bandwidth = await asyncio.to_thread(self._probe_bandwidth)
        if self._settings.text("engines.device") == "cpu":
            machine = Machine(machine.cpu, machine.cores, machine.ram)
        around = Circumstances(
            machine,
            self._models.memory().allowed,
            self._gflops,
            await self._has_token(),
            self._settings.text("engines.language"),
            self._bandwidth,
        )
        return await asyncio.to_thread(recommend, rows, self._engines, around)

    async def get_set(self, purpose: str) -> builtins.list[int]:
        """Install the packs of a set and download its models, as jobs; tells their numbers, none when all is here.

        Raises VoiceAppError ``purpose-unknown``, ``nothing-recommended``, and those of the first installation or
        download that cannot even begin.
        """
        if purpose not in PURPOSES:
            raise VoiceAppError(
                "purpose-unknown", f"There is no set for {purpose}.", f"Choose one of: {', '.join(PURPOSES)}."
            )
        chosen = next(found for found in await self.list() if found.purpose == purpose)
        if not chosen.models:
            raise VoiceAppError("nothing-recommended", chosen.reason, "voiceapp models list shows all models.")
        here = {pack.name for pack in await self._packs.list() if pack.state == "installed"}
        jobs = [await self._packs.install(name) for name in chosen.packs if name not in here]
        rows = {row.name: row for row in await self._models.list()}
        embedded = {spec.name for spec in self._engines if spec.embedded}
        for name in chosen.models:
            if name not in embedded and rows[name].path is None:
                jobs.append(await self._models.get(name))
        return jobs

    async def _has_token(self) -> bool:
        try:
            return bool(await self._token())
        except VoiceAppError:
            return False  # a locked keyring: what needs a token is not recommended
