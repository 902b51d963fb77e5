"""``tracks mix`` and ``tracks stems`` with the real program: tracks become a mix, a file and a track."""

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
from voiceapp.app import App
from voiceapp.audio.files import read
from voiceapp.core.paths import Paths

Run = Callable[..., tuple[int, Any]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str | Path) -> tuple[int, Any]:
        capfd.readouterr()
        code = run_command([*(str(argument) for argument in arguments), "--json"])
        return code, json.loads(capfd.readouterr().out)

    return call


def have_track(path: Path, rate: int, channels: int, seconds: float) -> None:
    """Put a tone into the library."""
    tone = 0.25 * np.sin(2 * np.pi * 440 * np.arange(round(seconds * rate)) / rate)
    soundfile.write(path, np.stack([tone] * channels, axis=1), rate)

    async def run() -> None:
        async with App.open(Paths.default(), {}) as app:
            await app.music.tracks.import_file(path)

    asyncio.run(run())


def refused(run: Run, *arguments: str | Path) -> str:
    code, told = run(*arguments)
    assert code == 1
    return str(told["error"]["code"])


def test_tracks_are_mixed_written_and_kept(run: Run, tmp_path: Path) -> None:
    have_track(tmp_path / "drums.wav", 16_000, 1, 2.0)
    mix = ("tracks", "mix")
    assert refused(run, *mix, "new", "My song", "--bpm", "0") == "mix-tempo"
    assert run(*mix, "new", "My song", "--bpm", "120")[1]["mixes"] == [
        {"id": 1, "title": "My song", "bpm": 120.0, "beats": 4, "layers": []}
    ]
    assert refused(run, *mix, "render", "1", "-o", tmp_path / "a.wav") == "mix-empty"
    assert refused(run, *mix, "add", "1", "7") == "track-unknown"
    run(*mix, "add", "1", "1")
    added = run(*mix, "add", "1", "1", "--name", "Late", "--beat", "2", "--gain", "-6", "--stretch", "1.5")[1]
    assert added["mixes"][0]["layers"][1] == {
        "id": 2,
        "track": 1,
        "name": "Late",
        "gain_db": -6.0,
        "muted": False,
        "solo": False,
        "offset_s": 1.0,
        "beat": 2.0,
        "stretch": 1.5,
    }
    assert refused(run, *mix, "add", "1", "1", "--gain", "999") == "layer-wrong"
    assert run(*mix, "show", "1")[1] == added
    code, told = run(*mix, "render", "1", "-o", tmp_path / "song.mp3")
    assert (code, told["file"], told["duration_s"], told["gain_db"]) == (0, str(tmp_path / "song.mp3"), 4.0, 0.0)
    assert read(told["file"], downmix=False).samples.shape == (64_000, 2)
    code, told = run(*mix, "render", "1", "--layers", "--format", "flac", "-o", tmp_path / "parts")
    assert [Path(file).name for file in told["files"]] == [
        "My song.flac",
        "My song 1 drums.flac",
        "My song 2 Late.flac",
    ]
    (track,) = run(*mix, "bounce", "1")[1]["tracks"]
    assert (track["kind"], track["duration_s"], track["parent"]) == ("mix", 4.0, None)
    assert Path(track["file"]).stat().st_mode & 0o777 == 0o600
    assert np.array_equal(read(track["file"]).samples, read(told["files"][0]).samples)
    run(*mix, "set", "1", "1", "--mute")
    (found,) = run(*mix, "set", "1", "2", "--mute", "--solo", "--at", "0.25")[1]["mixes"]
    assert (found["layers"][1]["offset_s"], found["layers"][1]["solo"]) == (0.25, True)
    assert refused(run, *mix, "bounce", "1") == "mix-silent"
    (found,) = run(*mix, "set", "1", "--bpm", "60", "--title", "Slow")[1]["mixes"]
    assert (found["title"], found["layers"][1]["offset_s"]) == ("Slow", 0.5)
    assert refused(run, *mix, "set", "1", "9", "--mute") == "layer-unknown"
    assert [layer["id"] for layer in run(*mix, "remove", "1", "1")[1]["mixes"][0]["layers"]] == [2]
    assert run(*mix, "remove", "1", "--yes")[1]["deleted"] == "Slow"
    assert run(*mix, "list")[1] == {"mixes": []}
    assert refused(run, "tracks", "stems", "1") == "no-separator"
