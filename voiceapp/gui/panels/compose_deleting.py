"""What the user deletes on the Compose page: gone from it at once, deleted when it is too late for Undo."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
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


class Deleting(QObject):
    """Tracks, mixes or marks: :attr:`gone` are the numbers of those that are not to be shown any more.

    ``changed``: one is gone, or back.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QObject, gone: set[int] | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.gone: set[int] = set() if gone is None else gone

    def delete(self, number: int, sentence: str, work: Callable[[AppPort], Any]) -> None:
        """Say that it is deleted; ``work`` does it a while later."""

        def over() -> None:
            self.gone.discard(number)
            self.changed.emit()

        self._context.delete_later(sentence, work, over)
        self.gone.add(number)
        self.changed.emit()
