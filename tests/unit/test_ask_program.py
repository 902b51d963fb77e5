"""Asking and inspecting with the real program from the command line."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from voiceapp.__main__ import run_command
from voiceapp.core.meetings import NewSegment
from voiceapp.core.paths import Paths
from voiceapp.storage.database import Database
from voiceapp.storage.meetings import MeetingStore
from voiceapp.storage.transcripts import TranscriptStore

Run = Callable[..., Any]
CHAT = Path(__file__).parents[1] / "models" / "chat-mini.gguf"


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command that has to end with a code: its JSON."""

    def call(*arguments: str | Path, code: int = 0) -> Any:
        capfd.readouterr()
        ended = run_command([*(str(argument) for argument in arguments), "--json"])
        said = capfd.readouterr()
        assert ended == code, said
        return json.loads(said.out)

    return call


async def _written_down() -> None:
    paths = Paths.default()
    paths.create()
    db = Database(paths.database)
    await db.open()
    made = await MeetingStore(db).create("Call", 1.0, "imported", "ready", "digest")
    line = NewSegment(3.0, 5.0, "The fridge costs 480 euros.")
    await TranscriptStore(db).add(made.id, "imported", "", [line])
    await db.close()


def test_what_was_said_is_asked_about_and_indexed(run: Run) -> None:
    question = "How much does the fridge cost?"
    assert run("ask", question, "--all", code=1)["error"]["code"] == "nothing-recorded"
    asyncio.run(_written_down())
    assert run("index", "status")["stale"] == 1
    answer = run("ask", question, "--all", "--llm", "extractive")
    assert (answer["answer"], answer["citations"][0]["start_s"]) == ("The fridge costs 480 euros.", 3.0)
    told = run("index", "rebuild")
    assert (told["recordings"], told["segments"], told["stale"]) == (1, 1, 0)


def test_bench_ask_measures_a_language_model_too(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "boat.txt").write_text("Ann: The boat is painted green.\nBob: It costs 900 euros.\n")
    asked = [
        {"question": "What colour is the boat?", "recording": "boat", "lines": [1], "answer": "painted green"},
        {"question": "Who built the boat?"},
    ]
    (tmp_path / "questions.jsonl").write_text("\n".join(map(json.dumps, asked)))
    monkeypatch.setattr("voiceapp.bench.ask.asset", lambda *parts: tmp_path)
    told = run("bench", "ask", "--hours", "1", "--llm", f"llama:{CHAT}")
    assert (told["questions"], told["recall_at_5"], told["index"]["hours"]) == (2, 1.0, 1)
    first, second = told["rows"]
    assert (first["mode"], first["citations_right"], first["abstention_recall"]) == ("extractive", 1.0, 1.0)
    assert (second["mode"], second["engine"]) == ("words", f"llama:{CHAT}")
    assert second["abstention_recall"] == 1.0, "a tiny model writes nothing that its quotes bear out"
    missing = run("bench", "ask", "--hours", "1", "--llm", f"llama:{tmp_path / 'gone.gguf'}", code=1)
    assert missing["error"]["code"] == "model-not-found"


def test_a_file_is_inspected_with_both_pictures(run: Run, tmp_path: Path) -> None:
    sound = tmp_path / "a.wav"
    soundfile.write(sound, np.full(16_000, 0.25, np.float32), 16_000)
    made = run("inspect", sound, "-o", tmp_path / "out", "--features", "waveform", "--pictures", "both")
    assert [Path(file).name for file in made["files"]] == ["waveform.npy", "waveform.png", "waveform.svg"]
    assert made["shapes"] == {"waveform": [50, 2]}


def test_of_a_stretch_only_that_is_written(run: Run, tmp_path: Path) -> None:
    sound = tmp_path / "a.wav"
    soundfile.write(sound, np.full(16_000, 0.25, np.float32), 16_000)
    options = ("-o", tmp_path / "out", "--features", "waveform,magnitude", "--pictures", "none")
    made = run("inspect", sound, *options, "--from", "0.5", "--until", "0.8")
    assert made["shapes"] == {"waveform": [15, 2], "magnitude": [10, 1025]}
    wrong = run("inspect", sound, *options, "--from", "0.5", "--until", "0.2", code=1)
    assert wrong["error"]["code"] == "stretch-wrong"


def test_a_file_is_asked_how_it_sounds_where_no_model_listens(run: Run, tmp_path: Path) -> None:
    sound = tmp_path / "a.wav"
    time = np.arange(6 * 16_000) / 16_000
    tone = np.where(time < 3, 0.3 * np.sin(2 * np.pi * 440 * time), 0.0).astype(np.float32)
    soundfile.write(sound, tone, 16_000)
    answer = run("ask", "Where is silence?", "--file", sound)
    assert (answer["mode"], answer["abstained"]) == ("extractive", False)
    assert answer["answer"] == "Measured: Nothing is heard 0:03-0:06."
    assert (answer["citations"][0]["start_s"], answer["citations"][0]["end_s"]) == pytest.approx(
        (3.0, 6.0), abs=0.1
    )
    answer = run("ask", "What instrument plays?", "--file", sound)
    assert (answer["abstained"], answer["citations"]) == (True, [])
    assert "Models page" in answer["answer"]
    told = run("ask", "What is it about?", "--file", sound, "--way", "cascade", code=1)["error"]
    assert told["code"] == "model-needed"
