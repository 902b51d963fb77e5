"""``voice check``: keys of the contract, several files, and what people read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.app_cli import World
from voiceapp import cli

Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "models")


@pytest.fixture
def run(world: World, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str) -> tuple[int, Any, str]:
        code = cli.run(("voice", "check", *arguments), world.open_app, lambda: False)
        said = capsys.readouterr()
        return code, json.loads(said.out) if "--json" in arguments and said.out else said.out, said.err

    return call


def test_one_sample_has_its_keys_at_the_top(run: Run, world: World) -> None:
    code, out, _ = run("linda.wav", "--language", "en", "--json")
    assert code == 0
    assert world.sample_check.calls == [("linda.wav", "en")]
    assert (out["speech_s"], out["snr_db"], out["clipped_percent"]) == (7.25, 18.5, 1.5)
    assert (out["bandwidth_hz"], out["speakers"], out["verdict"]) == (None, 1, "bad")
    assert out["advice"] == ["Too loud.", "Some noise behind the voice."], "the worst first"
    assert out["findings"][2]["spans"] == [{"start_s": 1.0, "end_s": 2.5, "label": "Cut off"}]
    assert out["findings"][4]["method"] == "basic"
    assert out["files"] == [{key: value for key, value in out.items() if key != "files"}]


def test_of_several_samples_one_that_fails_does_not_stop_the_others(run: Run) -> None:
    code, out, _ = run("one.wav", "gone.wav", "two.wav", "--json")
    assert code == 1
    assert [Path(row["file"]).name for row in out["files"]] == ["one.wav", "gone.wav", "two.wav"]
    assert [row.get("verdict") for row in out["files"]] == ["bad", None, "bad"]
    assert out["files"][1]["error"]["code"] == "file-missing"
    code, out, err = run("one.wav", "gone.wav")
    assert (code, "one.wav: bad" in out, "There is no file gone.wav." in err) == (1, True, True)


def test_a_single_sample_that_fails_is_an_error(run: Run) -> None:
    code, out, _ = run("gone.wav", "--json")
    assert (code, out["error"]["code"]) == (1, "file-missing")


def test_people_read_each_measure_with_its_advice(run: Run) -> None:
    _, out, _ = run("linda.wav")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert lines[0] == "linda.wav: bad"
    assert "good Speech 7.25 s" in lines
    assert "good Voices 1 (basic)" in lines
    assert "bad Clipping 1.5 % Too loud." in lines
    assert "good Bandwidth Unknown" in lines
