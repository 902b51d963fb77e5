"""The supervising side of an engine's process: start and handshake, calls, crash, close."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterable, Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.installation import repair
from voiceapp.core.logs import log
from voiceapp.core.protocols import Capabilities
from voiceapp.workers.calls import Call
from voiceapp.workers.messages import PROTOCOL, Decoder, Kind, Message, ProtocolError, encode_value, frames
from voiceapp.workers.process import ChildProcess, ChildSpec

State = Literal["starting", "ready", "closing", "gone"]

_START_S = 60.0
_CLOSE_S = 2.0
_STUCK_S = 10.0
_STUCK_STEPS = 5.0


@dataclass(frozen=True, slots=True)
class Hello:
    """What a child said of itself: ``libraries`` maps import names to versions, None where not installed."""

    protocol: int
    digest: str
    python: str
    package: str
    libraries: Mapping[str, str | None]


def _hello(told: Mapping[str, Any]) -> Hello:
    """The Hello of any version: what a strange one lacks makes it outdated, not an error."""
    libraries = told.get("libraries")
    return Hello(
        protocol=int(told.get("protocol", 0)),
        digest=str(told.get("digest", "")),
        python=str(told.get("python", "")),
        package=str(told.get("package", "")),
        libraries=libraries if isinstance(libraries, dict) else {},
    )


class _PipeProtocol(asyncio.Protocol):
    """Hands the pipe's bytes to the worker, without a task or a buffer in between."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self.open_to_write = asyncio.Event()
        self.open_to_write.set()

    def data_received(self, data: bytes) -> None:
        self._worker.received(data)

    def connection_lost(self, exc: Exception | None) -> None:
        self.open_to_write.set()
        self._worker.lost()

    def pause_writing(self) -> None:
        self.open_to_write.clear()

    def resume_writing(self) -> None:
        self.open_to_write.set()


class Worker:
    """An engine in a process of its own. Everything happens on the loop that started it.

    A crash fails every pending call with a retryable VoiceAppError ``engine-died``; a worker that is gone
    does not come back: the pool, or whoever owns it, starts another one.
    """

    def __init__(self, spec: ChildSpec) -> None:
        self.spec = spec
        self.state: State = "starting"
        self.hello: Hello | None = None
        self.capabilities: Capabilities | None = None
        self.step_s = 0.0
        """The longest step of the engine so far, in seconds."""
        self.last_used = 0.0
        """When a call last began or ended, on the loop's clock."""
        self.on_gone: list[Callable[[Worker, VoiceAppError | None], None]] = []
        """Called once when the process is gone: with its error, or None after a close."""
        self._loop = asyncio.get_running_loop()
        self._decoder = Decoder()
        self._calls: dict[int, Call] = {}
        self._pings: dict[int, asyncio.Future[None]] = {}
        self._timers: dict[int, asyncio.TimerHandle] = {}
        self._number = 0
        self._hello: asyncio.Future[Hello] = self._loop.create_future()
        self._protocol = _PipeProtocol(self)
        self._process: ChildProcess | None = None
        self._transport: asyncio.Transport | None = None
        self._pipe_lost: asyncio.Future[None] = self._loop.create_future()
        self._abort_timer: asyncio.TimerHandle | None = None

    # ------------------------------------------------------------------------------ life

    @classmethod
    async def start(cls, spec: ChildSpec, *, timeout_s: float = _START_S) -> Worker:
        """Start the process and wait for its Hello.

        Raises VoiceAppError: ``engine-not-started``, ``engine-died``, ``pack-outdated``.
        """
        worker = cls(spec)
        try:
            worker._process, worker._transport = await ChildProcess.start(spec, worker._protocol, worker._exited)
        except OSError as error:
            raise VoiceAppError(
                "engine-not-started",
                f"{spec.title} could not be started: {error.strerror or type(error).__name__}.",
                f"Install the pack {spec.pack} again." if spec.pack else repair(),
            ) from error
        try:
            async with asyncio.timeout(timeout_s):
                worker.hello = await worker._hello
            worker._check(worker.hello)
        except TimeoutError:
            await worker._abort()
            raise VoiceAppError(
                "engine-died", f"{spec.title} does not answer.", "Try again.", retryable=True
            ) from None
        except BaseException:
            await worker._abort()
            raise
        worker.state = "ready"
        worker.last_used = worker._loop.time()
        return worker

    def _check(self, hello: Hello) -> None:
        outdated = self.spec.digest is not None and hello.digest != self.spec.digest
        if hello.protocol != PROTOCOL or outdated:
            pack = self.spec.pack
            what = f"The pack {pack}" if pack else self.spec.title
            raise VoiceAppError(
                "pack-outdated",
                f"{what} needs an update.",
                f"Install it again on the Models page or with voiceapp packs install {pack}."
                if pack
                else "Start the program again.",
            )

    async def load(
        self,
        options: Mapping[str, Any],
        progress: Callable[[float | None, str], None] | None = None,
    ) -> Capabilities:
        """Make the engine and let it load. Raises what the engine raises, or ``engine-missing``."""
        call = self._begin(Kind.LOAD, "load", {"target": self.spec.target, "options": dict(options)})
        if progress is not None:
            call.progress.append(progress)
        told = await call.result
        known = {field.name for field in fields(Capabilities)}
        listed: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in told.items() if key in known
        }
        self.capabilities = Capabilities(**listed)
        return self.capabilities

    async def close(self, patience_s: float = _CLOSE_S) -> None:
        """End the process: ask, wait, terminate, wait, kill. Pending calls fail with ``engine-unloaded``."""
        if self._process is None:
            return
        if self.state != "gone":
            self.state = "closing"
            self._fail_pending(
                VoiceAppError("engine-unloaded", f"{self.spec.title} was unloaded.", "Try again.", retryable=True)
            )
            self.send_encoded(Kind.CANCEL, 0, encode_value(None))
        try:
            if not await self._process.gone(patience_s):
                self._process.terminate()
                await self._process.gone(patience_s)
        finally:
            await self._abort()

    async def _abort(self) -> None:
        """Kill what is left of the process and let go of the pipes."""
        assert self._process is not None
        if self.state != "gone":
            self.state = "closing"
        self._process.kill()
        await asyncio.shield(self._process.exited)
        if self._transport is not None:
            self._transport.abort()
        self._process.close_tail()
        await asyncio.shield(self._pipe_lost)

    def kill(self) -> None:
        """End the process now: its memory is needed, or it makes no progress."""
        if self._process is not None:
            self._process.kill()

    @property
    def pid(self) -> int:
        """The process id."""
        assert self._process is not None
        return self._process.pid

    @property
    def tail(self) -> str:
        """The end of what libraries printed, for a crash report; may hold anything, so it is never stored."""
        return "" if self._process is None else self._process.tail

    @property
    def busy(self) -> bool:
        """True while a caller waits for a call."""
        return any(not call.done for call in self._calls.values())

    @property
    def draining(self) -> bool:
        """True while the engine has not yet come to the end of a cancelled call."""
        return any(call.done for call in self._calls.values())

    # ------------------------------------------------------------------------------ calls

    def call(
        self,
        method: str,
        arguments: Mapping[str, Any] | None = None,
        inputs: AsyncIterable[Any] | None = None,
        *,
        batch: bool = False,
    ) -> Call:
        """Call a method of the engine. ``batch`` calls let all others that wait go first.

        Raises VoiceAppError when the process is gone.
        """
        request = {"method": method, "arguments": dict(arguments or {}), "batch": batch}
        return self._begin(Kind.CALL, method, request, inputs)

    async def ping(self) -> float:
        """Seconds that the process takes to answer; it answers while its engine computes."""
        self._require_ready()
        self._number += 1
        number, started = self._number, self._loop.time()
        self._pings[number] = self._loop.create_future()
        self.send_encoded(Kind.PING, number, encode_value(None))
        try:
            await self._pings[number]
        finally:
            del self._pings[number]
        return self._loop.time() - started

    def _require_ready(self) -> None:
        if self.state != "ready":
            raise (
                self._death()
                if self.state == "gone"
                else VoiceAppError(
                    "engine-unloaded", f"{self.spec.title} was unloaded.", "Try again.", retryable=True
                )
            )

    def _begin(
        self, kind: Kind, method: str, request: dict[str, Any], inputs: AsyncIterable[Any] | None = None
    ) -> Call:
        self._require_ready()
        self._number += 1
        call = Call(self, self._number, method)
        self.send_encoded(kind, call.number, encode_value(request))
        self._calls[call.number] = call
        self.last_used = self._loop.time()
        if inputs is None:
            self.send_encoded(Kind.END, call.number, encode_value(None))
        else:
            call.feed(inputs)
        return call

    # ------------------------------------------------------------------------------ for the calls

    def send_encoded(self, kind: Kind, call: int, data: bytes) -> None:
        """Send a message; nothing happens when the process is gone."""
        if self._transport is not None and not self._transport.is_closing():
            for frame in frames(kind, call, data):
                self._transport.write(frame)

    async def writable(self) -> None:
        """Wait while the pipe has more than enough to send."""
        await self._protocol.open_to_write.wait()

    def abandoned(self, call: Call) -> None:
        """Tell the engine of a cancelled call and watch that it comes to an end."""
        if call.number in self._calls and self.state == "ready":
            self.send_encoded(Kind.CANCEL, call.number, encode_value(None))
            call.moved_at = self._loop.time()
            self._watch(call)

    def _watch(self, call: Call) -> None:
        limit = max(_STUCK_S, _STUCK_STEPS * max(self.step_s, call.step_s))
        wait = call.moved_at + limit - self._loop.time()
        if wait > 0:
            self._timers[call.number] = self._loop.call_later(wait, self._watch, call)
        else:
            log(
                "workers", "engine-stuck", logging.WARNING, engine=self.spec.name, method=call.method, limit_s=limit
            )
            self.kill()

    # ------------------------------------------------------------------------------ from the process

    def received(self, data: bytes) -> None:
        """Take bytes of the pipe; a process that sends nonsense is ended."""
        try:
            for message in self._decoder.feed(data):
                self._handle(message)
        except (ProtocolError, KeyError, TypeError, ValueError) as error:
            log("workers", "engine-nonsense", logging.ERROR, engine=self.spec.name, error=type(error).__name__)
            self.kill()
            if self._transport is not None:
                self._transport.abort()

    def _handle(self, message: Message) -> None:
        if message.kind == Kind.HELLO:
            if not self._hello.done():
                self._hello.set_result(_hello(message.mapping()))
        elif message.kind == Kind.PONG:
            ping = self._pings.get(message.call)
            if ping is not None and not ping.done():
                ping.set_result(None)
        elif (call := self._calls.get(message.call)) is not None:
            if message.kind == Kind.FAILED and "exception" in message.mapping():
                # A bug of the engine: its type and frames, never its message.
                bug = {"exception": message.value["exception"], "frames": message.value.get("frames")}
                log("workers", "engine-bug", logging.ERROR, engine=self.spec.name, method=call.method, **bug)
            if call.handle(message):
                self._finish(call)

    def _finish(self, call: Call) -> None:
        del self._calls[call.number]
        self.step_s = max(self.step_s, call.step_s)
        self.last_used = self._loop.time()
        timer = self._timers.pop(call.number, None)
        if timer is not None:
            timer.cancel()

    def _exited(self) -> None:
        # What the process sent before its end is still in the pipe; the end of the pipe comes after it.
        if not self._pipe_lost.done():
            self._abort_timer = self._loop.call_later(1.0, self._abort_pipe)

    def _abort_pipe(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    def lost(self) -> None:
        """The pipe has ended: the process is gone, or as good as."""
        self.kill()
        error = None if self.state == "closing" else self._death()
        self.state = "gone"
        if self._abort_timer is not None:
            self._abort_timer.cancel()
        if not self._pipe_lost.done():
            self._pipe_lost.set_result(None)
        self._fail_pending(error or self._death())
        if error is not None:
            log("workers", "engine-died", logging.ERROR, engine=self.spec.name)
        for callback in self.on_gone:
            callback(self, error)

    def _death(self) -> VoiceAppError:
        return VoiceAppError(
            "engine-died", f"{self.spec.title} stopped unexpectedly.", "Try again; it starts anew.", retryable=True
        )

    def _fail_pending(self, error: VoiceAppError) -> None:
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()
        for call in self._calls.values():
            call.fail(error)
        self._calls.clear()
        waiting: list[asyncio.Future[Any]] = [*self._pings.values(), self._hello]
        for future in waiting:
            if not future.done():
                future.set_exception(error)
                future.exception()  # retrieved here: perhaps nobody waits any more
