"""The hearing half of the sound process: a source, the speech detector, and what is told of it."""

from __future__ import annotations

import queue
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from voiceapp.audio.resample import decibels, rms
from voiceapp.audio.streams import AudioSource, Captured
from voiceapp.core.frames import FRAME_SAMPLES, SPEECH_RATE, Samples
from voiceapp.engines.sound_near_end import Near, NearEnd

FRAME_S = FRAME_SAMPLES / SPEECH_RATE
PRE_ROLL_S = 0.5
LONG_PRE_ROLL_S = 1.0
"""While the loudspeaker rings it takes longer to be sure that a user speaks."""

RUN_UP_S = 0.3
"""Then so much is told from before the user's speech: what is left of the echo there is no word of theirs."""

LEVEL_EVERY_S = 1 / 30
SILENT_S = 4.5
"""Zeros for so long are told, so that the user reads it within five seconds."""

WAIT_S = 0.25
LONGEST_SILENCE_S = 60.0
"""After a file's end, silence is given at most so long while nobody calls the utterance over."""

_PRE_ROLL = round(PRE_ROLL_S / FRAME_S)

Emit = Callable[[dict[str, Any]], None]


def run_up(held: Sequence[Near], began: int) -> tuple[int, int]:
    """The frames from which on speech is told, and at which it starts, that began so many frames ago.

    The loudspeaker was heard before it. Speech does not start while the room still dies away; speech that is told
    as it was captured has nothing cancelled before it: a recogniser trips over the change.
    """
    user = (index for index, near in enumerate(held) if near.rings and near.user and near.verdict.speech)
    lowest = max((index for index, near in enumerate(held[: next(user, None)]) if near.dies_away), default=0)
    start = max(len(held) - 1 - began, lowest)
    first = max(start - round(RUN_UP_S / FRAME_S), lowest)
    if not held[start].cancelled:
        first = max([first, *(index + 1 for index in range(first, start) if held[index].cancelled)])
    return first, start


class Ended(Exception):
    """The file that stands in for the microphone is over and nothing is left to hear in it."""


class Capture:
    """Turns captured sound into events; lives on one thread, which takes ``commands`` from the others.

    Commands are dicts with "do": listen, mute, gate, meter, ack or quit.

    Frames are told only from a detected start of speech (with the pre-roll before it) until "listen". Every
    command that ends what was heard carries an ``epoch`` that all later events repeat, so that the
    other side can drop what was under way.
    """

    def __init__(
        self,
        source: AudioSource,
        near_end: NearEnd,
        emit: Emit,
        commands: queue.SimpleQueue[dict[str, Any]],
        muted: bool = False,
        epoch: int = 0,
    ) -> None:
        self.source = source
        self._near_end = near_end
        self._emit = emit
        self._commands = commands
        self._pre_roll: deque[tuple[Near, float]] = deque(maxlen=round(LONG_PRE_ROLL_S / FRAME_S))
        self._left: Samples = np.zeros(0, np.float32)
        self._epoch = epoch
        self._hearing = False
        self.muted = muted
        """Nothing is to be heard; whoever owns the source lets go of a device meanwhile."""
        self._rings = False
        self._rang_s = -np.inf
        self._softer = False
        self._gated = False
        self._open_at = -np.inf
        self._metering = False
        self._level_due = -np.inf
        self._peak = 0.0
        self._overflows = 0
        self._zeros = 0
        self._after_end = 0
        self._ended_epoch = 0
        self._stopped = False

    @property
    def hearing(self) -> bool:
        """True between a start of speech and "listen"."""
        return self._hearing

    @property
    def rings(self) -> bool:
        """True while the loudspeaker can be heard and its echo is cancelled."""
        return self._rings

    @property
    def metering(self) -> bool:
        """True while levels are wanted."""
        return self._metering

    def replace(self, source: AudioSource) -> None:
        """Go on with another source; what was being heard goes on too."""
        self.source = source
        self._left = self._left[:0]
        self._overflows = 0
        self._zeros = 0
        source.hold(self._gated)

    def step(self) -> bool:
        """Handle commands and the next captured sound; False once told to quit.

        Raises Ended, and VoiceAppError when the source is lost.
        """
        self._take_commands()
        if self._stopped:
            return False
        captured = self.source.read(WAIT_S)
        self._take_commands()
        if captured is not None and not self._stopped:
            self._handle(captured)
        if self._after_end and not self._hearing and self._epoch != self._ended_epoch:
            raise Ended  # what was heard last has been called over, and nothing comes after it
        return not self._stopped

    # ----------------------------------------------------------------------------------- commands

    def _take_commands(self) -> None:
        while True:
            try:
                command = self._commands.get_nowait()
            except queue.Empty:
                return
            self._apply(command)

    def _apply(self, command: dict[str, Any]) -> bool:
        """Carry out one command; True when it is the acknowledgement that a lockstep source waits for."""
        match command["do"]:
            case "listen":
                # A file that waits does so from here, or it would run on until the answer has begun.
                self.source.hold(self._gated or self.source.lockstep)
            case "mute":
                self.muted = bool(command["on"])
            case "gate":
                self._gated = bool(command["on"])
                self.source.hold(self._gated)
                self._open_at = time.monotonic()
            case "meter":
                self._metering = bool(command["on"])
                return False
            case "quit":
                self._stopped = True
                return True
            case _:
                return True
        self._epoch = int(command["epoch"])
        self._hearing = False
        self._pre_roll.clear()
        self._near_end.forget()
        self._play_softer(False)
        return False

    # -------------------------------------------------------------------------------------- sound

    def _handle(self, captured: Captured) -> None:
        if self.source.overflows != self._overflows:
            self._overflows = self.source.overflows
            self._emit({"event": "overflow", "count": self._overflows})
        start = captured.start_s - len(self._left) / SPEECH_RATE
        samples = np.concatenate([self._left, captured.samples]) if len(self._left) else captured.samples
        whole = len(samples) - len(samples) % FRAME_SAMPLES
        self._left = samples[whole:]
        for offset in range(0, whole, FRAME_SAMPLES):
            self._frame(samples[offset : offset + FRAME_SAMPLES], start + offset / SPEECH_RATE)
        if captured.ended:
            if not self._after_end:
                self._ended_epoch = self._epoch
            self._after_end += 1
            if self._after_end * FRAME_S >= (LONGEST_SILENCE_S if self._hearing else PRE_ROLL_S):
                raise Ended

    def _frame(self, frame: Samples, start_s: float) -> None:
        self._watch_silence(rms(frame))
        deaf = self.muted or (self._gated and not self.source.lockstep)
        if deaf or (start_s < self._open_at and not self.source.lockstep):
            if self._metering:
                self._meter(frame, decibels(rms(frame)), start_s, 0.0)
            return
        near = self._near_end.step(frame, start_s, self._hearing)
        self._rings, verdict = near.rings, near.verdict
        self._play_softer(near.suspected)
        if near.rings:
            self._rang_s = start_s
        if self._metering:
            self._meter(near.frame, near.level_db, start_s, verdict.probability)
        if self._hearing:
            self._tell([(near.frame, start_s, verdict.speech and near.user, near.level_db)])
            return
        self._pre_roll.append((near, start_s))
        if verdict.began is not None:
            self._hearing = True
            rang = start_s < self._rang_s + PRE_ROLL_S
            held = list(self._pre_roll)
            first, start = -_PRE_ROLL, -1 - verdict.began
            if rang:
                first, start = run_up([near for near, _ in held], verdict.began)
            self._emit({"event": "started", "at_s": held[start][1], "epoch": self._epoch})
            self._pre_roll.clear()
            self._tell([(near.frame, at_s, near.verdict.speech, near.level_db) for near, at_s in held[first:]])

    def _play_softer(self, softer: bool) -> None:
        if softer != self._softer:
            self._softer = softer
            self._emit({"event": "duck", "on": softer})

    def _tell(self, frames: list[tuple[Samples, float, bool, float]]) -> None:
        self._emit(
            {
                "event": "frames",
                "samples": np.concatenate([frame[0] for frame in frames]),
                "start_s": [frame[1] for frame in frames],
                "speech": [frame[2] for frame in frames],
                "level_db": [frame[3] for frame in frames],
                "epoch": self._epoch,
            }
        )
        while self.source.lockstep and not self._stopped:
            if self._apply(self._commands.get()):
                return

    def _meter(self, frame: Samples, level_db: float, start_s: float, speech: float) -> None:
        self._peak = max(self._peak, float(np.max(np.abs(frame))))
        if start_s < self._level_due:
            return
        self._level_due = max(self._level_due + LEVEL_EVERY_S, start_s)
        self._emit(
            {
                "event": "level",
                "rms_db": level_db,
                "peak_db": decibels(self._peak),
                "speech": speech,
                "at_s": start_s,
            }
        )
        self._peak = 0.0

    def _watch_silence(self, level: float) -> None:
        """Tell once when a microphone gives nothing but zeros: it is muted elsewhere."""
        if level > 0.0:
            self._zeros = -1
        elif self._zeros >= 0:
            self._zeros += 1
            if self._zeros * FRAME_S >= SILENT_S:
                self._zeros = -1
                self._emit({"event": "silent"})
