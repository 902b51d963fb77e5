"""``meeting diarize``: the JSON of ``diarize``, with the names of the meeting's speakers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.fakes.app_cli import FakeApp, World
from tests.unit.services.test_meeting_speakers import MIXED, Desk, alone
from voiceapp import cli
from voiceapp.core.meetings import SpokenTurn
from voiceapp.core.paths import Paths
from voiceapp.core.people import CONSENT
from voiceapp.core.protocols import SoundOptions
from voiceapp.core.recordings import DiarizeOptions
from voiceapp.services.voiceprints import VoiceprintsService
from voiceapp.storage.voiceprints import VoiceprintStore

Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def run(desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line on a stored call."""
    world = World(tmp_path / "models")

    @asynccontextmanager
    async def open_app(
        paths: Paths, overrides: Mapping[str, str], files: SoundOptions | None = None, *, started: bool = True
    ) -> AsyncIterator[FakeApp]:
        async with desk.library.open(), world.open_app(paths, overrides, files, started=started) as app:
            if not await desk.library.service.list():
                await desk.library.add_call()
            app.meetings = desk.library.service
            app.voiceprints = VoiceprintsService(
                VoiceprintStore(desk.library.db), desk.library.stores[2], lambda engine: 0.75
            )
            app.meeting_speakers = desk.service
            app.bus = desk.library.bus
            app.jobs = desk.library.jobs  # type: ignore[assignment]
            yield app

    def call(*arguments: str) -> tuple[int, Any, str]:
        code = cli.run(arguments, open_app, lambda: False)
        said = capsys.readouterr()
        return code, json.loads(said.out) if "--json" in arguments and said.out else said.out, said.err

    return call


def test_who_speaks_in_a_meeting(run: Run, desk: Desk, tmp_path: Path) -> None:
    desk.ears.hears = {MIXED: alone((0.0, 1.75, "x"), (1.75, 3.0, "y"))}
    right = tmp_path / "right.rttm"
    right.touch()
    code, out, _ = run(
        *("meeting", "diarize", "1", "--diarizer", "basic", "--max-speakers", "3"),
        *("--score", str(right), "--json"),
    )
    assert code == 0
    assert (out["id"], out["diarizer"], out["duration_s"]) == (1, "basic", 1.0)
    assert out["speakers"] == ["Speaker 1", "Speaker 2"]
    assert out["segments"] == out["exclusive"]
    assert out["segments"][1] == {"start_s": 1.75, "end_s": 3.0, "speaker": "Speaker 2"}
    assert (out["der"], out["jer"]) == (0.25, 0.5)
    assert desk.ears.calls == [("basic", MIXED, DiarizeOptions(max_speakers=3))]


def test_who_speaks_in_a_meeting_for_people(run: Run, desk: Desk) -> None:
    desk.ears.hears = {MIXED: alone((0.0, 3.0, "x"))}
    code, out, _ = run("meeting", "diarize", "1")
    assert (code, out) == (0, "  0:00.0    0:03.0  Speaker 1\n")


def test_an_unknown_meeting_and_a_missing_reference_are_told(run: Run, desk: Desk, tmp_path: Path) -> None:
    code, out, _ = run("meeting", "diarize", "7", "--json")
    assert (code, out["error"]["code"]) == (1, "meeting-unknown")
    code, out, _ = run("meeting", "diarize", "1", "--score", str(tmp_path / "no.rttm"), "--json")
    assert (code, out["error"]["code"]) == (1, "file-missing")
    assert desk.ears.calls == []


def test_two_speakers_are_one_and_a_voice_is_heard(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("meeting", "sample", "1", "2", "-o", str(tmp_path / "bob.wav"), "--json")
    assert (code, out["duration_s"]) == (0, 1.0)
    assert (tmp_path / "bob.wav").is_file()
    assert run("meeting", "merge-speakers", "1", "2", "1")[:2] == (0, "Speaker 2 is speaker 1.\n")
    code, out, _ = run("meeting", "sample", "1", "2", "-o", str(tmp_path / "bob.wav"), "--json")
    assert (code, out["error"]["code"]) == (1, "speaker-unknown")


def test_a_voice_is_remembered_suggested_and_forgotten(run: Run, desk: Desk) -> None:
    async def meet() -> int:
        async with desk.library.open():
            await desk.library.add_call()
            speakers = desk.library.stores[2]
            ann = await speakers.add(
                1, "SPEAKER_02", "Cid", True, voice=np.array([0.6, 0.8], np.float32), engine="good"
            )
            await speakers.set_turns(1, [SpokenTurn(ann.id, at, at + 8.0) for at in (0.0, 9.0, 18.0)])
            return ann.id

    speaker = str(asyncio.run(meet()))
    code, out, _ = run("meeting", "voices", "remember", "1", speaker, "--json")
    assert (code, out["error"]["code"]) == (1, "consent-missing")
    code, out, _ = run("meeting", "voices", "remember", "1", speaker, "--agreed", "--json")
    assert (code, out["name"], out["consent"], out["references"]) == (0, "Cid", CONSENT, 1)
    assert "0.6" not in json.dumps(out), "the voice itself is told nowhere"
    assert [one["name"] for one in run("meeting", "voices", "list", "--json")[1]["people"]] == ["Cid"]
    assert run("meeting", "voices", "forget", "9", "--json")[1]["error"]["code"] == "person-unknown"
    assert run("meeting", "voices", "forget", "--all", "--json")[:2] == (0, {"forgotten": [1]})
    assert run("meeting", "voices", "list")[1] == "No voice is remembered.\n"
    assert run("meeting", "voices", "forget")[0] == 2


def test_speakers_whom_nobody_is_like_are_unknown(run: Run) -> None:
    _, out, _ = run("meeting", "voices", "suggest", "1", "--json")
    assert [(row["name"], row["suggestion"], row["score"]) for row in out["speakers"]] == [
        ("Ann", None, None),
        ("Bob", None, None),
    ]
    assert "Unknown" in run("meeting", "voices", "suggest", "1")[1]
