"""What tells music from speech and noise, tones that stay, and the key that its tones belong to."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import Samples
from voiceapp.engines.framing import Framing, hann, power

NOTES = ("C", "C sharp", "D", "E flat", "E", "F", "F sharp", "G", "A flat", "A", "B flat", "B")

_AROUND = 21
"""Bins whose mean level a tone stands out of."""
_ABOVE_DB, _AUDIBLE_DB = 12.0, -80.0
_STAYS_S = 0.32
"""No voice that speaks holds a harmonic to 11 Hz for so long, but for a drawn-out "um"."""
_LOWEST_HZ, _ABOVE_VOICE_HZ, _HIGHEST_HZ = 160.0, 430.0, 5512.5
"""In speech, only tones above the first harmonics count: the higher one is, the more it moves."""

_KEY_WINDOW, _KEY_HOP = 8192, 4096
_KEY_LOWEST_HZ, _KEY_HIGHEST_HZ = 65.4, 2093.0  # C2 to C7
_A4_HZ = 440.0

_MAJOR = (6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88)
_MINOR = (6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17)
"""How well each tone from the tonic on fits (Krumhansl and Kessler, 1982, Psychological Review 89(4))."""
_ALIKE, _APART = 0.85, 0.08
"""The correlation with a key's profile from which on it is told, and by how much the next key's is less."""
_TONES, _TONE = 3, 0.06
"""A key is told of as many different tones as this, each with this share of all."""


class SteadyTones:
    """When tones stay at their frequency, as in music: in speech they move, in noise none stands out (after
    Seyerlehner, Pohle, Schedl and Widmer, "Automatic music detection in television productions", DAFx-07).

    Takes power spectra of frames as they come; their bins are about 11 Hz wide.
    """

    def __init__(self, rate: int, window: int, hop: int) -> None:
        self.per_second = rate / hop
        self._stays = round(_STAYS_S * self.per_second)
        low, high, self._last = (
            round(hertz * window / rate) for hertz in (_LOWEST_HZ, _ABOVE_VOICE_HZ, _HIGHEST_HZ)
        )
        self._bands = slice(low, None), slice(high, None)
        self._since = np.zeros(self._last, np.int32)
        self._there: list[NDArray[np.bool_]] = []

    def push(self, spectra: NDArray[np.float32]) -> None:
        """The next frames, shape (n, bins)."""
        from scipy.ndimage import uniform_filter1d

        levels = 10 * np.log10(np.maximum(spectra[:, : self._last], 1e-12))
        out = levels - uniform_filter1d(levels, _AROUND, axis=1, mode="nearest")
        there = np.zeros((len(levels), len(self._bands)), bool)
        for row, tones in enumerate((out > _ABOVE_DB) & (levels > _AUDIBLE_DB)):
            self._since = (self._since + 1) * tones
            there[row] = [self._since[band].max() >= self._stays for band in self._bands]
        self._there.append(there)

    def values(self) -> NDArray[np.bool_]:
        """For each frame whether a tone stays in it, any, and one above the voice: shape (n, 2)."""
        late = np.concatenate([*self._there, np.zeros((0, len(self._bands)), bool)])  # told once it has stayed
        whole = late.copy()
        for back in range(1, min(self._stays, len(late))):
            whole[:-back] |= late[back:]
        return whole


class Chroma:
    """How strong each of the twelve tones is (Fujishima, 1999, ICMC), from peaks of long spectra."""

    def __init__(self, rate: int) -> None:
        self.per_second = rate / _KEY_HOP
        self._framing = Framing(_KEY_WINDOW, _KEY_HOP)
        self._shape = hann(_KEY_WINDOW)
        hertz = np.fft.rfftfreq(_KEY_WINDOW, 1 / rate)
        self._heard = slice(*np.searchsorted(hertz, (_KEY_LOWEST_HZ, _KEY_HIGHEST_HZ)))
        tones = np.round(12 * np.log2(hertz[self._heard] / _A4_HZ) + 9).astype(int) % 12  # from C on
        self._fold = np.eye(12, dtype=np.float32)[tones]
        self._rows: list[NDArray[np.float32]] = []

    def push(self, samples: Samples) -> None:
        """The next mono samples."""
        self._take(self._framing.push(samples))

    def finish(self) -> NDArray[np.float32]:
        """Shape (n, 12), tones from C on, :attr:`per_second` rows."""
        self._take(self._framing.finish())
        return np.concatenate([*self._rows, np.zeros((0, 12), np.float32)])

    def _take(self, frames: NDArray[np.float32]) -> None:
        if not len(frames):
            return
        loud = np.sqrt(power(frames, self._shape))[:, self._heard]
        inner = loud[:, 1:-1]
        peaks = np.zeros_like(loud)
        peaks[:, 1:-1] = np.where((inner > loud[:, :-2]) & (inner >= loud[:, 2:]), inner, 0.0)
        self._rows.append(peaks @ self._fold)


def key(chroma: NDArray[np.float32]) -> str | None:
    """The key of music with these tones, such as "A minor"; None where none fits clearly."""
    whole = chroma.sum(axis=0, dtype=np.float64)
    if not whole.any() or np.count_nonzero(whole > _TONE * whole.sum()) < _TONES:
        return None
    fits = {
        f"{NOTES[tonic]} {mode}": float(np.corrcoef(whole, np.roll(profile, tonic))[0, 1])
        for mode, profile in (("major", _MAJOR), ("minor", _MINOR))
        for tonic in range(12)
    }
    best, second = sorted(fits, key=lambda one: -fits[one])[:2]
    return best if fits[best] >= _ALIKE and fits[best] - fits[second] >= _APART else None
