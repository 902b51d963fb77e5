"""One call of an engine's method, as the app sees it: input stream, parts, result, progress, cancel."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Callable
from typing import Any, Protocol

from voiceapp.core.errors import VoiceAppError
from voiceapp.workers.messages import WINDOW, Kind, Message, cost_of, encode_value, pieces

_CREDIT_BATCH = WINDOW // 8

ProgressCallback = Callable[[float | None, str], None]


class Pipe(Protocol):
    """What a call needs of its worker."""

    def send_encoded(self, kind: Kind, call: int, data: bytes) -> None:
        """Send a message."""

    async def writable(self) -> None:
        """Wait while the pipe has more than enough to send."""

    def abandoned(self, call: Call) -> None:
        """The call was cancelled: watch that the engine comes to an end."""


class Call(AsyncIterator[Any]):
    """A running call: iterate over it for the parts, await :attr:`result` for the result.

    The engine is at most 256 credits (a credit is 16 KB or one small part) ahead of the reader. A failure
    is raised after the parts that came before it. Append to :attr:`progress` to be told how far it is.
    One reader at a time; a reader whose task is cancelled cancels the call.
    """

    def __init__(self, pipe: Pipe, number: int, method: str) -> None:
        self._pipe = pipe
        self.number = number
        self.method = method
        self.progress: list[ProgressCallback] = []
        self._loop = asyncio.get_running_loop()
        self._parts: deque[tuple[Any, int]] = deque()
        self._used = 0
        self._wake: asyncio.Future[None] | None = None
        self._outcome: asyncio.Future[Any] = self._loop.create_future()
        self._credit = WINDOW
        self._credit_wake: asyncio.Future[None] | None = None
        self._feeder: asyncio.Task[None] | None = None
        self.moved_at = self._loop.time()
        """When the engine last gave a sign of life for this call, on the loop's clock."""
        self.step_s = 0.0
        """The longest step of the engine in this call so far, as it measured it."""

    # ------------------------------------------------------------------------------ for the caller

    @property
    def done(self) -> bool:
        """True once the call has ended, failed or was cancelled."""
        return self._outcome.done()

    async def __anext__(self) -> Any:
        while not self._parts:
            if self._outcome.done():
                self._outcome.result()  # raises the failure
                raise StopAsyncIteration
            self._wake = self._loop.create_future()
            try:
                await self._wake
            except asyncio.CancelledError:
                self.cancel()
                raise
            finally:
                self._wake = None
        value, cost = self._parts.popleft()
        self._used += cost
        if self._used >= _CREDIT_BATCH and not self._outcome.done():
            self._pipe.send_encoded(Kind.CREDIT, self.number, encode_value(self._used))
            self._used = 0
        return value

    @property
    async def result(self) -> Any:
        """The result; parts that nobody has read by then are dropped."""
        async for _ in self:
            pass
        return self._outcome.result()

    def cancel(self) -> None:
        """Lose interest. The caller is released at once, the engine stops at its next step."""
        if self._outcome.done():
            return
        self._parts.clear()
        self._end(VoiceAppError("cancelled", "It was cancelled."))
        self._pipe.abandoned(self)

    async def aclose(self) -> None:
        """Cancel the call if it still runs, and wait until its input stream is let go."""
        self.cancel()
        if self._feeder is not None:
            await asyncio.wait([self._feeder])

    async def __aenter__(self) -> Call:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    # ------------------------------------------------------------------------------ for the worker

    def feed(self, inputs: AsyncIterable[Any]) -> None:
        """Begin to send the input stream. An error that the stream raises becomes the call's."""
        self._feeder = self._loop.create_task(self._feed(inputs), name=f"feed-{self.method}")
        self._feeder.add_done_callback(self._fed)

    async def _feed(self, inputs: AsyncIterable[Any]) -> None:
        try:
            async for item in inputs:
                for piece in pieces(item):
                    data = encode_value(piece)
                    await self._pay(cost_of(len(data)))
                    self._pipe.send_encoded(Kind.FEED, self.number, data)
                    await self._pipe.writable()
        finally:
            if isinstance(inputs, AsyncGenerator):
                await inputs.aclose()
        self._pipe.send_encoded(Kind.END, self.number, encode_value(None))

    async def _pay(self, cost: int) -> None:
        while self._credit < cost:
            self._credit_wake = self._loop.create_future()
            await self._credit_wake
        self._credit -= cost

    def _fed(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None and not self.done:
            self._end(error)
            self._pipe.abandoned(self)

    def handle(self, message: Message) -> bool:
        """Take a message of the engine; True when it was the last one. Messages after a cancel are dropped."""
        self.moved_at = self._loop.time()
        match message.kind:
            case Kind.PART if not self.done:
                self._parts.append((message.value, message.cost))
                self._rouse()
            case Kind.CREDIT:
                self._credit += message.integer()
                if self._credit_wake is not None and not self._credit_wake.done():
                    self._credit_wake.set_result(None)
            case Kind.PROGRESS:
                told = message.mapping()
                self.step_s = max(self.step_s, float(told.get("step_s") or 0.0))
                if not self.done:
                    for callback in tuple(self.progress):
                        # Later in the loop: a callback's own error is none of the engine's.
                        self._loop.call_soon(callback, told.get("fraction"), str(told.get("message", "")))
            case Kind.DONE:
                told = message.mapping()
                self.step_s = max(self.step_s, float(told.get("step_s") or 0.0))
                if not self.done:
                    self._outcome.set_result(told.get("result"))
                    self._release()
                return True
            case Kind.FAILED:
                self.fail(VoiceAppError.from_dict(message.mapping()["error"]))
                return True
        return False

    def fail(self, error: BaseException) -> None:
        """End the call with an error, unless it has ended."""
        if not self.done:
            self._end(error)

    def _end(self, error: BaseException) -> None:
        self._outcome.set_exception(error)
        self._outcome.exception()  # it is raised to the reader; with no reader nobody wants to know
        self._release()

    def _release(self) -> None:
        if self._feeder is not None:
            self._feeder.cancel()
        self._rouse()

    def _rouse(self) -> None:
        if self._wake is not None and not self._wake.done():
            self._wake.set_result(None)
