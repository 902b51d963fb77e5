"""From a final transcript to what the assistant acts upon, asks about, or drops."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus
from voiceapp.core.frames import Transcript
from voiceapp.pipeline.doubtful import doubtful_spans
from voiceapp.pipeline.guard import ALL_SCORES, UNDERSTOOD, Judgement, judge
from voiceapp.pipeline.options import Engines, TalkOptions
from voiceapp.pipeline.second_opinion import Agreement, SecondOpinions, compare, in_time
from voiceapp.pipeline.stock_phrases import plain
from voiceapp.pipeline.turn import Utterance

NOT_UNDERSTOOD = "I did not understand that."
SAY_AGAIN = "Please say it again."

_YES = re.compile(
    r"(?:yes|yeah|yep|yup|sure|right|correct|exactly|that's right|yes i did)(?: please)?|ja|oui|si|sim|да|はい|是"
)
_NO = re.compile(
    r"(?:no|nope|wrong|i did not|i didn't|no i didn't)(?: thanks| thank you)?|nein|non|nao|нет|いいえ|不"
)

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """What was heard. ``instead`` is said in place of an answer, "" to act upon the text."""

    text: str
    language: str | None = None
    doubtful: Spans = ()
    instead: str = ""


class Understanding:
    """Judges final transcripts by the guard and a second opinion, and remembers what it asked about."""

    def __init__(self, bus: EventBus) -> None:
        self._opinions = SecondOpinions(bus)
        self._asked = ""

    @contextlib.contextmanager
    def of(self, utterance: Utterance, engines: Callable[[], Engines], options: TalkOptions) -> Iterator[Hearing]:
        """One utterance, from before its end; the second transcriber hears it beside the first meanwhile."""
        chosen: Engines | None = None
        with contextlib.suppress(VoiceAppError):  # who transcribes meets it too, and tells it
            chosen = engines()
        opinion: asyncio.Task[str | None] | None = None
        if chosen and chosen.second:
            work = self._opinions.hear(utterance, chosen.second, options.listen)
            opinion = asyncio.create_task(work, name="second opinion")
        try:
            scores = chosen.transcriber.capabilities.scores if chosen else ALL_SCORES
            yield Hearing(utterance, scores, options, opinion)
        finally:
            if opinion:
                opinion.cancel()

    @property
    def asking(self) -> bool:
        """True while a question of its own is open: what is said next may be the answer to that."""
        return bool(self._asked)

    def forget(self) -> None:
        """What was asked about is no longer open (something else was typed)."""
        self._asked = ""

    def settle(self, heard: Understood) -> Understood:
        """What was heard as an answer to the question that is open, if it is one."""
        if heard.instead == NOT_UNDERSTOOD:
            return heard  # a doubtful yes is none
        asked, words = self._asked, plain(heard.text)
        if asked and _YES.fullmatch(words):
            return replace(heard, text=asked, doubtful=(), instead="")
        if asked and _NO.fullmatch(words):
            return replace(heard, instead=SAY_AGAIN)
        return heard

    def act_upon(self, heard: Understood) -> None:
        """What was settled is acted upon: the question that was open is over, and one may be asked now."""
        if heard.instead != NOT_UNDERSTOOD:
            self._asked = heard.text if heard.instead != SAY_AGAIN and heard.instead else ""


@dataclass(frozen=True, slots=True)
class Hearing:
    """One utterance on its way. ``scores`` are those that its transcriber declares."""

    utterance: Utterance
    scores: Collection[str]
    options: TalkOptions
    opinion: asyncio.Task[str | None] | None

    async def understand(self, final: Transcript) -> Understood | None:
        """What to make of the final transcript, None for what nobody said."""
        final = replace(final, text=final.text.strip())
        judged = judge(final, self.utterance.sound.facts(), self.scores, self.options.confirm_below)
        if judged.verdict == "reject":
            return None
        text = judged.transcript.text
        heard = await in_time(self.opinion, hurry=not self.options.input_waits)
        agreement = Agreement(1.0, ()) if heard is None else compare(text, heard)
        spans = _joined(doubtful_spans(judged.transcript), agreement.doubtful)
        instead = ""
        if judged.verdict == "doubtful":
            spans = spans or ((0, len(text)),)
            instead = _question(text) if _may_ask(judged) else NOT_UNDERSTOOD
        elif agreement.share < self.options.agreement:
            instead = _question(text)
        return Understood(text, final.language, spans, instead)


def _joined(spans: Spans, others: Spans) -> Spans:
    """Spans of both, in order; of two for one word the first's."""
    new = [other for other in others if not any(start <= other[0] < end for start, end in spans)]
    return tuple(sorted([*spans, *new]))


def _may_ask(judged: Judgement) -> bool:
    confidence = judged.transcript.confidence
    return confidence is not None and confidence >= UNDERSTOOD and judged.reason != "repeats"


def _question(text: str) -> str:
    return f"Did you say “{text.rstrip('.!?… ')}”?"
