"""What the Voices page asks of the core."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from voiceapp.core.samples import Span
    from voiceapp.core.voices import Manner, Pronunciation, Sample, Script, ScriptLine, Voice, VoiceKind


class VoiceLibraryPort(Protocol):
    """services/voices.py"""

    async def list(self) -> Sequence[Voice]: ...
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
    async def add_sample(self, voice: int, path: Path, /) -> Sample: ...
    async def use_sample(self, sample: Sample, used: bool, /) -> Any: ...
    async def remove_sample(self, sample: Sample, /) -> Any: ...
    def folder(self, voice: int, /) -> Path: ...


class VoiceFilesPort(Protocol):
    """services/voice_files.py"""

    async def write(self, voice: Voice, out: Path, /) -> Path: ...
    async def read(self, path: Path, /) -> Any: ...


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

    async def write(self, script: int, out: Path, /) -> float: ...
    async def equal_loudness(self, one: Path, other: Path, /) -> tuple[float, float]: ...


class SampleCutsPort(Protocol):
    """services/sample_cuts.py"""

    async def cut(self, sample: Sample, spans: Sequence[Span], /) -> Sample: ...


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
    def scripts(self) -> ScriptsPort: ...
    @property
    def script_sound(self) -> ScriptSoundPort: ...
    async def offered(self, engine: str, /) -> Sequence[Mapping[str, str]]: ...
