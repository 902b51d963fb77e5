"""``meeting minutes``: the object that programs read, and what people read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.app_cli import World
from tests.unit.services.grounding_set import meeting
from voiceapp import cli
from voiceapp.core.meetings import Meeting, Minutes, MinutesItem

Run = Callable[..., tuple[int, Any, str]]

MINUTES = Minutes(
    "llm",
    "general",
    "Planning",
    ("Ann", "Bob"),
    ("Emma",),
    (MinutesItem("The deposit is 3 months\x1b[2J.", notes=(1,), quote="deposit is 3 months", supported=True),),
    decisions=(MinutesItem("We ship in June.", (16,), (), "we ship", False, "“June” is not in its sources."),),
    action_items=(
        MinutesItem("Fix the sync", (8, 7), (), "I will fix", True, "", "Bob", "before Thursday", "done"),
        MinutesItem("Order it", (99,), (), "please order it", False, "It names a line that is not there."),
    ),
    failed=((30.0, 61.5),),
)


class FakeMinutes:
    def __init__(self) -> None:
        self.asked: list[tuple[int, str, str]] = []
        self.stored: Minutes | None = None

    async def get(self, meeting: int) -> Minutes | None:
        return self.stored

    async def outdated(self, meeting: int) -> bool:
        return True

    async def write(self, meeting: int, template: str, llm: str, progress: Any) -> Minutes:
        self.asked.append((meeting, template, llm))
        progress(0.5, "Reading")
        return MINUTES


class FakeMeetings:
    async def get(self, number: int) -> Meeting:
        return meeting()


@pytest.fixture
def minutes() -> FakeMinutes:
    return FakeMinutes()


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "models")


@pytest.fixture
def run(minutes: FakeMinutes, world: World, capsys: pytest.CaptureFixture[str]) -> Run:
    world.minutes, world.meetings = minutes, FakeMeetings()

    def call(*arguments: str) -> tuple[int, Any, str]:
        code = cli.run(("meeting", "minutes", *arguments), world.open_app, lambda: False)
        said = capsys.readouterr()
        return code, json.loads(said.out) if "--json" in arguments and said.out else said.out, said.err

    return call


def test_the_object_holds_every_section_with_its_sources(run: Run, minutes: FakeMinutes) -> None:
    code, out, _ = run("3", "--template", "stand-up", "--llm", "llama:finch", "--json")
    assert code == 0
    assert minutes.asked == [(3, "stand-up", "llama:finch")]
    assert (out["method"], out["title"], out["participants"]) == ("llm", "Planning", ["Ann", "Bob"])
    assert out["decisions"] == [
        {"text": "We ship in June.", "segments": [16], "notes": [], "quote": "we ship", "supported": False}
    ]
    assert out["action_items"][0] == {
        "text": "Fix the sync",
        "segments": [8, 7],
        "notes": [],
        "quote": "I will fix",
        "supported": True,
        "owner": "Bob",
        "due": "before Thursday",
        "state": "done",
    }
    assert (out["topics"], out["open_questions"], len(out["summary"])) == ([], [], 1)
    assert (out["mentioned"], out["failed"]) == (["Emma"], [{"start_s": 30.0, "end_s": 61.5}])


def test_they_are_read_aloud_into_a_file_by_a_voice_of_the_library(run: Run, world: World, tmp_path: Path) -> None:
    out = tmp_path / "minutes.wav"
    code, told, _ = run("3", "--aloud", str(out), "--voice", "Linda", "--json")
    assert (code, told["file"], out.exists()) == (0, str(out), True)
    assert world.speaking.options[0][1].voice == "Linda"
    assert world.speaking.texts[0].startswith("Planning.\n\nSummary. The deposit is 3 months")
    assert "June" not in world.speaking.texts[0]


def test_people_read_lines_with_the_times_that_prove_them(run: Run) -> None:
    _, out, _ = run("3")
    assert out.splitlines() == [
        "Planning",
        "Present: Ann, Bob",
        "Mentioned: Emma",
        "",
        "Summary",
        "  [3:20] The deposit is 3 months[2J.",
        "",
        "Decisions",
        "  [1:30] We ship in June.",
        "    Not supported: “June” is not in its sources.",
        "",
        "Tasks",
        "  [0:36] [x] Bob: Fix the sync (before Thursday)",
        "  [ ] Order it",
        "    Not supported: It names a line that is not there.",
        "Not read by the language model: [0:30-1:01]",
    ]


def test_stored_minutes_are_shown_and_told_when_they_are_out_of_date(run: Run, minutes: FakeMinutes) -> None:
    minutes.stored = replace(MINUTES, method="extractive", title="Kept")
    _, out, err = run("3")
    assert out.startswith("Kept\nMade without a language model")
    assert "changed since" in err
    assert minutes.asked == []
    run("3", "--template", "general")
    assert minutes.asked == [(3, "general", "")]
