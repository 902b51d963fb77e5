"""``tracks export`` and ``tracks tokens``: what they ask for, and what they print."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from voiceapp.cli_output import Launcher
from voiceapp.cli_tracks import tracks
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.tracks import Track
from voiceapp.services.codecs import Coded
from voiceapp.services.engine_facts import EngineFacts
from voiceapp.services.track_exports import ExportedTrack

MUSICGEN = EngineFacts("musicgen:small", "MusicGen small", "CC BY-NC 4.0")


class Music:
    """Exports and tokens of track 3."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.exports = SimpleNamespace(export=self._export)
        self.tokens = SimpleNamespace(export=self._tokens, import_=self._import)
        self.tracks = SimpleNamespace(path=lambda track: Path(f"/library/{track.id}/audio.flac"))

    async def _export(self, track: int, out: Path, *, accept_licence: bool, **asked: Any) -> ExportedTrack:
        asked.pop("tell")(0.5, "Writing")
        self.asked.append((track, out.name, accept_licence, asked))
        if not accept_licence:
            raise VoiceAppError("licence-not-accepted", "It is not for business.", "Accept it.")
        return ExportedTrack(out, 2.5, MUSICGEN, {"title": "Song"})

    async def _tokens(self, track: int, out: Path) -> Coded:
        self.asked.append((track, out.name))
        return Coded(out, 4, 400, 2.2)

    async def _import(self, file: Path, title: str) -> Track:
        self.asked.append((file.name, title))
        return Track(4, title or file.stem, "imported", 0.0, "audio.flac", "d", 8.0, 32_000, 1)


Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def music() -> Music:
    return Music()


@pytest.fixture
def run(music: Music, capsys: pytest.CaptureFixture[str]) -> Run:
    @asynccontextmanager
    async def open_app(*given: Any, **more: Any) -> AsyncIterator[Any]:
        yield SimpleNamespace(music=music, settings=SimpleNamespace(problems=()))

    def call(*arguments: str) -> tuple[int, Any, str]:
        with pytest.raises(SystemExit) as ended:
            tracks(args=arguments, obj=Launcher(open_app))
        said = capsys.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return code, json.loads(said.out) if "--json" in arguments and said.out else said.out, said.err

    return call


def test_a_stretch_is_exported_once_the_licence_is_accepted(run: Run, music: Music, tmp_path: Path) -> None:
    out = tmp_path / "song.flac"
    stretch = ("export", "3", "-o", str(out), "--from", "1.5", "--until", "4", "--loop")
    code, _, err = run(*stretch)
    assert code == 1
    assert "not for business" in err
    code, told, _ = run(*stretch, "--accept-licence", "--json")
    assert (code, told) == (
        0,
        {
            "file": str(out),
            "track": 3,
            "duration_s": 2.5,
            "licence": "CC BY-NC 4.0",
            "allows": "Not for business",
            "tags": {"title": "Song"},
        },
    )
    assert music.asked[-1] == (3, "song.flac", True, {"from_s": 1.5, "until_s": 4.0, "loop": True})
    code, text, _ = run("export", "3", "-o", str(out), "--accept-licence")
    assert text == f"{out}: 2.5 s\nMusicGen small: licence CC BY-NC 4.0 (not for business)\n"
    assert music.asked[-1][3] == {"from_s": 0.0, "until_s": None, "loop": False}


def test_tokens_go_out_and_come_in(run: Run, music: Music, tmp_path: Path) -> None:
    file = tmp_path / "t.npz"
    code, told, _ = run("tokens", "3", "-o", str(file), "--json")
    assert (code, told) == (0, {"codebooks": 4, "frames": 400, "kbps": 2.2, "file": str(file)})
    code, told, _ = run("tokens", "--import", str(file), "--title", "Back", "--json")
    assert (code, told) == (
        0,
        {"id": 4, "title": "Back", "file": "/library/4/audio.flac", "duration_s": 8.0},
    )
    assert run("tokens", "--import", str(file))[1] == "4: t, 8.0 s\n"
    assert music.asked == [(3, "t.npz"), ("t.npz", "Back"), ("t.npz", "")]


@pytest.mark.parametrize("arguments", [(), ("3",), ("-o", "t.npz"), ("3", "-o", "t.npz", "--import", "u.npz")])
def test_either_a_track_or_a_file_is_given(run: Run, music: Music, arguments: tuple[str, ...]) -> None:
    code, _, err = run("tokens", *arguments)
    assert code == 2
    assert "--import alone" in err
    assert music.asked == []
