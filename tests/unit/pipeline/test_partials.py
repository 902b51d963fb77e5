"""Words that are shown for good."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voiceapp.pipeline.partials import StablePartials


def heard(*hypotheses: str) -> list[tuple[str, str]]:
    """(stable, still open) after each hypothesis."""
    partials = StablePartials()
    shown = []
    for hypothesis in hypotheses:
        partials.hear(hypothesis)
        shown.append((partials.text[: partials.stable], partials.text[partials.stable :].strip()))
    return shown


def test_a_word_is_stable_once_two_hypotheses_agree_and_another_word_follows() -> None:
    assert heard("What", "What time", "What time is", "What time is it?") == [
        ("", "What"), ("What", "time"), ("What time", "is"), ("What time is", "it?"),
    ]  # fmt: skip


def test_what_is_stable_never_changes_though_the_engine_changes_its_mind() -> None:
    hypotheses = "set a", "set a timer", "set a timer four", "set a timber for ten", "set a timer for ten minutes"
    assert heard(*hypotheses) == [
        ("", "set a"), ("set a", "timer"), ("set a timer", "four"), ("set a timer", "for ten"),
        ("set a timer for ten", "minutes"),
    ]  # fmt: skip


def test_marks_and_capitals_do_not_count_as_change() -> None:
    assert heard("Hello", "hello, how", "Hello how are")[-1] == ("hello, how", "are")


def test_hearing_anew_from_the_beginning_takes_nothing_back() -> None:
    shown = heard("one two", "one two three", "one two three four", "one", "one two", "one two three four five")
    assert [" ".join(part).strip() for part in shown[2:]] == [
        "one two three four", "one two three four", "one two three four", "one two three four five",
    ]  # fmt: skip


_WORDS = st.lists(st.sampled_from("set a timer for ten minutes please and the".split()), max_size=8)


@given(st.lists(_WORDS, max_size=12))
def test_the_stable_text_only_grows(hypotheses: list[list[str]]) -> None:
    partials, before = StablePartials(), ""
    for words in hypotheses:
        partials.hear(" ".join(words))
        stable = partials.text[: partials.stable]
        assert stable.startswith(before)
        before = stable


def test_the_last_hypothesis_settles_the_rest_and_changes_nothing_settled() -> None:
    partials = StablePartials()
    for text in ("set a", "set a timer", "set a timer four"):
        partials.hear(text)
    assert (partials.text, partials.stable) == ("set a timer four", len("set a timer"))
    partials.finish("sit a timer for ten minutes")
    assert partials.text == "set a timer for ten minutes"
    assert partials.stable == len(partials.text)
