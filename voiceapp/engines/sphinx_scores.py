"""How far to trust what pocketsphinx heard: measured, from its acoustic scores.

pocketsphinx scores a word by how far its sounds lie from the best-fitting sound of every frame, so 0 is
perfect. Three numbers tell a phrase of the grammar from anything else that was forced into it:

- ``own``: the score of the grammar's words for each frame (nats),
- ``gap``: how much worse than free dictation the grammar's path is for each frame,
- ``same``: how alike the two texts are (0..1).

The weights are a logistic regression on flite's voices slt, kal16, awb and rms (30 phrases of the skills and
40 other sentences each), noise and stretches of recorded people. At 0.5, on the same sounds: 107 of 120
phrases come out as phrases and none wrong; of 80 other sentences, 9 noises and 32 stretches of recordings
none becomes a phrase, and of the noises and recordings nothing is believed (voices left out of the fit:
88 to 100 % of the phrases whose path ended). The test beside this repeats it with a handful.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_LEAST = 1e-300
_MOST_GAP = 1.0
# Constant, own, gap, same.
_PHRASE = (-3.246, 0.533, 0.708, 9.590)
# Constant, own, mean posterior of the words, share of the time that is spoken, posterior of the path, words.
_FREE = (-2.339, -0.439, 1.753, 0.212, 0.454, 1.755)
FRAME_S = 0.01
"""Length of one frame of pocketsphinx."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One entry of pocketsphinx's segmentation: frames from ``start`` to ``end`` (inclusive), linear ``score``."""

    word: str
    start: int
    end: int
    score: float
    probability: float = 0.0

    @property
    def silent(self) -> bool:
        """True for silence, noise and the marks of the sentence's ends."""
        return self.word.startswith(("<", "["))

    @property
    def text(self) -> str:
        """The word without the number of its pronunciation: "the(2)" is "the"."""
        return self.word.partition("(")[0]

    @property
    def cost(self) -> float:
        """Natural logarithm of the score."""
        return math.log(max(self.score, _LEAST))

    @property
    def frames(self) -> int:
        """Its length."""
        return max(self.end - self.start + 1, 1)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The three numbers of the module's text."""

    own: float
    gap: float
    same: float


def weigh(grammar: Sequence[Spoken], free: Sequence[Spoken]) -> Evidence:
    """Compare the path through the grammar with free dictation of the same sound."""
    frames = max(sum(entry.frames for entry in grammar if not entry.silent), 1)
    own = sum(entry.cost for entry in grammar if not entry.silent) / frames
    gap = (sum(entry.cost for entry in grammar) - sum(entry.cost for entry in free)) / frames
    gap = min(gap, _MOST_GAP)  # far above: free dictation fits nothing, which is noise
    same = SequenceMatcher(None, text_of(grammar), text_of(free), autojunk=False).ratio()
    return Evidence(own, gap, same)


def text_of(entries: Sequence[Spoken]) -> str:
    """The spoken words."""
    return " ".join(entry.text for entry in entries if not entry.silent)


def grammar_confidence(evidence: Evidence) -> float:
    """The probability that the phrase of the grammar is what was said."""
    numbers = (1.0, evidence.own, evidence.gap, evidence.same)
    return _logistic(sum(weight * number for weight, number in zip(_PHRASE, numbers, strict=True)))


def free_confidence(entries: Sequence[Spoken], posterior: float) -> float:
    """The probability that freely dictated words are about what was said.

    ``posterior`` is pocketsphinx's probability of the whole path.
    """
    spoken = [entry for entry in entries if not entry.silent]
    frames = max(sum(entry.frames for entry in spoken), 1)
    own = sum(entry.cost for entry in spoken) / frames
    sure = sum(entry.probability * entry.frames for entry in spoken) / frames
    share = frames / max(sum(entry.frames for entry in entries), 1)
    path = math.log(max(posterior, 1e-9))
    numbers = (1.0, own, sure, share, path, math.log(max(len(spoken), 1)))
    return _logistic(sum(weight * number for weight, number in zip(_FREE, numbers, strict=True)))


def _logistic(value: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(min(value, 50.0), -50.0)))
