"""The ways to start on a real sound card that is virtual: the wake phrase, push-to-talk and mute."""

from __future__ import annotations

import asyncio

from tests.live.test_talk_live import after, event, talking
from tests.live.virtual_sound import VirtualSound, wait_until
from voiceapp.core.events import MicrophoneChanged, TurnFinished, TurnStarted, WakeChanged


def test_only_what_follows_the_phrase_is_answered(virtual_sound: VirtualSound) -> None:
    other = virtual_sound.say("The weather is nice today.")
    asked = virtual_sound.say("Okay assistant, what time is it?")
    more = virtual_sound.say("What time is it?")

    async def scenario() -> None:
        async with talking({"talk.start": "wake"}) as app:
            begun: list[TurnStarted] = []
            app.bus.subscribe(TurnStarted, begun.append)
            await asyncio.to_thread(virtual_sound.speak_into_mic(other).wait)
            await asyncio.sleep(1.5)
            assert begun == []
            turn = await after(lambda: virtual_sound.speak_into_mic(asked).wait(), event(app, TurnFinished))
            assert turn.transcript == "What time is it?"
            await asyncio.sleep(0.5)  # without headphones nothing is heard while the room still rings
            follow_up = await after(lambda: virtual_sound.speak_into_mic(more).wait(), event(app, TurnFinished))
            assert follow_up.transcript == "What time is it?"
            waits: WakeChanged = await event(app, WakeChanged, lambda e: e.phrase is not None)
            assert waits.phrase == "okay assistant"

    asyncio.run(scenario())


def test_the_phrase_alone_is_answered_by_a_sound_and_then_it_listens(virtual_sound: VirtualSound) -> None:
    phrase, question = virtual_sound.say("Okay assistant."), virtual_sound.say("What time is it?")

    async def scenario() -> None:
        async with talking({"talk.start": "wake"}) as app:
            with virtual_sound.recording() as recording:
                await after(
                    lambda: virtual_sound.speak_into_mic(phrase).wait(),
                    event(app, WakeChanged, lambda e: e.phrase is None),
                )
                await asyncio.to_thread(wait_until, lambda: bool((abs(recording.samples) > 0.05).any()), 5.0)
            await asyncio.sleep(1.0)
            turn = await after(lambda: virtual_sound.speak_into_mic(question).wait(), event(app, TurnFinished))
            assert turn.transcript == "What time is it?"

    asyncio.run(scenario())


def test_with_push_to_talk_no_program_records_until_the_key_is_held(virtual_sound: VirtualSound) -> None:
    question = virtual_sound.say("What time is it?")

    async def scenario() -> None:
        async with talking({"talk.start": "push"}) as app:
            await asyncio.sleep(0.5)
            assert virtual_sound.listeners() == []
            await app.talk.hold(True)
            await asyncio.to_thread(wait_until, lambda: len(virtual_sound.listeners()) == 1, 5.0)
            await asyncio.to_thread(virtual_sound.speak_into_mic(question).wait)
            turn = asyncio.ensure_future(event(app, TurnFinished))
            await asyncio.sleep(0.3)
            await app.talk.hold(False)
            assert (await turn).transcript == "What time is it?"
            await asyncio.to_thread(wait_until, lambda: not virtual_sound.listeners(), 5.0)

    asyncio.run(scenario())


def test_muted_no_program_records_and_unmuted_it_hears_again(virtual_sound: VirtualSound) -> None:
    question = virtual_sound.say("What time is it?")

    async def scenario() -> None:
        async with talking({}) as app:
            await asyncio.to_thread(wait_until, lambda: len(virtual_sound.listeners()) == 1, 5.0)
            await app.talk.mute(True)
            await asyncio.to_thread(wait_until, lambda: not virtual_sound.listeners(), 5.0)
            assert app.talk.microphone == "muted"
            opened = asyncio.ensure_future(event(app, MicrophoneChanged, lambda e: e.state == "open"))
            await app.talk.mute(False)
            await opened
            await asyncio.to_thread(wait_until, lambda: len(virtual_sound.listeners()) == 1, 5.0)
            turn = await after(lambda: virtual_sound.speak_into_mic(question).wait(), event(app, TurnFinished))
            assert turn.transcript == "What time is it?"

    asyncio.run(scenario())
