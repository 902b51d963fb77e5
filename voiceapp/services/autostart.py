"""Starting at login, hidden: what each desktop reads is the only place where that is stored.

Linux: an entry in the autostart folder (https://specifications.freedesktop.org/autostart-spec/latest/).
Windows: the user's Run key (https://learn.microsoft.com/windows/win32/setupapi/run-and-runonce-registry-keys).
macOS: a launch agent (``man launchd.plist``). The last two are written to their documentation and were never run.
"""

from __future__ import annotations

import asyncio
import configparser
import os
import plistlib
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.starting import HIDDEN
from voiceapp.core.whole_file import replacing

NAME = "voiceapp"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"

_GROUP = "Desktop Entry"
_SPECIAL = '"`$\\'
"""What a quoted argument of a desktop entry has to have a backslash before."""


class Place(Protocol):
    """Where a desktop looks for what it starts at login. Both raise OSError."""

    @property
    def where(self) -> str:
        """The place, as the user would look for it."""

    def read(self) -> bool:
        """Whether the program stands there and is not switched off by the desktop."""

    def write(self, on: bool) -> None:
        """Put it there, or take it away."""


def command_line(
    prefix: str = sys.prefix, executable: str = sys.executable, environment: Mapping[str, str] = os.environ
) -> list[str]:
    """How this program is started, hidden: by the script that came with it, else by its Python.

    ``VOICEAPP_HOME`` goes along where it is set, so that the same home is opened.
    """
    root = Path(prefix)
    scripts = (root.parent / "bin" / NAME, root / "bin" / NAME, root / "Scripts" / f"{NAME}.exe")
    found = next((str(script) for script in scripts if script.is_file()), None)
    started = [found] if found else [executable, "-m", NAME]
    home = environment.get("VOICEAPP_HOME")
    at_home = ["env", f"VOICEAPP_HOME={os.path.abspath(os.path.expanduser(home))}"] if home else []
    return [*at_home, *started, HIDDEN]


def desktop_entry(command: Sequence[str]) -> str:
    """The autostart entry that runs ``command`` (https://specifications.freedesktop.org/desktop-entry-spec/latest/)."""
    return "\n".join(
        (
            f"[{_GROUP}]",
            "Type=Application",
            "Name=Voiceapp",
            "Comment=Starts in the tray when you log in",
            f"Exec={_exec(command)}",
            "Icon=voiceapp",
            "Terminal=false",
            "",
        )
    )


def _exec(command: Sequence[str]) -> str:
    return " ".join(_quoted(argument) for argument in command)


def _quoted(argument: str) -> str:
    """One argument of Exec: quoted, then with the escapes of a string value; % begins a field code."""
    escaped = "".join(f"\\{letter}" if letter in _SPECIAL else letter for letter in argument)
    return f'"{escaped}"'.replace("\\", "\\\\").replace("%", "%%")


class AutostartEntry:
    """A file in the autostart folder (Linux)."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str] = os.environ) -> None:
        config = environment.get("XDG_CONFIG_HOME") or Path.home() / ".config"
        self._command, self.path = command, Path(config) / "autostart" / f"{NAME}.desktop"
        self.where = str(self.path.parent)

    def read(self) -> bool:
        """Whether the entry is there and starts a program that is; desktops switch it off by a key of their own or
        hide it."""
        reader = configparser.RawConfigParser(strict=False, delimiters=("=",), comment_prefixes=("#",))
        try:
            reader.read_string(self.path.read_text(encoding="utf-8"))
            entry = reader[_GROUP]
            started = entry["Exec"]
        except FileNotFoundError:
            return False
        except (ValueError, KeyError, configparser.Error):
            return False  # no desktop can read it either
        off = entry.get("Hidden", "false"), entry.get("X-GNOME-Autostart-enabled", "true")
        named = re.findall(r'"(/[^"]*)"', started)  # of a program that was moved or removed since
        there = started == _exec(self._command) or all(Path(program).exists() for program in named)
        return off == ("false", "true") and there

    def write(self, on: bool) -> None:
        """Write the entry whole, or remove it."""
        if not on:
            self.path.unlink(missing_ok=True)
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(self.path) as file:
            file.write(desktop_entry(self._command).encode())


class LaunchAgent:
    """A property list among the user's launch agents (macOS). Not run yet."""

    def __init__(self, command: Sequence[str], home: Path) -> None:
        self._command, self.path = command, home / "Library" / "LaunchAgents" / f"{NAME}.plist"
        self.where = str(self.path.parent)

    def read(self) -> bool:
        """Whether it is there."""
        return self.path.is_file()

    def write(self, on: bool) -> None:
        """Write it whole, or remove it; launchd reads it at the next login."""
        if not on:
            self.path.unlink(missing_ok=True)
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(self.path) as file:
            file.write(launch_agent(self._command))


def launch_agent(command: Sequence[str]) -> bytes:
    """The property list that runs ``command`` at login."""
    return plistlib.dumps({"Label": NAME, "ProgramArguments": list(command), "RunAtLoad": True})


class RunKey:
    """A value of the user's Run key in the registry (Windows). Not run yet."""

    where = rf"HKEY_CURRENT_USER\{RUN_KEY}"

    def __init__(self, command: Sequence[str]) -> None:
        self._command = subprocess.list2cmdline(command)

    def read(self) -> bool:
        """Whether the value is there."""
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:  # type: ignore[attr-defined,unused-ignore]
                winreg.QueryValueEx(key, NAME)  # type: ignore[attr-defined,unused-ignore]
        except FileNotFoundError:
            return False
        return True

    def write(self, on: bool) -> None:
        """Set the value, or delete it."""
        import winreg

        access = winreg.KEY_SET_VALUE  # type: ignore[attr-defined,unused-ignore]
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN_KEY, 0, access) as key:  # type: ignore[attr-defined,unused-ignore]
            if on:
                winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, self._command)  # type: ignore[attr-defined,unused-ignore]
            elif self.read():
                winreg.DeleteValue(key, NAME)  # type: ignore[attr-defined,unused-ignore]


def make_place(platform: str = sys.platform) -> Place:
    """The one of this system."""
    if platform == "win32":
        return RunKey(command_line(environment={}))
    if platform == "darwin":
        return LaunchAgent(command_line(), Path.home())
    return AutostartEntry(command_line())


class Autostart:
    """Starting at login, switched and read back."""

    def __init__(self, place: Place | None = None) -> None:
        self._place = place or make_place()

    async def is_on(self) -> bool:
        """Whether the desktop will start the program. Raises VoiceAppError ``autostart-unreadable``."""
        try:
            return await asyncio.to_thread(self._place.read)
        except OSError as error:
            raise VoiceAppError(
                "autostart-unreadable",
                f"Whether Voiceapp starts at login is unknown: {self._place.where} cannot be read"
                f" ({error.strerror or error}).",
                "Make it readable.",
            ) from error

    async def switch(self, on: bool) -> bool:
        """Switch it on or off; what is so now. Raises VoiceAppError ``autostart-not-written``."""
        try:
            await asyncio.to_thread(self._place.write, on)
        except OSError as error:
            raise VoiceAppError(
                "autostart-not-written",
                f"Starting at login was not changed: {self._place.where} cannot be written"
                f" ({error.strerror or error}).",
                "Make it writable, then try again.",
                retryable=True,
            ) from error
        return await self.is_on()
