"""Which other computers are sent to now: the one source of "Sending to HOST"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from voiceapp.core.events import EventBus, SendingChanged


class Sending:
    """Counts who is sent to, and publishes SendingChanged whenever that changes what is shown."""

    def __init__(self, bus: EventBus) -> None:
        self._bus = bus
        self._requests: Counter[str] = Counter()
        self._held: dict[str, tuple[str, ...]] = {}
        self._shown: str | None = None

    @contextmanager
    def to(self, host: str) -> Iterator[None]:
        """While inside, ``host`` is sent to."""
        self._requests[host] += 1
        self._tell()
        try:
            yield
        finally:
            self._requests[host] -= 1
            self._tell()

    def hold(self, owner: str, hosts: Iterable[str]) -> None:
        """From now on ``owner`` may send to these hosts at any moment, instead of what it held before."""
        self._held[owner] = tuple(hosts)
        self._tell()

    def _tell(self) -> None:
        hosts = sorted({*(+self._requests), *(host for held in self._held.values() for host in held)})
        shown = " and ".join(hosts) or None
        if shown != self._shown:
            self._shown = shown
            self._bus.publish(SendingChanged(shown))
