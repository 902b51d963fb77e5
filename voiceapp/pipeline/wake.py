"""When the wake phrase is needed: the state of waiting, awake, in conversation. Pure; all times are given."""

from __future__ import annotations

from dataclasses import dataclass, field

from voiceapp.core.events import TalkState
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import WakeOptions

LISTEN_S = 7.0
"""After the phrase the request may come so much later: time to breathe, think and begin."""


@dataclass(frozen=True, slots=True)
class WakeSettings:
    """``needed``: the phrase is asked for at all. ``follow_up_s`` after an answer it is not. ``sound``: played
    when the phrase was heard and nothing follows in the same breath."""

    needed: bool = False
    follow_up_s: float = 6.0
    sound: Audio | None = None
    options: WakeOptions = field(default_factory=WakeOptions)


class Wakefulness:
    """Whether speech is meant for the assistant.

    It is for :data:`LISTEN_S` after the phrase (which is also how soon the phrase can be found again), while a
    turn runs, and for ``follow_up_s`` after an answer. A turn without words leaves the time as it was.
    """

    def __init__(self) -> None:
        self.until = 0.0
        self._engaged = False

    def on_phrase(self, now: float) -> None:
        """The phrase was heard."""
        self.until = max(self.until, now + LISTEN_S)

    def on_state(self, state: TalkState) -> None:
        """The talk went to another state."""
        self._engaged = state in ("hearing", "thinking", "speaking")

    def on_answered(self, now: float, follow_up_s: float) -> None:
        """An answer is over."""
        self.until = now + follow_up_s

    def awake(self, now: float) -> bool:
        """True while no phrase is needed."""
        return self._engaged or now < self.until
