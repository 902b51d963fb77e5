"""No engine's process tells anybody that it runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from voiceapp.workers.process import child_environment

LOAD = """
import numpy as np
from voiceapp.engines.vad_silero import SileroVad
SileroVad().feed(np.zeros(16_000, np.float32))
"""


def test_onnx_runtime_makes_no_identifier_of_the_device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its telemetry, on by default since 1.29, begins with one in the user's cache (its Privacy.md)."""
    monkeypatch.setenv("HOME", str(tmp_path))
    root = Path(__file__).resolve().parents[3]
    subprocess.run([sys.executable, "-c", LOAD], env=child_environment({}), cwd=root, check=True)
    assert not list(tmp_path.rglob("deviceid"))
    assert not (tmp_path / ".cache" / "Microsoft").exists()


@pytest.mark.parametrize("name", ["ORT_DISABLE_TELEMETRY", "HF_HUB_DISABLE_TELEMETRY"])
def test_what_was_set_outside_does_not_switch_it_on(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "0")
    assert child_environment({name: "0"})[name] == "1"
