"""The near end of the sound process: captured frames, cleaned of echo and noise, and who speaks in them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from voiceapp.audio.echo import EchoCanceller, NoiseSuppressor
from voiceapp.audio.echo_lag import EchoLag
from voiceapp.audio.far_end import FarEnd
from voiceapp.audio.resample import decibels, rms
from voiceapp.core.frames import Samples
from voiceapp.engines.sound_double_talk import DoubleTalk
from voiceapp.engines.vad import SpeechDetector, Verdict

NOISY_DB, QUIET_DB = -52.0, -58.0
"""Noise is suppressed from the first level on until it has fallen to the second: in a quiet room a recogniser
hears better what nobody has worked on."""

ECHOES_S = 0.35
AUDIBLE_DB, REMOVED_DB = -50.0, 10.0
"""What the canceller leaves is heard so long after the loudspeaker's last sound, and then where it takes so much
out of what is louder than that: it thins out the user's voice even where nothing is left to cancel (``bench
echo``)."""

DIES_AWAY_S = 1.0
FALLS_DB, RISES_DB = 1.0, 6.0
"""A room only dies away: for so long after the loudspeaker's last sound, what is lower than all since is the room
and nothing before it is the user. What rises by so much over the lowest is not the room, until it has fallen by
as much below it."""

NOISE_RISES_DB = 0.2


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """A captured frame as it is heard: cleaned, with its level and the detector's verdict.

    ``rings``: the loudspeaker can be heard in it; ``cancelled``: its echo was taken out; ``dies_away``: it is the
    lowest since the loudspeaker stopped. ``user``: what speaks is not the loudspeaker. ``suspected``: playing
    softer would show whether somebody speaks.
    """

    frame: Samples
    level_db: float
    verdict: Verdict
    rings: bool = False
    cancelled: bool = False
    dies_away: bool = False
    user: bool = True
    suspected: bool = False


class NearEnd:
    """Cleans and judges captured frames, one after the other.

    The canceller works only while the loudspeaker is heard. Without one frames pass as they are.
    """

    def __init__(self, detector: SpeechDetector, far: FarEnd, canceller: EchoCanceller | None = None) -> None:
        self.suppressor: NoiseSuppressor | None = None
        self._noise_db = -100.0
        self._noisy = False
        self._cancels = False
        self._lowest_db, self._rose = np.inf, False
        self._detector = detector
        self._far = far
        self.cancel_with(canceller)

    def cancel_with(self, canceller: EchoCanceller | None) -> None:
        """Go on with a canceller that knows nothing of the room yet, or without one."""
        self._echo = None if canceller is None else (canceller, DoubleTalk())
        self._lag = EchoLag()
        self._far.forget_delay()

    def forget(self) -> None:
        """Speech that began before now counts no more."""
        self._detector.forget()
        if self._echo is not None:
            self._echo[1].forget()

    def step(self, frame: Samples, start_s: float, hearing: bool = False) -> Near:
        """Hear the next 20 ms, captured from ``start_s`` on; ``hearing``: in the middle of an utterance."""
        silent_s = self._far.silent_s(start_s)
        rings = self._far.rings(start_s)
        left, captured_db, cancelled = frame, decibels(rms(frame)), self._cancels
        dies_away = self._dies_away(captured_db, silent_s)
        self._cancels = False
        if self._echo is not None and (rings or cancelled):
            delayed = self._far.delayed
            played = self._far.take(len(frame), start_s)
            self._follow(0, delayed)
            without = self._echo[0].process(frame, played)
            removes = captured_db > AUDIBLE_DB and decibels(rms(without)) < captured_db - REMOVED_DB
            doubt = captured_db > AUDIBLE_DB and not removes
            self._follow(self._lag.step(frame, played, doubt), self._far.delayed)
            self._cancels = rings and (silent_s < ECHOES_S or removes)
            # No jump from one to the other.
            share = np.linspace(cancelled, self._cancels, len(frame), dtype=np.float32)
            left = frame + share * (without - frame)
        left_db = decibels(rms(left))
        cleaned = self._without_noise(left, left_db)
        level_db = decibels(rms(cleaned))
        verdict = self._detector.step(cleaned)
        if self._echo is None or not rings:
            return Near(cleaned, level_db, verdict, cancelled=self._cancels, dies_away=dies_away)
        who = self._echo[1]
        may_be_room = not hearing and self._cancels and silent_s > 0
        user = who.step(verdict.speech, left_db, captured_db) and (hearing or not self._lag.lost)
        if verdict.began is not None:
            began = max(verdict.began, who.began)
            verdict = Verdict(verdict.speech, verdict.probability, began if user and not may_be_room else None)
        return Near(cleaned, level_db, verdict, True, self._cancels, dies_away, user, who.suspected)

    def _follow(self, jump: int, delayed: int) -> None:
        """Give the far end, which was late by ``delayed`` samples, later by ``jump``; the canceller learns anew."""
        if self._echo is None:
            return
        if jump:
            self._far.delay(jump)
        by = self._far.delayed - delayed
        if jump or by:
            self._lag.moved(by)
            self._echo[1].learn()

    def _dies_away(self, captured_db: float, silent_s: float) -> bool:
        if self._echo is None or not 0 < silent_s <= DIES_AWAY_S:
            # Who talks already when the loudspeaker stops is no room, however low between words.
            talks = self._echo is not None and self._echo[1].holds
            self._lowest_db, self._rose = (-np.inf, True) if talks else (np.inf, False)
            return False
        if self._lowest_db == np.inf:
            self._lowest_db = captured_db
            return False
        below_db = self._lowest_db - captured_db
        self._rose = below_db < RISES_DB if self._rose else below_db < -RISES_DB
        if self._rose or below_db < -FALLS_DB:
            return False
        self._lowest_db = min(self._lowest_db, captured_db)
        return True

    def _without_noise(self, frame: Samples, level_db: float) -> Samples:
        """The frame without its noise, where there is much; the noise is what is heard in the pauses of speech."""
        if self.suppressor is None:
            return frame
        self._noise_db = min(level_db, self._noise_db + NOISE_RISES_DB)
        self._noisy = self._noise_db > (QUIET_DB if self._noisy else NOISY_DB)
        suppressed = self.suppressor.process(frame)  # in silence too: it has to know the noise
        return suppressed if self._noisy else frame
