"""``voice verify``: what it prints of a file with a watermark and of one without."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.fakes.app_cli import World
from voiceapp import cli
from voiceapp.core.recordings import WatermarkScore


class Marks:
    """Finds a mark in the file take.flac."""

    async def verify(self, path: Path) -> WatermarkScore:
        if path.name == "take.flac":
            return WatermarkScore(0.99321, 0.75, 4.0, 12.5, 12.5)
        return WatermarkScore(0.2, 0.75, 2.0, 30.0, 0.0)


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path / "models")
    world.voices = SimpleNamespace(watermarks=Marks())
    return world


def test_a_mark_is_told_with_its_score(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(("voice", "verify", "take.flac", "--json"), world.open_app, lambda: False) == 0
    found = json.loads(capsys.readouterr().out)
    assert found.pop("message").startswith("Watermark found")
    assert found == {
        "file": "take.flac",
        "watermarked": True,
        "score": 0.993,
        "threshold": 0.75,
        "at_s": 4.0,
        "marked_s": 12.5,
        "duration_s": 12.5,
    }


def test_none_found_is_no_proof(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(("voice", "verify", "me.wav"), world.open_app, lambda: False) == 0
    assert capsys.readouterr().out == "None found, which is no proof.\n"
    assert cli.run(("voice", "verify", "me.wav", "--json"), world.open_app, lambda: False) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["watermarked"], found["score"], found["at_s"]) == (False, 0.2, None)
