"""Made music: clicks, tunes and chords with drums. Mono float32."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from voiceapp.core.frames import Samples

RATE = 22_050


def clicks(bpm: float, seconds: float, first_s: float = 0.0) -> Samples:
    """A short 1 kHz tick on each beat."""
    made = np.zeros(round(seconds * RATE), np.float32)
    time = np.arange(round(0.03 * RATE)) / RATE
    tick = 0.9 * np.sin(2 * np.pi * 1000 * time) * np.exp(-time / 0.005)
    for at in np.rint(np.arange(first_s, seconds, 60 / bpm) * RATE).astype(int):
        made[at : at + len(tick)] += tick[: len(made) - at]
    return made


def tune(notes: Sequence[int], seconds: float, rate: int = 32_000) -> Samples:
    """Notes (semitones above A3) of half a second each, over and over."""
    time = np.arange(round(seconds * rate)) / rate
    pitch = 220 * 2 ** (np.array(notes)[(time // 0.5).astype(int) % len(notes)] / 12)
    return (0.3 * np.sin(2 * np.pi * np.cumsum(pitch) / rate)).astype(np.float32)


def song(bpm: float, roots: Sequence[int], bars: int) -> Samples:
    """A bar of broken chord on each root in turn, with a drum on every beat."""
    rng = np.random.default_rng(1)
    period = 60 / bpm
    made = np.zeros(round(bars * 4 * period * RATE), np.float32)
    time = np.arange(round(period * RATE)) / RATE
    for beat in range(bars * 4):
        pitch = 220 * 2 ** ((roots[beat // 4 % len(roots)] + (0, 7, 4, 12)[beat % 4]) / 12)
        note = sum(np.sin(2 * np.pi * pitch * part * time) / part for part in (1, 2, 3)) * np.exp(-4 * time)
        drum = rng.standard_normal(len(time)) * np.exp(-time / 0.015) * (0.5 if beat % 4 else 1.0)
        at = round(beat * period * RATE)
        made[at : at + len(time)] += ((0.15 * note + 0.2 * drum)[: len(made) - at]).astype(np.float32)
    return made
