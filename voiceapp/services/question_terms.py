"""A question's terms as they may be said in a recording: by themselves, or by a synonym."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from voiceapp.services.search_synonyms import synonyms

_SYNONYM = 0.8
"""What a term counts that may stand for one of the question's."""


class QuestionTerms:
    """``weights`` are those of the terms: by how much each tells."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._total = sum(weights.values()) or 1.0
        self._meant = {other: term for term in weights for other in synonyms(term)} | {one: one for one in weights}

    def within(self, said: Iterable[str], count: float = 1.0) -> dict[str, float]:
        """Those that are among terms said, each with what it counts (1: the term itself, once or more)."""
        found: dict[str, float] = {}
        for term in said:
            if (meant := self._meant.get(term)) is not None:
                found[meant] = max(found.get(meant, 0.0), count * (1.0 if meant == term else _SYNONYM))
        return found

    def others(self, said: Iterable[str]) -> set[str]:
        """The terms said that are none of the question's."""
        return set(said) - self._meant.keys()

    def share(self, found: Mapping[str, float]) -> float:
        """The part (0..1) of the weights that is in terms as :meth:`within` gives them."""
        return sum(weight * found.get(term, 0.0) for term, weight in self._weights.items()) / self._total
