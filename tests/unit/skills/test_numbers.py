"""Numbers and lengths of time, from words and back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from voiceapp.engines.skill_numbers import digits, parse_duration, parse_number, spoken_duration, timer_name


@settings(deadline=None)
@given(st.integers(0, 10**12 - 1))
def test_whole_numbers_in_words_come_back(value: int) -> None:
    assert parse_number(num2words(value)) == value


@settings(deadline=None)
@given(st.integers(0, 10**6))
def test_as_speech_recognition_writes_them_too(value: int) -> None:
    words = num2words(value).replace("-", " ").replace(",", "")
    assert parse_number(words) == value
    assert parse_number(words.replace(" and ", " ")) == value


@settings(deadline=None)
@given(st.integers(0, 99_999) | st.integers(-99_999, -100))  # num2words loses the sign of -0.01
def test_decimals_and_negatives_come_back(hundredths: int) -> None:
    value = hundredths / 100
    words = num2words(value)
    assert parse_number(words) == pytest.approx(value)
    assert parse_number(str(value)) == pytest.approx(value)


@settings(deadline=None)
@given(st.integers(1, 31))
def test_ordinals_become_digits(day: int) -> None:
    assert digits(num2words(day, to="ordinal")) == num2words(day, to="ordinal_num")


@settings(deadline=None)
@given(st.integers(1, 6 * 86400))
def test_a_spoken_length_of_time_comes_back(seconds: int) -> None:
    shown = seconds - seconds % 60 if seconds >= 86400 else seconds
    assert parse_duration(spoken_duration(seconds)) == shown


@settings(deadline=None)
@given(st.integers(1, 59), st.integers(1, 23))
def test_lengths_in_words(minutes: int, hours: int) -> None:
    assert parse_duration(f"{num2words(minutes)} minutes") == minutes * 60
    assert parse_duration(f"{num2words(hours)} and a half hours") == hours * 3600 + 1800
    assert (
        parse_duration(f"{num2words(hours)} hours and {num2words(minutes)} minutes") == hours * 3600 + minutes * 60
    )
    assert parse_duration(f"{num2words(minutes)} second") == minutes


@settings(deadline=None)
@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    digits(text)
    duration = parse_duration(text)
    assert duration is None or duration > 0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("half an hour", 1800),
        ("a quarter of an hour", 900),
        ("three quarters of an hour", 2700),
        ("an hour and a half", 5400),
        ("a minute and a half", 90),
        ("one and a half minutes", 90),
        ("a couple of minutes", 120),
        ("1 hr 20 min", 4800),
        ("90s", 90),
        ("20-minute", 1200),
        ("five", None),
        ("minutes", None),
        ("five bananas", None),
        ("ten minutes and a cake", None),
        ("five minutes two hours", None),
    ],
)
def test_ways_to_say_a_length(text: str, seconds: float | None) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two hundred and five", "205"),
        ("twenty twenty six", "2026"),
        ("nineteen eighty four", "1984"),
        ("five thirty", "5 30"),
        ("seven oh five", "7 05"),
        ("two million", "2000000"),
        ("a hundred by eight", "100 by 8"),
        ("one two three", "1 2 3"),
        ("ten a.m.", "10 am"),
    ],
)
def test_numbers_inside_a_text(text: str, shown: str) -> None:
    assert digits(text) == shown


def test_singular_and_plural() -> None:
    assert spoken_duration(3661) == "1 hour, 1 minute and 1 second"
    assert spoken_duration(7200) == "2 hours"
    assert spoken_duration(0.2) == "0 seconds"
    assert timer_name(5400) == "1 hour 30 minute"
