"""Demucs from both of its folder layouts through the program to stems, compared with ``apply_model``."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest

from tests.packs.pack import chunks, in_pack, opened, tone
from voiceapp.app import App
from voiceapp.audio.files import read
from voiceapp.audio.writer import write
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.recordings import Separator

DIRECT = "tests.packs.direct.demucs"
RATE = 11_025
STEMS = ["drums", "bass", "other", "vocals"]


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bag of two networks: ``local``, a local repository (.th), and ``hub``, as on the hub (.safetensors)."""
    folder = tmp_path_factory.mktemp("models")
    in_pack("torch", f"{DIRECT}:build", folder=folder)
    return folder


def song(seconds: float) -> Audio:
    left, right = tone(seconds, RATE).samples, tone(seconds, RATE, 330.0, seed=1).samples
    return Audio(np.stack([left, right], axis=1), RATE)


async def _separate(engine: Separator, audio: Audio) -> dict[str, list[Samples]]:
    parts: dict[str, list[Samples]] = {}
    async for stem in engine.separate(chunks(audio, 0.5), lambda *_: None):
        assert stem.audio.rate == RATE
        parts.setdefault(stem.name, []).append(stem.audio.samples)
    return parts


async def _kept(app: App, sound: Audio, folder: Path) -> dict[str, Samples]:
    """The stems of a track as they are kept in the library."""
    track = await app.music.tracks.take_in(write(folder / "song.flac", sound), "Song")
    job = await app.music.stems.start(track.id)  # the only one that is installed
    assert (await app.jobs.wait(job)).state == "done"
    stems = await app.music.stems.made(job)
    assert {(stem.kind, stem.parent, stem.rate, stem.channels) for stem in stems} == {("stem", track.id, RATE, 2)}
    files = [app.music.tracks.path(stem) for stem in stems]
    return {stem.title: read(file, downmix=False).samples for stem, file in zip(stems, files, strict=True)}


def test_the_stems_are_the_librarys(models: Path, home: Path, tmp_path: Path) -> None:
    """Whole, though only segments of it are ever held; then a cancelled call, and the same engine goes on."""
    sound = song(1.43)

    async def ours(layout: str) -> dict[str, list[Samples]]:
        async with opened(home) as app:
            added = await app.models.add(models / layout)
            assert (added.engine, added.state) == ("demucs", "installed")
            engine = app.engines.separator(added.name)
            parts = await _separate(engine, sound)
            assert (engine.capabilities.sample_rate, engine.capabilities.channels) == (RATE, 2)
            assert (engine.capabilities.device, engine.capabilities.precision) == ("cpu", "float32")
            if layout == "local":
                stream = engine.separate(_endless(sound), lambda *_: None)
                assert (await anext(stream)).name == "drums"
                await stream.aclose()  # type: ignore[attr-defined]
                short = await _separate(engine, Audio(sound.samples[:100, 0], RATE))
                assert [part.shape for part in short["vocals"]] == [(100, 2)], "mono is heard on both sides"
            else:
                kept.update(await _kept(app, sound, tmp_path))
            return parts

    kept: dict[str, Samples] = {}
    theirs = in_pack("torch", f"{DIRECT}:run", folder=models, samples=sound.samples)
    for layout in ("local", "hub"):
        parts = asyncio.run(ours(layout))
        assert list(parts) == STEMS
        assert len(parts["drums"]) > 3, "it comes in parts"
        for pieces, wanted in zip(parts.values(), theirs[layout], strict=True):
            made = np.concatenate(pieces)
            assert made.shape == wanted.shape == sound.samples.shape
            assert np.allclose(made, wanted, atol=1e-6)
    assert list(kept) == [f"Song: {name}" for name in STEMS]
    for (name, made), wanted in zip(kept.items(), theirs["hub"], strict=True):
        assert made.shape == wanted.shape
        # The song itself is kept in 16 bits, which is what these networks hear of it.
        assert np.abs(made - np.clip(wanted, -1, 1)).max() < 1e-3, name


def test_strange_and_incomplete_folders_are_refused(models: Path, tmp_path: Path, home: Path) -> None:
    for name in ("gone", "renamed", "changed", "foreign", "quantised", "many", "outside"):
        layout = "local" if name == "changed" else "hub"
        shutil.copytree(models / layout, tmp_path / name)
    (tmp_path / "gone" / "d12395a8.safetensors").unlink()
    (tmp_path / "renamed" / "d12395a8.safetensors").rename(tmp_path / "renamed" / "0badbad0.safetensors")
    (checkpoint,) = (tmp_path / "changed").glob("955717e8-*.th")
    checkpoint.rename(checkpoint.with_name("955717e8-00000000.th"))
    told = {"foreign": {"klass": "os.system"}, "quantised": {"structure": "{}"}}
    in_pack("torch", f"{DIRECT}:relabel", folders={str(tmp_path / name): say for name, say in told.items()})
    (tmp_path / "outside" / "htdemucs_ft.yaml").write_text("models: ['../hub/955717e8']\n")
    (tmp_path / "many" / "mdx.yaml").write_text("models: ['955717e8']\n")

    async def run() -> None:
        async with opened(home) as app:
            for name, code, word in (
                ("gone", "model-incomplete", "d12395a8.safetensors"),
                ("renamed", "model-incomplete", "d12395a8.safetensors"),
                ("changed", "model-broken", "955717e8-00000000.th"),
                ("foreign", "model-refused", "os.system"),
                ("quantised", "model-unsupported", "DiffQ"),
                ("outside", "model-broken", "outside"),
                ("many", "model-ambiguous", "htdemucs_ft, mdx"),
            ):
                with pytest.raises(VoiceAppError) as caught:
                    await _separate(app.engines.separator(f"demucs:{tmp_path / name}"), song(0.5))
                assert caught.value.code == code, name
                assert word in caught.value.message

    asyncio.run(run())


async def _endless(audio: Audio) -> AsyncIterator[Audio]:
    while True:
        yield audio
