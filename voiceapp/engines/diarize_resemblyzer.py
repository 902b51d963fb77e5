"""Who speaks when without any download: voice detector, d-vectors of 1.6 s, average-link clustering.

One speaker at a time; overlapping speech goes to the louder voice. The numbers below did best on 150 s of telephone
and meeting speech: good enough to tell the voices of a quiet room apart, no match for pyannote.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import SPEECH_RATE, Samples
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines.recording import bounds, gathered
from voiceapp.engines.resemblyzer_voice import FRAME, WINDOW, Vectors, encoder, make_audible, windows
from voiceapp.engines.vad_webrtc import WebrtcVad

Labels = NDArray[np.int64]

_HOP = 20  # frames between two windows
_SHARE = 0.7  # how much of a window has to be speech
_BATCH = 64
_DISTANCE = 0.32  # cosine distance above which two groups of windows are two voices
_HEARD = 8  # windows that make a speaker: about three seconds of talk ...
_HEARD_SHARE = 0.1  # ... or, in a short recording, a tenth of it
_LEARNT_FROM = 6000  # windows compared all with all (144 MB): twenty minutes of talk, evenly spread in a longer one
_VAD = 3  # frames of 10 ms that the detector judges at once
_SMOOTH, _WIDEN = 8, 7  # its answers: mean of so many, then so many wide


class ResemblyzerDiarizer:
    """The Resemblyzer diarisation engine (protocol: ``core.protocols.Engine``). Sound in: mono float32, 16 kHz."""

    def __init__(self) -> None:
        self._encoder: Any = None

    def load(self, ctx: CallContext, threads: int = 0, **_: Any) -> Capabilities:
        """Load the encoder."""
        import torch

        if threads:
            torch.set_num_threads(threads)
        self._encoder = encoder()
        return Capabilities(languages=("*",), sample_rate=SPEECH_RATE, device="cpu", precision="float32")

    def diarize(
        self,
        ctx: CallContext,
        speakers: int | None = None,
        min_speakers: int | None = None,
        max_speakers: int | None = None,
    ) -> dict[str, Any]:
        """Who speaks when in the sound that is fed: {"turns", "exclusive", "voices"} as in ``core.recordings``.

        Raises VoiceAppError ``speakers-wrong``.
        """
        fewest, most = bounds(speakers, min_speakers, max_speakers)
        nobody: dict[str, Any] = {"turns": [], "exclusive": [], "voices": {}}
        heard = gathered(ctx)
        make_audible(heard)
        speech = _speech(heard)
        starts = _starts(speech)
        if not len(starts):
            return nobody
        vectors = np.empty((len(starts), 256), np.float32)
        for begin in range(0, len(starts), _BATCH):
            if ctx.cancelled:
                return nobody
            batch = slice(begin, begin + _BATCH)
            vectors[batch] = windows(self._encoder, heard, starts[batch])
            ctx.progress(0.98 * min(begin + _BATCH, len(starts)) / len(starts), "Listening for voices")
        labels, voices = cluster(vectors, fewest, most)
        turns = _turns(speech, starts, labels, len(voices))
        order = list(dict.fromkeys(speaker for _, _, speaker in turns))
        names = {speaker: f"SPEAKER_{number:02d}" for number, speaker in enumerate(order)}
        told = [
            {"start_s": begin / 100, "end_s": end / 100, "speaker": names[speaker]} for begin, end, speaker in turns
        ]
        ctx.progress(1.0)
        return {
            "turns": told,
            "exclusive": told,
            "voices": {name: voices[speaker] for speaker, name in names.items()},
        }


def _speech(samples: Samples) -> NDArray[np.bool_]:
    """Which frames are speech: the detector's answers, smoothed and widened as Resemblyzer itself does it."""
    detector = WebrtcVad(3)
    size = _VAD * FRAME
    judged = np.array(
        [detector.is_speech(samples[at : at + size]) for at in range(0, len(samples) - size + 1, size)], np.float32
    )
    if not judged.any():
        return np.zeros(len(samples) // FRAME, np.bool_)
    mean = np.convolve(judged, np.ones(_SMOOTH) / _SMOOTH, "same")[: len(judged)] >= 0.5
    wide = np.convolve(mean, np.ones(_WIDEN), "same")[: len(judged)] > 0.5
    speech = np.repeat(wide, _VAD)
    return np.pad(speech, (0, len(samples) // FRAME - len(speech)))


def _starts(speech: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Where windows begin that are speech for the most part; without any, the one with the most."""
    if not speech.any():
        return np.zeros(0, np.int64)
    starts = np.arange(0, max(1, len(speech) - WINDOW + 1), _HOP)
    sums = np.concatenate(([0], np.cumsum(speech)))
    share = (sums[np.minimum(starts + WINDOW, len(speech))] - sums[starts]) / WINDOW
    enough = starts[share >= _SHARE]
    return enough if len(enough) else starts[[int(share.argmax())]]


def cluster(vectors: Vectors, fewest: int = 1, most: int | None = None) -> tuple[Labels, Vectors]:
    """A label for each embedding, and the labels' voices (unit length): average-link clustering by cosine.

    Who is heard too little is nobody of his own, unless ``fewest`` asks for more speakers.
    """
    from scipy.cluster.hierarchy import fcluster, linkage

    count = len(vectors)
    if count == 1:
        return np.zeros(1, np.int64), vectors
    chosen = np.linspace(0, count - 1, min(count, _LEARNT_FROM)).round().astype(int)
    learnt = vectors[chosen]
    tree = linkage(learnt, "average", metric="cosine")
    heard = min(_HEARD * len(learnt) / count, max(1.0, round(_HEARD_SHARE * len(learnt))))
    groups = _large(fcluster(tree, _DISTANCE, "distance"), heard)
    wanted = min(max(len(groups), fewest), most or len(groups) + fewest, len(learnt))
    if len(groups) != wanted:
        for cut in range(wanted, len(learnt) + 1):  # as coarse as gives that many speakers
            groups = _large(fcluster(tree, cut, "maxclust"), heard)
            if len(groups) >= wanted:
                break
        else:
            groups = _large(fcluster(tree, wanted, "maxclust"), 1.0)
        groups = groups[:wanted]
    voices = np.stack([learnt[group].mean(axis=0) for group in groups])
    voices /= np.linalg.norm(voices, axis=1, keepdims=True)
    labels = np.asarray((vectors @ voices.T).argmax(axis=1), np.int64)
    for label, group in enumerate(groups):
        labels[chosen[group]] = label
    return labels, voices.astype(np.float32)


def _large(labels: Labels, least: float) -> list[NDArray[np.bool_]]:
    """The members of each group of at least that size, the largest group first; the largest one in any case."""
    sizes = np.bincount(labels)
    order = [label for label in np.argsort(-sizes, kind="stable") if sizes[label] >= least and sizes[label] > 0]
    return [labels == label for label in order or [int(sizes.argmax())]]


def _turns(
    speech: NDArray[np.bool_], starts: NDArray[np.int64], labels: Labels, count: int
) -> list[tuple[int, int, int]]:
    """Stretches of frames with one speaker: each frame of speech goes where most windows over it went."""
    votes = np.zeros((len(speech) + WINDOW, count), np.float32)
    weight = np.hamming(WINDOW).astype(np.float32)
    for start, label in zip(starts, labels, strict=True):
        votes[start : start + WINDOW, label] += weight
    votes = votes[: len(speech)]
    who = votes.argmax(axis=1)
    sure = np.flatnonzero(votes.max(axis=1) > 0)
    unsure = np.flatnonzero(votes.max(axis=1) == 0)  # a word too short for a window: whoever spoke next
    who[unsure] = who[sure[np.clip(np.searchsorted(sure, unsure), 0, len(sure) - 1)]]
    said = np.where(speech, who, -1)
    edges = np.flatnonzero(np.diff(said, prepend=-2, append=-2))
    return [(int(begin), int(end), int(said[begin])) for begin, end in pairwise(edges) if said[begin] >= 0]
