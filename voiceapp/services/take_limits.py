"""How good a take has to be, in which words it is told what is wrong with it, and which of two is better."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from voiceapp.core.voices import Measures

CLASS_ERROR = {("pocketsphinx", ""): 0.3, ("pocketsphinx", "espeak"): 0.64}
OTHER_ERROR = 0.146
"""How often a recogniser is wrong about good speech of people, and of an engine's own voices where that differs.

pocketsphinx: 12 of 40 words of three recordings of people, and 0.64 on 16 clips of eSpeak's voices. Others: Whisper
tiny.en on LibriSpeech test-other (arXiv:2508.20869, table 4), the worst of those that can be downloaded.
"""

TRUSTED_WORDS = 10
"""So many words that a recogniser was tried on weigh as much as what is known of its kind."""

DEVIATIONS = 2.0
"""Good takes have chance errors too: of n words with error rate p, about n p, give or take sqrt(n p (1 - p))."""

LONGEST = 2.0
SHORTEST = 0.5
"""Times the expected length: three recordings of people have 1.0, 1.0 and (an orator) 2.0 times that."""

MOST_CLIPPED_PERCENT = 0.1
"""From here on a sample is bad too (engines/sample_verdicts.py)."""

LONGEST_SILENCE_S = 1.0
"""Readers pause for less within a sentence."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the limits of one take depend on, and what Measures have no place for.

    ``error`` is the recogniser's error rate on good speech of this voice, ``words`` how many the text has;
    ``threshold`` the similarity from which on two voices are one; ``tail``: sound after the text's end could not be
    cut off.
    """

    voice: str
    words: int
    error: float
    threshold: float | None = None
    left_out: tuple[str, ...] = ()
    tail: bool = False


def error_rate(engine: str, speaker: str = "", errors: int = 0, words: int = 0) -> float:
    """A recogniser's error rate on good speech: of its kind, and in ``words`` that the voice is known to have said.

    ``speaker`` is the engine whose own voice it is, "" for people's.
    """
    heard_by, spoken_by = engine.partition(":")[0], speaker.partition(":")[0]
    known = CLASS_ERROR.get((heard_by, spoken_by), CLASS_ERROR.get((heard_by, ""), OTHER_ERROR))
    return (known * TRUSTED_WORDS + min(errors, words)) / (TRUSTED_WORDS + words)


def most_errors(words: int, error: float) -> float:
    """How many word errors a good take of so many words may have."""
    return words * error + DEVIATIONS * math.sqrt(words * error * (1 - error))


def problems(measures: Measures, judged: Judged) -> tuple[str, ...]:
    """What is over its limit, in a few words each."""
    found: list[str] = []
    errors = round((measures.wer or 0.0) * judged.words)
    if errors > most_errors(judged.words, judged.error):
        found.append(f"Hard to understand: {errors} of {judged.words} words were heard wrong")
    if judged.left_out:
        found.append("Left out: " + ", ".join(judged.left_out))
    if measures.repeats:
        count = measures.repeats
        found.append(f"{count} word said twice" if count == 1 else f"{count} words said twice")
    if measures.extra_words:
        count = measures.extra_words
        found.append(f"{count} word too many at the end" if count == 1 else f"{count} words too many at the end")
    elif judged.tail:
        found.append("A sound after the last word")
    if measures.similarity is not None and judged.threshold is not None:
        if measures.similarity < judged.threshold:
            found.append(f"Does not sound like {judged.voice}")
    if measures.length_ratio is not None and measures.length_ratio > LONGEST:
        found.append("Much too long for its text")
    if measures.length_ratio is not None and measures.length_ratio < SHORTEST:
        found.append("Much too short for its text")
    if measures.longest_silence_s > LONGEST_SILENCE_S:
        found.append(f"A pause of {measures.longest_silence_s:.1f} s inside")
    if measures.clipped_percent > MOST_CLIPPED_PERCENT:
        found.append("Clipped: too loud in places")
    return tuple(found)


def acceptable(measures: Measures) -> bool:
    """Whether a take can be kept without another try."""
    return not measures.problems


def better(one: Measures, other: Measures) -> bool:
    """Whether ``one`` is the better take: fewer problems, then fewer wrong words, then the likelier voice.

    What is unknown of either does not decide.
    """
    if len(one.problems) != len(other.problems):
        return len(one.problems) < len(other.problems)
    for mine, its, sign in (
        (one.wer, other.wer, -1),
        (one.similarity, other.similarity, 1),
        (_off(one.length_ratio), _off(other.length_ratio), -1),
    ):
        if mine is not None and its is not None and mine != its:
            return (mine - its) * sign > 0
    return False


def best(takes: Sequence[Measures]) -> int:
    """The number of the best take; of equal ones the first."""
    return reduce(lambda kept, at: at if better(takes[at], takes[kept]) else kept, range(len(takes)), 0)


def _off(ratio: float | None) -> float | None:
    return abs(math.log(ratio)) if ratio else None
