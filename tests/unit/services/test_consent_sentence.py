"""Sentences to agree by: what is in them, and what counts as having read them."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.services.consent_match import letters, likeness, name_likeness
from voiceapp.services.consent_sentence import ALIKE, DRAWN, NAME_ALIKE, compose, judge
from voiceapp.services.consent_words import PURPOSES, SENTENCES, WORDS

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_holds_name_purpose_and_words_of_its_language_and_reading_it_will_do(language: str) -> None:
    sentence = compose("Anna Maria", language, random=Random(5))
    assert "Anna Maria" in sentence.text
    assert PURPOSES[language] in sentence.text
    assert set(sentence.drawn) <= set(WORDS[language])
    assert len(set(sentence.drawn)) == DRAWN
    assert sentence.text.endswith(", ".join(sentence.drawn) + ".")
    assert sentence.words[sentence.name] == "Anna Maria"
    reading = judge(sentence, sentence.text)
    assert (reading.share, reading.missing, reading.complete) == (1.0, (), True)


def test_every_try_has_other_words() -> None:
    assert len({compose("Linda", "en").drawn for _ in range(20)}) == 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_misheard_is_never_taken_for_another_of_the_list(language: str) -> None:
    plain = [letters(word) for word in WORDS[language]]
    assert len(plain) >= 90
    assert len(set(plain)) == len(plain)
    assert max(likeness(one, other) for one, other in combinations(plain, 2)) < ALIKE
    assert SENTENCES[language].endswith("{words}.")


def test_ones_own_purpose_stands_in_the_sentence_without_its_last_stop() -> None:
    sentence = compose("Linda", "en-GB", "  for the audiobooks of our choir. ", Random(1))
    assert (sentence.language, sentence.purpose) == ("en", "for the audiobooks of our choir")
    assert "Linda, for the audiobooks of our choir. My words" in sentence.text


def test_names_and_purposes_may_hold_braces() -> None:
    assert "{words}, to say {name}. My" in compose("{words}", "en", "to say {name}").text


@pytest.mark.parametrize(
    ("language", "purpose", "code"),
    [("tlh", "", "consent-language"), ("en", "x" * 201, "consent-purpose"), ("en", "a\x00b", "consent-purpose")],
)
def test_what_nobody_can_read_is_refused(language: str, purpose: str, code: str) -> None:
    with pytest.raises(VoiceAppError) as caught:
        compose("Linda", language, purpose)
    assert caught.value.code == code


def test_words_in_pieces_small_errors_and_free_spelling_of_a_name_are_forgiven() -> None:
    sentence = compose("Katharina", "en", random=Random(3))
    heard = sentence.text.replace("Katharina", "catherina").replace("computer", "come puter").lower()
    heard = heard.replace(sentence.drawn[0], sentence.drawn[0] + "s")
    assert judge(sentence, heard).complete


def test_one_of_the_drawn_words_may_be_missed_and_two_may_not() -> None:
    sentence = compose("Linda", "en", random=Random(3))
    one, two = sentence.drawn[1], sentence.drawn[3]
    reading = judge(sentence, sentence.text.replace(one, "hm"))
    assert (reading.complete, reading.missing) == (True, (one,))
    reading = judge(sentence, sentence.text.replace(one, "hm").replace(two, "hm"))
    assert (reading.complete, reading.missing) == (False, (one, two))


def test_words_chosen_by_a_grammar_count_where_dictation_missed_them() -> None:
    sentence = compose("Linda", "en", random=Random(3))
    heard = sentence.before + " mumble mumble"
    assert not judge(sentence, heard).complete
    assert judge(sentence, heard, [*sentence.drawn[:4], "zzz"]).complete
    assert not judge(sentence, heard, sentence.drawn[::-1]).complete
    assert not judge(sentence, "mumble mumble", sentence.drawn).complete, "the words alone are no consent"


def test_drawn_words_in_another_order_are_not_read() -> None:
    sentence = compose("Linda", "en", random=Random(3))
    assert not judge(sentence, f"{sentence.before} {' '.join(reversed(sentence.drawn))}").complete


def test_an_older_sentence_and_other_texts_are_not_this_one() -> None:
    random = Random(8)
    sentence = compose("Linda", "en", random=random)
    for text in (
        compose("Linda", "en", random=random).text,
        "The north wind and the sun were disputing which was the stronger, when a traveller came along.",
        "",
    ):
        assert not judge(sentence, text).complete


def test_without_the_name_it_is_no_consent_for_this_voice() -> None:
    sentence = compose("Linda", "en", random=Random(2))
    reading = judge(sentence, sentence.text.replace("Linda", "Georgeson"))
    assert (reading.complete, reading.missing) == (False, ("Linda",))


@pytest.mark.parametrize(
    ("name", "heard"),
    [("jeanluc", "johnluke"), ("katharina", "catarina"), ("stefan", "stephen"), ("sofie", "sophy")],
)
def test_names_that_sound_alike_are_alike(name: str, heard: str) -> None:
    assert name_likeness(name, heard) >= NAME_ALIKE
    assert name_likeness(name, "robert") < NAME_ALIKE


def test_a_name_that_the_recogniser_cannot_hear_takes_every_drawn_word_instead() -> None:
    sentence = compose("Zbigniew", "en", random=Random(3))
    heard = sentence.text.replace("Zbigniew", "umbrella")
    assert not judge(sentence, heard).complete
    reading = judge(sentence, heard, hears_name=False)
    assert (reading.complete, reading.missing) == (True, ("Zbigniew",))
    first, *others = sentence.drawn
    assert not judge(sentence, heard.replace(first, "rhubarb"), others, hears_name=False).complete
