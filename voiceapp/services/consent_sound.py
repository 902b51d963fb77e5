"""Whether a recording holds a piece of another one, copied rather than spoken again.

The measure is the normalised cross-correlation of the waveforms: a copy, louder, resampled or compressed, is near
1; the same words spoken again are not.
"""

from __future__ import annotations

import numpy as np

from voiceapp.core.frames import SPEECH_RATE, Samples

COPIED = 0.7
"""From this correlation on a piece is a copy. Measured on recordings of people: other speech of the same voice has
0.16 at most, a synthetic voice 0.30; copies by MP3, Opus, telephone band, 8 kHz, noise or echo 0.85 and more."""

PIECE_S = 2.0
PIECES = 8
_BLOCK_S = 60.0


def copied(one: Samples, other: Samples) -> bool:
    """Whether a loud piece of ``one`` is also in ``other``: mono, 16 kHz."""
    return copy_likeness(one, other) >= COPIED


def copy_likeness(one: Samples, other: Samples) -> float:
    """The highest correlation (0..1) of one of the loudest pieces of ``one`` with any place in ``other``."""
    size = min(round(PIECE_S * SPEECH_RATE), len(one), len(other))
    if not size:
        return 0.0
    starts = range(0, len(one) - size + 1, size)
    pieces = [one[start : start + size] for start in starts]
    pieces.sort(key=lambda piece: -float(np.square(piece).sum()))
    block = max(round(_BLOCK_S * SPEECH_RATE), 2 * size)
    best = 0.0
    for start in range(0, max(len(other) - size + 1, 1), block - size):
        best = max(best, _highest(pieces[:PIECES], other[start : start + block]))
    return best


def _highest(pieces: list[Samples], sound: Samples) -> float:
    """Of pieces of one length within a longer sound."""
    size = len(pieces[0])
    if len(sound) < size:
        return 0.0
    length = 1 << (len(sound) + size - 1).bit_length()
    spectrum = np.fft.rfft(sound, length)
    sums = np.concatenate([[0.0], np.cumsum(np.square(sound, dtype=np.float64))])
    energy = sums[size:] - sums[:-size]
    best = 0.0
    for piece in pieces:
        own = float(np.square(piece, dtype=np.float64).sum())
        if own <= 0.0:
            continue
        products = np.fft.irfft(spectrum * np.conj(np.fft.rfft(piece, length)), length)[: len(energy)]
        loud = energy > own * 1e-6
        if loud.any():
            best = max(best, float((np.abs(products[loud]) / np.sqrt(own * energy[loud])).max()))
    return min(best, 1.0)
