"""Partial transcripts that only grow: local agreement of successive hypotheses.

A word is *stable* once two successive hypotheses agree on it and on everything before it (LocalAgreement-2: Liu et
al. 2020, "Low-Latency Sequence-to-Sequence Speech Recognition and Translation by Partial Hypothesis Selection";
Machacek et al. 2023, "Turning Whisper into Real-Time Transcription System"). The newest word of a hypothesis
is held back, because its sound may not have ended. What is stable never changes.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import takewhile

_MARKS = re.compile(r"[^\w']+")


class StablePartials:
    """Turns the hypotheses of one utterance into a text whose first ``stable`` characters never change."""

    def __init__(self) -> None:
        self._stable: list[str] = []
        self._rest: list[str] = []

    @property
    def text(self) -> str:
        """All that is heard so far: the stable words, then those that may still change."""
        return " ".join([*self._stable, *self._rest])

    @property
    def stable(self) -> int:
        """How many characters at the beginning of :attr:`text` are stable."""
        return len(" ".join(self._stable))

    def hear(self, hypothesis: str) -> bool:
        """Take the next hypothesis of the whole utterance; True when :attr:`text` or :attr:`stable` changed.

        One that is a mere beginning of what is known (an engine that hears the utterance anew) changes nothing.
        """
        before = self.text, self.stable
        words = hypothesis.split()
        known = [_key(word) for word in (*self._stable, *self._rest)]
        keys = [_key(word) for word in words]
        if len(keys) < len(known) and keys == known[: len(keys)]:
            return False
        rest = words[self._after_stable(keys) :]
        agreed = list(takewhile(_alike, zip(rest[:-1], self._rest, strict=False)))
        self._stable += [new for new, _ in agreed]
        self._rest = rest[len(agreed) :]
        return (self.text, self.stable) != before

    def finish(self, hypothesis: str) -> None:
        """Take the last hypothesis: what it has after the stable words is stable too."""
        words = hypothesis.split()
        self._stable += words[self._after_stable([_key(word) for word in words]) :]
        self._rest = []

    def _after_stable(self, keys: list[str]) -> int:
        """Where in a hypothesis the words begin that come after the stable ones."""
        stable = [_key(word) for word in self._stable]
        if keys[: len(stable)] == stable:
            return len(stable)
        # The engine changed its mind about words that are shown for good: what follows the last one it still has.
        blocks = SequenceMatcher(None, stable, keys, autojunk=False).get_matching_blocks()
        last = max((block for block in blocks if block.size), key=lambda block: block.a, default=None)
        if last is None:
            return min(len(stable), len(keys))
        behind = len(stable) - (last.a + last.size)
        return min(last.b + last.size + behind, len(keys))


def _key(word: str) -> str:
    return _MARKS.sub("", word.lower())


def _alike(pair: tuple[str, str]) -> bool:
    return _key(pair[0]) == _key(pair[1])
