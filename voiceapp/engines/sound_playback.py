"""The speaking half of the sound process: a queue of speech, a fade, and a clock of what is heard."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from voiceapp.audio.far_end import FarEnd
from voiceapp.audio.resample import Resampler, mono, resampled, with_channels
from voiceapp.core.frames import Audio, Samples

FADE_S = 0.03
REWIND_S = 2.0
"""How far back speech can be taken up again after a pause."""
HEARD_EVERY_S = 0.05
DUCK_DB = 15.0
DUCKED = 10 ** (-DUCK_DB / 20)
DUCK_S = 0.02
UNDUCK_S = 0.3

Emit = Callable[[dict[str, Any]], None]


@dataclass(slots=True, eq=False)
class _Piece:
    turn: int
    samples: Samples
    counts: bool = True


@dataclass(slots=True, eq=False)
class _Span:
    """A part of a turn's speech that was handed to the loudspeaker, and when it is heard."""

    turn: int
    start_s: float
    count: int


@dataclass(slots=True, eq=False)
class _Turn:
    number: int
    resampler: Resampler
    heard: int = 0
    told: int = -1
    told_at: float = -np.inf
    queued: int = 0
    ended: bool = False
    started: bool = False
    recent: deque[Samples] = field(default_factory=deque)
    kept: int = 0

    def keep(self, samples: Samples, most: int) -> None:
        """Remember what was handed to the loudspeaker, ``most`` samples and less than one block more."""
        self.recent.append(samples)
        self.kept += len(samples)
        while self.kept - len(self.recent[0]) >= most:
            self.kept -= len(self.recent.popleft())

    def take_back(self, count: int) -> Samples | None:
        """The last ``count`` samples handed out, or as many as are remembered; they are forgotten."""
        samples = np.concatenate(self.recent) if self.recent and count else None
        self.forget()
        return None if samples is None else samples[max(len(samples) - count, 0) :]

    def forget(self) -> None:
        """Remember nothing."""
        self.recent.clear()
        self.kept = 0


class Playback:
    """Holds the speech to play. ``fill`` is called by the sink, ``tick`` by whoever tells events; thread-safe.

    ``rate`` is the sink's. The clock is what the sink says of each block (when its first sample is
    heard); a turn's heard time counts its own samples only, so it stands still in a gap. ``far`` is told
    all that is played, in mono. With 2 ``channels`` samples have the shape (n, 2).
    """

    def __init__(
        self,
        rate: int,
        emit: Emit,
        now: Callable[[], float] = time.monotonic,
        far: FarEnd | None = None,
        channels: int = 1,
    ) -> None:
        self.rate = rate
        self._channels = channels
        self._nothing: Samples = np.zeros(0 if channels == 1 else (0, channels), np.float32)
        self._emit = emit
        self._now = now
        self._far = far
        self._gain = self._wanted_gain = 1.0
        self._lock = threading.Lock()
        self._pieces: deque[_Piece] = deque()
        self._spans: deque[_Span] = deque()
        self._turns: dict[int, _Turn] = {}
        self._held: deque[_Piece] | None = None
        self.underruns = 0

    @property
    def busy(self) -> bool:
        """True while something is queued, heard or unfinished."""
        return bool(self._turns or self._pieces)  # what is held belongs to a turn

    def add(self, turn: int, audio: Audio) -> None:
        """Queue speech of any rate behind what is queued already."""
        current = self._turns.get(turn)
        if current is None or current.resampler.source != audio.rate:
            current = self._renew(turn, current, audio.rate)
        self._put(current, current.resampler.push(with_channels(audio.samples, self._channels)))

    def end(self, turn: int) -> None:
        """No more speech comes for the turn."""
        current = self._turns.get(turn)
        if current is None:
            self._emit({"event": "heard", "turn": turn, "heard_s": 0.0, "at_s": self._now(), "done": True})
            return
        self._put(current, current.resampler.finish())
        current.ended = True

    def stop(self) -> tuple[int, float, float] | None:
        """Fade what comes next to silence and drop the rest: (turn, seconds heard until the fade, when)."""
        with self._lock:
            if not self._turns:
                return None
            turn, handed = self._handed()
            fade = self._next(round(FADE_S * self.rate)) if self._held is None else self._nothing
            self._held = None
            self._spans.clear()
            self._turns.clear()
            self._fade_out(turn, fade)
        return turn, handed / self.rate, self._now()

    def pause(self) -> tuple[int, float, float] | None:
        """Fade what comes next to silence and keep it and the rest: (turn, seconds heard until the fade, when)."""
        with self._lock:
            if not self._turns or self._held is not None:
                return None
            turn, handed = self._handed()
            fade = self._next(round(FADE_S * self.rate))
            offset = 0
            self._held = deque()
            for piece, count in self._taken:
                self._held.append(_Piece(piece.turn, fade[offset : offset + count], piece.counts))
                offset += count
            self._held += self._pieces
            self._fade_out(turn, fade)
        return turn, handed / self.rate, self._now()

    def resume(self, from_s: float) -> None:
        """Go on with what was paused, from that second of the turn's speech (at most two seconds back)."""
        with self._lock:
            held, self._held = self._held, None
            if held is None or not self._turns:
                return
            number, handed = self._handed()
            turn = self._turns[number]
            again = turn.take_back(max(handed - round(from_s * self.rate), 0))
            self._spans.clear()
            turn.heard = handed
            if again is not None:
                turn.heard -= len(again)
                turn.queued += len(again)
                held.appendleft(_Piece(number, again))
            self._pieces = held

    def fill(self, count: int, at_s: float) -> Samples:
        """The next samples (at most ``count``), the first of which is heard at ``at_s``."""
        out = self._ducked(self._fill(count, at_s))
        if self._far is not None:
            self._far.put(mono(out), count, self.rate, at_s)
        return out

    def duck(self, on: bool) -> None:
        """Play softer by ``DUCK_DB`` from now on, or as loud as before."""
        self._wanted_gain = DUCKED if on else 1.0

    def _ducked(self, out: Samples) -> Samples:
        wanted, gain = self._wanted_gain, self._gain
        if wanted == gain or not len(out):
            self._gain = wanted
            return out if wanted == 1.0 else out * np.float32(wanted)
        ramp = duck_ramp(gain, wanted, len(out), self.rate)
        self._gain = float(ramp[-1])
        return out * self._across(ramp)

    def _fill(self, count: int, at_s: float) -> Samples:
        with self._lock:
            if not self._pieces:
                return self._nothing
            counts, turn = self._pieces[0].counts, self._pieces[0].turn
            out = self._next(count)
            if len(out) < count and counts and turn in self._turns and not self._turns[turn].ended:
                self.underruns += 1
            return self._mark(out, at_s)

    def retune(self, rate: int) -> None:
        """Go on at the rate of another loudspeaker."""
        if rate == self.rate:
            return
        with self._lock:
            waiting = [*self._pieces, *(self._held or ())]
            for piece in waiting:
                piece.samples = resampled(Audio(piece.samples, self.rate), rate).samples
            for turn in self._turns.values():
                turn.heard = round(turn.heard * rate / self.rate)
                turn.queued = sum(len(p.samples) for p in waiting if p.turn == turn.number and p.counts)
                turn.forget()
                turn.resampler = Resampler(turn.resampler.source, rate, self._channels)
            self._spans.clear()
            self.rate = rate

    def tick(self) -> float | None:
        """Tell what is due; seconds until the next time that something is, None when nothing plays."""
        now = self._now()
        with self._lock:
            events = self._due(now)
            due = HEARD_EVERY_S if self._turns else None
            if self._spans and self._spans[0].start_s > now:
                due = min(HEARD_EVERY_S, self._spans[0].start_s - now)
        for event in events:
            self._emit(event)
        return due

    # ------------------------------------------------------------------------- under the lock

    def _handed(self) -> tuple[int, int]:
        """The turn that is being played and how many of its samples were handed to the loudspeaker."""
        number = self._spans[-1].turn if self._spans else next(iter(self._turns))
        return number, self._turns[number].heard + sum(s.count for s in self._spans if s.turn == number)

    def _fade_out(self, turn: int, samples: Samples) -> None:
        """Let only ``samples`` come next, falling to silence."""
        self._pieces = deque()
        if len(samples):
            ramp = np.linspace(1, 0, len(samples), dtype=np.float32)
            self._pieces.append(_Piece(turn, samples * self._across(ramp), False))

    def _next(self, count: int) -> Samples:
        """Take samples off the queue, remembering whose they are in ``_taken``."""
        parts: list[Samples] = []
        self._taken: list[tuple[_Piece, int]] = []
        while count and self._pieces:
            piece = self._pieces[0]
            part = piece.samples[:count]
            count -= len(part)
            parts.append(part)
            self._taken.append((piece, len(part)))
            if len(part) == len(piece.samples):
                self._pieces.popleft()
            else:
                piece.samples = piece.samples[len(part) :]
        return np.concatenate(parts) if parts else self._nothing

    def _mark(self, out: Samples, at_s: float) -> Samples:
        offset = 0
        for piece, count in self._taken:
            start = at_s + offset / self.rate
            offset += count
            if not piece.counts:
                continue
            turn = self._turns[piece.turn]
            turn.queued -= count
            turn.keep(out[offset - count : offset], round(REWIND_S * self.rate))
            last = self._spans[-1] if self._spans else None
            joined = last is not None and abs(last.start_s + last.count / self.rate - start) < 0.005
            if last is not None and joined and last.turn == piece.turn:
                last.count += count  # the driver's stamps jitter; the samples do not
            else:
                self._spans.append(_Span(piece.turn, start, count))
        return out

    def _due(self, now: float) -> list[dict[str, Any]]:
        events: list[dict[str, Any]] = []
        while self._spans:
            span = self._spans[0]
            turn = self._turns[span.turn]
            if now < span.start_s:
                break
            if not turn.started:
                turn.started = True
                turn.told_at = span.start_s
                events.append({"event": "playing", "turn": span.turn, "at_s": span.start_s})
            passed = min(int((now - span.start_s) * self.rate), span.count)
            turn.heard += passed
            span.start_s += passed / self.rate
            span.count -= passed
            if span.count:
                break
            self._spans.popleft()
            if turn.ended and not turn.queued and all(other.turn != span.turn for other in self._spans):
                events.append(self._heard(turn, span.start_s, True))
                del self._turns[span.turn]
        for turn in self._turns.values():
            if turn.started and turn.heard != turn.told and now - turn.told_at >= HEARD_EVERY_S * 0.9:
                events.append(self._heard(turn, now, False))
            elif turn.ended and not turn.queued and all(span.turn != turn.number for span in self._spans):
                events.append(self._heard(turn, now, True))  # ended after its last sample was heard
        for event in events:
            if event["event"] == "heard" and event["done"]:
                self._turns.pop(event["turn"], None)
        if not self._turns:
            self._held = None  # what was paused had been handed over to its end: nothing is left to resume
        return events

    def _heard(self, turn: _Turn, at_s: float, done: bool) -> dict[str, Any]:
        turn.told, turn.told_at = turn.heard, at_s
        return {
            "event": "heard",
            "turn": turn.number,
            "heard_s": turn.heard / self.rate,
            "at_s": at_s,
            "done": done,
        }

    # ------------------------------------------------------------------ by the controlling thread

    def _renew(self, number: int, current: _Turn | None, rate: int) -> _Turn:
        """A turn begins, or goes on at another rate."""
        resampler = Resampler(rate, self.rate, self._channels)
        if current is not None:
            self._put(current, current.resampler.finish())
            current.resampler = resampler
            return current
        turn = _Turn(number, resampler)
        with self._lock:
            self._turns[number] = turn
        return turn

    def _across(self, ramp: Samples) -> Samples:
        """The same gains for all channels."""
        return ramp if self._channels == 1 else ramp[:, np.newaxis]

    def _put(self, turn: _Turn, samples: Samples) -> None:
        if len(samples):
            with self._lock:
                waiting = self._pieces if self._held is None else self._held
                waiting.append(_Piece(turn.number, samples))
                turn.queued += len(samples)


def duck_ramp(gain: float, wanted: float, count: int, rate: int) -> Samples:
    """The gains of ``count`` samples on the way from one to another: down in 20 ms, up in 300 ms."""
    seconds = DUCK_S if wanted < gain else UNDUCK_S
    step = (1 - DUCKED) / (seconds * rate) * np.arange(1, count + 1)
    ramp = np.maximum(gain - step, wanted) if wanted < gain else np.minimum(gain + step, wanted)
    return np.asarray(ramp, np.float32)
