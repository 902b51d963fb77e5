"""Whether the sound process opens a microphone at all."""

from __future__ import annotations

import queue
from typing import Any

import numpy as np
import pytest

from tests.fakes.context import FakeContext, run
from voiceapp.audio.far_end import FarEnd
from voiceapp.audio.streams import Captured
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import FRAME_SAMPLES, Samples
from voiceapp.engines import sound
from voiceapp.engines.sound import Sound
from voiceapp.engines.sound_capture import Capture
from voiceapp.engines.sound_near_end import NearEnd
from voiceapp.engines.vad import SpeechDetector


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The microphones that were opened (none can be), on a machine that has one."""
    names: list[str] = []

    def refuse(device: Any) -> Any:
        names.append(str(device))
        raise VoiceAppError("device-refused", "The microphone cannot be opened.", "Choose another one.")

    class Quiet:
        def __init__(self, changed: object) -> None:
            pass

        def close(self) -> None:
            pass

    monkeypatch.setattr(sound, "find_devices", list)
    monkeypatch.setattr(sound, "pick", lambda devices, kind, name: "the microphone")
    monkeypatch.setattr(sound, "DeviceSource", refuse)
    monkeypatch.setattr(sound, "ServerWatch", Quiet)
    return names


def test_a_talk_with_the_microphone_closed_opens_none(opened: list[str]) -> None:
    parts, _ = run(Sound().run(FakeContext(), use_microphone=False, use_speaker=False))  # type: ignore[arg-type]
    assert opened == []
    assert [part["kind"] for part in parts if part["event"] == "device"] == ["speaker"]


def test_a_talk_with_the_microphone_open_opens_it(opened: list[str]) -> None:
    parts, _ = run(Sound().run(FakeContext(), use_speaker=False))  # type: ignore[arg-type]
    assert opened == ["the microphone"]
    assert [part["error"]["code"] for part in parts if part["event"] == "device" and part["error"]] == [
        "device-refused"
    ]


class Blocks:
    """A microphone that gives one 20 ms block after the other."""

    name, rate, lockstep, overflows = "Desk microphone", 48_000, False, 0

    def __init__(self) -> None:
        self.at_s = 0.0
        self.block: Samples = np.zeros(FRAME_SAMPLES, np.float32)

    def read(self, timeout_s: float) -> Captured:
        self.at_s += 0.02
        return Captured(self.block, self.at_s)

    def hold(self, held: bool) -> None: ...

    def close(self) -> None: ...


def test_a_microphone_that_gives_zeros_alone_is_told_within_five_seconds_and_once() -> None:
    source = Blocks()
    told: list[tuple[float, str]] = []
    capture = Capture(
        source,
        NearEnd(SpeechDetector(), FarEnd()),
        lambda part: told.append((source.at_s, part["event"])),
        queue.SimpleQueue(),
    )
    while source.at_s < 12.0:
        capture.step()
    ((at_s, event),) = told
    assert event == "silent"
    assert 4.0 < at_s < 5.0


def test_a_quiet_microphone_is_not_a_silent_one() -> None:
    source = Blocks()
    source.block[0] = 1 / 32768
    told: list[str] = []
    near = NearEnd(SpeechDetector(), FarEnd())
    capture = Capture(source, near, lambda part: told.append(part["event"]), queue.SimpleQueue())
    while source.at_s < 12.0:
        capture.step()
    assert told == []
