"""The commands about engines on other computers."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.app_cli import World
from voiceapp import cli
from voiceapp.core.connections import Connection
from voiceapp.core.errors import VoiceAppError

Run = Callable[..., tuple[int, Any, str]]
ADD = ("connections", "add", "box", "--task", "llm", "--model", "big", "--url")


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "models")


@pytest.fixture
def run(world: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def call(*arguments: str, given: str | None = None) -> tuple[int, Any, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(given or ""))
        code = cli.run(arguments, world.open_app, lambda: given is not None)
        said = capsys.readouterr()
        return code, json.loads(said.out) if "--json" in arguments else said.out, said.err

    return call


def test_a_connection_is_added_listed_and_removed(run: Run, world: World) -> None:
    code, out, _ = run(*ADD, "https://gpu.example:8000", "--json")
    assert code == 0
    assert out["connections"] == [
        {
            "name": "box",
            "task": "llm",
            "engine": "remote:box",
            "url": "https://gpu.example:8000/v1",
            "model": "big",
            "voice": None,
            "sends_out": True,
            "unencrypted": False,
        }
    ]
    assert run("connections", "list", "--json")[1] == out
    assert "remote:box" in run("connections", "list")[1]
    assert run("connections", "remove", "box", "--json")[1] == {"removed": "box"}
    assert "There are no connections." in run("connections", "list")[1]
    assert world.connections.stored == {}


def test_a_check_tells_each_step_and_fails_with_it(run: Run, world: World) -> None:
    run(*ADD, "https://gpu.example")
    code, out, _ = run("connections", "check", "box", "--json")
    assert (code, out["ok"], out["models"]) == (0, True, ["big", "small"])
    assert [(step["name"], step["ok"], step["elapsed_ms"]) for step in out["checks"]] == [
        ("address", True, None),
        ("answer", True, 120.0),
    ]
    world.connections.fail = VoiceAppError("remote-key", "gpu.example refuses the key.", "Store the right one.")
    code, text, _ = run("connections", "check", "box")
    assert code == 1
    assert "FAIL  gpu.example refuses the key. (30 ms)\n      Store the right one." in text
    assert run("connections", "check", "nobody", "--json")[1]["error"]["code"] == "connection-unknown"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--task", "music", "--model", "m", "--url", "https://gpu.example"), "connection-task"),
        (("--task", "llm", "--model", "m", "--url", "gpu.example"), "connection-address"),
        (("--task", "llm", "--model", "m", "--url", "https://me:secret@gpu.example"), "connection-address"),
    ],
)
def test_what_is_wrong_is_told(run: Run, world: World, arguments: tuple[str, ...], code: str) -> None:
    status, out, err = run("connections", "add", "box", *arguments, "--json")
    assert (status, out["error"]["code"]) == (1, code)
    assert "secret" not in json.dumps(out) + err
    assert world.connections.stored == {}


def test_words_go_unencrypted_only_with_the_users_word(run: Run, world: World) -> None:
    near = "http://192.168.1.20:8000"
    code, _, err = run(*ADD, near, given="n\n")
    assert code == 1
    assert "readable in your network" in err
    assert world.connections.stored == {}
    for more, given in ((("--yes",), None), ((), "y\n")):
        assert run(*ADD, near, *more, given=given)[0] == 0
        assert world.connections.stored["box"] == Connection("box", "llm", f"{near}/v1", "big", "", True)
        world.connections.stored.clear()
    run(*ADD, near)  # nobody can answer: the service refuses what is not accepted
    assert not world.connections.stored["box"].unencrypted
