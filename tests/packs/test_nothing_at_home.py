"""The libraries of a pack leave nothing in the user's home."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from tests.packs.pack import PACKS, ROOT
from voiceapp.workers import pack_file
from voiceapp.workers.packs import Packs, pins_folder
from voiceapp.workers.pip import import_all


@pytest.mark.parametrize("pack", ["torch", "parler"])
def test_loading_its_libraries_leaves_nothing(pack: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user = tmp_path / "user"
    user.mkdir()
    monkeypatch.setenv("HOME", str(user))
    names = pack_file.read(pins_folder() / f"{pack}.txt").imports
    lock = os.open(tmp_path / "lock", os.O_RDWR | os.O_CREAT)

    async def load() -> None:
        place = await Packs(PACKS).place(pack)
        await import_all(place.python, ROOT, names, lock)

    asyncio.run(load())
    os.close(lock)
    assert list(user.iterdir()) == []
