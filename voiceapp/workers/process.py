"""An engine's operating system process: how it is started, watched and ended, all on the app's loop.

One socket pair is the pipe; the child gets its end as standard input and output and moves it away at once
(see ``_BOOTSTRAP``), standard error is a pipe of which the last 16 KB are kept in memory. No thread and no
polling: the end of the process is a readable pidfd on Linux, elsewhere a thread that waits for it.

Windows is prepared for, not tested: there a socket cannot be a standard handle, so ``start`` would make two
pipes instead of the socket pair and the proactor loop would read them; nothing else here depends on it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from voiceapp.core.paths import PACKAGE
from voiceapp.workers.library_folders import library_folders

URGENT_NICE = -11
"""The priority that PulseAudio takes for itself."""

TAIL_BYTES = 16 << 10
"""How much of what libraries print is kept for a crash report."""

_BOOTSTRAP = (
    "import os,sys;r=os.dup(0);w=os.dup(1);n=os.open(os.devnull,os.O_RDWR);os.dup2(n,0);os.dup2(2,1);os.close(n);"
    "sys.path.insert(0,sys.argv[1]);from voiceapp.workers.child import main;main(r,w,sys.argv[2])"
)

_ENVIRONMENT = (
    # where things are, language and time zone
    *("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "XDG_RUNTIME_DIR", "VOICEAPP_HOME"),
    # sound
    *("PULSE_SERVER", "PULSE_COOKIE", "PULSE_RUNTIME_PATH", "PIPEWIRE_RUNTIME_DIR", "PIPEWIRE_REMOTE"),
    *("ALSA_CONFIG_PATH", "ALSA_CONFIG_DIR"),
    # computing
    *("LD_LIBRARY_PATH", "CUDA_VISIBLE_DEVICES", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"),
    # Windows cannot start a program without these
    *("SYSTEMROOT", "TEMP", "TMP", "USERPROFILE", "APPDATA", "LOCALAPPDATA"),
)

_ALWAYS = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "PYANNOTE_METRICS_ENABLED": "0",  # its telemetry is on by default
    "ORT_DISABLE_TELEMETRY": "1",  # so is ONNX Runtime's (its Privacy.md): no upload, no identifier of the device
    "TORCH_FORCE_WEIGHTS_ONLY_LOAD": "1",  # whatever a library asks for, torch.load runs no code from a file
    "TOKENIZERS_PARALLELISM": "false",
    "PYTHONIOENCODING": "utf-8",
    "PYTHONUNBUFFERED": "1",
}


@dataclass(frozen=True)
class ChildSpec:
    """What to start: ``target`` is "module:Class", ``import_path`` the one folder added to the import path.

    ``python`` is the interpreter of the base environment or of a pack; ``digest`` is the source digest that
    its Hello has to report (None: it runs this program's own files); ``requires`` are import names whose
    versions it reports; ``environment`` is added to the listed variables; ``title`` is its name for users;
    ``urgent``: it must not wait for other work, as far as the system lets it go first.
    """

    name: str
    title: str
    target: str
    python: Path = Path(sys.executable)
    import_path: Path = PACKAGE.parent
    digest: str | None = None
    pack: str = ""
    requires: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    urgent: bool = False


def child_environment(extra: Mapping[str, str]) -> dict[str, str]:
    """The variables that an engine's process gets, and no others."""
    listed = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    return {**listed, **library_folders(), **extra, **_ALWAYS}


def _let_go_first(pid: int) -> None:
    """Raise a process's priority, before it has threads; most systems allow that to some users only."""
    with contextlib.suppress(psutil.Error):
        psutil.Process(pid).nice(psutil.HIGH_PRIORITY_CLASS if sys.platform == "win32" else URGENT_NICE)


class _Tail(asyncio.Protocol):
    """Keeps the end of what the process prints."""

    def __init__(self) -> None:
        self.data = bytearray()

    def data_received(self, data: bytes) -> None:
        self.data += data
        del self.data[:-TAIL_BYTES]


class ChildProcess:
    """A started process. ``on_exit`` is called on the loop once it is gone and reaped."""

    def __init__(self, popen: subprocess.Popen[bytes], on_exit: Callable[[], None]) -> None:
        self._popen = popen
        self._on_exit = on_exit
        self._loop = asyncio.get_running_loop()
        self.exited: asyncio.Future[int] = self._loop.create_future()
        self._tail = _Tail()
        self._tail_transport: asyncio.ReadTransport | None = None
        self._waiting: asyncio.Future[int] | None = None

    @classmethod
    async def start(
        cls, spec: ChildSpec, protocol: asyncio.Protocol, on_exit: Callable[[], None]
    ) -> tuple[ChildProcess, asyncio.Transport]:
        """Start the process and connect ``protocol`` to its pipe. Raises OSError when it cannot be started."""
        loop = asyncio.get_running_loop()
        settings = json.dumps({"parent": os.getpid(), "title": spec.title, "requires": list(spec.requires)})
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        try:
            # Started from the loop's own thread: Linux ends the child when the thread that started it ends.
            popen = subprocess.Popen(
                [str(spec.python), "-I", "-u", "-c", _BOOTSTRAP, str(spec.import_path), settings],
                stdin=theirs.fileno(),
                stdout=theirs.fileno(),
                stderr=subprocess.PIPE,
                env=child_environment(spec.environment),
                start_new_session=True,  # no terminal to prompt on, and Ctrl+C is the app's alone
            )
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        if spec.urgent:
            _let_go_first(popen.pid)
        process = cls(popen, on_exit)
        process._watch()
        transport: asyncio.Transport | None = None
        try:
            transport, _ = await loop.create_connection(lambda: protocol, sock=ours)
            process._tail_transport, _ = await loop.connect_read_pipe(lambda: process._tail, popen.stderr)
        except BaseException:
            process.kill()
            transport.abort() if transport is not None else ours.close()
            assert popen.stderr is not None
            popen.stderr.close()  # no transport will
            await asyncio.shield(process.exited)
            raise
        return process, transport

    @property
    def pid(self) -> int:
        """The process id."""
        return self._popen.pid

    @property
    def tail(self) -> str:
        """The end of what the process printed, at most 16 KB. Never logged or stored as it is."""
        return self._tail.data.decode("utf-8", "replace")

    def kill(self) -> None:
        """End the process now, whatever it is doing."""
        if not self.exited.done():
            self._popen.kill()

    def terminate(self) -> None:
        """Ask the process to end."""
        if not self.exited.done():
            self._popen.terminate()

    async def gone(self, timeout_s: float) -> bool:
        """Wait until the process has ended, at most so long."""
        await asyncio.wait([self.exited], timeout=timeout_s)
        return self.exited.done()

    def _watch(self) -> None:
        if sys.platform == "linux":
            handle = os.pidfd_open(self._popen.pid)

            def ended() -> None:
                self._loop.remove_reader(handle)
                os.close(handle)
                self._reaped(self._popen.wait())

            self._loop.add_reader(handle, ended)
        else:
            self._waiting = self._loop.run_in_executor(None, self._popen.wait)
            self._waiting.add_done_callback(lambda future: self._reaped(future.result()))

    def _reaped(self, code: int) -> None:
        self.exited.set_result(code)
        # What it printed last is still in the pipe: the pipe's own end closes the transport.
        self._on_exit()

    def close_tail(self) -> None:
        """Stop reading what it prints; the tail so far stays."""
        if self._tail_transport is not None:
            self._tail_transport.close()
