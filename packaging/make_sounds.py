"""Makes the program's own short sounds in assets/sounds: two rising tones that say "I am listening"."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np

RATE = 24_000
TONES = ((587.33, 0.07), (880.0, 0.11))
"""Hertz (D5, A5: a fifth up, as a question rises) and seconds."""

LOUD = 0.18


def tone(hertz: float, seconds: float) -> np.ndarray:
    """A sine with its octave, that swells for 8 ms and dies away."""
    time = np.arange(round(RATE * seconds)) / RATE
    wave_form = np.sin(2 * np.pi * hertz * time) + 0.25 * np.sin(4 * np.pi * hertz * time)
    swell = np.minimum(time / 0.008, 1.0) * np.minimum((seconds - time) / 0.03, 1.0)
    return np.asarray(LOUD * wave_form * swell * np.exp(-6 * time))


def main() -> None:
    """Write the file."""
    sound = np.concatenate([tone(*one) for one in TONES])
    path = Path(__file__).resolve().parents[1] / "assets" / "sounds" / "listening.wav"
    path.parent.mkdir(exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((sound * 32767).astype("<i2").tobytes())


if __name__ == "__main__":
    main()
