"""``ask --way``: the words, the sound, or both with a language model."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.app_cli import World
from voiceapp import cli
from voiceapp.core.answers import Answer, Citation

Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "models")


@pytest.fixture
def run(world: World, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line: exit code, standard output (parsed with --json) and standard error."""

    def call(*arguments: str) -> tuple[int, Any, str]:
        code = cli.run(arguments, world.open_app, lambda: False)
        said = capsys.readouterr()
        return code, json.loads(said.out) if "--json" in arguments else said.out, said.err

    return call


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "question.wav"
    path.write_bytes(b"RIFF")
    return path


class FakeCascade:
    """Answers with one line that was said."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []

    async def ask(self, question: str, *, meeting: Any, file: Any, llm: str, on_progress: Any) -> Answer:
        on_progress(0.5, "Measuring")
        self.asked.append((question, meeting, file, llm))
        said = Citation("Call", 61.0, 63.0, "It costs 5 euros.", 7, "5 euros", True, 3)
        return Answer("It costs 5 euros.", "cascade", False, (said,))


def test_ask_words_and_sound_together(run: Run, world: World, sound: Path) -> None:
    world.cascade = FakeCascade()
    code, out, _ = run("ask", "What?", "--file", str(sound), "--way", "cascade", "--llm", "llama:m.gguf", "--json")
    assert (code, out["mode"], out["abstained"]) == (0, "cascade", False)
    assert out["citations"][0]["quote"] == "5 euros"
    code, out, _ = run("ask", "What?", "--meeting", "3", "--way", "cascade")
    assert out == "It costs 5 euros.\n  Call, 1:01: 5 euros\n"
    assert world.cascade.asked == [("What?", None, sound, "llama:m.gguf"), ("What?", 3, None, "")]


def test_ask_the_sound_though_there_may_be_words(run: Run, world: World, sound: Path) -> None:
    code, out, _ = run("ask", "What plays?", "--file", str(sound), "--way", "sound", "--json")
    assert (code, out["mode"]) == (0, "sound")


def test_what_was_measured_is_printed_as_it_is(run: Run, world: World, sound: Path) -> None:
    world.asking.measured = Answer("Measured: 96 \x1bBPM.", "extractive", False, ())
    code, out, err = run("ask", "What is the tempo?", "--file", str(sound))
    assert (code, out) == (0, "Measured: 96 BPM.\n")
    assert "no answer" not in err


@pytest.mark.parametrize("narrowed", [("--speaker", "Ann"), ("--since", "2026-01-31"), ("--until", "2026-01-31")])
@pytest.mark.parametrize("way", ["sound", "cascade"])
def test_only_words_are_narrowed(run: Run, world: World, narrowed: tuple[str, str], way: str) -> None:
    code, out, _ = run("ask", "What?", "--meeting", "1", "--way", way, *narrowed, "--json")
    assert (code, out["error"]["code"], world.asking.asked) == (1, "only-words-narrowed", [])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--all", "--way", "sound"), "one-recording"),
        (("--all", "--way", "cascade"), "one-recording"),
        (("--file", __file__, "--way", "words"), "not-written-down"),
    ],
)
def test_ask_in_a_way_that_there_is_not(run: Run, arguments: tuple[str, ...], code: str) -> None:
    ended, out, _ = run("ask", "What?", *arguments, "--json")
    assert (ended, out["error"]["code"]) == (1, code)
    assert out["error"]["next_step"]
