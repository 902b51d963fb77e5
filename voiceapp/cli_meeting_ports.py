"""What the commands about meetings ask of the app. As in cli_ports, nothing is imported at run time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from voiceapp.core.meetings import Meeting, MeetingHit, MeetingInfo, MeetingSpeaker
    from voiceapp.services.recording_finish import Recovered


class MeetingsPort(Protocol):
    """services/meetings.py"""

    async def list(self) -> Sequence[MeetingInfo]:
        """All meetings, the latest first."""

    async def get(self, meeting: int, /) -> Meeting:
        """One meeting with its transcript."""

    async def audio_path(self, meeting: int, /) -> Path | None:
        """The file with its sound."""

    async def search(
        self, text: str, speaker: str, since: float | None, until: float | None, /
    ) -> Sequence[MeetingHit]:
        """Segments that hold the words."""

    async def rename_speaker(self, meeting: int, speaker: str, name: str, /) -> MeetingSpeaker:
        """Name a speaker: by id, label or present name."""

    async def delete(self, meeting: int, /) -> Any:
        """Really delete a meeting."""


class RecorderPort(Protocol):
    """services/recorder.py"""

    @property
    def meeting(self) -> int | None:
        """The meeting that is being recorded."""

    @property
    def elapsed_s(self) -> float:
        """How long the running recording is."""

    async def start(self, mic: str | None, system: str | None, title: str, /) -> MeetingInfo:
        """Record from now on."""

    async def stop(self) -> MeetingInfo:
        """End the recording."""

    async def settled(self) -> None:
        """Wait until its file is made."""

    async def recover(self) -> Sequence[Recovered]:
        """Make files of what was left behind."""
