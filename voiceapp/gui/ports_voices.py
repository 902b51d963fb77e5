"""What the Voices page asks of the core."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from voiceapp.core.samples import Span
    from voiceapp.core.voices import Manner, Pronunciation, Sample, Voice, VoiceKind


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
    async def offered(self, engine: str, /) -> Sequence[Mapping[str, str]]: ...
