"""Consent with a real encoder and a real recogniser: the speaker is accepted, others and old readings are not."""

from __future__ import annotations

import asyncio
from pathlib import Path

import soundfile

from tests.packs.pack import opened
from tests.unit.engines.speech import spoken
from voiceapp.app import App
from voiceapp.core.frames import SPEECH_RATE
from voiceapp.services.consent import ConsentAnswer

WOMAN, MAN = "slt", "rms"
SAMPLES = (
    "The north wind and the sun were disputing which was the stronger, when a traveller came along.",
    "They agreed that the one who first made him take off his cloak should be the winner of the day.",
)


def test_only_the_speaker_of_the_samples_gives_consent_with_the_words_asked_for(tmp_path: Path, home: Path) -> None:
    def said(name: str, text: str, voice: str = WOMAN) -> Path:
        path = tmp_path / f"{name}.wav"
        soundfile.write(path, spoken(text, voice), SPEECH_RATE)
        return path

    async def read(app: App, voice: int, name: str, speaker: str) -> tuple[ConsentAnswer, str]:
        text = (await app.voices.consent.ask(voice)).sentence.text
        return await app.voices.consent.check(voice, said(name, text, speaker)), text

    async def work() -> None:
        async with opened(home) as app:
            files = [said(f"sample{number}", text) for number, text in enumerate(SAMPLES)]
            linda = (await app.voices.library.add("Linda", "own", samples=files)).id

            answer, _ = await read(app, linda, "man", MAN)
            assert answer.refused
            assert answer.refused.code == "consent-voice"
            assert answer.words
            assert answer.words > 0.7
            assert answer.similarity
            assert answer.similarity < 0.7

            await app.voices.consent.ask(linda)
            answer = await app.voices.consent.check(linda, said("other", " ".join(SAMPLES[::-1]) + " Good night."))
            assert answer.refused
            assert answer.refused.code in ("consent-words", "consent-replayed")

            answer, text = await read(app, linda, "woman", WOMAN)
            assert answer.refused is None
            assert answer.similarity
            assert answer.similarity > 0.8
            voice = await app.voices.library.get(linda)
            assert voice.consent_state == "matched"
            assert voice.consent
            assert (voice.consent.sentence, voice.consent.engine) == (text, "resemblyzer")

            await app.voices.consent.ask(linda)
            answer = await app.voices.consent.check(linda, said("again", text))
            assert answer.refused
            assert answer.refused.code == "consent-replayed"

            await app.voices.library.add_sample(linda, said("stranger", SAMPLES[0], MAN))
            assert not await app.voices.consent.rematch(linda)
            assert (await app.voices.library.get(linda)).consent_state == "none"

    asyncio.run(work())
