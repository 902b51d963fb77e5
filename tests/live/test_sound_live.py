"""The sound process on a real PortAudio and a virtual sound card: what is said is heard, what is played sounds."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import numpy as np
import psutil
import pytest

from tests.live.virtual_sound import MICROPHONE, SPARE, SPEAKER_RATE, SPEAKERS, VirtualSound, wait_until
from voiceapp.core.frames import (
    Audio,
    AudioChunk,
    DeviceState,
    Heard,
    Level,
    Overflow,
    PlaybackStarted,
    Samples,
    SoundEvent,
    Speech,
    SpeechStarted,
)
from voiceapp.core.protocols import SoundOptions
from voiceapp.workers.client import Worker
from voiceapp.workers.process import ChildSpec
from voiceapp.workers.sound import RemoteSound


class Ears:
    """An open RemoteSound with everything that it told, and when it arrived."""

    def __init__(self) -> None:
        self.workers: list[Worker] = []
        self.sound = RemoteSound(self._provide, Worker.close)
        self.got: list[SoundEvent] = []

    async def _provide(self) -> Worker:
        worker = await Worker.start(ChildSpec("sound", "Sound", "voiceapp.engines.sound:Sound"))
        await worker.load({})
        self.workers.append(worker)
        return worker

    async def read(self) -> None:
        async for event in self.sound.events():
            self.got.append(event)

    async def until(self, condition: Callable[[], bool], timeout_s: float = 10.0) -> None:
        async with asyncio.timeout(timeout_s):
            while not condition():
                await asyncio.sleep(0.005)

    @property
    def chunks(self) -> list[AudioChunk]:
        return [event for event in self.got if isinstance(event, AudioChunk)]

    @property
    def devices(self) -> list[DeviceState]:
        return [event for event in self.got if isinstance(event, DeviceState)]

    @property
    def speakers(self) -> list[DeviceState]:
        return [device for device in self.devices if device.kind == "speaker"]

    def silent_for(self, seconds: float) -> bool:
        last = self.chunks[-round(seconds / 0.02) :]
        return len(last) >= seconds / 0.02 and not any(chunk.speech for chunk in last)


def with_sound(work: Callable[[Ears], Awaitable[None]], options: SoundOptions | None = None) -> Ears:
    async def main() -> Ears:
        ears = Ears()
        reader = asyncio.create_task(ears.read())
        await ears.sound.open(options or SoundOptions())
        try:
            await work(ears)
        finally:
            await ears.sound.close()
            await reader
        return ears

    return asyncio.run(main())


def find(part: Samples, whole: Samples) -> tuple[int, float]:
    """Where ``part`` fits best in ``whole``, and how well: 1.0 is sample by sample."""
    size = 1 << (len(whole) + len(part)).bit_length()
    product = np.fft.irfft(np.fft.rfft(whole, size) * np.conj(np.fft.rfft(part, size)), size)
    at = int(np.argmax(product[: len(whole) - len(part) + 1]))
    there = whole[at : at + len(part)]
    return at, float(np.dot(there, part) / np.sqrt(np.dot(there, there) * np.dot(part, part)))


def music(seconds: float, seed: int) -> Samples:
    """Sound without silence in which every moment is unlike the others, so that a gap or repeat shows."""
    noise = np.random.default_rng(seed).normal(0, 0.1, round(seconds * SPEAKER_RATE))
    return np.asarray(np.convolve(noise, np.hanning(48) / 12, mode="same"), np.float32)


def test_the_devices_have_their_users_names(virtual_sound: VirtualSound) -> None:
    async def work(ears: Ears) -> None:
        found = await ears.sound.devices()
        assert {(d.name, d.kind, d.default) for d in found} >= {
            (MICROPHONE, "microphone", True),
            (SPARE, "microphone", False),
            (SPEAKERS, "speaker", True),
        }
        assert next(d.rate for d in found if d.name == SPARE) == 44_100
        assert not any("onitor" in d.name for d in found)

    ears = with_sound(work)
    assert [(state.kind, state.name, state.rate) for state in ears.devices] == [
        ("speaker", SPEAKERS, 48_000),
        ("microphone", MICROPHONE, 16_000),
    ]


@pytest.mark.parametrize(("microphone", "feed", "fit"), [(None, "mic_feed", 0.99), (SPARE, "spare_feed", 0.97)])
def test_a_sentence_is_heard_whole_from_before_it_began(
    virtual_sound: VirtualSound, microphone: str | None, feed: str, fit: float
) -> None:
    said = virtual_sound.say("What time is it in the kitchen?")

    async def work(ears: Ears) -> None:
        await asyncio.sleep(0.8)
        assert not ears.chunks  # silence is not told
        playing = virtual_sound.speak_into_mic(said, feed=feed)
        await ears.until(lambda: ears.silent_for(0.7))
        await ears.sound.listen()
        count = len(ears.got)
        await asyncio.sleep(0.5)
        assert len(ears.got) == count
        playing.wait()

    ears = with_sound(work, SoundOptions(microphone=microphone))
    (started,) = [event for event in ears.got if isinstance(event, SpeechStarted)]
    heard = np.concatenate([chunk.samples for chunk in ears.chunks])
    at, match = find(said, heard)
    assert match > fit
    true_start = ears.chunks[0].start_s + at / 16_000
    true_end = true_start + len(said) / 16_000
    assert at >= 0.2 * 16_000  # the pre-roll
    assert started.at_s == pytest.approx(true_start, abs=0.1)
    spoken_until = max(chunk.start_s for chunk in ears.chunks if chunk.speech) + 0.02
    assert spoken_until == pytest.approx(true_end, abs=0.1)
    assert np.diff([chunk.start_s for chunk in ears.chunks]) == pytest.approx(0.02, abs=0.005)
    assert not [event for event in ears.got if isinstance(event, Overflow)]


@pytest.mark.parametrize("how", ["gate", "mute"])
def test_what_is_said_behind_a_closed_ear_is_not_heard(virtual_sound: VirtualSound, how: str) -> None:
    said = virtual_sound.say("Nobody should hear this sentence.")

    async def work(ears: Ears) -> None:
        await getattr(ears.sound, how)(True)
        await ears.sound.meter(True)
        if how == "mute":
            await asyncio.to_thread(wait_until, lambda: not virtual_sound.listeners(), 5.0)
        await asyncio.to_thread(virtual_sound.speak_into_mic(said).wait)
        await asyncio.sleep(0.3)
        heard_levels = [event for event in ears.got if isinstance(event, Level) and event.rms_db > -35]
        assert bool(heard_levels) == (how == "gate"), "muted, the microphone itself is let go of"
        await getattr(ears.sound, how)(False)
        if how == "mute":
            await asyncio.to_thread(wait_until, lambda: len(virtual_sound.listeners()) == 1, 5.0)
        await asyncio.sleep(0.7)
        assert not ears.chunks
        playing = virtual_sound.speak_into_mic(said)
        await ears.until(lambda: bool(ears.chunks))
        playing.wait()

    with_sound(work)


def test_what_is_played_sounds_whole_and_at_the_told_time(virtual_sound: VirtualSound) -> None:
    sound = music(2.5, 1)

    async def work(ears: Ears) -> None:
        with virtual_sound.recording() as recording:
            for start in range(0, len(sound), 9600):
                await ears.sound.play(Speech(1, 0, Audio(sound[start : start + 9600], SPEAKER_RATE)))
            await ears.sound.end(1)
            await ears.until(lambda: any(isinstance(event, Heard) and event.done for event in ears.got))
            await asyncio.sleep(0.4)
            recorded.append(recording.samples)

    recorded: list[Samples] = []
    ears = with_sound(work)
    at, match = find(sound, recorded[0])
    assert match > 0.999
    assert not np.abs(recorded[0][: at - 100]).max(initial=0) > 0.01
    assert not np.abs(recorded[0][at + len(sound) + 100 :]).max(initial=0) > 0.01
    (started,) = [event for event in ears.got if isinstance(event, PlaybackStarted)]
    heard = [event for event in ears.got if isinstance(event, Heard)]
    assert heard[-1].heard_s == pytest.approx(2.5, abs=0.001)
    assert heard[-1].at_s - started.at_s == pytest.approx(2.5, abs=0.03)
    assert 40 <= len(heard) <= 60


def test_stop_is_silence_within_150_ms_without_a_click(virtual_sound: VirtualSound) -> None:
    tone = (0.4 * np.sin(2 * np.pi * 200 * np.arange(SPEAKER_RATE * 4) / SPEAKER_RATE)).astype(np.float32)

    async def work(ears: Ears) -> None:
        with virtual_sound.recording() as recording:
            await ears.sound.play(Speech(1, 0, Audio(tone, SPEAKER_RATE)))
            await ears.until(lambda: any(isinstance(event, Heard) and event.heard_s > 0.8 for event in ears.got))
            asked = recording.seconds
            heard.append(await ears.sound.stop())
            await asyncio.sleep(0.6)
            cut.append((asked, recording.samples))

    heard: list[Heard | None] = []
    cut: list[tuple[float, Samples]] = []
    with_sound(work)
    ((asked, recorded),) = cut
    loud = np.flatnonzero(np.abs(recorded) > 0.004)
    assert loud[-1] / SPEAKER_RATE - asked < 0.15
    steps = np.abs(np.diff(recorded[loud[0] + SPEAKER_RATE // 2 :]))
    assert steps.max() < 0.4 * 2 * np.pi * 200 / SPEAKER_RATE * 1.3
    assert heard[0] is not None
    sounded = (loud[-1] - loud[0]) / SPEAKER_RATE
    assert heard[0].heard_s == pytest.approx(sounded - 0.03, abs=0.02)


def freeze(process: subprocess.Popen[str], seconds: float) -> None:
    """Let a process do nothing at all for a while, and go on for as long."""
    for what in (signal.SIGSTOP, signal.SIGCONT):
        os.kill(process.pid, what)
        until = time.monotonic() + seconds
        wait_until(lambda: time.monotonic() >= until, seconds + 5)  # noqa: B023


def test_a_frozen_app_loses_nothing_and_tears_nothing(virtual_sound: VirtualSound, tmp_path: Path) -> None:
    said = virtual_sound.say("This is a long sentence that goes on and on while the window stands still.")
    played = music(6, 2)
    play, kept = tmp_path / "play.npy", tmp_path / "heard.npz"
    np.save(play, played)
    command = [sys.executable, "-m", "tests.live.frozen_reader", str(play), str(kept)]
    with virtual_sound.recording() as recording:
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
            try:
                assert reader.stdout is not None
                assert reader.stdout.readline() == "ready\n"
                speaking = virtual_sound.speak_into_mic(said)
                assert reader.stdout.readline() == "said\n"
                freeze(reader, 0.5)
                freeze(reader, 0.5)
                speaking.wait()
                wait_until(lambda: recording.seconds > 6.5 and recording.silent_for(0.2), 12.0)
                reader.communicate("\n", timeout=10)
            finally:
                reader.kill()
        recorded = recording.samples
    assert reader.returncode == 0
    with np.load(kept) as heard:
        assert int(heard["lost"]) == 0
        assert find(said, heard["samples"])[1] > 0.99
        # The stamps settle while the stream starts, but each step is nearer to one block than to none or two.
        assert np.diff(heard["start_s"]) == pytest.approx(0.02, abs=0.01)
        assert np.diff(heard["start_s"]).mean() == pytest.approx(0.02, abs=0.0002)
    assert find(played, recorded)[1] > 0.999


def test_an_unplugged_microphone_is_replaced_and_taken_back(virtual_sound: VirtualSound) -> None:
    said = virtual_sound.say("Can you still hear me now?")

    async def work(ears: Ears) -> None:
        first = virtual_sound.speak_into_mic(said)
        await ears.until(lambda: len(ears.chunks) > 40)
        unplugged = time.monotonic()
        await asyncio.to_thread(virtual_sound.unplug)
        await ears.until(lambda: len(ears.devices) == 3, 3.0)
        assert time.monotonic() - unplugged < 3.0
        await asyncio.to_thread(first.wait)
        await ears.sound.listen()
        count = len(ears.chunks)
        second = virtual_sound.speak_into_mic(said, feed="spare_feed")
        await ears.until(lambda: len(ears.chunks) > count + 60)
        await asyncio.to_thread(second.wait)
        assert find(said[:12_000], np.concatenate([c.samples for c in ears.chunks[count:]]))[1] > 0.95
        await asyncio.to_thread(virtual_sound.plug_in)
        await ears.until(lambda: len(ears.devices) == 4, 3.0)

    try:
        ears = with_sound(work)
    finally:
        if virtual_sound.microphones() == [SPARE]:
            virtual_sound.plug_in()
    _, first, other, back = ears.devices
    assert first.name == MICROPHONE
    assert other.name == SPARE
    assert other.sentence == f"{MICROPHONE} was unplugged. You are now heard through {SPARE}."
    assert back.name == MICROPHONE
    assert back.sentence == f"{MICROPHONE} is back. You are heard through it again."
    assert len(ears.workers) == 1


def test_unplugged_loudspeakers_are_replaced_in_mid_speech_and_taken_back(virtual_sound: VirtualSound) -> None:
    said = np.tile(virtual_sound.say("This goes on for a while."), 8)

    async def work(ears: Ears) -> None:
        playing = asyncio.create_task(ears.sound.play(Speech(1, 0, Audio(said, 16_000))))
        await ears.until(lambda: any(isinstance(event, Heard) for event in ears.got))
        gone = time.monotonic()
        await asyncio.to_thread(virtual_sound.unplug_speakers)
        await ears.until(lambda: len(ears.speakers) == 2)
        changes.append(time.monotonic() - gone)
        back = time.monotonic()
        await asyncio.to_thread(virtual_sound.plug_in_speakers)
        await ears.until(lambda: len(ears.speakers) == 3)
        changes.append(time.monotonic() - back)
        with virtual_sound.recording() as recording:
            await ears.until(lambda: recording.seconds > 2.0)
            again.append(float(np.abs(recording.samples).max()))
        await ears.sound.stop()
        await playing

    changes: list[float] = []
    again: list[float] = []
    ears = with_sound(work)
    first, other, last = ears.speakers
    assert first.name == last.name == SPEAKERS
    assert other.sentence.startswith(f"{SPEAKERS} was unplugged. You now hear me through ")
    assert last.sentence == f"{SPEAKERS} is back. You hear me through it again."
    assert max(changes) < 3.0
    assert again[0] > 0.05
    assert len(ears.workers) == 1


def test_a_microphone_of_an_unknown_name_is_said_and_replaced(virtual_sound: VirtualSound) -> None:
    async def work(ears: Ears) -> None:
        await asyncio.sleep(0)

    ears = with_sound(work, SoundOptions(microphone="Studio"))
    microphone = ears.devices[1]
    assert microphone.name == MICROPHONE
    assert microphone.sentence.startswith('There is no microphone called "Studio".')


def test_listening_to_silence_costs_little(virtual_sound: VirtualSound) -> None:
    async def work(ears: Ears) -> None:
        await asyncio.sleep(2.0)
        process = psutil.Process(ears.workers[0].pid)
        before, began = process.cpu_times(), time.monotonic()
        await asyncio.sleep(8.0)
        after, seconds = process.cpu_times(), time.monotonic() - began
        used = after.user + after.system - before.user - before.system
        shares.append(used / seconds)
        assert not ears.chunks

    shares: list[float] = []
    with_sound(work)
    assert shares[0] < 0.05  # twice what was measured, since other work may share the processor
