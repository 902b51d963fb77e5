"""What this computer has, and which processes of ours live; without torch and without a GPU library."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from pathlib import Path

import psutil

from voiceapp.core.records import Machine

_GPU_QUERY = ("--query-gpu=name,memory.total", "--format=csv,noheader,nounits")
_GPU_WAIT_S = 5.0


def read_machine(cpuinfo: Path = Path("/proc/cpuinfo"), nvidia_smi: str | None = None) -> Machine:
    """The processor, its cores this process may use, memory in bytes and the graphics card.

    Asks the driver's ``nvidia-smi`` (up to 5 s): call it off the loop. No card, no tool: None.
    """
    gpu, vram = _gpu(nvidia_smi or shutil.which("nvidia-smi"))
    return Machine(_cpu(cpuinfo), _cores(), psutil.virtual_memory().total, gpu, vram)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def _cpu(cpuinfo: Path) -> str:
    try:
        for line in cpuinfo.read_text(encoding="utf-8", errors="replace").splitlines():
            key, _, value = line.partition(":")
            if key.strip() == "model name" and value.strip():
                return " ".join(value.split())
    except OSError:
        pass  # not Linux: the platform's own word has to do
    return platform.processor() or platform.machine()


def _gpu(tool: str | None) -> tuple[str | None, int]:
    if tool is None:
        return None, 0
    try:
        run = subprocess.run(
            [tool, *_GPU_QUERY], capture_output=True, text=True, timeout=_GPU_WAIT_S, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return None, 0
    if run.returncode or not run.stdout.strip():
        return None, 0
    name, _, megabytes = run.stdout.splitlines()[0].rpartition(",")
    return name.strip() or None, int(megabytes) * 2**20 if megabytes.strip().isdigit() else 0


def this_process() -> str:
    """A name of this process that no later process with the same number shares."""
    return f"{os.getpid()}:{psutil.Process().create_time():.2f}"


def process_alive(name: str) -> bool:
    """Whether the process that :func:`this_process` named is still there."""
    number, _, born = name.partition(":")
    try:
        return f"{psutil.Process(int(number)).create_time():.2f}" == born
    except (ValueError, psutil.NoSuchProcess):
        return False
    except psutil.AccessDenied:
        return True
