"""What is heard in an utterance: its final transcript, and the answer that was begun in its last pause."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, Notice, PartialHeard
from voiceapp.core.frames import SPEECH_RATE, Audio, Transcript
from voiceapp.core.protocols import TurnDetector
from voiceapp.pipeline.answer import Answer
from voiceapp.pipeline.guard import Judgement, judge, shows
from voiceapp.pipeline.options import Engines, TalkOptions
from voiceapp.pipeline.turn import Turn, Utterance

DETECTOR_S = 8.0
"""What a turn detector is given of the utterance: its last seconds."""


@dataclass(frozen=True, slots=True)
class Listened:
    """The final transcript, and the draft of an answer to it where there was time for one."""

    transcript: Transcript
    draft: Answer | None = None


class Listening:
    """Listens to one utterance; each time that the user goes on after a pause it begins anew.

    ``draft`` may begin an answer to a transcript made in a pause; ``heard`` is told the words so far, each time
    that there are more; ``gave_up`` when the transcriber ended before the utterance did; ``undecided`` why the turn
    detector has no opinion.
    """

    def __init__(
        self,
        turn: Turn,
        utterance: Utterance,
        options: TalkOptions,
        engines: Callable[[], Engines],
        bus: EventBus,
        *,
        draft: Callable[[Turn, Judgement], Answer | None],
        heard: Callable[[Turn, str], None],
        gave_up: Callable[[Turn], None],
        undecided: Callable[[VoiceAppError], None],
    ) -> None:
        self._turn = turn
        self._utterance = utterance
        self._options = options
        self._engines = engines
        self._bus = bus
        self._draft = draft
        self._heard = heard
        self._gave_up = gave_up
        self._undecided = undecided
        self._work: asyncio.Task[Listened | None] | None = None
        self._asked: asyncio.Task[None] | None = None

    async def run(self) -> Listened | None:
        """The whole utterance, once it has ended; None where nothing could be heard."""
        while True:
            self._utterance.moved.clear()
            self._work = work = asyncio.create_task(self._listen())
            try:
                await self._moved(work)
                if self._utterance.ended.is_set():
                    return await work
            except VoiceAppError as error:
                self._bus.publish(Notice.of(error))
                await self._sit_out()  # or the rest of the sentence would fail again
                return None
            await self.close()
            self._turn.forget()

    async def close(self) -> None:
        """Drop what is under way: the transcript, and a draft that has not become the answer."""
        work, self._work = self._work, None
        asked, self._asked = self._asked, None
        if asked:
            asked.cancel()
            await asyncio.wait([asked])
        if work is None:
            return
        work.cancel()
        await asyncio.wait([work])
        listened = None if work.cancelled() or work.exception() else work.result()
        if listened and listened.draft:
            await listened.draft.drop()

    async def _sit_out(self) -> None:
        """Wait for the end; who waits for a transcript waits in vain."""
        utterance = self._utterance
        while not utterance.ended.is_set():
            utterance.moved.clear()
            utterance.transcribed.set()
            await utterance.moved.wait()

    async def _moved(self, work: asyncio.Task[Listened | None]) -> None:
        """Wait until the user goes on or the utterance ends. Raises what listening raises."""
        utterance = self._utterance
        if utterance.ended.is_set():
            return
        moved = asyncio.create_task(utterance.moved.wait())
        try:
            await asyncio.wait({work, moved}, return_when=asyncio.FIRST_COMPLETED)
            if work.done() and not work.cancelled():
                work.result()
            await moved
        finally:
            moved.cancel()

    async def _listen(self) -> Listened | None:
        """A transcript of the sound up to the next pause or the end, and a draft where it is only a pause."""
        revision = self._utterance.revision
        try:
            return await self._hear_out(revision)
        finally:
            if self._utterance.revision == revision:
                self._utterance.transcribed.set()

    async def _hear_out(self, revision: int) -> Listened | None:
        utterance, turn = self._utterance, self._turn
        final: Transcript | None = None
        engines = self._engines()
        frames = self._frames(engines.turn_detector)
        async for heard in engines.transcriber.listen(turn.number, frames, self._options.listen):
            if heard.final:
                final = heard
            elif shows(heard.text, utterance.sound.facts()):
                self._hear(heard.text)
        turn.timeline.reach("transcript", asyncio.get_running_loop().time())
        if final is None:
            return None
        if utterance.ended.is_set() or utterance.revision != revision:
            return Listened(final)
        if not utterance.endpointer.paused:
            self._gave_up(turn)
            return Listened(final)
        judged = judge(final, utterance.sound.facts(), engines.transcriber.capabilities.scores)
        utterance.endpointer.partial = final.text
        if utterance.endpointer.complete is None and judged.verdict == "doubtful":
            utterance.endpointer.complete = 0.0  # what makes no sense may be half of what does
        return Listened(final, self._draft(turn, judged))

    async def _frames(self, detector: TurnDetector | None) -> AsyncIterator[Audio]:
        """The sound up to the next pause or the end; in a pause the detector is asked."""
        async for frame in self._utterance.frames():
            yield frame
        if self._utterance.ended.is_set():
            return
        self._turn.timeline.reach("hearing", asyncio.get_running_loop().time())
        if detector and not self._asked:
            self._asked = asyncio.create_task(self._ask(detector))

    async def _ask(self, detector: TurnDetector) -> None:
        """Tell the endpointer what the detector makes of the sound so far."""
        utterance, revision = self._utterance, self._utterance.revision
        sound = utterance.whole()
        last = Audio(sound.samples[-round(DETECTOR_S * SPEECH_RATE) :], SPEECH_RATE)
        try:
            complete = await detector.complete(last)
        except VoiceAppError as error:
            self._undecided(error)
            return
        if utterance.revision == revision:
            utterance.endpointer.complete = complete

    def _hear(self, hypothesis: str) -> None:
        partials = self._utterance.partials
        if not partials.hear(hypothesis):
            return
        self._utterance.endpointer.partial = partials.text
        if self._options.partials:
            self._bus.publish(PartialHeard(self._turn.number, partials.text, partials.stable))
        self._heard(self._turn, partials.text)
