"""What is said while a meeting is recorded, cut into utterances beside the recording, which never waits for it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from queue import Empty, Full, Queue
from typing import Any

import numpy as np

from voiceapp.audio.alignment import AlignedBlock
from voiceapp.audio.resample import Resampler
from voiceapp.core.frames import FRAME_SAMPLES, SPEECH_RATE, Samples
from voiceapp.core.recording import SideName
from voiceapp.engines.vad import SpeechDetector

FRAME_S = FRAME_SAMPLES / SPEECH_RATE
PRE_ROLL_S = 0.4
PAUSE_S = 0.6
"""Silence that ends an utterance."""

SHORT_PAUSE_S = 0.2
LONG_S = 12.0
"""An utterance that is longer ends at a shorter pause, and at the latest after ``LONGEST_S``."""

LONGEST_S = 20.0
PIECE_S = 0.2
"""Sound is told in pieces of at least this length."""

_MOST_BLOCKS = 200
_PIECE, _PRE_ROLL = round(PIECE_S / FRAME_S), round(PRE_ROLL_S / FRAME_S)

Tell = Callable[[dict[str, Any]], bool]
"""Takes an event; False where the app does not keep up, and the event is dropped."""


class Utterances:
    """Cuts one channel into utterances and tells their sound in pieces; a refused piece ends its utterance."""

    def __init__(self, channel: SideName, rate: int, tell: Tell) -> None:
        self._channel, self._rate, self._tell = channel, rate, tell
        self.lost_s = 0.0
        """Sound that nobody could take, until it is told with the next piece."""
        self._open_s: float | None = None
        """When began what the app takes for going on."""
        self._frame = -1
        self._reset(0.0)

    def _reset(self, at_s: float) -> None:
        self._resampler = Resampler(self._rate, SPEECH_RATE)
        self._detector = SpeechDetector()
        self._left: Samples = np.zeros(0, np.float32)
        self._origin_s, self._done = at_s, 0
        self._held: deque[Samples] = deque(maxlen=_PRE_ROLL)
        self._begin_s: float | None = None
        self._said = self._quiet = 0

    def feed(self, samples: Samples, frame: int) -> None:
        """Take mono sound of the recording's rate that begins at ``frame``."""
        if frame != self._frame:
            self.end()
            self.lost_s += (frame - self._frame) / self._rate if self._frame >= 0 else 0.0
            self._reset(frame / self._rate)
        self._frame = frame + len(samples)
        sound = np.concatenate([self._left, self._resampler.push(samples)])
        whole = len(sound) - len(sound) % FRAME_SAMPLES
        self._left = sound[whole:]
        for offset in range(0, whole, FRAME_SAMPLES):
            self._step(sound[offset : offset + FRAME_SAMPLES])

    def end(self) -> None:
        """Nothing follows what came so far: an utterance is over."""
        if self._begin_s is not None:
            self._send(ended=True)
        self._held.clear()
        self._detector = SpeechDetector()  # its memory of speech would begin the next one

    def _step(self, frame: Samples) -> None:
        self._done += 1
        self._held.append(frame)
        verdict = self._detector.step(frame)
        if self._begin_s is None:
            if self._open_s is not None:  # its end was not taken
                self._tell_piece(self._open_s, np.zeros(0, np.float32), ended=True)
            if verdict.began is not None:
                self._begin_s = self._origin_s + (self._done - len(self._held)) * FRAME_S
                self._held = deque(self._held)
                self._said = self._quiet = 0
            return
        self._said += 1
        self._quiet = 0 if verdict.speech else self._quiet + 1
        said_s = self._said * FRAME_S
        pause_s = SHORT_PAUSE_S if said_s > LONG_S else PAUSE_S
        if self._quiet * FRAME_S >= pause_s or said_s >= LONGEST_S:
            self._send(ended=True)
        elif len(self._held) >= _PIECE:
            self._send(ended=False)

    def _send(self, ended: bool) -> None:
        samples = np.concatenate(self._held) if self._held else np.zeros(0, np.float32)
        assert self._begin_s is not None
        told = self._tell_piece(self._begin_s, samples, ended)
        if not told:
            self.lost_s += len(samples) / SPEECH_RATE
        if ended or not told:
            self._begin_s = None
            self._detector.forget()
            self._held = deque(maxlen=_PRE_ROLL)
        else:
            self._held.clear()

    def _tell_piece(self, begin_s: float, samples: Samples, ended: bool) -> bool:
        told = self._tell(
            {
                "event": "speech",
                "channel": self._channel,
                "begin_s": begin_s,
                "samples": samples,
                "ended": ended,
                "lost_s": self.lost_s,
            }
        )
        if told:
            self.lost_s = 0.0
            self._open_s = None if ended else begin_s
        return told


class SpeechTap:
    """Hands recorded blocks to a thread that finds utterances in them; :meth:`push` never waits.

    Where the thread is behind, blocks are dropped; what is missing is counted by their numbers.
    """

    def __init__(self, channels: Sequence[SideName], rate: int, tell: Tell) -> None:
        self._sides = [Utterances(channel, rate, tell) for channel in channels]
        self._blocks: Queue[AlignedBlock | None] = Queue(_MOST_BLOCKS)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="recording-words", daemon=True)
        self._thread.start()

    def push(self, block: AlignedBlock) -> None:
        """Take a block."""
        with suppress(Full):
            self._blocks.put_nowait(block)

    def pause(self) -> None:
        """What was said so far is over."""
        with suppress(Full):  # dropped blocks part utterances as well
            self._blocks.put_nowait(None)

    def close(self) -> None:
        """Tell the rest."""
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while True:
            over = self._over.is_set()  # looked at first: what came before it is still taken
            try:
                block = self._blocks.get(timeout=PIECE_S)
            except Empty:
                if over:
                    break
                continue
            if block is None:
                self._end()
            else:
                for index, side in enumerate(self._sides):
                    side.feed(block.samples[:, index], block.frame)
        self._end()

    def _end(self) -> None:
        for side in self._sides:
            side.end()
