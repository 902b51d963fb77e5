from __future__ import annotations

import itertools

import numpy as np
import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.engines import ctc

BLANK = 0


def scores(path: list[int], tokens: int, sure: float = 0.9) -> ctc.Scores:
    """Frames whose best tokens are those of ``path``."""
    chances = np.full((len(path), tokens), (1 - sure) / (tokens - 1), np.float32)
    chances[np.arange(len(path)), path] = sure
    return np.log(chances)


def test_greedy_joins_repetitions_and_keeps_those_with_a_blank_between() -> None:
    found = ctc.greedy(scores([0, 1, 1, 0, 1, 2, 2, 2, 0], 3), BLANK)
    assert [(span.token, span.start, span.end) for span in found] == [(1, 1, 3), (1, 4, 5), (2, 5, 8)]
    assert [span.score for span in found] == pytest.approx([np.log(0.9)] * 3)
    assert ctc.greedy(np.zeros((0, 3), np.float32), BLANK) == []


def test_an_alignment_by_hand() -> None:
    """The text is "1 1 2": its repeated token needs a blank between, and its last one is heard as another (3)."""
    found = ctc.align(scores([0, 1, 1, 0, 1, 0, 0, 3, 3, 0], 4), [1, 1, 2], BLANK)
    assert [(span.token, span.start, span.end) for span in found[:2]] == [(1, 1, 3), (1, 4, 5)]
    assert (found[2].token, found[2].end - found[2].start) == (2, 1)
    assert found[2].start in (7, 8)
    assert found[0].score == pytest.approx(np.log(0.9))
    assert found[2].score == pytest.approx(np.log(0.1 / 3))


def test_no_other_path_is_more_probable() -> None:
    drawn = np.random.default_rng(4)
    for tokens in ([1], [1, 2], [2, 2], [1, 2, 1], [3, 3, 1]):
        logits = drawn.normal(size=(6, 4)).astype(np.float32) * 2
        frames = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
        best = max(
            (path for path in itertools.product(range(4), repeat=6) if _written(path) == tokens),
            key=lambda path: float(frames[np.arange(6), path].sum()),
        )
        runs = [(token, len(list(run))) for token, run in itertools.groupby(best)]
        ends = np.cumsum([length for _, length in runs])
        expected = [(t, int(end) - n, int(end)) for (t, n), end in zip(runs, ends, strict=True) if t != BLANK]
        assert [(span.token, span.start, span.end) for span in ctc.align(frames, tokens, BLANK)] == expected


def _written(path: tuple[int, ...]) -> list[int]:
    return [token for token, _ in itertools.groupby(path) if token != BLANK]


def test_what_cannot_be_aligned_is_said() -> None:
    with pytest.raises(VoiceAppError) as raised:
        ctc.align(scores([1, 2], 3), [1, 1, 2], BLANK)
    assert raised.value.code == "align-impossible"
    with pytest.raises(VoiceAppError) as raised:
        ctc.align(np.zeros((200_000, 2), np.float32), [1] * 1000, BLANK)
    assert raised.value.code == "align-too-long"
    assert raised.value.next_step


def test_words_part_into_segments_at_pauses() -> None:
    edges = np.arange(200, dtype=np.float64) * 0.02
    spans = [ctc.Span(1, start, start + 5, float(np.log(0.5))) for start in (0, 10, 100)]
    words = [ctc.word(text, [span], edges) for text, span in zip(("good", "day", "sir"), spans, strict=True)]
    found = ctc.segments(words, "en")
    assert [segment["text"] for segment in found] == ["good day", "sir"]
    assert [(segment["start_s"], segment["end_s"]) for segment in found] == [
        pytest.approx((0.0, 0.3)),
        pytest.approx((2.0, 2.1)),
    ]
    assert found[0]["avg_logprob"] == pytest.approx(np.log(0.5))
    assert words[0]["probability"] == pytest.approx(0.5)
