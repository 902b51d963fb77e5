"""EnCodec from its folder through the program to tokens and back, compared with the library's own."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.packs.pack import chunks, in_pack, opened, tone
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.recordings import Tokens

DIRECT = "tests.packs.direct.encodec"
RATES = (24_000, 32_000, 48_000)
KBPS = {24_000: 1.8, 32_000: 1.2, 48_000: 1.8}


# 24 kHz: at once. 32 kHz: in pieces with context. 48 kHz: 32 chunks in pieces, the library's own in chunks.
SECONDS = {24_000: 2.3, 32_000: 31.3, 48_000: 31.0}


def _sound(rate: int) -> Audio:
    left = tone(SECONDS[rate], rate)
    if rate < 48_000:
        return left
    return Audio(np.stack([left.samples, tone(SECONDS[rate], rate, 330.0).samples], axis=1), rate)


async def _whole(parts: AsyncIterator[Audio]) -> Audio:
    sound = [part async for part in parts]
    return Audio(np.concatenate([part.samples for part in sound]), sound[0].rate)


def test_tokens_and_sound_are_the_librarys_in_every_published_layout(tmp_path: Path, home: Path) -> None:
    in_pack("torch", f"{DIRECT}:build", folder=tmp_path, rates=RATES)
    theirs = in_pack(
        "torch",
        f"{DIRECT}:run",
        folder=tmp_path,
        rates=RATES,
        kbps=list(KBPS.values()),
        **{f"sound_{rate}": _sound(rate).samples for rate in RATES},
    )

    async def ours() -> dict[int, tuple[Tokens, Audio, Audio]]:
        made = {}
        async with opened(home) as app:
            for rate in RATES:
                added = await app.models.add(tmp_path / str(rate))
                assert (added.engine, added.state) == ("encodec", "installed")
                codec = app.engines.codec(added.name)
                tokens = await codec.encode(chunks(_sound(rate)), KBPS[rate])
                made[rate] = tokens, await _whole(codec.decode(tokens)), await _whole(codec.decode(tokens, 1))
                assert (codec.capabilities.device, codec.capabilities.precision) == ("cpu", "float32")
                if rate == 24_000:
                    assert codec.capabilities.kbps == (0.9, 1.8, 3.6)
                    with pytest.raises(VoiceAppError, match="no 7 kbps") as caught:
                        await codec.encode(chunks(_sound(rate)), 7.0)
                    assert "0.9, 1.8, 3.6" in caught.value.next_step
                    less = (await codec.encode(chunks(_sound(rate)), 0.9)).codes
                    assert np.array_equal(less, tokens.codes[:, : less.shape[1]]), "the first of the same codebooks"
                else:
                    with pytest.raises(VoiceAppError, match="of another codec: 24000 Hz, 1 channel"):
                        await _whole(codec.decode(made[24_000][0]))
            with pytest.raises(VoiceAppError, match="of another codec"):
                await _whole(codec.decode(replace(tokens, codes=tokens.codes + 64)))
        return made

    for rate, (tokens, whole, first_book) in asyncio.run(ours()).items():
        told = (tokens.rate, tokens.channels, tokens.samples, tokens.kbps)
        frames = {24_000: 75.0, 32_000: 50.0, 48_000: 150 / 0.99}[rate]
        assert tokens.frame_rate == pytest.approx(frames)
        assert tokens.size == 64
        assert told == (rate, 2 if rate == 48_000 else 1, round(SECONDS[rate] * rate), KBPS[rate])
        assert whole.samples.shape == _sound(rate).samples.shape
        assert not np.allclose(first_book.samples, whole.samples)
        codes, sound = theirs[f"codes_{rate}"], theirs[f"sound_{rate}"].squeeze()
        if rate == 32_000:
            assert tokens.codes.shape == codes.shape
            assert np.mean(tokens.codes == codes) > 0.999
            assert np.sqrt(np.mean((whole.samples - sound) ** 2)) < 0.01 * np.std(sound)
            continue
        if rate == 48_000:
            assert len(codes) == 33  # the library's last chunk lies behind the end
            codes = codes[:32]
        assert np.array_equal(tokens.codes, codes)
        assert np.allclose(whole.samples, sound, atol=1e-5)
        assert np.allclose(first_book.samples, theirs[f"first_{rate}"].squeeze(), atol=1e-5)


def test_damaged_files_are_told_whatever_the_library_makes_of_them(tmp_path: Path, home: Path) -> None:
    in_pack("torch", f"{DIRECT}:build", folder=tmp_path, rates=[24_000])
    whole = tmp_path / "24000"
    cut, strange = shutil.copytree(whole, tmp_path / "cut"), shutil.copytree(whole, tmp_path / "strange")
    (cut / "model.safetensors").write_bytes((whole / "model.safetensors").read_bytes()[:1000])
    settings = json.loads((whole / "config.json").read_text())
    (strange / "config.json").write_text(json.dumps(settings | {"hidden_size": "wide"}))

    async def use() -> None:
        async with opened(home) as app:
            for folder in (cut, strange):
                added = await app.models.add(folder)
                with pytest.raises(VoiceAppError) as caught:
                    await app.engines.codec(added.name).encode(chunks(tone(0.5, 24_000)))
                assert caught.value.code == "model-broken"
                assert folder.name in caught.value.message

    asyncio.run(use())


def test_a_missing_file_is_named(tmp_path: Path, home: Path) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "encodec"}')

    async def add() -> None:
        async with opened(home) as app:
            with pytest.raises(VoiceAppError) as caught:
                await app.models.add(tmp_path)
            assert caught.value.code == "model-incomplete"
            assert "model.safetensors is missing" in caught.value.message

    asyncio.run(add())
