"""Unlucky moments of the talk service: two wishes at once, and devices that go in mid-sentence."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.fakes.loop import run_virtual
from tests.fakes.sound import FakeSound
from tests.unit.services.test_talk_service import Rig, service
from voiceapp.core.events import (
    MicrophoneChanged,
    ReplyGrew,
    TimerFired,
    TimerInfo,
    TurnDropped,
    TurnFinished,
    WordSpoken,
)
from voiceapp.core.protocols import SoundOptions

STORY = "Once there was a small cat in a big house by the sea."


class SlowSound(FakeSound):
    """Takes half a second to open, as a process does, and counts how often it is open at once."""

    def __init__(self) -> None:
        super().__init__()
        self.open_now = 0
        self.most = 0

    async def open(self, options: SoundOptions) -> None:
        self.open_now += 1
        self.most = max(self.most, self.open_now)
        await asyncio.sleep(0.5)
        await super().open(options)

    async def close(self) -> None:
        self.open_now -= 1
        await super().close()

    @property
    def hears(self) -> bool:
        return bool(self.open_now and self.options and self.options.use_microphone)


async def _begin_story(rig: Rig) -> asyncio.Task[None]:
    rig.engines.llm.replies["Tell me a story."] = STORY
    sending = asyncio.create_task(rig.talk.send("Tell me a story."))
    while not any(event.text.startswith("Once") for event in rig.all(ReplyGrew)):
        await asyncio.sleep(0.01)
    await asyncio.sleep(1.1)
    return sending


def test_a_new_talk_in_mid_answer_leaves_the_cut_turn_where_it_was_asked(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), service(tmp_path) as rig:
            await rig.talk.send("Hello.")
            await rig.stored(1)
            sending = await _begin_story(rig)
            await rig.talk.new_conversation()
            await sending
            await rig.stored(2)
            assert rig.talk.conversation is None
            await rig.talk.send("Hello.")
            await rig.stored(3)
            assert [turn.transcript for turn in rig.store.turns[1]] == ["Hello.", "Tell me a story."]
            assert [turn.transcript for turn in rig.store.turns[2]] == ["Hello."]
            assert rig.all(TurnFinished)[2].conversation == 0

    run_virtual(scenario())


def test_the_first_turn_of_a_talk_that_is_left_at_once_gets_a_talk_of_its_own(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), service(tmp_path) as rig:
            sending = await _begin_story(rig)
            await rig.talk.new_conversation()
            await sending
            await rig.talk.send("Hello.")
            await rig.stored(2)
            assert [[turn.transcript for turn in turns] for turns in rig.store.turns.values()] == [
                ["Tell me a story."], ["Hello."],
            ]  # fmt: skip

    run_virtual(scenario())


def test_a_sound_setting_changed_in_mid_answer_takes_effect_after_it(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), service(tmp_path, "Tell me a story.", "Hello.") as rig:
            rig.engines.llm.replies["Tell me a story."] = STORY
            await rig.talk.open()
            rig.sound.say(1.0)
            while not rig.all(WordSpoken):
                await asyncio.sleep(0.01)
            rig.settings.set("sound.sensitivity", "high")
            rig.settings.set("talk.headphones", True)
            await rig.stored(1)
            (turn,) = rig.all(TurnFinished)
            assert turn.heard == len(STORY)
            await asyncio.sleep(1.0)
            assert rig.sound.options is not None
            assert rig.sound.options.headphones
            rig.sound.say(1.0)
            await rig.stored(2)
            assert rig.store.turns[1][1].transcript == "Hello."

    run_virtual(scenario())


def test_the_speech_detector_s_setting_opens_the_sound_anew(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), service(tmp_path) as rig:
            await rig.talk.open()
            rig.settings.set("sound.sensitivity", "high")
            await asyncio.sleep(1.0)
            assert [name for name, _ in rig.sound.calls if name in ("open", "close")] == ["open", "close", "open"]
            assert rig.talk.microphone == "open"

    run_virtual(scenario())


def test_a_key_let_go_before_the_microphone_was_open_closes_it(tmp_path: Path) -> None:
    async def scenario() -> None:
        sound = SlowSound()
        async with asyncio.timeout(60), service(tmp_path, sound=sound) as rig:
            pressed = asyncio.create_task(rig.talk.hold(True))
            await asyncio.sleep(0.1)
            await rig.talk.hold(False)
            await pressed
            await asyncio.sleep(2.0)
            assert not sound.hears
            assert rig.talk.microphone == "closed"

    run_virtual(scenario())


def test_the_key_pressed_again_into_the_answer_still_closes_the_microphone_in_the_end(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), service(tmp_path, "Hello.", "What time is it?") as rig:
            rig.engines.llm.replies["Hello."] = STORY
            for count in (1, 2):
                await rig.talk.hold(True)
                rig.sound.say(1.0, after=0.2)
                await asyncio.sleep(1.3)
                await rig.talk.hold(False)
                while len(rig.all(WordSpoken)) < count:
                    await asyncio.sleep(0.01)
            await rig.stored(2)
            await asyncio.sleep(2.0)
            assert rig.talk.microphone == "closed"

    run_virtual(scenario())


def test_a_word_said_just_before_the_key_is_let_go_is_heard(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), service(tmp_path, "Hello.") as rig:
            await rig.talk.hold(True)
            rig.sound.say(0.3, after=0.2)
            await asyncio.sleep(0.25)  # the detector is not sure yet
            await rig.talk.hold(False)
            await rig.stored(1)
            await asyncio.sleep(2.0)
            assert rig.talk.microphone == "closed"

    run_virtual(scenario())


def test_a_microphone_closed_while_muted_hears_when_it_is_opened_again(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), service(tmp_path, "Hello.") as rig:
            await rig.talk.open()
            await asyncio.sleep(0.1)
            await rig.talk.mute(True)
            await rig.talk.close()
            await rig.talk.open()
            await asyncio.sleep(0.1)
            assert rig.talk.microphone == "open"
            rig.sound.say(1.0)
            await rig.stored(1)

    run_virtual(scenario())


def test_a_muted_microphone_that_is_plugged_in_again_stays_muted_and_says_so(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), service(tmp_path) as rig:
            await rig.talk.open()
            await asyncio.sleep(0.1)
            await rig.talk.mute(True)
            rig.sound.plug("Headset", "You are now heard through the headset.")
            await asyncio.sleep(0.1)
            assert rig.talk.microphone == "muted"
            rig.settings.set("sound.sensitivity", "high")
            await asyncio.sleep(1.0)
            assert (rig.talk.microphone, rig.sound.muted) == ("muted", True)
            assert MicrophoneChanged("muted", "Headset") in rig.all(MicrophoneChanged)

    run_virtual(scenario())


def test_muted_in_mid_sentence_what_was_said_is_answered(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), service(tmp_path, "Hello.") as rig:
            await rig.talk.open()
            rig.sound.say(2.0)
            await asyncio.sleep(1.0)
            await rig.talk.mute(True)
            await rig.stored(1)
            assert rig.store.turns[1][0].transcript == "Hello."

    run_virtual(scenario())


def test_what_is_typed_while_the_sample_plays_does_not_open_the_microphone(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), service(tmp_path, "What time is it?") as rig:
            sample = asyncio.create_task(rig.talk.answer_sample())
            rig.sound.say(1.0, after=0.3)
            await asyncio.sleep(0.5)
            typed = asyncio.create_task(rig.talk.send("Hello."))
            rig.bus.publish(TimerFired(TimerInfo(1, "timer", "Tea", 0.0)))
            rig.sound.end_input(after=6.0)
            await asyncio.gather(sample, typed)
            opened = [options for name, options in rig.sound.calls if name == "open"]
            assert all(isinstance(options, SoundOptions) and options.input_file for options in opened[:1])
            assert len(opened) == 1
            assert rig.talk.microphone == "closed"

    run_virtual(scenario())


def test_closing_ends_the_sample(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), service(tmp_path, "What time is it?") as rig:
            sample = asyncio.create_task(rig.talk.answer_sample())
            rig.sound.say(3.0)
            await asyncio.sleep(1.0)
            await rig.talk.close()
            await sample
            assert len(rig.all(TurnDropped)) == 1

    run_virtual(scenario())


def test_sound_is_opened_by_one_at_a_time(tmp_path: Path) -> None:
    async def scenario() -> None:
        sound = SlowSound()
        async with asyncio.timeout(60), service(tmp_path, sound=sound) as rig:
            for number, label in enumerate(("Tea", "Eggs", "Bread")):
                rig.bus.publish(TimerFired(TimerInfo(number, "timer", label, 0.0)))
            await asyncio.gather(rig.talk.open(), rig.talk.send("Hello."))
            await rig.stored(4)
            assert sound.most == 1
            assert rig.talk.microphone == "open"
            assert sorted(turn.reply for turn in rig.store.turns[1]) == [
                "Bread is due.", "Eggs is due.", "Hello to you.", "Tea is due.",
            ]  # fmt: skip

    run_virtual(scenario())


def test_a_microphone_closed_in_mid_answer_hears_when_it_is_opened_again(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), service(tmp_path, "Tell me a story.", "Hello.") as rig:
            rig.engines.llm.replies["Tell me a story."] = STORY
            await rig.talk.open()
            rig.sound.say(1.0)
            while not rig.all(WordSpoken):
                await asyncio.sleep(0.01)
            await rig.talk.close()
            assert rig.talk.state == "off"
            await rig.talk.open()
            rig.sound.say(1.0)
            await rig.stored(2)
            assert rig.store.turns[1][1].transcript == "Hello."

    run_virtual(scenario())


def test_a_timer_is_announced_after_the_microphone_was_closed_in_mid_sentence(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), service(tmp_path, "Hello.") as rig:
            await rig.talk.open()
            rig.sound.say(3.0)
            await asyncio.sleep(1.0)
            await rig.talk.close()
            rig.bus.publish(TimerFired(TimerInfo(1, "timer", "Tea", 0.0)))
            await rig.stored(1)
            assert rig.engines.tts.spoken == ["Tea is due."]

    run_virtual(scenario())


def test_a_correction_is_remembered_by_its_own_turn_only(tmp_path: Path) -> None:
    async def scenario() -> None:
        sound = SlowSound()
        async with asyncio.timeout(60), service(tmp_path, "Hollow.", sound=sound) as rig:
            await rig.talk.send("Hollow.")
            (heard,) = await rig.stored(1)
            await rig.talk.close()
            await rig.talk.correct(heard.id, "  ")
            await asyncio.gather(rig.talk.correct(heard.id, "Hello."), rig.talk.send("What time is it?"))
            await rig.stored(3)
            remembered = {turn.transcript: turn.corrected_from for turn in rig.store.turns[1]}
            assert remembered == {"Hollow.": None, "Hello.": "Hollow.", "What time is it?": None}

    run_virtual(scenario())


def test_a_typed_message_after_the_microphone_was_lost_still_lets_it_come_back(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), service(tmp_path, "Hello.") as rig:
            await rig.talk.open()
            await asyncio.sleep(0.1)
            rig.sound.unplug()
            await asyncio.sleep(0.1)
            await rig.talk.send("Hello.")
            rig.sound.plug("Headset")
            await asyncio.sleep(0.1)
            assert rig.talk.microphone == "open"

    run_virtual(scenario())
