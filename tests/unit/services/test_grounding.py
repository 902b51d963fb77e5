"""The grounding check: what is borne out by the transcript passes, and what is not is marked with the reason."""

from __future__ import annotations

import pytest

from tests.unit.services.grounding_set import FALSE, TRUE, Line, meeting
from voiceapp.core.meetings import MinutesItem
from voiceapp.services.grounding import Grounding

CHECK = Grounding(meeting())


def checked(line: Line) -> MinutesItem:
    item = MinutesItem(line.text, line.segments, line.notes, line.quote, owner=line.owner, due=line.due)
    return CHECK.check(item, line.kind)


@pytest.mark.parametrize("line", FALSE, ids=lambda line: f"{line.wrong}: {line.text}")
def test_a_false_line_is_marked_and_told_why(line: Line) -> None:
    found = checked(line)
    assert not found.supported
    assert found.why.endswith(".")


def test_at_most_one_true_line_is_marked() -> None:
    marked = [(line.text, found.why) for line in TRUE if not (found := checked(line)).supported]
    assert len(marked) <= 1, marked
