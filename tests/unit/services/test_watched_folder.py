"""A watched folder: each recording is taken once, when it has stopped growing."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.unit.services.helpers import recorded
from voiceapp.core.events import EventBus, Notice
from voiceapp.core.settings import Settings
from voiceapp.services.watched_folder import WatchedFolder


class Watch:
    def __init__(self, home: Path) -> None:
        self.inbox = home / "inbox"
        self.inbox.mkdir()
        self.taken: list[str] = []
        self.now = 10_000.0
        self.bus = EventBus()
        self.notices = recorded(self.bus)
        self.settings = Settings(home / "settings.json")
        self.settings.override("meetings.watch_folder", str(self.inbox))
        self.state = home / "meetings" / "watched.json"
        self.restart()

    def restart(self) -> None:
        self.folder = WatchedFolder(self.settings, self.bus, self.take, self.state, lambda: self.now)

    async def take(self, files: Sequence[Path]) -> None:
        self.taken += [file.name for file in files]

    def put(self, name: str, data: bytes, at: float) -> None:
        path = self.inbox / name
        path.write_bytes(data)
        os.utime(path, (at, at))

    def look(self) -> list[str]:
        self.taken = []
        asyncio.run(self.folder.look())
        return self.taken


@pytest.fixture
def watch(tmp_path: Path) -> Watch:
    return Watch(tmp_path)


def test_a_growing_file_is_taken_when_it_stands_still(watch: Watch) -> None:
    watch.put("call.mp3", b"12", 9_999.0)
    watch.put("notes.txt", b"12", 0.0)
    watch.put(".hidden.mp3", b"12", 0.0)
    assert watch.look() == []
    watch.put("call.mp3", b"1234", 10_000.0)
    assert watch.look() == []
    assert watch.look() == ["call.mp3"]
    assert watch.look() == []


def test_what_was_there_before_the_start_is_taken_at_once_and_only_once(watch: Watch) -> None:
    watch.put("old.WAV", b"12", 100.0)
    assert watch.look() == ["old.WAV"]
    watch.restart()
    assert watch.look() == []
    watch.put("old.WAV", b"another take", 200.0)
    assert watch.look() == ["old.WAV"]
    assert b"old" not in watch.state.read_bytes()


def test_a_folder_that_is_not_there_is_told_once(watch: Watch) -> None:
    watch.settings.override("meetings.watch_folder", str(watch.inbox / "gone"))
    assert watch.look() == watch.look() == []
    (notice,) = watch.notices
    assert isinstance(notice, Notice)
    assert "gone" in notice.sentence


def test_a_name_of_an_old_encoding_stops_nothing(watch: Watch) -> None:
    watch.put(os.fsdecode(b"caf\xe9.mp3"), b"12", 0.0)
    watch.put("call.mp3", b"12", 0.0)
    assert watch.look() == [os.fsdecode(b"caf\xe9.mp3"), "call.mp3"]
    assert watch.look() == []
