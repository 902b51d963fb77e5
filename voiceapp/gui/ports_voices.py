"""What the Voices page asks of the core."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from voiceapp.core.recordings import WatermarkScore
    from voiceapp.core.samples import Diagnosis, Span
    from voiceapp.core.voices import Manner, Pronunciation, Sample, Script, ScriptLine, Voice, VoiceKind
    from voiceapp.services.voice_exports import Rendered


class VoiceLibraryPort(Protocol):
    """services/voices.py"""

    async def list(self) -> Sequence[Voice]: ...
    async def get(self, voice: int, /) -> Voice: ...
    async def add(
        self,
        name: str,
        kind: VoiceKind,
        /,
        *,
        source: str = ...,
        licence: str = ...,
        languages: Sequence[str] = ...,
        engine: str = ...,
        recipe: Mapping[str, Any] | None = ...,
        samples: Sequence[Path] = ...,
    ) -> Voice: ...
    async def rename(self, voice: int, name: str, /) -> Any: ...
    async def set_manner(self, voice: int, manner: Manner, /) -> Any: ...
    async def set_lexicon(self, voice: int, lexicon: Sequence[Pronunciation], /) -> Any: ...
    async def delete(self, voice: int, /) -> Any: ...
    async def add_sample(self, voice: int, path: Path, title: str = "", /) -> Sample: ...
    async def use_sample(self, sample: Sample, used: bool, /) -> Any: ...
    async def remove_sample(self, sample: Sample, /) -> Any: ...
    def folder(self, voice: int, /) -> Path: ...


class VoiceFilesPort(Protocol):
    """services/voice_files.py"""

    async def write(self, voice: Voice, out: Path, /) -> Path: ...
    async def read(self, path: Path, /) -> Any: ...


class ConsentPort(Protocol):
    """services/consent.py"""

    async def ask(self, voice: int, language: str, purpose: str, /) -> Any: ...
    async def check(self, voice: int, path: Path, /) -> Any: ...
    async def withdraw(self, voice: int, /) -> Any: ...
    async def rematch(self, voice: int, /) -> bool: ...


class VoiceRecordingPort(Protocol):
    """services/voice_recording.py; VoiceRecordingChanged tells how it goes."""

    async def start(self) -> Any: ...
    async def stop(self) -> Path: ...
    async def discard(self) -> Any: ...


class SampleCheckPort(Protocol):
    """services/sample_check.py"""

    async def check(self, path: Path, language: str, /) -> Diagnosis: ...


class ScriptsPort(Protocol):
    """services/scripts.py"""

    async def list(self, voice: int, /) -> Sequence[Script]: ...
    async def lines(self, script: int, /) -> Sequence[ScriptLine]: ...
    async def create(self, voice: int, text: str | Path, engine: str, /) -> Script: ...
    async def delete(self, script: int, /) -> Any: ...
    async def edit(self, line: int, text: str, /) -> Any: ...
    async def delete_line(self, line: int, /) -> Any: ...
    async def keep(self, line: int, take: int, /) -> Any: ...
    async def estimate(self, script: int, takes: int, /) -> Any: ...
    async def speak(
        self,
        script: int,
        /,
        *,
        lines: Sequence[int] | None = ...,
        takes: int = ...,
        seed: int | None = ...,
        speed: float | None = ...,
        temperature: float | None = ...,
    ) -> int: ...


class ScriptSoundPort(Protocol):
    """services/script_sound.py"""

    async def equal_loudness(self, one: Path, other: Path, /) -> tuple[float, float]: ...


class VoiceExportsPort(Protocol):
    """services/voice_exports.py"""

    async def render(
        self, script: int, out: Path, preset: str, captions: Sequence[str], accepted: bool, /
    ) -> Rendered: ...


class WatermarksPort(Protocol):
    """services/watermarks.py"""

    async def verify(self, path: Path, /) -> WatermarkScore: ...


class VoiceGreetingsPort(Protocol):
    """services/voice_greetings.py"""

    async def file(self, voice: Voice, /) -> Path: ...


class SampleCutsPort(Protocol):
    """services/sample_cuts.py"""

    async def cut(self, sample: Sample, spans: Sequence[Span], /) -> Sample: ...
    async def cleaner(self) -> str: ...
    async def clean(self, sample: Sample, /) -> Sample: ...


class ClipsPort(Protocol):
    """services/clips.py; ClipMoved tells where it is."""

    async def play(
        self, file: Path, from_s: float = 0.0, until_s: float | None = None, gain_db: float = 0.0, /
    ) -> Any: ...
    async def pause(self) -> Any: ...
    async def peaks(self, file: Path, most: int, /) -> NDArray[np.float32]: ...


class VoiceParts(Protocol):
    """app_voices.py"""

    @property
    def library(self) -> VoiceLibraryPort: ...
    @property
    def files(self) -> VoiceFilesPort: ...
    @property
    def consent(self) -> ConsentPort: ...
    @property
    def recording(self) -> VoiceRecordingPort: ...
    @property
    def scripts(self) -> ScriptsPort: ...
    @property
    def script_sound(self) -> ScriptSoundPort: ...
    @property
    def exports(self) -> VoiceExportsPort: ...
    @property
    def watermarks(self) -> WatermarksPort: ...
    async def offered(self, engine: str, /) -> Sequence[Mapping[str, str]]: ...
