"""Deletions that can be taken back for a while: until then everything is still stored."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from voiceapp.core.events import Notice

if TYPE_CHECKING:
    from voiceapp.core.errors import VoiceAppError
    from voiceapp.gui.bridge import Bridge
    from voiceapp.gui.ports import AppPort

UNDO_MS = 20_000
UNDO = "undo"
"""The action and the code of the notice."""


def _nothing() -> None:
    """Nothing comes after it."""


class Undo(QObject):
    """At most one deletion waits: the next one, and the end of the program, let it happen at once.

    ``told`` tells the notice that offers to take it back, ``ended`` the code of one that is out of date.
    """

    told = Signal(object)
    ended = Signal(str)
    _worked = Signal(object)

    def __init__(self, bridge: Bridge, notify: Callable[[Notice], None], parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._notify = bridge, notify
        self._step: tuple[Callable[[AppPort], Any], Callable[[], None]] | None = None
        self._after: list[Callable[[], None]] = []
        self._running = 0
        self._worked.connect(self._is_over)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(UNDO_MS)
        self._wait.timeout.connect(self.finish)

    @property
    def waits(self) -> bool:
        """Whether there is a deletion to take back."""
        return self._step is not None

    def offer(self, sentence: str, work: Callable[[AppPort], Any], over: Callable[[], None]) -> None:
        """Say what is deleted; ``work`` does it later. ``over``: show what is stored, whatever came of it."""
        self.finish()
        self._step = work, over
        self.told.emit(Notice("info", sentence, action=UNDO, code=UNDO))
        self._wait.start()

    def take_back(self) -> None:
        """Delete nothing."""
        if self._step is not None:
            _, over = self._step
            self._end()
            over()

    def finish(self, then: Callable[[], None] = _nothing) -> None:
        """Let the deletion happen now; ``then`` comes after it, and after one that runs already."""
        if self._step is not None:
            self._delete(*self._step)
        self._after.append(then)
        self._go_on()

    def _delete(self, work: Callable[[AppPort], Any], over: Callable[[], None]) -> None:
        self._end()
        self._running += 1

        async def whole(app: AppPort) -> None:
            try:
                result = work(app)
                if inspect.isawaitable(result):
                    await result
            finally:  # whatever became of it, what is stored is shown
                self._worked.emit(over)

        self._bridge.submit(whole, failed=self._failed, owner=self, whole=True)

    def _is_over(self, over: Callable[[], None]) -> None:
        self._running -= 1
        over()
        self._go_on()

    def _go_on(self) -> None:
        """Do what waits for deletions, once none runs."""
        if not self._running:
            after, self._after = self._after, []
            for then in after:
                then()

    def _failed(self, error: VoiceAppError) -> None:
        if not error.code.endswith("-unknown"):  # else it is gone: the command line deleted it
            self._notify(Notice.of(error))

    def _end(self) -> None:
        self._step = None
        self._wait.stop()
        self.ended.emit(UNDO)
