"""The simulated rooms of the echo bench, and that it can tell a good canceller from none."""

from __future__ import annotations

import ctypes.util

import numpy as np
import pytest

from voiceapp.audio.echo import WebRtcCanceller
from voiceapp.audio.far_end import RINGS_S
from voiceapp.audio.files import read
from voiceapp.bench.echo_scene import FADE_S, OUTPUT_S, USER_DB, Listener, Scene, at_level, convolved, echo_path
from voiceapp.bench.room import ROOMS, SOUND_M_S, Room, impulse_response
from voiceapp.bench.speexdsp import SpeexCanceller
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Samples
from voiceapp.core.paths import PACKAGE
from voiceapp.engines.vad_silero import SileroVad

QUESTION = PACKAGE.parent / "assets" / "samples" / "question.wav"


@pytest.fixture(scope="module")
def question() -> Samples:
    return read(QUESTION, 16_000).samples


@pytest.fixture(scope="module")
def listener() -> Listener:
    return Listener(SileroVad())


def reverberation_s(response: Samples) -> float:
    """Three times the time from -5 to -25 dB of the backward integral (Schroeder; ISO 3382)."""
    left = np.cumsum(np.square(response[::-1], dtype=np.float64))[::-1]
    level = 10 * np.log10(left / left[0] + 1e-12)
    return 3 * float(np.argmax(level < -25) - np.argmax(level < -5)) / 16_000


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_sound_arrives_after_its_way_and_dies_away_as_the_room_does(room: Room) -> None:
    response = impulse_response(room, room.speaker)
    way = np.linalg.norm(np.subtract(room.speaker, room.microphone)) / SOUND_M_S
    assert np.argmax(np.abs(response) > 0.3) == pytest.approx(way * 16_000, abs=2)
    assert room.rt60_s * 0.7 < reverberation_s(response) < room.rt60_s * 2


def test_rooms_that_swallow_more_ring_less() -> None:
    rooms = [Room("box", (5, 4, 3), (1, 1, 1), (3, 2, 1), (2, 2, 1), rt60_s) for rt60_s in (0.15, 0.25, 0.4)]
    tails = [reverberation_s(impulse_response(room, room.speaker)) for room in rooms]
    assert tails == sorted(tails)


def test_an_echo_has_its_level_and_its_delay(question: Samples) -> None:
    path = echo_path(np.ones(1, np.float32), question, 0.1, 6.0)
    assert np.flatnonzero(path)[0] == 1_600
    echo = convolved(np.pad(question, (0, 3_200)), path)
    loudest = at_level(echo, USER_DB + 6.0)
    assert np.allclose(echo, loudest, rtol=0.15, atol=1e-3)


def scene(question: Samples, user: bool) -> Scene:
    """Eight seconds of a reply (the question, again and again), and the user with the same question at 5 s."""
    room = ROOMS[0]
    reply = at_level(np.resize(question[:-1_700], 8 * 16_000), -20.0)
    over = np.zeros(len(reply), np.float32)
    if user:
        over[80_000 : 80_000 + len(question)] = at_level(question, USER_DB)
    return Scene(reply, echo_path(impulse_response(room, room.speaker), reply, 0.1, -5.0), over)


def test_its_own_speech_interrupts_nothing_but_without_a_canceller_it_does(
    question: Samples, listener: Listener
) -> None:
    own = scene(question, False)
    assert listener.hear(own, WebRtcCanceller()).interrupted_s is None
    assert listener.hear(own, None).interrupted_s is not None


def test_a_user_who_talks_over_it_interrupts_it_and_the_reply_fades(question: Samples, listener: Listener) -> None:
    outcome = listener.hear(scene(question, True), WebRtcCanceller())
    assert outcome.interrupted_s is not None
    assert 5.0 < outcome.interrupted_s < 6.2
    # The canceller works until the room has rung out, and no longer.
    silent_s = outcome.interrupted_s + OUTPUT_S + FADE_S
    assert len(outcome.before) / 16_000 == pytest.approx(silent_s + RINGS_S, abs=0.1)
    assert len(outcome.heard) > 16_000


def test_the_other_canceller_cancels_or_says_what_is_missing(question: Samples) -> None:
    if ctypes.util.find_library("speexdsp") is None:
        with pytest.raises(VoiceAppError, match="not installed"):
            SpeexCanceller()
        return
    canceller = SpeexCanceller()
    far = np.resize(question, 320 * 400)
    near = np.asarray(0.5 * np.concatenate([np.zeros(800, np.float32), far[:-800]]), np.float32)
    left = [canceller.process(near[i : i + 320], far[i : i + 320]) for i in range(0, len(far), 320)]
    assert np.linalg.norm(np.concatenate(left[300:])) < 0.5 * np.linalg.norm(near[300 * 320 :])
