"""AudioLM from its folder through the program to samples, compared with the library's own."""

from __future__ import annotations

import asyncio
import json
import os
import pickle
from pathlib import Path

import numpy as np
import pytest

from tests.packs.pack import composed, in_pack, opened, tone
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.recordings import Composer, ComposeRequest

DIRECT = "tests.packs.direct.audiolm"
RATE = 16_000
FRAME = 320  # 50 frames a second
PRIME = tone(0.4, RATE)


def _request(seconds: float = 0.4, prime: Audio | None = None, **more: object) -> ComposeRequest:
    return ComposeRequest("", seconds, seed=4, prime=prime, **more)  # type: ignore[arg-type]


def _tell(fraction: float | None, message: str) -> None:
    return


def test_stage_by_stage_the_samples_are_the_librarys(tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "audiolm"
    folder.mkdir()
    in_pack("torch", f"{DIRECT}:build", folder=folder)
    theirs = in_pack("torch", f"{DIRECT}:run", folder=folder, frames=20, prime=PRIME.samples)
    told: list[tuple[float | None, str]] = []

    async def ours() -> None:
        async with opened(home) as app:
            added = await app.models.add(folder)
            assert (added.engine, added.state) == ("audiolm", "installed")
            composer = app.engines.composer(added.name)
            (nothing,) = await composed(composer, _request(), lambda *step: told.append(step))
            (going_on,) = await composed(composer, _request(prime=PRIME), _tell)
            assert np.array_equal(nothing.samples, theirs["nothing"])
            # Marked in blocks and as a whole it differs a little.
            assert np.allclose(going_on.samples, theirs["prime"], atol=1e-3)
            assert (len(nothing.samples), len(going_on.samples)) == (20 * FRAME, 40 * FRAME)
            able = composer.capabilities
            assert (able.sample_rate, able.continuation, able.device) == (RATE, True, "cpu")
            one, other = await composed(composer, _request(variations=2), _tell)
            assert np.array_equal(one.samples, nothing.samples)
            assert not np.array_equal(other.samples, one.samples)
            await _enough_and_given_up(composer, nothing)
            await _refusals(composer)

    asyncio.run(ours())
    shares = [share for share, _ in told if share is not None]
    assert shares == sorted(shares)
    assert list(dict.fromkeys(stage for _, stage in told))[:1] == ["semantic"]


async def _enough_and_given_up(composer: Composer, whole: Audio) -> None:
    enough, begun = asyncio.Event(), asyncio.Event()

    def tell(share: float | None, stage: str) -> None:
        if stage == "coarse" and share and share > 0.31:
            enough.set()

    (part,) = await composed(composer, _request(seconds=20.0), tell, enough.wait)
    assert 7 * FRAME <= len(part.samples) < 600 * FRAME
    assert len(part.samples) % FRAME == 0
    assert np.std(part.samples) > 0
    given_up = asyncio.create_task(composed(composer, _request(seconds=60.0), lambda *_: begun.set()))
    await begun.wait()
    given_up.cancel()
    with pytest.raises(asyncio.CancelledError):
        await given_up
    (again,) = await composed(composer, _request(), _tell)
    assert np.array_equal(again.samples, whole.samples), "the same seed, the same sound"


async def _refusals(composer: Composer) -> None:
    for request, words in (
        (ComposeRequest("calm piano"), "trained without words"),
        (_request(melody=PRIME), "cannot follow a melody"),
        (_request(prime=Audio(PRIME.samples[:160], RATE)), "too little sound"),
    ):
        with pytest.raises(VoiceAppError, match=words):
            await composed(composer, request, _tell)


def test_what_is_missing_wrong_or_would_run_code_is_told(tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "audiolm"
    folder.mkdir()
    in_pack("torch", f"{DIRECT}:build", folder=folder)
    marker = tmp_path / "ran"

    class Trap:
        def __reduce__(self) -> tuple[object, tuple[object, ...]]:
            return os.mkdir, (str(marker),)

    async def use() -> None:
        async with opened(home) as app:
            model = f"audiolm:{folder}"
            (folder / "kmeans.npy").rename(folder / "centres.npy")
            with pytest.raises(VoiceAppError, match=r"kmeans\.npy is missing"):
                await app.engines.composer(model).load()
            np.save(folder / "kmeans.npy", np.array([Trap()], dtype=object), allow_pickle=True)
            with pytest.raises(VoiceAppError, match="cannot be used"):
                await app.engines.composer(model).load()
            (folder / "centres.npy").rename(folder / "kmeans.npy")
            told = json.loads((folder / "audiolm.json").read_text())
            (folder / "audiolm.json").write_text(json.dumps({**told, "semantic": {**told["semantic"], "dim": 64}}))
            with pytest.raises(VoiceAppError, match="cannot be used"):
                await app.engines.composer(model).load()
            (folder / "kmeans.bin").write_bytes(pickle.dumps(Trap()))
            with pytest.raises(VoiceAppError, match=r"kmeans\.bin is refused"):
                await app.engines.composer(model).load()
            (folder / "kmeans.bin").unlink()
            (folder / "coarse.pt").unlink()
            with pytest.raises(VoiceAppError, match=r"coarse\.pt is missing"):
                await app.models.add(folder)
        assert not marker.exists()

    asyncio.run(use())
