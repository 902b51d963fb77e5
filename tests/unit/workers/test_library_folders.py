"""Nothing that libraries keep for themselves lands in the user's home."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.workers.helpers import run
from voiceapp.workers import pip
from voiceapp.workers.process import child_environment

KEEPS = """
import os
from pathlib import Path
home = Path.home()
Path(os.environ.get("MPLCONFIGDIR") or home / ".config/matplotlib").mkdir(parents=True)
Path(os.environ.get("HF_HOME") or home / ".cache/huggingface").mkdir(parents=True)
Path(os.environ.get("CUDA_CACHE_PATH") or home / ".nv/ComputeCache").mkdir(parents=True)
Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache", "whisper").mkdir(parents=True)
"""
"""What libraries do as they are imported."""

FOLDERS = ["cuda", "huggingface", "matplotlib", "whisper"]


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path) -> Path:
    """The user's home; ours is elsewhere."""
    folder = tmp_path / "user"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


def kept(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "cache" / "libraries").iterdir())


def test_libraries_of_an_engine_use_our_cache(user: Path, home: Path) -> None:
    subprocess.run([sys.executable, "-c", KEEPS], env=child_environment({}), check=True)
    assert kept(home) == FOLDERS
    assert list(user.iterdir()) == []


def test_libraries_of_a_pack_that_is_tried_use_our_cache(user: Path, home: Path, tmp_path: Path) -> None:
    (tmp_path / "voiceapp").symlink_to(Path(pip.__file__).parents[1])
    (tmp_path / "keeps.py").write_text(KEEPS)
    lock = os.open(tmp_path / "lock", os.O_RDWR | os.O_CREAT)
    run(pip.import_all(Path(sys.executable), tmp_path, "keeps", lock))
    os.close(lock)
    assert kept(home) == FOLDERS
    assert list(user.iterdir()) == []
