"""What models may use of this computer, what they hold, and how that is said."""

from __future__ import annotations

from pathlib import Path

import psutil

from voiceapp.core.settings import Settings
from voiceapp.engines.specs import EngineSpec


def memory_allowed(settings: Settings) -> int:
    """Bytes that loaded models may use together: the setting, or three quarters of what there is."""
    allowed = settings.number("files.memory_gb")
    return int(allowed * 1e9) if allowed else psutil.virtual_memory().total * 3 // 4


def threads_allowed(settings: Settings) -> int:
    """Threads that models may use: the setting, or as many as there are cores."""
    return int(settings.number("files.threads")) or psutil.cpu_count() or 1


def resident_bytes(pid: int) -> int:
    """The memory that a process holds now; 0 when it is gone."""
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


def available_bytes() -> int:
    """Memory that can be had now without swapping."""
    return int(psutil.virtual_memory().available)


def size_on_disk(spec: EngineSpec, model: str) -> int:
    """What a model that was never loaded here is expected to need: its files' size; 0 when unknown."""
    if not model:
        return 0
    path = Path(model)
    if path.is_file():
        return path.stat().st_size
    if path.is_dir():
        return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    known = spec.model(model)
    return (known.size_bytes or 0) if known is not None else 0


def in_words(size: int) -> str:
    """A size as a sentence says it: "14 GB", "1.5 GB", "350 MB"."""
    if size >= 1e9:
        return f"{size / 1e9:.1f}".removesuffix(".0") + " GB"
    return f"{round(size / 1e6)} MB"
