"""What the commands about music ask of the app. As in cli_ports, nothing is imported at run time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from voiceapp.cli_track_ports import TrackExportsPort, TrackTokensPort
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


class MusicPort(Protocol):
    """app_music.py"""

    @property
    def composing(self) -> ComposingPort:
        """Music to sound files."""

    @property
    def codecs(self) -> CodecsPort:
        """Sound files to tokens and back."""

    @property
    def tokens(self) -> TrackTokensPort:
        """The codec's tokens of tracks."""

    @property
    def exports(self) -> TrackExportsPort:
        """Tracks as files for others."""
