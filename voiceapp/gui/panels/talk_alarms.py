"""What is told when a timer or reminder is due, in the window and on the desktop."""

from __future__ import annotations

from datetime import datetime

from voiceapp.core.events import Notice, TimerInfo

_CODE = "timer-"
_LATE_S = 90.0
"""Told later than this, it was missed: the program was off, or the computer slept."""


def due_notice(timer: TimerInfo, now: datetime) -> Notice:
    """The notice of a timer or reminder that is due, or was missed; ``now`` in local time."""
    due = datetime.fromtimestamp(timer.due)
    what = timer.label or "your reminder"
    if timer.kind == "timer":
        what = f"your {timer.label} timer" if timer.label else "your timer"
    if (now - due).total_seconds() > _LATE_S:
        sentence = f"Missed: {what} at {_moment(due, now)}."
    elif timer.kind == "timer":
        sentence = f"{what[0].upper()}{what[1:]} is up."
    else:
        sentence = f"Reminder: {timer.label}." if timer.label else "Your reminder is due."
    return Notice("info", sentence, action="talk", code=f"{_CODE}{timer.id}")


def is_alarm(notice: Notice) -> bool:
    """Whether a notice tells that something is due."""
    return notice.code.startswith(_CODE)


def _moment(due: datetime, now: datetime) -> str:
    clock = f"{due.hour}:{due:%M}"
    return clock if due.date() == now.date() else f"{clock} on {due:%A} {due.day} {due:%B}"
