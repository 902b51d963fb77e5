"""What is told when a timer or reminder is due, in the window and on the desktop."""

from __future__ import annotations

from datetime import datetime

from voiceapp.core.events import Notice, TimerInfo
from voiceapp.gui.language import month, tr, weekday

_CODE = "timer-"
_LATE_S = 90.0
"""Told later than this, it was missed: the program was off, or the computer slept."""


def due_notice(timer: TimerInfo, now: datetime) -> Notice:
    """The notice of a timer or reminder that is due, or was missed; ``now`` in local time."""
    due = datetime.fromtimestamp(timer.due)
    what = timer.label or tr("your reminder")
    if timer.kind == "timer":
        what = tr("your {label} timer", label=timer.label) if timer.label else tr("your timer")
    if (now - due).total_seconds() > _LATE_S:
        sentence = tr("Missed: {what} at {moment}.", what=what, moment=_moment(due, now))
    elif timer.kind == "timer":
        sentence = tr("{upper}{value} is up.", upper=what[0].upper(), value=what[1:])
    else:
        sentence = tr(f"Reminder: {timer.label}.") if timer.label else tr("Your reminder is due.")
    return Notice("info", sentence, action="talk", code=f"{_CODE}{timer.id}")


def is_alarm(notice: Notice) -> bool:
    """Whether a notice tells that something is due."""
    return notice.code.startswith(_CODE)


def _moment(due: datetime, now: datetime) -> str:
    clock = f"{due.hour}:{due:%M}"
    return (
        clock
        if due.date() == now.date()
        else tr(
            "{clock} on {weekday} {day} {month}", clock=clock, weekday=weekday(due), day=due.day, month=month(due)
        )
    )
