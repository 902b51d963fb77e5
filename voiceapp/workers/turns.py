"""The order of calls inside an engine's process: live ones first, then batch ones, one at a time."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

Job = Callable[[], None]


class Turns:
    """The jobs that wait for the main thread. Jobs are put from the reader thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._live: deque[Job] = deque()
        self._batch: deque[Job] = deque()
        self._over = False

    def put(self, job: Job, batch: bool) -> None:
        """Queue a job."""
        with self._changed:
            (self._batch if batch else self._live).append(job)
            self._changed.notify()

    def end(self) -> None:
        """Nothing more is to be run."""
        with self._changed:
            self._over = True
            self._changed.notify()

    def next(self) -> Job | None:
        """Wait for the next job; None: it is over."""
        with self._changed:
            while not (self._over or self._live or self._batch):
                self._changed.wait()
            if self._over:
                return None
            return (self._live or self._batch).popleft()

    def overtaking(self) -> Job | None:
        """A live job that a running batch call has to let go first, if one waits."""
        with self._changed:
            return self._live.popleft() if self._live and not self._over else None
