"""One window per home: a second start raises the first one's window and ends."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 500


def server_name(data: Path) -> str:
    """The name of the local socket of the home whose data folder this is."""
    return "voiceapp-" + hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:24]


class SingleWindow(QObject):
    """``claim()`` is True for the first start of a home. ``raised`` tells the first that another was started."""

    raised = Signal()

    def __init__(self, data: Path) -> None:
        super().__init__(QCoreApplication.instance())
        self._name = server_name(data)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._knocked)

    def claim(self) -> bool:
        """Become the one window of the home, or, when there is one, ask it to come to the front (False)."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(WAIT_MS):
            socket.write(b"raise\n")
            socket.waitForBytesWritten(WAIT_MS)
            socket.disconnectFromServer()
            return False
        QLocalServer.removeServer(self._name)  # left behind by a start that was killed
        self._server.listen(self._name)
        return True

    def release(self) -> None:
        """Let the next start be the first."""
        self._server.close()

    def _knocked(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.raised.emit()
