"""Where a reply is cut for speech, whatever pieces it comes in."""

from __future__ import annotations

from itertools import pairwise
from unittest.mock import patch

import pysbd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voiceapp.pipeline.sentences import LONGEST, SentenceSplitter, Span


def spans(text: str, step: int, language: str = "en", early: bool = True) -> list[Span]:
    splitter = SentenceSplitter(language, early)
    fed = [span for i in range(0, len(text), step) for span in splitter.feed(text[i : i + step])]
    return fed + splitter.finish()


def split(text: str, step: int = 3, language: str = "en", early: bool = True) -> list[str]:
    return [text[start:end] for start, end in spans(text, step, language, early)]


ROWS: list[tuple[str, str, list[str]]] = [
    ("en", "It is five. You have time.", ["It is five.", "You have time."]),
    ("en", "Pi is 3.14 roughly. Dr. Hall agrees.", ["Pi is 3.14 roughly.", "Dr. Hall agrees."]),
    ("en", "One line\nanother line", ["One line", "another line"]),
    ("en", "Hello", ["Hello"]),
    ("en", "", []),
    ("en", " \n ", []),
    (
        "en",
        "Well, that is a long story, and it begins in a house. The end.",
        ["Well, that is a long story,", "and it begins in a house.", "The end."],
    ),
    ("en", "J. R. R. Tolkien wrote it. Is it good? Yes!", ["J. R. R. Tolkien wrote it.", "Is it good?", "Yes!"]),
    ("en", "Wait... what? No… maybe. Then he left.", ["Wait... what?", "No… maybe.", "Then he left."]),
    ("en", 'He said "Stop. Go now." and left. She came.', ['He said "Stop. Go now." and left.', "She came."]),
    ("en", "He said “Stop. Go.” Then he left.", ["He said “Stop. Go.”", "Then he left."]),
    ("en", "(See above. It is good.) Then go.", ["(See above. It is good.)", "Then go."]),
    ("en", "Buy:\n1. Eggs\n2. Milk\n3. Bread", ["Buy:", "1. Eggs", "2. Milk", "3. Bread"]),
    ("en", "- one\n- two, too", ["- one", "- two, too"]),
    ("en", "See https://a.b/c?d=e. Next one, e.g. this.", ["See https://a.b/c?d=e.", "Next one, e.g. this."]),
    ("en", "In the U.S. it rains. Mr. Lee knows.", ["In the U.S. it rains.", "Mr. Lee knows."]),
    ("en", "It is **bold.** Then *not*.", ["It is **bold.**", "Then *not*."]),
    ("en", "Version 2.0 is out! Get v2.0.1 now.", ["Version 2.0 is out!", "Get v2.0.1 now."]),
    ("en", "$$\nx = 1. y\n$$\nSo. It costs $$ a lot.", ["$$\nx = 1. y\n$$", "So.", "It costs $$ a lot."]),
    ("en", "Here.\n```\na = 1. b\nc = 3.\n```\nDone now.", ["Here.", "```\na = 1. b\nc = 3.\n```", "Done now."]),
    ("en", "Open: ```x = 1. y\n", ["Open: ```x = 1. y"]),
    ("de", "Das ist z. B. gut. Am 3. Mai kommt Dr. Hall.", ["Das ist z. B. gut.", "Am 3. Mai kommt Dr. Hall."]),
    ("fr", "M. Dupont est là. Il vient à 5 h. Voilà !", ["M. Dupont est là.", "Il vient à 5 h.", "Voilà !"]),
    ("fr", "Tél. : 01 44. Oui.", ["Tél. : 01 44.", "Oui."]),
    ("es", "El Sr. López vino. ¿Qué tal? ¡Bien!", ["El Sr. López vino.", "¿Qué tal?", "¡Bien!"]),
    ("pt", "O Sr. Silva chegou. A Dra. Ana também.", ["O Sr. Silva chegou.", "A Dra. Ana também."]),
    ("hi", "यह अच्छा है। हाँ।", ["यह अच्छा है।", "हाँ।"]),
    (
        "zh",
        "今天天气很好，我们去公园吧。你觉得怎么样？“好的。”他说。",
        ["今天天气很好，", "我们去公园吧。", "你觉得怎么样？", "“好的。”他说。"],
    ),
    (
        "ja",
        "明日はいい天気ですから、散歩に行きましょう！「行こう。早く。」と言った。",
        ["明日はいい天気ですから、", "散歩に行きましょう！", "「行こう。早く。」と言った。"],
    ),
    ("ja", "はい。そうです。", ["はい。", "そうです。"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "sentences"), ROWS)
def test_a_reply_is_cut_where_people_would_pause_in_whatever_pieces_it_comes(
    language: str, text: str, sentences: list[str]
) -> None:
    for step in (1, 2, 3, 7, len(text) or 1):
        assert split(text, step, language) == sentences


def test_a_text_that_nobody_waits_for_is_not_cut_early() -> None:
    text = "Well, that is a long story, and it begins in a house. The end."
    assert split(text, early=False) == ["Well, that is a long story, and it begins in a house.", "The end."]


@pytest.mark.parametrize(
    "text", ["a clause of some words, " * 40 + "end.", "word " * 200 + "end.", "很长的话" * 100]
)
def test_no_synthesizer_gets_too_much_at_once(text: str) -> None:
    parts = split(text, 7)
    assert all(len(part) <= LONGEST for part in parts)
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")
    assert all(part.endswith(("words,", "word", "end.", "很长的话"[-1], "话", "很", "长", "的")) for part in parts)


def test_a_word_is_not_cut_however_long_its_address() -> None:
    address = "https://example.org/" + "a" * 300
    assert split(f"See [the page]({address}) there. Good.", 11) == [f"See [the page]({address})", "there.", "Good."]


PIECES = (
    "Dr. ", "No. ", "Yes! ", "one, two, ", "3.", "5", "\n", "1. ", "\"", "(", ")", "```", "。", "、", "…", "e.g. ",
    "U.S. ", "*", "Hall", "word ", "ab",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.integers(1, 9))
def test_the_pieces_in_which_a_reply_comes_do_not_matter(text: str, step: int) -> None:
    assert spans(text, step) == spans(text, 1)


@given(st.text(alphabet="ab .,!?\n'\"3é。、(`$", max_size=120) | st.text(max_size=60), st.integers(1, 7))
def test_nothing_of_a_reply_is_lost_or_doubled(text: str, step: int) -> None:
    cut = spans(text, step)
    assert all(before[1] <= after[0] for before, after in pairwise(cut))
    assert "".join("".join(text[start:end] for start, end in cut).split()) == "".join(text.split())


def test_a_long_reply_costs_no_more_per_sentence_than_a_short_one() -> None:
    """The rules of the library are asked about as often as there are marks, never again for each token."""
    asked: list[int] = []
    real = pysbd.Segmenter.segment

    def counting(segmenter: pysbd.Segmenter, text: str) -> list[str]:
        asked.append(len(text))
        found: list[str] = real(segmenter, text)
        return found

    with patch.object(pysbd.Segmenter, "segment", counting):
        assert len(split("Mr. Lee said this, as he would. " * 300, 5)) == 301
    assert len(asked) <= 300
    assert max(asked) <= 2 * LONGEST
