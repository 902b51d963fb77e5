"""The fakes behave as the real ones do, on a loop that takes no time."""

from __future__ import annotations

import asyncio
import time

import numpy as np
import pytest

from tests.fakes.loop import Deadlock, run_virtual
from tests.fakes.sound import FakeSound
from voiceapp.core.frames import (
    Audio,
    AudioChunk,
    Heard,
    InputEnded,
    PlaybackStarted,
    SoundEvent,
    Speech,
    SpeechStarted,
)
from voiceapp.core.protocols import SoundOptions


def collect(sound: FakeSound) -> tuple[list[SoundEvent], asyncio.Task[None]]:
    got: list[SoundEvent] = []

    async def read() -> None:
        async for event in sound.events():
            got.append(event)

    return got, asyncio.get_running_loop().create_task(read())


def speech(turn: int, seconds: float) -> Speech:
    return Speech(turn, 0, Audio(np.zeros(round(16_000 * seconds), np.float32), 16_000))


def test_an_hour_passes_at_once_and_to_the_instant() -> None:
    async def main() -> float:
        start = asyncio.get_running_loop().time()
        await asyncio.sleep(3600)
        return asyncio.get_running_loop().time() - start

    began = time.monotonic()
    assert run_virtual(main()) == pytest.approx(3600, abs=1e-6)
    assert time.monotonic() - began < 1


def test_waiting_for_nothing_is_an_error_instead_of_a_hang() -> None:
    async def main() -> None:
        await asyncio.get_running_loop().create_future()

    with pytest.raises(Deadlock):
        run_virtual(main())


def test_speech_is_heard_from_before_it_began_until_listen() -> None:
    async def main() -> None:
        sound = FakeSound()
        got, reader = collect(sound)
        await sound.open(SoundOptions())
        said = sound.say(1.0, after=2.0)
        await asyncio.sleep(4.0)
        await sound.listen()
        await asyncio.sleep(0)
        count = len(got)
        await asyncio.sleep(5.0)
        assert len(got) == count  # silence says nothing
        await sound.close()
        await reader
        started = next(event for event in got if isinstance(event, SpeechStarted))
        chunks = [event for event in got if isinstance(event, AudioChunk)]
        assert started.at_s == pytest.approx(said.start_s, abs=0.03)
        assert chunks[0].start_s <= said.start_s - 0.3
        assert sum(chunk.speech for chunk in chunks) == pytest.approx(50, abs=1)
        assert np.diff([chunk.start_s for chunk in chunks]) == pytest.approx(0.02)
        assert chunks[-1].start_s == pytest.approx(said.start_s + 2.0, abs=0.05)

    run_virtual(main())


@pytest.mark.parametrize("how", ["mute", "gate"])
def test_nothing_is_heard_while_muted_or_gated(how: str) -> None:
    async def main() -> None:
        sound = FakeSound()
        got, reader = collect(sound)
        await sound.open(SoundOptions())
        await getattr(sound, how)(True)
        sound.say(1.0)
        sound.end_input(after=2.0)
        await asyncio.sleep(3.0)
        await sound.close()
        await reader
        assert not [event for event in got if isinstance(event, SpeechStarted | AudioChunk)]
        assert [event for event in got if isinstance(event, InputEnded)]

    run_virtual(main())


def test_playback_tells_what_is_heard_and_stop_cuts_it() -> None:
    async def main() -> None:
        sound = FakeSound()
        got, reader = collect(sound)
        await sound.open(SoundOptions())
        start = asyncio.get_running_loop().time()
        await sound.play(speech(1, 0.5))
        await sound.end(1)
        await asyncio.sleep(1.0)
        last = got[-1]
        assert isinstance(last, Heard)
        assert (last.turn, last.done) == (1, True)
        assert (last.heard_s, last.at_s) == pytest.approx((0.5, start + 0.5))
        assert [event.at_s for event in got if isinstance(event, PlaybackStarted)] == pytest.approx([start])
        await sound.play(speech(2, 3.0))
        await asyncio.sleep(0.72)
        heard = await sound.stop()
        assert heard is not None
        assert (heard.turn, heard.done) == (2, False)
        assert heard.heard_s == pytest.approx(0.72)
        assert await sound.stop() is None
        count = len(got)
        await asyncio.sleep(3.0)
        assert len(got) == count
        assert sound.heard_s == pytest.approx(1.22)
        assert sound.underruns == 0
        await sound.close()
        await reader

    run_virtual(main())


def test_play_waits_while_five_seconds_are_queued() -> None:
    async def main() -> None:
        sound = FakeSound()
        await sound.open(SoundOptions())
        start = asyncio.get_running_loop().time()
        for _ in range(10):
            await sound.play(speech(1, 1.0))
        assert asyncio.get_running_loop().time() - start == pytest.approx(5.0, abs=0.1)
        await sound.close()

    run_virtual(main())
