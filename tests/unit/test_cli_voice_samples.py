"""``voice sample``: the samples of a voice by their numbers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.fakes.app_cli import FakeApp, World
from tests.fakes.voices import VoiceHouse
from voiceapp import cli
from voiceapp.core.paths import Paths
from voiceapp.core.protocols import SoundOptions
from voiceapp.core.samples import Diagnosis, Finding, Span, sample_facts
from voiceapp.core.voices import Sample

Run = Callable[..., tuple[int, Any, str]]

LOUD = Finding("clipped_percent", 2.0, "%", "bad", "Cut it.", (Span(1.0, 2.0, "Too loud"),))


class Cuts:
    def __init__(self) -> None:
        self.done: list[tuple[str, Sequence[Span]]] = []

    async def cut(self, sample: Sample, spans: Sequence[Span]) -> Sample:
        self.done.append((sample.title, spans))
        return sample

    async def clean(self, sample: Sample) -> Sample:
        self.done.append((sample.title, ()))
        return sample


@pytest.fixture
def cuts() -> Cuts:
    return Cuts()


@pytest.fixture
def house(tmp_path: Path) -> VoiceHouse:
    """A voice with a sample that is too loud and one that is good."""
    house = VoiceHouse(tmp_path)

    async def fill() -> None:
        async with house.open():
            speech = Finding("speech_s", 8.0, "s", "good")
            house.diagnosis = sample_facts(Diagnosis(8.0, 8.0, (speech, LOUD)))
            voice = await house.library.add("Linda", "own", samples=[house.recording("loud.wav")])
            house.diagnosis = sample_facts(Diagnosis(8.0, 8.0, (speech,)))
            await house.library.add_sample(voice.id, house.recording("good.wav", 8.0, 90.0))

    asyncio.run(fill())
    return house


@pytest.fixture
def run(house: VoiceHouse, cuts: Cuts, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    world = World(tmp_path / "models")
    world.voices, world.sample_cuts = SimpleNamespace(library=house.library), cuts

    @asynccontextmanager
    async def open_app(
        paths: Paths, overrides: Mapping[str, str], files: SoundOptions | None = None, *, started: bool = True
    ) -> AsyncIterator[FakeApp]:
        async with house.open(), world.open_app(paths, overrides, files, started=started) as app:
            yield app

    def call(*arguments: str) -> tuple[int, Any, str]:
        code = cli.run(("voice", "sample", *arguments), open_app, lambda: False)
        said = capsys.readouterr()
        return code, json.loads(said.out) if "--json" in arguments and said.out else said.out, said.err

    return call


def shown(told: Any) -> list[tuple[str, bool]]:
    return [(sample["title"], sample["used"]) for sample in told["voices"][0]["sample_list"]]


def test_samples_are_shown_with_what_to_do_about_them(run: Run) -> None:
    code, out, _ = run("linda")
    assert code == 0
    assert "loud" in out
    assert "not used  Cut it." in out
    assert shown(run("Linda", "--json")[1]) == [("loud", False), ("good", True)]


def test_one_is_cut_where_something_is_to_be_cut(run: Run, cuts: Cuts) -> None:
    assert run("Linda", "1", "--cut")[0] == 0
    assert cuts.done == [("loud", (Span(1.0, 2.0, "Too loud"),))]
    code, told, _ = run("Linda", "2", "--cut", "--json")
    assert (code, told["error"]["code"]) == (1, "nothing-to-cut")
    assert run("Linda", "2", "--clean")[0] == 0
    assert cuts.done[-1] == ("good", ())


def test_one_is_used_removed_and_added(run: Run, house: VoiceHouse) -> None:
    assert shown(run("Linda", "1", "--use", "--json")[1]) == [("loud", True), ("good", True)]
    assert shown(run("Linda", "2", "--no-use", "--json")[1]) == [("loud", True), ("good", False)]
    assert shown(run("Linda", "1", "--remove", "--json")[1]) == [("good", False)]
    new = house.recording("new.wav", 7.0, 200.0)
    assert shown(run("Linda", "--add", str(new), "--json")[1]) == [("good", False), ("new", True)]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("Linda", "3", "--remove"), 1),
        (("Nora",), 1),
        (("Linda", "1"), 2),
        (("Linda", "--cut"), 2),
        (("Linda", "1", "--cut", "--remove"), 2),
        (("Linda", "1", "--add", "x.wav"), 2),
        (("Linda", "--add", "missing.wav"), 1),
    ],
)
def test_what_makes_no_sense_is_told(run: Run, arguments: tuple[str, ...], code: int) -> None:
    assert run(*arguments)[0] == code
