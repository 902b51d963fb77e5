"""SpeechT5 from its folder through the program to speech, compared with the library's own."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest

from tests.packs.direct.stopped import STEPS
from tests.packs.pack import in_pack, opened, samples, tone
from tests.packs.spoken import check_words, copied_without, joined, spoken
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import SpeakOptions

FIRST = "the quick brown fox jumps over the lazy dog, and the small dog over nothing."
SECOND = (
    "hello there world, this is a small text about nothing, about the quick fox, the lazy dog, "
    "the small world there and another quick fox over the lazy dog"
)


def silent(seconds: float) -> Audio:
    return Audio(np.zeros(round(seconds * 16_000), np.float32), 16_000)


def test_speech_is_the_librarys_and_marked(tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "speecht5"
    one, other = tone(4.0, 16_000), tone(3.0, 16_000, pitch=150.0, seed=1)
    theirs = in_pack(
        "torch",
        "tests.packs.direct.speecht5:build_and_run",
        folder=folder,
        texts=[FIRST, SECOND],
        seed=7,
        one=one.samples,
        other=other.samples,
    )
    text = f"{FIRST} {SECOND}"  # longer than the 200 characters that it takes at once

    async def ours() -> None:
        async with opened(home) as app:
            added = await app.models.add(folder)
            assert (added.engine, added.state) == ("speecht5", "installed")
            engine = app.engines.synthesizer(added.name)
            parts = await spoken(engine, text, SpeakOptions(voice="SLT", seed=7))
            assert len(parts) == 2
            assert np.allclose(joined(parts), theirs["spoken"], atol=1e-5)
            check_words(parts, text, text.replace(",", "").replace(".", "").split())
            assert engine.capabilities.voices == ("Eva", "awb", "slt")
            assert [voice["name"] for voice in await app.engines.voices(added.name)] == ["Eva", "awb", "slt"]
            with pytest.raises(VoiceAppError) as caught:
                await spoken(engine, FIRST, SpeakOptions(voice="nobody"))
            assert caught.value.code == "voice-unknown"
            assert "Eva, awb, slt" in caught.value.next_step
            with pytest.raises(VoiceAppError) as caught:
                await spoken(engine, FIRST, SpeakOptions(language="de"))
            assert caught.value.code == "language-unknown"
            assert await spoken(engine, " ", SpeakOptions()) == []
            quiet = joined(await spoken(engine, "hello", SpeakOptions(voice="Eva", seed=7, volume=0.5)))
            loud = joined(await spoken(engine, "hello", SpeakOptions(seed=7)))
            assert 0 < np.abs(quiet).max() < np.abs(loud).max()

            cloner = app.engines.cloner(added.name)
            found = await cloner.condition(samples(one))
            # The library's pooling adds noise of 1e-5.
            assert np.allclose(found["xvector"], theirs["one"], atol=1e-4)
            both = (await cloner.condition(samples(one, other)))["xvector"]
            mean = theirs["one"] + theirs["other"]
            assert np.allclose(both, mean / np.linalg.norm(mean), atol=1e-4)
            again = (await cloner.condition(samples(one)))["xvector"]
            assert np.array_equal(again, found["xvector"])
            cloned = joined(await spoken(engine, FIRST, SpeakOptions(seed=7, timbre={"xvector": theirs["one"]})))
            assert np.allclose(cloned, theirs["cloned"], atol=1e-5)
            for nothing in (samples(), samples(tone(0.2, 16_000)), samples(silent(3.0))):
                with pytest.raises(VoiceAppError) as caught:
                    await cloner.condition(nothing)
                assert caught.value.code == "no-voice"

            mute = copied_without(folder, tmp_path / "mute", "voice_encoder/embedding_model.ckpt")
            with pytest.raises(VoiceAppError) as caught:
                await app.engines.cloner(f"speecht5:{mute}").condition(samples(one))
            assert "voice_encoder/embedding_model.ckpt is missing" in caught.value.message
            assert "spkrec-xvect-voxceleb" in caught.value.next_step

            partial = copied_without(folder, tmp_path / "partial", "vocoder/config.json")
            with pytest.raises(VoiceAppError) as caught:
                await app.models.add(partial)
            assert "vocoder/config.json is missing" in caught.value.message

    asyncio.run(ours())
    assert theirs["stopped"] == {"steps": STEPS, "parts": 0}
