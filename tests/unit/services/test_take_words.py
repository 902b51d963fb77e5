"""A text against what was heard: missing, repeated and added words are told from words that were heard wrong."""

from __future__ import annotations

import pytest

from voiceapp.core.frames import Word
from voiceapp.services.take_words import Compared, Token, compare, plain_words, tokens
from voiceapp.services.word_scores import word_error_rate

TEXT = "The weather in the mountains was cold."


def heard(text: str, pace: float = 0.07, pauses: dict[int, float] | None = None, exact: bool = True) -> list[Token]:
    """Words one after the other, each as long as its letters; ``pauses`` before words by their numbers."""
    made, at = [], 0.0
    for number, word in enumerate(text.split()):
        at += (pauses or {}).get(number, 0.0)
        made.append(Token(word, at, at + pace * len(word), exact))
        at = made[-1].end_s
    return made


def compared(text: str, pauses: dict[int, float] | None = None) -> Compared:
    return compare(plain_words(TEXT, "en"), heard(text, pauses=pauses))


def test_the_same_words_are_no_error() -> None:
    found = compared("the weather in the mountains was cold")
    assert (found.wer, found.extra, found.repeats, found.left_out) == (0.0, (), 0, ())
    assert found.end_s == pytest.approx(31 * 0.07)


@pytest.mark.parametrize(
    "said",
    [
        "the weather in the mountains was old",
        "weather in mountains was cold and",
        "a feather in the the mountain was called",
        "",
    ],
)
def test_the_error_rate_is_the_one_of_scoring(said: str) -> None:
    assert compared(said).wer == pytest.approx(word_error_rate(TEXT, said))


def test_words_after_the_end_stand_after_the_end() -> None:
    found = compared("the weather in the mountains was cold in the mountains", {7: 0.4})
    assert [token.text for token in found.extra] == ["in", "the", "mountains"]
    assert found.end_s == pytest.approx(31 * 0.07)
    assert found.ended.errors == 0
    assert found.ended.extra == ()


def test_one_word_at_the_end_counts_only_after_a_pause() -> None:
    assert compared("the weather in the mountains was cold is").extra == ()
    assert len(compared("the weather in the mountains was cold is", {7: 0.4}).extra) == 1


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("the weather in the mountains mountains was cold", 1),
        ("the weather in the weather in the mountains was cold", 3),
        ("the the weather in the mountains was cold", 0),
        ("the weather in the high mountains was cold", 0),
    ],
)
def test_repeats_are_words_said_twice_in_a_row(said: str, count: int) -> None:
    assert compared(said).repeats == count


def test_a_text_may_say_a_word_twice() -> None:
    text = plain_words("It was a long, long way.", "en")
    assert compare(text, heard("it was a long long way")).repeats == 0


def test_a_word_is_left_out_when_there_is_no_time_for_it() -> None:
    assert compared("the weather in the was cold").left_out == ("mountains",)
    # Only not recognised: what is heard before and after has a gap, or is as slow as if it held the word.
    assert compared("the weather in the was cold", {4: 0.6}).left_out == ()
    slow = heard("the weather in the was cold")
    slow[3] = Token("the", slow[3].start_s, slow[3].end_s + 0.6, True)
    later = [Token(one.text, one.start_s + 0.6, one.end_s + 0.6, True) for one in slow[4:]]
    assert compare(plain_words(TEXT, "en"), [*slow[:4], *later]).left_out == ()


def test_short_words_are_never_left_out() -> None:
    assert compared("the weather the mountains was cold").left_out == ()


def test_the_end_is_known_where_the_last_word_was_heard() -> None:
    assert compared("the weather in the mountains was cold").exact
    found = compare(plain_words(TEXT, "en"), heard("the weather in the mountains was cold", exact=False))
    assert (found.end_s is None, found.exact) == (False, False)
    assert compared("the weather in the mountains was gold").end_s is None
    untimed = [Token(word) for word in "the weather in the mountains was cold".split()]
    assert compare(plain_words(TEXT, "en"), untimed).end_s is None


def test_numbers_and_signs_are_compared_as_they_are_spoken() -> None:
    said = plain_words("It costs $5, twenty-one times!", "en")
    assert said == "it costs five dollars twenty one times".split()
    words = tokens(
        [Word("It", 0, 1), Word("costs", 1, 2), Word("$5,", 2, 3), Word("21", 3, 4), Word("times", 4, 5)], "en"
    )
    assert [token.text for token in words] == said
    assert [(token.start_s, token.end_s) for token in words if token.text in ("twenty", "one")] == [(3, 4), (3, 4)]


def test_scripts_without_spaces_are_compared_by_characters() -> None:
    assert plain_words("你好，世界", "zh") == ["你", "好", "世", "界"]
    assert compare(plain_words("你好，世界", "zh"), [Token(one) for one in "你好世间"]).wer == 0.25


def test_a_text_without_words_has_no_error_rate() -> None:
    assert compare([], heard("and then")).wer is None
    assert compare([], []).end_s is None
