"""Words that the microphone only heard from the loudspeakers: they are in the other channel's transcript too."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from voiceapp.core.frames import Word
from voiceapp.core.meetings import NewSegment
from voiceapp.pipeline.stock_phrases import plain
from voiceapp.services.word_speakers import timed

APART_S = 0.5
"""An echo comes at most so much later; times of words are off by some of it."""

RUN = 2
"""So many words in a row are an echo; one alone ("yes") may be said by both, unless nothing else is said."""


def without_echo(microphone: Sequence[NewSegment], others: Sequence[NewSegment]) -> list[NewSegment]:
    """The microphone's segments without the words that ``others`` say at the same time. Empty segments go."""
    said = sorted((word.start_s, plain(word.text)) for segment in others for word in timed(segment))
    starts = [start for start, _ in said]

    def echoed(word: Word) -> bool:
        text = plain(word.text)
        first = bisect_left(starts, word.start_s - APART_S)
        last = bisect_left(starts, word.start_s + APART_S)
        return bool(text) and any(other == text for _, other in said[first:last])

    kept = []
    for segment in microphone:
        words = timed(segment)
        runs = [(echo, list(group)) for echo, group in groupby(words, key=echoed)]
        left = [word for echo, run in runs if not echo or (len(run) < RUN and len(runs) > 1) for word in run]
        if len(left) == len(words):
            kept.append(segment)
        elif left:
            text = " ".join(word.text.strip() for word in left)
            kept.append(
                replace(
                    segment,
                    start_s=left[0].start_s,
                    end_s=left[-1].end_s,
                    text=text,
                    words=tuple(left) if segment.words else (),
                )
            )
    return kept
