"""Which recordings keep two channels: calls, not rooms recorded in stereo."""

from __future__ import annotations

import numpy as np

from voiceapp.core.frames import Samples
from voiceapp.services.two_channels import TwoChannels

RATE = 16_000
NOISE = np.random.default_rng(5).standard_normal(60 * RATE).astype(np.float32)


def talk(seconds: float, level: float, offset: int = 0) -> Samples:
    return NOISE[offset : offset + round(seconds * RATE)] * np.float32(level)


def apart(left: Samples, right: Samples, block: int = 12_345) -> bool:
    both = np.stack([left, right], axis=1)
    found = TwoChannels(RATE)
    for start in range(0, len(both), block):
        found.feed(both[start : start + block])
    return found.apart


def test_a_call_with_one_party_on_each_side_is_apart() -> None:
    quiet = talk(10, 0.001, 77)
    one, other = quiet.copy(), quiet.copy()
    one[: 4 * RATE] += talk(4, 0.1)
    other[5 * RATE : 9 * RATE] += talk(4, 0.1, 999)
    assert apart(one, other)
    assert apart(one, other, block=101)


def test_the_same_sound_twice_is_not() -> None:
    assert not apart(talk(10, 0.1), talk(10, 0.1))


def test_a_room_in_stereo_is_not() -> None:
    near, far = talk(10, 0.1), talk(10, 0.1, 5_000)
    assert not apart(near + far * np.float32(0.5), far + near * np.float32(0.5))


def test_one_side_that_is_silent_is_not() -> None:
    assert not apart(talk(10, 0.1), talk(10, 0.0))
    assert not apart(talk(10, 0.0), talk(10, 0.0))
