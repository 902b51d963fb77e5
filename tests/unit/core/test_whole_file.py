"""Files that appear whole or not at all."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from voiceapp.core.whole_file import PRIVATE, replacing


def test_an_older_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "minutes.txt"
    target.write_text("old")
    with replacing(target) as file:
        file.write(b"new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def half_written(target: Path) -> None:
    with replacing(target) as file:
        file.write(b"half of i")
        raise OSError("full")


def test_after_an_error_all_is_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "minutes.txt"
    target.write_text("old")
    with pytest.raises(OSError, match="full"):
        half_written(target)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_what_is_private_is_so_from_the_beginning(tmp_path: Path) -> None:
    with replacing(tmp_path / "secrets.json", PRIVATE) as file:
        assert stat.S_IMODE(Path(file.name).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600
