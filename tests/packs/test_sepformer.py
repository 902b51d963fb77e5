"""SepFormer from its folder through the program to files, compared with SpeechBrain's own result."""

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

DIRECT = "tests.packs.direct.sepformer"
RATE = 8_000


async def _separate(engine: Separator, audio: Audio) -> dict[str, list[Samples]]:
    parts: dict[str, list[Samples]] = {}
    async for stem in engine.separate(chunks(audio, 1.3), lambda *_: None):
        assert stem.audio.rate == RATE
        parts.setdefault(stem.name, []).append(stem.audio.samples)
    return parts


@pytest.fixture(scope="module")
def two_speakers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models") / "sepformer-two"
    in_pack("torch", f"{DIRECT}:build", folder=folder, rate=RATE, speakers=2)
    return folder


def test_the_sources_are_the_librarys(two_speakers: Path, tmp_path: Path, home: Path) -> None:
    """Both speakers, at their level in the mixture; then a longer file, a cancelled call and a shorter sound."""
    sound = Audio(tone(6.0, RATE).samples + tone(6.0, RATE, 330.0, seed=1).samples, RATE)
    long = Audio(np.tile(sound.samples, 4)[: int(21.5 * RATE)], RATE)

    async def ours(app: App) -> dict[str, list[Samples]]:
        added = await app.models.add(two_speakers)
        assert (added.engine, added.state) == ("sepformer", "installed")
        engine = app.engines.separator(added.name)
        parts = await _separate(engine, sound)
        assert (engine.capabilities.sample_rate, engine.capabilities.channels) == (RATE, 1)
        assert (engine.capabilities.device, engine.capabilities.precision) == ("cpu", "float32")

        windows = await _separate(engine, long)
        assert [len(part) for part in windows["speaker 1"]] == [8 * RATE, 8 * RATE, int(5.5 * RATE)]

        stream = engine.separate(_endless(sound), lambda *_: None)
        assert (await anext(stream)).name == "speaker 1"
        await stream.aclose()  # type: ignore[attr-defined]
        short = await _separate(engine, Audio(sound.samples[:50], RATE))
        assert [len(part) for part in short["speaker 2"]] == [50], (
            "the engine lives on, and takes the shortest sound"
        )

        file = write(tmp_path / "two.wav", Audio(np.repeat(sound.samples, 2), 2 * RATE))
        cleaned = await app.cleaning.clean(file, added.name, tmp_path)
        assert [stem.file.name for stem in cleaned.files] == ["two-speaker-1.wav", "two-speaker-2.wav"]
        assert read(cleaned.files[0].file).duration_s == pytest.approx(6.0, abs=0.01)
        return parts

    async def run() -> dict[str, list[Samples]]:
        async with opened(home) as app:
            return await ours(app)

    parts = asyncio.run(run())
    theirs = in_pack("torch", f"{DIRECT}:run", folder=two_speakers, samples=sound.samples)
    assert theirs["parts_after_cancel"] == 0, "it stops between two layers, not after a window"
    assert list(parts) == ["speaker 1", "speaker 2"]
    for (made,), wanted in zip(parts.values(), theirs["sources"], strict=True):
        level = (wanted @ sound.samples) / (wanted @ wanted)  # the loss that it is trained on knows no level
        assert np.allclose(made, wanted * level, atol=1e-5)


def test_one_source_is_speech_and_strange_folders_are_refused(
    two_speakers: Path, tmp_path: Path, home: Path
) -> None:
    folder = tmp_path / "sepformer-enhancement"
    in_pack("torch", f"{DIRECT}:build", folder=folder, rate=RATE, speakers=1)

    async def run() -> None:
        async with opened(home) as app:
            parts = await _separate(app.engines.separator(f"sepformer:{folder}"), tone(2.0, RATE))
            assert list(parts) == ["speech"]

            for name, text, code in (
                ("silent", "num_spks: 2\n", "model-broken"),  # no sample rate
                ("cut", None, "model-broken"),
                ("running", "sample_rate: 8000\nx: !apply:os.system [echo]\n", "model-refused"),
            ):
                strange = tmp_path / name
                shutil.copytree(two_speakers, strange)
                if text is None:
                    (strange / "decoder.ckpt").write_bytes(b"PK\x03\x04 no weights")
                else:
                    (strange / "hyperparams.yaml").write_text(text)
                with pytest.raises(VoiceAppError) as caught:
                    await _separate(app.engines.separator(f"sepformer:{strange}"), tone(1.0, RATE))
                assert caught.value.code == code, name

    asyncio.run(run())


@pytest.mark.parametrize("name", ["encoder.ckpt", "hyperparams.yaml"])
def test_a_missing_file_is_named(two_speakers: Path, tmp_path: Path, home: Path, name: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(two_speakers, folder)
    (folder / name).rename(folder / f"old-{name}")

    async def add() -> None:
        async with opened(home) as app:
            with pytest.raises(VoiceAppError) as caught:
                await app.models.add(folder)
            assert caught.value.code == "model-incomplete"
            assert f"{name} is missing" in caught.value.message

    asyncio.run(add())


async def _endless(audio: Audio) -> AsyncIterator[Audio]:
    while True:
        yield audio
