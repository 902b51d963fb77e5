"""Pressing the keys that paste, in whichever program has the keyboard; only where the desktop allows it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from importlib import import_module

_V = 0x76
"""X11's number (keysym) of the letter v."""


def paster(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Callable[[], None] | None:
    """What presses Ctrl+V (Cmd+V on macOS), by pynput; None where no program may press keys for others.

    Wayland lets no program do so, and without a display there is nobody to press for.
    """
    if platform == "linux" and (
        environment.get("XDG_SESSION_TYPE") == "wayland"
        or environment.get("WAYLAND_DISPLAY")
        or not environment.get("DISPLAY")
    ):
        return None
    try:
        keyboard = import_module("pynput.keyboard")
    except ImportError:  # also raised where pynput cannot reach the keyboard
        return None

    def press() -> None:
        controller = keyboard.Controller()
        # On X11 a letter is sent as an event that some programs ignore; the key that carries it is really pressed.
        mapped = _V in getattr(controller, "keyboard_mapping", ())
        with controller.pressed(keyboard.Key.cmd if platform == "darwin" else keyboard.Key.ctrl):
            controller.tap(keyboard.KeyCode.from_vk(_V) if mapped else "v")

    return press
