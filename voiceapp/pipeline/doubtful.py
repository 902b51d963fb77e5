"""Words of a transcript that were heard with little certainty."""

from __future__ import annotations

from voiceapp.core.frames import Transcript

DOUBTFUL = 0.5
"""Words less probable than this are marked as doubtful."""


def doubtful_spans(transcript: Transcript) -> tuple[tuple[int, int], ...]:
    """Spans (start, end) of ``transcript.text`` whose words have a probability below :data:`DOUBTFUL`."""
    spans: list[tuple[int, int]] = []
    position = 0
    for word in (word for segment in transcript.segments for word in segment.words):
        start = transcript.text.find(word.text.strip(), position)
        if start < 0:
            continue
        position = start + len(word.text.strip())
        if word.probability is not None and word.probability < DOUBTFUL:
            spans.append((start, position))
    return tuple(spans)
