"""System-wide keys on Wayland, where programs see no others' keys: by the desktop's GlobalShortcuts portal.

The desktop shows the user what is wanted, and may let another combination be chosen (KDE Plasma 6, GNOME 48 and
later). Spoken over D-Bus by jeepney. https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.GlobalShortcuts.html
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, cast

from voiceapp.core.errors import VoiceAppError
from voiceapp.services.hotkeys import DOES, Combination, Job, Told

PATIENCE_S = 120.0
"""So long the user may look at the desktop's question."""

ANSWER_S = 5.0

_PORTAL = "/org/freedesktop/portal/desktop"
_NAME = "org.freedesktop.portal.Desktop"
_SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
_REQUEST = "org.freedesktop.portal.Request"
_REGISTRY = "org.freedesktop.host.portal.Registry"
# https://specifications.freedesktop.org/shortcuts/latest: modifiers, then a keysym's name.
_MODIFIERS = {"Ctrl": "CTRL", "Alt": "ALT", "Shift": "SHIFT", "Meta": "LOGO"}
_KEYSYMS = {
    "Space": "space", "ScrollLock": "Scroll_Lock", "Ins": "Insert", "Del": "Delete", "PgUp": "Page_Up",
    "PgDown": "Page_Down",
}  # fmt: skip


class PortalGrabber:
    """Implements :class:`voiceapp.services.hotkeys.Grabber`."""

    def __init__(self) -> None:
        self._connection: Any = None
        self._thread: threading.Thread | None = None
        self._asked = 0

    def grab(self, wanted: Mapping[Job, Combination], told: Told) -> list[VoiceAppError]:
        """Ask the desktop. Raises VoiceAppError where it has no such portal or the user says no."""
        import jeepney
        from jeepney.io.blocking import open_dbus_connection

        try:
            self._connection = open_dbus_connection("SESSION")
        except (OSError, KeyError, TypeError, ValueError, TimeoutError) as error:
            raise _impossible() from error
        try:
            self._call(_REGISTRY, "Register", "sa{sv}", ("voiceapp", {}), optional=True)
            created = self._request("CreateSession", "a{sv}", (), {"session_handle_token": ("s", "voiceapp")})
            session = created["session_handle"][1]
            asked = [
                (job, {"description": ("s", DOES[job]), "preferred_trigger": ("s", _trigger(one))})
                for job, one in wanted.items()
            ]
            bound = self._request("BindShortcuts", "oa(sa{sv})sa{sv}", (session, asked, ""), {})
            self._watch(jeepney)
        except (OSError, TimeoutError) as error:
            self._connection.close()
            raise _impossible() from error
        except VoiceAppError:
            self._connection.close()
            raise
        self._thread = threading.Thread(target=self._listen, args=(told,), name="hotkeys", daemon=True)
        self._thread.start()
        granted = {shortcut[0] for shortcut in bound.get("shortcuts", ("", []))[1]}
        return [
            VoiceAppError(
                "hotkey-taken",
                f"The desktop did not give {one} to “{DOES[job]}”.",
                "Choose another key here, or set it in the desktop's own settings for shortcuts.",
            )
            for job, one in wanted.items()
            if job not in granted
        ]

    def release(self) -> None:
        """Let the session go, or what still waits for the user; the desktop forgets it with the connection."""
        if self._connection is None:
            return
        with suppress(OSError):
            self._connection.sock.shutdown(socket.SHUT_RDWR)
        if self._thread is not None:
            self._thread.join()
            self._thread = None
            self._connection.close()

    # ----------------------------------------------------------------------------------------- D-Bus

    def _call(
        self, interface: str, method: str, signature: str, body: tuple[Any, ...], optional: bool = False
    ) -> None:
        from jeepney import DBusAddress, MessageType, new_method_call

        address = DBusAddress(_PORTAL, _NAME, interface)
        message = new_method_call(address, method, signature, body)
        reply = self._connection.send_and_get_reply(message, timeout=ANSWER_S)
        if reply.header.message_type == MessageType.error and not optional:
            raise _impossible()

    def _request(
        self, method: str, signature: str, body: tuple[Any, ...], options: dict[str, Any]
    ) -> dict[str, Any]:
        """Call a method that answers by a Response signal; what it holds. Raises VoiceAppError."""
        from jeepney import MatchRule, message_bus
        from jeepney.io.blocking import Proxy

        self._asked += 1
        token = f"voiceapp{self._asked}"
        sender = self._connection.unique_name.lstrip(":").replace(".", "_")
        rule = MatchRule(
            type="signal", interface=_REQUEST, member="Response", path=f"{_PORTAL}/request/{sender}/{token}"
        )
        Proxy(message_bus, self._connection).AddMatch(rule)
        with self._connection.filter(rule) as answers:
            self._call(_SHORTCUTS, method, signature, (*body, {**options, "handle_token": ("s", token)}))
            answer = self._connection.recv_until_filtered(answers, timeout=PATIENCE_S)
        code, results = answer.body
        if code != 0:
            raise VoiceAppError(
                "hotkeys-not-allowed",
                "The desktop was not allowed to give Voiceapp its system-wide keys.",
                "Set them again in Settings, Talk, and agree when the desktop asks.",
            )
        return cast("dict[str, Any]", results)

    def _watch(self, jeepney: Any) -> None:
        from jeepney.io.blocking import Proxy

        for member in ("Activated", "Deactivated"):
            rule = jeepney.MatchRule(type="signal", interface=_SHORTCUTS, member=member, path=_PORTAL)
            Proxy(jeepney.message_bus, self._connection).AddMatch(rule)

    def _listen(self, told: Told) -> None:
        from jeepney import HeaderFields

        down: set[Job] = set()
        try:
            while True:
                message = self._connection.receive()
                member = message.header.fields.get(HeaderFields.member)
                if member in ("Activated", "Deactivated") and message.body[1] in DOES:
                    job = cast("Job", message.body[1])
                    if (member == "Activated") != (job in down):
                        down ^= {job}
                        told(job, member == "Activated")
        except OSError:
            pass  # released, or the desktop is gone
        for job in down:
            told(job, False)


def _trigger(wanted: Combination) -> str:
    key = _KEYSYMS.get(wanted.key, wanted.key.lower() if len(wanted.key) == 1 else wanted.key)
    return "+".join([*(_MODIFIERS[name] for name in wanted.modifiers), key])


def _impossible() -> VoiceAppError:
    return VoiceAppError(
        "hotkeys-missing",
        "This desktop does not let programs have system-wide keys.",
        "Use the window's own keys, or a desktop with the GlobalShortcuts portal (KDE Plasma 6, GNOME 48).",
    )
