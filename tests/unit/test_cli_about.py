"""``about`` and ``autostart``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.app_cli import World
from voiceapp import cli
from voiceapp.core.errors import VoiceAppError

Run = Callable[..., tuple[int, Any]]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "models")


@pytest.fixture
def run(world: World, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str) -> tuple[int, Any]:
        code = cli.run(arguments, world.open_app, lambda: False)
        out = capsys.readouterr().out
        return code, json.loads(out) if "--json" in arguments else out

    return call


def test_versions_and_licences(run: Run) -> None:
    code, out = run("about", "--json")
    assert code == 0
    assert out["versions"]["Voiceapp"] == "1.2.3"
    assert out["libraries"][0] == {"name": "finchlib", "version": "4.5", "licence": "MIT"}
    assert out["models"][1] == {"title": "Finch 4B", "engine": "Finch", "licence": None}
    _, text = run("about")
    lines = [line.split() for line in text.splitlines()]
    assert ["Python", "3.11.9"] in lines
    assert ["finchlib", "4.5", "MIT"] in lines
    assert "told before the download" in text


def test_diagnostics_are_printed_alone(run: Run) -> None:
    assert run("about", "--diagnostics") == (0, "Versions\n")
    assert run("about", "--diagnostics", "--json") == (0, {"diagnostics": "Versions\n"})


def test_starting_at_login_is_switched_and_told(run: Run, world: World) -> None:
    assert run("autostart", "--json") == (0, {"on": False})
    assert run("autostart", "on") == (0, "Starting at login is on.\n")
    assert run("autostart", "--json") == (0, {"on": True})
    assert run("autostart", "off", "--json") == (0, {"on": False})
    assert run("autostart", "perhaps")[0] == 2
    world.autostart.refuse = VoiceAppError("autostart-not-written", "Not changed.", "Make it writable.")
    code, out = run("autostart", "on", "--json")
    assert (code, out["error"]["code"]) == (1, "autostart-not-written")
