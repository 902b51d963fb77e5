"""Where live sound comes from and goes to, with files that stand in for devices."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from voiceapp.audio.files import SoundReader
from voiceapp.audio.writer import SoundWriter
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import FRAME_SAMPLES, SPEECH_RATE, Audio, Samples

FRAME_S = FRAME_SAMPLES / SPEECH_RATE

Fill = Callable[[int, float], Samples]
"""fill(count, at_s): the next samples, mono or (n, 2), at most ``count``; the first one is heard at ``at_s``."""


@dataclass(frozen=True, slots=True, eq=False)
class Captured:
    """16 kHz mono of any length; ``start_s`` is its first sample on the monotonic clock.

    ``ended`` tells that it is the silence after the end of a file.
    """

    samples: Samples
    start_s: float
    ended: bool = False


class AudioSource(Protocol):
    """Gives captured sound. ``lockstep`` sources give the next block only when the last one is dealt with."""

    @property
    def name(self) -> str: ...  # noqa: D102

    @property
    def rate(self) -> int: ...  # noqa: D102

    @property
    def lockstep(self) -> bool: ...  # noqa: D102

    @property
    def overflows(self) -> int:
        """Blocks lost so far."""

    def read(self, timeout_s: float) -> Captured | None:
        """The next sound, None when there is none within the time. Raises VoiceAppError when it is lost."""

    def hold(self, held: bool) -> None:
        """Stand still or go on, where it can."""

    def close(self) -> None:
        """Let go of the device or file."""


class AudioSink(Protocol):
    """Takes sound to play by calling a ``Fill`` that it was made with."""

    @property
    def name(self) -> str: ...  # noqa: D102

    @property
    def rate(self) -> int: ...  # noqa: D102

    def start(self) -> None:
        """Begin to ask for sound."""

    def rest(self) -> None:
        """Ask for no sound until :meth:`start`."""

    def lost(self) -> bool:
        """True when the device is gone."""

    def close(self) -> None:
        """Let go of the device or file."""


class FileSource:
    """A sound file that stands in for the microphone, followed by digital silence.

    In real time it goes on like a microphone whatever happens. As fast as it goes (``realtime`` False) it
    is a lockstep source, stands still while held, and its stamps advance with the sound, starting
    from the clock each time that it goes on. Raises VoiceAppError as SoundReader.
    """

    overflows = 0

    def __init__(self, path: str | Path, realtime: bool) -> None:
        self._reader = SoundReader(path, SPEECH_RATE)
        self.name = Path(path).name
        self.rate = self._reader.info.rate
        self.lockstep = not realtime
        try:
            self._blocks: Iterator[Audio] = self._reader.blocks(FRAME_S)
            self._first: Audio | None = next(self._blocks)
        except BaseException:
            self._reader.close()
            raise
        self._go = threading.Event()
        self._go.set()
        self._closed = threading.Event()
        self._next_s: float | None = None
        self._latest_s = -np.inf

    def read(self, timeout_s: float) -> Captured | None:
        """The next 20 ms, in real time when their last sample would have been captured."""
        if self.lockstep and not self._go.wait(timeout_s):
            return None
        if self._next_s is None:
            self._next_s = max(time.monotonic(), self._latest_s)
        start = self._next_s
        if not self.lockstep:
            wait = start + FRAME_S - time.monotonic()
            if wait > timeout_s:
                self._closed.wait(timeout_s)
                return None
            if wait > 0:
                self._closed.wait(wait)
        block, self._first = self._first or next(self._blocks, None), None
        samples = np.zeros(FRAME_SAMPLES, np.float32) if block is None else block.samples
        if len(samples) < FRAME_SAMPLES:
            samples = np.pad(samples, (0, FRAME_SAMPLES - len(samples)))
        self._latest_s = self._next_s = start + FRAME_S
        return Captured(samples, start, ended=block is None)

    def hold(self, held: bool) -> None:
        """Stand still or go on (as fast as it goes only)."""
        if held:
            self._go.clear()
        elif not self._go.is_set():
            self._next_s = None
            self._go.set()

    def close(self) -> None:
        """Let go of the file."""
        self._closed.set()
        self._reader.close()


class MutedSource:
    """The microphone while it is let go of: nothing is open and no sound comes."""

    lockstep = False
    overflows = 0
    LOOK_S = 0.05
    """How soon its reader sees that it is wanted again."""

    def __init__(self, name: str, rate: int) -> None:
        self.name, self.rate = name, rate
        self._closed = threading.Event()

    def read(self, timeout_s: float) -> Captured | None:
        """Nothing, after a while."""
        self._closed.wait(min(timeout_s, self.LOOK_S))
        return None

    def hold(self, held: bool) -> None:
        """There is nothing to hold."""

    def close(self) -> None:
        """There is nothing to let go of."""
        self._closed.set()


class PacedSink:
    """Asks for sound at the pace of a loudspeaker, and writes it to a file or nowhere.

    Only what is played is written: the file has the speech of all turns without the pauses between them.
    """

    def __init__(self, fill: Fill, rate: int, name: str, writer: SoundWriter | None = None) -> None:
        self.name = name
        self.rate = rate
        self._fill = fill
        self._writer = writer
        self._running = threading.Event()
        self._closed = False
        self._problem: VoiceAppError | None = None
        self._thread = threading.Thread(target=self._pace, name="paced-sink", daemon=True)
        self._thread.start()

    def start(self) -> None:
        """Begin to ask for sound."""
        self._running.set()

    def rest(self) -> None:
        """Ask for none until :meth:`start`."""
        self._running.clear()

    def lost(self) -> bool:
        """True when the file can take no more."""
        return self._problem is not None

    def close(self) -> None:
        """Finish the file with what is left. Raises VoiceAppError when it could not be written."""
        self._closed = True
        self._running.set()
        self._thread.join()
        if self._problem is not None:
            raise self._problem
        if self._writer is not None:
            self._writer.close()

    def _pace(self) -> None:
        count = round(self.rate * FRAME_S)
        waiting = threading.Event()
        while True:
            self._running.wait()
            due = time.monotonic()
            while self._running.is_set() and not self._closed:
                block = self._fill(count, due)
                if self._writer is not None and len(block) and self._problem is None:
                    self._keep(block)
                due += FRAME_S
                waiting.wait(max(due - time.monotonic(), 0.0))
            if self._closed:
                while (
                    self._writer is not None
                    and self._problem is None
                    and len(block := self._fill(count, time.monotonic()))
                ):
                    self._keep(block)
                return

    def _keep(self, block: Samples) -> None:
        assert self._writer is not None
        try:
            self._writer.write(Audio(block, self.rate))
        except VoiceAppError as error:
            self._problem = error
