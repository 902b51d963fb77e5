"""The commands about tools, and a tool's question in a terminal."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.app_cli import World
from voiceapp import cli
from voiceapp.core.events import ToolQuestion, ToolUsed, TurnFinished, UserSaid

Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "models")


@pytest.fixture
def run(world: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line; ``typed`` is what a person on a terminal answers (None: nobody is there)."""

    def call(*arguments: str, typed: str | None = None) -> tuple[int, Any, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed or ""))
        code = cli.run(arguments, world.open_app, lambda: typed is not None)
        said = capsys.readouterr()
        return code, json.loads(said.out) if "--json" in arguments else said.out, said.err

    return call


def test_the_list_holds_what_is_built_in_and_what_is_plugged_in(run: Run) -> None:
    run("tools", "add", "sky", "--", "weatherd", "--now")
    code, out, _ = run("tools", "list", "--json")
    assert code == 0
    by_name = {tool["name"]: tool for tool in out["tools"]}
    assert by_name["get_time"] == {
        "name": "get_time", "server": None, "class": "reads", "asks": False, "allowed": True,
    }  # fmt: skip
    assert by_name["clear_list"]["asks"]
    (server,) = out["servers"]
    assert (server["name"], server["command"], server["state"]) == ("sky", ["weatherd", "--now"], "new")
    _, text, _ = run("tools", "list")
    assert "sky" in text
    assert "not allowed yet" in text


def test_a_program_is_shown_in_full_before_its_start_and_its_tools_before_they_are_allowed(run: Run) -> None:
    run("tools", "add", "sky", "--env", "KEY=abc", "--", "/opt/weatherd", "--path", "a b\x1b[2J")
    code, out, told = run("tools", "allow", "sky", "--reads", "weather", "--json", typed="y\ny\n")
    assert code == 0
    program, _, tools = told.partition("Start it?")
    assert program.splitlines() == [
        "Program: /opt/weatherd", "  argument: --path", r"  argument: a b\x1b[2J",
        "  variables: PATH, HOME, LANG and KEY=abc",
    ]  # fmt: skip
    assert "erase (deletes)" in tools
    assert '"city"' in tools
    (server,) = out["servers"]
    assert (server["state"], server["tools"]) == ("allowed", ["sky__weather", "sky__erase"])


@pytest.mark.parametrize("typed", [None, "n\n", "", "y\nn\n"])
def test_without_a_yes_to_both_nothing_is_allowed(run: Run, typed: str | None) -> None:
    run("tools", "add", "sky", "--", "weatherd")
    code, out, _ = run("tools", "allow", "sky", "--json", typed=typed)
    assert (code, out["error"]["code"]) == (1, "not-confirmed")
    assert run("tools", "list", "--json")[1]["servers"][0]["state"] == "new"


def test_yes_allows_without_a_terminal_and_remove_forgets(run: Run) -> None:
    run("tools", "add", "far", "--url", "https://tools.example/mcp")
    code, out, told = run("tools", "allow", "far", "--yes", "--json")
    assert (code, out["servers"][0]["url"]) == (0, "https://tools.example/mcp")
    assert told.startswith("Address: https://tools.example/mcp\n")
    assert run("tools", "remove", "far", "--json")[1] == {"removed": "far"}
    code, out, _ = run("tools", "remove", "far", "--json")
    assert (code, out["error"]["code"]) == (1, "tool-server-unknown")
    code, out, _ = run("tools", "allow", "far", "--yes", "--json")
    assert (code, out["error"]["code"]) == (1, "tool-server-unknown")


def test_the_steps_of_an_answer_are_shown_where_there_are_several(
    world: World, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    sound = tmp_path / "asked.wav"
    sound.write_bytes(b"RIFF")
    world.script += [
        UserSaid(1, "What time is it?"),
        ToolUsed(1, "get_time", True, "Get time", (), "Nine."),
        _finished(1, "Nine."),
        UserSaid(2, "Read the minutes in Linda's voice"),
        ToolUsed(2, "read_minutes", True, "Read the minutes", ("last",), "We buy a fridge."),
        ToolUsed(2, "speak_in_voice", False, "Read in a voice", ("Linda", "We buy " * 40), "Linda cannot speak."),
        _finished(2, "Linda cannot speak."),
    ]
    assert cli.run(["talk", "--input", str(sound)], world.open_app, lambda: False) == 0
    shown = capsys.readouterr().out
    assert "Get time" not in shown
    steps = shown[shown.index("Linda's voice") :].splitlines()[1:3]
    assert steps[0] == "  Read the minutes: last"
    assert steps[1].startswith("  Read in a voice: Linda, We buy")
    assert steps[1].endswith(" … (failed)")
    assert len(steps[1]) < 120


def _finished(turn: int, reply: str) -> TurnFinished:
    return TurnFinished(turn, 1, "Said", reply, len(reply), "en", False, {})


@pytest.mark.parametrize(("line", "sent"), [("y", "<7: True>"), ("n", "<7: False>"), ("What time is it?", None)])
def test_a_tools_question_is_shown_and_answered_by_a_letter(
    world: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, line: str, sent: str | None
) -> None:
    why = "Asked for by this talk."
    arguments = (("path", "notes.txt"),)
    world.script.append(ToolQuestion(1, 7, "Use erase of sky", "sky__erase", arguments, why, False, False))
    world.endless = True
    read, write = os.pipe()
    os.write(write, f"{line}\n".encode())
    os.close(write)
    with os.fdopen(read) as typed:
        monkeypatch.setattr(sys, "stdin", typed)
        assert cli.run(["talk"], world.open_app, lambda: True) == 0
    (app,) = world.opened
    assert app.talk.attended
    assert app.talk.sent == [sent or line]
    shown = capsys.readouterr().err
    assert "Use erase of sky (sky__erase)? Asked for by this talk.\n  path: notes.txt\nType y and Enter" in shown
