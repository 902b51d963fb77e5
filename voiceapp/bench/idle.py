"""What listening in silence costs: processor and memory of the app and all its children."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any

import psutil

from voiceapp.bench.report import distribution
from voiceapp.bench.virtual_sound import VirtualSound
from voiceapp.core.errors import VoiceAppError

SETTLE_S = 15.0
"""Time for the engines to load before anything is measured."""

_PROBE = """
import sys
from voiceapp.__main__ import open_window
def shown(window):
    if sys.argv[1] == "hidden":
        window.hide()
sys.exit(open_window(shown))
"""


async def idle(seconds: float = 60.0) -> dict[str, Any]:
    """Let the window listen to a silent virtual microphone, hidden and visible, for ``seconds`` each.

    ``cpu_percent_of_core`` counts the app and its children together; 100 is one core busy all the time.
    """
    async with VirtualSound() as sound:
        hidden = await _measure("hidden", seconds, sound.environment)
        visible = await _measure("visible", seconds, sound.environment)
    return {
        "cpu_percent_of_core": hidden["cpu_percent_of_core"],
        "rss_start_mb": hidden["rss_start_mb"],
        "rss_end_mb": hidden["rss_end_mb"],
        "hidden": hidden,
        "visible": visible,
    }


async def _measure(mode: str, seconds: float, environment: dict[str, str]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="voiceapp-bench-") as folder:
        home = Path(folder)
        (home / "settings.json").write_text('{"talk.open_at_start": true}')
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", _PROBE, mode, env={**os.environ, **environment, "VOICEAPP_HOME": folder},
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            await _stay(process, SETTLE_S)
            tree = _tree(process.pid)
            shares: list[float] = []
            cpu, rss_start = _cpu_s(tree), _rss_mb(tree)
            for _ in range(max(1, round(seconds / 5))):
                await _stay(process, 5.0)
                now = _cpu_s(tree)
                shares.append((now - cpu) / 5.0 * 100)
                cpu = now
            return {
                "cpu_percent_of_core": round(sum(shares) / len(shares), 2),
                "spread": distribution(shares),
                "processes": len(tree),
                "rss_start_mb": rss_start,
                "rss_end_mb": _rss_mb(_tree(process.pid)),
            }
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
            await asyncio.wait_for(process.wait(), 20)


async def _stay(process: asyncio.subprocess.Process, seconds: float) -> None:
    """Let it run for ``seconds``; ending early is an error."""
    try:
        await asyncio.wait_for(asyncio.shield(process.wait()), seconds)
    except TimeoutError:
        return
    raise VoiceAppError("window-not-opened", "The window closed while it was measured.", "See voiceapp doctor.")


def _tree(pid: int) -> list[psutil.Process]:
    root = psutil.Process(pid)
    return [root, *root.children(recursive=True)]


def _cpu_s(tree: list[psutil.Process]) -> float:
    return float(sum(times.user + times.system for times in (process.cpu_times() for process in tree)))


def _rss_mb(tree: list[psutil.Process]) -> float:
    return round(float(sum(process.memory_info().rss for process in tree)) / 1e6, 1)
