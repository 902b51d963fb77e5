"""What the Ask and the Inspect page ask of the core."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from voiceapp.core.asking import AskedQuestion, AskThread, Question, Way
    from voiceapp.core.inspection import InspectedSound, Look, SpeakerLane, Tile
    from voiceapp.services.inspecting import Inspected


class AskDeskPort(Protocol):
    """services/ask_desk.py; answers come as AnswerGrew, AnswerGoesOn and AnswerEnded."""

    async def ask(self, question: Question, /) -> AskedQuestion: ...
    async def cancel(self, question: int, way: Way | None = None, /) -> Any: ...
    async def threads(self) -> Sequence[AskThread]: ...
    async def thread(self, thread: int, /) -> Sequence[AskedQuestion]: ...
    async def delete(self, thread: int, /) -> Any: ...
    async def ways(self, question: Question, /) -> Sequence[Way]: ...


class SoundViewsPort(Protocol):
    """services/sound_views.py; finer tiles are told by ViewRefined, the microphone's rows come as LiveRows."""

    async def open(self, path: Path, /) -> InspectedSound: ...
    async def tile(
        self, path: Path, feature: str, look: Look, from_s: float, until_s: float, columns: int, /
    ) -> Tile: ...
    async def speakers(self, path: Path, /) -> Sequence[SpeakerLane]: ...
    async def find_speakers(self, path: Path, /) -> Sequence[SpeakerLane]: ...
    async def close(self, path: Path, /) -> Any: ...
    async def start_live(self, features: Sequence[str], look: Look, /) -> Any: ...
    async def stop_live(self) -> Path | None: ...


class InspectingPort(Protocol):
    """services/inspecting.py"""

    async def write(
        self,
        path: Path,
        features: Sequence[str],
        folder: Path,
        look: Look,
        pictures: Sequence[str] = ...,
        on_progress: Callable[[float | None, str], None] | None = ...,
        from_s: float = ...,
        until_s: float | None = ...,
    ) -> Inspected: ...
