"""The sound process goes in mid-speech: what is said meanwhile reaches the next one, and nobody waits forever."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import numpy as np

from tests.fakes.loop import run_virtual
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, DeviceState, Heard, InputEnded, SoundEvent, Speech
from voiceapp.core.protocols import SoundOptions
from voiceapp.workers.sound import RemoteSound

DIED = VoiceAppError("engine-died", "Sound stopped unexpectedly.", "Try again.", retryable=True)


class ScriptedWorker:
    """A sound process in memory: tells "ready", keeps its commands, and dies when told to."""

    def __init__(self) -> None:
        self.commands: list[dict[str, Any]] = []
        self.parts: asyncio.Queue[dict[str, Any] | VoiceAppError] = asyncio.Queue()
        self.parts.put_nowait({"event": "ready"})

    def die(self) -> None:
        self.parts.put_nowait(DIED)

    def call(self, method: str, arguments: dict[str, Any], inputs: AsyncIterator[dict[str, Any]]) -> ScriptedWorker:
        self._feeding = asyncio.create_task(self._feed(inputs))
        return self

    async def _feed(self, inputs: AsyncIterator[dict[str, Any]]) -> None:
        async for command in inputs:
            self.commands.append(command)
            if command["do"] == "end":
                self.parts.put_nowait(
                    {"event": "heard", "turn": command["turn"], "heard_s": 0.0, "at_s": 0.0, "done": True}
                )
        self.parts.put_nowait({"event": "over"})

    async def __aenter__(self) -> ScriptedWorker:
        return self

    async def __aexit__(self, *_: object) -> None:
        self._feeding.cancel()

    def __aiter__(self) -> ScriptedWorker:
        return self

    async def __anext__(self) -> dict[str, Any]:
        part = await self.parts.get()
        if isinstance(part, VoiceAppError):
            raise part
        if part["event"] == "over":
            raise StopAsyncIteration
        return part


class Rig:
    """A RemoteSound over such workers; each takes half a second to start, ``most`` of them can be had."""

    def __init__(self, most: int = 100) -> None:
        self.workers: list[ScriptedWorker] = []
        self.got: list[SoundEvent] = []
        self._most = most
        self.sound = RemoteSound(self._provide, self._release)  # type: ignore[arg-type]

    async def _provide(self) -> ScriptedWorker:
        await asyncio.sleep(0.5)
        if len(self.workers) == self._most:
            raise VoiceAppError("engine-not-started", "Sound could not be started.", "Run make run again.")
        self.workers.append(ScriptedWorker())
        return self.workers[-1]

    async def _release(self, worker: ScriptedWorker) -> None:
        await asyncio.sleep(0)

    async def read(self) -> None:
        async for event in self.sound.events():
            self.got.append(event)

    def done(self) -> list[int]:
        return [event.turn for event in self.got if isinstance(event, Heard) and event.done]


def speech(turn: int, seconds: float = 1.0) -> Speech:
    return Speech(turn, 0, Audio(np.zeros(round(seconds * 16_000), np.float32), 16_000))


def test_what_is_said_while_the_process_starts_again_reaches_the_new_one() -> None:
    async def scenario() -> None:
        rig = Rig()
        await rig.sound.open(SoundOptions())
        reading = asyncio.create_task(rig.read())
        await rig.sound.play(speech(1))
        rig.workers[0].die()
        await asyncio.sleep(0.1)  # the next process is not there yet
        await rig.sound.play(speech(1))
        await rig.sound.end(1)
        await asyncio.sleep(2.0)
        assert [command["do"] for command in rig.workers[1].commands] == ["play", "end"]
        assert rig.done() == [1]
        await rig.sound.close()
        await reading

    run_virtual(scenario())


def test_with_no_sound_process_to_be_had_speech_is_over_at_once() -> None:
    async def scenario() -> None:
        rig = Rig(most=1)
        await rig.sound.open(SoundOptions(input_file="question.wav"))
        reading = asyncio.create_task(rig.read())
        rig.workers[0].die()
        await asyncio.sleep(2.0)
        assert [event.kind for event in rig.got if isinstance(event, DeviceState)] == ["microphone", "speaker"]
        assert any(isinstance(event, InputEnded) for event in rig.got)
        async with asyncio.timeout(1.0):
            await rig.sound.play(speech(2, 60.0))
            await rig.sound.end(2)
            await asyncio.sleep(0.1)
        assert rig.done() == [2]
        assert await rig.sound.stop() is None
        await rig.sound.close()
        await reading

    run_virtual(scenario())


def test_closing_twice_does_not_end_the_next_opening() -> None:
    async def scenario() -> None:
        rig = Rig()
        await rig.sound.open(SoundOptions())
        await rig.sound.close()
        await rig.sound.close()
        await rig.sound.open(SoundOptions())
        reading = asyncio.create_task(rig.read())
        await asyncio.sleep(0.1)
        assert not reading.done()
        await rig.sound.close()
        await reading

    run_virtual(scenario())


def test_a_pause_is_answered_and_leaves_what_is_queued() -> None:
    async def scenario() -> None:
        rig = Rig()
        await rig.sound.open(SoundOptions())
        reading = asyncio.create_task(rig.read())
        await rig.sound.play(speech(1))
        pausing = asyncio.create_task(rig.sound.pause())
        await asyncio.sleep(0.1)
        told = {"event": "stopped", "id": 1, "any": True, "turn": 1, "heard_s": 0.4, "at_s": 7.0}
        rig.workers[0].parts.put_nowait(told)
        assert await pausing == Heard(1, 0.4, 7.0)
        await rig.sound.resume(0.25)
        await rig.sound.play(speech(1))
        await asyncio.sleep(0.1)
        assert [command["do"] for command in rig.workers[0].commands] == ["play", "pause", "resume", "play"]
        assert rig.workers[0].commands[2]["from_s"] == 0.25
        await rig.sound.close()
        await reading

    run_virtual(scenario())


def test_a_process_that_dies_while_paused_lets_the_next_one_speak() -> None:
    async def scenario() -> None:
        rig = Rig()
        await rig.sound.open(SoundOptions())
        reading = asyncio.create_task(rig.read())
        await rig.sound.play(speech(1))
        pausing = asyncio.create_task(rig.sound.pause())
        await asyncio.sleep(0.1)
        rig.workers[0].die()
        assert await pausing is None
        await asyncio.sleep(1.0)
        await rig.sound.resume(0.0)
        await rig.sound.play(speech(1))
        await asyncio.sleep(0.1)
        assert [command["do"] for command in rig.workers[1].commands] == ["resume", "play"]
        await rig.sound.close()
        await reading

    run_virtual(scenario())


def test_what_a_dead_process_held_stays_held_until_it_is_to_go_on() -> None:
    async def scenario() -> None:
        rig = Rig()
        await rig.sound.open(SoundOptions())
        reading = asyncio.create_task(rig.read())
        await rig.sound.play(speech(1))
        pausing = asyncio.create_task(rig.sound.pause())
        await asyncio.sleep(0.1)
        rig.workers[0].parts.put_nowait(
            {"event": "stopped", "id": 1, "any": True, "turn": 1, "heard_s": 0.4, "at_s": 7.0}
        )
        await pausing
        rig.workers[0].die()
        await asyncio.sleep(1.0)
        playing = asyncio.create_task(rig.sound.play(speech(1)))
        await asyncio.sleep(5.0)
        assert not rig.workers[1].commands
        await rig.sound.resume(0.4)
        await playing
        await asyncio.sleep(0.1)
        assert [command["do"] for command in rig.workers[1].commands] == ["resume", "play"]
        await rig.sound.close()
        await reading

    run_virtual(scenario())
