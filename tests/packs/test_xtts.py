"""XTTS from its folder through the program to streamed speech, compared with the library's own."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path

import numpy as np
import pytest

from tests.packs.direct.stopped import STEPS
from tests.packs.pack import chunks, in_pack, opened, tone
from tests.packs.spoken import check_words, copied_without, joined, spoken
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.protocols import SpeakOptions

FIRST = (
    "It was a bright cold day in spring, and the clocks were striking, so that nobody could hear his own words, "
    "nor those of anybody else who stood beside him in the street at noon."
)
SECOND = "We all went home, one after the other, and sat down to a late and quiet meal of bread and soup."


def test_speech_is_the_librarys_streamed_and_marked(tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "xtts"
    reference = tone(4.0, 22_050)
    theirs = in_pack(
        "torch",
        "tests.packs.direct.xtts:build_and_run",
        folder=folder,
        voice="Alan Day",
        texts=[FIRST, SECOND],
        seed=7,
        samples=reference.samples,
    )
    weights = _hash(folder)
    text = f"{FIRST} {SECOND}"  # longer than the 250 characters that it takes at once

    async def ours() -> None:
        async with opened(home) as app:
            added = await app.models.add(folder)
            assert (added.engine, added.state) == ("xtts", "installed")
            engine = app.engines.synthesizer(added.name)
            parts = await spoken(engine, text, SpeakOptions(voice="alan day", seed=7))
            assert len(parts) >= 4  # each of the two pieces comes in several
            assert len(parts[0].audio.samples) < theirs["first"]
            # Marked in blocks and as a whole the ends differ a little; other tokens, a thousand times as much.
            assert np.allclose(joined(parts), theirs["spoken"], atol=1e-3)
            check_words(parts, text, text.replace(",", "").replace(".", "").split())
            own = joined(await spoken(engine, FIRST, SpeakOptions(voice="alan day", seed=7)))
            higher = joined(await spoken(engine, FIRST, SpeakOptions(voice="alan day", seed=7, pitch=4)))
            assert len(higher) == pytest.approx(len(own), rel=0.03)  # higher at the same pace
            assert _centre_hz(higher) > 1.1 * _centre_hz(own)
            assert engine.capabilities.voices == ("Ada Byron", "Alan Day")
            assert {"en", "de", "ru"} <= set(engine.capabilities.languages)
            for options in (SpeakOptions(voice="nobody"), SpeakOptions(language="fi")):
                with pytest.raises(VoiceAppError) as caught:
                    await spoken(engine, SECOND, options)
                assert ("Ada Byron, Alan Day" if options.voice else "en, es, fr") in caught.value.next_step
            assert await spoken(engine, " ... ", SpeakOptions()) == []

            worker = await app.engines.worker("tts", added.name)
            stereo = Audio(np.stack([reference.samples, reference.samples], axis=1), reference.rate)
            latents = await worker.call("condition", {}, chunks(stereo, 1.5)).result
            assert np.allclose(latents["gpt_cond_latent"], theirs["latent"], atol=1e-6)
            assert np.allclose(latents["speaker_embedding"], theirs["embedding"], atol=1e-6)
            cloning = worker.call("speak", {"text": FIRST, "seed": 7, "latents": latents})
            cloned = np.concatenate([part["audio"].samples async for part in cloning])
            assert np.allclose(cloned, theirs["cloned"], atol=1e-3)
            with pytest.raises(VoiceAppError) as caught:
                await worker.call("condition", {}, chunks(tone(1.0, 16_000))).result
            assert caught.value.code == "recording-too-short"

            partial = copied_without(folder, tmp_path / "partial", "speakers_xtts.pth")
            with pytest.raises(VoiceAppError) as caught:
                await app.models.add(partial)
            assert "speakers_xtts.pth is missing" in caught.value.message

    asyncio.run(ours())
    assert theirs["stopped"]["parts"] == 0
    assert theirs["stopped"]["steps"] <= STEPS + 1
    assert _hash(folder) == weights
    assert _hash(tmp_path / "xtts-library") != weights  # what the library by itself does to the published file


def _centre_hz(samples: Samples) -> float:
    """The centre of the power spectrum of sound at 24 kHz."""
    power = np.abs(np.fft.rfft(samples)) ** 2
    return float((np.fft.rfftfreq(len(samples), 1 / 24_000) * power).sum() / power.sum())


def _hash(folder: Path) -> str:
    return hashlib.sha256((folder / "model.pth").read_bytes()).hexdigest()
