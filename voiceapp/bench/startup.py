"""How soon the window is on the screen, and what it holds in memory then."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from voiceapp.bench.report import distribution
from voiceapp.core.errors import VoiceAppError

HEAVY = (
    "torch",
    "transformers",
    "ctranslate2",
    "faster_whisper",
    "onnxruntime",
    "av",
    "llama_cpp",
    "pyqtgraph",
    "mcp",
)
"""Modules that must not be in the app's process (pyqtgraph: before a plot is shown, mcp: before a tool is used)."""

_PROBE = """
import json, sys, time
from pathlib import Path
import psutil
from voiceapp.__main__ import open_window
def shown(window):
    visible_at = time.monotonic()
    def settled():
        row = {"visible_at": visible_at, "rss": psutil.Process().memory_info().rss, "modules": sorted(sys.modules)}
        Path(sys.argv[1]).write_text(json.dumps(row))
        window.close()
    window.bridge.ready.connect(settled)
sys.exit(open_window(shown))
"""


async def startup(runs: int = 5) -> dict[str, Any]:
    """Start the window ``runs`` times, each in a fresh process on an empty home.

    The first run warms the file cache and is left out. Resident memory is read once the core is up behind
    the window. Raises VoiceAppError where there is no display.
    """
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise VoiceAppError("no-display", "There is no display to open a window on.", "Run it under xvfb-run -a.")
    visible: list[float] = []
    resident: list[float] = []
    heavy: set[str] = set()
    for run in range(runs + 1):
        row, started = await _one_start()
        if run:
            visible.append((row["visible_at"] - started) * 1000)
            resident.append(row["rss"] / 1e6)
        heavy |= {name for name in HEAVY if name in row["modules"]}
    spread = distribution(visible)
    assert spread["p50"] is not None
    return {
        "window_visible_s": round(spread["p50"] / 1000, 3),
        "resident_mb": distribution(resident)["p50"],
        "heavy_modules": sorted(heavy),
        "window_visible_ms": spread,
        "resident": distribution(resident),
    }


async def _one_start() -> tuple[dict[str, Any], float]:
    with tempfile.TemporaryDirectory(prefix="voiceapp-bench-") as folder:
        report = Path(folder) / "report.json"
        environment = {**os.environ, "VOICEAPP_HOME": str(Path(folder) / "home")}
        started = time.monotonic()
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", _PROBE, str(report), env=environment,
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        _, stderr = await asyncio.wait_for(process.communicate(), 60)
        if process.returncode or not report.exists():
            last = stderr.decode(errors="replace").strip().splitlines()[-1:] or ["no reason was given"]
            raise VoiceAppError("window-not-opened", f"The window did not open: {last[0]}", "See voiceapp doctor.")
        return json.loads(report.read_text()), started
