"""Speakers of a recording from Gaussians of its cepstra, with nothing learnt beforehand.

Segments are merged bottom-up while that lowers the Bayesian information criterion (Chen and Gopalakrishnan, 1998,
"Speaker, environment and channel change detection and clustering via the BIC"); then each frame goes to the
likeliest speaker by a Viterbi pass in which a change of speaker costs something, as in LIUM SpkDiarization
(Meignier and Merlin, 2010).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from voiceapp.engines.mfcc import Cepstra

Labels = NDArray[np.int64]

PENALTY = 1.4
"""Weight of the criterion's penalty for each speaker more; 1 in theory, more in practice."""

SEGMENT = 150
"""Frames of 10 ms that a segment to begin with has."""

_LEAST = 50  # frames: shorter ones tell too little of a voice to be merged by
_MOST = 200  # segments compared all with all: five minutes of talk, evenly spread in a longer one
_RIDGE = 1e-2  # added to variances, which lie between 0.1 and 30
_BLOCK = 10  # frames that change speaker together
_CHANGE = 100.0  # what a change of speaker costs, as log likelihood
_PASSES = 3


@dataclass
class _Statistics:
    """Sums over the frames of each group: counts (k), sums (k, d), products (k, d, d)."""

    count: NDArray[np.float64]
    total: NDArray[np.float64]
    product: NDArray[np.float64]

    @classmethod
    def of(cls, parts: list[NDArray[np.float64]]) -> _Statistics:
        return cls(
            np.array([len(part) for part in parts], np.float64),
            np.stack([part.sum(axis=0) for part in parts]),
            np.stack([part.T @ part for part in parts]),
        )

    def spread(self, rows: NDArray[np.int64], joined: int | None = None) -> NDArray[np.float64]:
        """n log det of the covariance of these groups, each together with the group ``joined`` if one is given."""
        count, total, product = self.count[rows], self.total[rows], self.product[rows]
        if joined is not None:
            count, total, product = (
                count + self.count[joined],
                total + self.total[joined],
                product + self.product[joined],
            )
        mean = total / count[:, None]
        covariance = product / count[:, None, None] - mean[:, :, None] * mean[:, None, :]
        covariance += _RIDGE * np.eye(covariance.shape[1])
        return np.asarray(count * np.linalg.slogdet(covariance)[1])

    def join(self, one: int, other: int) -> None:
        for sums in (self.count, self.total, self.product):
            sums[one] += sums[other]


def cluster(cepstra: Cepstra, speech: NDArray[np.bool_], fewest: int = 1, most: int | None = None) -> Labels:
    """Who speaks in each frame, -1 for nobody: numbers in the order of their first frame.

    ``cepstra`` has shape (frames, d), ``speech`` tells in which frames somebody speaks. There are at least
    ``fewest`` speakers where there is sound enough for them.
    """
    labels = np.where(speech, 0, -1)
    pieces = _segments(speech)
    if len(pieces) < 2 or most == 1:
        return labels
    chosen = np.linspace(0, len(pieces) - 1, min(len(pieces), _MOST)).round().astype(int)
    learnt = [pieces[number] for number in chosen]
    groups = _merge([cepstra[begin:end].astype(np.float64) for begin, end in learnt], fewest, most)
    frames = np.concatenate([np.arange(begin, end) for begin, end in learnt])
    owners = np.repeat(groups, [end - begin for begin, end in learnt])
    said = np.flatnonzero(speech)
    for _ in range(_PASSES if groups.any() else 0):
        heard = _likeliest(cepstra, said, [cepstra[frames[owners == one]] for one in np.unique(owners)])
        if len(np.unique(heard)) < min(fewest, len(np.unique(owners))):
            break  # somebody who was asked for would be lost
        frames, owners = said, heard
    if len(frames) < len(said):
        owners = _likeliest(cepstra, said, [cepstra[frames[owners == one]] for one in np.unique(owners)])
    order = {one: number for number, one in enumerate(dict.fromkeys(owners.tolist()))}
    labels[said] = [order[one] for one in owners.tolist()]
    return labels


def _segments(speech: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Stretches of speech cut into about equal segments; too short ones only where there are no others."""
    edges = np.flatnonzero(np.diff(speech.astype(np.int8), prepend=0, append=0)).reshape(-1, 2)
    found = []
    for begin, end in edges:
        cuts = np.linspace(begin, end, max(1, round((end - begin) / SEGMENT)) + 1).astype(int)
        found += [(int(start), int(stop)) for start, stop in pairwise(cuts)]
    return [piece for piece in found if piece[1] - piece[0] >= _LEAST] or found


def _merge(parts: list[NDArray[np.float64]], fewest: int, most: int | None) -> Labels:
    """The group of each part: the pair whose merger lowers the criterion most is merged, until none does."""
    dimensions = parts[0].shape[1]
    speaker = PENALTY * 0.5 * (dimensions + 0.5 * dimensions * (dimensions + 1))
    sums = _Statistics.of(parts)
    spread = sums.spread(np.arange(len(parts)))
    groups = np.arange(len(parts))
    alive = np.ones(len(parts), bool)
    gain = np.full((len(parts), len(parts)), np.inf)

    def compare(one: int, others: NDArray[np.int64]) -> NDArray[np.float64]:
        worse = 0.5 * (sums.spread(others, one) - spread[one] - spread[others])
        return np.asarray(worse - speaker * np.log(sums.count[one] + sums.count[others]))

    for one in range(len(parts) - 1):
        others = np.arange(one + 1, len(parts))
        gain[one, others] = compare(one, others)
    while (left := int(alive.sum())) > fewest:
        one, other = (int(place) for place in np.unravel_index(int(gain.argmin()), gain.shape))
        if gain[one, other] >= 0 and (most is None or left <= most):
            break
        sums.join(one, other)
        spread[one] = sums.spread(np.array([one]))[0]
        groups[groups == other] = one
        alive[other] = False
        gain[other, :] = gain[:, other] = np.inf
        others = np.flatnonzero(alive)
        others = others[others != one]
        if len(others):
            gain[np.minimum(one, others), np.maximum(one, others)] = compare(one, others)
    return np.asarray(np.unique(groups, return_inverse=True)[1], np.int64)


def _likeliest(cepstra: Cepstra, said: NDArray[np.int64], voices: list[Cepstra]) -> Labels:
    """The speaker of each frame of speech, by the Gaussians of the voices: the best path through blocks."""
    starts = np.arange(0, len(said), _BLOCK)
    scores = np.stack([np.add.reduceat(_likelihood(cepstra, said, voice), starts) for voice in voices], axis=1)
    best = scores[0].copy()
    came = np.zeros(scores.shape, np.int64)
    stay = np.arange(len(voices))
    for step in range(1, len(scores)):
        leader = int(best.argmax())
        changed = best[leader] - _CHANGE
        came[step] = np.where(best >= changed, stay, leader)
        best = np.maximum(best, changed) + scores[step]
    path = np.empty(len(scores), np.int64)
    path[-1] = best.argmax()
    for step in range(len(scores) - 1, 0, -1):
        path[step - 1] = came[step, path[step]]
    return np.repeat(path, _BLOCK)[: len(said)]


def _likelihood(cepstra: Cepstra, said: NDArray[np.int64], voice: Cepstra) -> NDArray[np.float64]:
    """Log likelihood of frames by the Gaussian of a voice's, but for a constant."""
    covariance = np.cov(voice, rowvar=False) + _RIDGE * np.eye(voice.shape[1])
    factor = np.linalg.cholesky(np.linalg.inv(covariance))
    spread = np.linalg.slogdet(covariance)[1]
    mean = voice.mean(axis=0)
    found = np.empty(len(said))
    for begin in range(0, len(said), 100_000):  # bounded memory
        part = said[begin : begin + 100_000]
        found[begin : begin + 100_000] = -0.5 * (np.sum(((cepstra[part] - mean) @ factor) ** 2, axis=1) + spread)
    return found
