"""Who speaks when with nothing downloaded: speech detector, cepstra, clustering by the BIC.

One speaker at a time, and no knowledge of voices but what the recording itself tells: it parts the voices of a
quiet room, and is no match for the engines of the packs. So it calls itself basic.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import SPEECH_RATE
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines.bic_clustering import cluster
from voiceapp.engines.log_mel import HOP
from voiceapp.engines.mfcc import COEFFICIENTS, Mfcc
from voiceapp.engines.recording import bounds, stretches
from voiceapp.engines.vad_silero import CHUNK, SileroVad

_STRETCH_S = 60.0
_ENTER, _LEAVE = 0.3, 0.15  # a far voice is surer of a low threshold than a near noise is of a high one
_FILL, _SHORTEST, _WIDEN = 30, 8, 10  # frames of 10 ms


class BasicDiarizer:
    """The basic diarisation engine (protocol: ``core.protocols.Engine``). Sound in: mono float32, 16 kHz.

    Of the sound only cepstra are kept: 27 MB an hour.
    """

    def __init__(self) -> None:
        self._vad: SileroVad | None = None
        self._mfcc = Mfcc()

    def load(self, ctx: CallContext, **_: Any) -> Capabilities:
        """Load the speech detector. Raises VoiceAppError ``vad-missing``."""
        self._vad = SileroVad()
        return Capabilities(languages=("*",), sample_rate=SPEECH_RATE, device="cpu", precision="float32")

    def diarize(
        self,
        ctx: CallContext,
        speakers: int | None = None,
        min_speakers: int | None = None,
        max_speakers: int | None = None,
    ) -> dict[str, Any]:
        """Who speaks when in the sound that is fed: {"turns", "exclusive", "voices"} as in ``core.recordings``.

        There are no voices: cepstra of one room tell nothing about another. Raises VoiceAppError
        ``speakers-wrong``.
        """
        assert self._vad is not None
        fewest, most = bounds(speakers, min_speakers, max_speakers)
        self._vad.reset()
        cepstra = [np.zeros((0, COEFFICIENTS), np.float32)]
        judged: list[float] = []
        for samples in stretches(ctx, _STRETCH_S):
            cepstra.append(self._mfcc(samples))
            judged += self._vad.feed(samples)
            ctx.progress(None, "Listening for voices")
        if ctx.cancelled:
            return {"turns": [], "exclusive": [], "voices": {}}
        heard = np.concatenate(cepstra)
        labels = cluster(heard, _speech(judged, len(heard)), fewest, most)
        edges = np.flatnonzero(np.diff(labels, prepend=-2, append=-2))
        turns = [
            {"start_s": begin / 100, "end_s": end / 100, "speaker": f"SPEAKER_{labels[begin]:02d}"}
            for begin, end in pairwise(edges.tolist())
            if labels[begin] >= 0
        ]
        ctx.progress(1.0)
        return {"turns": turns, "exclusive": turns, "voices": {}}


def _speech(judged: list[float], frames: int) -> NDArray[np.bool_]:
    """In which frames somebody speaks, by the detector's probabilities: pauses filled, edges widened."""
    sure, going = [], False
    for probability in judged:
        going = probability >= (_LEAVE if going else _ENTER)
        sure.append(going)
    speech = np.zeros(frames, bool)
    if not sure:
        return speech
    chunks = np.minimum((np.arange(frames) * HOP + HOP // 2) // CHUNK, len(sure) - 1)
    found: list[tuple[int, int]] = []
    for begin, end in _stretches(np.array(sure)[chunks]):
        if end - begin < _SHORTEST:
            continue
        if found and begin - found[-1][1] < _FILL + 2 * _WIDEN:
            begin = found.pop()[0]
        found.append((begin, end))
    for begin, end in found:
        speech[max(begin - _WIDEN, 0) : end + _WIDEN] = True
    return speech


def _stretches(speech: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(speech.astype(np.int8), prepend=0, append=0)).reshape(-1, 2)
    return [(int(begin), int(end)) for begin, end in edges]
