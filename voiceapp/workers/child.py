"""The main program of an engine's process.

The bootstrap of ``process.py`` has already moved the pipe off file descriptors 0 and 1, so what libraries
print goes to the app's in-memory tail and nothing can be read from a terminal. A reader thread takes what
must never wait (Cancel, Ping, Feed, Credit); calls run one at a time on the main thread, live ones first,
or each in a thread of its own where the engine's class says ``concurrent = True``. A batch call lets live
calls run while it waits for input and between its parts, so what belongs to one call has to live in the
call's own variables. When the pipe ends, the process ends at once, whatever the engine is doing.
"""

from __future__ import annotations

import dataclasses
import faulthandler
import importlib
import importlib.metadata
import json
import os
import sys
import threading
import traceback
from collections.abc import Generator
from pathlib import Path
from types import TracebackType
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.installation import repair
from voiceapp.core.paths import PACKAGE
from voiceapp.workers import stand_ins
from voiceapp.workers.context import ChildCall, Link
from voiceapp.workers.guard import protect
from voiceapp.workers.messages import PROTOCOL, Decoder, Kind, Message, ProtocolError
from voiceapp.workers.source import source_digest
from voiceapp.workers.turns import Turns

_READ = 1 << 18


def library_versions(names: list[str]) -> dict[str, str | None]:
    """Versions of the distributions that import names come from, without importing them; None: not installed."""
    versions: dict[str, str | None] = {}
    unknown = []
    for name in names:
        try:
            versions[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            unknown.append(name)
    if unknown:
        owners = importlib.metadata.packages_distributions()
        for name in unknown:
            owner = owners.get(name.split(".")[0])
            versions[name] = importlib.metadata.version(owner[0]) if owner else None
    return versions


class _Boundary:
    """Where an engine's failure becomes a message: nothing that a call raises may end the process.

    A context manager and no ``except``, because everything has to stop here, and be told.
    """

    def __init__(self, call: ChildCall, title: str) -> None:
        self._call, self._title = call, title

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: Any) -> bool:
        if error is None:
            return True
        self._call.send(Kind.FAILED, self._describe(error, trace))
        return True

    def _describe(self, error: BaseException, trace: TracebackType | None) -> dict[str, Any]:
        if isinstance(error, VoiceAppError):
            return {"error": error.as_dict()}
        if isinstance(error, MemoryError):
            told = VoiceAppError(
                "out-of-memory",
                f"{self._title} ran out of memory.",
                "Choose a smaller model or close other programs.",
                True,
            )
        elif isinstance(error, ModuleNotFoundError):
            told = VoiceAppError(
                "engine-missing",
                f"{self._title} needs {error.name or 'a library'}, which is not installed.",
                f"{repair()} Where it needs a pack, install that under Models.",
            )
        else:
            # The message may quote what was said: only the type and the frames leave the process.
            told = VoiceAppError(
                "engine-failed", f"{self._title} could not finish ({type(error).__name__}).", "Try again.", True
            )
        where = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
        return {"error": told.as_dict(), "exception": type(error).__name__, "frames": where}


class Child:
    """The engine's side of the pipe."""

    def __init__(self, read_fd: int, link: Link, title: str) -> None:
        self._read_fd = read_fd
        self._link = link
        self._title = title
        self._engine: Any = None
        self._calls: dict[int, ChildCall] = {}
        self._lock = threading.Lock()
        self._turns = Turns()
        self._batch: ChildCall | None = None  # the batch call that runs on the main thread

    def run(self) -> None:
        """Serve calls until the app asks to end or its end of the pipe is gone."""
        threading.Thread(target=self._read, name="reader", daemon=True).start()
        while (job := self._turns.next()) is not None:
            job()
        close = getattr(self._engine, "close", None)
        if close is not None:
            close()

    def _read(self) -> None:
        decoder = Decoder()
        try:
            while data := os.read(self._read_fd, _READ):
                for message in decoder.feed(data):
                    self._handle(message)
        except (OSError, ProtocolError):
            os._exit(1)
        os._exit(0)  # the app is gone: nothing that the engine does can matter any more

    def _handle(self, message: Message) -> None:
        match message.kind:
            case Kind.PING:
                self._link.send(Kind.PONG, message.call, None)
            case Kind.LOAD | Kind.CALL:
                self._begin(message)
            case Kind.CANCEL if message.call == 0:
                self._end()
            case _:
                with self._lock:
                    call = self._calls.get(message.call)
                if call is not None:  # else it has ended while the message was on its way
                    call.handle(message)

    def _begin(self, message: Message) -> None:
        request = message.mapping()
        call = ChildCall(message.call, self._link)
        with self._lock:
            self._calls[message.call] = call
        loading = message.kind == Kind.LOAD
        batch = bool(request.get("batch"))

        def job() -> None:
            if batch:
                self._batch = call
                call.overtaking = self._turns.overtaking
            with _Boundary(call, self._title):
                if call.begin():
                    call.finish(self._load(call, request) if loading else self._call(call, request))
            with self._lock:
                del self._calls[message.call]
            if batch:
                self._batch = None

        if not loading and getattr(type(self._engine), "concurrent", False):
            threading.Thread(target=job, name=f"call-{message.call}", daemon=True).start()
        else:
            self._turns.put(job, batch)
            if not batch and (running := self._batch) is not None:
                running.nudge()

    def _end(self) -> None:
        with self._lock:
            calls = list(self._calls.values())
        for call in calls:
            call.cancel()
        self._turns.end()

    def _load(self, call: ChildCall, request: dict[str, Any]) -> Any:
        module, _, name = str(request["target"]).partition(":")
        engine = getattr(importlib.import_module(module), name)()
        capabilities = engine.load(call, **request["options"])
        self._engine = engine
        return dataclasses.asdict(capabilities)

    def _call(self, call: ChildCall, request: dict[str, Any]) -> Any:
        name = str(request["method"])
        if self._engine is None or name.startswith("_") or name in ("load", "close"):
            raise AttributeError(name)
        result = getattr(self._engine, name)(call, **request["arguments"])
        return _drain(call, result) if isinstance(result, Generator) else result


def _drain(call: ChildCall, parts: Generator[Any, None, Any]) -> Any:
    try:
        while True:
            if not call.part(next(parts)):
                parts.close()
                return None
    except StopIteration as end:
        return end.value


def main(read_fd: int, write_fd: int, settings: str) -> None:
    """Run the process: ``settings`` is JSON with the app's process id, the title and the libraries to report."""
    options = json.loads(settings)
    faulthandler.enable()
    protect(options["parent"])
    stand_ins.install()
    link = Link(write_fd)
    link.send(
        Kind.HELLO,
        0,
        {
            "protocol": PROTOCOL,
            "digest": source_digest(),
            "python": sys.version.split()[0],
            "package": str(PACKAGE),
            "libraries": library_versions(options["requires"]),
        },
    )
    Child(read_fd, link, options["title"]).run()
    sys.stdout.flush()
    os._exit(0)  # not the interpreter's own end, where libraries wait for their threads
