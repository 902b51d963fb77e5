"""``compose`` and ``codec``: what they print, and what Ctrl+C leaves."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.app_cli import World
from voiceapp import cli
from voiceapp.services.composing import Order

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
    out, tune, song = tmp_path / "a.wav", tmp_path / "tune.mp3", tmp_path / "song.flac"
    code, told, _ = run("compose", "calm piano", "--seconds", "4", "-o", str(out), "--variations", "2", "--json")
    assert code == 0
    assert told["real_time_factor"] == 0.5
    assert told["tracks"] == 2 * [
        {
            "id": None,
            "file": str(out),
            "duration_s": 4.0,
            "seed": 7,
            "prompt": "calm piano",
            "parent": None,
            "seam_scores": None,
            "melody_similarity": None,
            "loudness_lufs": None,
        }
    ]
    more = (
        "--melody",
        str(tune),
        "--continue",
        str(song),
        "--from",
        "2.5",
        "--seed",
        "1",
        "--composer",
        "audiolm:X",
    )
    code, told, _ = run("compose", "", *more, "-o", str(out), "--json")
    assert code == 0
    assert world.composing.calls == [
        (Order("calm piano", 4.0, None, 2), "musicgen"),
        (Order("", 10.0, 1, 1, tune, song, 2.5), "audiolm:X"),
    ]
    assert (told["tracks"][0]["seed"], told["tracks"][0]["parent"]) == (1, str(song))
    code, text, _ = run("compose", "calm piano", "-o", str(out))
    assert (code, text) == (0, f"{out}: 10.0 s of music, seed 7\n")


def test_the_first_interruption_keeps_what_there_is(run: Run, world: World, tmp_path: Path) -> None:
    world.composing.interrupted = 1
    code, told, err = run("compose", "calm piano", "-o", str(tmp_path / "a.wav"), "--json")
    assert (code, told["tracks"][0]["duration_s"]) == (130, 1.0)
    assert "what there is by now is kept" in err
    code, told, err = run("compose", "silence", "-o", str(tmp_path / "a.wav"), "--json")
    assert (code, told) == (130, "")
    assert "before there was any music" in err


def test_the_second_interruption_gives_it_up(run: Run, world: World, tmp_path: Path) -> None:
    world.composing.interrupted = 2
    code, told, _ = run("compose", "calm piano", "-o", str(tmp_path / "a.wav"), "--json")
    assert (code, told) == (130, "")
    assert not (tmp_path / "a.wav").exists()
    assert world.closed == 1


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
