"""Who speaks: the user, or what the canceller leaves of the loudspeaker."""

from __future__ import annotations

import queue
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import pytest

from voiceapp.audio.echo import EchoCanceller
from voiceapp.audio.far_end import RINGS_S, FarEnd
from voiceapp.audio.streams import Captured
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Samples
from voiceapp.engines import sound_echo
from voiceapp.engines.sound_capture import Capture, run_up
from voiceapp.engines.sound_double_talk import DoubleTalk
from voiceapp.engines.sound_echo import EchoSwitch
from voiceapp.engines.sound_near_end import ECHOES_S, Near, NearEnd
from voiceapp.engines.sound_speaker import Speaker
from voiceapp.engines.vad import SpeechDetector, Verdict

FRAME = 320
FRAME_S = 0.02


class Loud:
    """Takes any loud frame for speech."""

    def is_speech(self, frame: Samples) -> bool:
        return float(np.abs(frame).max()) > 0.01


class Halving:
    """A canceller that halves what it is given and counts."""

    def __init__(self) -> None:
        self.count = 0

    def process(self, near: Samples, far: Samples) -> Samples:
        self.count += 1
        return near * np.float32(0.5)


class Perfect:
    """A canceller for an echo that is the far end itself."""

    def process(self, near: Samples, far: Samples) -> Samples:
        return near - far


def frame(level: float) -> Samples:
    return np.full(FRAME, level, np.float32)


def detector() -> SpeechDetector:
    return SpeechDetector("normal", webrtc=lambda mode: Loud())


def playing(far: FarEnd, seconds: float, level: float = 0.2) -> None:
    for index in range(round(seconds / FRAME_S)):
        far.put(frame(level), FRAME, 16_000, index * FRAME_S)


def judged(cleaned_db: float, captured_db: float, seconds: float, speech: bool = True, learnt: bool = True) -> bool:
    """Whether so much of such sound, after an echo of -20 dB, is a user."""
    rule = DoubleTalk()
    for _ in range(DoubleTalk.LEARNING if learnt else 0):
        rule.step(False, -60.0, -20.0)
    return [rule.step(speech, cleaned_db, captured_db) for _ in range(round(seconds / FRAME_S))][-1]


def test_residual_echo_is_nobody_however_much_it_sounds_like_speech() -> None:
    assert not judged(-45.0, -20.0, 5.0)
    assert not judged(-33.0, -22.0, 0.4)


def test_speech_that_passes_the_canceller_is_a_user() -> None:
    assert judged(-24.0, -18.0, 0.2)
    assert not judged(-24.0, -18.0, 0.08)


def test_loud_noise_that_is_no_speech_is_nobody() -> None:
    assert not judged(-18.0, -18.0, 2.0, speech=False)


def test_a_canceller_that_still_learns_has_to_be_surer() -> None:
    assert not judged(-24.0, -18.0, 0.2, learnt=False)
    assert judged(-24.0, -18.0, 0.34, learnt=False)


def test_a_user_stays_one_between_words_but_not_for_ever() -> None:
    rule = DoubleTalk()
    for _ in range(20):
        rule.step(True, -20.0, -20.0)
    assert [rule.step(False, -60.0, -20.0) for _ in range(20)][-1]
    assert not [rule.step(False, -60.0, -20.0) for _ in range(60)][-1]


def suspicions(levels_db: list[float]) -> list[bool]:
    """Whether somebody is suspected after each of these residual levels, none of which is speech."""
    rule = DoubleTalk()
    found = []
    for level_db in levels_db:
        rule.step(False, level_db, -15.0)
        found.append(rule.suspected)
    return found


def test_bursts_above_the_residual_are_looked_into_for_a_second_and_then_left_alone() -> None:
    found = suspicions([-55.0] * 300 + [-35.0] * 3 + [-55.0] * 200)
    assert not any(found[:301])
    assert found[302]
    assert sum(found) * FRAME_S == pytest.approx(1.0, abs=0.05)


def test_a_residual_that_is_always_so_loud_is_no_burst() -> None:
    assert not any(suspicions([-35.0, -40.0] * 300))


def test_a_click_is_no_burst() -> None:
    assert not any(suspicions([-55.0] * 300 + [-35.0] + [-55.0] * 100))


def test_a_weak_voice_comes_to_light_once_the_loudspeaker_is_softer() -> None:
    rule = DoubleTalk()
    for _ in range(300):
        rule.step(False, -55.0, -15.0)
    heard = []
    for index in range(60):  # first only bursts of it pass
        softer = index > 12
        passes = softer or index % 4 < 2
        heard.append(rule.step(softer, -32.0 if passes else -55.0, -26.0 if softer else -15.0))
    assert True in heard
    assert heard.index(True) * FRAME_S < 0.8


def test_the_canceller_works_only_while_the_loudspeaker_rings() -> None:
    far, canceller = FarEnd(), Halving()
    near_end = NearEnd(detector(), far, canceller)
    assert np.array_equal(near_end.step(frame(0.5), 0.0).frame, frame(0.5))
    playing(far, 1.0)
    frames = round((1.0 + RINGS_S) / FRAME_S)
    heard = [near_end.step(frame(0.5), index * FRAME_S) for index in range(frames + 20)]
    assert canceller.count == pytest.approx(frames, abs=2)
    assert np.array_equal(heard[10].frame, frame(0.25))
    assert np.array_equal(heard[-1].frame, frame(0.5))


class Quieter:
    """Suppresses to a tenth."""

    def process(self, near: Samples) -> Samples:
        return near * np.float32(0.1)


@pytest.mark.parametrize(("noise_db", "suppressed"), [(-70.0, False), (-60.0, False), (-45.0, True), (-30.0, True)])
def test_noise_is_suppressed_where_there_is_much_of_it(noise_db: float, suppressed: bool) -> None:
    near_end = NearEnd(detector(), FarEnd())
    near_end.suppressor = cast(Any, Quieter())
    noise, speech = frame(10 ** (noise_db / 20)), frame(0.3)
    for _ in range(400):
        near_end.step(noise, 0.0)
    heard = near_end.step(speech, 0.0).frame
    assert np.allclose(heard, speech * (0.1 if suppressed else 1.0))


def test_long_speech_in_a_quiet_room_is_no_noise() -> None:
    near_end = NearEnd(detector(), FarEnd())
    near_end.suppressor = cast(Any, Quieter())
    for index in range(1_000):  # a short pause every 0.4 s
        heard = near_end.step(frame(0.0005 if index % 20 == 0 else 0.3), 0.0).frame
        assert np.abs(heard).max() in (np.float32(0.0005), np.float32(0.3))


class Microphone:
    """Gives frames on a clock of its own."""

    name, rate, lockstep, overflows = "test", 16_000, False, 0

    def __init__(self) -> None:
        self.next = Captured(frame(0.0), 0.0)

    def read(self, timeout_s: float) -> Captured:
        return self.next

    def hold(self, held: bool) -> None: ...

    def close(self) -> None: ...


def heard_by(canceller: Any, echo: float, user: float, user_s: float) -> list[dict[str, Any]]:
    """Events of 8 s of a reply with a constant echo; a user speaks from 6 s on for ``user_s``."""
    far, events, microphone = FarEnd(), list[dict[str, Any]](), Microphone()
    capture = Capture(microphone, NearEnd(detector(), far, canceller), events.append, queue.SimpleQueue())
    playing(far, 0.04, echo)
    for index in range(400):
        at_s = index * FRAME_S
        far.put(frame(echo), FRAME, 16_000, at_s + 0.04)
        level = echo + (user if 6.0 <= at_s < 6.0 + user_s else 0.0)
        microphone.next = Captured(frame(level), at_s)
        capture.step()
    return events


def test_its_own_voice_starts_nothing() -> None:
    assert heard_by(Perfect(), 0.2, 0.0, 0.0) == []
    assert heard_by(None, 0.2, 0.0, 0.0)[0]["event"] == "started"


def test_a_user_who_talks_over_it_is_heard_from_the_first_word_on() -> None:
    events = heard_by(Perfect(), 0.2, 0.2, 1.0)
    started = next(event for event in events if event["event"] == "started")
    assert started["at_s"] == pytest.approx(6.0, abs=0.021)
    told = [
        (start_s, speech)
        for event in events
        if event["event"] == "frames"
        for start_s, speech in zip(event["start_s"], event["speech"], strict=True)
    ]
    assert told[0][0] == pytest.approx(6.0 - 0.3, abs=0.05)
    assert sum(speech for _, speech in told) * FRAME_S == pytest.approx(1.0, abs=0.041)


def test_who_speaks_already_when_the_reply_ends_loses_no_word() -> None:
    far, events, microphone = FarEnd(), list[dict[str, Any]](), Microphone()
    capture = Capture(microphone, NearEnd(detector(), far, Perfect()), events.append, queue.SimpleQueue())
    begins = 4.98
    for index in range(330):
        at_s = index * FRAME_S
        if at_s < 5.0:
            far.put(frame(0.1), FRAME, 16_000, at_s + 0.04)
        pause = 5.16 <= at_s < 5.2
        user = 0.0 if at_s < begins or pause else 0.2
        microphone.next = Captured(frame((0.1 if at_s < 5.04 else 0.0) + user), at_s)
        capture.step()
    told = [event for event in events if event["event"] == "frames"]
    assert told[0]["start_s"][0] < begins


def test_who_speaks_while_the_reply_rings_out_loses_no_word() -> None:
    far, events, microphone = FarEnd(), list[dict[str, Any]](), Microphone()
    capture = Capture(microphone, NearEnd(detector(), far, Perfect()), events.append, queue.SimpleQueue())
    for index in range(400):
        at_s = index * FRAME_S
        if at_s < 5.0:
            far.put(frame(0.8), FRAME, 16_000, at_s + 0.04)
        echo, user = 0.8 if at_s < 5.04 else 0.0, 0.05 if 5.2 <= at_s < 6.2 else 0.0
        microphone.next = Captured(frame(echo + user), at_s)
        capture.step()
    told = [event for event in events if event["event"] == "frames"]
    speech = [
        s for event in told for s, is_speech in zip(event["start_s"], event["speech"], strict=True) if is_speech
    ]
    assert told[0]["start_s"][0] < 5.2
    assert sum(start_s > 5.19 for start_s in speech) * FRAME_S == pytest.approx(1.0, abs=0.021)


@dataclass
class Output:
    """What EchoSwitch asks of a Speaker."""

    in_the_room: bool = True
    headphones: bool = False


def switched(echo: str, said: bool, output: Output) -> tuple[bool, bool, dict[str, Any] | None]:
    """Told for this output: open during speech, echo cancelled, error."""
    far, told = FarEnd(), list[dict[str, Any]]()
    near_end = NearEnd(detector(), far)
    EchoSwitch(near_end, told.append, echo, said).look(cast(Speaker, output))
    playing(far, 0.1)
    (event,) = told
    return event["open"], near_end.step(frame(0.0), 0.0).rings, event["error"]


@pytest.mark.parametrize(
    ("echo", "said", "output", "stays_open", "cancels"),
    [
        ("auto", False, Output(), True, True),
        ("auto", True, Output(), True, False),
        ("auto", False, Output(headphones=True), True, False),
        ("on", True, Output(headphones=True), True, True),
        ("off", False, Output(), False, False),
        ("off", True, Output(), True, False),
        ("off", False, Output(headphones=True), True, False),
        ("auto", False, Output(in_the_room=False), False, False),
    ],
)
def test_echo_is_cancelled_where_there_is_one(
    echo: str, said: bool, output: Output, stays_open: bool, cancels: bool
) -> None:
    assert switched(echo, said, output) == (stays_open, cancels, None)


def test_without_the_library_the_microphone_closes_again_and_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise VoiceAppError("echo-missing", "It is not installed.", "Install it.")

    monkeypatch.setattr(sound_echo, "WebRtcCanceller", missing)
    stays_open, cancels, error = switched("auto", False, Output())
    assert (stays_open, cancels) == (False, False)
    assert error is not None
    assert error["code"] == "echo-missing"
    assert switched("auto", True, Output())[0]


def test_once_the_loudspeaker_is_silent_what_is_captured_is_heard_without_a_jump() -> None:
    far, canceller = FarEnd(), Halving()
    near_end = NearEnd(detector(), far, canceller)
    playing(far, 0.2)
    near_end.step(frame(0.1), 0.2 + ECHOES_S - 0.04, hearing=True)
    assert np.allclose(near_end.step(frame(0.1), 0.2 + ECHOES_S - 0.02, hearing=True).frame, 0.05)
    between = near_end.step(frame(0.1), 0.2 + ECHOES_S + 0.001, hearing=True).frame
    assert (between[0], between[-1]) == (pytest.approx(0.05), pytest.approx(0.1))
    assert np.diff(between).min() >= 0
    assert np.allclose(near_end.step(frame(0.1), 0.2 + ECHOES_S + 0.021, hearing=True).frame, 0.1)
    assert canceller.count == 4


class Loudless:
    """Takes out whatever is loud."""

    def process(self, near: Samples, far: Samples) -> Samples:
        return np.where(np.abs(near) > 0.5, 0.0, near).astype(np.float32)


def test_an_echo_that_comes_late_is_cancelled_where_it_is_heard() -> None:
    far = FarEnd()
    near_end = NearEnd(detector(), far, Loudless())
    playing(far, 0.2)
    late_s = 0.2 + ECHOES_S + 0.03
    assert np.allclose(near_end.step(frame(0.0), late_s, hearing=True).frame, 0.0)
    assert near_end.step(frame(0.8), late_s + 0.02, hearing=True).frame[-1] == pytest.approx(0.0, abs=1e-3)
    assert np.allclose(near_end.step(frame(0.8), late_s + 0.04, hearing=True).frame, 0.0)
    assert np.allclose(near_end.step(frame(0.05), late_s + 0.06, hearing=True).frame[-1], 0.05)


def test_nobody_begins_while_the_loudspeaker_dies_away() -> None:
    far = FarEnd()
    near_end = NearEnd(detector(), far, Halving())
    playing(far, 1.0)
    begun = [
        at_s
        for index in range(round(2.0 / FRAME_S))
        if near_end.step(frame(0.3), at_s := index * FRAME_S).verdict.began is not None
    ]
    dying = [at_s for at_s in begun if 1.0 < at_s < 1.0 + ECHOES_S]
    assert not dying
    assert min(at_s for at_s in begun if at_s > 1.0) == pytest.approx(1.0 + ECHOES_S, abs=0.05)


def held(cancelled: list[bool], dies_away: tuple[int, ...] = ()) -> list[Near]:
    silence, nothing = frame(0.0), Verdict(False, 0.0, None)
    return [
        Near(silence, -100.0, nothing, cancelled=was, dies_away=index in dies_away)
        for index, was in enumerate(cancelled)
    ]


@pytest.mark.parametrize(
    ("cancelled", "told"),
    [([True] * 48, 15), ([True] * 30 + [False] * 18, 10), ([False] * 48, 15), ([True] * 8, 0)],
)
def test_speech_as_it_was_captured_has_nothing_cancelled_before_it(cancelled: list[bool], told: int) -> None:
    start = len(cancelled) - 8
    assert run_up(held(cancelled), 7) == (start - told, start)


def test_speech_starts_behind_the_room_that_dies_away() -> None:
    assert run_up(held([False] * 48, (20, 33)), 7) == (33, 40)
    assert run_up(held([False] * 48, (20, 43)), 7) == (43, 43)
    assert run_up(held([False] * 48, (47,)), 7) == (47, 47)


def lowest(levels: list[float], canceller: EchoCanceller | None) -> list[int]:
    """At which of these levels, one a frame from the loudspeaker's end on, the room is taken to die away."""
    far = FarEnd()
    near_end = NearEnd(detector(), far, canceller)
    playing(far, 0.2)
    near_end.step(frame(0.5), 0.18)
    return [
        index
        for index, level in enumerate(levels)
        if near_end.step(frame(level), 0.201 + index * FRAME_S).dies_away
    ]


def test_a_room_dies_away_until_something_rises_out_of_it() -> None:
    falling = [0.4, 0.2, 0.22, 0.1, 0.05]
    speech = [0.3, 0.3, 0.04, 0.3]
    assert lowest([*falling, *speech], Halving()) == [1, 2, 3, 4]
    # A last syllable of the loudspeaker that comes late rises too, and then the room falls on.
    assert lowest([0.2, 0.5, 0.5, 0.2, 0.08, 0.04], Halving()) == [4, 5]
    assert lowest([0.4] * 50 + [0.01] * 5, Halving())[-1] == 49
    assert lowest(falling, None) == []
