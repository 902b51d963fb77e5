"""A second recogniser's opinion of an utterance: words on which the two disagree are doubtful.

A CTC network has no language model to invent sentences with: where it hears something else than Whisper does,
one of them is wrong.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, Notice
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import ListenOptions, Transcriber
from voiceapp.pipeline.stock_phrases import plain
from voiceapp.pipeline.turn import Utterance

ALIKE = 0.7
"""Words whose letters agree so far are the same word, spelt by ear: CTC networks have no dictionary."""

WAIT_S = 0.5
"""The turn waits so long for the second opinion after the first transcript, and goes on without it then."""

_WORD = re.compile(r"[\w'’]+")


@dataclass(frozen=True, slots=True)
class Agreement:
    """``share`` 0..1 of the words that both heard; ``doubtful`` are the (start, end) spans of the others."""

    share: float
    doubtful: tuple[tuple[int, int], ...]


def compare(text: str, other: str) -> Agreement:
    """How far ``other``, a second transcript of the same sound, bears out ``text``.

    Words are aligned by difflib. Digits count as heard: a network that knows letters alone spells them out.
    """
    spans = [found.span() for found in _WORD.finditer(text)]
    first, second = ([_letters(word) for word in _WORD.findall(words)] for words in (text, other))
    borne_out = [any(letter.isdigit() for letter in word) for word in first]
    for kind, start, end, other_start, other_end in SequenceMatcher(None, first, second, False).get_opcodes():
        for index in range(start, end):
            heard = second[max(other_start - 1, 0) : other_end + 1] if kind == "replace" else ()
            borne_out[index] |= kind == "equal" or any(_alike(first[index], word) for word in heard)
    doubtful = tuple(span for span, heard in zip(spans, borne_out, strict=True) if not heard)
    return Agreement(sum(borne_out) / len(spans) if spans else 1.0, doubtful)


class SecondOpinions:
    """Asks a second transcriber beside the first. What fails is told once, and the talk goes on without."""

    def __init__(self, bus: EventBus) -> None:
        self._bus = bus
        self._told: set[str] = set()

    async def hear(self, utterance: Utterance, transcriber: Transcriber, options: ListenOptions) -> str | None:
        """The utterance's text, once it has ended; None where the transcriber failed."""
        try:
            parts = [part async for part in transcriber.transcribe(_whole(utterance), options)]
        except VoiceAppError as error:
            if error.code not in self._told:
                self._told.add(error.code)
                sentence = f"There is no second opinion: {error.message}"
                self._bus.publish(Notice("warning", sentence, error.next_step, "models", error.code))
            return None
        return " ".join(part.segment.text for part in parts)


async def in_time(opinion: asyncio.Task[str | None] | None, hurry: bool) -> str | None:
    """What the second transcriber heard, None where it is late (in a ``hurry``) or there is none."""
    if opinion is None:
        return None
    done, _ = await asyncio.wait([opinion], timeout=WAIT_S if hurry else None)
    return opinion.result() if done else None


async def _whole(utterance: Utterance) -> AsyncIterator[Audio]:
    """All of the sound, at its end: hearing it while it grows would take time from the first transcriber."""
    await utterance.ended.wait()
    for frame in utterance.heard:
        yield frame


def _letters(word: str) -> str:
    return plain(word).replace(" ", "")


def _alike(word: str, other: str) -> bool:
    return SequenceMatcher(None, word, other, False).ratio() >= ALIKE
