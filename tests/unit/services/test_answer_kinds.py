"""A sentence answers a question only where it holds the kind of thing that is asked for."""

from __future__ import annotations

import pytest

from voiceapp.services.answer_kinds import kind, numeric, yes_or_no

PEOPLE = ("Ann", "Bob")


@pytest.mark.parametrize(
    ("question", "holding", "lacking"),
    [
        ("When is the premiere?", "On the sixth of April.", "It is the one with the lost luggage."),
        ("When was the bakery founded?", "In 1998, by my father.", "Two customers found the loaf too sour."),
        ("When does he come?", "In three weeks, he promised.", "It costs twenty-eight with a tent."),
        ("Wann treffen wir uns?", "Am letzten Dienstag im Mai.", "Der Saal ist schön."),
        ("How much does the oven cost?", "Twenty-two thousand, installed.", "It was bought in 1998."),
        ("How much is the tent?", "That one costs nothing.", "It takes two hours."),
        ("What did the repair cost?", "About 1,800 euros.", "The oven broke in March."),
        ("How many guests came?", "Four hundred and twenty.", "On the sixth of April."),
        ("Was kostet das Dach?", "Achtzehntausend Euro.", "Erster Punkt, das Dach."),
        ("How long does it take?", "Two hours at most.", "It takes longer by train."),
        ("Wie alt ist das Dach?", "Dreißig Jahre.", "Es ist alt."),
        ("How often does it fail?", "Every twenty minutes.", "It fails when it rains."),
        ("What colour is the light?", "It's orange and blinking.", "It's blinking."),
        ("Who repaired it?", "I think Lars has done it.", "It was repaired on Monday."),
        ("Who repaired it?", "The electrician did.", "We changed the pads."),
        ("Who pays?", "Ask Mrs Lindqvist.", "It is paid by card."),
        ("Who called?", "That was bob.", "The phone rang."),
        ("Wer grillt?", "Mein Mann grillt wieder.", "Die Trikots sind noch nicht da."),
        ("What is the dog called?", "That's Biscuit.", "Keep it in another room."),
        ("Where is the campsite?", "Near Porto Verde, behind the dunes.", "At the campsite dogs aren't allowed."),
        ("Where does he work?", "At the hospital.", "He works in the morning."),
        ("Wo turnen sie?", "In der Halle der Grundschule.", "Sie turnen am Mittwoch."),
    ],
)
def test_what_is_asked_for_is_told_from_what_is_not(question: str, holding: str, lacking: str) -> None:
    wanted = kind(question, PEOPLE)
    assert wanted is not None
    assert wanted.holds(holding) is True
    assert wanted.holds(lacking) is False


def test_whoever_says_i_may_be_who_is_asked_for() -> None:
    wanted = kind("Wer führt das Protokoll?", PEOPLE)
    assert wanted is not None
    assert wanted.holds("Ich führe heute das Protokoll.") is None


def test_reasons_and_decisions_need_no_certain_word() -> None:
    for question, telling, other in (
        ("Why was it too sour?", "Because the dough stood too warm.", "The dough stood in the sun."),
        ("What did we decide about the oven?", "Then we buy the oven.", "The oven comes in January."),
    ):
        wanted = kind(question)
        assert wanted is not None
        assert (wanted.holds(telling), wanted.holds(other)) == (True, None)


def test_other_questions_ask_for_nothing_in_particular() -> None:
    for question in ("What happened to the sign?", "Who paid for it?", "Is it free?", "Which play do we take?"):
        wanted = kind(question)
        assert wanted is None or wanted.name == "person", question
    assert numeric("How much did he pay?")
    assert not numeric("Who paid for the two lamps?")
    assert yes_or_no("Are dogs allowed?")
    assert not yes_or_no("What are dogs for?")
