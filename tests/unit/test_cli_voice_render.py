"""``voice render``: what it asks for, the keys for programs, and what people read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.fakes.app_cli import World
from tests.fakes.app_models import FakeJobs
from voiceapp import cli
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.voices import Script, ScriptLine, Take, Voice
from voiceapp.services.delivery import PRESETS, Check
from voiceapp.services.engine_facts import EngineFacts
from voiceapp.services.voice_exports import Rendered, TakeReport

Run = Callable[..., tuple[int, Any, str]]
PODCAST = PRESETS["podcast"]


class FakeLibrary:
    """Knows Linda, and Sam who has said nothing."""

    async def named(self, name: str) -> Voice:
        if name not in ("Linda", "Sam"):
            raise VoiceAppError("voice-unknown", f"There is no voice {name}.")
        return Voice(1 if name == "Linda" else 2, name, "own", 0.0)


class FakeScripts:
    """Linda's two scripts."""

    async def list(self, voice: int) -> list[Script]:
        return [Script(5, 1, "Latest", "xtts:v2", 0.0), Script(4, 1, "First", "xtts:v2", 0.0)] if voice == 1 else []

    async def get(self, script: int) -> Script:
        return Script(script, 1 if script in (4, 5) else 2, "", "", 0.0)


class FakeExports:
    """Writes a podcast whose second take is too loud, by a job that is done at once."""

    def __init__(self, jobs: FakeJobs) -> None:
        self.jobs = jobs
        self.asked: list[tuple[Any, ...]] = []
        self.made: dict[int, Rendered] = {}

    def result(self, job: int) -> Rendered:
        return self.made[job]

    async def start(self, script: int, out: Path, preset: str, captions: list[str], accepted: bool) -> int:
        made = self.written(script, out, preset, captions, accepted)
        job = self.jobs.start("voice-export", "Exporting")
        self.made[job] = made
        self.jobs.move(job, state="done")
        return job

    def written(self, script: int, out: Path, preset: str, captions: list[str], accepted: bool) -> Rendered:
        self.asked.append((script, out.name, preset, captions, accepted))
        if not accepted:
            raise VoiceAppError("licence-not-accepted", "What XTTS v2 speaks is not for business.", "Accept it.")
        line = ScriptLine(8, script, 1, "Good morning.", "en", 0.5, 0)
        take = Take(3, 8, "takes/3.flac", 1, "xtts:v2", "key", 0.0, 2.0, kept=True)
        loud = Check("Loudness", -14.0, "LUFS", -17.0, -15.0)
        fine = Check("Loudness", -16.04, "LUFS", -17.0, -15.0)
        return Rendered(
            out,
            12.3456,
            tuple(out.with_suffix(f".{one}") for one in captions),
            {"title": "Latest", "ai_generated": "yes"},
            (EngineFacts("xtts:v2", "XTTS v2", "coqui-public-model-license"),),
            1,
            PODCAST if preset else None,
            (fine, Check("Peak", -1.4, "dB", None, -1.0), Check("Length", None, "s", 1.0, None)) if preset else (),
            (TakeReport(line, take, (loud,)),) if preset else (),
        )


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "models")


@pytest.fixture
def exports(world: World) -> FakeExports:
    return FakeExports(world.jobs)


@pytest.fixture
def run(world: World, exports: FakeExports, capsys: pytest.CaptureFixture[str]) -> Run:
    world.voices = SimpleNamespace(library=FakeLibrary(), scripts=FakeScripts(), export_jobs=exports)

    def call(*arguments: str) -> tuple[int, Any, str]:
        code = cli.run(("voice", "render", *arguments), world.open_app, lambda: False)
        said = capsys.readouterr()
        return code, json.loads(said.out) if "--json" in arguments and said.out else said.out, said.err

    return call


def test_a_program_gets_each_check_of_the_file_and_of_its_takes(run: Run, exports: FakeExports) -> None:
    options = ("--preset", "podcast", "--captions", "SRT, vtt", "--accept-licence", "--json")
    code, told, err = run("Linda", "-o", "talk.mp3", *options)
    assert (code, exports.asked) == (0, [(5, "talk.mp3", "podcast", ["srt", "vtt"], True)])
    assert (told["file"], told["script"], told["duration_s"]) == ("talk.mp3", 5, 12.346)
    assert (told["captions"], told["missing_lines"]) == (["talk.srt", "talk.vtt"], 1)
    assert (told["preset"], told["source"], told["passed"]) == ("podcast", PODCAST.source, True)
    assert told["checks"][0] == {
        "name": "Loudness", "value": -16.0, "unit": "LUFS", "low": -17.0, "high": -15.0, "passed": True, "off": 0.0,
    }  # fmt: skip
    assert (told["checks"][2]["value"], told["checks"][2]["passed"]) == (None, True)
    (take,) = told["takes"]
    assert (take["take"], take["line"], take["passed"], take["checks"][0]["off"]) == (3, 8, False, 1.0)
    assert told["engines"] == [
        {
            "engine": "xtts:v2",
            "title": "XTTS v2",
            "licence": "coqui-public-model-license",
            "allows": "Not for business",
        }
    ]
    assert told["tags"] == {"title": "Latest", "ai_generated": "yes"}
    assert "1 line is not spoken yet." in err


def test_people_read_what_passed_and_what_failed_by_how_much(run: Run) -> None:
    _, out, _ = run("Linda", "-o", "talk.mp3", "--preset", "podcast", "--accept-licence")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert lines[0] == "talk.mp3: 12.3 s"
    assert "XTTS v2: licence coqui-public-model-license (not for business)" in lines
    assert f"A podcast (Apple Podcasts): passed ({PODCAST.source})" in lines
    assert "passed Loudness -16.0 LUFS -17 to -15" in lines
    assert "passed Peak -1.4 dB at most -1" in lines
    assert "passed Length unknown at least 1" in lines
    assert lines[-1] == "Line 8 (Good morning.): Loudness -14.0 LUFS: 1.0 too high"


def test_without_a_preset_only_the_file_is_told(run: Run, exports: FakeExports) -> None:
    _, told, _ = run("Linda", "-o", "talk.opus", "--script", "4", "--accept-licence", "--json")
    assert exports.asked == [(4, "talk.opus", "", [], True)]
    assert (told["preset"], told["source"], told["passed"], told["checks"]) == (None, None, None, [])


def test_what_cannot_be_exported_is_an_error(run: Run) -> None:
    code, told, _ = run("Linda", "-o", "talk.mp3", "--json")
    assert (code, told["error"]["code"]) == (1, "licence-not-accepted")
    for arguments, expected in (
        (("Sam", "-o", "a.mp3"), "takes-missing"),
        (("Ann", "-o", "a.mp3"), "voice-unknown"),
        (("Sam", "-o", "a.mp3", "--script", "4"), "script-unknown"),
    ):
        code, told, _ = run(*arguments, "--json")
        assert (code, told["error"]["code"]) == (1, expected)
