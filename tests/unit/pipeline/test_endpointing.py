"""Pauses, what the words look like, and when an utterance is over."""

from __future__ import annotations

import math

import numpy as np
import pytest

from voiceapp.core.frames import AudioChunk
from voiceapp.pipeline.backchannel import is_backchannel
from voiceapp.pipeline.endpointing import FINISHED_S, MOST_S, OPEN_S, UNFINISHED_S, AdaptiveDelay, Endpointer
from voiceapp.pipeline.unfinished import look


class Script:
    """Feeds speech and silence to an endpointer, 20 ms a frame, and tells what happened when."""

    def __init__(self, endpointer: Endpointer) -> None:
        self.endpointer = endpointer
        self.frames = 0
        self.moments: list[tuple[str, float]] = []

    def feed(self, seconds: float, speech: bool) -> None:
        for _ in range(round(seconds / 0.02)):
            chunk = AudioChunk(np.zeros(320, np.float32), self.frames * 0.02, speech, -20.0 if speech else -70.0)
            self.frames += 1
            if moment := self.endpointer.feed(chunk):
                self.moments.append((moment, round(self.frames * 0.02, 2)))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("What time is it?", "en", "finished"), ("What time is it", "en", "open"), ("Yes.", "en", "finished"),
        ("yes", "en", "finished"), ("No, thank you", "en", "finished"), ("", "en", "open"),
        ("I'd like", "en", "unfinished"), ("I’d like", "en", "unfinished"), ("I'd like um", "en", "unfinished"),
        ("I'd like a timer for", "en", "unfinished"), ("I'd like a timer for.", "en", "unfinished"),
        ("Remind me to call my", "en", "unfinished"), ("Bread, milk,", "en", "unfinished"),
        ("Well...", "en", "unfinished"), ("Tell me because", "en", "unfinished"),
        ("Who is this for?", "en", "finished"), ("Turn the light on", "en", "open"),
        ("Set a timer for ten minutes", "en", "open"), ("Do you want it", "en", "open"),
        ("Stell einen Wecker für", "de", "unfinished"), ("Mach das Licht an", "de", "open"),
        ("Ja", "de", "finished"), ("Wie spät ist es?", "de", "finished"),
        ("Je voudrais", "fr", "unfinished"), ("Quelle heure est-il ?", "fr", "finished"),
        ("Pon una alarma para", "es", "unfinished"), ("何時ですか。", "ja", "finished"), ("Ile to", "pl", "open"),
    ],
)  # fmt: skip
def test_the_look_of_words(text: str, language: str, expected: str) -> None:
    assert look(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Mhm.", "en", True), ("Right.", "en", True), ("Yeah, right.", "en", True), ("Uh-huh", "en", True),
        ("I see.", "en", True), ("Stop.", "en", False), ("No.", "en", False), ("", "en", False),
        ("Right, but what about Monday?", "en", False), ("Okay okay okay okay", "en", False),
        ("Genau.", "de", True), ("Nein.", "de", False), ("D'accord.", "fr", True),
    ],
)  # fmt: skip
def test_backchannels(text: str, language: str, expected: bool) -> None:
    assert is_backchannel(text, language) is expected


def test_the_delay_follows_the_look_of_the_words_and_the_turn_detector() -> None:
    policy = AdaptiveDelay()
    assert policy.delay_s("What time is it?", None) == FINISHED_S
    assert policy.delay_s("What time is it", None) == OPEN_S
    assert policy.delay_s("I'd like a timer for", None) == UNFINISHED_S
    assert policy.delay_s("What time is it", 0.9) == FINISHED_S
    assert policy.delay_s("What time is it", 0.1) == UNFINISHED_S


def test_somebody_who_pauses_long_is_given_time_and_the_average_is_clamped() -> None:
    policy = AdaptiveDelay()
    for _ in range(20):
        policy.paused(1.2)
    assert policy.delay_s("What time is it", None) == pytest.approx(1.5, abs=0.05)
    assert policy.delay_s("Yes.", None) == pytest.approx(0.75, abs=0.05)
    for _ in range(50):
        policy.paused(2.9)
    assert policy.delay_s("And then", None) == MOST_S
    policy.paused(0.1)
    policy.paused(30.0)
    assert policy.delay_s("And then", None) == MOST_S  # neither was a pause to think in


def test_a_hesitation_is_one_utterance_and_a_short_answer_ends_soon() -> None:
    hesitant = Script(Endpointer(AdaptiveDelay()))
    for words, silence_s in (("I'd like", 1.0), ("I'd like um", 0.9), ("I'd like um a timer for", 1.2)):
        hesitant.feed(0.6, True)
        hesitant.endpointer.partial = words
        hesitant.feed(silence_s, False)
    hesitant.feed(0.6, True)
    hesitant.endpointer.partial = "I'd like um a timer for ten minutes."
    assert hesitant.moments == []
    hesitant.feed(1.0, False)
    assert hesitant.moments[0][0] == "over"

    short = Script(Endpointer(AdaptiveDelay()))
    short.feed(0.4, True)
    short.endpointer.partial = "Yes."
    short.feed(1.0, False)
    assert short.moments[0][0] == "over"
    assert short.moments[0][1] == pytest.approx(0.4 + FINISHED_S, abs=0.021)


def test_pauses_are_told_after_the_first_silent_frames_and_each_vain_one_doubles_the_next() -> None:
    script = Script(Endpointer(AdaptiveDelay(), 0.064))
    script.feed(0.5, True)
    script.feed(0.2, False)
    script.feed(0.5, True)  # goes on after 100 ms of speech
    script.feed(0.2, False)
    assert [moment for moment, _ in script.moments] == ["pause", "went_on", "pause"]
    times = [at for _, at in script.moments]
    assert times[0] == pytest.approx(0.5 + 0.064, abs=0.02)
    assert times[1] == pytest.approx(0.7 + 0.1, abs=0.02)
    assert times[2] == pytest.approx(1.2 + 0.128, abs=0.02)


def test_a_click_in_a_pause_is_not_going_on() -> None:
    script = Script(Endpointer(AdaptiveDelay(), 0.064))
    script.feed(0.5, True)
    script.feed(0.2, False)
    script.feed(0.04, True)
    script.feed(1.0, False)
    assert [moment for moment, _ in script.moments][:2] == ["pause", "over"]


def test_long_utterances_are_heard_once() -> None:
    script = Script(Endpointer(AdaptiveDelay(), 0.064, longest_s=2.0))
    script.feed(3.0, True)
    script.feed(0.5, False)
    assert script.moments == []
    silent = Script(Endpointer(AdaptiveDelay(), math.inf))
    silent.feed(0.5, True)
    silent.feed(0.5, False)
    assert silent.moments == []
