"""Words and turns: each word gets the right name, odd ones go with their sentence, segments are cut at a change."""

from __future__ import annotations

import random

from voiceapp.core.frames import Word
from voiceapp.core.meetings import NewSegment, SpokenTurn
from voiceapp.core.recordings import SpeakerTurn
from voiceapp.services.speaker_turns import exclusive, matched
from voiceapp.services.word_speakers import TurnIndex, assign, shares, timed

ANN, BOB, CID = 1, 2, 3


def spoken(text: str, start_s: float, word_s: float = 0.5) -> NewSegment:
    words = tuple(
        Word(word, start_s + number * word_s, start_s + (number + 1) * word_s, 0.5)
        for number, word in enumerate(text.split())
    )
    return NewSegment(start_s, words[-1].end_s, text, words, None, "en", 0.9)


def told(segment: NewSegment, *turns: SpokenTurn) -> list[tuple[int | None, str]]:
    return [(piece.speaker, piece.text) for piece in assign([segment], turns)[0]]


def test_a_segment_is_cut_where_the_speaker_changes() -> None:
    segment = spoken("Shall we begin? Yes, let us begin now.", 10.0)
    turns = SpokenTurn(ANN, 9.0, 11.45), SpokenTurn(BOB, 11.5, 14.0)
    first, second = assign([segment], turns)[0]
    assert (first.speaker, first.text, first.start_s, first.end_s) == (ANN, "Shall we begin?", 10.0, 11.5)
    assert (second.speaker, second.text, second.start_s, second.end_s) == (
        BOB,
        "Yes, let us begin now.",
        11.5,
        14.0,
    )
    assert first.words + second.words == segment.words
    assert (second.language, second.confidence) == ("en", 0.5)


def test_one_piece_keeps_everything() -> None:
    segment = spoken("All of it is mine.", 0.0)
    (piece,) = assign([segment], [SpokenTurn(ANN, 0.0, 9.0)])[0]
    assert (piece.speaker, piece.text, piece.words, piece.confidence) == (ANN, segment.text, segment.words, 0.9)


def test_words_without_times_get_speakers_too() -> None:
    segment = NewSegment(0.0, 4.0, "No, never. But why not?")
    assert told(segment, SpokenTurn(ANN, 0.0, 1.7), SpokenTurn(BOB, 1.8, 4.0)) == [
        (ANN, "No, never."),
        (BOB, "But why not?"),
    ]
    assert [
        piece.words for piece in assign([segment], [SpokenTurn(ANN, 0.0, 1.7), SpokenTurn(BOB, 1.8, 4.0)])[0]
    ] == [
        (),
        (),
    ], "an estimate is not stored as a time"
    words = timed(NewSegment(2.0, 4.0, " 你好 ab "))
    assert [(word.text, word.start_s, word.end_s) for word in words] == [
        ("你", 2.0, 2.4),
        ("好", 2.4, 2.8),
        ("ab", 3.2, 4.0),
    ]


def test_a_sentence_keeps_its_speaker_where_turns_are_a_little_off() -> None:
    segment = spoken("I think that we should wait. Fine.", 0.0)
    # Bob's turn begins within Ann's last word but one.
    turns = SpokenTurn(ANN, 0.0, 1.8), SpokenTurn(BOB, 2.2, 3.5)
    assert told(segment, *turns) == [(ANN, "I think that we should wait."), (BOB, "Fine.")]


def test_who_says_much_within_a_sentence_says_it() -> None:
    segment = spoken("and so we went on with oh did you really go there yes we did", 0.0)
    turns = SpokenTurn(ANN, 0.0, 3.0), SpokenTurn(BOB, 3.0, 6.0), SpokenTurn(ANN, 6.0, 7.5)
    assert told(segment, *turns) == [
        (ANN, "and so we went on with"),
        (BOB, "oh did you really go there"),
        (ANN, "yes we did"),
    ]


def test_a_pause_ends_a_sentence_without_marks() -> None:
    words = (Word("so", 0.0, 0.4), Word("we", 0.4, 0.8), Word("agree", 0.8, 1.6), Word("right", 2.4, 2.8))
    segment = NewSegment(0.0, 2.8, "so we agree right", words)
    assert told(segment, SpokenTurn(ANN, 0.0, 1.6), SpokenTurn(BOB, 2.3, 2.8)) == [
        (ANN, "so we agree"),
        (BOB, "right"),
    ]


def test_a_word_in_no_turn_goes_to_the_nearest_within_bounds() -> None:
    index = TurnIndex([SpokenTurn(ANN, 0.0, 10.0), SpokenTurn(BOB, 2.0, 3.0), SpokenTurn(CID, 14.0, 15.0)])
    assert index.speaker(10.5, 11.0) == ANN, "not Bob, whose turn began later but ended long ago"
    assert index.speaker(12.8, 13.0) == CID
    assert index.speaker(30.0, 31.0) is None
    assert index.speaker(2.0, 2.5) in (ANN, BOB)
    assert TurnIndex([]).speaker(0.0, 1.0) is None
    assert told(spoken("Nobody knows.", 30.0), SpokenTurn(ANN, 0.0, 1.0)) == [(None, "Nobody knows.")]


def test_every_word_of_a_made_meeting_gets_its_speaker() -> None:
    rng = random.Random(5)
    segments, turns, right = [], [], []
    at, speaker = 0.0, 0
    for _ in range(200):
        speaker = rng.choice([one for one in (ANN, BOB, CID) if one != speaker])
        text = " ".join(rng.choice(["we", "budget", "later", "station"]) for _ in range(rng.randint(1, 12))) + "."
        segment = spoken(text, at, rng.uniform(0.15, 0.5))
        segments.append(segment)
        turns.append(SpokenTurn(speaker, segment.start_s - 0.1, segment.end_s + 0.1))
        right.append(speaker)
        at = segment.end_s + 0.2 + rng.random()
    joined = [
        NewSegment(
            pair[0].start_s,
            pair[-1].end_s,
            " ".join(part.text for part in pair),
            sum((part.words for part in pair), ()),
        )
        for pair in [segments[i : i + 4] for i in range(0, 200, 4)]
    ]
    pieces = [piece for parts in assign(joined, turns) for piece in parts]
    assert [(piece.speaker, piece.text) for piece in pieces] == [
        (speaker, segment.text) for speaker, segment in zip(right, segments, strict=True)
    ]


def test_text_that_is_not_its_words_is_cut_by_words() -> None:
    segment = spoken("one two. three four.", 0.0)
    edited = NewSegment(0.0, 2.0, "One, 2! Three; four", segment.words)
    assert told(edited, SpokenTurn(ANN, 0.0, 1.0), SpokenTurn(BOB, 1.0, 2.0)) == [
        (ANN, "one two."),
        (BOB, "three four."),
    ]


def test_where_turns_overlap_the_longest_goes_on() -> None:
    turns = [SpeakerTurn(0.0, 5.0, "A"), SpeakerTurn(2.0, 3.0, "B"), SpeakerTurn(4.5, 8.0, "C")]
    assert exclusive(turns) == (SpeakerTurn(0.0, 5.0, "A"), SpeakerTurn(5.0, 8.0, "C"))
    apart = [SpeakerTurn(0.0, 1.0, "A"), SpeakerTurn(2.0, 3.0, "A"), SpeakerTurn(3.0, 4.0, "B")]
    assert exclusive(apart) == tuple(apart)
    assert exclusive([]) == ()


def test_old_speakers_are_found_again_by_the_time_they_share() -> None:
    old = [("Ann", 0.0, 10.0), ("Bob", 10.0, 20.0), ("Cid", 50.0, 51.0)]
    new = [("S0", 9.0, 20.0), ("S1", 0.0, 9.5), ("S2", 50.9, 70.0)]
    assert matched(old, new, 1 / 3) == {"S0": "Bob", "S1": "Ann"}
    assert matched([], new, 1 / 3) == {}


def test_what_was_written_goes_to_the_pieces_by_time() -> None:
    words = Word("Shall", 0.0, 0.5), Word("we?", 0.5, 1.0), Word("Yes.", 1.5, 2.0)
    spans = [(0.0, 1.0), (1.5, 2.0), (2.5, 3.0)]
    assert shares(("Shall we? Yes.", words), spans) == [
        ("Shall we?", words[:2]),
        ("Yes.", words[2:]),
        ("", ()),
    ]
    assert shares(("", ()), spans) == [("", ())] * 3
