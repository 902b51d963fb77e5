"""``voice say`` with the real program and its workers: a text file becomes takes, and those one sound file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import soundfile

from voiceapp.__main__ import run_command
from voiceapp.core.paths import Paths

TEXT = "The first one, a {GIF|jiff}. [pause 2s]\n\nIt ends."

Run = Callable[..., Any]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command: its JSON. ``code`` is how it has to end."""

    def call(*arguments: object, code: int = 0) -> Any:
        capfd.readouterr()
        ended = run_command([*map(str, arguments), "--json"])
        said = capfd.readouterr()
        assert ended == code, said
        return json.loads(said.out)

    return call


@pytest.fixture
def robot(run: Run) -> str:
    run("voice", "make", "Robot", "--engine", "espeak", "--voice", "en-us", "--language", "en")
    return "Robot"


def test_a_file_is_spoken_in_takes_and_joined(run: Run, robot: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    told = run(
        "voice", "say", robot, "--file", tmp_path / "a.txt", "--takes", 2, "--seed", 3, "-o", tmp_path / "a.flac",
        "--set", "voices.retries=0",
    )  # fmt: skip
    assert [take["seed"] for take in told["takes"]] == [3, 4] * 2
    kept = [take["kept"] for take in told["takes"]]
    assert [sum(kept[at : at + 2]) for at in (0, 2)] == [1, 1]
    for take in told["takes"]:
        assert soundfile.info(take["file"]).duration == pytest.approx(take["duration_s"], abs=0.001)
        assert {"wer", "similarity", "real_time_factor", "problems"} <= take.keys()
    kept_s = sum(take["duration_s"] for take in told["takes"] if take["kept"])
    assert soundfile.info(tmp_path / "a.flac").duration == pytest.approx(told["duration_s"], abs=0.001)
    assert told["duration_s"] == pytest.approx(kept_s + 2.0, abs=0.01), "with the pause between"
    listed = run("voice", "takes", robot)
    assert (listed["takes"], listed["scripts"][0]["title"]) == (told["takes"], "a")
    other = told["takes"][kept.index(False)]["take"]
    now = run("voice", "takes", robot, "--script", told["script"], "--keep", other)["takes"]
    assert [take["kept"] for take in now] == [not kept[0], not kept[1], *kept[2:]]
    line = told["takes"][0]["line"]
    again = run(
        "voice", "say", robot, "--script", told["script"], "--line", line, "--seed", 9, "--set", "voices.retries=0"
    )
    assert [(take["seed"], take["kept"]) for take in again["takes"]] == [(3, False), (4, False), (9, True)]


def test_what_cannot_be_said_leaves_nothing_behind(run: Run, robot: str, tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(b"no document")
    for arguments, code in (
        (("",), "nothing-to-say"),
        (("🎉",), "nothing-to-say"),
        (("Hello.", "--temperature", 0.5), "temperature-unknown"),
        (("Hello.", "--tts", "nosuch"), "engine-unknown"),
        (("--file", tmp_path / "broken.docx"), "text-unreadable"),
        (("Hello.", "-o", tmp_path / "gone" / "a.flac"), "folder-missing"),
        (("--script", 99), "script-unknown"),
    ):
        error = run("voice", "say", robot, *arguments, code=1)["error"]
        assert (error["code"], bool(error["next_step"])) == (code, True)
    assert run("voice", "takes", robot) == {"takes": [], "scripts": []}
    assert run("voice", "say", "Nobody", "Hello.", code=1)["error"]["code"] == "voice-unknown"
    assert list(Paths.default().voices.rglob("*.flac")) == []


def test_nothing_of_a_deleted_voice_stays(run: Run, robot: str) -> None:
    run("voice", "say", robot, "A sentence about rhubarb.")
    run("voice", "delete", robot)
    left = [path for path in Paths.default().data.rglob("*") if path.is_file()]
    assert not [path for path in left if path.suffix == ".flac"]
    assert not [path for path in left if b"rhubarb" in path.read_bytes() or b"Robot" in path.read_bytes()]
