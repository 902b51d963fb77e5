"""Minutes without a model: real sentences with their sources; decisions, tasks, owners, questions found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.services import grounding_german, grounding_set
from voiceapp.core.meetings import Meeting, MeetingInfo, MeetingSegment, MeetingSpeaker, Minutes, MinutesItem
from voiceapp.services.grounding import Grounding
from voiceapp.services.key_sentences import key_sentences
from voiceapp.services.minutes_extractive import extract

SECTIONS = ("summary", "topics", "decisions", "action_items", "open_questions")


def made(meeting: Meeting) -> Minutes:
    return extract(meeting, Grounding(meeting), "general", SECTIONS)


def tasks(minutes: Minutes) -> set[tuple[str, str, tuple[int, ...]]]:
    return {(item.owner, item.due, item.segments) for item in minutes.action_items}


def one_line(*said: tuple[str, str]) -> Meeting:
    names = list(dict.fromkeys(name for name, _ in said))
    return Meeting(
        MeetingInfo(1, "Call", 0.0, 60.0, "ready", "imported"),
        [MeetingSpeaker(at, f"S{at}", name) for at, name in enumerate(names, 1)],
        [MeetingSegment(at, names.index(name) + 1, at, at + 1.0, text) for at, (name, text) in enumerate(said, 1)],
    )


def test_owners_dates_and_answers_of_tasks_are_found() -> None:
    minutes = made(grounding_set.meeting())
    assert {
        ("Bob", "before Thursday", (7,)),
        ("David", "this week", (12, 13)),
        ("Carla", "until Monday", (29, 30)),
        ("Emma", "", (40,)),
        ("Ann", "next Tuesday", (42,)),
        ("Bob", "today", (50, 51)),
        ("Carla", "next week", (53,)),
        ("Ann", "", (60,)),
    } <= tasks(minutes)
    assert 17 not in {
        segment for item in minutes.action_items for segment in item.segments
    }  # "I don't think we ..."


def test_decisions_and_open_questions_are_found_and_ideas_left_out() -> None:
    minutes = made(grounding_set.meeting())
    decided = {item.segments[0] for item in minutes.decisions}
    assert {16, 19, 21, 24, 46, 57} <= decided
    assert not {26, 27, 39} & decided  # maybe; a question; on a condition
    assert [item.segments for item in minutes.open_questions] == [(27, 28)]
    assert [item.text for item in minutes.topics] == ["Next point, the office.", "Last point, hiring."]


def test_a_decision_that_was_taken_back_is_marked_and_all_else_is_borne_out() -> None:
    meeting = grounding_set.meeting()
    check, minutes = Grounding(meeting), made(meeting)
    marked = [item for item in minutes.decisions if not check.check(item, "decision").supported]
    assert [item.segments for item in marked] == [(16,)]
    assert all(check.check(item, "action").supported for item in minutes.action_items)
    assert all(check.check(item, "summary").supported for item in minutes.summary)


def test_notes_of_the_user_are_in_the_summary() -> None:
    noted = [item for item in made(grounding_set.meeting()).summary if item.notes]
    assert noted[0] == MinutesItem(
        "Landlord: deposit is 3 months of rent", notes=(1,), quote="Landlord: deposit is 3 months of rent"
    )


def test_german_tasks_and_decisions() -> None:
    minutes = made(grounding_german.meeting())
    assert tasks(minutes) == {("Jonas", "bis Freitag", (7,)), ("Mehmet", "", (8,)), ("Mehmet", "", (9, 10))}
    assert [item.segments for item in minutes.decisions] == [(6,), (17,)]
    assert [item.segments for item in minutes.open_questions] == [(11, 12)]


@pytest.mark.parametrize(
    ("said", "owner"),
    [
        ([("Ann", "Could you send me the slides?"), ("Bob", "Yes, of course.")], "Bob"),
        ([("Ann", "Could you send me the slides?"), ("Bob", "What a nice day.")], None),
        ([("Ann", "Let me see whether the slides are there.")], None),
        ([("Ann", "I'll never send the slides again.")], None),
        ([("Ann", "We need to send the slides soon.")], ""),
    ],
)
def test_who_has_a_task(said: list[tuple[str, str]], owner: str | None) -> None:
    assert [item.owner for item in made(one_line(*said)).action_items] == ([] if owner is None else [owner])


def test_only_the_wanted_sections_are_filled() -> None:
    meeting = grounding_set.meeting()
    minutes = extract(meeting, Grounding(meeting), "lecture", ("summary",))
    assert minutes.summary
    others = (minutes.topics, minutes.decisions, minutes.action_items, minutes.open_questions)
    assert others == ((), (), (), ())


def test_a_meeting_without_words_or_marks_makes_no_trouble() -> None:
    empty = replace(grounding_set.meeting(), segments=[], notes=[])
    assert made(empty) == Minutes("extractive", "general", "Planning", grounding_set.meeting().info.speakers)
    endless = one_line(("Ann", "so " + "we talked and talked " * 200 + "and I will write the report until friday"))
    (task,) = made(endless).action_items
    assert len(task.quote.split()) <= 60
    assert task.quote.endswith("I will write the report until friday")
    assert task.due == "until friday"


def test_key_sentences_say_what_the_others_are_about_and_not_the_same_twice() -> None:
    said = [
        "the cat sleeps",
        "the cat eats fish",
        "a cat likes fish and milk",
        "cat likes fish and milk",
        "rain falls",
    ]
    stems = [[word for word in one.split() if word not in ("the", "a", "and")] for one in said]
    best = key_sentences(stems, 2)
    assert len(best) == 2
    assert not {2, 3} <= set(best)
    assert 4 not in key_sentences(stems, 1)
    assert key_sentences([[], []], 3) == []
    assert key_sentences([], 3) == []
    spread = key_sentences([[f"w{at % 7}", f"v{at % 11}", f"u{at}"] for at in range(1000)], 5)
    assert min(spread) < 400
    assert max(spread) >= 800
