"""What the commands about music ask of the app. As in cli_ports, nothing is imported at run time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from voiceapp.cli_mix_ports import MixesPort, StemsPort
    from voiceapp.cli_track_ports import TrackExportsPort, TrackTokensPort
    from voiceapp.core.music import Loop
    from voiceapp.core.tracks import Track
    from voiceapp.services.codec_compare import CodecRow
    from voiceapp.services.codecs import Coded
    from voiceapp.services.composing import Composed, Order


class ComposingPort(Protocol):
    """services/composing.py"""

    async def compose(
        self,
        order: Order,
        composer: str,
        out: Path,
        on_progress: Callable[[float | None], None] | None,
        enough: Callable[[], Awaitable[object]] | None,
    ) -> Composed:
        """Compose music into files."""


class CodecsPort(Protocol):
    """services/codecs.py"""

    async def encode(self, path: Path, codec: str, out: Path, kbps: float | None, codebooks: int | None) -> Coded:
        """Turn a sound file into a file of tokens."""

    async def decode(self, path: Path, codec: str, out: Path, codebooks: int | None) -> Coded:
        """Turn a file of tokens into a sound file."""

    async def compare(self, path: Path, codec: str) -> Sequence[CodecRow]:
        """Tell what the codec loses."""


class TrackFilesPort(Protocol):
    """services/tracks.py"""

    async def get(self, track: int, /) -> Track:
        """One track."""

    def path(self, track: Track, /) -> Path:
        """Its sound."""


class MusicAnalysisPort(Protocol):
    """services/music_analysis.py"""

    async def loops(self, path: Path, bars: Sequence[int]) -> tuple[Loop, ...]:
        """Where it can be repeated."""

    async def cut(self, path: Path, from_s: float, until_s: float, out: Path) -> None:
        """Write a stretch of it."""


class MusicPort(Protocol):
    """app_music.py"""

    @property
    def composing(self) -> ComposingPort:
        """Music to sound files."""

    @property
    def tracks(self) -> TrackFilesPort:
        """The library."""

    @property
    def analysis(self) -> MusicAnalysisPort:
        """What can be told of music."""

    @property
    def codecs(self) -> CodecsPort:
        """Sound files to tokens and back."""

    @property
    def tokens(self) -> TrackTokensPort:
        """The codec's tokens of tracks."""

    @property
    def exports(self) -> TrackExportsPort:
        """Tracks as files for others."""

    @property
    def stems(self) -> StemsPort:
        """Tracks taken apart."""

    @property
    def mixes(self) -> MixesPort:
        """Tracks heard together."""
