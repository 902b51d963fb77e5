"""An OpenAI-compatible server on the loopback interface: chat, transcription and speech, with faults to order."""

from __future__ import annotations

import io
import json
import select
import threading
import wave
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np

RATE = 24_000


@dataclass(frozen=True)
class Fault:
    """What a request meets instead of an answer. ``hang`` says nothing until the caller goes."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    kind: str = "application/json"
    hang: bool = False


@dataclass(frozen=True)
class Asked:
    """A request as it came. ``form`` are the fields of a multipart body by name, in order."""

    path: str
    headers: dict[str, str]
    body: Any = None
    form: tuple[tuple[str, bytes], ...] = ()

    def field(self, name: str) -> str:
        return next(value for key, value in self.form if key == name).decode()


def chunk(delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
    """One event of a chat, as servers send it."""
    return {"object": "chat.completion.chunk", "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}


def said(*pieces: str) -> list[Any]:
    """The events of a reply in so many pieces, with a usage event at its end."""
    usage = {"object": "chat.completion.chunk", "choices": [], "usage": {"prompt_tokens": 5, "total_tokens": 9}}
    events = [chunk({"role": "assistant", "content": ""}), *(chunk({"content": piece}) for piece in pieces)]
    return [*events, chunk({}, "stop"), usage, "[DONE]"]


class OpenAIServer:
    """Change its attributes while it runs.

    ``events`` are those of the next chats (a text is sent as it is). ``faults`` are met by one request each, the
    first at first. ``stop_after``: a stream stops after so many events or parts of sound, until the caller goes,
    which sets ``left``. ``refused_forms``: formats of transcripts that get a 400.
    """

    def __init__(self) -> None:
        self.url = ""
        self.models: list[str] = ["big"]
        self.events: Sequence[Any] = said("It is ", "noon.")
        self.heard: dict[str, Any] = {"text": "What time is it?"}
        self.sound = (np.sin(np.arange(RATE // 2) / 20) * 0.5).astype(np.float32)
        self.formats: tuple[str, ...] = ("wav", "pcm")
        self.faults: list[Fault] = []
        self.always: Fault | None = None
        self.stop_after: int | None = None
        self.cut_after: int | None = None
        self.refused_forms: tuple[str, ...] = ()
        self.asked: list[Asked] = []
        self.left = threading.Event()
        self.closing = threading.Event()

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def wav(self) -> bytes:
        """The sound as a file whose head was written before its length was known."""
        made = io.BytesIO()
        with wave.open(made, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(self.pcm())
        data = bytearray(made.getvalue())
        data[40:44] = b"\xff\xff\xff\xff"
        return bytes(data)

    def pcm(self) -> bytes:
        return (self.sound * 32767).astype("<i2").tobytes()


class _Handler(BaseHTTPRequestHandler):
    fake: OpenAIServer
    protocol_version = "HTTP/1.1"
    timeout = 10
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._serve(b"")

    def do_POST(self) -> None:
        self._serve(self.rfile.read(int(self.headers.get("content-length", 0))))

    def _serve(self, body: bytes) -> None:
        with suppress(ConnectionError):
            self._answer(self._note(body))

    def _note(self, body: bytes) -> Asked:
        headers = {name.lower(): value for name, value in self.headers.items()}
        kind = headers.get("content-type", "")
        if kind.startswith("multipart/"):
            asked = Asked(self.path, headers, form=tuple(_parts(body, kind.partition("boundary=")[2].encode())))
        else:
            asked = Asked(self.path, headers, json.loads(body) if body else None)
        self.fake.asked.append(asked)
        return asked

    def _answer(self, asked: Asked) -> None:
        fake = self.fake
        fault = fake.faults.pop(0) if fake.faults else fake.always
        if fault is not None:
            if fault.hang:
                self._wait()
            else:
                self._whole(fault.status, fault.body, fault.kind, fault.headers)
        elif asked.path == "/v1/models":
            self._json({"object": "list", "data": [{"id": name, "object": "model"} for name in fake.models]})
        elif asked.path == "/v1/chat/completions":
            lines = [event if isinstance(event, str) else json.dumps(event) for event in fake.events]
            self._stream("text/event-stream; charset=utf-8", [f"data: {line}\n\n".encode() for line in lines])
        elif asked.path == "/v1/audio/transcriptions":
            if asked.field("response_format") in fake.refused_forms:
                self._json({"error": {"message": "only json"}}, 400)
            else:
                self._json(fake.heard)
        elif asked.path == "/v1/audio/speech":
            form = asked.body["response_format"]
            if form not in fake.formats:
                self._json({"detail": "no such format"}, 422)
                return
            data = fake.wav() if form == "wav" else fake.pcm()
            parts = [data[at : at + 1001] for at in range(0, len(data), 1001)]
            self._stream(f"audio/{form}", parts)
        else:
            self._json({"error": {"message": "not here"}}, 404)

    def _json(self, told: Any, status: int = 200) -> None:
        self._whole(status, json.dumps(told).encode(), "application/json", {})

    def _whole(self, status: int, body: bytes, kind: str, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"content-type": kind, "content-length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, kind: str, parts: Sequence[bytes]) -> None:
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        for number, part in enumerate(parts):
            if number == self.fake.stop_after:
                self._wait()
                return
            if number == self.fake.cut_after:
                self.close_connection = True
                return
            self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
        self.wfile.write(b"0\r\n\r\n")

    def _wait(self) -> None:
        """Until the caller closes the connection, or the server ends."""
        self.close_connection = True
        while not self.fake.closing.is_set():
            readable, _, _ = select.select([self.connection], [], [], 0.02)
            if readable and not self.connection.recv(1):
                self.fake.left.set()
                return


def _parts(body: bytes, boundary: bytes) -> Iterator[tuple[str, bytes]]:
    for part in body.split(b"--" + boundary)[1:-1]:
        head, _, value = part.partition(b"\r\n\r\n")
        yield head.split(b'name="')[1].split(b'"')[0].decode(), value.removesuffix(b"\r\n")


class _Threads(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that goes is no error."""


@contextmanager
def running(server: OpenAIServer) -> Iterator[OpenAIServer]:
    """The server, on a port of its own."""
    handler = type("Handler", (_Handler,), {"fake": server})
    http = _Threads(("127.0.0.1", 0), handler)
    http.daemon_threads = False
    server.url = f"http://127.0.0.1:{http.server_port}/v1"
    thread = threading.Thread(target=lambda: http.serve_forever(0.01))
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        http.shutdown()
        http.server_close()
        thread.join()
