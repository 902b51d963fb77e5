"""What the commands about meetings ask of the app. As in cli_ports, nothing is imported at run time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from voiceapp.core.errors import VoiceAppError
    from voiceapp.core.meetings import Meeting, MeetingHit, MeetingInfo, MeetingSpeaker
    from voiceapp.services.meeting_import import Imported


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

    async def import_files(
        self, files: Sequence[Path], title: str, transcript: Path | None, transcribe: bool, /
    ) -> Sequence[int]:
        """Queue recordings; their jobs."""

    async def rename_speaker(self, meeting: int, speaker: str, name: str, /) -> MeetingSpeaker:
        """Name a speaker: by id, label or present name."""

    async def delete(self, meeting: int, /) -> Any:
        """Really delete a meeting."""


class MeetingImportPort(Protocol):
    """services/meeting_import.py"""

    def result(self, job: int, /) -> Imported:
        """What a job made of its file."""


class MeetingTranscriptionPort(Protocol):
    """services/meeting_transcription.py"""

    def obstacle(self) -> VoiceAppError | None:
        """Why new meetings are not written down by themselves."""

    async def start(self, meeting: int, /) -> int:
        """Write a meeting down; the job."""
