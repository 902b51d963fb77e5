"""Answers to questions about recordings, and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AnswerMode = Literal["words", "sound", "cascade", "extractive"]
"""How an answer came about: by a language model from what was said, by a model that listens, by a language model
from both, or as a quote alone."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A part of a recording that an answer rests on. ``recording`` is a file, or a meeting's title.

    ``answer`` is what it bears out: the sentence, or what was answered about that window of sound. ``meeting``,
    ``segment`` and ``quote`` are of transcripts; ``supported`` tells whether the quote bears the answer out, None
    is unknown.
    """

    recording: str
    start_s: float
    end_s: float
    answer: str
    segment: int | None = None
    quote: str | None = None
    supported: bool | None = None
    meeting: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer. ``abstained``: the recordings, or the model, had nothing to say; then ``answer`` says what was
    looked for. ``so_far_s``: a recording that goes on is in it, up to that second; ``unread`` recordings were not
    looked through yet.
    """

    answer: str
    mode: AnswerMode
    abstained: bool
    citations: tuple[Citation, ...]
    so_far_s: float | None = None
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of before and its answer: what "it" and "then" mean in the next one."""

    question: str
    answer: str
