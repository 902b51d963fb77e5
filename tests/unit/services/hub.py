"""A model hub on the loopback interface: Hugging Face's API for one repository, with byte ranges and faults."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote

REVISION = "0123456789abcdef0123456789abcdef01234567"


class LoopbackHub:
    """Files of one repository. Tests change its attributes while it runs.

    `cut_after`: the connection breaks after so many bytes of each answer. `hold`: model.bin stops in the middle
    until it is set; `hold_api`: so does what is told of a repository. `lie`: file name -> what is sent instead.
    `status`: every answer has this status. `token`: what is gated is given for it alone; `accepted`: whether its
    owner accepted the terms. `store`: the address of another host, where files are sent for. `others`: further
    repositories, name -> files.
    """

    def __init__(self, repo: str, files: dict[str, bytes], licence: str | None = "mit") -> None:
        self.repo = repo
        self.files = files
        self.licence = licence
        self.cut_after: int | None = None
        self.hold: threading.Event | None = None
        self.hold_api: threading.Event | None = None
        self.lie: dict[str, bytes] = {}
        self.status = 200
        self.ranges = True
        self.requests: list[tuple[str, str | None]] = []
        self.headers: list[dict[str, str]] = []
        self.endpoint = ""
        self.token: str | None = None
        self.accepted = True
        self.store: str | None = None
        self.others: dict[str, dict[str, bytes]] = {}

    def of(self, repo: str) -> dict[str, bytes] | None:
        """The files of a repository, None when there is none of that name."""
        return self.files if repo == self.repo else self.others.get(repo)

    def refusal(self, authorization: str | None) -> tuple[int, dict[str, str]] | None:
        """Status and headers with which a gated file is refused, as Hugging Face does it."""
        if self.token is None:
            return None
        if authorization is None:
            return 401, {"X-Error-Code": "GatedRepo"}
        if authorization != f"Bearer {self.token}":
            return 401, {"X-Error-Message": "Invalid credentials in Authorization header"}
        return None if self.accepted else (403, {"X-Error-Code": "GatedRepo"})

    def answer(self, repo: str) -> dict[str, Any]:
        siblings = []
        for name, data in (self.of(repo) or {}).items():
            entry: dict[str, Any] = {
                "rfilename": name,
                "size": len(data),
                "blobId": hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest(),
            }
            if len(data) > 1000:
                entry["lfs"] = {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data), "pointerSize": 130}
            siblings.append(entry)
        card = {"license": self.licence} if self.licence else {}
        return {
            "id": repo,
            "modelId": repo,
            "gated": "auto" if self.token else False,
            "sha": REVISION if repo == self.repo else REVISION[::-1],
            "siblings": siblings,
            "cardData": card,
            "tags": [],
        }


@contextmanager
def running(hub: LoopbackHub) -> Iterator[LoopbackHub]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            hub.headers.append(dict(self.headers))
            hub.requests.append((unquote(self.path), self.headers.get("Range")))
            if hub.status != 200:
                return self.send(hub.status, b"{}")
            kind = self.path.split("/")[2] if self.path.startswith("/api/") else ""
            if kind:
                repo = ("datasets/" if kind == "datasets" else "") + "/".join(
                    self.path.split("?")[0].split("/")[3:5]
                )
                if hub.of(repo) is None:
                    return self.send(404, b"{}")
                return self.send(200, json.dumps(hub.answer(repo)).encode(), hub.hold_api)
            repo, _, rest = unquote(self.path)[1:].partition("/resolve/")
            revision, _, name = rest.partition("/")
            files = hub.of(repo)
            if files is None or name not in files or revision != hub.answer(repo)["sha"]:
                return self.send(404, b"{}")
            refused = hub.refusal(self.headers.get("Authorization"))
            if refused:
                return self.send(refused[0], b"{}", headers=refused[1])
            if hub.store:
                return self.send(302, b"", headers={"Location": hub.store + self.path})
            data = hub.lie.get(name, files[name])
            wanted = self.headers.get("Range") if hub.ranges else None
            first = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
            if first >= len(data) and wanted:
                return self.send(416, b"")
            self.send(206 if wanted else 200, data[first:], hub.hold if name == "model.bin" else None)

        def send(
            self,
            status: int,
            body: bytes,
            hold: threading.Event | None = None,
            headers: Mapping[str, str] = MappingProxyType({}),
        ) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Type", "application/json")
            self.send_header("Connection", "close")
            self.end_headers()
            try:
                if hold:
                    self.wfile.write(body[: len(body) // 2])
                    self.wfile.flush()
                    hold.wait(30)
                    body = body[len(body) // 2 :]
                self.wfile.write(body[: hub.cut_after])
            except (BrokenPipeError, ConnectionResetError):
                pass  # the client went away, as some tests want
            self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False  # closing then waits for the answers under way
    hub.endpoint = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield hub
    finally:
        for hold in filter(None, (hub.hold, hub.hold_api)):
            hold.set()
        server.shutdown()
        server.server_close()
        thread.join()
