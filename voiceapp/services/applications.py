"""The applications that are installed, by the names that desktops show, and starting one. Never through a shell.

Linux: desktop entries (freedesktop.org's Desktop Entry and Base Directory Specifications), started by gtk-launch
or gio. macOS: bundles, by ``open -a``. Windows: what is in the Start menu.
"""

from __future__ import annotations

import asyncio
import builtins
import configparser
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from voiceapp.core.errors import VoiceAppError

STARTED_S = 5.0
"""A starter that runs longer has started the application and waits for it."""

_ENTRY = "Desktop Entry"


@dataclass(frozen=True, slots=True)
class Application:
    """An installed application: its name, other words for it, and the file that starts it."""

    name: str
    id: str
    path: Path
    aliases: tuple[str, ...] = ()


class Applications:
    """What is installed for this user. ``which`` finds programs; ``environment`` and ``platform`` as Python's."""

    def __init__(
        self,
        environment: Mapping[str, str] = os.environ,
        platform: str = sys.platform,
        which: Callable[[str], str | None] = shutil.which,
    ) -> None:
        self._environment, self._platform, self._which = environment, platform, which

    def list(self) -> list[Application]:
        """Every application that a menu would show; reads the disk."""
        if self._platform == "darwin":
            roots = (Path("/Applications"), Path("/System/Applications"), self._home() / "Applications")
            return [Application(file.stem, file.stem, file) for root in roots for file in root.glob("*.app")]
        if self._platform == "win32":
            return [Application(file.stem, file.stem, file) for file in self._start_menu()]
        return self._desktop_entries()

    async def open(self, application: Application) -> None:
        """Start it. Raises VoiceAppError ``application-failed`` and ``application-starter``."""
        if self._platform == "win32":
            await asyncio.to_thread(os.startfile, application.path)  # type: ignore[attr-defined,unused-ignore]
            return
        failed = VoiceAppError("application-failed", f"{application.name} could not be started.")
        try:
            child = await asyncio.create_subprocess_exec(
                *self._starter(application),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # it goes on when this program ends
            )
        except OSError as error:
            raise failed from error
        try:
            async with asyncio.timeout(STARTED_S):
                status = await child.wait()
        except TimeoutError:
            return
        if status != 0:
            raise failed

    def _starter(self, application: Application) -> tuple[str, ...]:
        if self._platform == "darwin":
            return "open", "-a", str(application.path)
        if program := self._which("gtk-launch"):
            return program, application.id
        if program := self._which("gio"):
            return program, "launch", str(application.path)
        raise VoiceAppError(
            "application-starter",
            "Applications cannot be opened here: gio is missing.",
            "Install the package libglib2.0-bin.",
        )

    def _home(self) -> Path:
        return Path(self._environment.get("HOME") or Path.home())

    def _start_menu(self) -> Iterable[Path]:
        for variable in ("APPDATA", "PROGRAMDATA"):
            if folder := self._environment.get(variable):
                yield from Path(folder, "Microsoft", "Windows", "Start Menu", "Programs").rglob("*.lnk")

    # ------------------------------------------------------------------------------- desktop entries

    def _desktop_entries(self) -> builtins.list[Application]:
        own = self._environment.get("XDG_DATA_HOME") or self._home() / ".local" / "share"
        others = (self._environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
        files: dict[str, tuple[Path, Path]] = {}
        for root in (Path(folder) / "applications" for folder in (own, *others) if folder):
            for file in sorted(root.rglob("*.desktop")):
                # Of several with one id the first counts, and it may hide the others.
                files.setdefault("-".join(file.relative_to(root).with_suffix("").parts), (root, file))
        found = (self._entry(name, file) for name, (_, file) in files.items())
        return [application for application in found if application is not None]

    def _entry(self, name: str, file: Path) -> Application | None:
        """The application of a desktop entry; None for one that no menu shows, or that cannot be read."""
        reader = configparser.RawConfigParser(strict=False, delimiters=("=",), comment_prefixes=("#",))
        reader.optionxform = str  # type: ignore[method-assign,assignment]  # keys are case-sensitive
        try:
            reader.read_string(file.read_text(encoding="utf-8"))
            entry = reader[_ENTRY]
        except (OSError, ValueError, KeyError, configparser.Error):
            return None
        hidden = any(entry.get(key, "false").strip() == "true" for key in ("NoDisplay", "Hidden"))
        wanted = entry.get("TryExec", "").strip()
        title = entry.get("Name", "").strip()
        if entry.get("Type") != "Application" or hidden or not title or (wanted and not self._which(wanted)):
            return None
        return Application(title, name, file, tuple(self._aliases(entry)))

    def _aliases(self, entry: Mapping[str, str]) -> Iterable[str]:
        """Its name in the user's language, and what kind of thing it is in English and in that language."""
        language = (self._environment.get("LC_ALL") or self._environment.get("LANG") or "").partition(".")[0]
        for key in ("Name", "GenericName"):
            for locale in ("", f"[{language}]", f"[{language.partition('_')[0]}]"):
                if value := entry.get(f"{key}{locale}", "").strip():
                    yield value
