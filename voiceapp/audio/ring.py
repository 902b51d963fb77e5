"""Between a sound callback and its reader: a ring of samples without locks, and a clock of samples."""

from __future__ import annotations

from collections import deque

import numpy as np

from voiceapp.core.frames import Samples


class SampleRing:
    """Mono samples from exactly one writing thread to exactly one reading thread, without a lock.

    Each side changes only its own counter, and only after the samples that it stands for are in place
    (or have been copied out), so neither side ever waits for the other.
    """

    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError("a ring needs room for a sample")
        self._buffer: Samples = np.zeros(capacity, np.float32)
        self._written = 0
        self._read = 0
        self.lost_blocks = 0

    @property
    def capacity(self) -> int:
        """The most samples that it can hold."""
        return len(self._buffer)

    @property
    def written(self) -> int:
        """Samples ever written."""
        return self._written

    @property
    def available(self) -> int:
        """Samples that wait to be read."""
        return self._written - self._read

    def write(self, samples: Samples) -> bool:
        """Append a block whole, or count it as lost where it does not fit. Called by the writer only."""
        count, capacity = len(samples), len(self._buffer)
        if count > capacity - (self._written - self._read):
            self.lost_blocks += 1
            return False
        start = self._written % capacity
        first = min(count, capacity - start)
        self._buffer[start : start + first] = samples[:first]
        self._buffer[: count - first] = samples[first:]
        self._written += count
        return True

    def read(self, limit: int | None = None) -> Samples:
        """Take the oldest samples, all or at most ``limit``, as a copy. Called by the reader only."""
        count, capacity = self._written - self._read, len(self._buffer)
        if limit is not None:
            count = min(count, limit)
        start = self._read % capacity
        first = min(count, capacity - start)
        out = np.empty(count, np.float32)
        out[:first] = self._buffer[start : start + first]
        out[first:] = self._buffer[: count - first]
        self._read += count
        return out


class SampleClock:
    """Tells when a sample of a stream was captured, from when its blocks arrived, to well under a millisecond.

    Sound servers report their latency with errors that wander by many milliseconds. A block arrives late, but
    never early: the earliest ones of the last seconds tell the true rhythm, and what drivers report as time between
    capture and arrival is only averaged, over as long as possible. Blocks that stay late by more than ``jump_s``
    tell of lost samples or of a suspended computer, and the clock starts afresh. What is less than the ``block_s``
    that a block takes to be captured is no time between capture and arrival, whatever a driver says.
    """

    BUCKET_S = 0.5
    BUCKETS = 20
    LEAST_WEIGHT = 0.001

    def __init__(self, rate: int, block_s: float = 0.0, jump_s: float = 0.04) -> None:
        self._rate = rate
        self._block_s = block_s
        self._jump_s = jump_s
        self._earliest: deque[float] = deque(maxlen=self.BUCKETS)
        self._bucket = -1
        self._origin = 0.0
        self._marks = 0
        self._ago_s = 0.0

    def mark(self, position: int, arrived_s: float, ago_s: float, told: bool = False) -> None:
        """The block of sample number ``position`` arrived; that sample was captured ``ago_s`` before.

        ``told``: by the driver, at this arrival; else it is what a block takes that is not late.
        """
        origin = arrived_s - position / self._rate
        bucket = int(arrived_s / self.BUCKET_S)
        if bucket == self._bucket:
            self._earliest[-1] = min(self._earliest[-1], origin)
        else:
            if len(self._earliest) > 1 and self._earliest[-1] > min(self._earliest) + self._jump_s:
                for _ in range(len(self._earliest) - 1):
                    self._earliest.popleft()
                self._marks = 0
            self._bucket = bucket
            self._earliest.append(origin)
        before, self._origin = self._origin, min(self._earliest)
        late_s = origin - self._origin if told else 0.0
        if told and self._marks:
            # What was averaged so far is counted from the new origin, or the clock would jump by as much as the
            # earliest arrivals come later or earlier than ten seconds ago.
            self._ago_s += self._origin - before
        self._marks += 1
        self._ago_s += (ago_s - late_s - self._ago_s) * max(1 / self._marks, self.LEAST_WEIGHT)
        self._ago_s = max(self._ago_s, self._block_s)

    def time_of(self, position: float) -> float:
        """When sample number ``position`` is at the converter, in seconds of the monotonic clock."""
        return self._origin - self._ago_s + position / self._rate
