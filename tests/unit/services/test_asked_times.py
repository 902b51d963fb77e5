"""Times in questions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voiceapp.services.asked_times import asked_time, clock, seconds

END = None


@pytest.mark.parametrize(
    ("question", "start", "end", "left"),
    [
        ("What instrument plays at 0:30?", 30, 30, "What instrument plays?"),
        ("At 0:30, what instrument plays?", 30, 30, "What instrument plays?"),
        ("What plays at 1 minute 20?", 80, 80, "What plays?"),
        ("What plays at 1 minute 20 seconds?", 80, 80, "What plays?"),
        ("What plays at one minute and twenty seconds?", 80, 80, "What plays?"),
        ("What plays around 1m20s please?", 80, 80, "What plays please?"),
        ("what plays at about 90 s", 90, 90, "what plays"),
        ("Who speaks at 1:02:03?", 3723, 3723, "Who speaks?"),
        ("Who speaks at 0:07.5?", 7.5, 7.5, "Who speaks?"),
        ("Who speaks at the 30 second mark?", 30, 30, "Who speaks?"),
        ("Who speaks at the 30-second mark?", 30, 30, "Who speaks?"),
        ("Who speaks at minute 2?", 120, 120, "Who speaks?"),
        ("Who speaks at second 15?", 15, 15, "Who speaks?"),
        ("Who speaks about half a minute into the song?", 30, 30, "Who speaks?"),
        ("What happens after 30 seconds?", 30, END, "What happens?"),
        ("After thirty seconds, what happens?", 30, END, "What happens?"),
        ("What happens from 1:00 on?", 60, END, "What happens?"),
        ("What happens before 0:20?", 0, 20, "What happens?"),
        ("What is said between 0:10 and 0:40?", 10, 40, "What is said?"),
        ("What is said from 0:10 to 0:40?", 10, 40, "What is said?"),
        ("What is said between 10 and 40 seconds?", 10, 40, "What is said?"),
        ("What is said between 1 and 2 minutes?", 60, 120, "What is said?"),
        ("What is said at 0:10-0:40?", 10, 40, "What is said?"),
        ("What is said from one minute to 1 minute 30 seconds?", 60, 90, "What is said?"),
        ("What is said in the first 10 seconds?", 0, 10, "What is said?"),
        ("What is said during the last 2 minutes?", -120, END, "What is said?"),
        ("At 0:30?", 30, 30, "What is heard?"),
        ("Welches Instrument spielt bei 0:30?", 30, 30, "Welches Instrument spielt?"),
        ("Wie laut ist es um 1:02:03?", 3723, 3723, "Wie laut ist es?"),
        ("Wer spricht bei Minute 2?", 120, 120, "Wer spricht?"),
        ("Was ist nach 30 Sekunden zu hören?", 30, END, "Was ist zu hören?"),
        ("Was wird ab 1:00 gesagt?", 60, END, "Was wird gesagt?"),
        ("Was wird zwischen 0:10 und 0:40 gesagt?", 10, 40, "Was wird gesagt?"),
        ("Wie laut ist es von 1 Minute bis 2 Minuten?", 60, 120, "Wie laut ist es?"),
        ("Spielt in den ersten 10 Sekunden Musik?", 0, 10, "Spielt Musik?"),
        ("Spielt in den letzten 2 Minuten Musik?", -120, END, "Spielt Musik?"),
        ("How many people sing at 1 minute 20 or so?", 60, 60, "How many people sing 20 or so?"),
    ],
)
def test_times_that_are_recognised(question: str, start: float, end: float | None, left: str) -> None:
    found = asked_time(question)
    assert found is not None
    assert (found.start_s, found.end_s) == (start, end)
    assert found.question == left
    assert found.is_point == (start == end)


@pytest.mark.parametrize(
    "question",
    [
        "What instrument plays?",
        "Who is at 10:30 am in the office?",
        "Who comes at 5 o'clock?",
        "Wer kommt um 14:30 Uhr?",
        "Was wird zwischen 0:40 und 0:10 gesagt?",
        "How many seconds does it last?",
        "Is it from 1990?",
        "What happens at the end?",
        "Are there 30 people?",
        "What is said at 0:99?",
        "Is she good at a second language?",
        "Does he look at two men?",
        "What is said between 0:40 and 0:10?",
        "",
    ],
)
def test_times_that_are_none(question: str) -> None:
    assert asked_time(question) is None


TIMES = st.integers(0, 5 * 3600 - 1)


def _ways(total: int) -> list[str]:
    """Ways to say a time."""
    hours, rest = divmod(total, 3600)
    minutes, left = divmod(rest, 60)
    told = [f"{total} seconds", f"{total}s", f"{total} sec", clock(total), f"{hours}:{minutes:02d}:{left:02d}"]
    told += [f"{hours} hours {minutes} minutes and {left} seconds", f"{hours}h{minutes}m{left}s"]
    if not hours:
        told += [f"{minutes} minutes {left}", f"{minutes} min {left} s", f"{minutes} minutes, {left} seconds"]
    return told


@given(total=TIMES, data=st.data())
def test_every_way_to_say_a_time_means_it(total: int, data: st.DataObject) -> None:
    way = data.draw(st.sampled_from(_ways(total)))
    assert seconds(way) == total
    point = asked_time(f"Who speaks at {way}?")
    assert point is not None
    assert (point.start_s, point.end_s, point.question) == (total, total, "Who speaks?")
    after = asked_time(f"After {way}, who speaks?")
    assert after is not None
    assert (after.start_s, after.end_s, after.question) == (total, None, "Who speaks?")


def test_a_bare_last_number_may_stand_before_the_end_of_a_stretch() -> None:
    found = asked_time("Who speaks between 1 minutes 5 and 2 minutes 10?")
    assert found is not None
    assert (found.start_s, found.end_s) == (65, 130)


@given(one=TIMES, two=TIMES, data=st.data())
def test_stretches_have_a_start_before_their_end(one: int, two: int, data: st.DataObject) -> None:
    first, second = data.draw(st.sampled_from(_ways(one))), data.draw(st.sampled_from(_ways(two)))
    found = asked_time(f"Who speaks between {first} and {second}?")
    if one < two:
        assert found is not None
        assert (found.start_s, found.end_s, found.question) == (one, two, "Who speaks?")
    else:
        assert found is None


@given(st.text(max_size=60) | st.text(alphabet="0123456789:.- minuteshafrobdl", max_size=60))
def test_no_text_is_an_error(text: str) -> None:
    found = asked_time(text)
    if found is not None:
        assert found.question
        assert found.end_s is None or 0 <= found.start_s <= found.end_s
