"""What is said is written down while a meeting is recorded: a first guess to read along.

One call at a time, whatever it takes: an utterance that has ended goes first, then whoever speaks is heard once
more from the beginning of the utterance. So an engine that is slower than the talk skips hypotheses before it
falls behind, and no utterance holds the engine that the talk may need. What waits is bounded.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, LiveLine, Notice, RecordingChanged
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples, Transcript
from voiceapp.core.meetings import NewSegment
from voiceapp.core.protocols import ListenOptions, Transcriber
from voiceapp.core.recording import RecordingSpeech, SideName
from voiceapp.core.settings import Settings
from voiceapp.core.tasks import Tasks
from voiceapp.pipeline.guard import judge, shows
from voiceapp.pipeline.partials import StablePartials
from voiceapp.pipeline.utterance_sound import UtteranceSound
from voiceapp.services.echo_words import without_echo

NEW_S = 1.0
"""An utterance is heard again when so much more of it was said."""

MOST_WAITING_S = 60.0
"""Ended utterances that wait for the engine; of more, the oldest are left out."""

LATE_S, LATE_TIMES = 5.0, 3
"""After so many utterances whose words came so late only ended ones are written down, until as many are in time."""

REMEMBERED = 8
TAIL_S = 10.0
"""So long after the end the last words are still waited for."""

BETTER = "The meeting is written down again after its end."


@dataclass(slots=True, eq=False)
class _Utterance:
    """What somebody says, and what is known of it; ``ended_at`` is on the loop's clock, None: it goes on."""

    meeting: int
    number: int
    side: SideName
    begin_s: float
    partials: StablePartials = field(default_factory=StablePartials)
    pieces: list[Samples] = field(default_factory=list)
    length_s: float = 0.0
    heard_s: float = 0.0
    ended_at: float | None = None
    failed: bool = False
    shown: bool = False

    @property
    def end_s(self) -> float:
        """The second of the recording up to which its sound is here."""
        return self.begin_s + self.length_s

    @property
    def sound(self) -> Audio:
        """All of it so far."""
        return Audio(np.concatenate(self.pieces), SPEECH_RATE)

    @property
    def facts(self) -> UtteranceSound:
        """It was cut out because somebody speaks in it."""
        return UtteranceSound(((0.0, max(self.length_s, 0.01)),))


class LiveWords:
    """Tells :class:`~voiceapp.core.events.LiveLine` of what :meth:`hear` is given.

    ``engine`` names the engine to use (raises VoiceAppError where none is fit for meetings), ``transcriber`` makes
    it. Whatever becomes of the engine is told once for each recording, and harms nothing else; that none is fit,
    once and for all.
    """

    def __init__(
        self,
        engine: Callable[[], str],
        transcriber: Callable[[str], Transcriber],
        settings: Settings,
        bus: EventBus,
    ) -> None:
        self._engine = engine
        self._transcriber = transcriber
        self._settings = settings
        self._bus = bus
        self._tasks = Tasks(bus)
        self._work: asyncio.Task[None] | None = None
        self._come = asyncio.Event()
        self._open: dict[SideName, _Utterance] = {}
        self._waiting: deque[_Utterance] = deque()
        self._others: deque[NewSegment] = deque(maxlen=REMEMBERED)
        self._rest_until = 0.0
        self._unfit_told = False
        self._begin(None)
        bus.subscribe(RecordingChanged, self._on_recording)

    def _begin(self, meeting: int | None) -> None:
        self._meeting = meeting
        self._over_at: float | None = None
        self._count = self._late = 0
        self._ready_at: float | None = None
        self._behind = False
        self._told: set[str] = set()
        self._others.clear()

    # --------------------------------------------------------------------------------- what comes in

    def hear(self, meeting: int, piece: RecordingSpeech) -> None:
        """Take the next piece of an utterance; waits for nothing."""
        if meeting != self._meeting:
            self._begin(meeting)
        if piece.lost_s:
            self._tell(
                "live-words-lost", "Some words were left out while recording; the recording has them.", BETTER
            )
        spoken = self._open.get(piece.side)
        if spoken is not None and spoken.begin_s != piece.begin_s:
            self._end(spoken)
            spoken = None
        if spoken is None:
            if not (self._settings.flag("meetings.live_words") and len(piece.samples)):
                return
            self._count += 1
            spoken = self._open[piece.side] = _Utterance(meeting, self._count, piece.side, piece.begin_s)
        spoken.pieces.append(piece.samples)
        spoken.length_s += len(piece.samples) / SPEECH_RATE
        if piece.ended:
            self._end(spoken)
        self._wake()

    def _on_recording(self, event: RecordingChanged) -> None:
        if event.meeting is None:
            for spoken in tuple(self._open.values()):
                self._end(spoken)
            self._over_at = asyncio.get_running_loop().time()
            self._come.set()

    def _end(self, spoken: _Utterance) -> None:
        del self._open[spoken.side]
        spoken.ended_at = asyncio.get_running_loop().time()
        self._waiting.append(spoken)
        while len(self._waiting) > 1 and sum(one.length_s for one in self._waiting) > MOST_WAITING_S:
            self._close_line(self._waiting.popleft())
            sentence = "The words come too late to read along, so some are left out. The recording has all of them."
            self._tell("live-words-slow", sentence, "Choose a smaller or faster engine in Settings.")

    def _wake(self) -> None:
        self._come.set()
        if self._work is None or self._work.done():
            self._work = self._tasks.spawn(self._run())

    async def settled(self) -> None:
        """After a recording: wait for its last words, but not for long."""
        if self._work is not None and not self._work.done():
            await asyncio.wait([self._work], timeout=TAIL_S)

    async def close(self) -> None:
        """The program ends."""
        await self._tasks.cancel()

    # ------------------------------------------------------------------------------------ the engine

    async def _run(self) -> None:
        """Until nothing is being said and nothing waits."""
        while self._waiting or self._open:
            self._come.clear()
            if self._waiting:
                spoken = next((one for one in self._waiting if one.side == "others"), self._waiting[0])
                self._waiting.remove(spoken)
                await self._write(spoken)
            elif speaking := self._worth_hearing():
                await self._guess(speaking)
            else:
                await self._come.wait()

    def _worth_hearing(self) -> _Utterance | None:
        """Who speaks and was not heard for longest; the microphone alone, or it may be the others' echo.

        At most half of the time goes to guesses: a computer in a meeting has other things to do.
        """
        if self._behind or asyncio.get_running_loop().time() < self._rest_until:
            return None
        speaking = [one for one in self._open.values() if "others" not in self._open or one.side == "others"]
        new = [one for one in speaking if not one.failed and one.length_s - one.heard_s >= NEW_S]
        return max(new, key=lambda one: one.length_s - one.heard_s, default=None)

    async def _guess(self, spoken: _Utterance) -> None:
        spoken.heard_s = spoken.length_s
        now = asyncio.get_running_loop().time
        begun = now()
        try:
            heard = await self._hear(spoken, words=False)
        except VoiceAppError as error:
            spoken.failed = True
            self._fail(error)
            return
        self._rest_until = 2 * now() - begun
        if spoken is not self._open.get(spoken.side) and spoken not in self._waiting:
            return  # left out meanwhile
        if heard is not None and shows(heard.text, spoken.facts) and spoken.partials.hear(heard.text):
            self._show(spoken)

    async def _write(self, spoken: _Utterance) -> None:
        if self._over_at is not None and asyncio.get_running_loop().time() - self._over_at > TAIL_S:
            self._close_line(spoken)  # who writes the meeting down in full needs the engine now
            return
        try:
            said = _segment(spoken, await self._hear(spoken, words=True))
            if said is not None and spoken.side == "you":
                said = next(iter(without_echo([said], await self._meanwhile(spoken))), None)
        except VoiceAppError as error:
            self._fail(error)
            self._close_line(spoken)
            return
        if said is None:
            self._close_line(spoken)
        else:
            if spoken.side == "others":
                self._others.append(said)
            spoken.partials.finish(said.text)
            self._show(spoken, final=True)
        assert spoken.ended_at is not None
        since = max(spoken.ended_at, self._ready_at or 0.0)  # to load the engine is not to be slow
        late = asyncio.get_running_loop().time() - since > LATE_S
        self._late = min(self._late + 1, LATE_TIMES) if late else max(self._late - 1, 0)
        self._behind = self._late == LATE_TIMES or (self._behind and self._late > 0)
        if self._behind:
            sentence = "This computer is busy or its engine slow: for now words appear once somebody has finished."
            self._tell("live-words-late", sentence, "Choose a smaller or faster engine in Settings.")

    async def _hear(self, spoken: _Utterance, words: bool) -> Transcript | None:
        text = self._engine()
        language = self._settings.text("meetings.language")
        options = ListenOptions(
            language=None if language == "auto" else language,
            prompt=self._settings.text("meetings.vocabulary").strip(),
            words=words,
            partials=False,
        )
        engine, final = self._transcriber(text), None
        async for one in engine.listen(spoken.number, _whole(spoken.sound), options):
            final = one if one.final else final
        if self._ready_at is None:
            self._ready_at = asyncio.get_running_loop().time()
        return final

    async def _meanwhile(self, spoken: _Utterance) -> list[NewSegment]:
        """What the others say at the same time: the microphone may have heard it from the loudspeakers."""
        while one := next((one for one in self._waiting if one.side == "others"), None):
            self._waiting.remove(one)
            await self._write(one)
        speaking, said = self._open.get("others"), None
        if speaking is not None and speaking.begin_s < spoken.end_s and not self._behind:
            try:
                said = _segment(speaking, await self._hear(speaking, words=True))
            except VoiceAppError as error:
                self._fail(error)
        return [*self._others, said] if said is not None else [*self._others]

    # -------------------------------------------------------------------------------------- telling

    def _show(self, spoken: _Utterance, final: bool = False) -> None:
        spoken.shown = True
        said, where = spoken.partials, (spoken.meeting, spoken.number, spoken.side)
        self._bus.publish(LiveLine(*where, spoken.begin_s, spoken.end_s, said.text, said.stable, final))

    def _close_line(self, spoken: _Utterance) -> None:
        """No more is known of it: what was settled stays, the rest goes."""
        if spoken.shown:
            spoken.partials.finish("")
            self._show(spoken, final=True)

    def _fail(self, error: VoiceAppError) -> None:
        if error.code == "not-transcribed":  # a choice of engines, not a mishap of this recording
            if self._unfit_told:
                return
            self._unfit_told = True
        sentence = f"Words are not written down while you record, the recording goes on. {error.message}"
        self._tell("live-words-failed", sentence, error.next_step)

    def _tell(self, code: str, sentence: str, step: str) -> None:
        """Once for each recording."""
        if code not in self._told:
            self._told.add(code)
            self._bus.publish(Notice("warning", sentence, step, "settings", code))


def _segment(spoken: _Utterance, heard: Transcript | None) -> NewSegment | None:
    """What somebody said of what the engine heard, with times in the recording; None where that is nothing."""
    if heard is None:
        return None
    verdict = judge(heard, spoken.facts)
    text = " ".join(verdict.transcript.text.split())
    if verdict.verdict == "reject" or not text:
        return None
    words = tuple(
        replace(word, start_s=spoken.begin_s + word.start_s, end_s=spoken.begin_s + word.end_s)
        for segment in verdict.transcript.segments
        for word in segment.words
    )
    return NewSegment(spoken.begin_s, spoken.end_s, text, words)


async def _whole(sound: Audio) -> AsyncIterator[Audio]:
    yield sound
