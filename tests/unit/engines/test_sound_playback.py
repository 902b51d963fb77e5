"""Playback: what leaves the loudspeaker, in which order, and what is said to have been heard."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from voiceapp.audio.far_end import LEAD_S, FarEnd
from voiceapp.core.frames import Audio, Samples
from voiceapp.engines.sound_instant import InstantPlayback
from voiceapp.engines.sound_playback import Playback

RATE = 16_000
BLOCK = 320
LATENCY_S = 0.06


class Speaker:
    """Pulls blocks of 20 ms as a loudspeaker does, on a clock of its own."""

    def __init__(self) -> None:
        self.now = 50.0
        self.events: list[dict[str, Any]] = []
        self.playback = Playback(RATE, self.events.append, lambda: self.now)
        self.out: list[Samples] = []

    def run(self, seconds: float) -> None:
        for _ in range(round(seconds / 0.02)):
            block = np.zeros(BLOCK, np.float32)
            sound = self.playback.fill(BLOCK, self.now + LATENCY_S)
            block[: len(sound)] = sound
            self.out.append(block)
            self.now += 0.02
            self.playback.tick()

    @property
    def sound(self) -> Samples:
        return np.concatenate(self.out)

    def told(self, kind: str) -> list[dict[str, Any]]:
        return [event for event in self.events if event["event"] == kind]


def ramp(seconds: float, start: float = 0.1, end: float = 0.9) -> Audio:
    return Audio(np.linspace(start, end, round(seconds * RATE), dtype=np.float32), RATE)


def test_speech_comes_out_whole_and_its_clock_is_the_loudspeakers() -> None:
    speaker = Speaker()
    speaker.run(0.1)
    speaker.playback.add(7, ramp(0.5))
    speaker.playback.add(7, ramp(0.25))
    speaker.playback.end(7)
    began = speaker.now
    speaker.run(1.0)
    loud = np.flatnonzero(speaker.sound)
    assert np.array_equal(
        speaker.sound[loud[0] : loud[-1] + 1], np.concatenate([ramp(0.5).samples, ramp(0.25).samples])
    )
    (playing,) = speaker.told("playing")
    assert playing == {"event": "playing", "turn": 7, "at_s": pytest.approx(began + LATENCY_S)}
    heard = speaker.told("heard")
    assert [event["done"] for event in heard[:-1]] == [False] * (len(heard) - 1)
    assert heard[-1] == {
        "event": "heard",
        "turn": 7,
        "heard_s": pytest.approx(0.75),
        "at_s": pytest.approx(began + LATENCY_S + 0.75),
        "done": True,
    }
    for event in heard:
        assert event["heard_s"] == pytest.approx(event["at_s"] - began - LATENCY_S, abs=0.001)
    assert 10 <= len(heard) <= 16
    assert not speaker.playback.busy


def test_turns_follow_each_other_without_a_gap() -> None:
    speaker = Speaker()
    for turn in (1, 2):
        speaker.playback.add(turn, ramp(0.31))
        speaker.playback.end(turn)
    speaker.run(1.0)
    loud = np.flatnonzero(speaker.sound)
    assert loud[-1] + 1 - loud[0] == round(0.62 * RATE)
    assert [(e["turn"], round(e["heard_s"], 3)) for e in speaker.told("heard") if e["done"]] == [
        (1, 0.31),
        (2, 0.31),
    ]
    assert speaker.told("playing")[1]["at_s"] == pytest.approx(50.0 + LATENCY_S + 0.31, abs=0.001)


def test_the_clock_stands_still_in_a_gap() -> None:
    speaker = Speaker()
    speaker.playback.add(1, ramp(0.2))
    speaker.run(1.0)
    assert speaker.told("heard")[-1]["heard_s"] == pytest.approx(0.2)
    speaker.playback.add(1, ramp(0.2))
    speaker.playback.end(1)
    speaker.run(0.5)
    assert speaker.told("heard")[-1]["heard_s"] == pytest.approx(0.4)
    assert speaker.told("heard")[-1]["done"]
    assert len(speaker.told("playing")) == 1


def test_stop_fades_in_30_ms_and_tells_how_much_was_heard() -> None:
    speaker = Speaker()
    speaker.playback.add(1, Audio(np.full(RATE * 3, 0.5, np.float32), RATE))
    speaker.playback.add(2, ramp(1.0))
    speaker.run(1.0)
    count = len(speaker.events)
    stopped = speaker.playback.stop()
    assert stopped is not None
    assert stopped == pytest.approx((1, 1.0, speaker.now))
    speaker.run(0.5)
    tail = speaker.sound[RATE:]
    fade = tail[: round(0.03 * RATE)]
    assert np.all(np.diff(fade) < 0)
    assert fade[0] == pytest.approx(0.5, abs=0.01)
    assert not tail[len(fade) :].any()
    assert len(speaker.events) == count
    assert speaker.playback.stop() is None
    assert not speaker.playback.busy


def test_after_a_stop_new_speech_plays() -> None:
    speaker = Speaker()
    speaker.playback.add(1, ramp(1.0))
    speaker.run(0.2)
    speaker.playback.stop()
    speaker.playback.add(2, ramp(0.3))
    speaker.playback.end(2)
    speaker.run(1.0)
    assert speaker.told("heard")[-1]["turn"] == 2
    assert speaker.told("heard")[-1]["heard_s"] == pytest.approx(0.3)
    assert speaker.told("heard")[-1]["done"]


def test_a_turn_without_sound_is_done_at_once() -> None:
    speaker = Speaker()
    speaker.playback.end(3)
    assert speaker.events == [{"event": "heard", "turn": 3, "heard_s": 0.0, "at_s": 50.0, "done": True}]


def test_an_end_told_late_is_still_told() -> None:
    speaker = Speaker()
    speaker.playback.add(1, ramp(0.2))
    speaker.run(0.6)
    speaker.playback.end(1)
    speaker.run(0.1)
    assert speaker.told("heard")[-1]["done"]
    assert not speaker.playback.busy


@pytest.mark.parametrize("rate", [22_050, 24_000, 48_000])
def test_speech_of_another_rate_is_heard_in_its_own_time(rate: int) -> None:
    speaker = Speaker()
    tone = np.sin(2 * np.pi * 500 * np.arange(rate) / rate).astype(np.float32) * 0.5
    for start in range(0, rate, 777):
        speaker.playback.add(1, Audio(tone[start : start + 777], rate))
    speaker.playback.end(1)
    speaker.run(1.5)
    assert speaker.told("heard")[-1]["heard_s"] == pytest.approx(1.0, abs=0.001)
    sound = speaker.sound[:RATE]
    assert float(np.argmax(np.abs(np.fft.rfft(sound)))) == pytest.approx(500, abs=1)


def test_a_new_loudspeaker_goes_on_where_the_lost_one_was() -> None:
    speaker = Speaker()
    speaker.playback.add(1, ramp(1.0))
    speaker.playback.end(1)
    speaker.run(0.5)
    speaker.playback.retune(RATE * 2)
    for _ in range(60):
        speaker.playback.fill(BLOCK * 2, speaker.now + LATENCY_S)
        speaker.now += 0.02
        speaker.playback.tick()
    last = speaker.told("heard")[-1]
    assert last["done"]
    assert last["heard_s"] == pytest.approx(0.94, abs=0.08)


def test_instant_playback_hears_everything_at_once() -> None:
    events: list[dict[str, Any]] = []
    playback = InstantPlayback(events.append, None)
    playback.add(4, ramp(2.0))
    assert (playback.stop() or ())[:2] == (4, 2.0)
    playback.add(5, ramp(1.0))
    playback.end(5)
    assert [(e["event"], e["turn"]) for e in events] == [
        ("playing", 4),
        ("heard", 4),
        ("playing", 5),
        ("heard", 5),
        ("heard", 5),
    ]
    assert events[-1]["heard_s"] == 1.0
    assert events[-1]["done"]


def test_a_pause_fades_and_resuming_goes_on_with_nothing_lost() -> None:
    speaker = Speaker()
    speaker.playback.add(1, ramp(2.0))
    speaker.playback.end(1)
    speaker.run(1.0)
    paused = speaker.playback.pause()
    assert paused is not None
    assert paused == pytest.approx((1, 1.0, speaker.now))
    assert speaker.playback.pause() is None
    speaker.run(1.0)
    after = speaker.sound[RATE : 2 * RATE]
    assert np.flatnonzero(after)[-1] < 0.03 * RATE
    assert speaker.told("heard")[-1]["heard_s"] == pytest.approx(1.0, abs=0.05)
    assert not speaker.told("heard")[-1]["done"]
    speaker.playback.resume(1.0)
    speaker.run(1.5)
    resumed = speaker.sound[2 * RATE : 3 * RATE]
    assert np.array_equal(resumed, ramp(2.0).samples[RATE:])
    assert speaker.told("heard")[-1]["heard_s"] == pytest.approx(2.0)
    assert speaker.told("heard")[-1]["done"]
    assert not speaker.playback.busy


@pytest.mark.parametrize(("from_s", "really_s"), [(2.7, 2.7), (0.2, 1.0)])
def test_resuming_goes_back_to_the_beginning_of_a_word(from_s: float, really_s: float) -> None:
    speaker = Speaker()
    speaker.playback.add(1, ramp(4.0))
    speaker.run(3.0)
    speaker.playback.pause()
    speaker.run(0.5)
    speaker.playback.resume(from_s)
    speaker.run(0.5)
    again = speaker.sound[round(3.5 * RATE) :]
    # At most two seconds are remembered, and less than one block more.
    start = np.searchsorted(ramp(4.0).samples, again[0])
    assert start / RATE == pytest.approx(really_s, abs=0.021)
    assert np.array_equal(again, ramp(4.0).samples[start : start + len(again)])


def test_what_is_said_during_a_pause_is_kept_and_a_stop_then_drops_all() -> None:
    speaker = Speaker()
    speaker.playback.add(1, ramp(1.0))
    speaker.run(0.5)
    speaker.playback.pause()
    speaker.playback.add(1, ramp(1.0))
    speaker.run(0.5)
    assert not np.any(speaker.sound[round(0.54 * RATE) :])
    assert (speaker.playback.stop() or ())[:2] == pytest.approx((1, 0.5))
    speaker.playback.resume(0.5)
    speaker.run(0.5)
    assert not np.any(speaker.sound[round(0.54 * RATE) :])
    assert not speaker.playback.busy


def test_a_pause_before_anything_plays_holds_nothing() -> None:
    speaker = Speaker()
    assert speaker.playback.pause() is None
    speaker.playback.add(1, ramp(0.2))
    speaker.run(0.1)
    assert np.any(speaker.sound)


def test_ducked_speech_is_softer_without_a_click_and_as_long_as_before() -> None:
    speaker = Speaker()
    tone = Audio(np.full(RATE * 2, 0.5, np.float32), RATE)
    speaker.playback.add(1, tone)
    speaker.playback.end(1)
    speaker.run(0.5)
    speaker.playback.duck(True)
    speaker.run(0.5)
    speaker.playback.duck(False)
    speaker.run(1.2)
    sound = speaker.sound[: RATE * 2]
    assert np.allclose(sound[: RATE // 2], 0.5)
    assert np.allclose(sound[round(0.53 * RATE) : RATE], 0.5 * 10 ** (-15 / 20), atol=1e-3)
    assert np.allclose(sound[round(1.35 * RATE) :], 0.5)
    assert np.abs(np.diff(sound)).max() < 0.005
    assert speaker.told("heard")[-1]["heard_s"] == pytest.approx(2.0)


def test_what_is_played_is_told_with_the_time_at_which_it_is_heard() -> None:
    far = FarEnd()
    playback = Playback(RATE, lambda event: None, lambda: 50.0, far)
    playback.add(1, ramp(0.2))
    for block in range(20):
        playback.fill(BLOCK, 50.0 + LATENCY_S + block * 0.02)
    heard = np.concatenate([far.take(BLOCK, 50.0 + LATENCY_S - LEAD_S + block * 0.02) for block in range(20)])
    assert np.allclose(heard[: len(ramp(0.2).samples)], ramp(0.2).samples, atol=1e-4)
    assert not heard[len(ramp(0.2).samples) :].any()


def test_a_pause_after_the_last_sample_was_handed_over_does_not_hold_the_next_answer() -> None:
    speaker = Speaker()
    speaker.playback.add(1, ramp(0.5))
    speaker.playback.end(1)
    speaker.run(0.5)  # all is on its way to the loudspeaker, and its end is not heard yet
    assert (speaker.playback.pause() or ())[:2] == pytest.approx((1, 0.5))
    speaker.run(0.5)
    assert speaker.told("heard")[-1]["done"]
    speaker.playback.add(2, ramp(0.5))
    speaker.playback.end(2)
    speaker.run(1.0)
    assert speaker.told("heard")[-1] == speaker.told("heard")[-1] | {"turn": 2, "heard_s": 0.5, "done": True}


def test_both_sides_are_heard_and_fade_alike() -> None:
    playback = Playback(RATE, lambda event: None, lambda: 0.0, FarEnd(), channels=2)
    sides = np.stack([np.full(RATE, 0.5), np.full(RATE, -0.25)], axis=1).astype(np.float32)
    playback.add(1, Audio(sides, RATE))
    np.testing.assert_array_equal(playback.fill(BLOCK, 0.0), sides[:BLOCK])
    playback.pause()
    faded = playback.fill(RATE, 0.1)
    assert faded.shape[1] == 2
    np.testing.assert_allclose(faded[:, 0], -2 * faded[:, 1])
    assert faded[-1, 0] == 0.0
    playback.resume(0.0)
    np.testing.assert_array_equal(playback.fill(BLOCK, 1.0), sides[:BLOCK])
    playback.retune(2 * RATE)
    assert playback.fill(2 * BLOCK, 2.0)[BLOCK:, 0] == pytest.approx(0.5, abs=0.01)
    playback.add(2, Audio(np.full(BLOCK, 0.125, np.float32), 2 * RATE))
    playback.stop()
    assert playback.fill(BLOCK, 3.0).shape[1] == 2
    playback.add(3, Audio(np.full(BLOCK, 0.125, np.float32), 2 * RATE))
    heard = [playback.fill(4 * BLOCK, 4.0) for _ in range(2)]
    np.testing.assert_array_equal(np.concatenate(heard)[-BLOCK:], np.full((BLOCK, 2), 0.125))
