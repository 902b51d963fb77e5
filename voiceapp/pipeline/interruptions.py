"""What speech during an answer means: words take the floor; a cough, "mhm" and what is unclear do not."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from voiceapp.core.events import TalkState
from voiceapp.core.tasks import Tasks
from voiceapp.pipeline.backchannel import is_backchannel
from voiceapp.pipeline.commands import find_command
from voiceapp.pipeline.floor import Floor
from voiceapp.pipeline.guard import Judgement
from voiceapp.pipeline.options import TalkOptions
from voiceapp.pipeline.short_answers import offer_answered
from voiceapp.pipeline.turn import Turn
from voiceapp.pipeline.understanding import Understood

CUTTING_WORDS = 2
"""Words in a partial transcript that are an interruption; fewer may be what a recogniser makes of a cough."""


class Interruptions:
    """Holds the answer while somebody speaks into it, and tells whether what was said cuts it.

    ``holder`` is the turn whose words an answer that is held waits for.
    """

    def __init__(
        self,
        floor: Floor,
        options: Callable[[], TalkOptions],
        tasks: Tasks,
        show: Callable[[TalkState], None],
    ) -> None:
        self._floor = floor
        self._options = options
        self._tasks = tasks
        self._show = show
        self.holder: Turn | None = None

    def speech(self, turn: Turn) -> None:
        """Enough speech to be more than a click: hold the answer until there are words."""
        answering, options = self._floor.turn, self._options()
        if not answering or answering.interrupted or (self.holder is turn and turn.into is answering):
            return
        turn.into = answering
        # Before the first sound the microphone is open in any case: the user simply goes on.
        if answering.sounded and not options.voice_interrupts:
            return
        if options.resume_s:
            self.holder = turn
            self._show("hearing")
            self._tasks.spawn(self._floor.hold())
        else:
            self._tasks.spawn(self._floor.cut())

    def words(self, turn: Turn, text: str) -> None:
        """Words so far: enough of them are an interruption."""
        enough = len(text.split()) >= CUTTING_WORDS
        if self.holder is turn and enough and not self._is_backchannel(text, turn.language):
            self._tasks.spawn(self._floor.cut())

    def cuts(self, judged: Judgement) -> bool:
        """Whether words up to a pause take the floor. Who says stop is obeyed, however badly it is understood."""
        text = judged.transcript.text.strip()
        if judged.verdict != "reject" and find_command(text) == "stop":
            return True
        sure = judged.verdict == "accept" and bool(text)
        return sure and not self._is_backchannel(text, judged.transcript.language)

    def lets_speak(self, turn: Turn, understood: Understood, asked: Callable[[str], bool]) -> bool:
        """Whether it was said into an answer and takes no floor: "mhm", and what is unclear while it goes on.

        ``asked``: whether a text answers what the assistant has asked.
        """
        answering = turn.into
        if answering is None or answering.interrupted:
            return False
        speaks = self._floor.turn is answering
        if understood.instead:
            return speaks and find_command(understood.text) != "stop"
        if not speaks and asked(understood.text):
            return False
        return self._is_backchannel(understood.text, understood.language)

    async def let_go(self, turn: Turn) -> None:
        """What is heard in this turn was no interruption: let the answer go on."""
        if self.holder is turn:
            self.holder = None
            await self._floor.resume()
            if answering := self._floor.turn:
                self._show("speaking" if answering.sounded else "thinking")

    def utterance_over(self, turn: Turn) -> None:
        """Do not wait too long for the words of an utterance that is over."""
        if self.holder is turn:
            self._tasks.spawn(self._lose_patience(turn))

    async def _lose_patience(self, turn: Turn) -> None:
        assert turn.utterance
        await asyncio.sleep(max(self._options().resume_s - turn.utterance.endpointer.silence_s, 0.0))
        await self.let_go(turn)

    def _is_backchannel(self, text: str, language: str | None) -> bool:
        answering = self._floor.turn
        if answering and answering.offering and offer_answered(text):
            return False  # "yeah" before the offer is spoken to its end accepts it
        return is_backchannel(text, language or self._options().speak.language)
