from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from tests.fakes.loop import run_virtual
from tests.fakes.models import FakeTools, ScriptedChat, ScriptedSynthesizer, ScriptedTranscriber
from tests.fakes.sound import FakeSound
from tests.fakes.wake import ScriptedSpotter
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Event, EventBus, Notice, TalkStateChanged, TurnFinished, TurnStarted, WakeChanged
from voiceapp.core.frames import Audio, Segment, Transcript, Word
from voiceapp.core.protocols import ListenOptions, SoundOptions, WakeOptions
from voiceapp.pipeline.options import Engines, TalkOptions
from voiceapp.pipeline.talk import Talk
from voiceapp.pipeline.wake import LISTEN_S, Wakefulness, WakeSettings
from voiceapp.pipeline.wake_gate import SOUND_TURN, WakeGate
from voiceapp.pipeline.wake_text import WithoutPhrase, without_phrase

LEAD_S = 0.4
"""What FakeSound tells of the time before somebody speaks: its pre-roll less what it needed to be sure."""

TONE = Audio(np.full(1_600, 0.1, np.float32), 16_000)
TIME = {"What time is it?": "It is five past two."}


@asynccontextmanager
async def waiting(spotter: ScriptedSpotter, *heard: str, **settings: Any) -> AsyncIterator[Any]:
    """A running talk that waits for the wake phrase."""
    bus = EventBus()
    told: list[Event] = []
    bus.subscribe(Event, told.append)
    sound = FakeSound()
    rig = SimpleNamespace(sound=sound, spotter=spotter, told=told)
    rig.settings = replace(WakeSettings(needed=True, sound=TONE, options=WakeOptions("hey computer")), **settings)
    rig.gate = gate = WakeGate(sound, lambda: spotter, bus, lambda: rig.settings)
    rig.transcriber = ScriptedTranscriber(*heard)
    engines = Engines(rig.transcriber, ScriptedChat(TIME), ScriptedSynthesizer())
    rig.talk = talk = Talk(gate, FakeTools(), bus, TalkOptions, lambda: engines, lambda command: "")
    rig.all = lambda kind: [event for event in told if isinstance(event, kind)]
    rig.rang = lambda: [span.start_s for span in sound.output if span.turn == SOUND_TURN]
    await gate.open(SoundOptions())
    await talk.set_listening(True)
    running = asyncio.create_task(talk.run())
    try:
        yield rig
    finally:
        await gate.close()
        await running


def test_what_is_said_without_the_phrase_reaches_nobody() -> None:
    async def scenario() -> None:
        async with waiting(ScriptedSpotter(None), "What time is it?") as rig:
            rig.sound.say(2.0, after=0.5)
            await asyncio.sleep(5)
            assert rig.transcriber.heard_s == []
            assert [event.state for event in rig.all(TalkStateChanged)] == ["listening"]
            assert not rig.all(TurnStarted)
            assert rig.spotter.heard_s[0] == pytest.approx(LEAD_S + 2.0 + 0.6, abs=0.15)
            assert ("listen", None) in rig.sound.calls, "the sound process rests again"
            assert rig.all(WakeChanged) == [WakeChanged("hey computer")]

    run_virtual(scenario())


def test_what_follows_in_the_same_breath_is_the_request_without_the_phrase_and_without_a_sound() -> None:
    async def scenario() -> None:
        async with waiting(ScriptedSpotter(LEAD_S + 0.8), "What time is it?") as rig:
            rig.sound.say(2.0, after=0.5)  # 0.8 s of phrase, 1.2 s of question
            await asyncio.sleep(6)
            (turn,) = rig.all(TurnFinished)
            assert (turn.transcript, turn.reply) == ("What time is it?", TIME["What time is it?"])
            assert rig.transcriber.heard_s == [pytest.approx(1.2 + 0.7, abs=0.05)]
            assert rig.rang() == []

    run_virtual(scenario())


def test_the_phrase_alone_rings_and_the_next_utterance_needs_none() -> None:
    async def scenario() -> None:
        async with waiting(ScriptedSpotter(LEAD_S + 0.8), "What time is it?") as rig:
            called = rig.sound.say(0.8, after=0.5)
            rig.sound.say(1.2, after=0.5 + 0.8 + 4.0)
            await asyncio.sleep(15)
            (turn,) = rig.all(TurnFinished)
            assert turn.transcript == "What time is it?"
            assert len(rig.rang()) == 2, "0.1 s, told in two steps"
            assert rig.rang()[0] == pytest.approx(called.end_s + 0.3, abs=0.06)
            assert rig.spotter.heard_s == [pytest.approx(LEAD_S + 0.8 + 0.6, abs=0.6)], "the request is not spotted"
            assert [event.phrase for event in rig.all(WakeChanged)] == ["hey computer", None, "hey computer"]

    run_virtual(scenario())


def test_no_sound_where_it_is_switched_off() -> None:
    async def scenario() -> None:
        async with waiting(ScriptedSpotter(LEAD_S + 0.8), sound=None) as rig:
            rig.sound.say(0.8, after=0.5)
            await asyncio.sleep(3)
            assert rig.sound.played == []
            assert rig.all(WakeChanged)[-1] == WakeChanged(None)

    run_virtual(scenario())


def test_after_some_seconds_without_a_request_the_phrase_is_needed_again() -> None:
    async def scenario() -> None:
        async with waiting(ScriptedSpotter(LEAD_S + 0.8, None)) as rig:
            rig.sound.say(0.8, after=0.5)
            rig.sound.say(1.0, after=0.5 + 0.8 + LISTEN_S + 1.0)
            await asyncio.sleep(15)
            assert not rig.all(TurnStarted)
            assert len(rig.spotter.phrases) == 2
            assert [event.phrase for event in rig.all(WakeChanged)] == ["hey computer", None, "hey computer"]

    run_virtual(scenario())


@pytest.mark.parametrize(("follow_up_s", "turns"), [(6.0, 2), (0.0, 1)])
def test_a_follow_up_needs_no_phrase_for_as_long_as_is_set(follow_up_s: float, turns: int) -> None:
    async def scenario() -> None:
        spotter = ScriptedSpotter(LEAD_S + 0.8, None)
        async with waiting(spotter, "What time is it?", "What time is it?", follow_up_s=follow_up_s) as rig:
            rig.sound.say(2.0, after=0.5)
            while not rig.all(TurnFinished):
                await asyncio.sleep(0.05)
            rig.sound.say(1.2, after=4.0)
            await asyncio.sleep(10)
            assert len(rig.all(TurnFinished)) == turns

    run_virtual(scenario())


def test_push_to_talk_needs_no_phrase_and_what_was_said_before_is_not_heard() -> None:
    async def scenario() -> None:
        async with waiting(ScriptedSpotter(None), "What time is it?") as rig:
            rig.sound.say(3.0, after=0.5)
            await asyncio.sleep(2.0)
            rig.settings = replace(rig.settings, needed=False)
            await asyncio.sleep(8)
            assert len(rig.all(TurnFinished)) == 1
            assert rig.transcriber.heard_s == [pytest.approx(1.5 + 0.7, abs=0.1)]

    run_virtual(scenario())


def test_a_spotter_that_fails_is_told_and_the_next_utterance_is_tried_anew() -> None:
    async def scenario() -> None:
        died = VoiceAppError("engine-died", "The wake phrase detector ended.", "It starts again.", retryable=True)
        async with waiting(ScriptedSpotter(died, LEAD_S + 0.8), "What time is it?") as rig:
            rig.sound.say(2.0, after=0.5)
            rig.sound.say(2.0, after=5.0)
            await asyncio.sleep(12)
            assert [(notice.code, notice.action) for notice in rig.all(Notice)] == [
                ("engine-died", "settings:talk.wake_phrase")
            ]
            assert len(rig.all(TurnFinished)) == 1

    run_virtual(scenario())


def test_a_spotter_that_cannot_be_had_is_told_and_does_not_end_the_talk() -> None:
    async def scenario() -> None:
        async with waiting(ScriptedSpotter(LEAD_S + 0.8), "What time is it?") as rig:
            rig.gate._spotter = missing
            rig.sound.say(1.0, after=0.5)
            await asyncio.sleep(5)
            assert [notice.code for notice in rig.all(Notice)] == ["engine-unknown"]
            rig.gate._spotter = lambda: rig.spotter
            rig.sound.say(2.0)
            await asyncio.sleep(8)
            assert len(rig.all(TurnFinished)) == 1

    def missing() -> None:
        raise VoiceAppError("engine-unknown", "There is no engine foo.", "Choose another one.")

    run_virtual(scenario())


def test_a_spotter_that_hangs_does_not_hold_up_the_talk() -> None:
    async def scenario() -> None:
        async with waiting(ScriptedSpotter(None), "What time is it?") as rig:
            rig.spotter.hangs = True
            rig.sound.say(2.0, after=0.5)
            await asyncio.sleep(10)
            assert [notice.code for notice in rig.all(Notice)] == ["wake-slow"]
            await rig.talk.send("What time is it?")
            assert rig.all(TurnFinished)[-1].heard == len(TIME["What time is it?"])

    run_virtual(scenario())


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Hey computer, and tomorrow?", "And tomorrow?"),
        ("hey, Computer! What time is it?", "What time is it?"),
        ("Hey computer.", ""),
        ("Hey computers are nice.", "Hey computers are nice."),
        ("I said hey computer to it.", "I said hey computer to it."),
        ("", ""),
    ],
)
def test_the_phrase_said_again_is_no_part_of_the_request(text: str, rest: str) -> None:
    assert without_phrase(text, "hey computer") == rest


def test_neither_its_words_nor_its_partials_are_shown() -> None:
    async def scenario() -> None:
        async def nothing() -> AsyncIterator[Audio]:
            yield TONE

        words = tuple(Word(text, 0.0, 0.1) for text in ("Hey", "computer,", "and", "tomorrow?"))
        whole = Transcript(1, "Hey computer, and tomorrow?", True, "en", (Segment("", 0.0, 1.0, words),))
        scripted = SimpleNamespace(listen=lambda *_: _told(Transcript(1, "Hey computer", False), whole))
        listening = WithoutPhrase(cast("Any", scripted), "hey computer").listen(1, nothing(), ListenOptions())
        partial, final = [heard async for heard in listening]
        assert (partial.text, final.text) == ("", "And tomorrow?")
        assert [word.text for word in final.segments[0].words] == ["and", "tomorrow?"]

    run_virtual(scenario())


async def _told(*heard: Transcript) -> AsyncIterator[Transcript]:
    for one in heard:
        yield one


def test_a_turn_without_words_does_not_cost_the_time_that_is_left() -> None:
    wakefulness = Wakefulness()
    wakefulness.on_phrase(100.0)
    wakefulness.on_state("hearing")
    assert wakefulness.awake(100.0 + LISTEN_S + 1)
    wakefulness.on_state("listening")
    assert wakefulness.awake(100.0 + LISTEN_S - 1)
    assert not wakefulness.awake(100.0 + LISTEN_S)
    wakefulness.on_answered(200.0, 6.0)
    assert wakefulness.awake(205.0)
    assert not wakefulness.awake(206.0)
