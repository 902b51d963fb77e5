"""The engine's view of one call, inside its process: input stream, output stream, progress, cancel."""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from voiceapp.workers.messages import WINDOW, Kind, Message, cost_of, encode_value, frames
from voiceapp.workers.turns import Job

_PROGRESS_EVERY_S = 0.2
_CREDIT_BATCH = WINDOW // 8


class Link:
    """The writing end of the pipe, shared by all threads of the process."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._lock = threading.Lock()

    def send(self, kind: Kind, call: int, value: Any) -> None:
        """Send one message; waits while the pipe is full. Ends the process when the app is gone."""
        self.send_encoded(kind, call, encode_value(value))

    def send_encoded(self, kind: Kind, call: int, data: bytes) -> None:
        """Send a value that :func:`encode_value` has encoded."""
        for frame in frames(kind, call, data):
            # Locked per frame: a Pong or a Credit may pass between the frames of a large value.
            with self._lock:
                self._write(frame)

    def _write(self, frame: bytes) -> None:
        rest = memoryview(frame)
        try:
            while rest:
                rest = rest[os.write(self._fd, rest) :]
        except OSError:
            os._exit(1)


class ChildCall:
    """A :class:`~voiceapp.core.protocols.CallContext`. Its methods may be used from any thread of the engine."""

    def __init__(self, number: int, link: Link) -> None:
        self._number = number
        self._link = link
        self._changed = threading.Condition()
        self._inputs: deque[tuple[Any, int]] = deque()
        self._inputs_ended = False
        self._cancelled = False
        self._begun = False
        self._nudged = False
        self._overtaken = False
        self.overtaking: Callable[[], Job | None] | None = None
        """For a batch call on the main thread: the next live call that has to go first."""
        self._credit = WINDOW
        self._used = 0
        self._touched = time.monotonic()
        self._step_s = 0.0
        self._progress_at = -1.0

    # ------------------------------------------------------------------------------ for the engine

    @property
    def cancelled(self) -> bool:
        """True once the caller lost interest."""
        self._touch()
        return self._cancelled

    @property
    def enough(self) -> bool:
        """True once the caller ended its input."""
        self._touch()
        return self._inputs_ended

    def inputs(self) -> Iterator[Any]:
        """The items that the caller feeds, blocking, until it ends its input or cancels."""
        while True:
            self._touch()
            self._await(lambda: bool(self._inputs) or self._inputs_ended)
            with self._changed:
                if self._cancelled or not self._inputs:
                    return
                value, cost = self._inputs.popleft()
            self._touched = time.monotonic()  # waiting for the caller is no step of the engine
            self._used += cost
            if self._used >= _CREDIT_BATCH:
                self.send(Kind.CREDIT, self._used)
                self._used = 0
            yield value

    def progress(self, fraction: float | None, message: str = "") -> None:
        """Tell the caller how far the call is; at most five times a second are sent, and the end always."""
        self._touch()
        now = time.monotonic()
        if fraction == 1.0 or now - self._progress_at >= _PROGRESS_EVERY_S:
            self._progress_at = now
            self._tell(None if fraction is None else float(fraction), message)

    # ------------------------------------------------------------------------------- for the child

    def _await(self, ready: Callable[[], bool]) -> None:
        """Wait until ``ready`` or cancelled; a batch call lets live calls run first and meanwhile."""
        while True:
            self._let_overtake()
            with self._changed:
                while not (ready() or self._cancelled or self._nudged):
                    self._changed.wait()
                if not self._nudged:
                    return
                self._nudged = False

    def _let_overtake(self) -> None:
        if self.overtaking is None or threading.current_thread() is not threading.main_thread():
            return
        while not self._cancelled and (job := self.overtaking()) is not None:
            with self._changed:
                self._overtaken = True
            job()
            with self._changed:
                self._overtaken = False
            self._touched = time.monotonic()  # that was no step of this call

    def nudge(self) -> None:
        """A live call came: see to it, if this call waits."""
        with self._changed:
            self._nudged = True
            self._changed.notify_all()

    def begin(self) -> bool:
        """The engine's method starts now; False: it was cancelled before its turn came, and that is told."""
        with self._changed:
            self._begun = True
            self._touched = time.monotonic()
            return not self._cancelled

    def part(self, value: Any) -> bool:
        """Send what a generator yielded, waiting for credit; False: it is cancelled, close the generator."""
        self._touch()
        data = encode_value(value)
        cost = cost_of(len(data))
        self._await(lambda: self._credit >= cost)
        with self._changed:
            if self._cancelled:
                return False
            self._credit -= cost
        self._link.send_encoded(Kind.PART, self._number, data)
        self._touched = time.monotonic()
        return True

    def finish(self, result: Any) -> None:
        """Send the result."""
        self._touch()
        self.send(Kind.DONE, {"result": None if self._cancelled else result, "step_s": self._step_s})

    def send(self, kind: Kind, value: Any) -> None:
        """Send a message of this call."""
        self._link.send(kind, self._number, value)

    def cancel(self) -> None:
        """The caller lost interest: wake whoever waits."""
        with self._changed:
            self._abandon()

    def handle(self, message: Message) -> None:
        """Take a message of this call, on the reader thread."""
        match message.kind:
            case Kind.FEED:
                with self._changed:
                    self._inputs.append((message.value, message.cost))
                    self._changed.notify_all()
            case Kind.END:
                with self._changed:
                    self._inputs_ended = True
                    self._changed.notify_all()
            case Kind.CREDIT:
                with self._changed:
                    self._credit += message.integer()
                    self._changed.notify_all()
            case Kind.CANCEL:
                self._give_up()

    def _give_up(self) -> None:
        with self._changed:
            waiting = not self._begun or self._overtaken
            self._abandon()
        if waiting:  # for another call, which may take long
            self.send(Kind.DONE, {"result": None, "step_s": 0.0})
        else:
            self._tell(None, "")  # how long this engine's steps are: the app waits for the next one

    def _abandon(self) -> None:
        self._cancelled = True
        self._inputs.clear()
        self._changed.notify_all()

    def _tell(self, fraction: float | None, message: str) -> None:
        self.send(Kind.PROGRESS, {"fraction": fraction, "message": message, "step_s": self._step_s})

    def _touch(self) -> None:
        now = time.monotonic()
        self._step_s = max(self._step_s, now - self._touched)
        self._touched = now
