"""Where somebody speaks in a recording, for engines in packs: webrtcvad's verdicts, smoothed.

faster-whisper's Silero and onnxruntime are not in the packs; webrtcvad is. All it has to do is cut at pauses: a
noise that it takes for speech costs time and no words, and unlike a threshold of energy it needs no level set.
"""

from __future__ import annotations

import numpy as np

from voiceapp.core.frames import FRAME_SAMPLES, Samples
from voiceapp.engines.windows import Stretch

_AGREE = 5
_SHORTEST = 8
_PAUSE = 25
_PAD = 10


def stretches(samples: Samples) -> list[Stretch]:
    """Stretches of speech in mono, 16 kHz: those less than 0.5 s apart joined, 0.2 s of margin around each."""
    from voiceapp.engines.vad_webrtc import WebrtcVad

    judge = WebrtcVad()
    whole = samples[: len(samples) - len(samples) % FRAME_SAMPLES].reshape(-1, FRAME_SAMPLES)
    fired = np.array([judge.is_speech(frame) for frame in whole], np.float32)
    if len(fired) < _SHORTEST:
        return []
    speech = np.convolve(fired, np.ones(_AGREE), mode="same") > _AGREE // 2  # one frame alone is no speech
    edges = np.flatnonzero(np.diff(np.concatenate([[0], speech.astype(np.int8), [0]])))
    found: list[Stretch] = []
    for start, end in edges.reshape(-1, 2):
        if found and start - found[-1][1] < _PAUSE:
            found[-1] = (found[-1][0], int(end))
        else:
            found.append((int(start), int(end)))
    # The detector fires on noise at first, until it has heard some; no word is that short.
    padded = [(max(start - _PAD, 0), end + _PAD) for start, end in found if end - start >= _SHORTEST]
    return [(start * FRAME_SAMPLES, min(end * FRAME_SAMPLES, len(samples))) for start, end in padded]
