"""A meeting is recorded on a virtual sound card: both sides are there, in step, whatever is unplugged or killed."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile

from tests.live.test_sound_live import find, music
from tests.live.virtual_sound import MIC_RATE, MICROPHONE, SPARE, Playing, VirtualSound, wait_until
from voiceapp.app import App
from voiceapp.audio.recording_folder import JOURNAL, read_state
from voiceapp.core.events import Event, Notice, RecordingChanged
from voiceapp.core.frames import Samples
from voiceapp.core.paths import Paths

RATE = 16_000


@pytest.fixture
def paths(tmp_path: Path, virtual_sound: VirtualSound) -> Paths:
    return Paths(tmp_path, tmp_path / "data", tmp_path / "cache", tmp_path / "logs")


@asynccontextmanager
async def opened(paths: Paths) -> AsyncIterator[tuple[App, list[Event]]]:
    events: list[Event] = []
    async with App.open(paths, {}) as app:
        app.bus.subscribe(Event, events.append)
        yield app, events


async def recorded(app: App, seconds: float) -> None:
    async with asyncio.timeout(seconds + 10):
        while app.recorder.elapsed_s < seconds:
            await asyncio.sleep(0.02)


async def sound_of(app: App, meeting: int) -> Samples:
    path = await app.meetings.audio_path(meeting)
    assert path is not None
    samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    assert rate == RATE
    return np.asarray(samples, np.float32)


def speech_band(seconds: float, seed: int) -> Samples:
    """16 kHz sound in which every moment is unlike the others."""
    noise = np.random.default_rng(seed).normal(0, 0.1, round(seconds * RATE))
    return np.asarray(np.convolve(noise, np.hanning(16) / 5, mode="same"), np.float32)


def heard(said: Samples, channel: Samples) -> float:
    """The share of what was said that a channel holds: pieces of 0.2 s that fit, each after the one before.

    On a busy machine the virtual card itself may stand still for a moment and cut one in two.
    """
    found = [find(said[start : start + 3200], channel) for start in range(0, len(said) - 3199, 3200)]
    fitting = [at for at, fit in found if fit > 0.95]
    assert fitting == sorted(fitting)
    return len(fitting) / len(found)


@contextmanager
def both_sides(card: VirtualSound) -> Iterator[str]:
    """A loudspeaker whose sound reaches the microphone and the loudspeakers at the same moment."""
    loaded = card._control("load-module", "module-combine-sink", "sink_name=both", "slaves=mic_feed,speakers")
    assert loaded.returncode == 0
    try:
        yield "both"
    finally:
        card._control("unload-module", loaded.stdout.strip())


def test_six_seconds_of_both_sides(virtual_sound: VirtualSound, paths: Paths) -> None:
    mine, theirs = speech_band(3.0, 1), speech_band(3.0, 2)

    async def main() -> tuple[Samples, list[Event], int]:
        async with opened(paths) as (app, events):
            info = await app.recorder.start(title="Two sides")
            await recorded(app, 0.3)
            playing = [
                virtual_sound.speak_into_mic(mine),
                Playing(virtual_sound, theirs, RATE, "speakers"),
            ]
            await recorded(app, 6.0)
            await app.recorder.stop()
            await app.recorder.settled()
            for one in playing:
                await asyncio.to_thread(one.wait)
            stored = (await app.meetings.get(info.id)).info
            assert (stored.state, stored.title, stored.channels) == ("ready", "Two sides", 2)
            assert stored.duration_s == pytest.approx(6.0, abs=0.15)
            return await sound_of(app, info.id), events, info.id

    sound, events, meeting = asyncio.run(main())
    assert heard(mine, sound[:, 0]) > 0.85
    assert heard(theirs, sound[:, 1]) > 0.85
    assert find(mine, sound[:, 1])[1] < 0.1
    assert find(theirs, sound[:, 0])[1] < 0.1
    told = [event for event in events if isinstance(event, RecordingChanged) and event.meeting == meeting]
    assert 50 <= len(told) <= 70
    assert max(event.you_db for event in told) > -30
    assert max(event.others_db or -100 for event in told) > -30
    assert told[-1].hours_left is not None
    assert told[-1].hours_left > 0


def test_both_sides_are_in_step(virtual_sound: VirtualSound, paths: Paths) -> None:
    said = speech_band(4.0, 3)

    async def main() -> Samples:
        async with opened(paths) as (app, _):
            info = await app.recorder.start()
            await recorded(app, 0.3)
            playing = Playing(virtual_sound, said, MIC_RATE, feed)
            await recorded(app, 6.0)
            await app.recorder.stop()
            await app.recorder.settled()
            await asyncio.to_thread(playing.wait)
            return await sound_of(app, info.id)

    with both_sides(virtual_sound) as feed:
        sound = asyncio.run(main())
    # The server's combined sink lets one side run a little slower until both are in step: short parts are found.
    for start in range(0, 4 * RATE - 3200, RATE // 2):
        part = said[start : start + 3200]
        (you, fit), (others, other_fit) = find(part, sound[:, 0]), find(part, sound[:, 1])
        assert fit > 0.3
        assert other_fit > 0.3
        assert abs(you - others) / RATE < 0.02


def test_nothing_is_lost_when_everything_is_killed(virtual_sound: VirtualSound, paths: Paths) -> None:
    said = speech_band(10.0, 4)
    environment = {**os.environ, "VOICEAPP_HOME": str(paths.config)}
    command = [sys.executable, "-m", "voiceapp", "meeting"]
    folder = paths.data / "meetings" / "1"
    with subprocess.Popen(
        [*command, "record", "--seconds", "60"], env=environment, stderr=subprocess.PIPE
    ) as child:
        wait_until(lambda: (folder / JOURNAL).exists(), 20)
        wait_until(lambda: time.time() > read_state(folder).started + 0.3, 10)
        playing = virtual_sound.speak_into_mic(said)
        wait_until(lambda: time.time() > read_state(folder).started + 3.7, 10)
        killed = time.time() - read_state(folder).started
        os.kill(child.pid, signal.SIGKILL)
        playing.stop()
    done = subprocess.run([*command, "recover", "--json"], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (found,) = json.loads(done.stdout)["recovered"]
    assert killed - 1.0 < found["duration_s"] <= killed + 0.1
    assert killed - found["duration_s"] <= found["missing_s"] + 0.1
    shown = json.loads(
        subprocess.run([*command, "show", "1", "--json"], env=environment, capture_output=True, text=True).stdout
    )
    assert shown["state"] == "ready"
    samples, _ = soundfile.read(shown["audio"], dtype="float32")
    assert heard(said[: 2 * RATE], samples[:, 0]) > 0.85


def test_a_recording_process_that_is_killed_is_followed_by_another(
    virtual_sound: VirtualSound, paths: Paths
) -> None:
    async def main() -> tuple[Samples, float]:
        async with opened(paths) as (app, events):
            info = await app.recorder.start()
            playing = virtual_sound.speak_into_mic(speech_band(8.0, 5))
            await recorded(app, 2.0)
            begun = time.monotonic() - app.recorder.elapsed_s
            (child,) = [one for one in psutil.Process().children() if "The recording" in " ".join(one.cmdline())]
            child.kill()
            async with asyncio.timeout(8):
                while not any(isinstance(e, Notice) and e.code == "recording-restarted" for e in events):
                    await asyncio.sleep(0.02)
            count = len(events)
            async with asyncio.timeout(8):
                while not any(isinstance(e, RecordingChanged) and e.elapsed_s > 2.5 for e in events[count:]):
                    await asyncio.sleep(0.02)
            await asyncio.sleep(1.0)
            truth = time.monotonic() - begun
            await app.recorder.stop()
            await app.recorder.settled()
            await asyncio.to_thread(playing.stop)
            return await sound_of(app, info.id), truth

    sound, truth = asyncio.run(main())
    assert len(sound) / RATE == pytest.approx(truth, abs=0.15)  # silence stands for what was missed
    loud = np.flatnonzero(np.abs(sound[:, 0]) > 0.01)
    assert 0.05 < np.diff(loud).max() / RATE < 2.0
    assert loud[-1] / RATE > truth - 0.5


def test_a_microphone_that_is_unplugged_is_replaced_and_the_other_side_goes_on(
    virtual_sound: VirtualSound, paths: Paths
) -> None:
    theirs = music(5.0, 6)

    async def main() -> tuple[Samples, list[Event]]:
        async with opened(paths) as (app, events):
            info = await app.recorder.start()
            playing = Playing(virtual_sound, theirs, 48_000, "speakers")
            await recorded(app, 2.0)
            await asyncio.to_thread(virtual_sound.unplug)
            await recorded(app, 4.5)
            await app.recorder.stop()
            await app.recorder.settled()
            await asyncio.to_thread(playing.stop)
            return await sound_of(app, info.id), events

    try:
        sound, events = asyncio.run(main())
    finally:
        if MICROPHONE not in virtual_sound.microphones():
            virtual_sound.plug_in()
    told = [event.sentence for event in events if isinstance(event, Notice)]
    assert f"{MICROPHONE} is gone. Now {SPARE} is recorded." in told
    assert len(sound) / RATE == pytest.approx(4.5, abs=0.15)
    heard = np.abs(sound[round(1.0 * RATE) : round(4.3 * RATE), 1])
    assert (heard.reshape(-1, 160).max(axis=1) > 0.001).all()  # not 10 ms of the others are missing


def test_a_silent_side_is_told_while_something_plays(virtual_sound: VirtualSound, paths: Paths) -> None:
    async def main() -> list[str]:
        async with opened(paths) as (app, events):
            # The others are recorded from a source through which nothing of the loudspeakers comes.
            await app.recorder.start(system="spare_feed.monitor")
            playing = Playing(virtual_sound, speech_band(12.0, 7), RATE, "speakers")
            began = time.monotonic()
            async with asyncio.timeout(10):
                while not any(isinstance(e, RecordingChanged) and e.others_silent for e in events):
                    await asyncio.sleep(0.05)
            assert time.monotonic() - began < 10
            await asyncio.to_thread(playing.stop)
            await app.recorder.stop()
            return [event.sentence for event in events if isinstance(event, Notice)]

    told = asyncio.run(main())
    assert any("nothing of it is recorded" in sentence for sentence in told)
