"""A voice of the library speaks through an engine that can, in its own manner, and only where it may."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.voices import VoiceHouse
from tests.unit.services.test_voices import consent
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Speech
from voiceapp.core.protocols import Capabilities, SpeakOptions, Timbre
from voiceapp.core.voices import Manner, Voice
from voiceapp.services.latents import Latents
from voiceapp.services.voice_speech import RATE, LibrarySynthesizer, VoiceSpeech

CLONES = ("xtts", "speecht5")


class Engine:
    """Both what speaks and what listens to samples; it keeps what it was told."""

    def __init__(self, name: str, desk: Desk) -> None:
        self.name, self.desk = name, desk
        self.capabilities = Capabilities(cloning=name in CLONES)

    async def condition(self, samples: AsyncIterator[Audio]) -> Timbre:
        heard = [sample.duration_s async for sample in samples]
        self.desk.listened.append((self.name, heard))
        return {"seconds": np.array(heard, np.float32)}

    async def model_key(self) -> str:
        return f"{self.name}-{self.desk.version}"

    async def speak(self, turn: int, sentence: int, text: str, options: SpeakOptions) -> AsyncIterator[Speech]:
        self.desk.spoken.append((self.name, options))
        yield Speech(turn, sentence, Audio(np.ones(160, np.float32), 16_000))


class Desk(VoiceHouse):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.version = 1
        self.chosen = "espeak"
        self.installed = ["kokoro", "xtts"]
        self.listened: list[tuple[str, list[float]]] = []
        self.spoken: list[tuple[str, SpeakOptions]] = []
        self.speech = VoiceSpeech(
            lambda text: Engine(text, self),
            lambda text: Engine(text, self),
            lambda: self.chosen,
            self._best,
            Latents(folder / "voices"),
            self.library.folder,
            self._decode,
        )

    async def _best(self) -> list[str]:
        return self.installed

    async def linda(self) -> Voice:
        samples = [self.recording("one.wav", rate=RATE), self.recording("two.wav", 7.0, 90.0, RATE)]
        voice = await self.library.add("Linda", "own", samples=samples)
        await self.store.set_consent(voice.id, consent(voice))
        return await self.library.get(voice.id)

    async def say(self, engine: str, options: SpeakOptions) -> None:
        library = self.library
        synthesizer = LibrarySynthesizer(Engine(engine, self), engine, library.find, self.speech, library.is_aside)
        assert [part async for part in synthesizer.speak(1, 0, "Hello.", options)]


def at_a_desk(folder: Path, scenario: Callable[[Desk], Awaitable[None]]) -> None:
    async def run() -> None:
        desk = Desk(folder)
        async with desk.open():
            await scenario(desk)

    asyncio.run(run())


async def refusal(call: Awaitable[object]) -> VoiceAppError:
    with pytest.raises(VoiceAppError) as caught:
        await call
    return caught.value


def test_samples_are_listened_to_once_for_each_engine_and_each_version_of_its_model(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        voice = await desk.linda()
        for _ in range(2):
            prepared = await desk.speech.prepare(voice)
            assert (prepared.engine, prepared.model) == ("xtts", "xtts-1")
            assert prepared.options.timbre is not None
            assert prepared.options.timbre["seconds"].tolist() == [8.0, 7.0]
        await desk.speech.prepare(voice, "speecht5")
        assert desk.listened == [("xtts", [8.0, 7.0]), ("speecht5", [8.0, 7.0])]
        desk.version = 2
        await desk.speech.prepare(voice)
        await desk.library.use_sample(voice.samples[0], False)
        await desk.speech.prepare(await desk.library.get(voice.id))
        assert desk.listened[2:] == [("xtts", [8.0, 7.0]), ("xtts", [7.0])]

    at_a_desk(tmp_path, scenario)


def test_the_chosen_engine_speaks_where_it_can_clone(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        voice = await desk.linda()
        desk.chosen = "speecht5"
        assert (await desk.speech.prepare(voice)).engine == "speecht5"
        desk.chosen, desk.installed = "espeak", ["kokoro"]
        error = await refusal(desk.speech.prepare(voice))
        assert (error.code, "Linda" in error.message) == ("engine-cannot-clone", True)
        assert (await refusal(desk.speech.prepare(voice, "espeak"))).code == "engine-cannot-clone"

    at_a_desk(tmp_path, scenario)


def test_without_consent_no_engine_hears_a_sample(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        voice = await desk.linda()
        await desk.store.delete_consent(voice.id)
        silent = await desk.library.get(voice.id)
        assert (await refusal(desk.speech.prepare(silent))).code == "consent-missing"
        assert (await refusal(desk.say("xtts", SpeakOptions(voice="linda")))).code == "consent-missing"
        assert (desk.listened, desk.spoken) == ([], [])

    at_a_desk(tmp_path, scenario)


def test_nothing_is_said_in_a_voice_that_waits_to_be_deleted_until_it_is_taken_back(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        voice = await desk.linda()
        for aside in (False, True, False):
            desk.library.set_aside(voice.id, aside)
            await desk.say("xtts", SpeakOptions(voice="Linda", language="en"))
        cloned, plain, again = (options for _, options in desk.spoken)
        assert cloned.timbre is not None
        assert again.timbre is not None
        assert plain == SpeakOptions(language="en"), "as the engine speaks by itself"
        desk.library.set_aside(voice.id, True)
        assert await desk.library.list() == []
        await desk.library.delete(voice.id)
        assert not desk.library.folder(voice.id).exists()

    at_a_desk(tmp_path, scenario)


def test_a_name_of_the_library_goes_before_an_engines_own(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        voice = await desk.linda()
        await desk.library.set_manner(voice.id, Manner(1.5, 0.4, 7))
        asked = SpeakOptions("LINDA", "de", speed=2.0, volume=0.5, pitch=1.0)
        await desk.say("espeak", asked)
        (engine, told), *_ = desk.spoken
        assert engine == "xtts"
        assert told == replace(asked, voice="", speed=3.0, seed=7, temperature=0.4)
        assert told.timbre is not None
        await desk.say("speecht5", replace(asked, seed=9))
        engine, told = desk.spoken[-1]
        assert (engine, told.seed) == ("speecht5", 9)
        await desk.say("espeak", SpeakOptions("english"))
        assert desk.spoken[-1] == ("espeak", SpeakOptions("english"))

    at_a_desk(tmp_path, scenario)


def test_voices_that_are_not_cloned_speak_through_their_own_engine(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        add = desk.library.add
        await add("Emil", "described", engine="parler", recipe={"gender": "male", "pitch": "low"})
        await add("Wren", "model", engine="kokoro", recipe={"voice": "af_sky"})
        await add("Both", "blend", engine="kokoro", recipe={"weights": {"af_heart": 60, "af_sky": 40}})
        for name in ("Emil", "Wren", "Both"):
            await desk.say("espeak", SpeakOptions(name))
        assert [engine for engine, _ in desk.spoken] == ["parler", "kokoro", "kokoro"]
        described, own, blend = (options.voice for _, options in desk.spoken)
        assert "male speaker" in described
        assert "low-pitch" in described
        assert (own, blend) == ("af_sky", "af_heart:0.6+af_sky:0.4")

    at_a_desk(tmp_path, scenario)


def test_a_sample_removed_outside_the_program_is_told(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        voice = await desk.linda()
        (desk.library.folder(voice.id) / voice.samples[0].file).unlink()
        assert (await refusal(desk.speech.prepare(voice))).code == "sample-gone"

    at_a_desk(tmp_path, scenario)
