"""What all pages' deletions have in common: gone from the page at once, deleted when it is too late for Undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from voiceapp.gui.context import Context
    from voiceapp.gui.ports import AppPort

T = TypeVar("T")

Aside = Callable[["AppPort", bool], None]
"""Puts what waits to be deleted out of use (True), and ends that (False)."""


def stays_in_use(app: AppPort, aside: bool) -> None:
    """Nothing uses it but the page."""


def _nobody() -> None:
    """Nobody else shows it."""


class Hiding(QObject):
    """Hides what waits to be deleted. ``changed``: something is gone from the page, or back."""

    changed = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def _later(
        self, gone: set[T], these: Iterable[T], sentence: str, work: Callable[[AppPort], Any],
        set_aside: Aside = stays_in_use, tell: Callable[[], None] = _nobody,
    ) -> None:  # fmt: skip
        """Say it, and keep these in ``gone`` and aside until ``work`` has deleted them or Undo brings them back.

        ``tell`` tells others of both.
        """
        what, submit = set(these), self._context.bridge.submit

        def over() -> None:
            gone.difference_update(what)
            submit(lambda app: set_aside(app, False))
            self.changed.emit()
            tell()

        self._context.delete_later(sentence, work, over)
        gone.update(what)
        submit(lambda app: set_aside(app, True))
        self.changed.emit()
        tell()
