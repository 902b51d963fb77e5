"""Stores in memory, a clock that the loop drives, and tools that ask the real skills without a child process."""

from __future__ import annotations

import asyncio
import builtins
import inspect
import json
from collections.abc import Generator
from datetime import datetime, timedelta, timezone
from typing import Any, Literal, cast

from tests.fakes.context import FakeContext, run
from voiceapp.core.events import Event, EventBus
from voiceapp.core.frames import ToolCall
from voiceapp.core.protocols import ToolResult
from voiceapp.core.records import Alarm, ListItem, Note
from voiceapp.engines.llm_skills import Skills
from voiceapp.services.alarms import AlarmsService
from voiceapp.services.tools import Tools

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=timezone(timedelta(hours=1)))


class LoopClock:
    """Wall time that runs with the loop; ``jump_s`` is a suspend or somebody setting the clock."""

    def __init__(self, start: datetime = NOW) -> None:
        self._start = start
        self._began = asyncio.get_running_loop().time()
        self.jump_s = 0.0

    def now(self) -> datetime:
        elapsed = asyncio.get_running_loop().time() - self._began
        return self._start + timedelta(seconds=elapsed + self.jump_s)


class MemoryAlarms:
    def __init__(self) -> None:
        self.rows: dict[int, Alarm] = {}

    async def add(self, kind: Literal["timer", "reminder"], label: str, due: float) -> Alarm:
        alarm = Alarm(len(self.rows) + 1, kind, label, due)
        self.rows[alarm.id] = alarm
        return alarm

    async def waiting(self) -> list[Alarm]:
        return sorted((row for row in self.rows.values() if row.state == "waiting"), key=lambda row: row.due)

    async def cancel(self, alarm: int) -> bool:
        return self._leave(alarm, "cancelled")

    async def fired(self, alarm: int) -> bool:
        return self._leave(alarm, "fired")

    def _leave(self, alarm: int, state: Literal["fired", "cancelled"]) -> bool:
        row = self.rows.get(alarm)
        if row is None or row.state != "waiting":
            return False
        self.rows[alarm] = Alarm(row.id, row.kind, row.label, row.due, state)
        return True


class MemoryNotes:
    def __init__(self) -> None:
        self.rows: list[Note] = []

    async def add(self, text: str) -> Note:
        note = Note(len(self.rows) + 1, text, 0.0)
        self.rows.insert(0, note)
        return note

    async def list(self, limit: int = -1) -> list[Note]:
        return list(self.rows) if limit < 0 else self.rows[:limit]

    async def search(self, text: str) -> builtins.list[Note]:
        return [note for note in self.rows if set(text.lower().split()) <= set(note.text.lower().split())]

    async def delete(self, note: int) -> bool:
        before = len(self.rows)
        self.rows = [row for row in self.rows if row.id != note]
        return len(self.rows) < before


class MemoryLists:
    def __init__(self) -> None:
        self.rows: dict[str, list[str]] = {}

    async def add(self, list: str, item: str) -> ListItem:
        self.rows.setdefault(list, []).append(item)
        return ListItem(len(self.rows[list]), list, item)

    async def remove(self, list: str, item: str) -> bool:
        present = item in self.rows.get(list, [])
        self.rows[list] = [text for text in self.rows.get(list, []) if text != item]
        return present

    async def items(self, list: str) -> list[ListItem]:
        return [ListItem(index, list, text) for index, text in enumerate(self.rows.get(list, []))]

    async def clear(self, list: str) -> int:
        return len(self.rows.pop(list, []))


async def ask_skills(skills: Skills, method: str, arguments: dict[str, Any]) -> tuple[list[Any], Any]:
    """Call the engine as a worker would: its parts and its result."""
    answer = getattr(skills, method)(FakeContext(), **arguments)
    if inspect.isgenerator(answer):
        return run(cast("Generator[Any, None, Any]", answer))
    return [], answer


class Household:
    """Everything behind the tools. Make it inside a running loop."""

    def __init__(self, start: datetime = NOW, alarms: MemoryAlarms | None = None) -> None:
        self.bus = EventBus()
        self.events: list[tuple[datetime, Event]] = []
        self.clock = LoopClock(start)
        self.bus.subscribe(Event, lambda event: self.events.append((self.clock.now(), event)))
        self.notes, self.lists = MemoryNotes(), MemoryLists()
        self.stored = alarms or MemoryAlarms()
        self.alarms = AlarmsService(self.stored, self.bus, self.clock)
        self.skills = Skills()
        self.tools = Tools(self.notes, self.lists, self.alarms, self.clock, self._skill)
        self.messages: list[dict[str, Any]] = []

    async def _skill(self, method: str, arguments: dict[str, Any]) -> Any:
        return (await ask_skills(self.skills, method, arguments))[1]

    async def use(self, name: str, **arguments: object) -> ToolResult:
        return await self.tools.run(ToolCall(name, arguments))

    async def say(self, text: str) -> str:
        """A whole exchange as the talk makes it: words, call, result, the sentence said."""
        self.messages.append({"role": "user", "text": text, "call": None})
        specs = [{"name": spec.name} for spec in self.tools.specs]
        while True:
            request = {
                "messages": self.messages,
                "tools": specs,
                "now": self.clock.now().replace(tzinfo=None).isoformat(),
            }
            parts, _ = await ask_skills(self.skills, "reply", request)
            call = parts[0].get("call")
            if call is None:
                reply = str(parts[0]["text"])
                self.messages.append({"role": "assistant", "text": reply, "call": None})
                return reply
            result = await self.tools.run(ToolCall(call["name"], call["arguments"], call["id"]))
            self.messages.append({"role": "assistant", "text": "", "call": call})
            self.messages.append({"role": "tool", "text": json.dumps(dict(result.data)), "call": call})
