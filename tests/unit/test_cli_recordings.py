"""``diarize``, ``score`` and ``same-voice``: what they print, write and never give away."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.app_cli import World
from voiceapp import cli
from voiceapp.core.recordings import Diarization, DiarizeOptions
from voiceapp.services.diarization import DiarizationScores

Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "models")


@pytest.fixture
def run(world: World, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str) -> tuple[int, Any, str]:
        code = cli.run(arguments, world.open_app, lambda: False)
        said = capsys.readouterr()
        return code, json.loads(said.out) if "--json" in arguments and said.out else said.out, said.err

    return call


def test_who_speaks_when_as_json_and_rttm(run: Run, world: World, tmp_path: Path) -> None:
    turns, right = tmp_path / "turns.rttm", tmp_path / "right.rttm"
    right.touch()
    code, out, _ = run(
        *("diarize", "our meeting.wav", "--diarizer", "pyannote:/models/x", "--max-speakers", "4"),
        *("--rttm", str(turns), "--score", str(right), "--json"),
    )
    assert code == 0
    assert world.diarization.calls[0] == ("our meeting.wav", "pyannote:/models/x", DiarizeOptions(max_speakers=4))
    assert out["speakers"] == ["SPEAKER_00", "SPEAKER_01"]
    assert out["segments"] == [
        {"start_s": 0.5, "end_s": 2.0, "speaker": "SPEAKER_00"},
        {"start_s": 1.75, "end_s": 3.25, "speaker": "SPEAKER_01"},
    ]
    assert [row["end_s"] for row in out["exclusive"]] == [1.75, 3.25]
    assert (out["der"], out["jer"], out["real_time_factor"]) == (0.25, 0.5, 0.02)
    assert turns.read_text() == (
        "SPEAKER our_meeting 1 0.500 1.500 <NA> <NA> SPEAKER_00 <NA> <NA>\n"
        "SPEAKER our_meeting 1 1.750 1.500 <NA> <NA> SPEAKER_01 <NA> <NA>\n"
    )
    for given in (json.dumps(out), turns.read_text()):
        assert "0.125" not in given  # a number of the voice


def test_who_speaks_when_for_people(run: Run, world: World) -> None:
    code, out, _ = run("diarize", "talk.wav")
    assert code == 0
    assert out.splitlines() == ["  0:00.5    0:02.0  SPEAKER_00", "  0:01.8    0:03.2  SPEAKER_01"]
    assert world.diarization.calls == [("talk.wav", "", DiarizeOptions())]
    world.diarization.found = Diarization((), ())
    assert run("diarize", "hum.wav")[1] == "Nobody is heard.\n"


def test_without_a_reference_there_is_no_score(run: Run) -> None:
    _, out, _ = run("diarize", "talk.wav", "--json")
    assert (out["der"], out["jer"]) == (None, None)


def test_a_folder_that_is_not_there_is_told(run: Run, world: World, tmp_path: Path) -> None:
    code, out, _ = run("diarize", "talk.wav", "--rttm", str(tmp_path / "no" / "turns.rttm"), "--json")
    assert (code, out["error"]["code"]) == (1, "folder-missing")
    assert world.diarization.calls == [], "before the work, not after it"


def test_a_reference_that_is_not_there_is_told_before_the_work(run: Run, world: World, tmp_path: Path) -> None:
    code, out, _ = run("diarize", "talk.wav", "--score", str(tmp_path / "no.rttm"), "--json")
    assert (code, out["error"]["code"]) == (1, "file-missing")
    assert world.diarization.calls == []


def test_scores_are_those_asked_for(run: Run, world: World) -> None:
    code, out, _ = run("score", "--ref", "right.rttm", "--hyp", "mine.rttm", "--metric", "jer", "--json")
    assert (code, out) == (0, {"jer": 0.5})
    assert world.diarization.calls == [("right.rttm", "mine.rttm")]
    assert run("score", "--ref", "a", "--hyp", "b")[1] == "DER 25.0 %\nJER 50.0 %\n"
    code, _, err = run("score", "--ref", "a", "--hyp", "b", "--metric", "bleu")
    assert code == 2
    assert "wer, cpwer, der, jer" in err
    world.diarization.scores = DiarizationScores(None, None)
    assert run("score", "--ref", "a", "--hyp", "b", "--json")[1] == {"der": None, "jer": None}


def test_words_are_scored_with_and_without_their_speakers(run: Run, world: World, tmp_path: Path) -> None:
    right, mine = tmp_path / "right.stm", tmp_path / "mine.stm"
    right.write_text("call 1 Ann 0.0 1.0 good morning bob\ncall 1 Bob 1.0 2.0 hello\n")
    mine.write_text("call 1 S1 0.0 1.0 Good morning.\ncall 1 S2 1.0 2.0 Bob, hello!\n")
    code, out, _ = run("score", "--ref", str(right), "--hyp", str(mine), "--metric", "wer,cpwer", "--json")
    assert (code, out) == (0, {"wer": 0.0, "cpwer": 0.5})
    assert world.opened == [], "nothing but the files is needed"
    _, out, _ = run("score", "--ref", str(right), "--hyp", str(mine), "--metric", "cpwer,der")
    assert out == "cpWER 50.0 %\nDER 25.0 %\n"


def test_two_files_of_one_voice(run: Run, world: World) -> None:
    code, out, _ = run("same-voice", "a.wav", "b.wav", "--speaker", "ecapa:/models/y", "--json")
    assert (code, out) == (0, {"score": 0.91, "threshold": 0.78, "same": True})
    assert world.diarization.calls == [("a.wav", "b.wav", "ecapa:/models/y")]
    assert run("same-voice", "a.wav", "b.wav")[1].startswith("The same voice: similarity 0.91")
