"""Who answers, in which language and by which voice: personas, spare voices and what the model is told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, cast

import pytest

from tests.fakes.loop import run_virtual
from tests.fakes.models import FakeTools, ScriptedSynthesizer
from tests.fakes.sound import FakeSound
from tests.fakes.stores import MemoryConversations, MemoryFacts, MemoryPersonas
from tests.unit.services.test_talk_service import FakeEngines
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Event, EventBus, Notice, TurnDropped, TurnFinished
from voiceapp.core.frames import Speech
from voiceapp.core.personas import Persona
from voiceapp.core.protocols import Capabilities, SpeakOptions
from voiceapp.core.settings import Settings
from voiceapp.services.character import Character, voices_by_language
from voiceapp.services.facts import FactsService
from voiceapp.services.personas import PersonasService
from voiceapp.services.spare_voice import SpareVoice
from voiceapp.services.talk import TalkService
from voiceapp.services.turn_keeper import TurnKeeper

CAPTAIN = Persona("Captain", "You are a sea captain.", voice="Neptune", language="de", engine="llama:big.gguf")


class Kokoro(ScriptedSynthesizer):
    """Has the voice Heart, and speaks English only."""

    capabilities = Capabilities(languages=("en-us",), voices=("Heart",))

    async def speak(self, turn: int, sentence: int, text: str, options: SpeakOptions) -> AsyncIterator[Speech]:
        if options.voice not in ("", "Heart"):
            raise VoiceAppError("voice-unknown", "There is no such voice.")
        async for speech in super().speak(turn, sentence, text, options):
            yield speech


class House(FakeEngines):
    """Engines with a choosy voice; espeak speaks everything."""

    def __init__(self, *heard: str) -> None:
        super().__init__(*heard)
        self.tts: Kokoro = Kokoro()
        self.espeak = ScriptedSynthesizer()
        self.asked: list[str] = []

    def chat(self, text: str = "") -> Any:
        self.asked.append(text)
        return self.llm

    def synthesizer(self, text: str = "") -> Any:
        return self.espeak if text == "espeak" else self.tts


class Rig:
    """A talk with personas and facts, typed to."""

    def __init__(self, home: Path, *personas: Persona, facts: tuple[str, ...] = (), **settings: Any) -> None:
        self.bus, self.told, self.settings = EventBus(), [], Settings(home / "settings.json")
        self.bus.subscribe(Event, self.told.append)
        for key, value in settings.items():
            self.settings.override(key.replace("__", "."), value)
        self.engines = House()
        self.personas = PersonasService(MemoryPersonas(*personas), self.settings, self.bus)
        self.facts = FactsService(MemoryFacts(*facts), self.settings, self.bus)
        engines = cast("Any", self.engines)
        self.character = Character(self.settings, engines, self.bus, self.personas, self.facts)
        keeper = TurnKeeper(cast("Any", MemoryConversations()), self.settings, self.bus)
        self.talk = TalkService(
            self.settings, self.bus, FakeSound(), FakeTools(), keeper, engines, home / "q.wav", [],
            lambda event: "", None, self.character,
        )  # fmt: skip

    told: list[Event]

    def notices(self) -> list[Notice]:
        return [event for event in self.told if isinstance(event, Notice)]

    def turns(self) -> list[TurnFinished]:
        return [event for event in self.told if isinstance(event, TurnFinished)]


def test_a_persona_with_an_absent_voice_is_told_once_and_the_talk_goes_on(tmp_path: Path) -> None:
    async def scenario() -> None:
        rig = Rig(tmp_path, Persona("Captain", "You are a sea captain.", voice="Neptune"))
        await rig.personas.choose("captain")
        await rig.talk.send("Hello.")
        await rig.talk.send("Hello.")
        await rig.talk.end()
        assert [turn.reply for turn in rig.turns()] == ["Hello to you."] * 2
        assert [turn.heard for turn in rig.turns()] == [len("Hello to you.")] * 2
        assert rig.engines.tts.spoken == ["Hello to you."] * 2, "by the engine's own voice"
        (notice,) = rig.notices()
        assert notice.code == "voice-absent"
        assert notice.level == "warning"
        assert "Neptune" in notice.sentence
        assert notice.next_step

    run_virtual(scenario())


def test_what_the_voice_cannot_speak_espeak_speaks(tmp_path: Path) -> None:
    async def scenario() -> None:
        rig = Rig(tmp_path, engines__language="de")
        await rig.talk.send("Hello.")
        await rig.talk.end()
        assert rig.engines.tts.spoken == []
        assert rig.engines.espeak.spoken == ["Hello to you."]
        assert rig.engines.espeak.options[0].language == "de"
        assert [notice.code for notice in rig.notices()] == ["language-absent"]
        assert "German" in rig.notices()[0].sentence

    run_virtual(scenario())


def test_a_voice_that_fails_in_mid_sentence_is_not_replaced() -> None:
    class Breaking(ScriptedSynthesizer):
        async def speak(self, *arguments: Any) -> AsyncIterator[Speech]:
            async for speech in super().speak(*arguments):
                yield speech
                raise VoiceAppError("voice-unknown", "It is gone.")

    async def scenario() -> None:
        spare = ScriptedSynthesizer()
        voice = SpareVoice(Breaking(), lambda: spare, lambda error: None)
        with pytest.raises(VoiceAppError):
            [part async for part in voice.speak(1, 0, "Hello to you.", SpeakOptions())]
        assert spare.spoken == []

    asyncio.run(scenario())


def test_the_chosen_persona_decides_prompt_language_voice_and_engine(tmp_path: Path) -> None:
    async def scenario() -> None:
        rig = Rig(tmp_path, CAPTAIN, talk__persona="Be helpful.", engines__voice="Heart")
        plain = rig.character.options(False, False)
        assert (plain.persona, plain.speak.voice, plain.listen.language) == ("Be helpful.", "Heart", "en")
        await rig.personas.choose("Captain")
        captain = rig.character.options(False, False)
        assert captain.persona == "You are a sea captain.\n\nAnswer in German."
        assert (captain.listen.language, captain.speak.language, captain.home) == ("de", "de", "de")
        assert captain.speak.voice == "Neptune"
        rig.character.in_use()
        assert rig.engines.asked == ["llama:big.gguf"]
        await rig.talk.ready()
        assert ("llm", "llama:big.gguf") in rig.engines.prepared
        await rig.talk.end()

    run_virtual(scenario())


def test_a_persona_that_is_gone_leaves_the_default_one(tmp_path: Path) -> None:
    rig = Rig(tmp_path, talk__persona_name="Nobody", talk__persona="Be helpful.")
    assert rig.character.persona.name == "Assistant"
    assert rig.character.options(False, False).persona == "Be helpful."


def test_facts_stand_in_the_prompts_beginning_and_stay_the_same_through_the_talk(tmp_path: Path) -> None:
    async def scenario() -> None:
        rig = Rig(tmp_path, facts=("my sister is called Anna",))
        await rig.talk.new_conversation()
        await rig.talk.send("Hello.")
        await rig.facts.add("I like jazz")
        await rig.talk.send("What time is it?")
        await rig.talk.new_conversation()
        await rig.talk.send("Hello.")
        await rig.talk.end()
        first, second, third = rig.engines.llm.prompts
        assert "my sister is called Anna" in first[0].text
        assert second[: len(first)] == first, "append-only"
        assert "jazz" not in second[0].text
        assert "jazz" in third[0].text

    run_virtual(scenario())


def test_what_waits_to_be_deleted_is_out_of_the_talk_until_it_is_taken_back(tmp_path: Path) -> None:
    async def scenario() -> None:
        rig = Rig(tmp_path, CAPTAIN, facts=("my sister is called Anna", "I like jazz"))
        await rig.personas.choose("Captain")
        await rig.talk.new_conversation()
        for aside in (False, True, False):
            rig.facts.set_aside(1, aside)
            rig.personas.set_aside("Captain", aside)
            await rig.talk.send("Hello.")
        await rig.talk.end()
        before, without, again = (prompts[0].text for prompts in rig.engines.llm.prompts)
        assert before == again, "as it was, without a choice by the user"
        for words in ("sea captain", "sister"):
            assert words in before
            assert words not in without
        assert "I like jazz" in without

    run_virtual(scenario())


def test_a_persona_that_waited_is_deleted_and_another_one_chosen_meanwhile_stays(tmp_path: Path) -> None:
    async def scenario() -> None:
        rig = Rig(tmp_path, CAPTAIN, Persona("Nurse", "You are a nurse."))
        await rig.personas.choose("Captain")
        rig.personas.set_aside("Captain", True)
        await rig.personas.choose("Nurse")
        with pytest.raises(VoiceAppError) as raised:
            await rig.personas.choose("Captain")
        assert raised.value.code == "persona-unknown"
        await rig.personas.remove("Captain")
        rig.personas.set_aside("Captain", False)
        assert rig.character.persona.name == "Nurse"
        await rig.personas.add(CAPTAIN)
        await rig.personas.choose("Captain")
        rig.personas.set_aside("Captain", True)
        await rig.personas.remove("Captain")
        rig.personas.set_aside("Captain", False)
        assert rig.settings.text("talk.persona_name") == ""
        assert rig.character.persona.name == "Assistant"

    run_virtual(scenario())


def test_languages_that_are_allowed_and_their_voices(tmp_path: Path) -> None:
    rig = Rig(tmp_path, engines__language="auto", talk__languages="de, en", talk__voices="de: Anna; en: Heart; fr")
    options = rig.character.options(False, False)
    assert options.listen.language is None
    assert (options.home, options.speak.language, options.speak.voice) == ("de", "de", "Anna")
    assert options.voices == {"de": "Anna", "en": "Heart"}
    rig.settings.override("talk.languages", "fr")
    only = rig.character.options(False, False)
    assert (only.listen.language, only.speak.language) == ("fr", "fr"), "with one there is nothing to detect"
    assert voices_by_language("") == {}


def test_what_is_made_up_from_noise_does_not_change_the_language(tmp_path: Path) -> None:
    async def scenario() -> None:
        rig = Rig(tmp_path, engines__language="auto")
        for turn, language in ((1, "en"), (2, "es")):
            rig.character._spoken.settle(turn, language, 0.95, 3.0, 5)
        assert rig.character.options(False, False).speak.language == "es"
        rig.bus.publish(TurnDropped(2))
        assert rig.character.options(False, False).speak.language == "en"
        rig.bus.publish(TurnDropped(1))  # is over long since
        assert rig.character.options(False, False).speak.language == "en"

    run_virtual(scenario())
