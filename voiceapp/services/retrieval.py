"""Passages that a question is about: by their words (BM25), by their meaning (vectors), and both in one order."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np

from voiceapp.core.passages import Passage, Signs, Within
from voiceapp.core.recordings import Vector
from voiceapp.services.answer_kinds import numeric
from voiceapp.services.passage_ranking import AFTER, BEFORE, ranked
from voiceapp.services.question_terms import QuestionTerms
from voiceapp.services.search_synonyms import synonyms
from voiceapp.services.search_terms import asked_terms
from voiceapp.storage.passages import PassageStore, signed

_FIRST_LOOK = 400
"""Passages that are compared in full, of all by their signs (binary codes, rescored: Yamada et al., 2021,
arXiv:2106.00882)."""

_BLOCK = 16_384
"""Passages whose signs are compared at a time: so many fit the processor's cache."""

_FREQUENT = 1_000
"""Terms of so many passages are counted once."""

_DEEP = 50
"""Places of each of the two orders that count."""

_RANK = 60
"""Reciprocal rank fusion's constant (Cormack, Clarke and Büttcher, SIGIR 2009)."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its fused score. ``likeness`` is the cosine to the question, None without vectors."""

    passage: Passage
    score: float
    likeness: float | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked up: the ``weights`` of the question's terms (inverse document frequencies; those that no
    recording holds weigh most), and the hits, best first."""

    weights: dict[str, float]
    hits: tuple[Hit, ...]


class Retrieval:
    """Looks questions up in the index.

    ``embed`` gives a question's vector (None: there is no model) and the name of the model, whose vectors are
    compared. Signs of all vectors are held from the first question on: 48 bytes for each passage of 384 numbers,
    those of the same numbers side by side, which counts differences four times as fast as passage by passage.
    """

    def __init__(self, store: PassageStore, embed: Callable[[str], Awaitable[tuple[Vector, str] | None]]) -> None:
        self._store = store
        self._embed = embed
        self._held: tuple[tuple[str, int], np.ndarray[Any, np.dtype[np.int64]], Signs] | None = None
        self._changes = 0
        self._frequent: dict[str, int] = {}

    def forget(self) -> None:
        """The passages, or their vectors, have changed."""
        self._held = None
        self._frequent = {}
        self._changes += 1

    async def look_up(self, question: str, within: Within, limit: int = 8, context: Sequence[str] = ()) -> Looked:
        """The passages that a question is about; ``context`` are terms of the one before, of half the weight."""
        own = asked_terms(question)
        wanted = list(dict.fromkeys([*own, *context]))
        meant = {term: synonyms(term) for term in wanted}
        frequencies, count = await self._frequencies(list(dict.fromkeys(chain(wanted, *meant.values()))))
        weights = {
            term: math.log(1 + (count + 1) / (max(frequencies[one] for one in {term, *meant[term]}) + 0.5))
            * (1.0 if term in own else 0.5)
            for term in wanted
        }
        matching = await self._store.matching(frequencies, within, _DEEP)
        near = await self._store.near([one for one, _ in matching], BEFORE, AFTER, within)
        matched = {one.id: score for one, score in matching}
        by_words = ranked(near, matched, QuestionTerms(weights), numeric(question))
        told = await self._embed(question)
        by_meaning = [] if told is None else await self._alike(*told, within)
        scores: dict[int, float] = {}
        for order in ([one.id for one in by_words], [one for one, _ in by_meaning]):
            for rank, passage in enumerate(order[:_DEEP], 1):
                scores[passage] = scores.get(passage, 0.0) + 1 / (_RANK + rank)
        best = sorted(scores, key=lambda one: (-scores[one], one))[:limit]
        found = {one.id: one for one in await self._store.get(best)} if best else {}
        likeness = dict(by_meaning)
        hits = tuple(Hit(found[one], scores[one], likeness.get(one)) for one in best if one in found)
        return Looked(weights, hits)

    async def _frequencies(self, terms: Sequence[str]) -> tuple[dict[str, int], int]:
        """As the store tells them; those of frequent terms are kept, which take milliseconds to count."""
        kept = self._frequent
        found, count = await self._store.frequencies(term for term in terms if term not in kept)
        kept |= {term: there for term, there in found.items() if there >= _FREQUENT}
        return {term: found.get(term, kept.get(term, 0)) for term in terms}, count

    async def _alike(self, vector: Vector, embedder: str, within: Within) -> list[tuple[int, float]]:
        model = (embedder, len(vector))
        held = self._held
        if held is None or held[0] != model:
            changes = self._changes
            ids, signs = await self._store.signs(*model)
            held = (model, ids, await asyncio.to_thread(np.ascontiguousarray, signs.T))
            if changes == self._changes:  # else it may be old already
                self._held = held
        _, ids, signs = held
        if not len(ids):
            return []
        allowed = await self._store.allowed(within)
        near = await asyncio.to_thread(nearest, ids, signs, signed(vector[None])[0], allowed)
        there, vectors = await self._store.vectors(*model, near)
        likeness = vectors @ vector if there else np.zeros(0)
        order = np.argsort(-likeness, kind="stable")[:_DEEP]
        return [(there[at], float(likeness[at])) for at in order]


def nearest(
    ids: np.ndarray[Any, np.dtype[np.int64]], columns: Signs, wanted: Signs, allowed: frozenset[int] | None
) -> list[int]:
    """The ids of the passages, 400 or few more, whose signs differ least from those ``wanted``, shape (words,).

    ``ids`` rise; ``columns`` are the signs of theirs, shape (words, n).
    """
    if allowed is not None:
        keep = np.flatnonzero(np.isin(ids, np.fromiter(allowed, np.int64, len(allowed))))
        ids, columns = ids[keep], columns[:, keep]
    if not len(ids):
        return []
    differing = np.empty(len(ids), np.uint16)
    for at in range(0, len(ids), _BLOCK):
        block = np.bitwise_count(columns[:, at : at + _BLOCK] ^ wanted[:, None])
        np.sum(block, axis=0, dtype=np.uint16, out=differing[at : at + _BLOCK])
    most = min(_FIRST_LOOK, len(ids))
    worst = np.partition(differing, most - 1)[most - 1]
    return [int(one) for one in ids[differing <= worst]]
