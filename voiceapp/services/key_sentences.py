"""The sentences that say most of what a text says: LexRank (Erkan and Radev 2004, continuous, damped by 0.85)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

_DAMPING = 0.85
_STEPS = 100
_SETTLED = 1e-6
_ALIKE = 0.5
"""Cosine from which on two sentences say the same: only the better one is kept."""

_PART = 400
"""Sentences that are ranked together; a longer text is ranked in parts, so memory stays bounded."""


def key_sentences(sentences: Sequence[Sequence[str]], count: int) -> list[int]:
    """The places of about ``count`` sentences (each a list of stems), in the order of the text.

    A text of several parts gives of each part its share. Sentences without a stem are never chosen.
    """
    parts = [range(at, min(at + _PART, len(sentences))) for at in range(0, len(sentences), _PART)]
    chosen: list[int] = []
    for part in parts:
        share = max(1, round(count * len(part) / len(sentences)))
        chosen += [part[at] for at in _best([sentences[at] for at in part], share)]
    return sorted(chosen)


def _best(sentences: Sequence[Sequence[str]], count: int) -> list[int]:
    vectors = _vectors(sentences)
    if not vectors.size:
        return []
    alike = vectors @ vectors.T
    kept: list[int] = []
    for at in np.argsort(-_rank(alike), kind="stable"):
        if len(kept) < count and sentences[at] and all(alike[at, one] < _ALIKE for one in kept):
            kept.append(int(at))
    return kept


def _vectors(sentences: Sequence[Sequence[str]]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """TF-IDF rows of length 1 (0 for an empty sentence), shape (sentences, stems)."""
    columns = {stem: at for at, stem in enumerate(dict.fromkeys(stem for one in sentences for stem in one))}
    counts = np.zeros((len(sentences), len(columns)))
    for row, sentence in enumerate(sentences):
        for stem in sentence:
            counts[row, columns[stem]] += 1
    weights = counts * np.log(1 + len(sentences) / np.maximum(1, (counts > 0).sum(axis=0)))
    return np.asarray(weights / np.maximum(1e-12, np.linalg.norm(weights, axis=1, keepdims=True)))


def _rank(alike: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The stationary distribution of a walk from sentence to sentence by likeness."""
    moves = alike / np.maximum(1e-12, alike.sum(axis=1, keepdims=True))
    rank = np.full(len(alike), 1 / len(alike))
    for _ in range(_STEPS):
        following = (1 - _DAMPING) / len(alike) + _DAMPING * (moves.T @ rank)
        if np.abs(following - rank).sum() < _SETTLED:
            return np.asarray(following)
        rank = following
    return np.asarray(rank)
