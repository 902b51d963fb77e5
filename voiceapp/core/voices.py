"""What is kept of a voice: where it comes from, its samples, its speaker's consent, how it speaks, and its takes.

Moments are seconds since the epoch; files are names in the voice's folder.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from voiceapp.core.frames import Word

VoiceKind = Literal["own", "hired", "public-domain", "described", "model", "blend"]
"""``own``, ``hired``, ``public-domain``: cloned from samples. ``described`` in words, one of a ``model``'s own, or
a ``blend`` of those."""

TALKS = "engines.voice"
"""The setting that names the voice of the assistant."""

CLONED: tuple[VoiceKind, ...] = ("own", "hired", "public-domain")
DECLARED: tuple[VoiceKind, ...] = ("hired", "public-domain")
"""Kinds whose right to be cloned is declared with a source and a licence instead of spoken."""

ConsentState = Literal["matched", "declared", "none", "not-needed"]


SPEEDS, TEMPERATURES = (0.5, 2.0), (0.05, 2.0)
"""The least and the most that engines are asked for."""

SEEDS = 2**31
"""Seeds are less than this."""


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """How a voice says a word: another spelling, or phonemes (IPA) where ``phonemes``."""

    word: str
    said: str
    phonemes: bool = False


@dataclass(frozen=True, slots=True)
class Manner:
    """How a voice speaks unless a take asks for something else. None leaves it to the engine."""

    speed: float = 1.0
    temperature: float | None = None
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """A recording of a voice. ``digest`` is the SHA-256 of its file; ``used``: engines hear it.

    ``diagnosis`` is what was measured of it (core/samples.py), {} before that.
    """

    id: int
    voice: int
    title: str
    file: str
    digest: str
    duration_s: float
    added: float
    used: bool = True
    diagnosis: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Consent:
    """A sentence spoken by the voice's speaker. ``samples``: digests of those that the voice was matched to.

    ``similarity`` is the lowest of those cosines as ``engine`` hears them, ``words`` the share of the sentence's
    words that were recognised. ``checked`` False: it came with an imported voice and could not be matched here.
    """

    sentence: str
    purpose: str
    given: float
    file: str
    digest: str
    similarity: float
    words: float
    engine: str
    samples: tuple[str, ...]
    checked: bool = True


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of the library.

    ``engine`` (an engine text such as "kokoro:NAME") and ``recipe`` make voices that are not cloned: of a
    ``described`` one the properties (core/voice_words.py), of a ``model``'s {"voice": NAME}, of a ``blend``
    {"weights": {NAME: share}}. ``languages`` () are not known.
    """

    id: int
    name: str
    kind: VoiceKind
    made: float
    source: str = ""
    licence: str = ""
    languages: tuple[str, ...] = ()
    engine: str = ""
    recipe: Mapping[str, Any] = field(default_factory=dict)
    manner: Manner = Manner()
    lexicon: tuple[Pronunciation, ...] = ()
    samples: tuple[Sample, ...] = ()
    consent: Consent | None = None

    @property
    def cloned(self) -> bool:
        """Whether it is somebody's voice, taken from samples."""
        return self.kind in CLONED

    @property
    def used(self) -> tuple[Sample, ...]:
        """The samples that engines hear."""
        return tuple(sample for sample in self.samples if sample.used)

    @property
    def speech_s(self) -> float:
        """Seconds of samples in use: of speech where they were measured."""
        return sum(float(sample.diagnosis.get("speech_s", sample.duration_s)) for sample in self.used)

    @property
    def consent_state(self) -> ConsentState:
        """Whether its speaker agreed: a consent counts only for the samples whose voice it was matched to."""
        if not self.cloned:
            return "not-needed"
        if self.consent and {sample.digest for sample in self.used} <= set(self.consent.samples):
            return "matched" if self.consent.checked else "declared"
        if self.kind in DECLARED and self.source.strip() and self.licence.strip():
            return "declared"
        return "none"

    @property
    def may_speak(self) -> bool:
        """Whether anything may be said in it."""
        return self.consent_state != "none" and (not self.cloned or bool(self.used))


def samples_key(samples: Iterable[Sample]) -> str:
    """What tells one set of samples from another: SHA-256 of their digests, in any order."""
    return hashlib.sha256("\n".join(sorted(sample.digest for sample in samples)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Script:
    """A text to be spoken by a voice, line by line. ``engine`` is the engine text that speaks it."""

    id: int
    voice: int
    title: str
    engine: str
    made: float


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """A piece of a script that is spoken at once: a sentence, or a few short ones within an engine's limits.

    ``pause_s``: silence after it; ``paragraph`` numbers the paragraphs from 0. ``takes`` are in the order of their
    making.
    """

    id: int
    script: int
    position: int
    text: str
    language: str
    pause_s: float
    paragraph: int
    takes: tuple[Take, ...] = ()

    @property
    def kept(self) -> Take | None:
        """The take that is heard and exported."""
        return next((take for take in self.takes if take.kept), None)


@dataclass(frozen=True, slots=True)
class Measures:
    """What was measured of a take, by hearing it back. None: it could not be measured here.

    ``wer`` is the word error rate against the line, ``similarity`` the cosine to the samples, ``length_ratio`` its
    length against the expected one. ``tail_cut_s``: cut off at its end, since it was no more of the text.
    ``extra_words``: heard after the text's end; ``repeats``: words said twice in a row that are not in the text.
    """

    wer: float | None = None
    similarity: float | None = None
    real_time_factor: float | None = None
    length_ratio: float | None = None
    clipped_percent: float = 0.0
    longest_silence_s: float = 0.0
    extra_words: int = 0
    repeats: int = 0
    tail_cut_s: float = 0.0
    problems: tuple[str, ...] = ()
    """What is over its limit, each in a few words for the user."""


@dataclass(frozen=True, slots=True)
class Take:
    """One speaking of a line. Word times count from its start; ``model`` tells the exact model (its key)."""

    id: int
    line: int
    file: str
    seed: int
    engine: str
    model: str
    made: float
    duration_s: float
    words: tuple[Word, ...] = ()
    measures: Measures = Measures()
    kept: bool = False
