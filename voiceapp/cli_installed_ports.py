"""What the commands about models, packs and jobs ask of the app. As in cli_ports, nothing is imported early."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from voiceapp.core.events import JobInfo
    from voiceapp.core.records import ModelInfo, PackInfo, PackPlan, Recommendation


class PlanPort(Protocol):
    """What a download would bring, as the hub tells it."""

    @property
    def size_bytes(self) -> int | None:
        """Size in all."""

    @property
    def licence(self) -> str | None:
        """Licence, None where the hub states none."""


class ModelsPort(Protocol):
    """services/models.py"""

    async def list(self) -> Sequence[ModelInfo]:
        """Every model that is there or could be."""

    async def add(self, path: Path, /) -> ModelInfo:
        """Add a file or folder of the user's."""

    async def plan(self, name: str, /) -> PlanPort:
        """Ask the hub what a download would bring."""

    async def get(self, name: str, /) -> int:
        """Start a download; returns its job."""

    async def verify(self, name: str, /) -> Sequence[str]:
        """What is wrong with a model's files; nothing when all is well."""

    async def remove(self, name: str, /) -> Any:
        """Delete a model's files."""


class SetsPort(Protocol):
    """services/sets.py"""

    async def list(self) -> Sequence[Recommendation]:
        """A set for each purpose."""

    async def get_set(self, purpose: str, /) -> Sequence[int]:
        """Get a set; returns its jobs."""


class PacksPort(Protocol):
    """services/packs.py"""

    async def list(self) -> Sequence[PackInfo]:
        """The engine packs."""

    async def plan(self, name: str, /) -> PackPlan:
        """What installing a pack would do here."""

    async def install(self, name: str, /) -> int:
        """Install a pack; returns its job."""

    async def remove(self, name: str, /) -> Any:
        """Remove a pack."""


class JobsPort(Protocol):
    """services/jobs.py"""

    async def list(self) -> Sequence[JobInfo]:
        """The stored jobs."""

    async def cancel(self, job: int, /) -> Any:
        """Cancel a job."""

    async def wait(self, job: int, /) -> JobInfo:
        """Wait for a job's end."""
