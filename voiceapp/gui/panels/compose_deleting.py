"""What the user deletes on the Compose page: gone from it at once, deleted when it is too late for Undo."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from voiceapp.gui.panels.hiding import Hiding

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from voiceapp.core.tracks import Track
    from voiceapp.gui.context import Context
    from voiceapp.gui.ports import AppPort


def without(tracks: Sequence[Track], gone: Container[int]) -> list[Track]:
    """The tracks that are left; what was branched from one that is gone hangs on what that was branched from."""
    parents = {track.id: track.parent for track in tracks}

    def left(parent: int | None) -> int | None:
        while parent is not None and parent in gone:
            parent = parents.get(parent)
        return parent

    return [replace(track, parent=left(track.parent)) for track in tracks if track.id not in gone]


class Deleting(Hiding):
    """Tracks, mixes or marks: :attr:`gone` are the numbers of those that are not to be shown any more."""

    def __init__(self, context: Context, parent: QObject, gone: set[int] | None = None) -> None:
        super().__init__(context, parent)
        self.gone: set[int] = set() if gone is None else gone

    def delete(self, number: int, sentence: str, work: Callable[[AppPort], Any]) -> None:
        """Say that it is deleted; ``work`` does it a while later."""
        self._later(self.gone, [number], sentence, work)
