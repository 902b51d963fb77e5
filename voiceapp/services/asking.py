"""Questions about the sound of a file of any length: the part that is meant, in windows, answers with times."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from voiceapp.core.answers import Answer, Asked, Citation
from voiceapp.core.errors import NOT_HERE, VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples
from voiceapp.core.protocols import ChatModel, ChatOptions, Message
from voiceapp.core.recordings import AnswerOptions, AudioAnswerer
from voiceapp.core.sound_facts import SoundFacts
from voiceapp.engines.windows import quietest
from voiceapp.services import given_files
from voiceapp.services.ask_words import follows
from voiceapp.services.asked_times import AskedTime, asked_time, clock
from voiceapp.services.fact_answers import MEASURED, from_facts, without_model
from voiceapp.services.fact_lines import in_short, span
from voiceapp.services.fact_questions import asked_topics
from voiceapp.services.file_sound import close_stream

AROUND_S = 5.0
"""Of a moment that is asked about, this much before and after it is listened to."""

_WINDOW_S = 30.0
"""For a model that does not tell how much it hears at once."""

_LEAST_S = 1.0
"""A rest that is shorter says nothing by itself."""

_LONGEST_BEFORE = 600
"""Letters of an earlier answer."""

_FROM_PARTS = (
    "Somebody listened to parts of a recording and answered the same question for each. Answer it for the whole "
    "recording, in at most three sentences, from these answers alone. Where they do not tell, say that."
)


class Facts(Protocol):
    """services/sound_facts.py"""

    async def of(
        self,
        path: Path,
        from_s: float = 0.0,
        until_s: float | None = None,
        on_progress: Callable[[float | None, str], None] | None = None,
    ) -> SoundFacts:
        """What is measured of a file between two seconds."""


@dataclass(frozen=True, slots=True)
class AnswerPiece:
    """Text as it comes: of the window from ``start_s`` to ``end_s``, or (both None) of the answer for them all."""

    text: str
    start_s: float | None = None
    end_s: float | None = None


@dataclass(frozen=True, slots=True)
class _Window:
    samples: Samples
    start_s: float

    @property
    def end_s(self) -> float:
        return self.start_s + len(self.samples) / SPEECH_RATE


class AskingService:
    """Asks an audio language model with bounded memory, or, where there is none, what was measured.

    ``answerer`` and ``chat`` make the engines for a spec text; ``decode`` gives a file as chunks of 16 kHz mono and
    raises VoiceAppError for what is no sound; ``length`` gives its seconds where they can be known beforehand.
    ``facts`` measures a sound; ``best`` gives the text of the engine to take, "" where none is here.
    """

    def __init__(
        self,
        answerer: Callable[[str], AudioAnswerer],
        chat: Callable[[str], ChatModel],
        decode: Callable[[Path], AsyncIterator[Audio]],
        length: Callable[[Path], Awaitable[float | None]],
        facts: Facts,
        best: Callable[[], Awaitable[str]],
    ) -> None:
        self._answerer = answerer
        self._chat = chat
        self._decode = decode
        self._length = length
        self._facts = facts
        self._best = best

    async def ask(
        self,
        path: Path,
        question: str,
        answerer: str = "",
        llm: str = "",
        on_piece: Callable[[AnswerPiece], None] | None = None,
        on_progress: Callable[[float | None, str], None] | None = None,
        before: Sequence[Asked] = (),
    ) -> Answer:
        """Answer ``question`` about the sound of a file.

        A time in it ("at 0:30", "between 0:10 and 0:40") chooses the part that is listened to; otherwise all
        of it is, in windows as long as the engine hears at once; what was measured of each is told with it. With
        ``llm`` a language model makes one answer of the windows'. A question that leans on the last one ``before``
        it is asked with that one and its answer, and about the same part.

        ``answerer`` "" is the best that is here. Where none is, what was measured answers what it can by itself
        ("extractive"); else the answer abstains, and says which model would answer.

        Raises VoiceAppError ``nothing-asked``, ``file-missing``, ``time-outside``, ``no-sound`` and those of the
        engines.
        """
        if not question.strip():
            raise VoiceAppError("nothing-asked", "There is no question.", "Ask something about the sound.")
        given_files.require(path)
        tell = on_piece or (lambda piece: None)
        show = on_progress or (lambda fraction, text: None)
        last = before[-1] if before and follows(question) else None
        own = asked_time(question)
        time = asked_time(last.question) if own is None and last is not None else own
        total = await self._length(path)
        if total is None and time is not None and time.start_s < 0:
            total = await self._counted(path)
        start_s, end_s = meant(time, total)
        asked = plain = question if own is None else own.question
        if last is not None:
            asked = f"Before, it was asked: {last.question} {last.answer[:_LONGEST_BEFORE]}\nNow answer: {asked}"
        show(None, "Loading the model")
        engine = self._answerer(answerer or await self._best())
        try:
            await engine.load()
        except VoiceAppError as error:
            if answerer or error.code not in NOT_HERE:
                raise
            return await self._measured(path, plain, start_s, end_s, error, show)
        longest_s = engine.capabilities.max_seconds or _WINDOW_S
        citations: list[Citation] = []
        async with aclosing(self._windows(path, start_s, end_s, longest_s)) as windows:
            async for window in windows:
                show(_share(window.start_s, start_s, end_s, total), f"Listening from {clock(window.start_s)}")
                facts = await self._facts.of(path, window.start_s, window.end_s)
                text = await self._asked(engine, window, f"{asked}\n({MEASURED} {in_short(facts)})", tell)
                citations.append(Citation(str(path), window.start_s, window.end_s, text))
        if not citations:
            raise _outside(start_s, total) if time else _silent(path)
        show(1.0, "")
        if llm and len(citations) > 1:
            return await self._summed_up(llm, question, citations, tell)
        return Answer(_joined(citations), "sound", not any(one.answer for one in citations), tuple(citations))

    async def _measured(
        self,
        path: Path,
        question: str,
        start_s: float,
        end_s: float | None,
        missing: VoiceAppError,
        show: Callable[[float | None, str], None],
    ) -> Answer:
        """What can be said without a model."""
        facts = await self._facts.of(path, start_s, end_s, show)
        show(1.0, "")
        topics = asked_topics(question)
        return from_facts(path, facts, topics) if topics else without_model(facts, missing)

    async def _asked(
        self, engine: AudioAnswerer, window: _Window, question: str, tell: Callable[[AnswerPiece], None]
    ) -> str:
        async def sound() -> AsyncIterator[Audio]:
            yield Audio(window.samples, SPEECH_RATE)

        pieces: list[str] = []
        stream = engine.answer(sound(), question, AnswerOptions())
        try:
            async for piece in stream:
                pieces.append(piece)
                tell(AnswerPiece(piece, window.start_s, window.end_s))
        finally:
            await close_stream(stream)
        return "".join(pieces).strip()

    async def _summed_up(
        self, llm: str, question: str, citations: list[Citation], tell: Callable[[AnswerPiece], None]
    ) -> Answer:
        told = f"{_joined(citations)}\n\nThe question: {question}"
        messages = [Message("system", _FROM_PARTS), Message("user", told)]
        pieces: list[str] = []
        stream = self._chat(llm).reply(messages, [], ChatOptions(temperature=0.0))
        try:
            async for item in stream:
                if isinstance(item, str):
                    pieces.append(item)
                    tell(AnswerPiece(item))
        finally:
            await close_stream(stream)
        text = "".join(pieces).strip()
        return Answer(text, "cascade", not text, tuple(citations))

    async def _windows(
        self, path: Path, start_s: float, end_s: float | None, longest_s: float
    ) -> AsyncGenerator[_Window]:
        """The sound between two times, cut where it is quiet into windows of at most ``longest_s``."""
        longest = int(longest_s * SPEECH_RATE)
        begin = round(start_s * SPEECH_RATE)
        end = None if end_s is None else round(end_s * SPEECH_RATE)
        held: Samples = np.zeros(0, np.float32)
        at, done = begin, False
        position = 0
        async with aclosing(self._chunks(path)) as chunks:
            async for chunk in chunks:
                samples = chunk.samples[max(0, begin - position) : None if end is None else max(0, end - position)]
                position += len(chunk.samples)
                held = np.concatenate([held, samples])
                while len(held) > longest:
                    cut = quietest(held[:longest], longest * 3 // 4)
                    yield _Window(held[:cut], at / SPEECH_RATE)
                    held, at, done = held[cut:], at + cut, True
                if end is not None and position >= end:
                    break
        if len(held) >= _LEAST_S * SPEECH_RATE or (len(held) and not done):
            yield _Window(held, at / SPEECH_RATE)

    async def _chunks(self, path: Path) -> AsyncGenerator[Audio]:
        stream = self._decode(path)
        try:
            async for chunk in stream:
                yield chunk
        finally:
            await close_stream(stream)

    async def _counted(self, path: Path) -> float:
        async with aclosing(self._chunks(path)) as chunks:
            return sum([chunk.duration_s async for chunk in chunks])


def meant(time: AskedTime | None, total: float | None) -> tuple[float, float | None]:
    """The seconds to listen to; the end is None where it is the file's. Raises VoiceAppError ``time-outside``."""
    if time is None:
        return 0.0, None
    if time.start_s < 0:
        return max(0.0, (total or 0.0) + time.start_s), None
    if total is not None and time.start_s > total:
        raise _outside(time.start_s, total)
    if not time.is_point:
        return time.start_s, time.end_s
    latest = time.start_s if total is None else min(time.start_s, max(0.0, total - AROUND_S))
    return max(0.0, latest - AROUND_S), time.start_s + AROUND_S


def _silent(path: Path) -> VoiceAppError:
    return VoiceAppError("no-sound", f"{path.name} holds no sound.", "Choose another file.")


def _outside(at_s: float, total: float | None) -> VoiceAppError:
    lasts = "" if total is None else f", which lasts {clock(total)}"
    return VoiceAppError(
        "time-outside",
        f"{clock(at_s)} is after the end of the recording{lasts}.",
        "Name a time within it, or leave the time out of the question.",
    )


def _share(at_s: float, start_s: float, end_s: float | None, total: float | None) -> float | None:
    last = min((value for value in (end_s, total) if value is not None), default=None)
    return None if last is None or last <= start_s else min(1.0, (at_s - start_s) / (last - start_s))


def _joined(citations: list[Citation]) -> str:
    """One window's answer as it is; several each with its times."""
    if len(citations) == 1:
        return citations[0].answer
    return "\n".join(f"{span(one.start_s, one.end_s)}: {one.answer}" for one in citations if one.answer)
