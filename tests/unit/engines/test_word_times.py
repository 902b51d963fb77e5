"""Word times guessed over the known length of a sound."""

from __future__ import annotations

from itertools import pairwise

import pytest

from voiceapp.engines.word_times import Unfolding, estimated


def test_words_lie_in_order_over_the_whole_sound_and_name_their_place_in_the_text() -> None:
    text = '"It\'s 3.50 euros," she re-read. Über 20!'
    words = estimated(text, 4.0, offset_s=10.0)
    assert [word["text"] for word in words] == ["It's", "3.50", "euros", "she", "re-read", "Über", "20"]
    assert all(text[word["start"] : word["end"]] == word["text"] and not word["exact"] for word in words)
    assert words[0]["start_s"] == 10.0
    assert words[-1]["end_s"] == pytest.approx(14.0)
    for word, following in pairwise(words):
        assert word["start_s"] < word["end_s"] < following["start_s"]


def test_long_words_and_numbers_take_longer_and_a_sentences_end_more_than_a_comma() -> None:
    short, long, number, last = estimated("so extraordinarily 1984, a", 3.0)
    lengths = [word["end_s"] - word["start_s"] for word in (short, long, number)]
    assert lengths[0] < min(lengths[1:])
    comma = last["start_s"] - number["end_s"]
    one, two = estimated("so extraordinarily 1984. a", 3.0)[2:]
    assert two["start_s"] - one["end_s"] > comma > long["start_s"] - short["end_s"]


def test_scripts_without_spaces_are_timed_character_by_character() -> None:
    words = estimated("你好，world", 2.0)
    assert [word["text"] for word in words] == ["你", "好", "world"]


@pytest.mark.parametrize("text", ["", " \n", "... !?"])
def test_nothing_spoken_has_no_words(text: str) -> None:
    assert estimated(text, 1.0) == []


def test_words_of_growing_sound_come_with_the_part_in_which_they_start() -> None:
    text = "So the long sentence comes to its end"
    words = Unfolding(text, expected_s=4.0, offset_s=1.0)
    parts = [words.part(1.0), words.part(1.0), words.part(0.5, last=True)]
    told = [word for part in parts for word in part]
    assert [word["text"] for word in told] == text.split()
    assert all(text[word["start"] : word["end"]] == word["text"] for word in told)
    assert all(parts)
    assert all(1.0 <= word["start_s"] < 2.0 for word in parts[0])
    assert all(2.0 <= word["start_s"] < 3.0 for word in parts[1])
    # It was over sooner than expected: what was left fits into what was made.
    assert told[-1]["end_s"] == pytest.approx(3.5)
