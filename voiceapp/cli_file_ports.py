"""What the commands about sound files ask of the app. As in cli_ports, nothing is imported at run time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from voiceapp.core.answers import Answer
    from voiceapp.core.protocols import SpeakOptions
    from voiceapp.core.recordings import DiarizeOptions, SpeakerMatch, SpeakerTurn, Tell
    from voiceapp.services.asking import AnswerPiece
    from voiceapp.services.cleaning import Cleaned
    from voiceapp.services.diarization import DiarizationScores, DiarizedFile
    from voiceapp.services.speaking import Spoken
    from voiceapp.services.transcription import FileTranscript, Progress


class TranscriptionPort(Protocol):
    """services/transcription.py"""

    async def transcribe(
        self, path: Path, asr: str, language: str | None, translate: bool, on_progress: Progress | None
    ) -> FileTranscript:
        """Transcribe a file."""


class SpeakingPort(Protocol):
    """services/speaking.py"""

    async def say(
        self, text: str, tts: str, options: SpeakOptions, out: Path, on_progress: Callable[[float], None] | None
    ) -> Spoken:
        """Speak a text into a file."""


class DiarizationPort(Protocol):
    """services/diarization.py"""

    async def diarize(self, path: Path, engine: str, options: DiarizeOptions, tell: Tell) -> DiarizedFile:
        """Who speaks when in a file."""

    async def reference(self, reference: Path) -> Sequence[SpeakerTurn]:
        """The turns of a reference of one recording."""

    async def score(self, turns: Sequence[SpeakerTurn], reference: Path) -> DiarizationScores:
        """How right turns are."""

    async def score_files(self, reference: Path, hypothesis: Path) -> DiarizationScores:
        """How right an RTTM file is."""

    async def same_voice(self, one: Path, other: Path, engine: str) -> SpeakerMatch:
        """Whether two files are of one voice."""


class CleaningPort(Protocol):
    """services/cleaning.py"""

    async def clean(
        self, path: Path, cleaner: str, folder: Path, on_progress: Callable[[float | None, str], None] | None
    ) -> Cleaned:
        """Write one file for each source of a recording."""


class AskingPort(Protocol):
    """services/asking.py"""

    async def ask(
        self,
        path: Path,
        question: str,
        answerer: str,
        llm: str,
        on_piece: Callable[[AnswerPiece], None] | None,
        on_progress: Callable[[float | None, str], None] | None,
    ) -> Answer:
        """Answer a question about the sound of a file."""
