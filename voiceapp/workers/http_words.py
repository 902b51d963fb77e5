"""What goes wrong with a server elsewhere, each as a sentence with what to do next."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from voiceapp.core.connections import Connection
from voiceapp.core.errors import VoiceAppError

_QUOTED = 160


@dataclass(eq=False)
class HttpProblem(VoiceAppError):
    """A server's failure. ``status`` is its HTTP status (0: there was no answer), ``retry_after_s`` what it asked
    for."""

    status: int = 0
    retry_after_s: float | None = None


class HttpWords:
    """The errors of one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._host = connection.host
        self._check = "See whether it is running and its address is right."
        self._look = f"voiceapp connections check {connection.name}"

    def unreachable(self, why: str = "") -> HttpProblem:
        """No connection, or it broke."""
        if "CERTIFICATE_VERIFY_FAILED" in why:
            return HttpProblem(
                "remote-certificate",
                f"The certificate of {self._host} cannot be trusted.",
                "Give it a certificate that this computer trusts.",
            )
        return HttpProblem("remote-unreachable", f"{self._host} could not be reached.", self._check, retryable=True)

    def broke(self) -> HttpProblem:
        """The connection ended in the middle of an answer."""
        return HttpProblem(
            "remote-unreachable",
            f"{self._host} broke off in the middle of its answer.",
            self._check,
            retryable=True,
        )

    def slow(self, waited_s: float) -> HttpProblem:
        """Nothing came in time."""
        return HttpProblem(
            "remote-slow",
            f"{self._host} did not go on within {waited_s:g} s.",
            "See whether it is overloaded. Settings has how long it may take.",
            retryable=True,
        )

    def garbled(self, what: str) -> HttpProblem:
        """The answer is not what the interface promises. ``what`` completes "it ..."."""
        return HttpProblem(
            "remote-garbled",
            f"{self._host} answered something that cannot be used: it {what}.",
            "See whether its address belongs to such a server.",
        )

    def bad_key(self) -> HttpProblem:
        """The stored key cannot stand in a request."""
        return HttpProblem("remote-key", f"The key for {self._host} cannot be used.", self._set_key())

    def refusal(self, status: int, body: bytes, retry_after: str | None) -> HttpProblem:
        """What a status that is no success means; ``body`` is what the server said of it."""
        host, model = self._host, self._connection.model
        if 300 <= status < 400:
            return HttpProblem(
                "remote-moved",
                f"{host} sends on to another address, which is not followed: words and key would go there.",
                "Give the connection the right address.",
                status=status,
            )
        if status in (401, 403):
            return HttpProblem("remote-key", f"{host} refuses the key.", self._set_key(), status=status)
        if status == 429:
            return HttpProblem(
                "remote-busy",
                f"{host} takes no more requests for now.",
                "Wait a little.",
                retryable=True,
                status=status,
                retry_after_s=_seconds(retry_after),
            )
        if status >= 500:
            return self.failed(status)
        if status == 404:
            return HttpProblem(
                "remote-request",
                f"{host} does not serve this, or has no model {model}.",
                f"Choose a model that it lists: {self._look}.",
                status=status,
            )
        said = _said(body)
        return HttpProblem(
            "remote-request",
            f"{host} cannot do this{f': “{said}”' if said else ''}.",
            f"Look at what it offers: {self._look}.",
            status=status,
        )

    def failed(self, status: int = 0) -> HttpProblem:
        """The server has a problem of its own; with status 0 it said so in the middle of an answer."""
        return HttpProblem(
            "remote-failed",
            f"{self._host} has a problem of its own.",
            "Look at its log.",
            retryable=True,
            status=status,
        )

    def _set_key(self) -> str:
        return f"Store the right one: voiceapp secrets set {self._connection.secret}."


def _seconds(retry_after: str | None) -> float | None:
    return float(retry_after) if retry_after and re.fullmatch(r"\d{1,6}", retry_after.strip()) else None


def _said(body: bytes) -> str:
    """The server's own words for what is wrong with a request, cut short: {"error": {"message"}} or {"detail"}."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(told, dict):
        return ""
    error = told.get("error", told)
    words = error.get("message", error.get("detail")) if isinstance(error, dict) else error
    if not isinstance(words, str):
        return ""
    line = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED]} ..."
