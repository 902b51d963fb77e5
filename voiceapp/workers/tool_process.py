"""The process of a plugged-in server of tools, and its pipes: JSON lines in and out, all of it bounded.

Nothing that the program does may block or fill the app: lines are limited in length and number, nothing is read
while nobody takes any, and the last 16 KB of its standard error are kept in memory. The program has a session of
its own; at the end the whole process group goes, and on Linux the kernel ends the program when the app dies.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import cast

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.tool_records import ToolServer

MAX_LINE = 1 << 20
"""Bytes of one message; a program that says more at once is ended."""

TAIL_BYTES = 16 << 10
GRACE_S = 2.0
"""How long a program may take to end by itself once its input is closed."""

_LAST_WORDS_S = 0.5
_WAITING = 64  # lines that may wait before reading stops
_LISTED = ("PATH", "HOME", "LANG")
_WINDOWS = ("SYSTEMROOT", "TEMP", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "PATHEXT")  # nothing starts without

# PR_SET_PDEATHSIG outlives exec. A parent that died before this line ran has another process id by now.
_TIED = (
    "import ctypes,os,sys;ctypes.CDLL(None).prctl(1,9);"
    "os.getppid()==int(sys.argv[1]) or os._exit(1);os.execv(sys.argv[2],sys.argv[2:])"
)


def environment(server: ToolServer) -> dict[str, str]:
    """Every variable that the program gets: PATH, HOME, LANG and those that the user listed."""
    listed = (*_LISTED, *_WINDOWS) if sys.platform == "win32" else _LISTED
    found = {name: os.environ[name] for name in listed if name in os.environ}
    for entry in server.environment:
        name, given, value = entry.partition("=")
        if given or name in os.environ:
            found[name] = value if given else os.environ[name]
    return found


def program(server: ToolServer) -> str:
    """The program's path. Raises VoiceAppError "tool-program-missing"."""
    found = shutil.which(server.command[0], path=environment(server).get("PATH"))
    if found is None:
        raise VoiceAppError(
            "tool-program-missing",
            f"The program {server.command[0]} of the tools {server.name} is not there.",
            "Install it, or add the tools again with its full path.",
        )
    return str(Path(found).absolute())


class ToolProcess(asyncio.SubprocessProtocol):
    """A started program. :meth:`line` gives what it says, None once it says no more."""

    def __init__(self) -> None:
        self.tail = bytearray()
        self.exited = asyncio.Event()
        self._transport: asyncio.SubprocessTransport
        self._part = bytearray()
        self._lines: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._over = False

    @classmethod
    async def start(cls, server: ToolServer) -> ToolProcess:
        """Start the program. Raises VoiceAppError where it is missing, OSError where it cannot be started."""
        words: Sequence[str] = (program(server), *server.command[1:])
        if sys.platform == "linux":
            words = (sys.executable, "-I", "-S", "-c", _TIED, str(os.getpid()), *words)
        _, protocol = await asyncio.get_running_loop().subprocess_exec(
            cls, *words, env=cast("Mapping[str, str]", environment(server)), cwd=Path.home(), start_new_session=True
        )
        return protocol

    # ------------------------------------------------------------------------------------- asyncio

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The program runs."""
        self._transport = cast("asyncio.SubprocessTransport", transport)

    def pipe_data_received(self, fd: int, data: bytes | str) -> None:
        """It said something."""
        assert isinstance(data, bytes)
        if fd == 2:
            self.tail += data
            del self.tail[:-TAIL_BYTES]
        elif not self._over:
            self._part += data
            if b"\n" in data:
                *lines, self._part = self._part.split(b"\n")
                for line in lines:
                    self._lines.put_nowait(bytes(line))
            if len(self._part) > MAX_LINE:
                self._end_of_lines()
            if self._over or self._lines.qsize() > _WAITING:
                self._pipe(1).pause_reading()

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:
        """It closed a pipe."""
        if fd == 1:
            self._end_of_lines()

    def process_exited(self) -> None:
        """It is gone; what it said last may still be on its way, and a child of its may hold the pipe for ever."""
        self.exited.set()
        asyncio.get_running_loop().call_later(_LAST_WORDS_S, self._end_of_lines)

    def _end_of_lines(self) -> None:
        if not self._over:
            self._over = True
            self._part.clear()
            self._lines.put_nowait(None)

    def _pipe(self, fd: int) -> asyncio.ReadTransport:
        return cast("asyncio.ReadTransport", self._transport.get_pipe_transport(fd))

    # ---------------------------------------------------------------------------------------- talk

    @property
    def pid(self) -> int:
        """The process id, which is its group's too."""
        return self._transport.get_pid()

    async def line(self) -> bytes | None:
        """The next line, None after the last one."""
        line = await self._lines.get()
        if not self._over and self._lines.qsize() <= _WAITING // 2:
            self._pipe(1).resume_reading()
        return line

    def write(self, line: bytes) -> bool:
        """Say a line; False where the program takes none any more."""
        pipe = cast("asyncio.WriteTransport", self._transport.get_pipe_transport(0))
        if self.exited.is_set() or pipe.is_closing() or pipe.get_write_buffer_size() > MAX_LINE:
            return False
        pipe.write(line)
        return True

    async def end(self) -> None:
        """Close its input, give it a moment, then end it and everything that it started."""
        cast("asyncio.WriteTransport", self._transport.get_pipe_transport(0)).close()
        try:
            if not await self._gone():
                self._signal(signal.SIGTERM)
                await self._gone()
        finally:
            self._signal(getattr(signal, "SIGKILL", signal.SIGTERM))
            try:
                await self._gone()
            finally:
                self._transport.close()

    async def _gone(self) -> bool:
        with suppress(TimeoutError):
            await asyncio.wait_for(self.exited.wait(), GRACE_S)
        return self.exited.is_set()

    def _signal(self, number: int) -> None:
        with suppress(ProcessLookupError, PermissionError):
            if sys.platform == "win32":
                self._transport.send_signal(number)
            else:
                os.killpg(self.pid, number)
