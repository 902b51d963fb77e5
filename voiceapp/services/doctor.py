"""``voiceapp doctor``: what works on this computer, what does not, and what to do about it."""

from __future__ import annotations

import asyncio
import ctypes.util
import os
import shutil
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from voiceapp.core.connections import connection_name
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.installation import own_python, repair
from voiceapp.core.paths import Paths, own_library
from voiceapp.core.protocols import SoundDevice, Task
from voiceapp.core.records import Check, Machine, PackInfo
from voiceapp.core.settings import Settings
from voiceapp.core.settings_table import SETTINGS
from voiceapp.engines.catalog import ENGINES, find
from voiceapp.engines.specs import EngineSpec
from voiceapp.services.machine import read_machine
from voiceapp.services.modelfacts import importable, size_text
from voiceapp.storage.database import Database

_PYTHONS = ((3, 11), (3, 14))
_LIBRARIES = ("numpy", "msgpack", "platformdirs", "psutil", "huggingface_hub", "httpx2", "typer")
_LEAST_FREE = 1_000_000_000
_DEVICES_S = 15.0
_CHOSEN: tuple[Task, ...] = ("asr", "llm", "tts")
_OPTIONAL: tuple[Task, ...] = ("turn",)
_TASKS = {"sound": "Sound", "analysis": "Files"} | {
    setting.key.removeprefix("engines."): setting.label for setting in SETTINGS if setting.section == "engines"
}
"""What an engine does, in the words of the settings that choose it."""


class Packs(Protocol):
    """The part of services/packs.py that is asked."""

    async def list(self) -> Sequence[PackInfo]:
        """The engine packs."""


class Doctor:
    """Looks at everything that the program needs. No check changes anything or raises.

    ``db`` is opened where it is not (a command's program is not started); its owner closes it.
    ``devices`` lists the sound devices through the sound process; ``installed`` tells whether a library can
    be imported; ``library`` finds a shared library of the system.
    """

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        db: Database,
        packs: Packs | None = None,
        devices: Callable[[], Awaitable[Sequence[SoundDevice]]] | None = None,
        *,
        engines: Sequence[EngineSpec] = ENGINES,
        installed: Callable[[str], bool] = importable,
        library: Callable[[str], str | None] = ctypes.util.find_library,
        machine: Callable[[], Machine] = read_machine,
        environment: Mapping[str, str] = os.environ,
        python: tuple[int, int] = (sys.version_info[0], sys.version_info[1]),
    ) -> None:
        self._paths = paths
        self._settings = settings
        self._db = db
        self._packs = packs
        self._devices = devices
        self._engines = engines
        self._installed = installed
        self._library = library
        self._machine = machine
        self._environment = environment
        self._python_version = python

    async def checks(self) -> list[Check]:
        """Everything that was looked at, in the order in which to mend it."""
        threads = (self._python, self._libraries, self._home, self._disk, self._window, self._portaudio, self._card)
        first = [await asyncio.to_thread(check) for check in threads]
        engines = await asyncio.to_thread(lambda: [self._engine(spec) for spec in self._engines])
        return [
            *first,
            *await self._sound(),
            *self._setting_problems(),
            await self._database(),
            *engines,
            *await self._pack_checks(),
        ]

    # -------------------------------------------------------------------------------- the environment

    def _python(self) -> Check:
        low, high = _PYTHONS
        running = ".".join(map(str, self._python_version))
        if low <= self._python_version < high:
            own = ", which came with the program and makes its engine packs" if own_python() else ""
            return Check("python", True, f"Python {running}{own}.")
        wanted = f"{low[0]}.{low[1]} to {high[0]}.{high[1] - 1}"
        return Check("python", False, f"Python {running} is not supported.", f"Use Python {wanted}.")

    def _libraries(self) -> Check:
        missing = [name for name in _LIBRARIES if not self._installed(name)]
        if missing:
            return Check("libraries", False, f"Not installed: {', '.join(missing)}.", repair())
        return Check("libraries", True, "The base libraries are installed.")

    def _home(self) -> Check:
        try:
            self._paths.create()
        except VoiceAppError as error:
            return Check("home", False, error.message, error.next_step)
        return Check("home", True, f"Your data lies in {self._paths.data}.")

    def _disk(self) -> Check:
        folder = _existing(self._paths.data)
        try:
            free = shutil.disk_usage(folder).free
        except OSError as error:
            return Check(
                "disk", False, f"The free space of {folder} is not known: {error.strerror}.", "Check the disk."
            )
        if free < _LEAST_FREE:
            return Check("disk", False, f"Only {size_text(free)} are free in {folder}.", "Free some space.")
        return Check("disk", True, f"{size_text(free)} are free.")

    def _window(self) -> Check:
        if not self._installed("PySide6"):
            return Check("window", False, "The window's library PySide6 is not installed.", repair())
        named = [name for name in ("WAYLAND_DISPLAY", "DISPLAY") if self._environment.get(name)]
        if named or sys.platform in ("win32", "darwin"):
            return Check("window", True, f"A display is named ({named[0]})." if named else "There is a desktop.")
        return Check(
            "window", False, "There is no display, so no window.", "Start it on a desktop, or use voiceapp talk."
        )

    def _card(self) -> Check:
        machine = self._machine()
        here = f"{machine.cpu}, {machine.cores} cores, {size_text(machine.ram)} memory"
        if machine.gpu:
            return Check("machine", True, f"{here}; graphics card {machine.gpu} with {size_text(machine.vram)}.")
        return Check("machine", True, f"{here}; no graphics card found, models run on the processor.")

    # -------------------------------------------------------------------------------------- the sound

    def _portaudio(self) -> Check:
        if own_library("libportaudio.so.2") or self._library("portaudio") or self._installed("_sounddevice_data"):
            return Check("sound library", True, "PortAudio is installed.")
        return Check(
            "sound library",
            False,
            "PortAudio is not installed.",
            "Install the package libportaudio2 and start again.",
        )

    async def _sound(self) -> list[Check]:
        if self._devices is None:
            return []
        try:
            found = await asyncio.wait_for(self._devices(), _DEVICES_S)
        except TimeoutError:
            return [Check("sound", False, "The sound system does not answer.", "Restart the sound server.")]
        except VoiceAppError as error:
            return [Check("sound", False, error.message, error.next_step)]
        return [
            self._kind(found, "microphone", "Without one, type, or answer the sample question."),
            self._kind(found, "speaker", "Without them, answers are shown and can be written to a file."),
        ]

    def _kind(self, found: Sequence[SoundDevice], kind: str, otherwise: str) -> Check:
        of_kind = [device for device in found if device.kind == kind]
        word = "microphone" if kind == "microphone" else "loudspeaker"
        if not of_kind:
            return Check(kind, False, f"No {word} was found.", f"Connect one. {otherwise}")
        chosen = self._settings.text(f"sound.{kind}")
        if chosen and chosen not in [device.id for device in of_kind]:
            return Check(kind, False, f"The chosen {word} is not connected.", "Connect it, or choose another one.")
        names = ", ".join(device.name for device in of_kind)
        return Check(kind, True, f"{len(of_kind)} found: {names}.")

    # ------------------------------------------------------------------------------ data and engines

    def _setting_problems(self) -> list[Check]:
        problems = list(self._settings.problems)
        chosen = (*_CHOSEN, *(task for task in _OPTIONAL if self._settings.text(f"engines.{task}")))
        for task in chosen:
            engine = self._settings.text(f"engines.{task}")
            if connection_name(engine) is not None:
                continue  # asked by voiceapp connections check: the doctor sends nothing anywhere
            try:
                find(engine, task)
            except VoiceAppError as problem:
                problems.append(problem)
        if not problems:
            return [Check("settings", True, "The settings are in order.")]
        return [Check("settings", False, problem.message, problem.next_step) for problem in problems]

    async def _database(self) -> Check:
        try:
            await self._db.open()
            wrong = await self._db.check()
        except VoiceAppError as error:
            return Check("database", False, error.message, error.next_step)
        if wrong:
            return Check(
                "database",
                False,
                f"The file with your data is damaged: {self._db.path}.",
                "Put back a copy from your backup, or move the file away to start with an empty one.",
            )
        return Check("database", True, "Your data is in order.")

    def _engine(self, spec: EngineSpec) -> Check:
        name = f"engine {spec.name}"
        what = f"{spec.title} ({_TASKS.get(spec.task, spec.task)})"
        if spec.pack:
            return Check(name, True, f"{what} runs in the engine pack {spec.pack}.")
        missing = [library for library in spec.requires if not self._installed(library)]
        if missing:
            return Check(name, False, f"{what} lacks {', '.join(missing)}.", repair(missing))
        return Check(name, True, f"{what} is installed.")

    async def _pack_checks(self) -> list[Check]:
        if self._packs is None:
            return []
        try:
            packs = await self._packs.list()
        except VoiceAppError as error:
            return [Check("packs", False, error.message, error.next_step)]
        steps = {"broken": "is broken", "outdated": "needs an update"}
        states = {**steps, "installing": "is being installed", "available": "is not installed"}
        return [
            Check(
                f"pack {pack.name}",
                pack.state not in steps,
                f"The engine pack {pack.name} ({pack.title}) {states.get(pack.state, 'is installed')}.",
                f"Run voiceapp packs install {pack.name}." if pack.state in steps else "",
            )
            for pack in packs
        ]


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next((place for place in (folder, *folder.parents) if place.is_dir()), Path("/"))
