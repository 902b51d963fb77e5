"""System-wide keys on X11: the server is asked for exactly the wanted combinations (XGrabKey), by python-xlib.

Nothing else that is typed is seen, and a combination that another program holds is known at once.
"""

from __future__ import annotations

import os
import select
import threading
from collections.abc import Mapping
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.services.hotkeys import Combination, Job, Told

REPEAT_S = 0.02
"""A held key repeats as "released" and "pressed" at one time: so long the second is waited for."""

_KEYSYMS = {
    "Space": "space", "Pause": "Pause", "ScrollLock": "Scroll_Lock", "Print": "Print", "Ins": "Insert",
    "Del": "Delete", "Home": "Home", "End": "End", "PgUp": "Prior", "PgDown": "Next", "Up": "Up", "Down": "Down",
    "Left": "Left", "Right": "Right",
}  # fmt: skip


class X11Grabber:
    """Implements :class:`voiceapp.services.hotkeys.Grabber`."""

    def __init__(self) -> None:
        self._display: Any = None
        self._thread: threading.Thread | None = None
        self._jobs: dict[int, list[tuple[int, Job]]] = {}
        self._quit_read, self._quit_write = os.pipe()

    def grab(self, wanted: Mapping[Job, Combination], told: Told) -> list[VoiceAppError]:
        """Ask the server for the combinations; those that another program holds are returned as errors."""
        from Xlib import display, error

        try:
            self._display = display.Display()
        except (error.DisplayError, error.ConnectionClosedError, OSError) as problem:
            self._close_pipe()
            raise VoiceAppError(
                "hotkeys-missing",
                "System-wide keys do not work: no desktop was found.",
                "Use the window's own keys.",
            ) from problem
        found = [self._grab(job, one) for job, one in wanted.items()]
        self._thread = threading.Thread(target=self._listen, args=(told,), name="hotkeys", daemon=True)
        self._thread.start()
        return [problem for problem in found if problem is not None]

    def release(self) -> None:
        """Give the combinations back."""
        if self._thread is None:
            return
        os.write(self._quit_write, b"x")
        self._thread.join()
        self._thread = None
        self._display.close()
        self._close_pipe()

    def _close_pipe(self) -> None:
        os.close(self._quit_read)
        os.close(self._quit_write)

    def _grab(self, job: Job, wanted: Combination) -> VoiceAppError | None:
        from Xlib import XK, X, error

        name = _KEYSYMS.get(wanted.key, wanted.key.lower() if len(wanted.key) == 1 else wanted.key)
        code = self._display.keysym_to_keycode(XK.string_to_keysym(name))
        if not code:
            return VoiceAppError("hotkey-missing", f"This keyboard has no {wanted.key}.", "Choose another key.")
        masks = {"Ctrl": X.ControlMask, "Alt": X.Mod1Mask, "Shift": X.ShiftMask, "Meta": X.Mod4Mask}
        modifiers = sum(masks[name] for name in wanted.modifiers)
        taken = error.CatchError(error.BadAccess)
        root = self._display.screen().root
        for locks in (0, X.LockMask, X.Mod2Mask, X.LockMask | X.Mod2Mask):  # Caps Lock and Num Lock do not count
            root.grab_key(code, modifiers | locks, False, X.GrabModeAsync, X.GrabModeAsync, onerror=taken)
        self._display.sync()
        if taken.get_error():
            for locks in (0, X.LockMask, X.Mod2Mask, X.LockMask | X.Mod2Mask):
                root.ungrab_key(code, modifiers | locks)
            self._display.sync()
            return VoiceAppError("hotkey-taken", f"{wanted} belongs to another program.", "Choose another key.")
        self._jobs.setdefault(code, []).append((modifiers, job))
        return None

    def _listen(self, told: Told) -> None:
        from Xlib import X, error

        down: dict[int, Job] = {}
        every = X.ControlMask | X.Mod1Mask | X.ShiftMask | X.Mod4Mask
        try:
            while (event := self._next()) is not None:
                if event.type == X.KeyPress and event.detail not in down:
                    jobs = self._jobs.get(event.detail, [])
                    job = next((job for modifiers, job in jobs if modifiers == event.state & every), None)
                    if job is not None:
                        down[event.detail] = job
                        told(job, True)
                elif event.type == X.KeyRelease and event.detail in down and not self._repeats(event):
                    told(down.pop(event.detail), False)
        except (error.ConnectionClosedError, OSError):
            pass  # the desktop is gone
        for job in down.values():
            told(job, False)

    def _next(self) -> Any:
        """The next event, None once released."""
        while not self._display.pending_events():
            ready, _, _ = select.select([self._display.fileno(), self._quit_read], [], [])
            if self._quit_read in ready:
                return None
        return self._display.next_event()

    def _repeats(self, released: Any) -> bool:
        """Whether a key is only repeated: then its next press, which is taken here, came at the same time."""
        from Xlib import X

        if not self._display.pending_events():
            select.select([self._display.fileno(), self._quit_read], [], [], REPEAT_S)
        if not self._display.pending_events():
            return False
        event = self._display.next_event()
        if event.type == X.KeyPress and event.detail == released.detail and event.time - released.time <= 2:
            return True
        self._display.display.event_queue.insert(0, event)
        return False
