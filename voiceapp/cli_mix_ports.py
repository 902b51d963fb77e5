"""What the commands about mixes and stems ask of the app. As in cli_ports, nothing is imported at run time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from voiceapp.core.tracks import Layer, Mix, Track
    from voiceapp.services.mix_rendering import RenderedMix

    Tell = Callable[[float], None]


class StemsPort(Protocol):
    """services/stems.py"""

    async def start(self, track: int, separator: str) -> int:
        """Queue the job that takes a track apart."""

    async def made(self, job: int) -> Sequence[Track]:
        """The stems that it made."""


class MixesPort(Protocol):
    """services/mixes.py"""

    async def list(self) -> Sequence[Mix]:
        """All mixes."""

    async def get(self, mix: int) -> Mix:
        """One of them."""

    async def new(self, title: str, bpm: float, beats: int) -> Mix:
        """Make one."""

    async def change(self, mix: int, title: str, bpm: float, beats: int) -> Mix:
        """Give it another title or grid."""

    async def delete(self, mix: int) -> None:
        """Delete it."""

    async def add_layer(self, mix: int, track: int, name: str) -> Layer:
        """Add a track to it."""

    async def layer(self, layer: int) -> Layer:
        """One layer of any mix."""

    async def change_layer(self, layer: Layer) -> None:
        """Keep what a layer is now."""

    async def remove_layer(self, layer: int) -> None:
        """Take a layer out."""

    async def fit(self, layer: int) -> Layer:
        """Bring a layer to the mix's tempo and grid."""

    async def render(self, mix: int, out: Path, accept_licence: bool, tell: Tell | None) -> RenderedMix:
        """Write what is heard of it."""

    async def render_layers(
        self, mix: int, folder: Path, ending: str, accept_licence: bool, tell: Tell | None
    ) -> RenderedMix:
        """Write it and each of its layers."""

    async def bounce(self, mix: int, tell: Tell | None) -> Track:
        """Keep what is heard of it as a track."""

    async def compose_layer(
        self, mix: int, name: str, prompt: str, seconds: float | None, seed: int | None, composer: str
    ) -> int:
        """Queue the job that composes music for it."""

    async def composed(self, job: int) -> Sequence[Layer]:
        """The layers that it made."""
