"""``tracks loop``: what it prints and writes."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import typer

from voiceapp.cli_output import Launcher
from voiceapp.cli_tracks_loop import find_loops
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.music import Loop

Run = Callable[..., tuple[int, Any, str]]


class Analysis:
    """Finds two loops in music and none in speech."""

    async def loops(self, path: Path, bars: Sequence[int]) -> tuple[Loop, ...]:
        if "speech" in path.name:
            return ()
        return tuple(Loop(1.0, 1.0 + 2 * count, count, 0.9) for count in bars)

    async def cut(self, path: Path, from_s: float, until_s: float, out: Path) -> None:
        out.write_text(f"{path} {from_s} {until_s}")


class Tracks:
    """Holds track 3."""

    async def get(self, track: int) -> int:
        if track != 3:
            raise VoiceAppError("track-unknown", f"There is no track {track}.", "See voiceapp tracks list.")
        return track

    def path(self, track: int) -> Path:
        return Path(f"/library/{track}/audio.flac")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    music = SimpleNamespace(analysis=Analysis(), tracks=Tracks())

    @asynccontextmanager
    async def open_app(*given: Any, **more: Any) -> AsyncIterator[Any]:
        yield SimpleNamespace(music=music, settings=SimpleNamespace(problems=()))

    tracks = typer.Typer()
    tracks.command("loop")(find_loops)
    tracks.command("other")(lambda: None)

    def call(*arguments: str) -> tuple[int, Any, str]:
        with pytest.raises(SystemExit) as ended:
            tracks(args=["loop", *arguments], obj=Launcher(open_app))
        said = capsys.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return code, json.loads(said.out) if "--json" in arguments and said.out else said.out, said.err

    return call


def test_loops_are_told_and_the_best_is_written(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "best.wav"
    code, told, _ = run("3", "--bars", "4,8", "-o", str(out), "--json")
    assert code == 0
    assert told == {
        "loops": [
            {"start_s": 1.0, "end_s": 9.0, "bars": 4, "score": 0.9},
            {"start_s": 1.0, "end_s": 17.0, "bars": 8, "score": 0.9},
        ],
        "file": str(out),
    }
    assert out.read_text() == "/library/3/audio.flac 1.0 9.0"
    code, text, _ = run("song.mp3")
    assert code == 0
    assert text.splitlines()[1].split() == ["1", "1.00", "s", "3.00", "s", "0.90"]


def test_a_file_may_be_named_like_a_track(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("3").touch()
    run("3", "-o", "best.wav")
    assert Path("best.wav").read_text() == "3 1.0 3.0"


def test_without_a_beat_there_is_no_loop_and_no_file(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "best.wav"
    code, told, _ = run("speech.wav", "-o", str(out), "--json")
    assert (code, told, out.exists()) == (0, {"loops": [], "file": None}, False)
    assert run("speech.wav")[1] == "No steady beat was found.\n"


def test_what_is_wrong_is_told(run: Run) -> None:
    code, told, _ = run("4", "--json")
    assert (code, told["error"]["code"]) == (1, "track-unknown")
    for bars in ("", "four", "0", "4,-1"):
        code, _, err = run("song.mp3", "--bars", bars)
        assert code == 2
        assert "no list of numbers" in err
