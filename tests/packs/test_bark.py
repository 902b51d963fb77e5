"""Bark from its folder through the program to speech, compared with the library's own."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest

from tests.packs.direct.stopped import STEPS
from tests.packs.pack import in_pack, opened
from tests.packs.spoken import check_words, copied_without, joined, spoken
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.protocols import SpeakOptions

FIRST = "Hello there [laughs] how are you? [clears throat] Well, it was a long day, and nobody had come."
SECOND = "So we went home, sat down by the fire and told each other stories until the morning came over the hills."


def test_speech_is_the_librarys_with_its_cues(tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "bark"
    theirs = in_pack(
        "torch",
        "tests.packs.direct.bark:build_and_run",
        folder=folder,
        texts=[FIRST, SECOND],
        voice="v2/en_speaker_6",
        seed=7,
    )
    text = f"{FIRST} {SECOND}"

    async def ours() -> None:
        async with opened(home) as app:
            added = await app.models.add(folder)
            assert (added.engine, added.state) == ("bark", "installed")
            engine = app.engines.synthesizer(added.name)
            parts = await spoken(engine, text, SpeakOptions(seed=7))  # the language's first preset
            assert len(parts) == 2
            assert np.allclose(joined(parts), theirs["spoken"], atol=1e-6)
            cueless = text.replace("[laughs] ", "").replace("[clears throat] ", "")
            check_words(parts, text, "".join(c for c in cueless if c.isalnum() or c == " ").split())
            # The third that is listed is not there.
            assert engine.capabilities.voices == ("v2/de_speaker_3", "v2/en_speaker_6")
            assert engine.capabilities.languages == ("de", "en")
            assert (await app.engines.voices(added.name))[0] == {"name": "v2/de_speaker_3", "language": "de"}
            freely = joined(await spoken(engine, text, SpeakOptions(seed=7, temperature=2.0)))
            assert not np.array_equal(joined(parts), freely)
            german = joined(await spoken(engine, FIRST, SpeakOptions(language="de", seed=7)))
            assert not np.array_equal(german, parts[0].audio.samples)
            for foreign in ("v2/fr_speaker_0", "../secret.npz"):
                with pytest.raises(VoiceAppError) as caught:
                    await spoken(engine, FIRST, SpeakOptions(voice=foreign))
                assert caught.value.code == "voice-unknown"
                assert "v2/en_speaker_6" in caught.value.next_step
            partial = copied_without(folder, tmp_path / "partial", "generation_config.json")
            with pytest.raises(VoiceAppError) as caught:
                await app.models.add(partial)
            assert "generation_config.json is missing" in caught.value.message

    asyncio.run(ours())
    assert theirs["stopped"] == {"steps": STEPS, "parts": 0}
