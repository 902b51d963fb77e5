"""A recording of many hours, faster than real time: is memory flat, and is all of it there after a crash?"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import psutil

from voiceapp.audio.alignment import Timeline
from voiceapp.audio.recorder import RecordingFile
from voiceapp.audio.recorder_flac import finish
from voiceapp.audio.recording_folder import JOURNAL
from voiceapp.core.errors import VoiceAppError

RATE = 16_000
DRIFT = 100e-6
"""The microphone's crystal is so much too fast, the loudspeakers' so much too slow."""

_STEP_S = 0.1
_REPORT_S = 600.0
_BACKLOG_BYTES = 8 << 20


async def soak(hours: float, tell: Callable[[str], None]) -> dict[str, Any]:
    """Record two synthetic channels of ``hours`` hours, kill the process without warning and recover them.

    ``rss_*_mb`` are of the recording process, ``finish_rss_max_mb`` of the one that made the verified file;
    ``missing_s`` is what the crash cost. Raises VoiceAppError "bench-failed".
    """
    with tempfile.TemporaryDirectory(prefix="voiceapp-bench-") as home:
        folder = Path(home) / "meeting"
        began = time.monotonic()
        rows, _ = await _process("record", folder, hours, tell)
        recorded_s = time.monotonic() - began
        raw = sum(path.stat().st_size for path in folder.glob("*.pcm"))
        journal = (folder / JOURNAL).stat().st_size
        began = time.monotonic()
        _, done = await _process("recover", folder, hours, tell)
        finished_s = time.monotonic() - began
    memory = [row["rss_mb"] for row in rows]
    return {
        "hours": hours,
        "rss_start_mb": memory[0],
        "rss_end_mb": memory[-1],
        "rss_max_mb": max(memory),
        "finish_rss_max_mb": done["rss_max_mb"],
        "fed_s": round(rows[-1]["fed_s"], 3),
        "recovered_s": round(done["duration_s"], 3),
        "missing_s": round(rows[-1]["fed_s"] - done["duration_s"], 3),
        "raw_bytes": raw,
        "journal_bytes": journal,
        "flac_bytes": done["size_bytes"],
        "recording_took_s": round(recorded_s, 1),
        "finishing_took_s": round(finished_s, 1),
    }


async def _process(
    what: str, folder: Path, hours: float, tell: Callable[[str], None]
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Run one of this module's two programs; the lines it printed, and the last one."""
    program = f"import sys; from voiceapp.bench.soak import {what}; {what}(sys.argv[1], float(sys.argv[2]))"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, str(folder), str(hours), stdout=asyncio.subprocess.PIPE
    )
    rows = []
    try:
        assert process.stdout is not None
        async for line in process.stdout:
            rows.append(json.loads(line))
            tell(f"{what}: {rows[-1].get('fed_s', rows[-1].get('duration_s')):.0f} s, {rows[-1]['rss_mb']} MB")
        await process.wait()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if not rows or (what == "recover" and process.returncode):
        raise VoiceAppError("bench-failed", f"The process that should {what} ended early.", "Try again.")
    return rows, rows[-1]


def record(folder: str, hours: float) -> None:
    """Feed synthetic sound through the recorder's own code, then die as by ``kill -9``."""
    file = RecordingFile.create(Path(folder), RATE, 2, time.time())
    timeline = Timeline(RATE, 2, 0.0)
    random = np.random.default_rng(1)
    noise = random.normal(0, 0.05, (2, 60 * RATE)).astype(np.float32)
    count = round(_STEP_S * RATE)
    resting = threading.Event()
    reported_s = 60 - _REPORT_S  # the first minute is not measured: libraries load
    for step in range(round(hours * 3600 / _STEP_S)):
        for channel, drift in enumerate((DRIFT, -DRIFT)):
            at = step * count % (60 * RATE - count)
            timeline.channels[channel].push(noise[channel, at : at + count], step * _STEP_S / (1 + drift))
        for block in timeline.take((step + 1) * _STEP_S):
            file.append(block.samples)
        while file.backlog_bytes > _BACKLOG_BYTES:
            resting.wait(0.05)
        if timeline.now_s - reported_s >= _REPORT_S:
            reported_s = timeline.now_s
            _print(fed_s=timeline.now_s)
    while file.backlog_bytes:
        resting.wait(0.05)
    for _ in range(3):  # what is fed in the last moments is not waited for
        file.append(noise[:, :count].T)
    _print(fed_s=file.duration_s)
    os.kill(os.getpid(), signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)


def recover(folder: str, hours: float) -> None:
    """Do what the next start does."""
    memory: list[float] = []
    done = finish(Path(folder), lambda fraction: memory.append(_rss_mb()))
    _print(duration_s=done.duration_s, missing_s=done.missing_s, size_bytes=done.size_bytes, rss_max_mb=max(memory))


def _rss_mb() -> float:
    return round(int(psutil.Process().memory_info().rss) / 1e6, 1)


def _print(**row: Any) -> None:
    print(json.dumps({**row, "rss_mb": _rss_mb()}), flush=True)
