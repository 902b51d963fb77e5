"""System-wide keys on Windows and macOS, by pynput. macOS asks the user to allow "Input Monitoring" first."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.services.hotkeys import NAMED, Combination, Job, Told

# Qt, whose names the settings have, calls macOS's Command key Ctrl and its Control key Meta.
_MAC = sys.platform == "darwin"
_MODIFIERS = {
    "Ctrl": "cmd" if _MAC else "ctrl", "Alt": "alt", "Shift": "shift", "Meta": "ctrl" if _MAC else "cmd",
}  # fmt: skip
READY_S = 5.0


class PynputGrabber:
    """Implements :class:`voiceapp.services.hotkeys.Grabber`. ``keyboard`` is pynput's module of that name."""

    def __init__(self, keyboard: Any = None) -> None:
        self._keyboard = keyboard
        self._listener: Any = None

    def grab(self, wanted: Mapping[Job, Combination], told: Told) -> list[VoiceAppError]:
        """Listen; pynput cannot tell which combinations others hold."""
        if self._keyboard is None:
            from pynput import keyboard

            self._keyboard = keyboard
        keys = _Keys({job: self._named(one) for job, one in wanted.items()}, told)
        self._listener = self._keyboard.Listener(
            on_press=lambda key: keys.press(self._name(key)), on_release=lambda key: keys.release(self._name(key))
        )
        self._listener.start()
        self._listener.wait()
        if not getattr(self._listener, "IS_TRUSTED", True):
            return [
                VoiceAppError(
                    "hotkeys-not-allowed",
                    "System-wide keys are not allowed yet.",
                    "Allow it in System Settings, Privacy and Security, Input Monitoring, and start again.",
                )
            ]
        return []

    def release(self) -> None:
        """Listen no more."""
        if self._listener is not None:
            self._listener.stop()
            self._listener.join(READY_S)
            self._listener = None

    @staticmethod
    def _named(wanted: Combination) -> frozenset[str]:
        return frozenset(
            {NAMED.get(wanted.key, wanted.key.lower()), *(_MODIFIERS[one] for one in wanted.modifiers)}
        )

    def _name(self, key: Any) -> str:
        """pynput's name of a special key (left and right are one), or the character of another one."""
        if name := getattr(key, "name", None):
            return str(name).removesuffix("_l").removesuffix("_r")
        plain = self._listener.canonical(key)  # what the key is without its modifiers
        return str(getattr(plain, "char", None) or plain)


class _Keys:
    """Which keys are down, and what that means."""

    def __init__(self, wanted: Mapping[Job, frozenset[str]], told: Told) -> None:
        self._wanted = wanted
        self._told = told
        self._down: set[str] = set()
        self._active: set[Job] = set()

    def press(self, key: str) -> None:
        """A key goes down (or repeats)."""
        self._down.add(key)
        for job, keys in self._wanted.items():
            if keys == self._down and job not in self._active:
                self._active.add(job)
                self._told(job, True)

    def release(self, key: str) -> None:
        """A key goes up."""
        self._down.discard(key)
        for job, keys in self._wanted.items():
            if key in keys and job in self._active:
                self._active.discard(job)
                self._told(job, False)
