"""Pressing the keys that paste, in whichever program has the keyboard; only where the desktop allows it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec


def paster(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Callable[[], None] | None:
    """What presses Ctrl+V (Cmd+V on macOS); None where no program may press keys for others.

    On X11 by the XTEST extension, elsewhere by pynput. Wayland lets no program do so, and without a display there
    is nobody to press for.
    """
    if platform == "linux":
        wayland = environment.get("XDG_SESSION_TYPE") == "wayland" or environment.get("WAYLAND_DISPLAY")
        return _press_x11 if environment.get("DISPLAY") and not wayland and find_spec("Xlib") else None
    try:
        keyboard = import_module("pynput.keyboard")
    except ImportError:  # also raised where pynput cannot reach the keyboard
        return None

    def press() -> None:
        controller = keyboard.Controller()
        with controller.pressed(keyboard.Key.cmd if platform == "darwin" else keyboard.Key.ctrl):
            controller.tap("v")

    return press


def _press_x11() -> None:
    from Xlib import XK, X, display
    from Xlib.ext import xtest

    screen = display.Display()
    try:
        control, letter = (screen.keysym_to_keycode(XK.string_to_keysym(key)) for key in ("Control_L", "v"))
        for action, code in (
            (X.KeyPress, control),
            (X.KeyPress, letter),
            (X.KeyRelease, letter),
            (X.KeyRelease, control),
        ):
            xtest.fake_input(screen, action, code)
        screen.sync()
    finally:
        screen.close()
