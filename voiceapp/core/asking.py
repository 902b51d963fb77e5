"""Questions about recordings as a desk keeps them: what was asked about what, answered in up to three ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from voiceapp.core.answers import Answer, Citation
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Event

Way = Literal["words", "sound", "cascade"]
"""How a question is answered: from what was said, by listening, or from both by a language model."""


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask about what: one ``file``, these ``meetings``, or (both None) all recordings.

    ``speakers`` (names), ``since`` and ``until`` (seconds since the epoch) narrow what is looked through; ``llm``
    and ``answerer`` are texts of engines, "" leaves them to the program. ``thread`` is the one that it goes on,
    None begins one.
    """

    text: str
    ways: tuple[Way, ...] = ("words",)
    file: Path | None = None
    meetings: tuple[int, ...] | None = None
    speakers: tuple[str, ...] = ()
    since: float | None = None
    until: float | None = None
    llm: str = ""
    answerer: str = ""
    thread: int | None = None


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """What became of one way: an ``answer``, or the ``error``; both None while it is still worked on.

    ``cancelled``: it was ended before its end. Then, and beside an error, ``answer`` is what had come, None where
    that is nothing.
    """

    way: Way
    answer: Answer | None = None
    error: VoiceAppError | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question of a thread, with an answer for each way; ``asked_at`` in seconds since the epoch."""

    id: int
    thread: int
    question: Question
    asked_at: float
    answers: tuple[GivenAnswer, ...]


@dataclass(frozen=True, slots=True)
class AskThread:
    """Questions that follow each other; its ``title`` is the first one, ``asked_at`` is when the last was asked."""

    id: int
    title: str
    asked_at: float
    questions: int


def came(way: Way, citations: Sequence[Citation]) -> Answer | None:
    """What there is of an answer that was cancelled or failed: the parts that had come."""
    told = [one.answer.strip() for one in citations if one.answer.strip() and one.supported is not False]
    return Answer(("\n" if way == "sound" else " ").join(told), way, False, tuple(citations)) if told else None


@dataclass(frozen=True, slots=True)
class AnswerGrew(Event):
    """Part of an answer came: ``text`` to be added, or a checked sentence with its ``citation``.

    ``start_s`` and ``end_s`` are the window of sound that ``text`` is about; both None: it is about all.
    """

    question: int
    way: Way
    text: str
    citation: Citation | None = None
    start_s: float | None = None
    end_s: float | None = None


@dataclass(frozen=True, slots=True)
class AnswerGoesOn(Event):
    """How far one way is: a ``share`` (None: unknown) and what is being done in words."""

    question: int
    way: Way
    share: float | None
    doing: str


@dataclass(frozen=True, slots=True)
class AnswerEnded(Event):
    """One way has ended: answered, failed or cancelled."""

    question: int
    given: GivenAnswer


@dataclass(frozen=True, slots=True)
class AskThreadsChanged(Event):
    """A thread was begun or deleted; ``deleted`` is the number of one that was."""

    deleted: int | None = None
