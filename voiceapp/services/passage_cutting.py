"""Transcripts cut into passages: what one speaker says without a break, at most some sentences of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from voiceapp.core.meetings import Meeting, MeetingSegment
from voiceapp.core.passages import NewPassage, Passage
from voiceapp.services.search_terms import terms

_LONGEST = 60
"""Words; a model of sentences was trained on as many."""

_AROUND = 30
"""Terms of what was said just before and just after: "How much is it?" and "Ninety." answer one question."""


def passages(meeting: Meeting) -> list[NewPassage]:
    """The passages of the transcript in use, in the order of time."""
    names = {speaker.id: speaker.name for speaker in meeting.speakers}
    runs = [piece for _, turn in groupby(meeting.segments, lambda one: one.speaker) for piece in _pieces([*turn])]
    bodies = [terms(" ".join(segment.text for segment in run)) for run in runs]
    made = []
    for at, run in enumerate(runs):
        before = bodies[at - 1][-_AROUND:] if at else []
        after = bodies[at + 1][:_AROUND] if at + 1 < len(bodies) else []
        name = names.get(run[0].speaker, "") if run[0].speaker is not None else ""
        made.append(
            NewPassage(
                *(run[0].id, run[-1].id, run[0].start_s, max(one.end_s for one in run)),
                " ".join(bodies[at]),
                " ".join(before + after),
                " ".join(terms(name)),
            )
        )
    return made


def places(meeting: Meeting, passage: Passage) -> range:
    """Where a passage's segments stand in the transcript now; empty where they are gone.

    Ids tell no order: a segment that was cut has later ones in its middle.
    """
    at = {segment.id: place for place, segment in enumerate(meeting.segments)}
    if passage.first not in at or passage.last not in at:
        return range(0)
    return range(at[passage.first], at[passage.last] + 1)


def _pieces(turn: Sequence[MeetingSegment]) -> list[list[MeetingSegment]]:
    """A turn in runs of whole segments of at most so many words, or of one longer segment."""
    runs: list[list[MeetingSegment]] = []
    count = 0
    for segment in turn:
        length = len(segment.text.split())
        if not runs or count + length > _LONGEST:
            runs.append([])
            count = 0
        runs[-1].append(segment)
        count += length
    return runs
