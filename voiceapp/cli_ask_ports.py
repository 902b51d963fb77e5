"""What the commands about questions ask of the app. As in cli_ports, nothing is imported at run time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from voiceapp.core.answers import Answer
    from voiceapp.core.inspection import Look
    from voiceapp.core.passages import IndexStatus, Within
    from voiceapp.services.inspecting import Inspected


class AskWordsPort(Protocol):
    """services/ask_words.py"""

    async def ask(self, question: str, within: Within, llm: str, /) -> Answer:
        """Answer from what was said."""


class CascadePort(Protocol):
    """services/ask_cascade.py"""

    async def ask(
        self,
        question: str,
        *,
        meeting: int | None,
        file: Path | None,
        llm: str,
        on_progress: Callable[[float | None, str], None] | None,
    ) -> Answer:
        """Answer from what was said and measured."""


class InspectingPort(Protocol):
    """services/inspecting.py"""

    async def write(
        self,
        path: Path,
        features: Sequence[str],
        folder: Path,
        look: Look,
        pictures: Sequence[str],
        on_progress: Callable[[float | None, str], None] | None,
        from_s: float,
        until_s: float | None,
        /,
    ) -> Inspected:
        """Write features of a file."""


class IndexPort(Protocol):
    """services/recording_index.py"""

    async def status(self) -> IndexStatus:
        """How far it is."""

    async def rebuild(self) -> int:
        """Queue making it anew; the job."""
