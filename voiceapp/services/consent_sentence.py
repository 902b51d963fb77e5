"""The sentence by which a speaker agrees, with words drawn for one reading, and whether it was read.

The limits are from measurements with pocketsphinx on 20 sentences by flite's four voices: of the words before those
drawn, free dictation finds 88 % and more with noise 40 dB below the speech, 24 to 76 % at 20 dB; of other texts at
most 28 % are in their places. The words drawn are chosen among all by its grammar (``engines.sphinx_choice``).
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from random import Random
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.language_names import family
from voiceapp.services import consent_match
from voiceapp.services.consent_words import PURPOSES, SENTENCES, WORDS

DRAWN = 5
LEAST_DRAWN = 4
"""Of the words drawn so many must be heard: by chance none is."""

LEAST_SHARE = 0.5
"""Of the words before them so many must be heard."""

ALIKE = 0.75
"""From this share of equal letters on a word is the one to be read; those to draw from are less alike."""

NAME_ALIKE = 0.5
"""Recognisers spell names as they please."""

MOST_PURPOSE = 200


@dataclass(frozen=True, slots=True)
class ConsentSentence:
    """What is to be read. ``words`` are its words in order, the last ``DRAWN`` of them drawn; the one at ``name``
    is the voice's whole name."""

    language: str
    text: str
    purpose: str
    words: tuple[str, ...]
    name: int

    @property
    def before(self) -> str:
        """The words before those drawn."""
        return " ".join(self.words[:-DRAWN])

    @property
    def drawn(self) -> tuple[str, ...]:
        """The words drawn."""
        return self.words[-DRAWN:]

    def to_dict(self) -> dict[str, Any]:
        """Plain data, for storing as JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> ConsentSentence:
        """The reverse of :meth:`to_dict`."""
        return cls(**{**data, "words": tuple(data["words"])})


@dataclass(frozen=True, slots=True)
class Reading:
    """How a sentence was read: the share of its words that was recognised, the others, and whether it will do."""

    share: float
    missing: tuple[str, ...]
    complete: bool


def compose(name: str, language: str, purpose: str = "", random: Random | None = None) -> ConsentSentence:
    """A sentence for a voice's name. Raises VoiceAppError ``consent-language`` and ``consent-purpose``."""
    code = family(language)
    if code not in SENTENCES:
        raise VoiceAppError(
            "consent-language",
            f"There is no sentence to read in the language {language}.",
            f"Choose one of {', '.join(SENTENCES)}.",
        )
    purpose = " ".join(purpose.split()).strip(" .") or PURPOSES[code]
    if len(purpose) > MOST_PURPOSE or not purpose.isprintable():
        raise VoiceAppError(
            "consent-purpose",
            "This purpose is too long to be read out.",
            f"Say it in one sentence of at most {MOST_PURPOSE} characters.",
        )
    drawn = (random or secrets.SystemRandom()).sample(WORDS[code], DRAWN)
    before, after = SENTENCES[code].split("{name}")
    after = after.replace("{purpose}", purpose).replace("{words}", ", ".join(drawn))
    start = _words(before)
    return ConsentSentence(code, f"{before}{name}{after}", purpose, (*start, name, *_words(after)), len(start))


def judge(sentence: ConsentSentence, heard: str, chosen: Sequence[str] = (), hears_name: bool = True) -> Reading:
    """Whether the sentence was read, from what a recogniser wrote down and, where it can choose, which words it
    chose for those drawn.

    A name that it cannot hear (``hears_name`` False) need not be heard, if all drawn words are.
    """
    alike = consent_match.align(sentence.words, heard, sentence.name)
    known = [value >= ALIKE for value in alike]
    known[sentence.name] = alike[sentence.name] >= NAME_ALIKE
    drawn = [one or two for one, two in zip(known[-DRAWN:], _equal(sentence.drawn, chosen), strict=True)]
    known[-DRAWN:] = drawn
    before = sum(known[:-DRAWN]) / len(known[:-DRAWN])
    missing = tuple(word for word, found in zip(sentence.words, known, strict=True) if not found)
    named = known[sentence.name] or (not hears_name and all(drawn))
    complete = sum(drawn) >= LEAST_DRAWN and before >= LEAST_SHARE and named
    return Reading(sum(known) / len(known), missing, complete)


def _equal(drawn: Sequence[str], chosen: Sequence[str]) -> list[bool]:
    given = [*chosen, *[""] * DRAWN][:DRAWN]
    pairs = zip(map(consent_match.letters, drawn), map(consent_match.letters, given), strict=True)
    return [one == other for one, other in pairs]


def _words(text: str) -> list[str]:
    return [word for part in text.split() if consent_match.letters(word := part.strip(",.;:!?"))]
