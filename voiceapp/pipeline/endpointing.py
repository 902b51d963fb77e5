"""When an utterance pauses, goes on, and is over."""

from __future__ import annotations

import math
from typing import Literal, Protocol

from voiceapp.core.frames import FRAME_SAMPLES, SPEECH_RATE, AudioChunk
from voiceapp.pipeline.options import TalkOptions
from voiceapp.pipeline.unfinished import look

FRAME_S = FRAME_SAMPLES / SPEECH_RATE

FADED_DB = 35.0
"""Frames this far below the utterance's loudest one are its decay, though detectors still call them speech."""

WENT_ON_S = 0.1
"""Speech after a pause that is more than a click or a breath: the user goes on."""

FINISHED_S, OPEN_S, UNFINISHED_S = 0.45, 0.7, 1.6
LEAST_S, MOST_S = 0.3, 3.0
"""Silences that end an utterance by the look of its words, and the limits of what the user's pauses add."""

LONGEST_SPECULATION_S = 8.0
"""Longer utterances are transcribed at their end: hearing them anew in every pause costs more than it saves."""

LOOK_S = 0.2
"""A file that runs ahead of time stands still after so much silence, until what was said so far is known."""

Moment = Literal["", "pause", "went_on", "over"]
"""What a frame brought about: nothing, a first short pause, speech after it, the end of the utterance."""


class EndpointPolicy(Protocol):
    """Decides how long a silence ends the utterance."""

    def delay_s(self, partial: str, complete: float | None) -> float:
        """Seconds of silence that end an utterance.

        ``partial`` are its words so far, ``complete`` a turn detector's probability that they are all of them.
        """

    def paused(self, seconds: float) -> None:
        """The user was silent so long and then went on."""


class FixedDelay:
    """The same delay whatever was said."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def delay_s(self, partial: str, complete: float | None) -> float:
        """Seconds of silence that end the utterance."""
        return self._seconds

    def paused(self, seconds: float) -> None:
        """Nothing is learnt."""


class AdaptiveDelay:
    """A delay from the look of the words, a turn detector's opinion and the user's own pauses.

    The pauses are an exponential average that outlives the utterance: somebody who thinks aloud is given time.
    """

    WEIGHT = 0.3
    MARGIN = 1.25

    def __init__(self) -> None:
        self.language: str | None = "en"
        self.usual_pause_s = 0.0

    def delay_s(self, partial: str, complete: float | None) -> float:
        """Seconds of silence that end the utterance."""
        seems = look(partial, self.language)
        if complete is not None and seems == "open":
            seems = "finished" if complete >= 0.5 else "unfinished"
        # A finished sentence may still be followed by another one: half of the user's pause is given to it.
        usual = self.usual_pause_s * self.MARGIN * (0.5 if seems == "finished" else 1.0)
        base = {"finished": FINISHED_S, "open": OPEN_S, "unfinished": UNFINISHED_S}[seems]
        return min(max(base, usual, LEAST_S), MOST_S)

    def paused(self, seconds: float) -> None:
        """Learn from a pause that was none of the ends that it could have been taken for."""
        if LEAST_S <= seconds <= MOST_S:
            self.usual_pause_s += self.WEIGHT * (seconds - self.usual_pause_s)


class Endpointer:
    """Watches an utterance's frames for pauses and for the silence that ends it. All times are the frames' own.

    ``pause_s`` of silence are a pause (infinite: none is told); each one after which the user went on doubles it,
    so that what is begun in pauses is begun in vain only a few times. An utterance longer than ``longest_s`` has
    no more of them.
    """

    def __init__(self, policy: EndpointPolicy, pause_s: float = math.inf, longest_s: float = math.inf) -> None:
        self._policy = policy
        self._pause_s = pause_s
        self._longest_s = longest_s
        self._frame_end_s = 0.0
        self._start_s: float | None = None
        self._loudest_db = -100.0
        self._since_pause_s = 0.0
        self.paused = False
        self.partial = ""
        self.complete: float | None = None
        self.speech_s = 0.0
        self.speech_end_s: float | None = None
        self._pause_began_s = 0.0

    @property
    def silence_s(self) -> float:
        """Seconds since the last frame with speech."""
        return 0.0 if self.speech_end_s is None else self._frame_end_s - self.speech_end_s

    def feed(self, chunk: AudioChunk) -> Moment:
        """Take the next frame and tell what it brought about."""
        length_s = len(chunk.samples) / SPEECH_RATE
        if self._start_s is None:
            self._start_s = chunk.start_s
        self._frame_end_s = chunk.start_s + length_s
        self._loudest_db = max(self._loudest_db, chunk.level_db)
        if chunk.speech:
            self.speech_s += length_s
            if chunk.level_db > self._loudest_db - FADED_DB:
                self.speech_end_s = self._frame_end_s
                self._since_pause_s += length_s if self.paused else 0.0
        if self.paused and self._since_pause_s >= WENT_ON_S - FRAME_S / 2:
            self.paused = False
            self._policy.paused(chunk.start_s - self._since_pause_s - self._pause_began_s)
            self._pause_s *= 2
            self.complete = None
            return "went_on"
        if self.speech_end_s is None:
            return ""
        # Half a frame of tolerance: the stamps are floats, and 0.7 s of silence are 35 frames.
        if self.silence_s >= self._policy.delay_s(self.partial, self.complete) - FRAME_S / 2:
            return "over"
        short = self._frame_end_s - self._start_s <= self._longest_s
        if not self.paused and short and self.silence_s >= self._pause_s - FRAME_S / 2:
            self.paused = True
            self._pause_began_s = self.speech_end_s
            self._since_pause_s = 0.0
            return "pause"
        return ""


def endpointer_for(options: TalkOptions, adaptive: AdaptiveDelay, dictating: bool) -> Endpointer:
    """One for the next utterance. ``adaptive`` outlives it; pauses of a dictation are nobody's turn."""
    adaptive.language = options.listen.language or options.speak.language
    policy = adaptive if options.endpoint_s is None else FixedDelay(options.endpoint_s)
    pause_s = LOOK_S if options.input_waits else options.speculate_s
    if pause_s is None or dictating:
        return Endpointer(policy)
    return Endpointer(policy, pause_s, LONGEST_SPECULATION_S)
