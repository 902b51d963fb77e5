"""What the commands about meetings ask of the app. As in cli_ports, nothing is imported at run time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from voiceapp.core.errors import VoiceAppError
    from voiceapp.core.meetings import (
        Meeting,
        MeetingHit,
        MeetingInfo,
        MeetingNote,
        MeetingSpeaker,
        Minutes,
        Presence,
        TranscriptInfo,
    )
    from voiceapp.core.people import NameSuggestion, Person
    from voiceapp.core.recordings import DiarizeOptions
    from voiceapp.core.versions import Comparison, Difference, Side, Version
    from voiceapp.services.meeting_import import Imported
    from voiceapp.services.meeting_speakers import DiarizedMeeting
    from voiceapp.services.minutes_llm import Progress
    from voiceapp.services.recording_finish import Recovered


class MeetingsPort(Protocol):
    """services/meetings.py"""

    async def list(self) -> Sequence[MeetingInfo]:
        """All meetings, the latest first."""

    async def of_file(self, path: Path, /) -> MeetingInfo | None:
        """The meeting that was imported from a file of this content."""

    async def get(self, meeting: int, /) -> Meeting:
        """One meeting with its transcript."""

    async def translation(self, meeting: int, /) -> Mapping[int, str]:
        """The English of its segments."""

    async def audio_path(self, meeting: int, /) -> Path | None:
        """The file with its sound."""

    async def search(
        self, text: str, speaker: str, since: float | None, until: float | None, meeting: int | None, /
    ) -> Sequence[MeetingHit]:
        """Segments that hold the words."""

    async def import_files(
        self, files: Sequence[Path], title: str, transcript: Path | None, transcribe: bool, /
    ) -> Sequence[int]:
        """Queue recordings; their jobs."""

    async def rename_speaker(self, meeting: int, speaker: str, name: str, /) -> MeetingSpeaker:
        """Name a speaker: by id, label or present name."""

    async def find_speaker(self, meeting: int, text: str, /) -> int:
        """The speaker of that number, label or name."""

    async def rename(self, meeting: int, title: str, /) -> MeetingInfo:
        """Give it another title."""

    async def add_note(self, meeting: int, at_s: float, text: str, marker: bool, /) -> Any:
        """Write a note at a second of it."""

    async def find_note(self, meeting: int, note: int, /) -> MeetingNote:
        """Its note of that number."""

    async def edit_note(self, note: int, text: str, /) -> Any:
        """Write another text there."""

    async def remove_note(self, note: int, /) -> Any:
        """Take it away."""

    async def add_tags(self, meeting: int, tags: Sequence[str], /) -> Any:
        """Give it more tags."""

    async def remove_tags(self, meeting: int, tags: Sequence[str], /) -> Any:
        """Take tags off it."""

    async def versions(self, meeting: int, /) -> Sequence[TranscriptInfo]:
        """Its transcripts."""

    async def compare(self, meeting: int, one: int, other: int, /) -> Sequence[Difference]:
        """Where the words of two of them differ."""

    async def use(self, meeting: int, transcript: int, /) -> Any:
        """Show and search another transcript."""

    async def delete(self, meeting: int, /) -> Any:
        """Really delete a meeting."""


class MeetingExportsPort(Protocol):
    """services/meeting_exports.py"""

    async def start(self, meeting: int, formats: Sequence[str], folder: Path, /) -> int:
        """Write a meeting in these formats; the job."""

    def result(self, job: int, /) -> Sequence[Path]:
        """What a job wrote."""


class LiveWordsPort(Protocol):
    """services/live_words.py"""

    async def settled(self) -> None:
        """Wait for the last words of a recording."""


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


class MeetingImportPort(Protocol):
    """services/meeting_import.py"""

    def result(self, job: int, /) -> Imported:
        """What a job made of its file."""


class MeetingTranscriptionPort(Protocol):
    """services/meeting_transcription.py"""

    def obstacle(self) -> VoiceAppError | None:
        """Why new meetings are not written down by themselves."""

    async def start(self, meeting: int, translate: bool, /) -> int:
        """Write a meeting down or translate it; the job."""

    def following(self, job: int, /) -> int | None:
        """The job that finds out who speaks."""


class TranscriptsPort(Protocol):
    """services/transcript_edits.py"""

    async def edit(self, meeting: int, segment: int, text: str, /) -> Any:
        """Write other words."""

    async def assign(self, meeting: int, segment: int, speaker: int | None, /) -> Any:
        """Say who spoke."""

    async def split(self, meeting: int, segment: int, word: int, /) -> tuple[int, int]:
        """Cut in two."""

    async def merge(self, meeting: int, segment: int, /) -> Any:
        """Join with the next one."""

    async def replace(self, meeting: int, find: str, by: str, whole_words: bool, case: bool, /) -> int:
        """Replace a text everywhere."""

    async def undo(self, meeting: int, /) -> str | None:
        """Take the last change back."""

    async def redo(self, meeting: int, /) -> str | None:
        """Make it again."""


class MeetingSpeakersPort(Protocol):
    """services/meeting_speakers.py"""

    async def diarize(self, meeting: int, engine: str, options: DiarizeOptions, /) -> int:
        """Queue a meeting to be diarised; its job."""

    def result(self, job: int, /) -> DiarizedMeeting:
        """What the job found."""

    async def merge(self, meeting: int, speaker: int, into: int, /) -> Any:
        """Two speakers are one."""

    async def save_sample(self, meeting: int, speaker: int, path: Path, /) -> float:
        """Write a sample of a voice; its seconds."""


class MinutesPort(Protocol):
    """services/minutes.py"""

    async def get(self, meeting: int, /) -> Minutes | None:
        """The stored minutes."""

    async def outdated(self, meeting: int, /) -> bool:
        """Whether the meeting has changed since they were made."""

    async def write(self, meeting: int, template: str, llm: str, progress: Progress | None, /) -> Minutes:
        """Make minutes and store them."""

    async def presence(self, meeting: int, /) -> Presence:
        """Who was there."""

    async def tick(self, meeting: int, names: Sequence[str], /) -> Any:
        """Tell who was there without being heard."""


class VersionsPort(Protocol):
    """services/transcript_versions.py"""

    async def list(self, meeting: int, /) -> Sequence[Version]:
        """The versions of its transcript."""

    async def compare(self, meeting: int, one: Side, right: Side, /) -> Comparison:
        """How right one is by the other."""

    async def compare_with_file(self, meeting: int, one: Side, reference: Path, /) -> Comparison:
        """How right one is by a file."""


class VoiceprintsPort(Protocol):
    """services/voiceprints.py"""

    async def people(self) -> Sequence[Person]:
        """Everybody who is remembered."""

    async def remember(self, meeting: int, speaker: int, consent: str, /) -> Person:
        """Remember a voice."""

    async def suggest(self, meeting: int, /) -> Mapping[int, NameSuggestion]:
        """Names by speaker."""

    async def forget(self, person: int, /) -> Any:
        """Forget somebody."""

    async def forget_all(self) -> Any:
        """Forget everybody."""
