"""Who answers, in which language, by which voice, and what is known about the user."""

from __future__ import annotations

from dataclasses import replace

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, Notice, TurnDropped
from voiceapp.core.language_names import family, language_codes, language_name
from voiceapp.core.personas import Persona
from voiceapp.core.setting import Value
from voiceapp.core.settings import Settings
from voiceapp.pipeline.languages import SettledTranscriber, SpokenLanguage
from voiceapp.pipeline.options import Engines, TalkOptions
from voiceapp.services.engines import EngineService
from voiceapp.services.facts import FactsService
from voiceapp.services.personas import PersonasService
from voiceapp.services.spare_voice import SpareVoice
from voiceapp.services.talk_settings import talk_options

SPARE = "espeak"
"""The engine that speaks what the chosen one cannot: it is always there and knows most languages."""


class Character:
    """What of a talk belongs to its persona. Without personas or facts the settings alone decide."""

    def __init__(
        self,
        settings: Settings,
        engines: EngineService,
        bus: EventBus,
        personas: PersonasService | None = None,
        facts: FactsService | None = None,
    ) -> None:
        self._settings = settings
        self._engines = engines
        self._bus = bus
        self._personas = personas
        self._facts = facts
        self._spoken = self._languages()
        self._voices = voices_by_language(settings.text("talk.voices"))
        self._told: set[str] = set()
        settings.listen(self._on_setting)
        bus.subscribe(TurnDropped, lambda event: self._spoken.drop(event.turn))

    @property
    def persona(self) -> Persona:
        """Who answers."""
        if self._personas:
            return self._personas.chosen
        return Persona("", self._settings.text("talk.persona"))

    async def begin(self) -> None:
        """A conversation begins: what is known about the user is told as it is now, and stays so until the next."""
        if self._personas:
            await self._personas.load()
        if self._facts:
            await self._facts.begin()

    def options(self, held: bool, input_waits: bool, stays_open: bool = False) -> TalkOptions:
        """The options of the next turn."""
        options, persona = talk_options(self._settings, held, input_waits, stays_open), self.persona
        pinned = self._pinned
        language = pinned or self._spoken.current or "en"
        home = pinned or (self._spoken.allowed[0] if self._spoken.allowed else "en")
        own = persona.voice or self._settings.text("engines.voice")
        voices = {**self._voices, family(home): own or self._voices.get(family(home), "")}
        told = [persona.prompt]
        if pinned and family(pinned) != "en":
            told.append(f"Answer in {language_name(pinned)}.")
        if self._facts:
            told.append(self._facts.told)
        return replace(
            options,
            persona="\n\n".join(filter(None, told)),
            home=family(home),
            voices=voices,
            listen=replace(options.listen, language=pinned),
            speak=replace(options.speak, language=language, voice=voices.get(family(language), "")),
        )

    def in_use(self) -> Engines:
        """The engines of the next turn."""
        engines, asked = self._engines, self.persona.engine
        return Engines(
            SettledTranscriber(engines.transcriber(), self._spoken),
            engines.chat(asked) if asked else engines.chat(),
            SpareVoice(engines.synthesizer(), lambda: engines.synthesizer(SPARE), self._tell_once),
            turn_detector=engines.turn_detector(),
            second=engines.second_opinion(),
        )

    @property
    def _pinned(self) -> str | None:
        """The language that is not detected, None where it is."""
        language = self.persona.language or self._settings.text("engines.language")
        if language != "auto":
            return language
        return self._spoken.allowed[0] if len(self._spoken.allowed) == 1 else None

    def _languages(self) -> SpokenLanguage:
        return SpokenLanguage(language_codes(self._settings.text("talk.languages")))

    def _on_setting(self, key: str, value: Value) -> None:
        if key in ("engines.language", "talk.languages"):
            self._spoken = self._languages()
        if key == "talk.voices":
            self._voices = voices_by_language(self._settings.text(key))
        if key in ("engines.tts", "engines.voice", "talk.voices", "talk.persona_name"):
            self._told.clear()

    def _tell_once(self, missing: VoiceAppError) -> None:
        if missing.message not in self._told:
            self._told.add(missing.message)
            notice = Notice.of(missing, action="settings:engines.voice")
            self._bus.publish(replace(notice, level="warning"))


def voices_by_language(text: str) -> dict[str, str]:
    """The voices in "de: german; fr: french", by language; what has no colon is left out."""
    pairs = (part.partition(":") for part in text.replace("\n", ";").split(";"))
    return {family(code): voice.strip() for code, colon, voice in pairs if colon and voice.strip()}
