"""Which recording is meant by what is said of it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.meetings import MeetingHit, MeetingInfo
from voiceapp.services.recording_choice import RecordingChoice
from voiceapp.services.recording_dates import past_days

NOW = datetime(2026, 11, 25, 14, 0, tzinfo=UTC)  # a Wednesday
TODAY = NOW.date()


def _at(day: int, hour: int = 9, month: int = 11) -> float:
    return datetime(2026, month, day, hour, tzinfo=UTC).timestamp()


LIBRARY = (
    MeetingInfo(7, "Running now", _at(25, 13), 60.0, "recording", "recorded"),
    MeetingInfo(6, "Stand-up", _at(24, 15), 600.0, "ready", "recorded", speakers=("Ann", "Bob")),
    MeetingInfo(5, "Budget round", _at(24, 9), 1800.0, "ready", "imported", speakers=("Carla", "Bob")),
    MeetingInfo(4, "Call", _at(23), 300.0, "ready", "imported", speakers=("Anna Schmidt",)),
    MeetingInfo(3, "Budget round", _at(17), 1800.0, "ready", "imported", tags=("money",)),
    MeetingInfo(2, "Bees", _at(3), 900.0, "ready", "imported"),
    MeetingInfo(1, "Old one", _at(5, month=3), 900.0, "ready", "imported"),
)


class Shelf:
    """A library in which "fridge" is said in the recordings 2 and 4."""

    def __init__(self, infos: Sequence[MeetingInfo] = LIBRARY) -> None:
        self.infos = list(infos)

    async def list(self) -> Sequence[MeetingInfo]:
        return self.infos

    async def search(self, text: str) -> Sequence[MeetingHit]:
        if text != "fridge":
            return []
        return [MeetingHit(one, "", 1, "", 30.0 * one, "", 1.0, "A fridge.") for one in (2, 4)]


class Clock:
    def now(self) -> datetime:
        return NOW


def _one(text: str, infos: Sequence[MeetingInfo] = LIBRARY) -> tuple[int, str]:
    info, remark = asyncio.run(RecordingChoice(Shelf(infos), Clock()).one(text))
    return info.id, remark


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("", 6),
        ("the last meeting", 6),
        ("last", 6),
        ("this meeting", 7),
        ("the current recording", 7),
        ("Monday's call", 4),
        ("the call", 6),  # a call is any recording
        ("bees", 2),
        ("the recording about bees", 2),
        ("the meeting with Anna", 4),
        ("Anna Schmidt's call", 4),
        ("yesterday's meeting with Carla", 5),
        ("yesterday's stand-up", 6),
        ("the money meeting", 3),
        ("the budget round of last week", 3),
        ("the meeting of November 3rd", 2),
        ("the call on the fifth of March", 1),
        ("2026-11-17", 3),
        ("Budget round 2026-11-17", 3),
        ("the meeting from 3 weeks ago", None),
        ("the call about the fridge", 4),  # said in two of them: the latest
    ],
)
def test_a_recording_is_found_by_day_title_person_or_words(text: str, chosen: int | None) -> None:
    if chosen is None:
        with pytest.raises(VoiceAppError) as caught:
            _one(text)
        assert caught.value.code == "recording-unknown"
        return
    assert _one(text)[0] == chosen


def test_where_several_fit_it_says_which_one_it_took() -> None:
    assert _one("the budget round") == (
        5,
        "Another recording fits; this is the latest, “Budget round” of yesterday.",
    )
    assert _one("the last meeting") == (6, "")
    assert _one("Monday's call") == (4, "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("today's call", None),
        ("the meeting of last month", "There is no recording of last month."),
        ("the call with Zoe", "I found no recording about zoe."),
        ("the budget round with Zoe", "I found no recording about budget round zoe."),
    ],
)
def test_what_is_not_there_is_told_with_what_is(text: str, told: str | None) -> None:
    if told is None:
        assert _one(text)[0] == 7  # the only one of today runs now
        return
    with pytest.raises(VoiceAppError) as caught:
        _one(text)
    assert caught.value.message == told
    assert caught.value.next_step == "The latest is “Running now” of today."


def test_an_empty_library_is_told() -> None:
    with pytest.raises(VoiceAppError) as caught:
        _one("the last meeting", ())
    assert (caught.value.code, caught.value.next_step) == ("nothing-recorded", "Record or import a meeting first.")


@pytest.mark.parametrize(
    ("text", "everything"),
    [
        ("", True),
        ("all my recordings", True),
        ("my recordings", True),
        ("any meeting", True),
        ("meetings", True),
        ("the last meeting", False),
        ("yesterday", False),
        ("Anna", False),
    ],
)
def test_all_recordings_or_one(text: str, everything: bool) -> None:
    assert RecordingChoice(Shelf(), Clock()).everything(text) is everything


@pytest.mark.parametrize(
    ("text", "first", "last", "rest"),
    [
        ("yesterday's call", (11, 24), (11, 24), "call"),
        ("the call of yesterday morning", (11, 24), (11, 24), "the call"),
        ("the meeting of the day before yesterday", (11, 23), (11, 23), "the meeting"),
        ("this morning's stand-up", (11, 25), (11, 25), "stand up"),
        ("last week's meetings", (11, 16), (11, 22), "meetings"),
        ("this month", (11, 1), (11, 25), ""),
        ("last month", (10, 1), (10, 31), ""),
        ("Wednesday's call", (11, 25), (11, 25), "call"),
        ("last Wednesday", (11, 18), (11, 18), ""),
        ("the call on Thursday", (11, 19), (11, 19), "the call"),
        ("two days ago", (11, 23), (11, 23), ""),
        ("a week ago", (11, 18), (11, 18), ""),
        ("the third of November", (11, 3), (11, 3), ""),
        ("November 3, 2026", (11, 3), (11, 3), ""),
    ],
)
def test_days_that_are_over(text: str, first: tuple[int, int], last: tuple[int, int], rest: str) -> None:
    found = past_days(text, TODAY)
    assert found is not None
    assert (found.first, found.last) == (date(2026, *first), date(2026, *last))
    assert found.rest == rest


@pytest.mark.parametrize(
    ("text", "day"),
    [("December 24", date(2025, 12, 24)), ("February 29", date(2024, 2, 29)), ("the 1st of May", date(2026, 5, 1))],
)
def test_a_date_without_a_year_is_the_last_such_day(text: str, day: date) -> None:
    found = past_days(text, TODAY)
    assert found is not None
    assert found.first == day


@pytest.mark.parametrize("text", ["the budget", "night club", "45th of May 2026", "2026-13-45", "sunny"])
def test_what_names_no_day(text: str) -> None:
    assert past_days(text, TODAY) is None
