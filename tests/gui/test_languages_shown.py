"""The window in other languages: nothing hard-coded, nothing cut, from left to right and from right to left."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.gui.hard_coded import GUI, WITHOUT_TEXTS, hard_coded

MAIN = (
    "talk", "meetings-overlap", "meetings-recording", "voices", "voices-samples", "compose",
    "compose-empty", "ask-three", "inspect", "models", "models-packs", "settings", "activity", "help",
)  # fmt: skip
MIRRORED = (
    "talk",
    "meetings-overlap",
    "voices",
    "compose",
    "ask-three",
    "inspect",
    "models",
    "settings",
    "activity",
)


def test_no_text_of_the_window_is_hard_coded() -> None:
    paths = [path for path in sorted(GUI.rglob("*.py")) if path.name not in WITHOUT_TEXTS]
    assert len(paths) > 200
    assert [line for path in paths for line in hard_coded(path)] == []


def test_a_hard_coded_text_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.py"
    page.write_text('LABEL = "Delete the talk"\nNAME = "delete-talk"\nSHOWN = tr("Delete the talk")\n')
    assert hard_coded(page) == ["page.py:1: 'Delete the talk'"]


@pytest.mark.parametrize("direction", ["left to right", "right to left"])
def test_every_text_is_translated_and_fits(direction: str) -> None:
    states = [*MAIN] if direction == "left to right" else ["--rtl", *MIRRORED]
    looked = subprocess.run(
        [sys.executable, "-m", "tests.gui.pseudo", *states], capture_output=True, text=True, timeout=120
    )
    assert (looked.stdout.strip(), looked.returncode) == ("", 0), looked.stderr
