"""``meeting ...``: what programs and people read of the library."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.app_cli import FakeApp, World
from tests.fakes.meetings import Library
from voiceapp import cli
from voiceapp.core.paths import Paths
from voiceapp.core.protocols import SoundOptions

Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "home")


@pytest.fixture
def run(library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line on a stored call: exit code, standard output (parsed with --json), standard error."""
    world = World(tmp_path / "models")
    world.meetings = library.service

    @asynccontextmanager
    async def open_app(
        paths: Paths, overrides: Mapping[str, str], files: SoundOptions | None = None, *, started: bool = True
    ) -> AsyncIterator[FakeApp]:
        async with library.open(), world.open_app(paths, overrides, files, started=started) as app:
            yield app

    def call(*arguments: str, attended: bool = False) -> tuple[int, Any, str]:
        code = cli.run(arguments, open_app, lambda: attended)
        said = capsys.readouterr()
        return code, json.loads(said.out) if "--json" in arguments and said.out else said.out, said.err

    return call


@pytest.fixture(autouse=True)
def call(library: Library) -> None:
    async def make() -> None:
        async with library.open():
            await library.add_call()

    library.folder.mkdir()
    asyncio.run(make())


def test_show_prints_speakers_segments_and_words(run: Run) -> None:
    code, out, _ = run("meeting", "show", "1", "--json")
    assert code == 0
    assert (out["id"], out["title"], out["duration_s"]) == (1, "Call", 3.0)
    assert [(one["id"], one["name"], one["talk_s"]) for one in out["speakers"]] == [
        (1, "Ann", 2.0),
        (2, "Bob", 1.0),
    ]
    first, second = out["segments"]
    assert (first["speaker"], first["start_s"], first["end_s"]) == (1, 0.0, 2.0)
    assert first["words"][1] == {"word": "zanzibar", "start_s": 0.5, "end_s": 1.0, "probability": 0.25}
    assert (second["speaker"], second["text"], second["words"]) == (2, "Agreed.", [])
    code, out, _ = run("meeting", "show", "1")
    assert "   0:02  Bob: Agreed." in out


def test_sound_that_is_gone_is_said(run: Run, library: Library) -> None:
    (library.service.folder_of(1) / "audio.flac").unlink()
    code, out, err = run("meeting", "show", "1", "--json")
    assert (code, out["state"], out["audio"]) == (0, "broken", None)
    assert "removed outside" in err


def test_rename_changes_what_show_and_list_print(run: Run) -> None:
    code, out, _ = run("meeting", "rename", "1", "SPEAKER_01", "Sheila", "--json")
    assert (code, out) == (0, {"id": 1, "speaker": 2, "label": "SPEAKER_01", "name": "Sheila"})
    assert run("meeting", "list", "--json")[1]["meetings"][0]["speakers"] == ["Ann", "Sheila"]
    code, out, _ = run("meeting", "rename", "1", "Nobody", "Sheila", "--json")
    assert (code, out["error"]["code"]) == (1, "speaker-unknown")


def test_search_finds_words_by_speaker_and_day(run: Run) -> None:
    code, out, _ = run("meeting", "search", "zanz", "--json")
    assert code == 0
    assert out["elapsed_ms"] >= 0
    (hit,) = out["hits"]
    assert (hit["meeting"], hit["segment"], hit["start_s"], hit["text"]) == (1, 1, 0.0, "The zanzibar budget.")
    assert hit["snippet"] == "The [zanzibar] budget."
    day = datetime.fromtimestamp(1_000.0).strftime("%Y-%m-%d")
    assert run("meeting", "search", "zanz", "--since", day, "--until", day, "--json")[1]["hits"] == [hit]
    assert run("meeting", "search", "zanz", "--until", "1969-01-01", "--json")[1]["hits"] == []
    assert run("meeting", "search", "zanz", "--speaker", "Bob", "--json")[1]["hits"] == []
    assert run("meeting", "search", "nothing")[1] == "Nothing was found.\n"


def test_delete_takes_the_meeting_away(run: Run) -> None:
    assert run("meeting", "delete", "1", "--json")[:2] == (0, {"deleted": 1})
    assert run("meeting", "list")[1] == "No meeting is stored.\n"
    code, out, _ = run("meeting", "show", "1", "--json")
    assert (code, out["error"]["code"]) == (1, "meeting-unknown")
