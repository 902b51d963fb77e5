"""The one kind of error that a user is meant to see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

NOT_HERE = ("pack-missing", "pack-outdated", "engine-missing", "model-needed", "model-not-installed")
"""Codes of errors that tell that an engine, or a model for it, is not on this computer."""


@dataclass(eq=False)
class VoiceAppError(Exception):
    """An expected failure: what happened in one sentence, and what to do next.

    ``code`` is stable (programs and tests rely on it), ``message`` and ``next_step`` are whole sentences
    without codes in them, ``retryable`` says whether the same action may work if simply tried again.
    """

    code: str
    message: str
    next_step: str = ""
    retryable: bool = False

    def __str__(self) -> str:
        return f"{self.message} {self.next_step}".strip()

    def as_dict(self) -> dict[str, Any]:
        """The error as the JSON object that ``--json`` prints and that crosses process boundaries."""
        return {
            "code": self.code,
            "message": self.message,
            "next_step": self.next_step,
            "retryable": self.retryable,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> VoiceAppError:
        """The reverse of :meth:`as_dict`."""
        return cls(
            code=str(data["code"]),
            message=str(data["message"]),
            next_step=str(data.get("next_step", "")),
            retryable=bool(data.get("retryable", False)),
        )
