"""What the commands about tracks' tokens and exports ask of the app. As in cli_ports, nothing is imported early."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from voiceapp.core.tracks import Track
    from voiceapp.services.codecs import Coded
    from voiceapp.services.track_exports import ExportedTrack


class TrackTokensPort(Protocol):
    """services/track_tokens.py"""

    async def export(self, track: int, out: Path, /) -> Coded:
        """Write a track's tokens into a file."""

    async def import_(self, file: Path, title: str, /) -> Track:
        """A new track of a file of tokens."""


class TrackExportsPort(Protocol):
    """services/track_exports.py"""

    async def export(
        self,
        track: int,
        out: Path,
        /,
        *,
        accept_licence: bool = ...,
        from_s: float = ...,
        until_s: float | None = ...,
        loop: bool = ...,
        tell: Callable[[float | None, str], None] | None = ...,
    ) -> ExportedTrack:
        """Write a track into a file for others."""
