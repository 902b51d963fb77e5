"""What the commands about voices ask of the app. As in cli_ports, nothing is imported at run time."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from voiceapp.core.recordings import WatermarkScore
    from voiceapp.core.samples import Diagnosis, Span
    from voiceapp.core.voices import Manner, Pronunciation, Sample, Script, ScriptLine, Voice, VoiceKind
    from voiceapp.services.consent import ConsentAnswer
    from voiceapp.services.consent_tries import ConsentTry
    from voiceapp.services.scripts import Estimate
    from voiceapp.services.voice_exports import Rendered
    from voiceapp.services.voice_files import Imported


class SampleCheckPort(Protocol):
    """services/sample_check.py"""

    async def check(
        self, path: Path, language: str, on_progress: Callable[[float | None, str], None] | None
    ) -> Diagnosis:
        """What is wrong with a voice sample."""


class SampleCutsPort(Protocol):
    """services/sample_cuts.py"""

    async def cut(self, sample: Sample, spans: Sequence[Span]) -> Sample:
        """Take parts out of a sample."""

    async def clean(self, sample: Sample) -> Sample:
        """Take noise out of a sample."""


class VoiceLibraryPort(Protocol):
    """services/voices.py"""

    async def list(self) -> builtins.list[Voice]:
        """All voices."""

    async def get(self, voice: int) -> Voice:
        """One voice."""

    async def named(self, name: str) -> Voice:
        """The voice of a name."""

    async def add(
        self,
        name: str,
        kind: VoiceKind,
        *,
        source: str = "",
        licence: str = "",
        languages: Sequence[str] = (),
        engine: str = "",
        recipe: Mapping[str, Any] | None = None,
        samples: Sequence[Path] = (),
    ) -> Voice:
        """A new voice."""

    async def add_sample(self, voice: int, path: Path, title: str = "") -> Sample:
        """Add a recording to a voice."""

    async def use_sample(self, sample: Sample, used: bool) -> None:
        """Whether engines hear it."""

    async def remove_sample(self, sample: Sample) -> None:
        """Delete a sample."""

    async def rename_sample(self, sample: Sample, title: str) -> None:
        """Give a sample another title."""

    async def set_manner(self, voice: int, manner: Manner) -> None:
        """How it speaks."""

    async def set_lexicon(self, voice: int, lexicon: Sequence[Pronunciation]) -> None:
        """How it says words."""

    def folder(self, voice: int, /) -> Path:
        """Where its files lie."""


class ConsentPort(Protocol):
    """services/consent.py"""

    async def ask(self, voice: int, language: str = "", purpose: str = "") -> ConsentTry:
        """A sentence for the speaker."""

    async def check(self, voice: int, path: Path) -> ConsentAnswer:
        """Judge a recording of it."""

    async def rematch(self, voice: int) -> bool:
        """Compare the consent with the samples in use again; whether it counts for all."""

    async def withdraw(self, voice: int) -> None:
        """Take a consent back."""


class VoiceRecordingPort(Protocol):
    """services/voice_recording.py"""

    async def start(self, mic: str | None = None, quiet_s: float | None = None) -> None:
        """Count down, then record."""

    async def over(self) -> None:
        """Wait until it has ended."""

    async def stop(self) -> Path:
        """End it; its file."""

    async def discard(self) -> None:
        """Remove what there is of it."""


class VoiceFilesPort(Protocol):
    """services/voice_files.py"""

    async def write(self, voice: Voice, out: Path) -> Path:
        """Export a voice."""

    async def read(self, path: Path) -> Imported:
        """Take one in."""


class WatermarksPort(Protocol):
    """services/watermarks.py"""

    async def verify(self, path: Path) -> WatermarkScore:
        """Whether a file carries it."""


class ScriptsPort(Protocol):
    """services/scripts.py"""

    async def list(self, voice: int, /) -> builtins.list[Script]:
        """A voice's scripts, the latest first."""

    async def get(self, script: int, /) -> Script:
        """One script."""

    async def lines(self, script: int, /) -> builtins.list[ScriptLine]:
        """Its lines with their takes."""

    async def create(self, voice: int, text: str | Path, engine: str, language: str, /) -> Script:
        """A script of a text or a text file."""

    async def delete(self, script: int, /) -> None:
        """Delete it."""

    async def estimate(self, script: int, takes: int, /) -> Estimate:
        """How long it will be and take."""

    async def speak(
        self,
        script: int,
        *,
        lines: Sequence[int] | None = None,
        takes: int = 1,
        seed: int | None = None,
        speed: float | None = None,
        temperature: float | None = None,
    ) -> int:
        """Speak it; the job."""

    async def keep(self, line: int, take: int, /) -> None:
        """Keep a take of a line."""


class VoiceExportsPort(Protocol):
    """services/voice_exports.py"""

    async def render(
        self,
        script: int,
        out: Path,
        preset: str,
        captions: Sequence[str],
        accepted: bool,
        tell: Callable[[float | None, str], None] | None,
        /,
    ) -> Rendered:
        """Write the kept takes into a file for others."""


class VoiceExportJobsPort(Protocol):
    """services/voice_export_jobs.py"""

    async def start(self, script: int, out: Path, preset: str, captions: Sequence[str], accepted: bool, /) -> int:
        """Queue that; the job."""

    def result(self, job: int, /) -> Rendered:
        """What it wrote."""


class VoicesPort(Protocol):
    """app_voices.py"""

    async def rename(self, voice: int, name: str) -> None:
        """Give a voice another name."""

    async def delete(self, voice: int) -> None:
        """Delete a voice."""

    @property
    def exports(self) -> VoiceExportsPort:
        """What they said, for others."""

    @property
    def export_jobs(self) -> VoiceExportJobsPort:
        """The same, as jobs."""

    @property
    def consent(self) -> ConsentPort:
        """Their speakers' consents."""

    @property
    def recording(self) -> VoiceRecordingPort:
        """Recording a sample or a consent."""

    @property
    def files(self) -> VoiceFilesPort:
        """Voices as files."""

    @property
    def watermarks(self) -> WatermarksPort:
        """The mark of cloned speech."""

    @property
    def library(self) -> VoiceLibraryPort:
        """The voices that there are."""

    @property
    def scripts(self) -> ScriptsPort:
        """What they are to say."""
