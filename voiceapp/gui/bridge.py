"""The one crossing between the core's asyncio loop (a thread of its own) and Qt's loop.

Down: :meth:`Bridge.submit` runs a coroutine on the core; its result comes back as a callback on Qt's thread, which
never waits for it. Up: every event of the core's bus is published again on :attr:`Bridge.events`, on Qt's thread,
at most once a frame; a reply that grew several times in between is told once. Meters read a latest-value slot.

Shutdown order: sound, turns, children (``app.close()`` in the core), then the loop, then Qt.
"""

from __future__ import annotations

import inspect
import threading
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from shiboken6 import isValid

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import (
    ClipMoved,
    Event,
    EventBus,
    JobChanged,
    Notice,
    PartialHeard,
    PlayerMoved,
    RecordingChanged,
    ReplyGrew,
    TrackMoved,
    VoiceRecordingChanged,
)

if TYPE_CHECKING:
    import asyncio

    from voiceapp.core.frames import Level
    from voiceapp.gui.ports import AppPort

FRAME_MS = 16


@dataclass(frozen=True, slots=True)
class Bug(Event):
    """Something failed that is not an expected failure; ``error`` is what was raised."""

    error: BaseException


def _key(event: Event) -> tuple[type[Event], int] | None:
    """What an event replaces: an older one with the same key, not yet delivered, is out of date."""
    match event:
        case ReplyGrew(turn=turn) | PartialHeard(turn=turn):
            return type(event), turn
        case RecordingChanged() | PlayerMoved() | ClipMoved() | TrackMoved():
            return type(event), 0
        case VoiceRecordingChanged(stage=stage) if stage != "done":
            return type(event), 0
        case JobChanged(job=job) if job.state == "running":
            return JobChanged, job.id
    return None


class Bridge(QObject):
    """Starts, serves and ends the core. ``ready``: it runs; ``closed``: it and its thread's loop are gone."""

    ready = Signal()
    closed = Signal()
    _wake = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        # Owned by Qt: Python's garbage collector, which may run in the core's thread, never destroys it.
        super().__init__(parent or QCoreApplication.instance())
        self.events = EventBus()
        self._app: AppPort | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._early: list[Callable[[], None]] = []
        self._up_and_running: asyncio.Event
        self._lock = threading.Lock()
        self._up: deque[Callable[[], None] | Event] = deque()
        self._awake = False
        self._tasks: set[asyncio.Task[None]] = set()
        self._whole: set[asyncio.Task[None]] = set()
        self._closing = False
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setInterval(FRAME_MS)
        self._frame.timeout.connect(self._deliver)
        self._wake.connect(self._woken)

    # ---------------------------------------------------------------------------------- Qt's side

    def start(self, make_app: Callable[[], AppPort]) -> None:
        """Start the core's thread; ``make_app`` runs there. Work submitted before it is up waits for it."""
        import asyncio  # takes 30 ms, which the first paint need not wait for

        self._loop = asyncio.new_event_loop()
        self._up_and_running = asyncio.Event()
        self._thread = threading.Thread(target=self._run, args=(make_app,), name="core", daemon=True)
        self._thread.start()

    def submit(
        self,
        work: Callable[[AppPort], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[VoiceAppError], None] | None = None,
        owner: QObject | None = None,
        *,
        whole: bool = False,
    ) -> None:
        """Run ``work(app)`` (a coroutine function or a plain one) on the core's loop.

        ``done(result)`` and ``failed(error)`` come on Qt's thread, and not at all when ``owner`` is gone by then.
        An expected failure without ``failed`` becomes a notice; anything else is a :class:`Bug`. What is to be
        done as a ``whole`` is waited for at the end.
        """
        if self._closing:
            return

        def begin() -> None:
            task = self._begin(work, done, failed, owner)
            if whole:
                self._whole.add(task)
                task.add_done_callback(self._whole.discard)

        if self._loop is None:
            self._early.append(begin)
        else:
            self._loop.call_soon_threadsafe(begin)

    def level(self) -> Level | None:
        """The microphone's latest level, None when it is closed. Safe from Qt's thread: one slot is read."""
        return self._app.talk.latest_level if self._app is not None else None

    def close(self) -> None:
        """End the core; :attr:`closed` follows. What was submitted and still runs is cancelled, but no whole."""
        if self._closing:
            return
        self._closing = True
        if self._loop is None:
            self.closed.emit()
        else:
            self._loop.call_soon_threadsafe(self._loop.stop)

    def join(self, timeout_s: float) -> bool:
        """After Qt's loop ended: wait for the thread's last lines. True when it is gone."""
        if self._thread is not None:
            self._thread.join(timeout_s)
        return self._thread is None or not self._thread.is_alive()

    def _woken(self) -> None:
        if not self._frame.isActive():
            self._deliver()

    def _deliver(self) -> None:
        with self._lock:
            batch, self._up, self._awake = self._up, deque(), False
        batch = newest(batch)
        if batch:
            self._frame.start()
        try:
            while batch:
                item = batch.popleft()
                if self._closing and not isinstance(item, Bug):
                    continue  # nobody is there any more to be told
                if isinstance(item, Event):
                    self.events.publish(item)
                else:
                    item()
        finally:
            if batch:  # a subscriber raised (the excepthook reports it): the rest still comes
                with self._lock:
                    self._up.extendleft(reversed(batch))

    # ------------------------------------------------------------------------------ the core's side

    def _send(self, item: Callable[[], None] | Event) -> None:
        with self._lock:
            self._up.append(item)
            sleeping, self._awake = not self._awake, True
        if sleeping:
            self._wake.emit()

    def _run(self, make_app: Callable[[], AppPort]) -> None:
        import asyncio

        loop = self._loop
        assert loop is not None
        asyncio.set_event_loop(loop)
        starting = self._track(self._start(make_app), self._not_started)
        for begin in self._early:
            begin()
        try:
            loop.run_forever()
            ending = self._track(self._end(starting), self._bug)
            loop.run_until_complete(asyncio.wait([ending]))
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            loop.close()
            self.closed.emit()

    def _track(
        self, work: Coroutine[Any, Any, None], failed: Callable[[BaseException], None]
    ) -> asyncio.Task[None]:
        """Run ``work`` as a task; what it raises goes to ``failed`` (and is never lost)."""
        assert self._loop is not None
        task = self._loop.create_task(work)
        self._tasks.add(task)

        def over(task: asyncio.Task[None]) -> None:
            self._tasks.discard(task)
            if not task.cancelled() and (error := task.exception()) is not None:
                failed(error)

        task.add_done_callback(over)
        return task

    async def _start(self, make_app: Callable[[], AppPort]) -> None:
        app = make_app()
        app.bus.subscribe(Event, self._send)
        self._app = app
        await app.start()
        self._up_and_running.set()
        self._send(self.ready.emit)

    def _not_started(self, error: BaseException) -> None:
        self._send(Notice.of(error) if isinstance(error, VoiceAppError) else Bug(error))

    def _bug(self, error: BaseException) -> None:
        self._send(Bug(error))

    def _begin(self, work: Any, done: Any, failed: Any, owner: QObject | None) -> asyncio.Task[None]:
        def not_done(error: BaseException) -> None:
            if isinstance(error, VoiceAppError) and failed is not None:
                self._send(_call(failed, error, owner))
            else:
                self._not_started(error)

        return self._track(self._work(work, done, owner), not_done)

    async def _work(self, work: Any, done: Any, owner: QObject | None) -> None:
        await self._up_and_running.wait()
        result = work(self._app)
        if inspect.isawaitable(result):
            result = await result
        if done is not None:
            self._send(_call(done, result, owner))

    async def _end(self, starting: asyncio.Task[None]) -> None:
        import asyncio

        if self._whole and self._up_and_running.is_set():
            await asyncio.wait(self._whole)
        tasks = {starting, *self._tasks} - {asyncio.current_task()}
        for task in tasks:
            if task is not None:
                task.cancel()
        await asyncio.wait([task for task in tasks if task is not None])
        if self._app is not None:
            await self._app.close()


def newest(batch: deque[Callable[[], None] | Event]) -> deque[Callable[[], None] | Event]:
    """The batch without what is out of date: the newest of a kind takes the place of the oldest."""
    last: dict[object, Event] = {}
    for item in batch:
        if isinstance(item, Event) and (key := _key(item)) is not None:
            last[key] = item
    kept: deque[Callable[[], None] | Event] = deque()
    for item in batch:
        key = _key(item) if isinstance(item, Event) else None
        if key is None:
            kept.append(item)
        elif key in last:
            kept.append(last.pop(key))
    return kept


def _call(callback: Callable[[Any], None], value: Any, owner: QObject | None) -> Callable[[], None]:
    def call() -> None:
        if owner is None or isValid(owner):
            callback(value)

    return call
