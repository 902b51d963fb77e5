"""An asyncio loop whose time is virtual: it jumps to the next timer as soon as nothing is left to run."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

START_S = 1000.0
"""What a fresh loop's clock says, so that a time of 0 is never right by accident."""

LIMIT_S = 6 * 3600.0
"""Virtual seconds after which a test that still runs is taken for one that never ends."""


class Deadlock(RuntimeError):
    """Every task waits and no timer is set, so nothing would ever happen again."""


class _JumpingSelector(selectors.DefaultSelector):
    """Never sleeps: what would have been slept is added to the clock."""

    def __init__(self) -> None:
        super().__init__()
        self.now = START_S

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if ready or timeout == 0:
            return ready
        if timeout is None:
            raise Deadlock("every task waits for another one and no timer is set")
        self.now += max(timeout, 0.0)
        if self.now > START_S + LIMIT_S:
            raise Deadlock("the test has run for six virtual hours")
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """A loop without threads or waiting: ``sleep(3600)`` takes no time and lands exactly on time."""

    def __init__(self) -> None:
        self._jumping = _JumpingSelector()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.now

    def run_in_executor(self, *arguments: object) -> Any:
        raise RuntimeError("a thread has no place on a virtual loop")


def run_virtual(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run like ``asyncio.run``, on a :class:`VirtualLoop`; tasks left over are cancelled and awaited."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(_checked(coroutine))


async def _checked(coroutine: Coroutine[Any, Any, T]) -> T:
    """Let an exception that escaped from a callback or a forgotten task fail the test."""
    problems: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: problems.append(context))
    result = await coroutine
    for problem in problems:
        error = problem.get("exception")
        raise error if isinstance(error, BaseException) else RuntimeError(problem["message"])
    return result
