"""Who speaks into an answer: words take the floor, a cough or "mhm" does not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from tests.fakes.loop import run_virtual
from tests.unit.pipeline.conftest import Rig, talking
from voiceapp.core.events import TalkStateChanged, TurnDropped, TurnFinished, UserSaid, WordSpoken
from voiceapp.core.protocols import SpeakOptions

STORY = "Once there was a small cat in a big house by the sea."
REPLIES = {"Tell me a story.": STORY, "What about the dog?": "There was no dog.", "Stop.": "Okay."}


@asynccontextmanager
async def telling(*heard: str, words: int = 4, **options: Any) -> AsyncIterator[Rig]:
    """A talk that has told ``words`` words of the story and then hears ``heard``."""
    wanted = {"voice_interrupts": True, "speculate_s": 0.064, **options}
    async with asyncio.timeout(60), talking("Tell me a story.", *heard, replies=REPLIES, **wanted) as rig:
        rig.sound.say(1.0)
        while len(rig.all(WordSpoken)) < words:
            await asyncio.sleep(0.01)
        yield rig


def spoken_words(rig: Rig, turn: TurnFinished) -> str:
    return turn.reply[: turn.heard]


def test_a_cough_holds_the_answer_and_it_goes_on_at_the_same_word() -> None:
    async def scenario() -> None:
        async with telling("") as rig:
            cough = rig.sound.say(0.3, after=0.1)
            (turn,) = await rig.finished()
            assert not turn.interrupted
            assert spoken_words(rig, turn) == STORY
            assert rig.sound.stops == []
            (held,) = rig.sound.pauses
            assert held - cough.start_s == pytest.approx(0.2, abs=0.05)
            (again,) = [span for span in rig.sound.output if span.start_s > held][:1]
            # Resumed by the transcript made in the first silence, not by the endpoint or the clock.
            assert again.start_s - cough.end_s < 0.3
            (resumed,) = [float(str(call[1])) for call in rig.sound.calls if call[0] == "resume"]
            assert resumed == pytest.approx(round(resumed / 0.25) * 0.25)  # the beginning of a word
            assert len(rig.all(TurnDropped)) == 1
            assert [event.state for event in rig.all(TalkStateChanged)][-3:] == ["hearing", "speaking", "listening"]

    run_virtual(scenario())


@pytest.mark.parametrize("sound", ["Mhm.", "Right.", "Yeah."])
def test_a_backchannel_does_not_take_the_floor(sound: str) -> None:
    async def scenario() -> None:
        async with telling(sound) as rig:
            rig.sound.say(0.4, after=0.1)
            (turn,) = await rig.finished()
            assert (turn.interrupted, spoken_words(rig, turn)) == (False, STORY)
            assert [event.text for event in rig.all(UserSaid)] == ["Tell me a story."]
            assert len(rig.chat.prompts) == 1

    run_virtual(scenario())


def test_words_cut_the_answer_and_history_keeps_what_was_heard() -> None:
    async def scenario() -> None:
        async with telling("What about the dog?") as rig:
            voice = rig.sound.say(1.2, after=0.1)
            first, second = await rig.finished(2)
            assert first.interrupted
            cut = rig.sound.pauses[0]
            assert cut - voice.start_s == pytest.approx(0.2, abs=0.05)
            heard = sum(span.end_s - span.start_s for span in rig.sound.output if span.turn == first.turn)
            assert len(spoken_words(rig, first).split()) == pytest.approx(heard / 0.25, abs=0.51)
            assert second.reply == "There was no dog."
            told = [message.text for message in rig.chat.prompts[-1] if message.role == "assistant"]
            assert told == [spoken_words(rig, first)]

    run_virtual(scenario())


def test_one_word_that_is_no_backchannel_takes_the_floor() -> None:
    async def scenario() -> None:
        async with telling("Stop.") as rig:
            rig.sound.say(0.4, after=0.1)
            first, second = await rig.finished(2)
            assert first.interrupted
            assert (second.transcript, second.reply) == ("Stop.", "Okay.")

    run_virtual(scenario())


def test_what_is_not_understood_does_not_take_the_floor() -> None:
    async def scenario() -> None:
        async with telling("the uh") as rig:
            rig.transcriber.confidence = 0.1
            rig.sound.say(0.3, after=0.1)
            (turn,) = await rig.finished()
            assert (turn.interrupted, spoken_words(rig, turn)) == (False, STORY)

    run_virtual(scenario())


def test_a_transcriber_that_takes_too_long_lets_the_answer_go_on_and_words_still_cut_it() -> None:
    async def scenario() -> None:
        async with telling("Stop.", resume_s=1.0) as rig:
            rig.transcriber.delay_s = 2.0
            voice = rig.sound.say(0.3, after=0.1)
            first, second = await rig.finished(2)
            (held,) = rig.sound.pauses
            again = next(span for span in rig.sound.output if span.start_s > held)
            assert again.start_s - voice.end_s == pytest.approx(1.0, abs=0.1)
            assert first.interrupted
            assert second.reply == "Okay."

    run_virtual(scenario())


def test_without_patience_every_sound_stops_the_answer_at_once() -> None:
    async def scenario() -> None:
        async with telling("", resume_s=0.0) as rig:
            rig.sound.say(0.3, after=0.1)
            (turn,) = await rig.finished()
            assert turn.interrupted
            assert rig.sound.pauses == []
            assert len(rig.sound.stops) == 1

    run_virtual(scenario())


def test_going_on_before_the_answer_sounds_takes_the_answer_back() -> None:
    async def scenario() -> None:
        replies = {"Set a timer": "For how long?", "Set a timer For ten minutes.": "Ten minutes."}
        async with asyncio.timeout(60), talking("Set a timer", "For ten minutes.", replies=replies) as rig:
            rig.chat.delay_s = 2.0
            rig.sound.say(1.0)
            rig.sound.say(1.0, after=2.2)  # half a second after the endpoint; the model still thinks
            first, second = await rig.finished(2)
            assert (first.reply, first.interrupted) == ("", True)
            assert second.reply == "Ten minutes."
            assert {speech.turn for speech in rig.sound.played} == {second.turn}

    run_virtual(scenario())


def test_a_cough_while_the_model_thinks_only_delays_its_answer() -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), talking("Tell me a story.", "", replies=REPLIES) as rig:
            rig.chat.delay_s = 1.0
            rig.sound.say(1.0)
            rig.sound.say(0.3, after=2.0)
            (turn,) = await rig.finished()
            assert (turn.interrupted, spoken_words(rig, turn)) == (False, STORY)
            assert len(rig.all(TurnDropped)) == 1

    run_virtual(scenario())


def test_stop_pressed_while_the_answer_is_held_ends_it_where_it_was_held() -> None:
    async def scenario() -> None:
        async with telling("") as rig:
            rig.sound.say(1.0, after=0.1)
            while not rig.sound.pauses:
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.2)
            await rig.talk.interrupt()
            (turn,) = await rig.finished()
            assert turn.interrupted
            heard = sum(span.end_s - span.start_s for span in rig.sound.output)
            assert len(spoken_words(rig, turn).split()) == pytest.approx(heard / 0.25, abs=0.51)
            assert rig.talk.state == "listening"

    run_virtual(scenario())


@pytest.mark.parametrize(
    ("seconds", "delay_s"),
    [(0.15, 0.0), (0.3, 2.0)],
    ids=["too short to hold the answer", "transcribed when the answer goes on already"],
)
def test_a_backchannel_that_does_not_hold_the_answer_does_not_cut_it_either(seconds: float, delay_s: float) -> None:
    async def scenario() -> None:
        async with telling("Mhm.", resume_s=0.5) as rig:
            rig.transcriber.delay_s = delay_s
            rig.sound.say(seconds, after=0.1)
            (turn,) = await rig.finished()
            assert (turn.interrupted, spoken_words(rig, turn)) == (False, STORY)
            assert [event.text for event in rig.all(UserSaid)] == ["Tell me a story."]

    run_virtual(scenario())


def test_a_backchannel_of_two_words_is_one_in_the_language_of_the_talk() -> None:
    async def scenario() -> None:
        async with telling("Ach so.", speak=SpeakOptions(language="de")) as rig:
            rig.sound.say(0.9, after=0.1)  # long enough for both words to be a partial transcript
            rig.transcriber.language = "de"
            (turn,) = await rig.finished()
            assert (turn.interrupted, spoken_words(rig, turn)) == (False, STORY)

    run_virtual(scenario())


@pytest.mark.parametrize("before_s", [0.1, 0.8])
def test_yeah_said_into_an_offer_accepts_it(before_s: float) -> None:
    async def scenario() -> None:
        story = "One cat. Two dogs. Three birds. Four fish."
        replies = {"Tell me a story.": story}
        async with (
            asyncio.timeout(60),
            talking("Tell me a story.", "Yeah.", replies=replies, voice_interrupts=True, speculate_s=0.064) as rig,
        ):
            rig.sound.say(1.0)
            rig.sound.say(0.4, after=1.0 + 0.7 + 16 * 0.25 - before_s)  # 6 words of the story, 10 of the offer
            first, second = await rig.finished(2)
            assert first.interrupted == (before_s > 0.2)
            assert spoken_words(rig, first).strip() == "One cat. Two dogs. Three birds."
            assert second.reply == "Four fish."

    run_virtual(scenario())


def test_an_unclear_stop_stops() -> None:
    async def scenario() -> None:
        async with telling("Stop.") as rig:
            rig.transcriber.confidence = 0.4
            rig.sound.say(0.4, after=0.1)
            first, second = await rig.finished(2)
            assert first.interrupted
            assert second.reply == "Okay."

    run_virtual(scenario())


def test_what_was_unclear_and_not_asked_about_cannot_be_confirmed() -> None:
    async def scenario() -> None:
        async with telling("Delete.", "Yes.") as rig:
            rig.transcriber.confidence = 0.55
            rig.sound.say(0.3, after=0.1)
            await rig.finished()
            rig.transcriber.confidence = 0.9
            rig.sound.say(0.6, after=0.5)
            _, second = await rig.finished(2)
            assert second.transcript == "Yes."

    run_virtual(scenario())


def test_an_answer_to_something_typed_waits_for_who_speaks_already() -> None:
    async def scenario() -> None:
        async with telling("") as rig:
            voice = rig.sound.say(3.0, after=0.1)  # no words are found in it
            while not rig.sound.pauses:
                await asyncio.sleep(0.01)
            rig.chat.delay_s = 0.3
            await rig.talk.send("What about the dog?")
            first, second = await rig.finished(2)
            assert first.interrupted
            (began,) = [span.start_s for span in rig.sound.output if span.turn == second.turn][:1]
            assert began > voice.end_s
            assert (second.interrupted, second.heard) == (False, len(second.reply))

    run_virtual(scenario())
