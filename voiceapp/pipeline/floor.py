"""Who has the floor: at most one turn answers, and its speech can be held, taken up again and cut."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from voiceapp.core.protocols import SoundIO
from voiceapp.pipeline.answer import Answer
from voiceapp.pipeline.turn import Turn


class Floor:
    """Gives the floor to one turn after the other. ``released`` is told of each turn as it leaves."""

    def __init__(self, sound: SoundIO, released: Callable[[Turn], None]) -> None:
        self._sound = sound
        self._released = released
        self.turn: Turn | None = None
        self._answer: Answer | None = None
        self._taking = asyncio.Lock()
        self._holding = asyncio.Lock()
        self._free = asyncio.Event()
        self._free.set()

    @property
    def held(self) -> bool:
        """True while the speech waits for what an interruption turns out to be."""
        return not self._free.is_set()

    async def free(self) -> None:
        """Wait until the speech is not held."""
        await self._free.wait()

    async def give(self, turn: Turn, begin: Callable[[], Answer]) -> None:
        """Let ``turn`` answer, after whoever has the floor was cut, and wait until it is over.

        ``begin`` starts the answer, or gives a draft of it. Raises what answering raises.
        """
        async with self._taking:  # the last to come has it in the end
            await self.cut()
            self.turn = turn
        try:
            self._answer = answer = begin()
            answer.commit()
            try:
                await asyncio.wait([answer.task])
            except asyncio.CancelledError:  # who asked is gone
                await self._cut(turn)
                raise
            finally:
                if turn.interrupted:
                    await turn.silenced.wait()
                    await asyncio.wait([answer.task])
        finally:
            self.turn = self._answer = None
            self._free.set()
            turn.over.set()
            self._released(turn)
        if not answer.task.cancelled() and (failure := answer.task.exception()):
            raise failure

    async def hold(self) -> None:
        """Fade the speech and keep it: somebody may be interrupting, or may only have coughed."""
        async with self._holding:
            turn = self.turn
            if turn is None or turn.interrupted or self.held:
                return
            self._free.clear()
            heard = await self._sound.pause()
            if heard and heard.turn == turn.number:
                turn.on_heard(heard)

    async def resume(self) -> None:
        """Nobody interrupted: go on from the beginning of the word that was cut."""
        async with self._holding:
            turn = self.turn
            if turn is None or turn.interrupted or not self.held:
                return
            word = turn.spoken.word_at(turn.heard_s)
            within = word is not None and word.start_s < turn.heard_s < word.end_s
            await self._sound.resume(word.start_s if word and within else turn.heard_s)
            self._free.set()

    async def cut(self) -> None:
        """Stop the answer: silence first, then cancel; wait until the turn is over."""
        if turn := self.turn:
            await self._cut(turn)
            await turn.over.wait()

    async def _cut(self, turn: Turn) -> None:
        if turn.interrupted or not self._answer:
            return
        turn.interrupted = True
        self._answer.task.cancel()
        try:
            heard = await self._sound.stop()
            if heard and heard.turn == turn.number:
                turn.on_heard(heard)
        finally:
            turn.silenced.set()
