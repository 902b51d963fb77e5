"""Words that the microphone heard from the loudspeakers are dropped; what its speaker said stays."""

from __future__ import annotations

from voiceapp.core.frames import Word
from voiceapp.core.meetings import NewSegment
from voiceapp.services.echo_words import without_echo


def said(text: str, start_s: float, word_s: float = 0.4) -> NewSegment:
    words = tuple(
        Word(word, start_s + number * word_s, start_s + (number + 1) * word_s)
        for number, word in enumerate(text.split())
    )
    return NewSegment(start_s, words[-1].end_s, text, words)


FAR = [said("We meet again on Friday.", 10.0), said("Yes.", 20.0)]


def test_an_echo_is_dropped() -> None:
    assert without_echo([said("we meet again on friday", 10.2)], FAR) == []


def test_the_same_words_at_another_time_stay() -> None:
    later = [said("We meet again on Friday.", 13.0)]
    assert without_echo(later, FAR) == later


def test_own_words_around_an_echo_stay() -> None:
    (kept,) = without_echo([said("Hello Ann we meet again no", 9.3)], FAR)
    assert (kept.text, kept.start_s) == ("Hello Ann no", 9.3)
    assert [word.text for word in kept.words] == ["Hello", "Ann", "no"]


def test_one_common_word_within_other_words_stays() -> None:
    segment = said("Well yes I agree", 19.7)
    assert without_echo([segment], FAR) == [segment]
    assert without_echo([said("Yes.", 20.1)], FAR) == [], "alone it is the echo"


def test_segments_without_word_times_are_compared_too() -> None:
    assert without_echo([NewSegment(10.1, 12.1, "We meet again on Friday.")], FAR) == []
