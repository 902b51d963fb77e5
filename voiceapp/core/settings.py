"""The settings in force, and the file that keeps them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.setting import Setting, Value
from voiceapp.core.settings_table import SETTINGS
from voiceapp.core.whole_file import PRIVATE, replacing


def free_name(path: Path) -> Path:
    """``path``, or the first of path-2, path-3, ... that is not taken."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.name}-{number}")
    return found


def peeked(path: Path, key: str) -> str | None:
    """What the file holds under ``key``, where it is text, before the settings are in force: reports nothing."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))[key]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
    return value if isinstance(value, str) else None


class Settings:
    """The values in force: defaults, overlaid by the file, overlaid by ``--set`` for this run.

    A wrong or unknown entry of the file is reported in :attr:`problems`, keeps its place in the file and
    does not stop the program; the default is used instead.
    """

    def __init__(self, path: Path, table: Iterable[Setting] = SETTINGS) -> None:
        self.path = path
        self.table = {setting.key: setting for setting in table}
        self.problems: list[VoiceAppError] = []
        self._stored: dict[str, Any] = {}
        self._run: dict[str, Value] = {}
        self._listeners: list[Callable[[str, Value], None]] = []
        self._read()

    def _read(self) -> None:
        try:
            stored = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return
        except OSError as error:
            self._unreadable(f"cannot be read ({error.strerror or error})")
            return
        except (ValueError, RecursionError):
            self._unreadable("is damaged")
            return
        if not isinstance(stored, dict):
            self._unreadable("holds no table of settings")
            return
        self._stored = stored
        for key, value in stored.items():
            try:
                self._find(key).parse(value)
            except VoiceAppError as problem:
                self.problems.append(problem)

    def _unreadable(self, what: str) -> None:
        """Put the file aside, so that it is told once and a new one can be stored."""
        kept = free_name(self.path.with_name(f"{self.path.name}.unreadable"))
        step = f"The old file is kept as {kept.name}."
        try:
            os.replace(self.path, kept)
        except OSError:  # a read-only home keeps its file where it is
            step = f"Repair {self.path} or remove it."
        self.problems.append(
            VoiceAppError("settings-unreadable", f"The settings file {what}; the defaults are used.", step)
        )

    def _find(self, key: str) -> Setting:
        try:
            return self.table[key]
        except KeyError:
            raise VoiceAppError(
                "setting-unknown", f"There is no setting {key}.", "See voiceapp settings list."
            ) from None

    def get(self, key: str) -> Value:
        """The value in force."""
        setting = self._find(key)
        if key in self._run:
            return self._run[key]
        try:
            return setting.parse(self._stored[key]) if key in self._stored else setting.default
        except VoiceAppError:
            return setting.default

    def text(self, key: str) -> str:
        """The value of a setting that is a text."""
        value = self.get(key)
        assert isinstance(value, str), key
        return value

    def number(self, key: str) -> float:
        """The value of a setting that is a number."""
        value = self.get(key)
        assert isinstance(value, int | float), key
        return value

    def flag(self, key: str) -> bool:
        """The value of a setting that is on or off."""
        value = self.get(key)
        assert isinstance(value, bool), key
        return value

    def override(self, key: str, value: object) -> None:
        """Set a value for this run only."""
        self._run[key] = self._find(key).parse(value)
        self._tell(key)

    def overridden(self, key: str) -> bool:
        """Whether the value is one for this run."""
        return key in self._run

    def set(self, key: str, value: object) -> None:
        """Check, store and announce a value. Raises VoiceAppError when it is wrong or cannot be stored."""
        parsed = self._find(key).parse(value)
        stored = {**self._stored, key: parsed}
        if parsed == self.table[key].default:
            del stored[key]
        self._write(stored)
        self._stored = stored
        self._run.pop(key, None)
        self._tell(key)

    def _write(self, stored: dict[str, Any]) -> None:
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with replacing(self.path, PRIVATE) as file:
                file.write(json.dumps(stored, indent=1, sort_keys=True).encode())
        except OSError as error:
            raise VoiceAppError(
                "settings-not-written",
                f"The setting could not be stored: {error.strerror or error}.",
                f"Make {self.path.parent} writable or free some space; the old settings are kept.",
                retryable=True,
            ) from error

    def listen(self, callback: Callable[[str, Value], None]) -> None:
        """Call ``callback(key, value)`` after each change."""
        self._listeners.append(callback)

    def _tell(self, key: str) -> None:
        for callback in self._listeners:
            callback(key, self.get(key))
