"""The far end of echo cancellation: what the loudspeaker plays, found again by the time at which it is heard."""

from __future__ import annotations

from collections import deque

import numpy as np

from voiceapp.audio.resample import Resampler
from voiceapp.core.frames import SPEECH_RATE, Samples

RINGS_S = 0.5
"""A loudspeaker's sound is taken to be in the room so long: delays that no driver tells, and the room itself."""

LEAD_S = 0.02
"""The far end is given so much early: a canceller finds an echo that comes late, never one that comes first."""

_JOIN_S = 0.03
_SETTLE_S = 0.1
_STARTS_S, _STARTS_JOIN_S = 0.2, 0.004
_FORGET_S = 2.0
_KEPT_BLOCKS = 200
_DRY = 5
"""So many frames one after the other for which a part is not there yet are no moment of a busy computer."""

_KEPT, _SPARE = round(0.5 * SPEECH_RATE), round(0.01 * SPEECH_RATE)
"""So much of what was given is kept, to give it later; so much is to be there beyond a frame that is given."""

_SLIP = round(_JOIN_S * SPEECH_RATE)


class FarEnd:
    """Keeps what is played. :meth:`put` is called by the sink's thread, all else by the microphone's.

    The driver's stamps jitter while samples do not, so blocks that follow each other within 30 ms are joined,
    and frames that follow each other within 30 ms are taken one behind the other: a canceller follows a clock
    that drifts, but not a jump. Only of a loudspeaker that has just started it is believed at once that a block
    comes later: drivers count from when its buffer began to fill, 5 to 20 ms before it plays, and the next reply
    would come by so much later than this one. Where samples were lost,
    :class:`~voiceapp.audio.echo_lag.EchoLag` hears it.
    """

    def __init__(self) -> None:
        self._new: deque[tuple[Samples, int, float, float]] = deque(maxlen=_KEPT_BLOCKS)
        self._put_until_s = self._started_s = -np.inf
        self._heard_until_s = -np.inf
        self._sound: Samples = np.zeros(0, np.float32)
        self._start_s = 0.0
        self._resampler: Resampler | None = None
        self._next_s = -np.inf
        self._expected: int | None = None
        self._dry = 0
        self.delayed = 0
        """So many samples later than that it is given."""

    def put(self, samples: Samples, count: int, rate: int, at_s: float) -> None:
        """Remember a block of ``count`` samples, silence behind ``samples``, that is heard from ``at_s`` on.

        Mono, times on the monotonic clock. Blocks without any sound are needed just after one only.
        """
        if at_s > self._put_until_s + _SETTLE_S:
            self._started_s = at_s
        self._put_until_s = at_s + count / rate
        if not len(samples) and at_s > self._heard_until_s + _SETTLE_S:
            return
        if len(samples):
            self._heard_until_s = at_s + len(samples) / rate
        starts = at_s < self._started_s + _STARTS_S
        block = np.pad(samples, (0, count - len(samples)))
        self._new.append((block, rate, at_s, _STARTS_JOIN_S if starts else _JOIN_S))

    def rings(self, at_s: float) -> bool:
        """Whether something is played at that time or was just before it."""
        return self.silent_s(at_s) < RINGS_S

    def silent_s(self, at_s: float) -> float:
        """For how many seconds nothing has been played at that time."""
        return at_s - self._heard_until_s

    def take(self, count: int, at_s: float) -> Samples:
        """``count`` samples at 16 kHz of what is heard from ``at_s`` (and LEAD_S) on, zeros where nothing is.

        Where the clocks of microphone and loudspeaker disagree it may not be there yet: then it is given later
        from now on, since without it nothing is cancelled at all.
        """
        goes_on = bool(self._new)
        while self._new:
            self._join(*self._new.popleft())
        goes_on = goes_on and self._next_s < self._heard_until_s + _SETTLE_S / 2
        first = round((at_s + LEAD_S - self._start_s) * SPEECH_RATE) - self.delayed
        if self._expected is not None and abs(first - self._expected) <= _SLIP:
            first = self._expected
        lacking = first + count - len(self._sound)
        if goes_on:
            self._dry = self._dry + 1 if lacking > 0 else 0
        if self._dry >= _DRY and lacking > 0 and self.delayed < _KEPT:
            self._dry = 0
            self.delayed += lacking + _SPARE
            first -= lacking + _SPARE
        out: Samples = np.zeros(count, np.float32)
        begin, end = max(first, 0), min(first + count, len(self._sound))
        if begin < end:
            out[begin - first : end - first] = self._sound[begin:end]
        self._expected = first + count
        self._drop(first - _KEPT)
        return out

    def delay(self, samples: int) -> int:
        """Give the sound so many samples later from now on (negative: earlier), or as many as can be: how many.

        It can be given earlier by what is there already beyond the frame that was taken last.
        """
        if self._expected is None:
            return 0
        by = int(np.clip(samples, min(self._expected + 4 * _SPARE - len(self._sound), 0), _KEPT))
        self.delayed += by
        self._expected -= by
        return by

    def forget_delay(self) -> None:
        """Give the sound at its own time again."""
        self.delayed, self._expected = 0, None

    def _join(self, samples: Samples, rate: int, at_s: float, gap_s: float) -> None:
        joined = self._resampler is not None and self._resampler.source == rate
        if self._resampler is None or not joined or not -_JOIN_S <= at_s - self._next_s <= gap_s:
            self._begin(rate, at_s)
        assert self._resampler is not None
        self._sound = np.concatenate([self._sound, self._resampler.push(samples)])
        self._next_s += len(samples) / rate

    def _begin(self, rate: int, at_s: float) -> None:
        """A stretch of sound begins behind what there is, or in its place when that is long over."""
        if self._resampler is not None:
            self._sound = np.concatenate([self._sound, self._resampler.finish()])
        gap = round((at_s - self._start_s) * SPEECH_RATE) - len(self._sound)
        if 0 <= gap <= _FORGET_S * SPEECH_RATE:
            self._sound = np.concatenate([self._sound, np.zeros(gap, np.float32)])
        elif -len(self._sound) <= gap < 0 and len(self._sound):
            self._sound = self._sound[:gap]
        else:
            self._sound = np.zeros(0, np.float32)
            self._start_s, self._expected = at_s, None
        self._resampler = Resampler(rate, SPEECH_RATE, quick=True)
        self._next_s = at_s

    def _drop(self, count: int) -> None:
        """Forget what no later frame asks for."""
        count = min(count, len(self._sound))
        if count > 0:
            self._sound = self._sound[count:]
            self._start_s += count / SPEECH_RATE
            if self._expected is not None:
                self._expected -= count
