"""A desktop's notification service on a private D-Bus."""

from __future__ import annotations

import socket
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

WAIT_S = 5.0


@contextmanager
def session_bus() -> Iterator[str]:
    """A private D-Bus; its address."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE, text=True
    )
    assert daemon.stdout is not None
    try:
        yield daemon.stdout.readline().strip()
    finally:
        daemon.terminate()
        daemon.wait(WAIT_S)
        daemon.stdout.close()


class FakeDesktop:
    """Answers org.freedesktop.Notifications; ``shown`` are the bodies of Notify, numbered from 1."""

    def __init__(self, address: str, can: Sequence[str] = ("actions", "body", "body-markup")) -> None:
        from jeepney import message_bus
        from jeepney.io.blocking import DBusConnection, Proxy, prep_socket

        self._bus = DBusConnection(prep_socket(address.split("path=")[1].split(",")[0]))
        Proxy(message_bus, self._bus).RequestName("org.freedesktop.Notifications")
        self._can = list(can)
        self.shown: list[tuple[Any, ...]] = []
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        from jeepney import HeaderFields, MessageType, new_method_return

        while True:
            try:
                message = self._bus.receive()
            except OSError:
                return
            if message.header.message_type != MessageType.method_call:
                continue
            if message.header.fields[HeaderFields.member] == "GetCapabilities":
                self._bus.send(new_method_return(message, "as", (self._can,)))
            else:
                self.shown.append(message.body)
                self._bus.send(new_method_return(message, "u", (len(self.shown),)))

    def tell(self, member: str, signature: str, *body: Any) -> None:
        """Send a signal, as when the user clicks."""
        from jeepney import DBusAddress, new_signal

        emitter = DBusAddress("/org/freedesktop/Notifications", interface="org.freedesktop.Notifications")
        self._bus.send(new_signal(emitter, member, signature, body))

    def close(self) -> None:
        """Leave the bus."""
        self._bus.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join(WAIT_S)
        self._bus.close()
