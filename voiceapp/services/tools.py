"""Runs the tools that chat models call: the same for the built-in skills and for language models."""

from __future__ import annotations

import builtins
import re
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from voiceapp.core.clock import Clock
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import TimerInfo
from voiceapp.core.frames import ToolCall
from voiceapp.core.protocols import ToolResult, ToolSpec
from voiceapp.core.records import ListItem, Note
from voiceapp.engines.skill_dates import local_time
from voiceapp.engines.skill_followups import REMIND_WHEN
from voiceapp.engines.skill_household import list_name
from voiceapp.engines.skill_numbers import joined, spoken_duration, timer_name
from voiceapp.engines.skill_places import time_zone
from voiceapp.engines.skill_replies import capital, list_phrase, moment_text, sentence, timer_phrase, to_you
from voiceapp.services.alarms import AlarmsService
from voiceapp.services.allowed_tools import ASKED_ONCE
from voiceapp.services.desktop_tools import Run
from voiceapp.services.matching import best_match, plain
from voiceapp.services.tool_specs import SPECS, check_arguments

SHOWN = 5
"""Notes that one answer says at most."""

MAX_ITEMS = 30
"""Items that one sentence may put on a list."""

_TOGETHER = re.compile(
    r"\b(?:mac(?:aroni)? and cheese|fish and chips|salt and pepper|oil and vinegar|ham and cheese|half and half"
    r"|peanut butter and jelly|sweet and sour \w+|black and white \w+|arts and crafts|pen and paper)\b",
    re.IGNORECASE,
)
"""Things that "and" does not part."""

SkillCall = Callable[[str, dict[str, Any]], Awaitable[Any]]
"""Calls a method of the skills' engine (``engines/llm_skills.py``) in its process."""

Undo = Callable[[], Awaitable[str]]


class Notes(Protocol):
    """What the tools need of :class:`voiceapp.storage.household.NoteStore`."""

    async def add(self, text: str) -> Note:
        """Keep a note."""

    async def list(self, limit: int = -1) -> list[Note]:
        """The latest notes first."""

    async def search(self, text: str) -> builtins.list[Note]:
        """Notes that hold every word of ``text``."""

    async def delete(self, note: int) -> bool:
        """Delete a note; False when there is none."""


class Lists(Protocol):
    """What the tools need of :class:`voiceapp.storage.household.ListStore`."""

    async def add(self, list: str, item: str) -> ListItem:
        """Put an item on a list."""

    async def remove(self, list: str, item: str) -> bool:
        """Take an item off a list; False when it was not on it."""

    async def items(self, list: str) -> list[ListItem]:
        """What is on a list, oldest first."""

    async def clear(self, list: str) -> int:
        """Empty a list; how many items it had."""


def split_items(text: str) -> list[str]:
    """ "milk, eggs and bread" as three items; commas and "and" part them, but for things named together."""
    kept = _TOGETHER.sub(lambda match: match[0].replace(" and ", " & "), text)
    parts = re.split(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+|\s+plus\s+", kept)
    items = [re.sub(r"^(?:some|also|and) ", "", part.strip(), flags=re.IGNORECASE) for part in parts]
    return [item.replace(" & ", " and ") for item in items if item][:MAX_ITEMS]


class Tools:
    """A :class:`~voiceapp.core.protocols.ToolRunner` over the stored household.

    Results of changes are ``{"ok": true, ...}``, of questions their facts, of failures ``{"error": sentence}``;
    ``text`` is the sentence of ``engines/skill_replies.py`` for the same data.
    """

    def __init__(
        self,
        notes: Notes,
        lists: Lists,
        alarms: AlarmsService,
        clock: Clock,
        skill: SkillCall,
        desktop: Mapping[str, Run] | None = None,
    ) -> None:
        self._notes = notes
        self._lists = lists
        self._alarms = alarms
        self._clock = clock
        self._skill = skill
        own = {spec.name: getattr(self, f"_run_{spec.name}") for spec in SPECS if spec.name not in ASKED_ONCE}
        self._runners: dict[str, Run] = {**own, **(desktop or {})}
        self._specs = {spec.name: spec for spec in SPECS if spec.name in self._runners}
        self._undo: deque[Undo] = deque(maxlen=20)

    @property
    def specs(self) -> Sequence[ToolSpec]:
        """Every tool that there is here."""
        return tuple(self._specs.values())

    def check(self, call: ToolCall) -> ToolCall:
        """The call with its arguments checked, and with the list that is meant where none is named."""
        spec = self._specs.get(call.name)
        if spec is None:
            raise VoiceAppError("tool-unknown", f"I have no tool called {call.name[:60]}.")
        arguments = check_arguments(spec, call.arguments)
        if "list" in spec.parameters["properties"]:
            arguments["list"] = list_name(arguments.get("list"))
        return replace(call, arguments=arguments)

    async def run(self, call: ToolCall) -> ToolResult:
        """Check the arguments and run the tool. A failed tool is a result that says so."""
        try:
            arguments = self.check(call).arguments
            data = await self._runners[call.name](arguments)
        except VoiceAppError as error:
            return ToolResult({"error": str(error)}, str(error))
        return ToolResult(data, sentence(call.name, arguments, data))

    def _now(self) -> datetime:
        return self._clock.now()

    def _local(self, due: float) -> datetime:
        return local_time(due, self._now())

    # ------------------------------------------------------------------------------- time and date

    async def _run_get_time(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        at = self._now()
        if place := arguments.get("place"):
            zone = time_zone(place)
            if zone is None:
                raise VoiceAppError(
                    "place-unknown", f"I do not know what time it is in {place}.", "Try a large city."
                )
            at = at.astimezone(ZoneInfo(zone))
        return {"time": f"{at:%H:%M}"}

    async def _run_get_date(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        today = self._now().date()
        day = await self._day(arguments["day"]) if arguments.get("day") else today
        return {"date": day.isoformat(), "weekday": f"{day:%A}", "today": today.isoformat()}

    async def _run_days_until(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        today, day = self._now().date(), await self._day(arguments["day"])
        return {"days": (day - today).days, "date": day.isoformat(), "today": today.isoformat()}

    async def _day(self, text: str) -> date:
        found = await self._skill("parse_day", {"text": text, "now": self._now().isoformat()})
        return date.fromisoformat(found["date"])

    # --------------------------------------------------------------------------- timers, reminders

    async def _run_set_timer(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        seconds = float(arguments["seconds"])
        due = self._now().timestamp() + seconds
        timer = await self._alarms.add("timer", arguments.get("label") or timer_name(seconds), due)

        async def undo() -> str:
            await self._alarms.cancel(timer.id)
            return f"The {timer_phrase(timer.label)} is cancelled."

        self._undo.append(undo)
        return {"ok": True}

    def _of_kind(self, kind: str) -> list[TimerInfo]:
        return [timer for timer in self._alarms.timers if timer.kind == kind]

    def _chosen(self, timers: list[TimerInfo], label: str) -> list[TimerInfo]:
        if label.lower() in ("all", "all timers", "every timer"):
            return timers
        index = best_match(label, [timer.label for timer in timers])
        if index is None:
            raise VoiceAppError(
                "timer-unknown", f"There is no {timer_phrase(label)}.", "Ask how much time is left."
            )
        return [timers[index]]

    async def _run_cancel_timer(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        timers, label = self._of_kind("timer"), str(arguments.get("label") or "")
        if not timers and not label:
            ringing = [item for item in self._of_kind("reminder") if item.label in ("alarm", "wake up")]
            if len(ringing) == 1:  # "stop the alarm" may mean either
                await self._drop(ringing)
                return {"ok": True, "cancelled": [ringing[0].label], "alarm": True}
        if not timers:
            raise VoiceAppError("timer-none", "No timer is running.")
        if not label and len(timers) > 1:
            names = joined([timer_phrase(timer.label) for timer in timers])
            raise VoiceAppError(
                "timer-which",
                f"{len(timers)} timers are running: {names}.",
                "Say which one to cancel, or all timers.",
            )
        chosen = self._chosen(timers, label) if label else timers
        await self._drop(chosen)
        return {"ok": True, "cancelled": [timer.label for timer in chosen]}

    async def _drop(self, chosen: list[TimerInfo]) -> None:
        """Cancel timers or reminders so that it can be undone while they would still be to come."""
        for timer in chosen:
            await self._alarms.cancel(timer.id)

        async def undo() -> str:
            for timer in chosen:
                await self._alarms.add(timer.kind, timer.label, timer.due)
            return "It is set again." if len(chosen) == 1 else "They are set again."

        self._undo.append(undo)

    async def _run_time_left(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        timers = self._of_kind("timer")
        if timers and arguments.get("label"):
            timers = self._chosen(timers, arguments["label"])
        left = [(timer.label, self._alarms.time_left(timer.id) or 0.0) for timer in timers]
        return {
            "timers": [
                {"label": label, "left_s": round(seconds), "left": spoken_duration(seconds)}
                for label, seconds in left
            ]
        }

    async def _run_add_reminder(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        text, now = str(arguments["text"]), self._now()
        if not arguments.get("when"):
            raise VoiceAppError("reminder-when", f"{REMIND_WHEN}{to_you(text)}?")
        found = await self._skill("parse_when", {"text": arguments["when"], "now": now.isoformat()})
        due = float(found["due"])
        at = moment_text(self._local(due), now)
        if due <= now.timestamp():
            raise VoiceAppError("reminder-past", f"{capital(at)} is over already.", "Name a later time.")
        reminder = await self._alarms.add("reminder", text, due)

        async def undo() -> str:
            await self._alarms.cancel(reminder.id)
            return "The reminder is cancelled."

        self._undo.append(undo)
        return {"ok": True, "when": at}

    async def _run_list_reminders(self, _arguments: Mapping[str, Any]) -> dict[str, Any]:
        now = self._now()
        found = self._of_kind("reminder")
        return {
            "reminders": [{"text": item.label, "when": moment_text(self._local(item.due), now)} for item in found]
        }

    async def _run_cancel_reminder(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        reminders, text = self._of_kind("reminder"), str(arguments["text"])
        if not reminders:
            raise VoiceAppError("reminder-none", "You have no reminders.")
        chosen = reminders
        if text.lower() not in ("all", "everything"):
            index = best_match(text, [item.label for item in reminders])
            if index is None and text.lower() in ("alarm", "wake up"):
                index = best_match("wake up" if text.lower() == "alarm" else "alarm", [i.label for i in reminders])
            if index is None:
                raise VoiceAppError(
                    "reminder-unknown", f"I found no reminder about {to_you(text)}.", "Ask what your reminders are."
                )
            chosen = [reminders[index]]
        await self._drop(chosen)
        return {"ok": True, "cancelled": [item.label for item in chosen]}

    # -------------------------------------------------------------------------------- lists, notes

    async def _run_add_to_list(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        name, items = list_name(arguments.get("list")), split_items(arguments["item"])
        if not items:
            raise VoiceAppError("list-item", "I did not hear what to put on the list.")
        present = {plain(item.text) for item in await self._lists.items(name)}
        new = [item for item in items if plain(item) not in present]
        if not new:
            are = "is" if len(items) == 1 else "are"
            raise VoiceAppError(
                "list-present", f"{capital(joined(items))} {are} on your {list_phrase(name)} already."
            )
        for item in new:
            await self._lists.add(name, item)

        async def undo() -> str:
            for item in new:
                await self._lists.remove(name, item)
            return f"I took {joined(new)} off your {list_phrase(name)} again."

        self._undo.append(undo)
        there = [item for item in items if item not in new]
        return {"ok": True, "items": new, **({"already": there} if there else {})}

    async def _run_remove_from_list(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        name, wanted = list_name(arguments.get("list")), str(arguments["item"])
        present = [item.text for item in await self._lists.items(name)]
        found: list[str] = []
        for item in [wanted, *split_items(wanted)]:
            index = best_match(item, [text for text in present if text not in found])
            if index is not None:
                found.append([text for text in present if text not in found][index])
            if index is not None and item == wanted:
                break
        if not found:
            raise VoiceAppError("list-absent", f"{capital(wanted)} is not on your {list_phrase(name)}.")
        for text in found:
            await self._lists.remove(name, text)
        self._undo.append(self._put_back(name, found))
        return {"ok": True, "items": found}

    def _put_back(self, name: str, items: list[str]) -> Undo:
        async def undo() -> str:
            for item in items:
                await self._lists.add(name, item)
            said = joined(items) if len(items) <= SHOWN else f"{len(items)} items"
            return f"I put {said} back on your {list_phrase(name)}."

        return undo

    async def _run_read_list(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        return {"items": [item.text for item in await self._lists.items(list_name(arguments.get("list")))]}

    async def _run_clear_list(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        name = list_name(arguments.get("list"))
        items = [item.text for item in await self._lists.items(name)]
        removed = await self._lists.clear(name)
        if items:
            self._undo.append(self._put_back(name, items))
        return {"ok": True, "removed": removed}

    async def _run_take_note(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        note = await self._notes.add(arguments["text"])

        async def undo() -> str:
            await self._notes.delete(note.id)
            return "The note is deleted."

        self._undo.append(undo)
        return {"ok": True}

    async def _run_read_notes(self, _arguments: Mapping[str, Any]) -> dict[str, Any]:
        notes = await self._notes.list()
        return {"count": len(notes), "notes": [note.text for note in notes[:SHOWN]]}

    async def _run_search_notes(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        query = str(arguments["query"])
        notes = await self._notes.search(query)
        if not notes:  # a word inside another, or its plural
            stem = query.lower().rstrip("s")
            notes = [note for note in await self._notes.list() if stem in note.text.lower()]
        return {"count": len(notes), "notes": [note.text for note in notes[:SHOWN]]}

    # ----------------------------------------------------------------------------------- the others

    async def _run_calculate(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        found = await self._skill("calculate", {"expression": arguments["expression"]})
        return {"result": found["text"], "sum": found["spoken"]}

    async def _run_convert(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        found = await self._skill("convert", dict(arguments))
        return {"result": found["text"], "from": found["from"], "to": found["to"]}

    async def _run_undo(self, _arguments: Mapping[str, Any]) -> dict[str, Any]:
        if not self._undo:
            raise VoiceAppError("undo-nothing", "There is nothing to undo.")
        return {"ok": True, "undone": await self._undo.pop()()}

    async def _run_help(self, _arguments: Mapping[str, Any]) -> dict[str, Any]:
        return {"ok": True}
