"""What the commands about voices ask of the app. As in cli_ports, nothing is imported at run time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from voiceapp.core.samples import Diagnosis


class SampleCheckPort(Protocol):
    """services/sample_check.py"""

    async def check(
        self, path: Path, language: str, on_progress: Callable[[float | None, str], None] | None
    ) -> Diagnosis:
        """What is wrong with a voice sample."""
