"""A text cut into lines: whole sentences of a size that engines say well, with silence between."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voiceapp.core.texts import Paragraph
from voiceapp.services.script_text import (
    CUT_S,
    HEADING_S,
    LONGEST,
    PARAGRAPH_S,
    SENTENCE_S,
    expected_s,
    script_text,
)


def cut(*paragraphs: str | Paragraph, language: str = "en") -> list[tuple[str, str, float, int]]:
    given = [Paragraph(one) if isinstance(one, str) else one for one in paragraphs]
    made = script_text(given, language).lines
    assert [line.position for line in made] == list(range(len(made)))
    return [(line.text, line.language, line.pause_s, line.paragraph) for line in made]


def test_lines_are_sentences_and_short_ones_go_together() -> None:
    assert cut(
        Paragraph("Chapter one", heading=True),
        "Yes. No. Dr. Smith came home after it had been dark for a long time. He was tired, and so he slept.",
        "The end.",
    ) == [
        ("Chapter one", "en", HEADING_S, 0),
        ("Yes. No. Dr. Smith came home after it had been dark for a long time.", "en", SENTENCE_S, 1),
        ("He was tired, and so he slept.", "en", PARAGRAPH_S, 1),
        ("The end.", "en", PARAGRAPH_S, 2),
    ]


def test_pauses_are_as_the_marks_say() -> None:
    assert cut("One. [pause 2s] Two. [pause 1s][pause 1s] Three. [pause 0s]", "[pause 3s] Four.") == [
        ("One.", "en", 2.0, 0),
        ("Two.", "en", 2.0, 0),
        ("Three.", "en", 3.0, 0),
        ("Four.", "en", PARAGRAPH_S, 1),
    ]
    assert cut("[pause 5s] First of all.")[0][:3] == ("First of all.", "en", PARAGRAPH_S), "there is nothing before"


def test_languages_are_those_of_paragraphs_and_marks() -> None:
    assert cut(
        Paragraph("Bonjour.", "fr"), "He said [lang de] guten Tag [lang en] and left.", language="en-GB"
    ) == [
        ("Bonjour.", "fr", PARAGRAPH_S, 0),
        ("He said", "en-GB", CUT_S, 1),
        ("guten Tag", "de", CUT_S, 1),
        ("and left.", "en", PARAGRAPH_S, 1),
    ]


def test_a_word_that_is_said_otherwise_is_never_cut() -> None:
    lines = cut(
        "The {U.S.A.|you. ess. ay. Really! Yes?} is a large country with many people in it."
        " So it is said here, and so it has always been."
    )
    assert [text for text, *_ in lines] == [
        "The {U.S.A.|you. ess. ay. Really! Yes?} is a large country with many people in it.",
        "So it is said here, and so it has always been.",
    ]


@pytest.mark.parametrize(
    ("language", "text", "most"),
    [
        ("en", "word, " * 400, LONGEST),
        ("zh", "我们今天去公园散步，然后回家吃饭。" * 30, 66),
        ("ja", "あ" * 500, 66),
        ("hi", "शब्द " * 200, 150),
        ("en", "x" * 5000, LONGEST),
    ],
)
def test_no_line_is_longer_than_engines_take(language: str, text: str, most: int) -> None:
    lines = cut(text, language=language)
    assert max(len(line) for line, *_ in lines) <= most
    assert "".join("".join(line.split()) for line, *_ in lines) == "".join(text.split())


def test_what_holds_no_word_is_left_out() -> None:
    assert cut("🎉🎉", "* * *", "...", "", " \n ", "[pause 1s]") == []


@settings(max_examples=60)
@given(st.text(alphabet=st.sampled_from("ab .,!?\n\"'()äß我。[]{}|*<>/"), max_size=400))
def test_no_letter_is_lost_whatever_is_written(text: str) -> None:
    made = script_text([Paragraph(text)], "en")
    if made.dropped:
        return
    kept = "".join(line.text for line in made.lines)
    letters = [character for character in text if character.isalnum()]
    assert [character for character in kept if character.isalnum()] == letters


def test_a_megabyte_in_one_line_is_cut() -> None:
    text = "These are some words of a long book without any end, and they go on and on. " * 1_300
    lines = cut(text)
    assert len(lines) == 1_300


def test_about_how_long_a_text_is() -> None:
    assert expected_s("Hello there, how are you today?") == pytest.approx(1.7, abs=0.3)
    assert expected_s("我们今天去公园") == pytest.approx(1.4, abs=0.2)
    assert expected_s("Hello", 2.0) == expected_s("Hello") / 2
    assert expected_s("... !") == 0


@pytest.mark.parametrize("text", [".", "?!", '."', "🙂", "[pause 1s]", "<break/>", "**", "`"])
def test_a_long_row_of_signs_is_nothing_to_speak_and_takes_no_time(text: str) -> None:
    assert script_text([Paragraph(text * (300_000 // len(text)))], "en").lines == ()
