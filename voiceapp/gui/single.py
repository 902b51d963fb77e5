"""One window per home: a second start raises the first one's window and ends."""

from __future__ import annotations

import hashlib
import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 500
PATIENCE_MS = 10_000
"""A program that ends has let go of its home by then."""
TOKEN = "XDG_ACTIVATION_TOKEN"
"""On Wayland only who was started by the user's click may come to the front; the desktop gives that start this."""
LONGEST_SOCKET = 100
"""Bytes; macOS allows 103."""


def server_name(data: Path) -> str:
    """The local socket of the home whose data folder this is: in that folder, where no other user can take it.

    A folder whose path is too long for a socket, and Windows, have a name of the system instead.
    """
    path = str(data.resolve() / "window.socket")
    if os.name == "posix" and len(os.fsencode(path)) <= LONGEST_SOCKET:
        return path
    return "voiceapp-" + hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:24]


class SingleWindow(QObject):
    """``claim()`` is True for the first start of a home. ``raised`` tells the first that another was started.

    The socket tells who has a window, the lock who uses the home: a program that is ending has the lock only, and
    one that was killed neither, since a lock names its process.
    """

    raised = Signal()

    def __init__(self, data: Path) -> None:
        super().__init__(QCoreApplication.instance())
        self._name = server_name(data)
        self._file = data / "window.lock"
        self._lock = QLockFile(str(self._file))
        self._lock.setStaleLockTime(0)  # held as long as the program runs
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._knocked)

    def claim(self, quiet: bool = False) -> bool:
        """Become the one window of the home, or, when there is one, ask it to come to the front (False).

        ``quiet`` leaves it where it is. Waits for a program that is about to end.
        """
        for _ in range(PATIENCE_MS // WAIT_MS):
            if self._knock(quiet):
                return False
            if self._lock.tryLock(WAIT_MS):
                self._file.chmod(0o600)
                break
            if self._lock.error() != QLockFile.LockError.LockFailedError:
                break  # a home without a lock, such as a read-only one, which others tell of
        QLocalServer.removeServer(self._name)  # left behind by a start that was killed
        self._server.listen(self._name)
        return True

    def _knock(self, quiet: bool) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(WAIT_MS):
            return False
        if not quiet:
            socket.write(f"raise {os.environ.get(TOKEN, '')}\n".encode())
            socket.waitForBytesWritten(WAIT_MS)
        socket.disconnectFromServer()
        return True

    def leave(self) -> None:
        """There is no window to raise any more; the next start waits until the home is free."""
        self._server.close()

    def release(self) -> None:
        """Let the next start be the first."""
        self._server.close()
        self._lock.unlock()

    def _knocked(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(partial(self._heard, socket))
            if socket.bytesAvailable():
                self._heard(socket)

    def _heard(self, socket: QLocalSocket) -> None:
        token = bytes(socket.readAll().data()).decode(errors="replace").strip().partition(" ")[2]
        if token:
            os.environ[TOKEN] = token  # Qt shows it to the desktop when the window asks to come to the front
        self.raised.emit()
