"""``compose``, ``tracks`` and ``codec``: what they print, and what Ctrl+C leaves."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.app_cli import World
from voiceapp import cli
from voiceapp.core.tracks import TrackMeasures
from voiceapp.services.compose_order import Order

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


def test_compose_tells_each_track_and_its_seed(run: Run, world: World, tmp_path: Path) -> None:
    out = tmp_path / "a.wav"
    code, told, _ = run("compose", "calm piano", "--seconds", "4", "-o", str(out), "--variations", "2", "--json")
    assert code == 0
    assert told["real_time_factor"] == 0.5
    first, second = told["tracks"]
    assert {name: first[name] for name in first if name not in ("kind", "licence", "rating", "from_s")} == {
        "id": 1,
        "file": str(tmp_path / "a-1.wav"),
        "title": "calm piano (1)",
        "duration_s": 4.0,
        "seed": 7,
        "prompt": "calm piano",
        "parent": None,
        "seam_scores": [0.5],
        "melody_similarity": None,
        "loudness_lufs": -14.0,
    }
    assert (second["id"], second["file"]) == (2, str(tmp_path / "a-2.wav"))
    assert world.exports.calls == [(1, tmp_path / "a-1.wav"), (2, tmp_path / "a-2.wav")]
    assert ("writable", tmp_path / "a-2.wav") in world.composing.calls
    code, text, _ = run("compose", "calm piano")
    assert (code, text) == (0, "tracks/3/audio.flac: track 3, 10.0 s of music, seed 7\n")
    assert len(world.exports.calls) == 2, "without -o it is in the library only"


def test_compose_takes_all_settings(run: Run, world: World) -> None:
    more = "--melody tune.mp3 --continue song.flac --from 2.5 --seed 1 --guidance 4 --temperature 0.5 --top-k 9"
    code, _, _ = run("compose", "", *more.split(), *"--stride 10 --ending model --title Song".split(), "--json")
    assert code == 0
    order = Order(
        "", 10.0, 1, 1, Path("tune.mp3"), None, Path("song.flac"), 2.5, 4.0, 0.5, 9, 10.0, "model", "Song"
    )
    assert world.composing.calls == [("start", order)]
    code, told, _ = run("compose", "x", "--continue", "1", "--json")
    assert told["tracks"][0]["parent"] == 1


def test_the_first_interruption_keeps_what_there_is(run: Run, world: World, tmp_path: Path) -> None:
    world.composing.interrupted = 1
    code, told, err = run("compose", "calm piano", "--seconds", "4", "-o", str(tmp_path / "a.wav"), "--json")
    assert (code, told["tracks"][0]["duration_s"]) == (130, 1.0)
    assert "what there is by now is kept" in err
    assert world.exports.calls == [(1, tmp_path / "a.wav")]
    code, told, err = run("compose", "silence", "-o", str(tmp_path / "a.wav"), "--json")
    assert (code, told) == (130, "")
    assert "before there was any music" in err


def test_the_second_interruption_gives_it_up(run: Run, world: World, tmp_path: Path) -> None:
    world.composing.interrupted = 2
    code, told, _ = run("compose", "calm piano", "-o", str(tmp_path / "a.wav"), "--json")
    assert (code, told) == (130, "")
    assert [name for name, _ in world.composing.calls] == ["writable", "start", "keep", "discard"]
    assert not world.tracks.tracks
    assert world.closed == 1


def test_the_library_is_listed_changed_and_told(run: Run, world: World, tmp_path: Path) -> None:
    assert run("tracks", "list")[1] == "There is no music yet.\n"
    code, told, _ = run("tracks", "import", str(tmp_path / "song.flac"), "--title", "Mine", "--json")
    assert (code, told["tracks"][0]["title"], told["tracks"][0]["kind"]) == (0, "Mine", "imported")
    run("compose", "calm piano", "--continue", "1")
    assert run("tracks", "rename", "2", "Better", "--json")[1]["tracks"][0]["title"] == "Better"
    assert run("tracks", "rate", "2", "4", "--json")[1]["tracks"][0]["rating"] == 4
    code, text, _ = run("tracks", "list")
    assert [line.split() for line in text.splitlines()[1:]] == [
        ["1", "Mine", "imported", "3.0", "s"],
        ["2", "1", "Better", "composed", "10.0", "s", "****"],
    ]
    shown = run("tracks", "show", "2", "--json")[1]
    assert (shown["guidance"], shown["ending"], shown["seams"]) == (3.0, "fade", [{"at_s": 3.0, "score": 0.5}])
    assert shown["marks"] == [{"at_s": 1.5, "name": "Chorus"}]
    assert "calm piano" in run("tracks", "show", "2")[1]
    assert run("tracks", "delete", "1", "--yes", "--json")[1] == {"deleted": 1}
    assert [track["id"] for track in run("tracks", "list", "--json")[1]["tracks"]] == [2]
    code, told, _ = run("tracks", "show", "9", "--json")
    assert (code, told["error"]["code"]) == (1, "track-unknown")


def test_two_tracks_are_compared_at_equal_loudness(run: Run, world: World) -> None:
    for loudness, ending in ((-14.0, "fade"), (-17.5, "model")):
        world.tracks.put("x", 10.0, 3, "x", None, ending, TrackMeasures(loudness))  # type: ignore[arg-type]
    code, told, _ = run("tracks", "compare", "1", "2", "--json")
    assert (code, told["gain_db"], [track["id"] for track in told["tracks"]]) == (0, 3.5, [1, 2])
    assert told["differences"] == {"ending": ["fade", "model"], "loudness_lufs": [-14.0, -17.5]}
    assert "+3.5 dB makes 2 as loud as 1." in run("tracks", "compare", "1", "2")[1]


def test_codec_there_and_back(run: Run, world: World, tmp_path: Path) -> None:
    sound, tokens = tmp_path / "a.wav", tmp_path / "a.npz"
    chosen = ("--codec", "encodec:X", "--codebooks", "4")
    code, told, _ = run("codec", "encode", str(sound), "-o", str(tokens), *chosen, "--kbps", "3", "--json")
    assert (code, told) == (0, {"codebooks": 4, "frames": 150, "kbps": 3.0, "file": str(tokens)})
    code, text, _ = run("codec", "decode", str(tokens), "-o", str(sound))
    assert (code, text) == (0, f"{sound}: 150 frames of 8 codebooks, 6 kbps\n")
    assert world.codecs.calls == [
        ("encode", sound, "encodec:X", tokens, 3.0, 4),
        ("decode", tokens, "encodec", sound, None),
    ]
