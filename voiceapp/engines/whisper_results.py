"""What faster-whisper and OpenAI's own library have in common: their attempts, and their segments as ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

TEMPERATURES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
"""Those of the attempts at a recording's window, each hotter than the one that went wrong."""

SCORES = ("confidence", "avg_logprob", "no_speech_prob", "compression_ratio", "probability")


def part(segment: Mapping[str, Any], language: str, offset_s: float = 0.0) -> dict[str, Any]:
    """A library's segment as engines send it; its times count from ``offset_s`` on."""
    return {
        "text": segment["text"],
        "start_s": segment["start"] - offset_s,
        "end_s": segment["end"] - offset_s,
        "avg_logprob": float(segment["avg_logprob"]),  # with word times faster-whisper's numbers are numpy's
        "no_speech_prob": float(segment["no_speech_prob"]),
        "compression_ratio": float(segment["compression_ratio"]),
        "words": [
            {
                "text": word["word"].strip(),
                "start_s": word["start"] - offset_s,
                "end_s": word["end"] - offset_s,
                "probability": float(word["probability"]),
                "exact": False,
            }
            for word in segment.get("words") or ()
        ],
        "language": language,
    }
