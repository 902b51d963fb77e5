"""EnCodec from its folder through the program to tokens and back, compared with the library's own."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest

from tests.packs.pack import in_pack, opened, tone
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.recordings import Codes

DIRECT = "tests.packs.direct.encodec"


@pytest.mark.parametrize(("rate", "channels", "chunk_s"), [(24_000, 1, None), (48_000, 2, 1.0)])
def test_tokens_and_sound_are_the_librarys(
    tmp_path: Path, home: Path, rate: int, channels: int, chunk_s: float | None
) -> None:
    folder = tmp_path / "encodec"
    in_pack("torch", f"{DIRECT}:build", folder=folder, rate=rate, channels=channels, chunk_s=chunk_s)
    sound = tone(2.0, rate)
    if channels == 2:
        sound = Audio(np.stack([sound.samples, tone(2.0, rate, 330.0).samples], axis=1), rate)

    async def ours() -> tuple[Codes, Audio, Audio]:
        async with opened(home) as app:
            added = await app.models.add(folder)
            assert (added.engine, added.state) == ("encodec", "installed")
            codec = app.engines.codec(added.name)
            tokens = await codec.encode(sound, 1.8)
            assert codec.capabilities.kbps == (0.9, 1.8, 3.6)
            assert (codec.capabilities.device, codec.capabilities.precision) == ("cpu", "float32")
            assert (tokens.rate, tokens.channels, tokens.samples, tokens.kbps) == (rate, channels, 2 * rate, 1.8)
            with pytest.raises(VoiceAppError) as caught:
                await codec.encode(sound, 7.0)
            assert "0.9, 1.8, 3.6" in caught.value.next_step
            return tokens.codes, await codec.decode(tokens), await codec.decode(tokens, 1)

    codes, whole, first_book = asyncio.run(ours())
    theirs = in_pack(
        "torch",
        f"{DIRECT}:run",
        folder=folder,
        samples=sound.samples,
        rate=rate,
        kbps=1.8,
        codebooks=codes.shape[1],
    )
    assert np.array_equal(codes, theirs["codes"][:, 0])
    assert np.allclose(whole.samples, theirs["sound"].squeeze(), atol=1e-6)
    assert whole.samples.shape == sound.samples.shape
    one = in_pack("torch", f"{DIRECT}:run", folder=folder, samples=sound.samples, rate=rate, kbps=1.8, codebooks=1)
    assert np.allclose(first_book.samples, one["sound"].squeeze(), atol=1e-6)
    assert not np.allclose(first_book.samples, whole.samples)


def test_a_missing_file_is_named(tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "encodec"
    in_pack("torch", f"{DIRECT}:build", folder=folder)
    (folder / "model.safetensors").unlink()

    async def add() -> None:
        async with opened(home) as app:
            with pytest.raises(VoiceAppError) as caught:
                await app.models.add(folder)
            assert caught.value.code == "model-incomplete"
            assert "model.safetensors is missing" in caught.value.message

    asyncio.run(add())
