"""Notices on the desktop, outside our window: freedesktop.org's Desktop Notifications, over D-Bus by jeepney.

https://specifications.freedesktop.org/notification-spec/latest/
"""

from __future__ import annotations

import asyncio
import html
import sys
from contextlib import AsyncExitStack, suppress
from typing import Any

from voiceapp.core.events import DesktopNoticeClicked, EventBus, Notice
from voiceapp.core.logs import log

ANSWER_S = 5.0

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_URGENCY = {"error": 2}
_FAILURES = (OSError, KeyError, TypeError, ValueError, RuntimeError, EOFError)
"""What jeepney raises where there is no session bus, or one that it cannot speak to."""
_AS_THE_DESKTOP_HAS_IT, _UNTIL_CLOSED = -1, 0
"""How long a notice stands (the specification's expire_timeout)."""


class DesktopNotices:
    """Shows notices while the program runs; DesktopNoticeClicked tells of a click. Lives on the core's loop.

    It speaks D-Bus, which is where Linux's desktops listen; elsewhere Qt's tray icon is the way.
    """

    def __init__(self, bus: EventBus, platform: str = sys.platform) -> None:
        self._bus = bus
        self._possible = platform == "linux"
        self._lock = asyncio.Lock()
        self._open: AsyncExitStack | None = None
        self._router: Any = None
        self._can: frozenset[str] = frozenset()
        self._shown: dict[int, str] = {}

    async def tell(self, notice: Notice, stays: bool = False) -> bool:
        """Show a notice, one that ``stays`` until it is closed; False where the desktop shows none."""
        if not self._possible:
            return False
        from jeepney import DBusErrorResponse
        from jeepney.io.common import RouterClosed

        async with self._lock:
            try:
                async with asyncio.timeout(ANSWER_S):
                    await self._connect()
                    (number,) = await self._call("Notify", "susssasa{sv}i", self._body(notice, stays))
            except (*_FAILURES, DBusErrorResponse, RouterClosed) as error:
                log("desktop", "no-notice", exception=type(error).__name__)
                await self._let_go()
                return False
            self._shown[number] = notice.action
            return True

    async def close(self) -> None:
        """Let the desktop go; what it shows stays there."""
        async with self._lock:
            await self._let_go()

    def _body(self, notice: Notice, stays: bool) -> tuple[Any, ...]:
        step = html.escape(notice.next_step, quote=False) if "body-markup" in self._can else notice.next_step
        actions = ["default", "Open"] if "actions" in self._can else []
        hints = {"urgency": ("y", _URGENCY.get(notice.level, 1)), "desktop-entry": ("s", "voiceapp")}
        expires = _UNTIL_CLOSED if stays else _AS_THE_DESKTOP_HAS_IT
        return "Voiceapp", 0, "voiceapp", notice.sentence, step, actions, hints, expires

    async def _connect(self) -> None:
        if self._router is not None:
            return
        from jeepney import MatchRule, message_bus
        from jeepney.io.asyncio import DBusRouter, Proxy, open_dbus_connection

        opened = self._open = AsyncExitStack()
        connection = await open_dbus_connection("SESSION")
        opened.push_async_callback(connection.close)
        self._router = await opened.enter_async_context(DBusRouter(connection))
        (can,) = await self._call("GetCapabilities")
        self._can = frozenset(can)
        rule = MatchRule(type="signal", interface=_NAME, path=_PATH)
        told = opened.enter_context(self._router.filter(rule, queue=asyncio.Queue()))
        await Proxy(message_bus, self._router).AddMatch(rule)
        listening = asyncio.create_task(self._listen(told))
        opened.callback(listening.cancel)

    async def _call(self, method: str, signature: str = "", body: tuple[Any, ...] = ()) -> tuple[Any, ...]:
        from jeepney import DBusAddress, new_method_call
        from jeepney.wrappers import unwrap_msg

        message = new_method_call(DBusAddress(_PATH, _NAME, _NAME), method, signature, body)
        answer: tuple[Any, ...] = unwrap_msg(await self._router.send_and_get_reply(message))
        return answer

    async def _listen(self, told: asyncio.Queue[Any]) -> None:
        from jeepney import HeaderFields

        while True:
            message = await told.get()
            match message.header.fields.get(HeaderFields.member), message.body:
                case "ActionInvoked", (number, "default") if number in self._shown:
                    self._bus.publish(DesktopNoticeClicked(self._shown[number]))
                case "NotificationClosed", (number, _):
                    self._shown.pop(number, None)

    async def _let_go(self) -> None:
        opened, self._open, self._router = self._open, None, None
        self._shown.clear()
        if opened is not None:
            with suppress(OSError, EOFError):  # the bus may be gone already
                await opened.aclose()
