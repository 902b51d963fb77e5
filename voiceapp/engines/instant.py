"""Engines that take no time: with them a turn costs only the program's own hand-offs (``bench talk``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from voiceapp.core.frames import Audio
from voiceapp.core.protocols import CallContext, Capabilities

QUESTION = "How long does a turn take?"
ANSWER = "As long as this."


class InstantTranscriber:
    """Understands the same question in every utterance, as soon as it ends."""

    def load(self, ctx: CallContext, **options: Any) -> Capabilities:
        """Nothing to load."""
        return Capabilities(streaming=True)

    def listen(self, ctx: CallContext, **options: Any) -> dict[str, Any]:
        """Read the utterance to its end."""
        for _ in ctx.inputs():
            pass
        return {"text": QUESTION, "language": "en", "confidence": None, "segments": []}


class InstantChat:
    """Gives the same answer to everything."""

    def load(self, ctx: CallContext, **options: Any) -> Capabilities:
        """Nothing to load."""
        return Capabilities(streaming=True)

    def reply(self, ctx: CallContext, **arguments: Any) -> Iterator[dict[str, Any]]:
        """Answer at once."""
        yield {"text": ANSWER}


class InstantVoice:
    """Speaks everything as 300 ms of a quiet tone at 16 kHz."""

    def load(self, ctx: CallContext, **options: Any) -> Capabilities:
        """Nothing to load."""
        return Capabilities(streaming=True, sample_rate=16_000)

    def speak(self, ctx: CallContext, **arguments: Any) -> Iterator[dict[str, Any]]:
        """Give the whole tone in one part."""
        tone = 0.1 * np.sin(2 * np.pi * 440 * np.arange(4800) / 16_000)
        yield {"audio": Audio(tone.astype(np.float32), 16_000), "words": []}
