"""Who computes first: the talk's calls (live) overtake file-sized work (batch)."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Iterator
from typing import TypeVar

T = TypeVar("T")


class Gate:
    """Batch work goes one call at a time, and only while nothing live runs.

    A batch call that is on its way is not stopped but starved: its input (see :meth:`paced`) waits, so it
    pauses at its next window and gives the processor to the talk.
    """

    def __init__(self) -> None:
        self._live = 0
        self._quiet = asyncio.Event()
        self._quiet.set()
        self._turn = asyncio.Lock()

    @contextlib.contextmanager
    def live(self) -> Iterator[None]:
        """While inside, no batch call begins and none gets input."""
        self._live += 1
        self._quiet.clear()
        try:
            yield
        finally:
            self._live -= 1
            if not self._live:
                self._quiet.set()

    @contextlib.asynccontextmanager
    async def batch(self) -> AsyncIterator[None]:
        """Wait for the turn of a batch call."""
        async with self._turn:
            await self._quiet.wait()
            yield

    async def paced(self, items: AsyncIterable[T]) -> AsyncIterator[T]:
        """The items of a batch call's input, each once nothing live runs."""
        try:
            async for item in items:
                await self._quiet.wait()
                yield item
        finally:
            if isinstance(items, AsyncGenerator):
                await items.aclose()
