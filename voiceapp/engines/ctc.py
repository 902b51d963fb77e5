"""Connectionist temporal classification (Graves et al., 2006): from a network's frames to words, and back.

``scores`` are log-probabilities of shape (frames, tokens). The alignment is Viterbi's over CTC's own states (the
tokens with a blank before, between and after them), as in CTC segmentation (Kürzinger et al., 2020,
arXiv:2007.09127) and in torchaudio's ``forced_align``, whose native library does not load everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.errors import VoiceAppError

Scores = NDArray[np.float32]
Part = dict[str, Any]

_PAUSE_S = 0.8
_MOST_CELLS = 1 << 28
_NEVER = np.float32(-1e30)


@dataclass(frozen=True, slots=True)
class Span:
    """A token that was said in the frames from ``start`` up to ``end``; ``score`` is its best log-probability."""

    token: int
    start: int
    end: int
    score: float


def greedy(scores: Scores, blank: int) -> list[Span]:
    """The best token of each frame, repetitions joined, blanks left out: what a greedy decoder writes."""
    best = scores.argmax(axis=1)
    edges = np.flatnonzero(np.diff(best)) + 1
    bounds = zip([0, *edges.tolist()], [*edges.tolist(), len(best)], strict=True) if len(best) else ()
    return [
        Span(int(best[start]), start, end, float(scores[start:end, best[start]].max()))
        for start, end in bounds
        if best[start] != blank
    ]


def align(scores: Scores, tokens: Sequence[int], blank: int) -> list[Span]:
    """Where each of ``tokens`` is said, on the most probable path that says them all.

    Raises VoiceAppError ``align-impossible`` (more text than sound), ``align-too-long`` (it takes too much memory).
    """
    if not tokens:
        return []
    states = np.full(2 * len(tokens) + 1, blank)
    states[1::2] = tokens
    frames = len(scores)
    if frames * len(states) > _MOST_CELLS:
        raise VoiceAppError(
            "align-too-long",
            "This recording is too long to be aligned with its text at once.",
            "Align it in parts of a few minutes.",
        )
    # A token may follow the one before it at once, unless they are the same: then a blank must lie between.
    skips = np.zeros(len(states), bool)
    skips[3::2] = states[3::2] != states[1:-2:2]
    back = np.zeros((frames, len(states)), np.int8)
    path = np.full(len(states), _NEVER, np.float32)
    path[:2] = scores[0, states[:2]] if frames else 0
    for frame in range(1, frames):
        one = np.concatenate([[_NEVER], path[:-1]])
        two = np.where(skips, np.concatenate([[_NEVER, _NEVER], path[:-2]]), _NEVER)
        ways = np.stack([path, one, two])
        back[frame] = ways.argmax(axis=0)
        path = ways.max(axis=0) + scores[frame, states]
    last = len(states) - 1 - int(path[-2] > path[-1])
    if not frames or path[last] <= _NEVER / 2:
        raise VoiceAppError(
            "align-impossible", "The text is longer than the sound can hold.", "Check that they belong together."
        )
    reached = np.empty(frames, np.int64)
    for frame in range(frames - 1, -1, -1):
        reached[frame] = last
        last -= int(back[frame, last])
    found = []
    for number, token in enumerate(tokens):
        own = np.flatnonzero(reached == 2 * number + 1)
        found.append(Span(token, int(own[0]), int(own[-1]) + 1, float(scores[own, token].max())))
    return found


def word(text: str, spans: Sequence[Span], edges: NDArray[np.float64]) -> Part:
    """A word as engines send it; its probability is the geometric mean of its tokens'.

    ``edges`` are the seconds at which frames begin, and at which the last one ends.
    """
    return {
        "text": text,
        "start_s": float(edges[spans[0].start]),
        "end_s": float(edges[spans[-1].end]),
        "probability": float(np.exp(np.mean([span.score for span in spans]))),
        "exact": True,
    }


def segments(words: Sequence[Part], language: str | None, pause_s: float = _PAUSE_S) -> list[Part]:
    """Words to segments, a new one after each pause; their ``avg_logprob`` is the mean of their words'."""
    groups: list[list[Part]] = []
    for one in words:
        if groups and one["start_s"] - groups[-1][-1]["end_s"] < pause_s:
            groups[-1].append(one)
        else:
            groups.append([one])
    return [
        {
            "text": " ".join(one["text"] for one in group),
            "start_s": group[0]["start_s"],
            "end_s": group[-1]["end_s"],
            "avg_logprob": float(np.mean([np.log(max(one["probability"], 1e-9)) for one in group])),
            "words": group,
            "language": language,
        }
        for group in groups
    ]
