"""What benches need of the wired program, which is above them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

from voiceapp.core.events import EventBus, TalkState
from voiceapp.core.paths import Paths
from voiceapp.core.protocols import SoundOptions, Task


class BenchTalk(Protocol):
    """services/talk.py"""

    @property
    def state(self) -> TalkState:
        """What the talk does now."""

    async def open(self) -> None:
        """Open the microphone."""

    async def ready(self) -> None:
        """Wait until the engines are loaded."""

    def hears(self, language: str, /) -> bool:
        """Whether the transcriber in use knows a language."""

    def engines(self) -> Mapping[Task, str]:
        """What hears, thinks and speaks, by the names that users know."""

    async def send(self, text: str, /) -> None:
        """Answer a typed text."""

    async def run_to_end(self) -> Any:
        """Talk until the file in the microphone's place has ended."""


class BenchApp(Protocol):
    """app.py"""

    @property
    def bus(self) -> EventBus:
        """Where everything is told."""

    @property
    def talk(self) -> Any:
        """The live talk, a :class:`BenchTalk`."""

    @property
    def speaking(self) -> Any:
        """services/speaking.py"""

    @property
    def sound_views(self) -> Any:
        """services/sound_views.py"""


class OpenApp(Protocol):
    """``App.open``; ``files`` replace sound devices, ``environment`` is added to that of the sound process."""

    def __call__(
        self,
        paths: Paths,
        overrides: Mapping[str, str],
        files: SoundOptions | None = None,
        *,
        environment: Mapping[str, str] | None = None,
    ) -> AbstractAsyncContextManager[BenchApp]:
        """A started app, closed at the end."""
