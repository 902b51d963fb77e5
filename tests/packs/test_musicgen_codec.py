"""The codec inside MusicGen's folders: its tokens become the very sound that was composed, without the composer."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest

from tests.packs.pack import chunks, in_pack, opened, tone
from voiceapp.app import App
from voiceapp.core.frames import Audio
from voiceapp.core.recordings import Codec, ComposeRequest, Tokens

RATE = 32_000
BOOKS = {"stereo": 8, "melody": 4}


async def _whole(codec: Codec, tokens: Tokens, books: int | None = None) -> Audio:
    parts = [part.samples async for part in codec.decode(tokens, books)]
    return Audio(np.concatenate(parts), RATE)


def test_composed_tokens_are_decoded_by_the_codec_of_the_composers_folder(tmp_path: Path, home: Path) -> None:
    in_pack("torch", "tests.packs.direct.musicgen:build", folder=tmp_path, names=list(BOOKS))

    async def check(app: App, model: str) -> None:
        added = await app.models.add(tmp_path / model)
        request = ComposeRequest("calm piano", 0.4, seed=5)
        (made,) = await app.engines.composer(added.name).compose(request, lambda share, words: None)
        assert made.codes is not None
        channels = BOOKS[model] // 4
        codec = app.engines.codec(added.name)
        await codec.load()
        assert codec.capabilities.channels == channels
        assert codec.capabilities.kbps == pytest.approx((1.2 * channels,))
        tokens = Tokens(made.codes[None], np.zeros(0, np.float32), len(made.audio.samples), RATE, channels, 1.0)
        sound = await _whole(codec, tokens)
        assert sound.samples.shape == made.audio.samples.shape
        assert np.allclose(sound.samples, made.audio.samples, atol=1e-5)
        coded = await codec.encode(chunks(tone(0.5, RATE)))
        assert (coded.codes.shape, coded.frame_rate, coded.size) == ((1, BOOKS[model], 25), 50.0, 64)
        if model == "stereo":
            assert np.array_equal(coded.codes[0, ::2], coded.codes[0, 1::2]), "the same on both sides"
            three, four = [(await _whole(codec, tokens, books)).samples for books in (3, 4)]
            assert np.array_equal(three, four), "as many of the right as of the left"
        assert len(await app.engines.codec_key(added.name)) == 64

    async def run() -> None:
        async with opened(home) as app:
            for model in BOOKS:
                await check(app, model)

    asyncio.run(run())
