"""What an engine's process may not do: reach the network, start processes, outlive the app.

An audit hook sees what Python code does, not what a C library does: it stops a library that phones home
or shells out, it is no sandbox.
"""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import sys
from typing import Any

_PROCESSES = frozenset(
    ("os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.startfile", "os.system", "pty.spawn")
)
_NETWORK = frozenset(
    (
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.getnameinfo",
        "socket.sendmsg",
        "socket.sendto",
    )
)
# ctypes.util.find_library asks for the list of installed libraries so; sounddevice cannot load without.
_ALLOWED_COMMAND = ["/sbin/ldconfig", "-p"]
_PR_SET_PDEATHSIG = 1


def _refuse(what: str) -> None:
    # An OSError, because libraries are written for sockets and commands that fail so.
    raise PermissionError(f"an engine may not {what}")


def audit(event: str, arguments: tuple[Any, ...]) -> None:
    """The audit hook: raises PermissionError for sockets to other computers and for new processes."""
    if event == "subprocess.Popen":
        if list(arguments[1]) != _ALLOWED_COMMAND:
            _refuse("start a process")
    elif event in _PROCESSES:
        _refuse("start a process")
    elif event in _NETWORK:
        _refuse("use the network")
    elif event == "socket.__new__":
        # Pairs of Unix sockets stay inside the process: asyncio wakes its loop through one.
        if arguments[1] != getattr(socket, "AF_UNIX", None):
            _refuse("use the network")


def protect(parent: int) -> None:
    """Install the hook, and on Linux die with the app even where no Python code runs to notice its end.

    ``parent`` is the app's process id. The pipe's end is what every system has; the kernel's signal is
    the second belt, for a library that never lets go of the interpreter.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would hold what was said
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:  # it died before the call above
            os._exit(0)
    sys.addaudithook(audit)
