"""What is deleted on the Models and Settings pages: hidden at once, deleted when it is too late for Undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from voiceapp.gui.panels.hiding import Aside, Hiding, stays_in_use

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from voiceapp.gui.context import Context
    from voiceapp.gui.ports import AppPort

Gone = tuple[str, object]
"""What it is ("fact", "model"), and its name or number."""


class Deleting(Hiding):
    """Knows what waits to be deleted."""

    def __init__(self, context: Context, page: QObject) -> None:
        super().__init__(context, page)
        self._gone: set[Gone] = set()

    def __contains__(self, one: Gone) -> bool:
        return one in self._gone

    def delete(
        self, gone: Iterable[Gone], sentence: str, work: Callable[[AppPort], Any], set_aside: Aside = stays_in_use
    ) -> None:
        """Hide it, say so, and let ``work`` delete it later; until then it is set aside."""
        self._later(self._gone, gone, sentence, work, set_aside)
