"""Long texts cut for a synthesizer."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voiceapp.engines.text_pieces import pieces


@given(st.text(max_size=300), st.integers(min_value=1, max_value=60))
def test_pieces_run_on_and_none_is_too_long(text: str, limit: int) -> None:
    cut = list(pieces(text, limit))
    assert "".join(text[start:end] for start, end in cut) == text
    assert all(0 < end - start <= limit for start, end in cut)
    assert all(before[1] == after[0] for before, after in pairwise(cut))


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("One ends. Another one, with a clause.", 20, ["One ends. ", "Another one, ", "with a clause."]),
        ("今日は晴れです。明日は雨でしょう。", 10, ["今日は晴れです。", "明日は雨でしょう。"]),
        ("no end in sight here", 12, ["no end in ", "sight here"]),
    ],
)
def test_cuts_are_at_sentences_then_clauses_then_words(text: str, limit: int, expected: list[str]) -> None:
    assert [text[start:end] for start, end in pieces(text, limit)] == expected
