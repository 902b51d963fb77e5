"""What every test gets: a home of its own, and a check that it leaves no thread and no process behind."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Engines are also tried in this process, and ONNX Runtime would tell its maker of it.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

# The same examples on every machine, however slow it is.
settings.register_profile("project", deadline=None, derandomize=True, database=None)
settings.load_profile("project")

PATIENCE_S = 3.0
"""How long a thread or process that was told to end may take to do so."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of the test (``VOICEAPP_HOME``), not yet made; nothing reaches the user's own."""
    folder = tmp_path / "home"
    monkeypatch.setenv("VOICEAPP_HOME", str(folder))
    return folder


def child_processes() -> set[int]:
    """The process ids of this process's own children (Linux; elsewhere none are seen)."""
    if sys.platform != "linux":
        return set()
    found: set[int] = set()
    for task in Path("/proc/self/task").iterdir():
        try:
            found.update(int(pid) for pid in (task / "children").read_text().split())
        except OSError:
            continue  # a thread that has just ended
    return found


def _describe(pid: int) -> str:
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        command = "ended"
    return f"{pid} ({command.strip()[:120]})"


@pytest.fixture(autouse=True)
def no_leaks() -> Iterator[None]:
    """Fail a test that leaves a thread or a child process running (those of wider fixtures came before it)."""
    threads = set(threading.enumerate())
    processes = child_processes()
    yield
    deadline = time.monotonic() + PATIENCE_S
    while True:
        left = [thread for thread in threading.enumerate() if thread not in threads and thread.is_alive()]
        running = child_processes() - processes
        if not left and not running:
            return
        if time.monotonic() > deadline:
            break
        time.sleep(0.01)
    names = [thread.name for thread in left] + [_describe(pid) for pid in running]
    pytest.fail("left running: " + ", ".join(names))
