"""The listening process without hardware: what the microphone gives, in time, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from tests.fakes.context import FakeContext
from tests.unit.engines.test_sound_recording import RATE, Room
from voiceapp.core.errors import VoiceAppError
from voiceapp.engines import sound_listening
from voiceapp.engines.sound_listening import SoundListening


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Room:
    made = Room(monkeypatch)
    monkeypatch.setattr(sound_listening, "server_state", made.state)
    monkeypatch.setattr(sound_listening, "LOOK_S", 0.05)
    return made


def until(parts: Iterator[dict[str, Any]], seconds: float) -> list[dict[str, Any]]:
    """So many seconds of sound, and what is told between."""
    told: list[dict[str, Any]] = []
    while sum(len(part["samples"]) for part in told if part["event"] == "sound") < seconds * RATE:
        told.append(next(parts))
    return told


def test_the_chosen_microphone_is_heard_until_the_inputs_end(room: Room) -> None:
    context = FakeContext()
    parts = SoundListening().run(context, RATE, "Spare")
    told = until(parts, 0.5)
    sound = np.concatenate([part["samples"] for part in told if part["event"] == "sound"])
    assert np.median(sound) == pytest.approx(0.15, abs=1e-3)
    assert [part["name"] for part in told if part["event"] == "device"] == ["Spare"]
    context.enough = True
    assert all(part["event"] == "sound" for part in parts), "and it ends"


def test_an_unplugged_microphone_is_replaced(room: Room) -> None:
    context = FakeContext()
    parts = SoundListening().run(context, RATE)
    until(parts, 0.2)
    gone = room.microphones.pop(0)
    told = until(parts, 1.5)
    (device,) = [part for part in told if part["event"] == "device"]
    assert device["name"] == "Spare"
    assert gone.info.name in device["sentence"]
    assert device["sentence"].endswith("Now Spare is heard."), "nothing is recorded"
    parts.close()


def test_where_there_is_no_microphone_nothing_begins(room: Room) -> None:
    room.microphones.clear()
    with pytest.raises(VoiceAppError) as caught:
        next(SoundListening().run(FakeContext(), RATE))
    assert caught.value.code == "no-microphone"
    assert caught.value.next_step == "Plug it in and try again."
