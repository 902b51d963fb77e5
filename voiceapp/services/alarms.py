"""Timers and reminders that really fire: after a restart, a suspend or a change of the clock, too."""

from __future__ import annotations

import asyncio
from typing import Literal, Protocol

from voiceapp.core.clock import Clock
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, Notice, TimerFired, TimerInfo, TimersChanged
from voiceapp.core.records import Alarm
from voiceapp.core.tasks import Tasks
from voiceapp.engines.skill_dates import local_time
from voiceapp.engines.skill_replies import fired_text

RECHECK_S = 10.0
"""Longest sleep before the wall clock is read again: a suspended computer or a set clock moves it."""


class Alarms(Protocol):
    """What this service needs of :class:`voiceapp.storage.household.AlarmStore`."""

    async def add(self, kind: Literal["timer", "reminder"], label: str, due: float) -> Alarm:
        """Store an alarm that is due at ``due``, seconds since the epoch."""

    async def waiting(self) -> list[Alarm]:
        """Alarms that neither fired nor were cancelled, soonest first."""

    async def cancel(self, alarm: int) -> bool:
        """Cancel an alarm; False when it does not wait."""

    async def fired(self, alarm: int) -> bool:
        """Note that an alarm rang; True for the one caller who is to ring it."""


def _info(alarm: Alarm) -> TimerInfo:
    return TimerInfo(alarm.id, alarm.kind, alarm.label, alarm.due)


class AlarmsService:
    """Keeps the running timers and reminders and tells the bus when one is due.

    One sleeping task waits for the soonest; nothing runs while there is none. All methods run on the core's
    loop. The store decides who rings an alarm, so two processes on one home do not both ring it.
    """

    def __init__(self, store: Alarms, bus: EventBus, clock: Clock) -> None:
        self._store = store
        self._bus = bus
        self._clock = clock
        self._waiting: dict[int, Alarm] = {}
        self._changed = asyncio.Event()
        self._tasks = Tasks(bus)
        self._ringing = False

    @property
    def timers(self) -> tuple[TimerInfo, ...]:
        """The running timers and reminders, soonest first."""
        ordered = sorted(self._waiting.values(), key=lambda alarm: (alarm.due, alarm.id))
        return tuple(_info(alarm) for alarm in ordered)

    async def start(self, ring: bool = True) -> None:
        """Take up what is stored, and :meth:`ring` unless nobody could hear it."""
        self._waiting = {alarm.id: alarm for alarm in await self._store.waiting()}
        self._tell()
        if ring:
            self.ring()

    def ring(self) -> None:
        """Fire alarms from now on. What came due while the program was closed fires now."""
        if not self._ringing:
            self._ringing = True
            self._tasks.spawn(self._run())

    async def close(self) -> None:
        """Stop waiting; the alarms stay stored."""
        await self._tasks.cancel()
        self._ringing = False

    async def add(self, kind: Literal["timer", "reminder"], label: str, due: float) -> TimerInfo:
        """Store an alarm that fires at ``due`` (seconds since the epoch), at once where that is past."""
        alarm = await self._store.add(kind, label, due)
        self._waiting[alarm.id] = alarm
        self._tell()
        return _info(alarm)

    async def cancel(self, alarm: int) -> bool:
        """Cancel a waiting alarm; False when it is not waiting any more."""
        known = self._waiting.pop(alarm, None)
        cancelled = await self._store.cancel(alarm)
        if known is not None or cancelled:
            self._tell()
        return cancelled

    def time_left(self, alarm: int) -> float | None:
        """Seconds until an alarm is due, None when it is not waiting."""
        known = self._waiting.get(alarm)
        return None if known is None else max(0.0, known.due - self._clock.now().timestamp())

    def sentence(self, event: TimerFired) -> str:
        """What to say for a fired alarm; one that is late says when it was due."""
        now = self._clock.now()
        return fired_text(event.timer.kind, event.timer.label, local_time(event.timer.due, now), now)

    def _tell(self) -> None:
        self._changed.set()
        self._bus.publish(TimersChanged(self.timers))

    async def _run(self) -> None:
        while True:
            self._changed.clear()
            now = self._clock.now().timestamp()
            for alarm in [alarm for alarm in self._waiting.values() if alarm.due <= now]:
                await self._fire(alarm)
            soonest = min((alarm.due for alarm in self._waiting.values()), default=None)
            if soonest is None:
                await self._changed.wait()
                continue
            # Longer waits wake up in between: only the wall clock knows of a suspend or a new time.
            delay = min(max(soonest - self._clock.now().timestamp(), 0.0), RECHECK_S)
            try:
                async with asyncio.timeout(delay):
                    await self._changed.wait()
            except TimeoutError:
                pass

    async def _fire(self, alarm: Alarm) -> None:
        self._waiting.pop(alarm.id, None)
        try:
            mine = await self._store.fired(alarm.id)
        except VoiceAppError as error:  # it could not be stored, but it is due all the same
            self._bus.publish(Notice.of(error))
            mine = True
        if mine:
            self._bus.publish(TimerFired(_info(alarm)))
        self._bus.publish(TimersChanged(self.timers))
