"""Moments and days in words, seen from Monday, 23 November 2026, two in the afternoon."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from voiceapp.engines.skill_dates import easter, parse_day, parse_when

NOW = datetime(2026, 11, 23, 14, 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tomorrow at nine", "2026-11-24T09:00"),
        ("tomorrow at five", "2026-11-24T17:00"),
        ("at nine", "2026-11-23T21:00"),
        ("at three", "2026-11-23T15:00"),
        ("at one", "2026-11-24T13:00"),
        ("at 7 am", "2026-11-24T07:00"),
        ("at seven oh five p.m.", "2026-11-23T19:05"),
        ("half past six in the evening", "2026-11-23T18:30"),
        ("on thursday at half past three", "2026-11-26T15:30"),
        ("quarter to seven in the morning", "2026-11-24T06:45"),
        ("at five to twelve", "2026-11-23T23:55"),
        ("at twenty thirty", "2026-11-23T20:30"),
        ("noon tomorrow", "2026-11-24T12:00"),
        ("at midnight", "2026-11-24T00:00"),
        ("tonight", "2026-11-23T20:00"),
        ("tomorrow morning", "2026-11-24T09:00"),
        ("saturday night", "2026-11-28T20:00"),
        ("on monday morning at eight", "2026-11-30T08:00"),
        ("in an hour and a half", "2026-11-23T15:30"),
        ("ninety minutes from now", "2026-11-23T15:30"),
        ("in three days at nine", "2026-11-26T09:00"),
        ("next week", "2026-11-30T09:00"),
        ("the first of december at ten", "2026-12-01T10:00"),
        ("december twenty fifth", "2026-12-25T09:00"),
        ("march 3rd 2027 at 10:30", "2027-03-03T10:30"),
        ("2026-12-01 09:30", "2026-12-01T09:30"),
        ("2026-12-01T09:30:00", "2026-12-01T09:30"),
        ("christmas at noon", "2026-12-25T12:00"),
    ],
)
def test_moments(text: str, expected: str) -> None:
    found = parse_when(text, NOW)
    assert found is not None
    assert found.at == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    "text", ["", "soon", "the dentist", "at 25", "tomorrow at the beach", "may", "blue at nine"]
)
def test_what_is_no_moment(text: str) -> None:
    assert parse_when(text, NOW) is None


@settings(deadline=None)
@given(st.integers(1, 12), st.integers(0, 59), st.sampled_from(["am", "pm"]))
def test_every_time_of_day(hour: int, minute: int, half: str) -> None:
    said = num2words(minute) if minute > 9 else f"oh {num2words(minute)}" if minute else ""
    found = parse_when(f"tomorrow at {num2words(hour)} {said} {half}", NOW)
    assert found is not None
    assert found.at == datetime(2026, 11, 24, hour % 12 + (12 if half == "pm" else 0), minute)


@settings(deadline=None)
@given(st.dates(date(2026, 11, 23), date(2030, 12, 31)))
def test_every_calendar_day(day: date) -> None:
    spoken = f"{day:%B} {num2words(day.day, to='ordinal')} {day.year}"
    assert parse_day(spoken, NOW.date()) == day
    assert parse_day(f"the {day.day}th of {day:%B}, {day.year}", NOW.date()) == day


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_survived(text: str) -> None:
    parse_when(text, NOW)
    parse_day(text, NOW.date())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tomorrow", "2026-11-24"),
        ("yesterday", "2026-11-22"),
        ("the day after tomorrow", "2026-11-25"),
        ("friday", "2026-11-27"),
        ("next monday", "2026-11-30"),
        ("last friday", "2026-11-20"),
        ("in ten days", "2026-12-03"),
        ("christmas eve", "2026-12-24"),
        ("easter", "2027-03-28"),
        ("thanksgiving", "2026-11-26"),
        ("the 25th", "2026-11-25"),
        ("the first", "2026-12-01"),
        ("february 29 2028", "2028-02-29"),
    ],
)
def test_days(text: str, expected: str) -> None:
    assert parse_day(text, NOW.date()) == date.fromisoformat(expected)


def test_easter_is_a_sunday_in_spring() -> None:
    for year in range(1990, 2100):
        assert easter(year).weekday() == 6
        assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


def printed(script: str, zone: str) -> str:
    """What a process in this time zone prints."""
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "TZ": zone},
        cwd=Path(__file__).parents[3],
    )
    return done.stdout


def test_a_reminder_across_the_change_to_summer_time_keeps_its_hour() -> None:
    script = (
        "from datetime import datetime\n"
        "from tests.fakes.context import FakeContext\n"
        "from voiceapp.engines.llm_skills import Skills\n"
        "from voiceapp.engines.skill_dates import local_time\n"
        "now = datetime(2027, 3, 27, 14, 0).astimezone()\n"
        "start = now.timestamp()\n"
        "due = Skills().parse_when(FakeContext(), 'tomorrow at nine', now.isoformat())['due']\n"
        "later = Skills().parse_when(FakeContext(), 'in twenty hours', now.isoformat())['due']\n"
        "print(local_time(due, now).isoformat(), (due - start) / 3600, (later - start) / 3600)\n"
    )
    assert printed(script, "Europe/Berlin").split() == ["2027-03-28T09:00:00+02:00", "18.0", "20.0"]


def test_dates_are_understood_where_the_time_zone_is_a_rule() -> None:
    """POSIX has TZ as a rule as well as a name; the libraries below know names alone."""
    script = (
        "from datetime import date\n"
        "from voiceapp.engines.skill_dates import parse_day\n"
        "print(parse_day('december twenty fifth', date(2026, 11, 23)))\n"
    )
    assert printed(script, "CET-1CEST,M3.5.0,M10.5.0/3") == "2026-12-25\n"


def test_days_without_a_year_are_never_past() -> None:
    for ahead in range(365):
        day = NOW.date() + timedelta(days=ahead)
        assert parse_day(f"{day:%B} {day.day}", NOW.date()) == day
