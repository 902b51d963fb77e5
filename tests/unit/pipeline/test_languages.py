from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import numpy as np
import pytest

from tests.fakes.loop import run_virtual
from tests.fakes.models import ScriptedChat, ScriptedSynthesizer, ScriptedTranscriber
from tests.fakes.sound import FakeSound
from tests.unit.pipeline.conftest import talking
from voiceapp.core.frames import Audio, Segment, Transcript
from voiceapp.core.language_names import language_codes, language_name
from voiceapp.core.protocols import Capabilities, ListenOptions
from voiceapp.pipeline.languages import SettledTranscriber, SpokenLanguage, answer_in, in_language
from voiceapp.pipeline.options import Engines, TalkOptions

LONG, SHORT = 3.0, 0.6


class Polyglot(ScriptedTranscriber):
    """Hears a script of (text by language, detected language, its probability), one entry an utterance."""

    def __init__(self, *script: tuple[dict[str, str], str, float | None]) -> None:
        super().__init__()
        self.capabilities = Capabilities(languages=("en", "de", "fr", "es"))
        self.script = list(script)
        self.asked: list[ListenOptions] = []

    async def listen(
        self, turn: int, audio: AsyncIterator[Audio], options: ListenOptions
    ) -> AsyncIterator[Transcript]:
        seconds = sum([part.duration_s async for part in audio])
        self.asked.append(options)
        texts, detected, probability = self.script[0]
        language = options.language or detected
        text = texts.get(language, "nonsense")
        yield Transcript(
            turn,
            text,
            True,
            language,
            (Segment(text, 0.0, seconds),),
            None,
            None if options.language else probability,
        )

    def next(self) -> None:
        self.script.pop(0)


def spoken(*allowed: str, language: str = "en") -> SpokenLanguage:
    """A talk that is surely in ``language`` already."""
    talk = SpokenLanguage(allowed)
    assert talk.settle(1, language, 0.99, LONG, 9) == language
    return talk


def test_a_short_utterance_keeps_the_language_however_sure_the_detector_is() -> None:
    talk = spoken()
    assert talk.settle(2, "nl", 0.99, SHORT, 1) == "en"
    assert talk.settle(3, "nl", 0.99, LONG, 2) == "en", "two words, slowly"
    assert talk.settle(4, "nl", 0.99, SHORT, 5) == "en", "five words, quickly"


def test_a_sure_detection_switches_at_once_and_an_unsure_one_the_second_time() -> None:
    talk = spoken()
    assert talk.settle(2, "de", 0.95, LONG, 8) == "de"
    assert talk.settle(3, "fr", 0.5, LONG, 8) == "de"
    assert talk.settle(4, "fr", 0.5, LONG, 8) == "fr"
    assert talk.settle(5, "en", None, LONG, 8) == "fr", "an engine that tells no probability"
    assert talk.settle(6, "en", None, LONG, 8) == "en"


def test_two_unsure_detections_count_only_in_a_row() -> None:
    talk = spoken()
    assert talk.settle(2, "de", 0.5, LONG, 8) == "en"
    assert talk.settle(3, "en", 0.9, LONG, 8) == "en"
    assert talk.settle(4, "de", 0.5, LONG, 8) == "en"
    assert talk.settle(5, "fr", 0.5, LONG, 8) == "en", "another one than before"
    assert talk.settle(6, "de", 0.5, LONG, 8) == "en"


def test_a_guess_at_a_pause_counts_once() -> None:
    talk = spoken()
    for _ in range(3):  # the same turn, heard again as it goes on
        assert talk.settle(2, "de", 0.5, LONG, 8) == "en"
    assert talk.settle(2, "en", 0.9, LONG, 12) == "en"
    assert talk.settle(3, "de", 0.5, LONG, 8) == "en", "what was guessed before the turn's end is forgotten"


def test_the_first_utterance_is_believed_until_a_longer_one_says_otherwise() -> None:
    talk = SpokenLanguage()
    assert talk.current is None
    assert talk.settle(1, "nl", 0.4, SHORT, 1) == "nl"
    assert talk.settle(2, "de", 0.5, LONG, 8) == "de"
    assert talk.settle(3, "en", 0.5, LONG, 8) == "de"


def test_a_language_outside_of_the_allowed_ones_changes_nothing() -> None:
    talk = SpokenLanguage(("en", "de"))
    assert talk.current == "en"
    assert talk.settle(1, "es", 0.99, LONG, 8) == "en"
    assert talk.settle(2, "es", 0.99, LONG, 8) == "en"
    assert talk.settle(3, "de", 0.6, LONG, 8) == "de"


def hear(talk: SpokenLanguage, engine: Polyglot, seconds: float, turn: int = 2) -> Transcript:
    async def audio() -> AsyncIterator[Audio]:
        yield Audio(np.zeros(int(16_000 * seconds), np.float32), 16_000)

    async def work() -> Transcript:
        heard = [part async for part in SettledTranscriber(engine, talk).listen(turn, audio(), ListenOptions())]
        return heard[-1]

    return asyncio.run(work())


def test_what_was_heard_in_a_language_that_is_not_settled_upon_is_heard_again() -> None:
    engine = Polyglot(({"en": "yes please do", "nl": "jazz plies doe"}, "nl", 0.9))
    heard = hear(spoken(), engine, 1.0)
    assert (heard.text, heard.language) == ("yes please do", "en")
    assert [options.language for options in engine.asked] == [None, "en"]


def test_detection_is_asked_among_the_allowed_languages_only() -> None:
    engine = Polyglot(({"de": "wie spät ist es jetzt", "en": "we spate"}, "es", 0.9))
    heard = hear(spoken("en", "de", language="de"), engine, 2.0)
    assert engine.asked[0].languages == ("en", "de")
    assert (heard.text, heard.language) == ("wie spät ist es jetzt", "de")


def test_a_language_that_is_given_is_not_doubted() -> None:
    async def audio() -> AsyncIterator[Audio]:
        yield Audio(np.zeros(16_000, np.float32), 16_000)

    async def work() -> None:
        engine = Polyglot(({"de": "ja"}, "nl", 0.9))
        options = ListenOptions(language="de")
        heard = [part async for part in SettledTranscriber(engine, spoken()).listen(1, audio(), options)]
        assert [(part.text, part.language) for part in heard] == [("ja", "de")]
        assert engine.asked == [options]

    asyncio.run(work())


@pytest.mark.parametrize(
    ("language", "before", "added"),
    [
        ("en", None, ""),
        ("en", "en", ""),
        (None, "de", ""),
        ("de", "en", "(Answer in German.)"),
        ("de", "de", "(Answer in German.)"),
        ("en", "de", "(Answer in English.)"),
    ],
)
def test_the_model_is_told_the_language_where_it_is_not_the_usual_one(
    language: str | None, before: str | None, added: str
) -> None:
    assert answer_in(language, before, "en", Capabilities(languages=("*",))) == added
    assert answer_in(language, before, "en", Capabilities()) == added
    assert answer_in(language, before, "en", Capabilities(languages=("en",))) == "", "it has no choice"


def test_another_language_gets_its_own_voice() -> None:
    base = TalkOptions(voices={"de": "Anna"})
    base = replace(base, speak=replace(base.speak, voice="Heart", language="en-us"))
    assert in_language(base, "en") is base
    assert in_language(base, None) is base
    german, french = in_language(base, "de").speak, in_language(base, "fr").speak
    assert (german.language, german.voice) == ("de", "Anna")
    assert (french.language, french.voice) == ("fr", ""), "the engine's own"


def test_languages_have_names_and_lists_of_them_are_read() -> None:
    assert language_name("de-AT") == "German"
    assert language_name("zh") == "Chinese"
    assert language_name("xx") == "xx"
    assert language_codes(" en, de_AT; DE ,fr,") == ("en", "de", "fr")


def test_a_talk_that_changes_its_language_is_answered_and_spoken_in_it() -> None:
    """English, a short "Ja." taken for German, then German for sure, then English again."""
    script = (
        ({"en": "What time is it in Berlin?"}, "en", 0.98),
        ({"en": "Yeah.", "de": "Ja."}, "de", 0.99),
        ({"de": "Wie spät ist es in Paris?"}, "de", 0.97),
        ({"en": "And what time is it in London?"}, "en", 0.97),
    )

    async def scenario() -> None:
        engine, talk = Polyglot(*script), SpokenLanguage(("en", "de"))
        chat, voice = ScriptedChat({}), ScriptedSynthesizer()
        hearing = SettledTranscriber(engine, talk)
        async with talking(sound=FakeSound(), voices={"de": "Anna"}) as rig:
            rig.talk._engines = lambda: Engines(hearing, chat, voice)
            for number, seconds in enumerate((2.0, 0.4, 2.0, 2.0)):
                rig.sound.say(seconds)
                await rig.finished(number + 1)
                engine.next()
            turns = await rig.finished(4)
        assert [turn.language for turn in turns] == ["en", "en", "de", "en"]
        assert [turn.transcript for turn in turns][1] == "Yeah."
        assert [(options.language, options.voice) for options in voice.options] == [
            ("en", ""), ("en", ""), ("de", "Anna"), ("en", ""),
        ]  # fmt: skip
        last = [prompt[-1].text for prompt in chat.prompts]
        assert last == [
            "What time is it in Berlin?",
            "Yeah.",
            "Wie spät ist es in Paris?\n(Answer in German.)",
            "And what time is it in London?\n(Answer in English.)",
        ]
        for before, after in zip(chat.prompts, chat.prompts[1:], strict=False):
            assert after[: len(before)] == before, "the prompt grows at its end only"

    run_virtual(scenario())
