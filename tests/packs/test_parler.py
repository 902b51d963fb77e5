"""Parler-TTS from its folder through the program to sound, compared with the library's own streamer."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.packs.pack import in_pack, opened
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Speech
from voiceapp.core.protocols import SpeakOptions, Synthesizer
from voiceapp.core.voice_words import VoiceProperties, describe

DIRECT = "tests.packs.direct.parler"
TEXT = "Hello there, my dear friend."
CALM = "A calm low voice in a small room"
RATE, HOP, STEPS = 44_100, 512, 43


async def speak(engine: Synthesizer, text: str = TEXT, **options: Any) -> list[Speech]:
    return [part async for part in engine.speak(0, 0, text, SpeakOptions(**options))]


def sound(parts: list[Speech]) -> np.ndarray[Any, Any]:
    return np.concatenate([part.audio.samples for part in parts])


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, Any]]:
    """A model, one with the tokenizer of a multilingual one, and what the library itself makes of the first."""
    folder, wide = tmp_path_factory.mktemp("models") / "parler", tmp_path_factory.mktemp("models") / "wide"
    stride = HOP * (STEPS - 9) // 6
    call = {"description": CALM, "text": TEXT, "seed": 7, "steps": STEPS, "stride": stride}
    return folder, wide, in_pack("parler", f"{DIRECT}:prepare", folder=folder, wide=wide, **call)


def test_the_streamed_sound_is_the_librarys(models: tuple[Path, Path, dict[str, Any]], home: Path) -> None:
    folder, _, theirs = models

    async def ours() -> list[Speech]:
        async with opened(home) as app:
            added = await app.models.add(folder)
            assert (added.engine, added.state) == ("parler", "installed")
            engine = app.engines.synthesizer(added.name)
            parts = await speak(engine, voice=CALM, seed=7)
            assert (engine.capabilities.device, engine.capabilities.precision) == ("cpu", "float32")
            assert {"Jon", "Laura"} <= set(engine.capabilities.voices)
            assert engine.capabilities.sample_rate == RATE

            assert not np.array_equal(sound(await speak(engine, voice=CALM, seed=8)), sound(parts))
            for temperature, same in ((1.0, True), (0.3, False)):  # the library's own is 1
                drawn = sound(await speak(engine, voice=CALM, seed=7, temperature=temperature))
                assert np.array_equal(drawn, sound(parts)) == same
            said = await speak(
                engine, voice=describe(VoiceProperties(name="Jon", speed="high")), seed=7, volume=0.5
            )
            named = await speak(engine, voice="jon", speed=1.3, seed=7)
            assert np.allclose(sound(said), sound(named) * 0.5)
            assert not np.array_equal(sound(named), sound(parts))
            with pytest.raises(VoiceAppError) as caught:
                await speak(engine, language="de")
            assert caught.value.code == "language-unknown"

            with pytest.raises(VoiceAppError) as caught:
                await speak(engine, voice="low " * 200)
            assert caught.value.code == "voice-description-long"
            assert "512 are the most" in caught.value.message
            assert await speak(engine, "...") == []

            # Given up after its first part; the next call has the model to itself.
            stream = engine.speak(0, 0, TEXT * 20, SpeakOptions(seed=7))
            await anext(stream)
            await stream.aclose()  # type: ignore[attr-defined]
            assert np.array_equal(sound(await speak(engine, voice=CALM, seed=7)), sound(parts))
            return parts

    parts = asyncio.run(ours())
    assert [len(part.audio.samples) for part in parts] == theirs["lengths"]
    assert len(parts) > 2  # it was streamed
    assert np.array_equal(sound(parts), theirs["streamed"])
    assert len(sound(parts)) == len(theirs["whole"])

    words = [word for part in parts for word in part.words]
    assert [word.text for word in words] == ["Hello", "there", "my", "dear", "friend"]
    assert all(TEXT[word.start : word.end] == word.text and not word.exact for word in words)
    times = [time for word in words for time in (word.start_s, word.end_s)]
    assert times == sorted(times)
    assert times[-1] == pytest.approx(len(sound(parts)) / RATE, abs=0.01)


def test_folders_that_will_not_do(models: tuple[Path, Path, dict[str, Any]], home: Path) -> None:
    folder, wide, _ = models

    async def add() -> None:
        async with opened(home) as app:
            # A multilingual model reads descriptions by another tokenizer, which lies in a repository of its own.
            added = await app.models.add(wide)
            with pytest.raises(VoiceAppError) as caught:
                await speak(app.engines.synthesizer(added.name))
            assert "description_tokenizer/tokenizer.json is missing" in caught.value.message
            # With it the model is whole. What goes wrong while it speaks is told: the library has no beam search.
            (wide / "description_tokenizer").mkdir()
            for name in ("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json"):
                shutil.copy(folder / name, wide / "description_tokenizer" / name)
            engine = app.engines.synthesizer(added.name)
            with pytest.raises(VoiceAppError) as caught:
                await speak(engine)
            assert caught.value.code == "engine-failed"
            assert "Sophia" in engine.capabilities.voices
            assert "de" in engine.capabilities.languages
            (folder / "model.safetensors").rename(folder / "renamed.safetensors")
            with pytest.raises(VoiceAppError) as caught:
                await app.models.add(folder)
            assert "model.safetensors is missing" in caught.value.message

    asyncio.run(add())
