"""``meeting export``: files that other programs read, and what is told where that cannot be."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.app_cli import FakeApp, World
from tests.fakes.meetings import Library
from voiceapp import cli
from voiceapp.core.paths import Paths
from voiceapp.core.protocols import SoundOptions
from voiceapp.services.meeting_exports import MeetingExportsService


class Call:
    """A command line over a library with one call."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self._library = Library(folder / "home")
        self._world = World(folder / "models")
        self._world.meetings = self._library.service
        self._world.meeting_exports = MeetingExportsService(
            self._library.jobs,
            self._library.service,
            self._unused,
            self._unused,
            self._unused,
            self._unused,
            self._library.bus,
        )
        asyncio.run(self._begin(Library(folder / "home")))

    def _unused(self, *_: object) -> Any:
        raise AssertionError

    async def _begin(self, library: Library) -> None:
        async with library.open():
            await library.add_call()

    @asynccontextmanager
    async def _open_app(
        self, paths: Paths, overrides: Mapping[str, str], files: SoundOptions | None = None, *, started: bool = True
    ) -> AsyncIterator[FakeApp]:
        async with self._library.open(), self._world.open_app(paths, overrides, files, started=started) as app:
            app.bus, app.jobs = self._library.bus, self._library.jobs  # type: ignore[assignment]
            yield app

    def run(self, *arguments: str) -> tuple[int, Any]:
        code = cli.run(["meeting", "export", *arguments, "--json"], self._open_app, lambda: False)
        said = self._capsys.readouterr()
        self.noted = said.err
        return code, json.loads(said.out)


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    return Call(tmp_path, capsys)


def test_the_files_are_told_and_the_folder_is_made(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    code, data = call.run("1", "--format", "srt,json", "-o", str(out))
    assert code == 0
    assert data == {"files": [str(out / "Call.srt"), str(out / "Call.json")]}
    stored = json.loads((out / "Call.json").read_text(encoding="utf-8"))
    assert [segment["text"] for segment in stored["segments"]] == ["The zanzibar budget.", "Agreed."]
    assert stored["speakers"][1]["name"] == "Bob"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(("1", "--format", "srt,odt"), "format-unknown"), (("9", "--format", "srt"), "meeting-unknown")],
)
def test_what_cannot_be_exported_makes_no_folder(
    call: Call, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    code, data = call.run(*arguments, "-o", str(tmp_path / "out"))
    assert (code, data["error"]["code"]) == (1, told)
    assert not (tmp_path / "out").exists()
    if told == "format-unknown":
        assert "docx" in data["error"]["next_step"]


def test_a_folder_that_takes_no_file_is_told_once(call: Call, tmp_path: Path) -> None:
    (tmp_path / ".export-1").write_text("in the way")
    code, data = call.run("1", "--format", "srt", "-o", str(tmp_path))
    assert (code, data["error"]["code"]) == (1, "not-written")
    assert "could not be written" not in call.noted
