"""The sentences that say what a tool did: readable and speakable. Standard library only.

:func:`sentence` makes them of the call and its data alone, so that the skills say in their process what
``services/tools.py`` says in the app's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from voiceapp.engines.skill_household import list_name
from voiceapp.engines.skill_numbers import joined, number_text, plural, spoken_duration

EXAMPLES = ("What time is it?", "Set a timer for ten minutes", "Add milk to my shopping list")
HELP = (
    "I can tell the time and the date, set timers, reminders and alarms, keep your lists and notes, "
    "calculate, convert units, read the clipboard aloud, open applications, and answer from your recordings. "
    "Try “Set a timer for ten minutes”, “Add milk to my shopping list” or “What is twelve times eight?”."
)
NOT_UNDERSTOOD = (
    "I did not understand that: the built-in skills know set phrases only, and free conversation needs a "
    f"language model. You can say “{EXAMPLES[0]}”, “{EXAMPLES[1]}” or “{EXAMPLES[2]}”."
)
_PARTS = (
    (5, "at night"),
    (12, "in the morning"),
    (18, "in the afternoon"),
    (22, "in the evening"),
    (24, "at night"),
)
_YOURS = {
    "my": "your",
    "mine": "yours",
    "me": "you",
    "i": "you",
    "myself": "yourself",
    "am": "are",
    "i'm": "you're",
    "i've": "you've",
    "i'll": "you'll",
    "i'd": "you'd",
}


def capital(text: str) -> str:
    """``text`` with a capital first letter."""
    return text[:1].upper() + text[1:]


def to_you(text: str) -> str:
    """A text in the user's words as the assistant says it back: "take my pills" -> "take your pills"."""
    return re.sub(r"[A-Za-z']+", lambda word: _YOURS.get(word[0].lower(), word[0]), text)


def clock_text(at: datetime, full: bool = False) -> str:
    """ "2:05 in the afternoon"; on the hour "2 in the afternoon", with ``full`` "2 o'clock in the afternoon"."""
    if at.minute == 0 and at.hour in (0, 12):
        return "noon" if at.hour else "midnight"
    part = next(name for end, name in _PARTS if at.hour < end)
    hour = at.hour % 12 or 12
    o_clock = " o'clock" if full else ""
    return f"{hour}:{at.minute:02d} {part}" if at.minute else f"{hour}{o_clock} {part}"


def date_text(day: date, today: date) -> str:
    """ "Monday, November 23, 2026"; the year only where it is not this one."""
    text = f"{day:%A}, {day:%B} {day.day}"
    return text if day.year == today.year else f"{text}, {day.year}"


def moment_text(at: datetime, now: datetime) -> str:
    """ "today at 2:20 in the afternoon", "tomorrow at noon", "on Thursday at 9 in the morning"."""
    days = (at.date() - now.date()).days
    if days == 0:
        day = "today"
    elif days in (1, -1):
        day = "tomorrow" if days == 1 else "yesterday"
    elif 0 < days < 7:
        day = f"on {at:%A}"
    else:
        day = f"on {date_text(at.date(), now.date())}"
    return f"{day} at {clock_text(at)}"


def timer_phrase(label: str) -> str:
    """ "10 minute timer", "pasta timer"; "timer" alone where there is no label."""
    return f"{label} timer".strip()


def list_phrase(name: str) -> str:
    """ "shopping list"."""
    return name if name.lower().endswith("list") else f"{name} list"


def fired_text(kind: str, label: str, due: datetime, now: datetime) -> str:
    """What is said when a timer or reminder is due at ``due`` (it may be later by now)."""
    late = (now - due).total_seconds() > 90
    at = clock_text(due) if due.date() == now.date() else moment_text(due, now).removeprefix("on ")
    if kind == "timer":
        if late:
            return f"Your {timer_phrase(label)} was due at {at}.".replace("due at yesterday", "due yesterday")
        return f"Your {timer_phrase(label)} is done."
    if late:
        return f"A reminder was due at {at}: {to_you(label)}.".replace("due at yesterday", "due yesterday")
    if label in ("alarm", "wake up"):
        return f"{'Wake up' if label == 'wake up' else 'Your alarm'}: it is {clock_text(now, full=True)}."
    return f"Reminder: {to_you(label)}."


Data = Mapping[str, Any]


def sentence(name: str, arguments: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    """The sentence for a tool's result; ``data`` is what ``services/tools.py`` gave for the call."""
    for key in ("error", "text"):
        if isinstance(data.get(key), str):
            return str(data[key])
    maker = _MAKERS.get(name)
    return maker(arguments, data) if maker else "Done."


def _set_timer(arguments: Data, data: Data) -> str:
    length = spoken_duration(float(arguments.get("seconds", 0)))
    label = str(arguments.get("label") or "")
    return f"Your {label} timer is set for {length}." if label else f"The timer is set for {length}."


def _cancelled(_arguments: Data, data: Data) -> str:
    names = [timer_phrase(str(label)) for label in data.get("cancelled", ())]
    if len(names) > 1:
        return f"I cancelled {plural(len(names), 'timer')}."
    if data.get("alarm"):
        return "The alarm is off."
    return f"The {names[0]} is cancelled." if names else "The timer is cancelled."


def _left(_arguments: Data, data: Data) -> str:
    timers = list(data.get("timers", ()))
    if not timers:
        return "No timer is running."
    told = [
        f"{spoken_duration(float(timer['left_s']))} left on the {timer_phrase(str(timer['label']))}"
        for timer in timers
    ]
    if len(told) == 1:
        return f"There {'is' if round(float(timers[0]['left_s'])) in (1, 60, 3600) else 'are'} {told[0]}."
    return f"There are {plural(len(told), 'timer')}: {joined(told)}."


def _reminder(arguments: Data, data: Data) -> str:
    text, when = to_you(str(arguments.get("text", ""))), data.get("when", "")
    if text in ("alarm", "wake up"):
        return f"The alarm is set for {when}."
    return f"I will remind you {when}: {text}."


def _reminders(_arguments: Data, data: Data) -> str:
    found = [f"{to_you(str(item['text']))}, {item['when']}" for item in data.get("reminders", ())]
    if not found:
        return "You have no reminders."
    return f"You have {plural(len(found), 'reminder')}: {'; '.join(found)}."


def _reminder_off(_arguments: Data, data: Data) -> str:
    texts = [to_you(str(text)) for text in data.get("cancelled", ())]
    if len(texts) == 1 and texts[0] in ("alarm", "wake up"):
        return "The alarm is off."
    if len(texts) == 1:
        return f"I cancelled the reminder: {texts[0]}."
    return f"I cancelled {plural(len(texts), 'reminder')}."


def _added(arguments: Data, data: Data) -> str:
    items = [str(item) for item in data.get("items", (arguments.get("item", ""),))]
    added = f"I added {joined(items)} to your {list_phrase(list_name(arguments.get('list')))}."
    there = [str(item) for item in data.get("already", ())]
    are = "is" if len(there) == 1 else "are"
    return f"{added} {capital(joined(there))} {are} on it already." if there else added


def _removed(arguments: Data, data: Data) -> str:
    items = [str(item) for item in data.get("items", (arguments.get("item", ""),))]
    return f"I removed {joined(items)} from your {list_phrase(list_name(arguments.get('list')))}."


def _list(arguments: Data, data: Data) -> str:
    name = list_phrase(list_name(arguments.get("list")))
    items = [str(item) for item in data.get("items", ())]
    if not items:
        return f"Your {name} is empty."
    if len(items) == 1:
        return f"On your {name} is {items[0]}."
    return f"On your {name} are {plural(len(items), 'item')}: {joined(items)}."


def _cleared(arguments: Data, data: Data) -> str:
    name, count = list_phrase(list_name(arguments.get("list"))), int(data.get("removed", 0))
    if not count:
        return f"Your {name} was empty."
    return f"I took {plural(count, 'item')} off your {name}; it is empty now."


def _notes(arguments: Data, data: Data) -> str:
    notes = [str(text).rstrip(".") for text in data.get("notes", ())]
    query = arguments.get("query")
    if not notes:
        return f"I found no note about {query}." if query else "You have no notes."
    count = int(data.get("count", len(notes)))
    if count == 1:
        return f"Your note says: {notes[0]}."
    about = f" about {query}" if query else ""
    which = f". The {'best' if query else 'latest'} {len(notes)} are" if count > len(notes) else ""
    return f"You have {plural(count, 'note')}{about}{which}: {'; '.join(notes)}."


def _date(arguments: Data, data: Data) -> str:
    day, today = date.fromisoformat(str(data["date"])), date.fromisoformat(str(data["today"]))
    said = f"{day:%A}, {day:%B} {day.day}, {day.year}"
    ahead = (day - today).days
    near = {0: "Today is", 1: "Tomorrow is", -1: "Yesterday was"}.get(ahead)
    if near:
        return f"{near} {said}."
    return f"{day:%B} {day.day}, {day.year} {'is' if ahead > 0 else 'was'} a {day:%A}."


def _until(_arguments: Data, data: Data) -> str:
    day, today = date.fromisoformat(str(data["date"])), date.fromisoformat(str(data["today"]))
    days, said = int(data["days"]), date_text(day, today)
    if days == 0:
        return f"That is today, {said}."
    if days < 0:
        return f"{said} was {plural(-days, 'day')} ago."
    return f"It is {plural(days, 'day')} until {said}."


def _time(arguments: Data, data: Data) -> str:
    at = datetime.fromisoformat(str(data.get("iso") or f"2000-01-01T{data['time']}"))
    place = arguments.get("place")
    return f"It is {clock_text(at, full=True)}{f' in {place}' if place else ''}."


def _sum(_arguments: Data, data: Data) -> str:
    spoken = str(data.get("sum", ""))
    text = str(data["result"])
    if not spoken or "(" in spoken or spoken == text:
        return f"That is {text}."
    return f"{capital(spoken)} is {text}."


def _converted(arguments: Data, data: Data) -> str:
    value = number_text(float(arguments["value"]), 12)
    is_are = "is" if value == "1" else "are"
    return f"{value} {data['from']} {is_are} {data['result']} {data['to']}."


def _facts(_arguments: Data, data: Data) -> str:
    facts = [f"that {to_you(str(text))}" for text in data.get("facts", ())]
    if not facts:
        return "You have not told me anything about yourself yet."
    return f"You told me {joined(facts)}."


def _forgotten(_arguments: Data, data: Data) -> str:
    gone = [to_you(str(text)) for text in data.get("forgotten", ())]
    return f"I forgot that {gone[0]}." if len(gone) == 1 else "I forgot what I knew about you."


_MAKERS: dict[str, Callable[[Data, Data], str]] = {
    "set_timer": _set_timer,
    "cancel_timer": _cancelled,
    "time_left": _left,
    "add_reminder": _reminder,
    "list_reminders": _reminders,
    "cancel_reminder": _reminder_off,
    "add_to_list": _added,
    "remove_from_list": _removed,
    "read_list": _list,
    "clear_list": _cleared,
    "remember_fact": lambda arguments, _data: f"I will remember that {to_you(str(arguments['text']))}.",
    "list_facts": _facts,
    "forget_fact": _forgotten,
    "take_note": lambda _arguments, _data: "I wrote that down.",
    "read_notes": _notes,
    "search_notes": _notes,
    "get_date": _date,
    "days_until": _until,
    "get_time": _time,
    "calculate": _sum,
    "convert": _converted,
    "open_application": lambda arguments, data: f"I opened {data.get('opened', arguments['name'])}.",
    "set_volume": lambda _arguments, data: f"The volume is at {data['percent']} percent.",
    "compose_music": lambda arguments, _data: (
        f"I am composing {arguments['prompt']}. I will tell you when it is ready."
    ),
    "speak_in_voice": lambda _arguments, _data: "",  # the text itself is heard
    "undo": lambda _arguments, data: str(data.get("undone", "Done.")),
    "help": lambda _arguments, _data: HELP,
}
