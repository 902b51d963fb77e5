"""Whether a tool may run: as it is, after the user's word, or after a click. And the question that is open now."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from voiceapp.core.events import EventBus, ToolQuestion, ToolQuestionClosed
from voiceapp.core.frames import ToolCall
from voiceapp.core.protocols import ToolSpec
from voiceapp.core.tool_records import visible

Verdict = Literal["run", "ask", "click"]
"""Run it; ask, where a spoken word is enough; ask, where only a click or a key counts."""

LEFT = "Okay, I leave it as it is."
BY_HAND = "That needs a click or a key."
UNCLEAR = "I did not understand that."

_SAID = 200
"""Characters of the arguments that a question says aloud; the card shows all of them."""

_POLITE = r"(?:(?:please|okay|ok|well|um|uh)\s+)*"
_YES = re.compile(rf"{_POLITE}(?:yes|yeah|yep|sure|do it|go ahead|y)(?:\s+(?:please|do it|do that|go ahead|sure))*")
_NO = re.compile(
    rf"{_POLITE}(?:no|nope|nah|don'?t|do not|keep (?:it|them)|n)(?:\s+(?:thanks|thank you|please|don'?t))*"
)


def verdict(spec: ToolSpec, tainted: bool) -> Verdict:
    """What it takes to call a tool while the context is ``tainted`` by words from outside or not.

    What only reads runs. What deletes or cannot be undone asks each time, what changes or sends asks once the words
    of somebody else may have made the model call it; a spoken word is enough for what can be taken back.
    """
    if not (spec.asks or (tainted and spec.effect != "reads")):
        return "run"
    return "ask" if spec.undoable and spec.effect == "changes" else "click"


def asked_for(spec: ToolSpec, call: ToolCall, said: str) -> bool:
    """Whether the user's own words ``said`` in this turn ask for the call."""
    if spec.own_words is None:
        return False
    words = f" {_words(said)} "
    given = [_words(str(call.arguments[name])) for name in spec.own_words.arguments if call.arguments.get(name)]
    named = bool(given) and all(f" {value} " in words for value in given)
    return named and any(f" {verb} " in words for verb in spec.own_words.verbs)


def _words(text: str) -> str:
    """Words alone, in lower case; what is whose ("Linda's") counts as the word itself."""
    return " ".join(re.sub(r"[^\w ]+", " ", re.sub(r"['’]s\b", " ", text.lower())).split())


def yes_or_no(text: str) -> bool | None:
    """Whether the whole of ``text`` says yes or no; None where it says something else."""
    words = " ".join(re.sub(r"[^\w' ]+", " ", text.lower()).split())
    if _YES.fullmatch(words):
        return True
    return False if _NO.fullmatch(words) else None


def shown_arguments(arguments: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """Arguments as (name, value), nothing left out or hidden: texts as they are, all else as JSON."""
    return tuple(
        (visible(name), visible(value if isinstance(value, str) else _number_or_json(value)))
        for name, value in arguments.items()
    )


def _number_or_json(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Question:
    """A call that waits for the user's word."""

    told: ToolQuestion
    call: ToolCall

    @property
    def sentence(self) -> str:
        """How it is asked aloud."""
        told = self.told
        title = told.title[:1].lower() + told.title[1:]
        if not told.by_voice:
            return f"Shall I {title}? That needs a click or a key."
        values = ", ".join(value for _, value in told.arguments)
        values = values if len(values) <= _SAID else f"{values[:_SAID]} …"
        return f"Shall I {title}{': ' if values else ''}{values}? Say yes or no."


class Questions:
    """The one question that may be open. It ends with an answer, after a time, or when the talk goes on."""

    def __init__(self, bus: EventBus) -> None:
        self.open: Question | None = None
        self._bus = bus
        self._number = 0
        self._timer: asyncio.TimerHandle | None = None
        self._settled = asyncio.Event()
        self._settled.set()

    def ask(self, turn: int, call: ToolCall, spec: ToolSpec, tainted: bool, wait_s: float) -> Question:
        """Open a question about a checked call; one that is still open ends."""
        self.close("kept")
        self._number += 1
        why = "Words from outside are in this talk." if tainted else "Asked for by this talk."
        told = ToolQuestion(
            turn,
            self._number,
            visible(spec.title or spec.name),
            spec.name,
            shown_arguments(call.arguments),
            why,
            verdict(spec, tainted) == "ask",
            spec.undoable,
        )
        self.open = Question(told, call)
        self._settled.clear()
        self._timer = asyncio.get_running_loop().call_later(wait_s, self.close, "unanswered")
        self._bus.publish(told)
        return self.open

    def take(self, text: str, by_hand: bool, clear: bool) -> ToolCall | str | None:
        """What ``text`` answers to the open question: the call to run, a sentence to say, or None: it is no answer.

        ``by_hand``: typed or clicked. ``clear``: well understood, and begun while nothing was played; a spoken yes
        counts only then. Anything but an answer ends the question: the talk goes on without it.
        """
        question, yes = self.open, yes_or_no(text)
        if question is None:
            return None
        if yes and not by_hand and not clear:
            return UNCLEAR
        if yes and not by_hand and not question.told.by_voice:
            return BY_HAND
        self.close("done" if yes else "kept")
        if yes is None:
            return None
        return question.call if yes else LEFT

    def drop(self, turn: int) -> None:
        """The turn was cut: its question ends with it."""
        if self.open and self.open.told.turn == turn:
            self.close("kept")

    def close(self, outcome: Literal["done", "kept", "unanswered"]) -> None:
        """End the open question, if there is one."""
        question, self.open = self.open, None
        if self._timer:
            self._timer.cancel()
            self._timer = None
        self._settled.set()
        if question:
            self._bus.publish(ToolQuestionClosed(question.told.turn, question.told.id, outcome))

    async def settled(self) -> None:
        """Wait until no question is open."""
        await self._settled.wait()
