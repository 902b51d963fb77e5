"""MusicGen from its folder through the program to samples, compared with the library's own."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.packs.pack import composed, in_pack, opened, tone
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.recordings import Composer, ComposeRequest

DIRECT = "tests.packs.direct.musicgen"
RATE = 32_000
HOP = 640  # 50 frames a second
LATE = 3  # four codebooks: the last of a frame comes three steps after the first

TUNE = tone(0.5, RATE)
WIDE = Audio(np.stack([TUNE.samples, tone(0.5, RATE, 330.0).samples], axis=1), RATE)
SECONDS = 0.3
CASES: list[dict[str, Any]] = [
    {"name": "words", "model": "plain", "text": ["calm piano", "calm piano"]},
    {"name": "strict", "model": "plain", "text": ["calm piano"], "guidance": 9.0, "top_k": 5},
    {"name": "nothing", "model": "plain"},
    {"name": "going-on", "model": "plain", "text": ["calm piano"], "prime": "tune"},
    {"name": "stereo", "model": "stereo", "text": ["calm piano"], "prime": "wide"},
    {"name": "melody", "model": "melody", "text": ["calm piano"], "melody": "tune"},
    {"name": "without-melody", "model": "melody", "text": ["calm piano"]},
    {"name": "melody-nothing", "model": "melody"},
]


def _request(case: dict[str, Any], **more: Any) -> ComposeRequest:
    sounds = {"tune": TUNE, "wide": WIDE, None: None}
    texts = case.get("text", [""])
    return ComposeRequest(
        texts[0],
        more.pop("seconds", SECONDS),
        seed=5,
        variations=len(texts),
        guidance=case.get("guidance", 3.0),
        top_k=case.get("top_k", 250),
        melody=sounds[case.get("melody")],
        prime=sounds[case.get("prime")],
    )


def _tell(fraction: float | None, message: str) -> None:
    return


def test_the_samples_are_the_librarys(tmp_path: Path, home: Path) -> None:
    in_pack("torch", f"{DIRECT}:build", folder=tmp_path, names=["plain", "stereo", "melody"])
    steps = round(SECONDS * 50) + LATE
    cases = [{**case, "steps": steps, "seed": 5} for case in CASES]
    theirs = in_pack("torch", f"{DIRECT}:run", folder=tmp_path, cases=cases, tune=TUNE.samples, wide=WIDE.samples)
    told: list[float | None] = []

    async def ours() -> dict[str, Sequence[Audio]]:
        made: dict[str, Sequence[Audio]] = {}
        async with opened(home) as app:
            for model in ("plain", "stereo", "melody"):
                added = await app.models.add(tmp_path / model)
                assert (added.engine, added.state) == ("musicgen", "installed")
                composer = app.engines.composer(added.name)
                for case in CASES:
                    if case["model"] == model:
                        request = _request(case)
                        made[case["name"]] = await composed(composer, request, lambda share, _: told.append(share))
                able = composer.capabilities
                assert (able.melody, able.channels) == (model == "melody", 2 if model == "stereo" else 1)
                assert (able.sample_rate, able.device, able.precision) == (RATE, "cpu", "float32")
                if model == "plain":
                    await _from_tokens(composer, made["going-on"][0])
                    await _refusals(composer)
        return made

    made = asyncio.run(ours())
    for case in CASES:
        parts, library = made[case["name"]], theirs[case["name"]]
        assert len(parts) == len(case.get("text", [""])) == len(library)
        before = 25 if "prime" in case else 0
        for part, expected in zip(parts, library, strict=True):
            assert len(part.samples) == (before + 15) * HOP
            assert np.array_equal(part.samples.T.reshape(expected.shape), expected), case["name"]
    one, other = made["words"]
    assert not np.array_equal(one.samples, other.samples), "variations vary"
    first = {name: parts[0].samples for name, parts in made.items()}
    assert first["stereo"].shape[1] == 2
    for name, unlike in (("words", "nothing"), ("melody", "without-melody"), ("strict", "nothing")):
        assert not np.array_equal(first[name], first[unlike]), f"{name} is heeded"
    assert told[-1] == 1.0


async def _from_tokens(composer: Composer, expected: Audio) -> None:
    """Tokens are given back, and going on from those of the old music is going on from its sound."""
    case = next(case for case in CASES if case["name"] == "going-on")
    (made,) = await composer.compose(_request(case), _tell)
    assert made.codes is not None
    assert made.codes.shape == (4, 25 + 15)
    request = replace(_request(case), prime=None, prime_codes=made.codes[None, :, :25])
    (again,) = await composer.compose(request, _tell)
    assert np.array_equal(again.audio.samples, expected.samples)
    assert again.codes is not None
    assert np.array_equal(again.codes, made.codes)


async def _refusals(composer: Composer) -> None:
    for request, words in (
        (_request(CASES[0], seconds=30.5), "at most 30 s at once"),
        (_request(CASES[3], seconds=29.9), "0.5 s to go on from and 29.9 s"),
        (_request({**CASES[0], "melody": "tune"}), "cannot follow a melody"),
        (_request(CASES[0], seconds=0.001), "too short"),
    ):
        with pytest.raises(VoiceAppError, match=words):
            await composed(composer, request, _tell)


def test_what_there_is_when_it_is_enough_and_when_it_is_given_up(tmp_path: Path, home: Path) -> None:
    in_pack("torch", f"{DIRECT}:build", folder=tmp_path, names=["stereo"])
    words = {"text": ["calm piano", "calm piano"]}

    async def compose() -> None:
        async with opened(home) as app:
            composer = app.engines.composer((await app.models.add(tmp_path / "stereo")).name)
            second = await composed(composer, _request(words, seconds=1.0), _tell)
            for case, before in ((words, 0), ({**words, "prime": "wide"}, 25)):
                begun = await _begun(composer, _request(case, seconds=20.0))
                assert len(begun) == 2
                frames = len(begun[0].samples) / HOP
                assert frames == int(frames)
                assert before + 10 < frames < before + 800
                if before:
                    continue
                for part, whole in zip(begun, second, strict=True):
                    sure = min(len(part.samples), len(whole.samples)) - 4 * HOP  # the codec looks a little ahead
                    assert np.allclose(part.samples[:sure], whole.samples[:sure], atol=2e-3)
                    assert np.std(part.samples[:sure]) > 0.02
            begun_at = asyncio.Event()
            given_up = asyncio.create_task(
                composed(composer, _request(words, seconds=29.0), lambda share, _: begun_at.set())
            )
            await begun_at.wait()
            given_up.cancel()
            with pytest.raises(asyncio.CancelledError):
                await given_up
            again = await composed(composer, _request(words, seconds=1.0), _tell)
            assert np.array_equal(again[1].samples, second[1].samples), "the same seed, the same music"

    asyncio.run(compose())


async def _begun(composer: Composer, request: ComposeRequest) -> Sequence[Audio]:
    """What there is when it is enough soon after the beginning."""
    enough = asyncio.Event()

    def tell(share: float | None, message: str) -> None:
        if share and share > 0.02:
            enough.set()

    return await composed(composer, request, tell, enough.wait)


def test_a_missing_file_is_named(tmp_path: Path, home: Path) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "musicgen"}')
    for name in ("model.safetensors", "tokenizer.json", "preprocessor_config.json"):
        (tmp_path / name).touch()

    async def add() -> None:
        async with opened(home) as app:
            with pytest.raises(VoiceAppError, match=r"generation_config\.json is missing"):
                await app.models.add(tmp_path)

    asyncio.run(add())
