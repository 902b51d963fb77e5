"""What is deleted on the Models and Settings pages: hidden at once, deleted when it is too late for Undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from voiceapp.gui.context import Context

if TYPE_CHECKING:
    from voiceapp.gui.ports import AppPort

Gone = tuple[str, object]
"""What it is ("fact", "model"), and its name or number."""


Aside = Callable[["AppPort", bool], None]
"""Puts what waits to be deleted out of use (True), and ends that (False)."""


def stays_in_use(app: AppPort, aside: bool) -> None:
    """Nothing uses it but the page."""


class Deleting(QObject):
    """Knows what waits to be deleted. ``changed``: something is gone from the page, or back."""

    changed = Signal()

    def __init__(self, context: Context, page: QObject) -> None:
        super().__init__(page)
        self._context = context
        self._gone: set[Gone] = set()

    def __contains__(self, one: Gone) -> bool:
        return one in self._gone

    def delete(
        self, gone: Iterable[Gone], sentence: str, work: Callable[[AppPort], Any], set_aside: Aside = stays_in_use
    ) -> None:
        """Hide it, say so, and let ``work`` delete it later; until then it is set aside."""
        what, submit = set(gone), self._context.bridge.submit

        def over() -> None:
            self._gone -= what
            submit(lambda app: set_aside(app, False))
            self.changed.emit()

        self._context.delete_later(sentence, work, over)
        self._gone |= what
        submit(lambda app: set_aside(app, True))
        self.changed.emit()
