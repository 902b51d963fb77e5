"""Passages that answer come first, also where they name nothing of the question."""

from __future__ import annotations

from voiceapp.core.passages import Passage, PassageTerms
from voiceapp.services.passage_ranking import ranked
from voiceapp.services.question_terms import QuestionTerms


def said(place: int, *body: str, name: str = "", allowed: bool = True, transcript: int = 1) -> PassageTerms:
    passage = Passage(100 * transcript + place, 1, transcript, place, place, place, 0.0, 1.0)
    return PassageTerms(passage, body, (name,) if name else (), allowed)


def order(near: list[PassageTerms], terms: QuestionTerms, numeric: bool = False) -> list[int]:
    return [one.id for one in ranked(near, {}, terms, numeric)]


def test_an_answer_without_the_questions_words_comes_before_what_is_far() -> None:
    near = [
        said(1, "drive", "coast"),
        said(2, "prett"),
        said(3, "900", "kilom"),
        said(1, "cat", "note", transcript=2),
    ]
    terms = QuestionTerms({"drive": 4.0})
    assert order(near, terms) == [101, 102, 103, 201]
    assert order(near, terms, numeric=True) == [101, 103, 102, 201], "a number is asked for, and said there"


def test_words_said_before_count_more_than_those_said_after() -> None:
    near = [said(1, "one"), said(2, "ferry"), said(3, "three")]
    assert order(near, QuestionTerms({"ferry": 1.0})) == [102, 103, 101]


def test_all_of_a_question_near_by_is_better_than_a_part_of_it_twice() -> None:
    near = [
        said(1, "marek", "notic"),
        said(2, "shame"),
        said(1, "stop", "stop", transcript=2),
        said(2, "marek", "stop", transcript=3),
    ]
    assert order(near, QuestionTerms({"marek": 4.0, "stop": 4.0}))[0] == 302


def test_a_synonym_and_a_speakers_name_count_a_little_less() -> None:
    near = [said(1, "purch"), said(1, "buy", transcript=2), said(1, "moon", name="buy", transcript=3)]
    assert order(near, QuestionTerms({"buy": 1.0})) == [201, 101, 301]


def test_what_lies_outside_of_what_was_looked_for_only_gives_its_words() -> None:
    near = [said(1, "ferry", allowed=False), said(2, "74")]
    assert order(near, QuestionTerms({"ferry": 1.0}), numeric=True) == [102]
