"""What the commands about music ask of the app. As in cli_ports, nothing is imported at run time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from voiceapp.cli_mix_ports import MixesPort, StemsPort
    from voiceapp.cli_track_ports import TrackExportsPort, TrackTokensPort
    from voiceapp.core.music import Loop
    from voiceapp.core.tracks import Track, TrackMark
    from voiceapp.services.codec_compare import CodecRow
    from voiceapp.services.codecs import Coded
    from voiceapp.services.composing import Order


class ComposingPort(Protocol):
    """services/composing.py"""

    async def start(self, order: Order, /) -> int:
        """Queue an order; its job."""

    async def keep(self, job: int, /) -> None:
        """Stop a job and keep what there is."""

    async def discard(self, job: int, /) -> None:
        """Stop a job and keep nothing."""

    async def made(self, job: int, /) -> Sequence[Track]:
        """What a job made."""

    def require_writable(self, out: Path, /) -> None:
        """Raise where no sound file can be written."""


class CodecsPort(Protocol):
    """services/codecs.py"""

    async def encode(self, path: Path, codec: str, out: Path, kbps: float | None, codebooks: int | None) -> Coded:
        """Turn a sound file into a file of tokens."""

    async def decode(self, path: Path, codec: str, out: Path, codebooks: int | None) -> Coded:
        """Turn a file of tokens into a sound file."""

    async def compare(self, path: Path, codec: str) -> Sequence[CodecRow]:
        """Tell what the codec loses."""


class TrackLibraryPort(Protocol):
    """services/tracks.py"""

    async def list(self) -> Sequence[Track]:
        """All tracks."""

    async def get(self, track: int, /) -> Track:
        """One track."""

    async def marks(self, track: int, /) -> Sequence[TrackMark]:
        """Its marks."""

    async def rename(self, track: int, title: str, /) -> None:
        """Another title."""

    async def rate(self, track: int, stars: int | None, /) -> None:
        """Stars."""

    async def delete(self, track: int, /) -> None:
        """Delete it."""

    async def import_file(self, path: Path, title: str, /) -> Track:
        """Add a file."""

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
    def tracks(self) -> TrackLibraryPort:
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
