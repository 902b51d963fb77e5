"""What is said while recording is cut into utterances, and the recording never waits for that."""

from __future__ import annotations

import threading
from itertools import groupby, pairwise
from typing import Any

import numpy as np
import pytest
import soundfile

from voiceapp.audio.alignment import AlignedBlock
from voiceapp.audio.resample import resampled
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples
from voiceapp.core.paths import asset
from voiceapp.engines.sound_recording_words import LONGEST_S, PRE_ROLL_S, SpeechTap, Utterances

STEP = 800


def question() -> Samples:
    samples, rate = soundfile.read(asset("samples", "question.wav"), dtype="float32")
    return resampled(Audio(np.asarray(samples, np.float32), rate), SPEECH_RATE).samples


def quiet(seconds: float) -> Samples:
    return np.zeros(round(seconds * SPEECH_RATE), np.float32)


class Told:
    """The pieces of utterances, until ``full``."""

    def __init__(self) -> None:
        self.parts: list[dict[str, Any]] = []
        self.full = False

    def take(self, part: dict[str, Any]) -> bool:
        if not self.full:
            self.parts.append(part)
        return not self.full

    def utterances(self) -> list[tuple[float, Samples, bool]]:
        """Second of the beginning, sound, whether its end was told."""
        found = []
        for begin, parts in groupby(self.parts, key=lambda part: part["begin_s"]):
            pieces = list(parts)
            assert all(not piece["ended"] for piece in pieces[:-1])
            found.append((begin, np.concatenate([one["samples"] for one in pieces]), pieces[-1]["ended"]))
        return found


def feed(into: Utterances, sound: Samples, frame: int = 0) -> int:
    for start in range(0, len(sound), STEP):
        into.feed(sound[start : start + STEP], frame + start)
    return frame + len(sound)


def test_an_utterance_is_told_in_pieces_with_its_second() -> None:
    told, said = Told(), question()
    cut = Utterances("you", SPEECH_RATE, told.take)
    feed(cut, np.concatenate([quiet(3.0), said, quiet(1.5)]), frame=10 * SPEECH_RATE)
    ((begin_s, sound, ended),) = told.utterances()
    assert 13.0 - PRE_ROLL_S - 0.1 <= begin_s <= 13.2
    assert ended
    assert len(told.parts) > 3
    start = round((13.0 - begin_s) * SPEECH_RATE)
    assert np.array_equal(sound[max(start, 0) :][: len(said) // 2], said[max(-start, 0) :][: len(said) // 2])
    assert len(sound) / SPEECH_RATE < len(said) / SPEECH_RATE + 1.2


def test_a_recording_in_full_quality_has_the_same_seconds() -> None:
    told = Told()
    sound = resampled(Audio(np.concatenate([quiet(3.0), question(), quiet(1.5)]), SPEECH_RATE), 48_000).samples
    feed(Utterances("you", 48_000, told.take), sound)
    ((begin_s, _, _),) = told.utterances()
    assert 2.5 <= begin_s <= 3.2


def test_who_never_pauses_is_cut_all_the_same() -> None:
    told = Told()
    cut = Utterances("others", SPEECH_RATE, told.take)
    loud = np.abs(question()) > 0.02
    feed(cut, np.concatenate([question()[np.argmax(loud) : len(loud) - np.argmax(loud[::-1])]] * 60))
    found = told.utterances()
    assert len(found) > 1
    assert all(len(sound) / SPEECH_RATE <= LONGEST_S + PRE_ROLL_S + 0.3 for _, sound, _ in found)
    for (begin_s, sound, _), (after_s, _, _) in pairwise(found):
        assert begin_s + len(sound) / SPEECH_RATE == pytest.approx(after_s, abs=0.25)


def test_a_pause_of_the_recording_ends_an_utterance() -> None:
    told, said = Told(), question()
    cut = Utterances("you", SPEECH_RATE, told.take)
    frame = feed(cut, np.concatenate([quiet(1.0), said[: len(said) // 2]]))
    cut.end()
    assert [ended for _, _, ended in told.utterances()] == [True]
    feed(cut, quiet(2.0), frame)
    assert len(told.utterances()) == 1


def test_what_the_app_does_not_take_is_counted_and_parts_utterances() -> None:
    told, said = Told(), question()
    cut = Utterances("you", SPEECH_RATE, told.take)
    frame = feed(cut, np.concatenate([quiet(1.0), said[: len(said) // 2]]))
    told.full = True
    frame = feed(cut, np.concatenate([said[len(said) // 2 :], quiet(1.0)]), frame)
    told.full = False
    before = len(told.parts)
    feed(cut, np.concatenate([said, quiet(1.0)]), frame)
    over, after = told.parts[before], told.parts[before + 1]
    assert (over["begin_s"], len(over["samples"]), over["ended"]) == (told.parts[before - 1]["begin_s"], 0, True)
    assert over["lost_s"] > 0.2
    assert after["begin_s"] != over["begin_s"]
    assert all(part["lost_s"] == 0 for part in told.parts[before + 1 :])
    assert all(ended for _, _, ended in told.utterances())


def test_the_recording_never_waits_for_the_cutting() -> None:
    told, open_gate = Told(), threading.Event()

    def take(part: dict[str, Any]) -> bool:
        open_gate.wait()
        return told.take(part)

    tap = SpeechTap(["you"], SPEECH_RATE, take)
    sound = np.concatenate([quiet(1.0), *[question(), quiet(1.0)] * 10])
    steps = range(0, len(sound), STEP)
    assert len(steps) > 400
    for start in steps:  # would hang here if it waited
        tap.push(AlignedBlock(start, sound[start : start + STEP, None], (0,)))
    tap.pause()
    open_gate.set()
    tap.close()
    assert told.parts  # what was taken is told, and its end
    assert told.parts[-1]["ended"]


def test_each_side_is_told_as_its_own() -> None:
    told = Told()
    tap = SpeechTap(["you", "others"], SPEECH_RATE, told.take)
    said = np.concatenate([quiet(1.0), question(), quiet(1.0)])
    sound = np.stack([np.zeros_like(said), said], axis=1)
    for start in range(0, len(sound), STEP):
        tap.push(AlignedBlock(start, sound[start : start + STEP], (0, 0)))
    tap.close()
    assert {part["channel"] for part in told.parts} == {"others"}
