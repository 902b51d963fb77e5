"""``meeting score`` and ``meeting present``, on real stores."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.app_cli import FakeApp, World
from tests.fakes.meetings import Library
from voiceapp import cli
from voiceapp.core.paths import Paths, asset
from voiceapp.core.protocols import ChatModel, SoundOptions
from voiceapp.services.diarization import DiarizationScores, Pairs
from voiceapp.services.minutes import MinutesService
from voiceapp.services.minutes_templates import Templates
from voiceapp.services.transcript_versions import TranscriptVersions
from voiceapp.storage.minutes import MinutesStore

Run = Callable[..., tuple[int, Any]]


async def no_model(text: str) -> ChatModel:
    raise NotImplementedError


async def no_candidates() -> Sequence[str]:
    return ()


async def score(pairs: Pairs) -> DiarizationScores:
    return DiarizationScores(0.25, None)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where a call of Ann and Bob is stored."""
    folder = tmp_path / "home"
    folder.mkdir()
    change(folder, lambda library: library.add_call())
    return folder


def change(home: Path, work: Callable[[Library], Awaitable[Any]]) -> None:
    async def run() -> None:
        async with Library(home).open() as library:
            await work(library)

    asyncio.run(run())


@pytest.fixture
def run(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line: exit code, standard output (parsed with --json)."""
    world = World(tmp_path / "models")

    @asynccontextmanager
    async def open_app(
        paths: Paths, overrides: Mapping[str, str], files: SoundOptions | None = None, *, started: bool = True
    ) -> AsyncIterator[FakeApp]:
        async with Library(home).open() as library:
            world.meetings = library.service
            world.transcript_versions = TranscriptVersions(*library.stores, library.edit_store, score)
            templates = Templates(asset("minutes"), tmp_path / "own")
            world.minutes = MinutesService(
                library.service, MinutesStore(library.db), no_model, no_candidates, templates, library.jobs,
                library.bus,
            )  # fmt: skip
            async with world.open_app(paths, overrides, files, started=started) as app:
                yield app

    def call(*arguments: str) -> tuple[int, Any]:
        code = cli.run(("meeting", *arguments), open_app, lambda: False)
        said = capsys.readouterr()
        return code, json.loads(said.out) if "--json" in arguments and said.out else said.out

    return call


def test_a_corrected_transcript_tells_how_wrong_it_was(run: Run, home: Path) -> None:
    code, told = run("score", "1", "--json")
    assert (code, told["error"]["code"]) == (1, "reference-missing")
    change(home, lambda library: library.edits.edit(1, 1, "The Sansibar budget."))
    assert run("score", "1", "--json") == (
        0,
        {"id": 1, "words": 4, "wer": 0.25, "cpwer": 0.25, "der": None, "jer": None},
    )
    assert run("score", "1")[1] == "Word error rate 25.0 %\nWord error rate with who said them 25.0 %\n"


def test_a_file_that_is_right_is_a_reference(run: Run, tmp_path: Path) -> None:
    turns = tmp_path / "right.rttm"
    turns.write_text("SPEAKER call 1 0.000 3.000 <NA> <NA> A <NA> <NA>\n")
    told = run("score", "1", "--reference", str(turns), "--json")[1]
    assert (told["wer"], told["der"]) == (None, 0.25)


def test_turns_are_no_reference_where_nobody_knows_who_speaks(run: Run, home: Path, tmp_path: Path) -> None:
    turns = tmp_path / "right.rttm"
    turns.write_text("SPEAKER call 1 0.000 3.000 <NA> <NA> A <NA> <NA>\n")
    change(home, lambda library: library.stores[2].set_turns(1, ()))
    assert run("score", "1", "--reference", str(turns)) == (1, "")
    told = run("score", "1", "--reference", str(turns), "--json")[1]
    assert told["error"]["code"] == "nothing-to-score"
    assert "voiceapp meeting diarize 1" in told["error"]["next_step"]


def test_who_was_there_is_told_and_shown(run: Run) -> None:
    assert run("present", "1", "--json")[1] == {"id": 1, "heard": ["Ann", "Bob"], "ticked": [], "mentioned": []}
    assert run("present", "1", "Priya", " Li  Wei ")[1] == "Heard: Ann, Bob\nAlso there: Priya, Li Wei\n"
    assert run("present", "1", "--json")[1]["ticked"] == ["Priya", "Li Wei"]
    assert run("present", "1", "--nobody", "--json")[1]["ticked"] == []
    assert run("present", "1", "Priya", "--nobody")[0] == 2
    assert run("present", "7", "--json")[1]["error"]["code"] == "meeting-unknown"
