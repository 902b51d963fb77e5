"""Marks in a text that a voice speaks: pauses, languages, words said otherwise, and a voice's own lexicon."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voiceapp.core.voices import Pronunciation
from voiceapp.pipeline.voice_marks import (
    MOST_PAUSE_S,
    PAUSE_S,
    Stretch,
    has_phonemes,
    shown,
    sounds,
    spoken,
    stretches,
)

LEXICON = (
    Pronunciation("GIF", "jiff"),
    Pronunciation("GIF file", "picture"),
    Pronunciation("Siobhán", "Shivaun"),
    Pronunciation("東京", "とうきょう"),
    Pronunciation("data", "/ˈdeɪtə/", True),
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Plain.", [("Plain.", "", None)]),
        ("One. [pause] Two.", [("One.", "", PAUSE_S), ("Two.", "", None)]),
        ("One.[PAUSE 250ms]", [("One.", "", 0.25)]),
        ("[pause 2 s] One.", [("", "", 2.0), ("One.", "", None)]),
        ("One. [pause 9999s]", [("One.", "", MOST_PAUSE_S)]),
        (
            "He said [lang fr] bonjour [lang en_GB] and left.",
            [("He said", "", None), ("bonjour", "fr", None), ("and left.", "en-GB", None)],
        ),
        ("[pausing] [lang] [it] was [1]", [("[pausing] [lang] [it] was [1]", "", None)]),
        ("", []),
    ],
)  # fmt: skip
def test_a_paragraph_is_cut_at_its_marks(text: str, wanted: list[tuple[str, str, float | None]]) -> None:
    assert list(stretches(text)) == [Stretch(*one) for one in wanted]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A gif, a GIF and gifs.", "A jiff, a jiff and gifs."),
        ("The GIF file opens.", "The picture opens."),
        ("Siobhán came, SIOBHÁN left.", "Shivaun came, Shivaun left."),
        ("我去東京了", "我去とうきょう了"),
        ("The data are here.", "The data are here."),
        ("The {W3C|web people} met.", "The web people met."),
        ("The {W3C|/x/} met.", "The W3C met."),
        ("The {GIF|moving picture} and a GIF.", "The moving picture and a jiff."),
        ("It is *really* {so|zo}.", "It is really zo."),
        ("{a b", "{a b"),
    ],
)
def test_words_are_said_as_the_voice_says_them(text: str, said: str) -> None:
    assert spoken(text, "en", LEXICON).text == said


def test_each_spoken_word_leads_back_to_the_shown_one() -> None:
    text = "Say {W3C|web people} and GIF for $5 to *Siobhán* now."
    made = spoken(text, "en", LEXICON)
    found = [(match[0], text[slice(*made.shown(*match.span()))]) for match in re.finditer(r"\w+", made.text)]
    assert found == [
        *[("Say", "Say"), ("web", "W3C"), ("people", "W3C"), ("and", "and"), ("jiff", "GIF"), ("for", "for")],
        *[("5", "$5"), ("dollars", "$5"), ("to", "to"), ("Shivaun", "Siobhán"), ("now", "now")],
    ]


def test_words_in_phonemes_are_found_in_what_is_spoken() -> None:
    text = "*All* {W3C|web} {tomato|/təˈmeɪtoʊ/} Data, 5 kg of {data|x} or databases."
    made = spoken(text, "en", LEXICON)
    found = sounds(text, made, LEXICON)
    assert [(made.text[start:end], ipa) for start, end, ipa in found] == [
        *(("tomato", "təˈmeɪtoʊ"), ("Data", "ˈdeɪtə"))
    ]
    assert sounds("No data.", spoken("No data.", "en"), ()) == ()


@given(st.lists(st.sampled_from([*"ab .,|{}/*", "GIF", "{x|y}", "{GIF|z}", "gif"]), max_size=30).map("".join))
def test_offsets_stay_within_the_text_whatever_is_written(text: str) -> None:
    made = spoken(text, "en", LEXICON)
    for match in re.finditer(r"\w+", made.text):
        start, end = made.shown(*match.span())
        assert 0 <= start < end <= len(text)


def test_marks_are_not_shown() -> None:
    assert shown("Say {W3C|web people}, *please*, 2 * 3.") == "Say W3C, please, 2 * 3."
    assert [has_phonemes(text) for text in ("{a|/b/}", "{a|b/c}", "/b/")] == [True, False, False]
    assert [has_phonemes(text, LEXICON) for text in ("Some DATA.", "databases", "GIF")] == [True, False, False]
