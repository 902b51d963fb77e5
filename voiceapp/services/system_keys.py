"""System-wide keys: hold one to talk or to dictate, press one to mute or record, whatever window has the focus."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from typing import Protocol

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, Notice
from voiceapp.core.setting import Value
from voiceapp.core.settings import Settings
from voiceapp.core.tasks import Tasks
from voiceapp.services.hotkeys import Combination, Grabber, Job, parse
from voiceapp.services.hotkeys_portal import PortalGrabber
from voiceapp.services.hotkeys_pynput import PynputGrabber
from voiceapp.services.hotkeys_x11 import X11Grabber

KEYS: dict[str, Job] = {
    "talk.key_talk": "talk",
    "talk.key_dictate": "dictate",
    "talk.key_mute": "mute",
    "meetings.key_record": "record",
}
"""The settings that name the keys, and what these do."""


def make_grabber() -> Grabber:
    """The one for this desktop."""
    if sys.platform != "linux":
        return PynputGrabber()
    if os.environ.get("WAYLAND_DISPLAY") or os.environ.get("XDG_SESSION_TYPE") == "wayland":
        return PortalGrabber()
    return X11Grabber()


class Held(Protocol):
    """The part of services/talk.py that keys move."""

    async def hold(self, down: bool, /) -> None:
        """Push-to-talk."""

    async def toggle_mute(self) -> None:
        """Mute or hear again."""


class SystemKeysService:
    """Holds the combinations that the settings name. All methods run on the core's loop.

    ``dictate`` begins a dictation (True) or ends it; ``record`` begins the recording of a meeting or ends it.
    ``make`` makes the desktop's :class:`Grabber`; it works in threads, so that the loop never waits for a desktop.
    """

    def __init__(
        self,
        settings: Settings,
        bus: EventBus,
        talk: Held,
        dictate: Callable[[bool], Awaitable[object]],
        record: Callable[[], Awaitable[object]],
        make: Callable[[], Grabber] = make_grabber,
    ) -> None:
        self._settings = settings
        self._bus = bus
        self._talk = talk
        self._dictate = dictate
        self._record = record
        self._make = make
        self._grabber: Grabber | None = None
        self._started = False
        self._lock = asyncio.Lock()
        self._tasks = Tasks(bus)
        self._presses: asyncio.Queue[tuple[Job, bool]] = asyncio.Queue()
        self._serving: asyncio.Task[None] | None = None
        settings.listen(self._on_setting)

    def start(self) -> None:
        """Listen for the keys from now on. What cannot be had is told as notices; the desktop may ask the user."""
        self._started = True
        self._tasks.spawn(self._renew())

    async def close(self) -> None:
        """Listen no more."""
        self._started = False
        await self._release()  # also of what still waits for the user's answer
        await self._tasks.cancel()
        if self._serving:
            self._serving.cancel()
            await asyncio.wait([self._serving])

    async def _release(self) -> None:
        grabber, self._grabber = self._grabber, None
        if grabber:
            await asyncio.to_thread(grabber.release)

    def _on_setting(self, key: str, value: Value) -> None:
        if key in KEYS and self._started:
            self._tasks.spawn(self._renew())

    async def _renew(self) -> None:
        async with self._lock:
            await self._release()
            wanted = self._wanted() if self._started else {}
            if not wanted:
                return
            if self._serving is None:
                self._serving = asyncio.create_task(self._serve(), name="hotkeys")
            loop = asyncio.get_running_loop()

            def told(job: Job, down: bool) -> None:
                loop.call_soon_threadsafe(self._presses.put_nowait, (job, down))

            self._grabber = self._make()
            try:
                problems = await asyncio.to_thread(self._grabber.grab, wanted, told)
            except VoiceAppError as error:
                self._grabber = None
                problems = [error]
            for problem in problems:
                self._bus.publish(Notice.of(problem, "settings:talk.key_talk"))

    def _wanted(self) -> dict[Job, Combination]:
        wanted: dict[Job, Combination] = {}
        for key, job in KEYS.items():
            text = self._settings.text(key).strip()
            if not text:
                continue
            try:
                found = parse(text)
                if found in wanted.values():
                    raise VoiceAppError(
                        "hotkey-twice", f"{found} is set for two things.", "Choose another key for one of them."
                    )
                wanted[job] = found
            except VoiceAppError as error:
                self._bus.publish(Notice.of(error, f"settings:{key}"))
        return wanted

    async def _serve(self) -> None:
        """Carry out the presses one after the other: a key let go must not overtake its press."""
        while True:
            job, down = await self._presses.get()
            try:
                if job == "talk":
                    await self._talk.hold(down)
                elif job == "dictate":
                    await self._dictate(down)
                elif down and job == "mute":
                    await self._talk.toggle_mute()
                elif down:
                    await self._record()
            except VoiceAppError as error:
                self._bus.publish(Notice.of(error))
