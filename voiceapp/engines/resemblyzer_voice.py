"""Resemblyzer's d-vectors (Wan et al., 2018, arXiv:1710.10467): its encoder, whose weights lie in its package."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import Samples

Vectors = NDArray[np.float32]

WINDOW = 160
"""Frames of 10 ms that one embedding is made of: the 1.6 s that the encoder was trained on."""

FRAME = 160
"""Samples of a frame."""

_MARGIN = 4  # frames: the spectrum of a stretch's first and last ones needs the sound around it
_LOUDNESS_DB = -30.0  # resemblyzer.hparams.audio_norm_target_dBFS


def encoder() -> Any:
    """The encoder on the processor: it takes a fiftieth of the sound's length there, with one core."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its imports are of an older SciPy's names
        from resemblyzer import VoiceEncoder

        return VoiceEncoder("cpu", verbose=False)


def make_audible(samples: Samples) -> None:
    """Raise a quiet recording to the loudness that the encoder knows, in place (``normalize_volume``)."""
    level = float(np.sqrt(np.dot(samples, samples) / max(len(samples), 1)))
    if level > 0.0:
        samples *= np.float32(max(1.0, 10 ** (_LOUDNESS_DB / 20) / level))


def windows(model: Any, samples: Samples, starts: NDArray[np.int64]) -> Vectors:
    """Embeddings of the windows that begin at the frames ``starts`` (ascending), shape (len(starts), 256)."""
    import torch
    from resemblyzer.audio import wav_to_mel_spectrogram

    first, last = int(starts[0]), int(starts[-1]) + WINDOW
    begin = max(first - _MARGIN, 0)
    spectrum = wav_to_mel_spectrogram(samples[begin * FRAME : (last + _MARGIN) * FRAME])
    lacking = last - begin - len(spectrum)
    if lacking > 0:
        spectrum = np.pad(spectrum, ((0, lacking), (0, 0)))
    batch = np.stack([spectrum[start - begin : start - begin + WINDOW] for start in starts])
    with torch.inference_mode():
        return np.asarray(model(torch.from_numpy(batch)).numpy(), np.float32)
