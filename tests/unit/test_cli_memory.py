"""voiceapp facts and voiceapp personas: what they change, print, and refuse."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.app_cli import World
from voiceapp import cli

Run = Callable[..., tuple[int, Any]]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "models")


@pytest.fixture
def run(world: World, home: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str) -> tuple[int, Any]:
        code = cli.run((*arguments, "--json"), world.open_app, lambda: False)
        return code, json.loads(capsys.readouterr().out)

    return call


def test_facts_are_listed_added_changed_and_removed(run: Run, world: World) -> None:
    code, out = run("facts", "list")
    assert (code, out["on"]) == (0, True)
    assert [fact["text"] for fact in out["facts"]] == ["my sister is called Anna"]
    code, added = run("facts", "add", "I live  in Graz")
    assert (code, added["text"], added["turn"]) == (0, "I live in Graz", None)
    assert run("facts", "edit", str(added["id"]), "I live in Linz")[0] == 0
    assert run("facts", "remove", "1", "--yes")[0] == 0
    assert [fact.text for fact in world.facts.rows.values()] == ["I live in Linz"]


def test_a_fact_that_is_not_there_and_facts_that_are_off(run: Run) -> None:
    code, out = run("facts", "edit", "99", "I live in Linz")
    assert (code, out["error"]["code"]) == (1, "fact-unknown")
    assert out["error"]["next_step"]
    code, out = run("facts", "add", "I live in Graz", "--set", "privacy.remember_facts=off")
    assert (code, out["error"]["code"]) == (1, "facts-off")
    code, out = run("facts", "add", "I live in Graz", "--set", "privacy.store_talks=off")
    assert (code, out["error"]["code"]) == (1, "facts-private")
    code, out = run("facts", "add", "x" * 301)
    assert (code, out["error"]["next_step"]) == (1, "Say it in fewer words.")
    code, out = run("facts", "add", "  ")
    assert (code, out["error"]["next_step"]) == (1, "Write what is to be remembered.")


def test_personas_are_made_chosen_changed_and_removed(run: Run) -> None:
    code, out = run("personas", "list")
    assert code == 0
    assert [one["name"] for one in out["personas"] if one["chosen"]] == ["Assistant"]
    assert all(one["shipped"] for one in out["personas"])
    code, made = run(
        "personas", "add", "Captain", "--prompt", "You are a sea captain.", "-l", "de", "--voice", "Anna"
    )
    assert (code, made["language"], made["voice"], made["shipped"]) == (0, "de", "Anna", False)
    assert run("personas", "use", "captain")[1] == {"chosen": "Captain"}
    code, changed = run("personas", "edit", "Captain", "--name", "Admiral", "--llm", "skills")
    assert code == 0
    assert (changed["name"], changed["prompt"], changed["engine"]) == (
        "Admiral",
        "You are a sea captain.",
        "skills",
    )
    assert changed["chosen"], "it still answers, by its new name"
    assert run("personas", "remove", "Admiral", "--yes")[0] == 0
    out = run("personas", "list")[1]
    assert [one["name"] for one in out["personas"] if one["chosen"]] == ["Assistant"]


def test_the_default_persona_is_what_the_settings_say(run: Run) -> None:
    assert run("personas", "edit", "Assistant", "--prompt", "Be kind.")[0] == 0
    assert run("settings", "get", "talk.persona")[1]["value"] == "Be kind."
    code, out = run("personas", "edit", "Assistant", "--name", "Butler")
    assert (code, out["error"]["code"]) == (1, "persona-default")


def test_a_shipped_persona_comes_back_as_it_was(run: Run) -> None:
    before = {one["name"]: one["prompt"] for one in run("personas", "list")[1]["personas"]}
    assert run("personas", "edit", "Brief", "--prompt", "Say one word.")[1]["prompt"] == "Say one word."
    assert run("personas", "remove", "Brief", "--yes")[0] == 0
    after = {one["name"]: one["prompt"] for one in run("personas", "list")[1]["personas"]}
    assert after == before
    code, out = run("personas", "remove", "Brief", "--yes")
    assert (code, out["error"]["code"]) == (1, "persona-shipped")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("use", "Nobody"), "persona-unknown"),
        (("add", "brief", "--prompt", "x"), "persona-exists"),
        (("add", " ", "--prompt", "x"), "persona-name"),
        (("add", "Captain", "--prompt", " "), "persona-prompt"),
        (("add", "Captain", "--prompt", "x", "-l", "klingon"), "language-unknown"),
        (("add", "Captain", "--prompt", "x", "--llm", "nothing"), "engine-unknown"),
        (("edit", "Brief", "--name", "Language partner"), "persona-exists"),
    ],
)
def test_what_cannot_be_is_said(run: Run, arguments: tuple[str, ...], code: str) -> None:
    exit_code, out = run("personas", *arguments)
    assert (exit_code, out["error"]["code"]) == (1, code)
    assert out["error"]["next_step"]
