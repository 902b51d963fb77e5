"""What the first steps ask of the core beside what other pages ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from voiceapp.core.microphone_test import MicrophoneTake


class MicrophoneTestPort(Protocol):
    """services/microphone_test.py; MicrophoneHeard tells the level."""

    async def start(self) -> Any: ...
    async def record(self) -> MicrophoneTake: ...
    async def stop(self) -> Any: ...
