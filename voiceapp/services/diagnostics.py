"""What a report of a fault should hold, to be copied by the user: no speech, no texts, no names, no secrets.

Only what is known to hold none is let through: everything else is told as "set", "all right" or "look".
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Protocol

from voiceapp.core.about import Licences
from voiceapp.core.language_names import family, language_name
from voiceapp.core.paths import Paths
from voiceapp.core.records import Check
from voiceapp.core.setting import Setting, Value
from voiceapp.core.settings import Settings
from voiceapp.engines.catalog import ENGINES

_TOLD = ("python", "libraries", "window", "machine", "sound library", "engine", "pack")
"""Checks, or kinds of them, whose sentences are made of the program's own words and the computer's."""

_COUNTED = ("microphone", "speaker")
"""Checks that name devices after their count; people give devices their own names."""

_FRAMES = 6
_LANGUAGES = ("engines.language", "meetings.language")
_MODELS = {engine.name: {model.name for model in engine.models} for engine in ENGINES}


class About(Protocol):
    """The part of services/about.py that is asked."""

    async def versions(self) -> list[tuple[str, str]]:
        """The program, its Python and the system."""

    async def licences(self) -> Licences:
        """Everything that is installed."""


class Diagnostics:
    """Writes the report. ``checks`` are the doctor's."""

    def __init__(
        self, paths: Paths, settings: Settings, about: About, checks: Callable[[], Awaitable[Sequence[Check]]]
    ) -> None:
        self._paths, self._settings, self._about, self._checks = paths, settings, about, checks

    async def text(self, more: Sequence[tuple[str, str]] = ()) -> str:
        """The report; ``more`` are (name, version) of what only the caller knows."""
        checks = [_checked(check) for check in await self._checks()]
        libraries = [f"{one.name} {one.version}" for one in (await self._about.licences()).libraries]
        crashes = await asyncio.to_thread(_crashes, self._paths.crashes)
        parts = {
            "Versions": [f"{name}: {version}" for name, version in (*await self._about.versions(), *more)],
            "Checks": [self._without_places(line) for line in checks],
            "Changed settings": self._changed(),
            "Crash reports": crashes,
            "Libraries": [", ".join(libraries)],
        }
        return "".join(f"{title}\n" + "".join(f"  {line}\n" for line in lines) for title, lines in parts.items())

    def _changed(self) -> list[str]:
        table = self._settings.table.values()
        changed = [(row, value) for row in table if (value := self._settings.get(row.key)) != row.default]
        wrong = Counter(problem.code for problem in self._settings.problems)
        lines = [f"{row.key}: {shown(row, value)}" for row, value in changed]
        return [*lines, *(f"not used, {code}: {count}" for code, count in wrong.items())] or ["none"]

    def _without_places(self, line: str) -> str:
        """Folders as what they are for, the user's own as ~."""
        paths = self._paths
        for folder, name in ((paths.data, "DATA"), (paths.config, "CONFIG"), (Path.home(), "~")):
            line = line.replace(str(folder), name)
        return line


def _checked(check: Check) -> str:
    kind = check.name.partition(" ")[0]
    told = ""
    if check.name in _TOLD or kind in _TOLD:
        told = f": {check.message}"
    elif check.name in _COUNTED:
        told = f": {check.message.partition(':')[0]}"
    return f"{'ok' if check.ok else 'LOOK'} {check.name}{told}"


def shown(setting: Setting, value: Value) -> str:
    """A setting's value, or "set" where it is words of the user's own."""
    if not isinstance(value, str) or setting.choices:
        return str(value)
    if setting.section == "engines" and (engine := _engine(value)):
        return engine
    if setting.key in _LANGUAGES and (value == "auto" or language_name(value) != value):
        return family(value)
    return "set" if value else "empty"


def _engine(value: str) -> str:
    """An engine's text without a file or a model of one's own; "" where it is none."""
    name, _, model = value.partition(":")
    if name not in _MODELS:
        return "on another computer" if name == "remote" else ""
    return value if not model or model in _MODELS[name] else f"{name}:own"


def _crashes(folder: Path) -> list[str]:
    """How many reports there are, and where the latest one failed."""
    reports = sorted(folder.glob("crash-*.json"))
    if not reports:
        return ["none"]
    try:
        latest = json.loads(reports[-1].read_text(encoding="utf-8"))
        where = [latest["exception"], *latest["frames"][-_FRAMES:]]
    except (OSError, ValueError, LookupError, TypeError):
        where = ["unknown"]
    return [f"{len(reports)}, the latest: {where[0]}", *where[1:]]
