"""By how much the far end has to be moved for an echo to come as before."""

from __future__ import annotations

import numpy as np
import pytest

from voiceapp.audio.echo_lag import EchoLag
from voiceapp.core.frames import Samples

FRAME = 320
SECOND = 16_000


def speech(seconds: float, seed: int) -> Samples:
    """Speech-like noise: four syllables a second."""
    count = round(seconds * SECOND)
    noise = np.convolve(np.random.default_rng(seed).normal(size=count), np.ones(4) / 4, "same")
    return np.asarray(0.1 * noise * (0.3 + np.abs(np.sin(4 * np.pi * np.arange(count) / SECOND))), np.float32)


def later(sound: Samples, samples: int) -> Samples:
    """The sound so many samples later (negative: earlier)."""
    padded = np.pad(sound, (max(samples, 0), max(-samples, 0)))
    return padded[max(-samples, 0) :][: len(sound)]


def echo(far: Samples, *lags: tuple[float, int]) -> Samples:
    """What a room gives back: from those seconds on so many samples late."""
    near = np.zeros_like(far)
    for from_s, samples in lags:
        near[round(from_s * SECOND) :] = later(far, samples)[round(from_s * SECOND) :]
    reflections = np.random.default_rng(9).normal(size=2_000) * 0.1 * np.exp(-np.arange(2_000) / 400)
    return np.asarray(np.convolve(near, np.concatenate([[0.5], reflections]))[: len(far)], np.float32)


def followed(near: Samples, far: Samples) -> tuple[list[tuple[float, int]], list[bool]]:
    """When the far end was to be moved, and by how much; and at which frames the echo was lost."""
    lag, moves, lost = EchoLag(), list[tuple[float, int]](), list[bool]()
    late = 0
    for at in range(0, len(near) - FRAME, FRAME):
        by = lag.step(near[at : at + FRAME], later(far, late)[at : at + FRAME], doubt=True)
        if by:
            moves.append((at / SECOND, by))
            late += by
            lag.moved(by)
        lost.append(lag.lost)
    return moves, lost


@pytest.mark.parametrize("milliseconds", [-40, -20, 20, 60, 200])
def test_the_far_end_follows_an_echo_that_jumps(milliseconds: int) -> None:
    far = speech(8.0, 1)
    jump = milliseconds * 16
    moves, lost = followed(echo(far, (0.0, 1_000), (2.0, 1_000 + jump)), far)
    assert [by for _, by in moves] == [pytest.approx(jump, abs=16)]
    assert 2.0 < moves[0][0] < 2.4
    assert not any(lost[:100])
    assert not any(lost[350:])


def test_an_echo_that_stays_moves_nothing() -> None:
    far = speech(6.0, 2)
    moves, lost = followed(echo(far, (0.0, 1_000)), far)
    assert not moves
    assert not any(lost)


@pytest.mark.parametrize("gain", [0.3, 1.0, 3.0])
def test_a_user_who_talks_over_the_echo_is_no_jump(gain: float) -> None:
    far, user = speech(6.0, 3), speech(6.0, 4) * np.float32(gain)
    user[: 2 * SECOND] = 0
    moves, lost = followed(echo(far, (0.0, 1_000)) + user, far)
    assert not moves
    assert not any(lost)


def test_an_echo_that_jumps_all_the_time_is_lost_until_it_stays() -> None:
    far = speech(8.0, 5)
    tears = [(2.0 + 0.3 * index, 1_000 + (index * 733) % 1_500) for index in range(8)]
    _, lost = followed(echo(far, (0.0, 1_000), *tears, (4.4, 1_300)), far)
    assert sum(lost[120:220]) > 20
    assert not any(lost[380:])


def test_an_echo_that_comes_before_the_far_end_is_brought_behind_it() -> None:
    far = speech(4.0, 6)
    moves, _ = followed(echo(far, (0.0, -400)), far)
    assert sum(by for _, by in moves) < -400


def test_silence_and_a_user_alone_move_nothing() -> None:
    silence: Samples = np.zeros(4 * SECOND, np.float32)
    for near, far in ((silence, silence), (speech(4.0, 7), silence), (silence, speech(4.0, 7))):
        moves, lost = followed(near, far)
        assert not moves
        assert not any(lost)
