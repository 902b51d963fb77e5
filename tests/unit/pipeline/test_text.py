"""Sentences, text for speech, heard words, commands: the pure parts of the pipeline."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voiceapp.core.frames import Audio, AudioChunk, Segment, Speech, Transcript, Word
from voiceapp.core.protocols import Message
from voiceapp.pipeline.commands import find_command
from voiceapp.pipeline.doubtful import doubtful_spans
from voiceapp.pipeline.endpointing import Endpointer, FixedDelay
from voiceapp.pipeline.heard import SpokenReply
from voiceapp.pipeline.history import History
from voiceapp.pipeline.speakable import speakable
from voiceapp.pipeline.timeline import Timeline


def spoken_reply(reply: str, timed: bool) -> SpokenReply:
    """The reply spoken with half a second a word, in one sentence."""
    heard = SpokenReply()
    heard.begin(0, len(reply), speakable(reply))
    position = 0
    for number, word in enumerate(reply.split()):
        start = reply.index(word, position)
        position = start + len(word)
        words = (Word(word, number / 2, number / 2 + 0.5, None, True, start, position),) if timed else ()
        heard.add(Speech(1, 0, Audio(np.zeros(8000, np.float32), 16_000), words))
    heard.finish()
    return heard


def test_a_word_counts_as_heard_once_half_of_it_has_sounded() -> None:
    reply = "one two three four"
    heard = spoken_reply(reply, timed=True)
    assert reply[: heard.heard_until(0.2)] == ""
    assert reply[: heard.heard_until(0.3)] == "one"
    assert reply[: heard.heard_until(1.3)] == "one two three"
    assert reply[: heard.heard_until(2.0)] == reply


def test_without_word_times_they_are_spread_over_the_sentence() -> None:
    reply = "aaaa bbbb cccc dddd"
    heard = spoken_reply(reply, timed=False)
    assert reply[: heard.heard_until(1.05)] == "aaaa bbbb"
    assert heard.word_at(1.2) is not None
    assert heard.heard_until(2.0) == len(reply)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("Stop.", "stop"), ("stop it please", "stop"), ("Never mind.", "stop"), ("Okay, stop!", "stop"),
        ("Say that again.", "repeat"), ("Repeat.", "repeat"), ("Slower.", "slower"), ("Speak slower.", "slower"),
        ("a little louder please", "louder"), ("Turn it up.", "louder"), ("Turn it down.", "quieter"),
        ("Cancel the timer.", "cancel_timer"), ("Stop the timer.", "cancel_timer"),
        ("Stop the presses.", None), ("What now?", None), ("The music is louder.", None), ("", None),
    ],
)  # fmt: skip
def test_only_whole_utterances_are_commands(text: str, command: str | None) -> None:
    assert find_command(text) == command


def frame(number: int, speech: bool) -> AudioChunk:
    return AudioChunk(np.zeros(320, np.float32), 10 + number * 0.02, speech)


@given(st.integers(10, 150))
def test_the_utterance_ends_after_exactly_the_delay(frames: int) -> None:
    endpointer = Endpointer(FixedDelay(frames * 0.02))
    assert not any(endpointer.feed(frame(i, False)) for i in range(200))
    assert not any(endpointer.feed(frame(200 + i, True)) for i in range(10))
    over = [endpointer.feed(frame(210 + i, False)) for i in range(frames)]
    assert over == [""] * (frames - 1) + ["over"]
    assert endpointer.speech_s == pytest.approx(0.2)


def test_the_decay_of_the_last_word_is_not_speech() -> None:
    endpointer = Endpointer(FixedDelay(0.2))
    levels = [-20.0] * 20 + [-60.0] * 10
    over = [endpointer.feed(replace(frame(i, True), level_db=level)) for i, level in enumerate(levels)]
    assert over.index("over") == 29
    assert endpointer.speech_end_s == pytest.approx(10 + 0.4)


def test_doubtful_words_are_marked_where_they_stand() -> None:
    words = (Word("When", 0, 1, 0.9), Word("the", 1, 2, 0.2), Word("then", 2, 3, 0.8), Word("the", 3, 4, 0.1))
    transcript = Transcript(1, "When the then the", True, "en", (Segment("", 0, 4, words),))
    assert doubtful_spans(transcript) == ((5, 8), (14, 17))


def test_a_timeline_counts_from_the_end_of_speech() -> None:
    timeline = Timeline()
    assert timeline.as_ms()["endpoint"] is None
    timeline.reach("end_of_speech", 5.0)
    timeline.reach("endpoint", 5.7)
    timeline.reach("endpoint", 9.0)
    assert (timeline.as_ms()["end_of_speech"], timeline.as_ms()["endpoint"]) == (0.0, 700.0)
    assert timeline.as_ms()["first_sound"] is None


def test_user_messages_in_a_row_are_joined_and_empty_replies_left_out() -> None:
    history = History()
    history.extend([Message("user", "Set a timer"), Message("assistant", "")])
    messages = history.prompt("", [Message("user", "for ten minutes")])
    assert [(message.role, message.text) for message in messages] == [("user", "Set a timer for ten minutes")]


def test_the_same_question_once_more_before_any_answer_is_one_question() -> None:
    history = History()
    asked = Message("user", "What time is it?")
    history.extend([asked, Message("assistant", "")])
    history.extend([asked, Message("assistant", "")])
    assert [message.text for message in history.prompt("", [asked])] == ["What time is it?"]
