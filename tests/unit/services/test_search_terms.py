"""What is looked up of a question."""

from __future__ import annotations

from voiceapp.services.search_terms import asked_terms, terms


def test_words_that_only_ask_are_not_looked_up_in_german_either() -> None:
    for question, found in (
        ("Warum wurde das Budget gekürzt?", ["budget", "gekürzt"]),
        ("Welche Farbe hat unser Auto?", ["auto"]),
        ("Wie alt ist der Baum?", ["baum"]),
        ("Wann haben wir uns für die Lieferung entschieden?", ["lieferung"]),
        ("Wem gehört der Hund?", ["gehört", "hund"]),
    ):
        assert list(asked_terms(question).values()) == found


def test_what_kind_of_thing_is_asked_for_need_not_be_said() -> None:
    for question, found in (
        ("How old is the bridge?", ["bridge"]),
        ("How much does the fridge cost?", ["fridge"]),
        ("What colour is the boat?", ["boat"]),
        ("What is the street called?", ["street"]),
        ("Who called the old doctor?", ["called", "old", "doctor"]),
    ):
        assert list(asked_terms(question).values()) == found


def test_a_time_of_day_or_a_decimal_is_one_term() -> None:
    assert asked_terms("At 14:30?") == {"14x30": "14:30"}
    assert terms("It takes 2.5 hours.")[1] == "2x5"
