"""Whether a server is worth asking: a circuit breaker with exponential back-off."""

from __future__ import annotations

from voiceapp.core.errors import VoiceAppError
from voiceapp.workers.http_words import HttpProblem

FAILURES = 3
"""In a row, after which a server is left alone for a while. One hiccup is no reason, and each costs a wait."""

PAUSE_S = 30.0
LONGEST_PAUSE_S = 600.0
"""The while doubles with every further failure, up to this."""


class Breaker:
    """Counts failures in a row. Times are the loop's, in seconds."""

    def __init__(self) -> None:
        self._failures = 0
        self._until = 0.0

    def closed(self, now: float) -> bool:
        """True when it may be asked."""
        return now >= self._until

    def left_s(self, now: float) -> float:
        """Seconds until it may be asked again."""
        return max(0.0, self._until - now)

    def worked(self) -> None:
        """It answered."""
        self._failures, self._until = 0, 0.0

    def failed(self, problem: VoiceAppError, now: float) -> None:
        """It did not. What a further try cannot mend counts as all the failures that it takes."""
        self._failures = self._failures + 1 if problem.retryable else max(self._failures + 1, FAILURES)
        asked_s = problem.retry_after_s if isinstance(problem, HttpProblem) else None
        # Past ten doublings it is the longest pause anyway.
        over = min(self._failures - FAILURES, 10)
        pause_s = PAUSE_S * 2.0**over if over >= 0 else 0.0
        self._until = now + min(max(pause_s, asked_s or 0.0), LONGEST_PAUSE_S)
