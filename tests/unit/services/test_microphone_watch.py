"""What is said of a microphone that delivers no sound, or too much of it."""

from __future__ import annotations

import numpy as np

from voiceapp.core.events import EventBus, Notice
from voiceapp.core.frames import FRAME_SAMPLES, AudioChunk, DeviceState, Overflow, Silent, SpeechStarted
from voiceapp.services.microphone_watch import MicrophoneWatch


class Desk:
    def __init__(self) -> None:
        bus = EventBus()
        self.told: list[str] = []
        bus.subscribe(Notice, lambda notice: self.told.append(notice.sentence))
        self.watch = MicrophoneWatch(bus)
        self.watch.observe(DeviceState("microphone", "Desk microphone"))

    def hear(self, seconds: float, *, clipped: float, speech: bool = True) -> None:
        """An utterance of which this share of the frames is distorted."""
        self.watch.observe(SpeechStarted(0.0))
        for number in range(round(seconds * 50)):
            peak = 1.0 if number % 10 < 10 * clipped else 0.5
            wave = np.clip(1.5 * np.sin(np.arange(FRAME_SAMPLES) / 10), -1, 1) * peak
            self.watch.observe(AudioChunk(wave.astype(np.float32), number / 50, speech))


def test_a_distorted_voice_is_told_once_for_each_opening() -> None:
    desk = Desk()
    desk.hear(1.0, clipped=0.1)
    desk.hear(1.0, clipped=1.0, speech=False)  # a slammed door
    desk.hear(0.3, clipped=1.0)
    assert desk.told == []
    desk.hear(1.0, clipped=0.4)
    desk.hear(1.0, clipped=0.4)
    assert desk.told == ["Your voice is distorted: the microphone is set too loud."]
    desk.watch.observe(DeviceState("microphone", "Headset"))
    desk.hear(1.0, clipped=0.4)
    assert len(desk.told) == 2


def test_a_silent_microphone_is_told_once_and_lost_sound_each_time() -> None:
    desk = Desk()
    for event in (Silent(), Silent(), Overflow(1), Overflow(2)):
        desk.watch.observe(event)
    assert (
        desk.told
        == ["The microphone is silent."] + ["The computer was too busy and some of what you said was lost."] * 2
    )
