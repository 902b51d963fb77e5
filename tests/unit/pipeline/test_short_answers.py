"""Three sentences of a long answer are spoken; the rest is shown, offered and, if wanted, spoken."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from tests.fakes.loop import run_virtual
from tests.unit.pipeline.conftest import talking
from voiceapp.core.protocols import SpeakOptions
from voiceapp.pipeline.short_answers import ShortAnswer, asks_for_all, offer

SPOKEN = ["The sun is a star.", "It is very hot.", "It is far away."]
REST = ["Plants need it.", "We do too."]
LONG = " ".join(SPOKEN + REST)
OFFER = ["There is more on the screen. Shall I go on?"]
QUESTION = "What is the sun?"


def test_three_sentences_are_spoken_and_the_rest_is_shown_and_offered() -> None:
    async def scenario() -> None:
        async with talking(QUESTION, replies={QUESTION: LONG}) as rig:
            rig.sound.say(1.0)
            (turn,) = await rig.finished()
            assert rig.synthesizer.spoken == SPOKEN + OFFER
            assert turn.reply == LONG
            assert not turn.interrupted
            assert turn.reply[: turn.heard] == " ".join(SPOKEN)
            told = [message.text for message in rig.talk.history.prompt("", [])]
            assert told == [QUESTION, " ".join(SPOKEN)]

    run_virtual(scenario())


@pytest.mark.parametrize("words", ["Go on.", "Continue, please.", "Yes, please.", "Read on!", "Weiter."])
def test_go_on_speaks_the_rest_without_the_model(words: str) -> None:
    async def scenario() -> None:
        async with talking(QUESTION, words, replies={QUESTION: LONG}) as rig:
            rig.sound.say(1.0)
            await rig.finished()
            rig.sound.say(0.5, after=0.5)
            _, second = await rig.finished(2)
            assert rig.synthesizer.spoken == SPOKEN + OFFER + REST
            assert second.reply == " ".join(REST)
            assert second.heard == len(second.reply)
            assert len(rig.chat.prompts) == 1

    run_virtual(scenario())


def test_no_ends_it_and_go_on_still_works_later() -> None:
    async def scenario() -> None:
        async with talking(QUESTION, "No, thanks.", "Go on.", replies={QUESTION: LONG}) as rig:
            for turns in (1, 2, 3):
                rig.sound.say(0.8, after=0.5)
                await rig.finished(turns)
            assert rig.synthesizer.spoken == [*SPOKEN, *OFFER, "Okay.", *REST]

    run_virtual(scenario())


def test_another_question_forgets_the_rest_and_yes_is_then_a_word_for_the_model() -> None:
    async def scenario() -> None:
        replies = {QUESTION: LONG, "What now?": "Tea.", "Yes.": "Good.", "Go on.": "I do."}
        async with talking(QUESTION, "What now?", "Yes.", "Go on.", replies=replies) as rig:
            for turns in (1, 2, 3, 4):
                rig.sound.say(0.8, after=0.5)
                await rig.finished(turns)
            assert rig.synthesizer.spoken == [*SPOKEN, *OFFER, "Tea.", "Good.", "I do."]

    run_virtual(scenario())


def test_go_on_after_an_interruption_takes_up_where_it_was_cut() -> None:
    async def scenario() -> None:
        story = {"Tell me.": "Once there was a small cat in a big house by the sea."}
        async with talking("Tell me.", "Stop.", "Go on.", replies=story, voice_interrupts=True) as rig:
            rig.sound.say(1.0)
            rig.sound.say(0.8, after=1.0 + 0.7 + 1.1)
            first, _ = await rig.finished(2)
            rig.sound.say(0.8, after=0.5)
            third = (await rig.finished(3))[2]
            assert first.reply[: first.heard] + " " + third.reply == story["Tell me."]

    run_virtual(scenario())


def test_a_question_typed_over_an_answer_leaves_nothing_of_it_to_go_on_with() -> None:
    async def scenario() -> None:
        replies = {QUESTION: LONG, "What now?": "Tea.", "Go on.": "I do."}
        async with talking(QUESTION, "Go on.", replies=replies) as rig:
            rig.sound.say(1.0)
            while SPOKEN[1] not in rig.synthesizer.spoken:
                await asyncio.sleep(0.05)
            await rig.talk.send("What now?")
            rig.sound.say(0.8, after=0.5)
            *_, last = await rig.finished(3)
            assert (last.transcript, last.reply) == ("Go on.", "I do.")

    run_virtual(scenario())


@pytest.mark.parametrize(
    "question",
    ["Tell me everything about the sun.", "Explain it in detail.", "Read it all.", "Erkläre es ausführlich."],
)
def test_who_asks_for_all_hears_all(question: str) -> None:
    async def scenario() -> None:
        async with talking(question, replies={question: LONG}) as rig:
            rig.sound.say(1.0)
            (turn,) = await rig.finished()
            assert rig.synthesizer.spoken == SPOKEN + REST
            assert turn.heard == len(LONG)

    run_virtual(scenario())


def test_the_setting_turns_it_off_and_a_typed_question_has_no_limit() -> None:
    async def scenario() -> None:
        async with talking(QUESTION, replies={QUESTION: LONG}, short_answers=False) as rig:
            rig.sound.say(1.0)
            await rig.finished()
            assert rig.synthesizer.spoken == SPOKEN + REST
        async with talking(replies={QUESTION: LONG}) as rig:
            await rig.talk.send(QUESTION)
            assert rig.synthesizer.spoken == SPOKEN + REST

    run_virtual(scenario())


def test_an_interrupted_offer_leaves_what_was_heard_as_it_was() -> None:
    async def scenario() -> None:
        async with talking(QUESTION, replies={QUESTION: LONG}) as rig:
            rig.sound.say(1.0)
            while OFFER[0] not in rig.synthesizer.spoken:
                await asyncio.sleep(0.05)
            await asyncio.sleep(14 * 0.25)  # the three sentences are over by then
            await rig.talk.interrupt()
            (turn,) = await rig.finished()
            assert turn.reply[: turn.heard] == " ".join(SPOKEN)

    run_virtual(scenario())


def test_in_a_language_without_an_offer_the_rest_is_only_shown() -> None:
    async def scenario() -> None:
        async with talking(QUESTION, replies={QUESTION: LONG}) as rig:
            rig.options = replace(rig.options, home="pl", speak=SpeakOptions(language="pl"))
            rig.transcriber.language = "pl"
            rig.sound.say(1.0)
            (turn,) = await rig.finished()
            assert rig.synthesizer.spoken == SPOKEN
            assert turn.heard == len(" ".join(SPOKEN))

    run_virtual(scenario())


def spoken(*sentences: str) -> list[str]:
    short, reply, taken = ShortAnswer(limited=True), "\n".join(sentences), []
    position = 0
    for sentence in sentences:
        if short.speaks(reply, (position, position + len(sentence))):
            taken.append(sentence)
        position += len(sentence) + 1
    return taken


def test_the_clause_that_is_spoken_early_is_no_sentence_of_its_own() -> None:
    sentences = ["Well, I think,", "it is hot.", "Yes.", "Very.", "So."]
    assert spoken(*sentences) == sentences[:4]


def test_a_short_list_is_not_torn_apart() -> None:
    items = [f"{number}. Item" for number in range(1, 9)]
    assert spoken("Buy these:", *items, "That is all.", "Really.") == ["Buy these:", *items, "That is all."]
    assert spoken(*(f"- Item {number}" for number in range(30)))[-1] == "- Item 11"


def test_the_offer_is_in_the_language_that_is_spoken() -> None:
    assert offer("de-AT").startswith("Mehr steht")
    assert offer("xx") == ""
    assert asks_for_all("Lies mir alles vor")
    assert not asks_for_all("What is the time?")
