"""The parts of minutes by name, as they stand in ``core.meetings.Minutes``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from voiceapp.core.meetings import Minutes, MinutesItem
from voiceapp.services.grounding import ItemKind

KINDS: Mapping[str, ItemKind] = {
    "summary": "summary",
    "topics": "topic",
    "decisions": "decision",
    "action_items": "action",
    "open_questions": "question",
}
SECTIONS = tuple(KINDS)


def lines(minutes: Minutes, section: str) -> tuple[MinutesItem, ...]:
    """The lines of a section."""
    found: tuple[MinutesItem, ...] = getattr(minutes, section)
    return found


def with_lines(minutes: Minutes, found: Mapping[str, Sequence[MinutesItem]]) -> Minutes:
    """Minutes with other lines in the sections that are given."""
    changed: dict[str, Any] = {section: tuple(items) for section, items in found.items()}
    return replace(minutes, **changed)
