"""A CallContext in memory: engines are called directly, without a child process."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Any


class FakeContext:
    """Feeds ``inputs`` to an engine and keeps what it tells. ``cancel_after`` items cancels the call."""

    def __init__(self, inputs: Iterable[Any] = (), cancelled: Callable[[], bool] | None = None) -> None:
        self._inputs = inputs
        self._ask = cancelled
        self.is_cancelled = False
        self.enough = False
        self.progressed: list[tuple[float | None, str]] = []

    @property
    def cancelled(self) -> bool:
        """True once :meth:`cancel` was called or the given function says so."""
        return self.is_cancelled or (self._ask is not None and self._ask())

    def cancel(self) -> None:
        """Give the call up."""
        self.is_cancelled = True

    def inputs(self) -> Iterator[Any]:
        """The items given, until they end or the call is cancelled."""
        for item in self._inputs:
            if self.cancelled:
                return
            yield item

    def progress(self, fraction: float | None, message: str = "") -> None:
        """Keep the report."""
        self.progressed.append((fraction, message))


def run(call: Generator[Any, None, Any]) -> tuple[list[Any], Any]:
    """Run a streaming call to its end: its parts and its result."""
    parts: list[Any] = []
    while True:
        try:
            parts.append(next(call))
        except StopIteration as stop:
            return parts, stop.value
