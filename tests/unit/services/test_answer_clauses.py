"""An answer is the part of a sentence that answers, and says nothing else than the sentence does."""

from __future__ import annotations

import pytest

from voiceapp.services.answer_clauses import answering, without_opening
from voiceapp.services.answer_kinds import kind
from voiceapp.services.question_terms import QuestionTerms
from voiceapp.services.search_terms import asked_terms, terms


def cut(question: str, text: str) -> str:
    wanted = kind(question)
    assert wanted is not None
    asked = QuestionTerms(dict.fromkeys(asked_terms(question), 1.0))
    return answering(text, wanted.holds, lambda part: asked.share(asked.within(terms(part))))


@pytest.mark.parametrize(
    ("question", "said", "told"),
    [
        (
            "How much is a suit?",
            "I asked the shop in Mill Lane, they want thirty-five euros per suit.",
            "They want thirty-five euros per suit.",
        ),
        (
            "When is the premiere?",
            "Good, it is on the sixth of April, and we are glad of it.",
            "It is on the sixth of April.",
        ),
        ("Who does it?", "Yusuf would like to do it, he has to be home early.", "Yusuf would like to do it."),
        ("Wann kommen sie?", "In drei Wochen, das ist schade.", "In drei Wochen."),
        ("When was it bought?", "It was bought in 1998 and it eats too much.", "It was bought in 1998."),
    ],
)
def test_what_does_not_answer_is_left_out(question: str, said: str, told: str) -> None:
    assert cut(question, said) == told


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("When do we ship?", "We ship on the twelfth of May, if the tests pass."),
        ("How much is it?", "It is 900 euros, but they may ask for more."),
        ("How much is it?", "He says, it is 900 euros."),
        ("How much is it?", "I would guess, it is 900 euros."),
        ("How much is it?", "It costs 900 euros, and the installation is another 300."),
        ("How many people come?", "We have two developers, one designer and a manager."),
        ("Who comes?", "Ann, Bob and my sister."),
        ("When do they open?", "They open on Monday, not on Tuesday."),
        ("Wie teuer ist es?", "Achtzehntausend Euro, ohne Gerüst."),
        ("Wann kommen sie?", "In drei Wochen, hat er versprochen."),
        ("When do they come?", "In three weeks, he said."),
        ("Wann zahlen wir?", "Wir zahlen im Mai, wenn das Geld da ist."),
    ],
)
def test_what_turns_the_meaning_stays(question: str, said: str) -> None:
    assert cut(question, said) == said


def test_an_answer_does_not_begin_with_well() -> None:
    assert without_opening("Okay, so we take the play.") == "We take the play."
    assert without_opening("Good.") == "Good."
    assert without_opening("Sophie is here.") == "Sophie is here."
