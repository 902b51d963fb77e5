"""What every bench reports: the machine, and distributions instead of single figures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from voiceapp.core.records import Machine


def distribution(values: Sequence[float]) -> dict[str, float | int | None]:
    """p50, p95, max and n of some measurements (nearest rank; None where there are none)."""
    ordered = sorted(values)
    count = len(ordered)

    def rank(share: float) -> float | None:
        return round(ordered[max(0, math.ceil(share * count) - 1)], 1) if count else None

    return {"p50": rank(0.5), "p95": rank(0.95), "max": rank(1.0), "n": count}


def machine_row(machine: Machine) -> dict[str, Any]:
    """The machine as CLI.md wants it."""
    return {
        "cpu": machine.cpu,
        "cores": machine.cores,
        "ram_gb": round(machine.ram / 1e9, 1),
        "gpu": machine.gpu,
    }
