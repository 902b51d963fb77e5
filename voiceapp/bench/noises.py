"""Sounds without speech, made here: what the talk must answer nothing to. Mono float32 at 16 kHz."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import SPEECH_RATE, Samples

_BEAT_S = 0.5
_CHORDS = ((57, 60, 64), (53, 57, 60), (60, 64, 67), (55, 59, 62))
_MELODY = (69, 72, 76, 74, 72, 69, 67, 69, 72, 74, 76, 79, 76, 74, 72, 71)
"""Keys of a piano, 69 is the A of 440 Hz."""


def silence(seconds: float, random: np.random.Generator) -> Samples:
    """A quiet room: noise at -75 dB relative to full scale."""
    return _scaled(random.standard_normal(_samples(seconds)), -75.0)


def white_noise(seconds: float, random: np.random.Generator) -> Samples:
    """White noise at -30 dB, as loud as a fan beside the microphone."""
    return _scaled(random.standard_normal(_samples(seconds)), -30.0)


def keyboard(seconds: float, random: np.random.Generator) -> Samples:
    """Somebody types in a quiet room: two short bursts a key, four to nine keys a second, with pauses."""
    sound = silence(seconds, random).astype(np.float64)
    at = 0.3
    while at < seconds - 0.3:
        for delay, peak in ((0.0, random.uniform(0.1, 0.4)), (random.uniform(0.05, 0.09), 0.08)):
            length = _samples(random.uniform(0.008, 0.025))
            decay = np.exp(-np.arange(length) / (length / 5))
            ring = np.sin(2 * np.pi * random.uniform(1800, 4500) * np.arange(length) / SPEECH_RATE)
            start = _samples(at + delay)
            burst = peak * decay * (0.7 * random.standard_normal(length) + 0.3 * ring)
            sound[start : start + length] += burst[: len(sound) - start]
        at += random.uniform(0.11, 0.25) if random.random() < 0.93 else random.uniform(0.8, 2.5)
    return np.asarray(np.clip(sound, -1.0, 1.0), np.float32)


def music(seconds: float, random: np.random.Generator) -> Samples:
    """A small band at -24 dB: chords, a melody with vibrato, a bass and drums."""
    length = _samples(seconds)
    sound = np.zeros(length, np.float64)
    for beat in range(int(seconds / _BEAT_S)):
        chord = _CHORDS[beat // 4 % len(_CHORDS)]
        start = _samples(beat * _BEAT_S)
        parts = [_note(chord[0] - 12, _BEAT_S * 0.9, 0.5)]
        if beat % 4 == 0:
            parts += [_note(key, _BEAT_S * 3.8, 0.25) for key in chord]
        if random.random() < 0.8:
            key = _MELODY[beat % len(_MELODY)] + int(random.choice((0, 0, 12, -5)))
            parts.append(_note(key, _BEAT_S * random.choice((0.45, 0.95)), 0.45, vibrato=0.004))
        parts.append(_drum(random, low=beat % 2 == 0))
        for part in parts:
            end = min(start + len(part), length)
            sound[start:end] += part[: end - start]
    return _scaled(sound, -24.0)


KINDS: dict[str, Callable[[float, np.random.Generator], Samples]] = {
    "silence": silence,
    "white noise": white_noise,
    "keyboard": keyboard,
    "music": music,
}
"""Seconds and a generator of random numbers -> the sound."""


def _note(key: int, seconds: float, level: float, vibrato: float = 0.0) -> NDArray[np.float64]:
    """A plucked or sung tone: eight harmonics that fade."""
    time = np.arange(_samples(seconds)) / SPEECH_RATE
    pitch = 440.0 * 2 ** ((key - 69) / 12)
    phase = 2 * np.pi * pitch * (time + vibrato / (2 * np.pi * 5.5) * np.sin(2 * np.pi * 5.5 * time))
    tone = sum(np.sin(phase * number) / number**1.3 for number in range(1, 9))
    envelope = np.minimum(time / 0.02, 1.0) * np.exp(-1.5 * time) * np.minimum((seconds - time) / 0.03, 1.0)
    return np.asarray(level * tone * envelope)


def _drum(random: np.random.Generator, low: bool) -> NDArray[np.float64]:
    time = np.arange(_samples(0.15)) / SPEECH_RATE
    if low:
        return np.asarray(0.8 * np.sin(2 * np.pi * 60 * time * np.exp(-8 * time)) * np.exp(-20 * time))
    return 0.3 * random.standard_normal(len(time)) * np.exp(-30 * time)


def _samples(seconds: float) -> int:
    return round(seconds * SPEECH_RATE)


def _scaled(sound: NDArray[np.float64], level_db: float) -> Samples:
    """The sound at an RMS level in dB relative to full scale."""
    rms = float(np.sqrt(np.mean(np.square(sound))))
    return np.asarray(np.clip(sound * 10 ** (level_db / 20) / max(rms, 1e-9), -1.0, 1.0), np.float32)
