"""What is told when a timer or reminder is due, in the window and on the desktop."""

from __future__ import annotations

from datetime import datetime

from voiceapp.core.events import Notice, TimerInfo
from voiceapp.gui.language import month, tr, weekday

_CODE = "timer-"
_LATE_S = 90.0
"""Told later than this, it was missed: the program was off, or the computer slept."""
_TOLD = {
    (True, True, False): tr("Your {label} timer is up."),
    (True, False, False): tr("Your timer is up."),
    (True, True, True): tr("Missed: your {label} timer at {moment}."),
    (True, False, True): tr("Missed: your timer at {moment}."),
    (False, True, False): tr("Reminder: {label}."),
    (False, False, False): tr("Your reminder is due."),
    (False, True, True): tr("Missed: {label} at {moment}."),
    (False, False, True): tr("Missed: your reminder at {moment}."),
}
"""What is said, by: a timer (or a reminder), with a name, too late."""


def due_notice(timer: TimerInfo, now: datetime) -> Notice:
    """The notice of a timer or reminder that is due, or was missed; ``now`` in local time."""
    due = datetime.fromtimestamp(timer.due)
    late = (now - due).total_seconds() > _LATE_S
    told = _TOLD[timer.kind == "timer", bool(timer.label), late]
    sentence = told.format(label=timer.label, moment=_moment(due, now))
    return Notice("info", sentence, action="talk", code=f"{_CODE}{timer.id}")


def is_alarm(notice: Notice) -> bool:
    """Whether a notice tells that something is due."""
    return notice.code.startswith(_CODE)


def _moment(due: datetime, now: datetime) -> str:
    clock = f"{due.hour}:{due:%M}"
    if due.date() == now.date():
        return clock
    return tr(
        "{clock} on {weekday} {day} {month}", clock=clock, weekday=weekday(due), day=due.day, month=month(due)
    )
