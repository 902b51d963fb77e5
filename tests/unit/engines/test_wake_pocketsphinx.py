from __future__ import annotations

from collections.abc import Generator, Iterable

import numpy as np
import pytest

from tests.unit.engines.speech import frames, silence, spoken
from voiceapp.bench.accuracy import with_noise
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples
from voiceapp.engines.asr_pocketsphinx import Pocketsphinx
from voiceapp.engines.wake_pocketsphinx import MOST_DB, WakePocketsphinx, allowance


class Fed:
    """A call's context with this sound as its input."""

    cancelled = enough = False

    def __init__(self, items: Iterable[object] = ()) -> None:
        self._items = items

    def inputs(self) -> Iterable[object]:
        return iter(self._items)

    def progress(self, fraction: float | None, message: str = "") -> None:
        """Nobody asks."""


@pytest.fixture(scope="module")
def spotter() -> WakePocketsphinx:
    engine = WakePocketsphinx()
    engine.load(Fed())  # type: ignore[arg-type]
    return engine


def ends(spotter: WakePocketsphinx, phrase: str, *sounds: Samples, sensitivity: str = "normal") -> list[float]:
    """Where the phrase is spotted in the sounds, fed as they are captured."""
    pieces = frames(*sounds, size=1_600)
    return [end for end in spotter.spot(Fed(pieces), phrase, sensitivity) if end is not None]  # type: ignore[arg-type]


def result(call: Generator[object, None, dict[str, object]]) -> dict[str, object]:
    """What a streaming call returns in the end."""
    try:
        while True:
            next(call)
    except StopIteration as over:
        value: dict[str, object] = over.value
        return value


@pytest.mark.parametrize("voice", ["slt", "rms", "awb", "kal16"])
def test_the_phrase_is_spotted_in_a_sentence_and_where_it_ends(spotter: WakePocketsphinx, voice: str) -> None:
    alone = spoken("hey computer", voice)
    (end,) = ends(
        spotter, "hey computer", silence(0.5), spoken("hey computer, what time is it?", voice), silence(0.5)
    )
    assert end == pytest.approx(0.5 + len(alone) / SPEECH_RATE, abs=0.35)


@pytest.mark.parametrize("voice", ["slt", "rms"])
@pytest.mark.parametrize(
    "text", ["what time is it", "the weather is nice today", "hay for the pewter cup", "hello"]
)
def test_other_speech_is_not_taken_for_it(spotter: WakePocketsphinx, voice: str, text: str) -> None:
    assert ends(spotter, "hey computer", silence(0.5), spoken(text, voice), silence(0.5)) == []


def test_noise_is_not_taken_for_it(spotter: WakePocketsphinx) -> None:
    noise = (np.random.default_rng(3).standard_normal(5 * SPEECH_RATE) * 0.05).astype(np.float32)
    assert ends(spotter, "hey computer", noise, sensitivity="high") == []


def test_any_other_phrase_of_known_words_works_at_once(spotter: WakePocketsphinx) -> None:
    sound = (silence(0.5), spoken("good morning assistant, what time is it?"), silence(0.5))
    assert len(ends(spotter, "Good morning, Assistant!", *sound)) == 1
    assert ends(spotter, "hey computer", *sound) == []


def test_the_text_of_the_same_breath_lacks_the_phrase(spotter: WakePocketsphinx) -> None:
    sound = np.concatenate([silence(0.5), spoken("hey computer, what time is it?"), silence(0.7)])
    (end,) = ends(spotter, "hey computer", sound)
    asr = Pocketsphinx()
    asr.load(Fed())  # type: ignore[arg-type]
    listening = asr.listen(Fed([Audio(sound[round(end * SPEECH_RATE) :], SPEECH_RATE)]))  # type: ignore[arg-type]
    assert result(listening)["text"] == "What time is it?"


@pytest.mark.parametrize(
    ("phrase", "code", "words"),
    [
        ("hey zorblax", "wake-words-unknown", "zorblax"),
        ("hey zorblax quuxly", "wake-words-unknown", "zorblax and quuxly"),
        ("hey", "wake-phrase-short", "“hey”"),
        ("", "wake-phrase-short", "“”"),
    ],
)
def test_a_phrase_that_cannot_be_spotted_is_refused_with_its_words(
    spotter: WakePocketsphinx, phrase: str, code: str, words: str
) -> None:
    with pytest.raises(VoiceAppError, match=words) as refused:
        spotter.check(Fed(), phrase)  # type: ignore[arg-type]
    assert refused.value.code == code
    with pytest.raises(VoiceAppError, match=words):
        next(spotter.spot(Fed(frames(silence(0.2))), phrase, "normal"))  # type: ignore[arg-type]


def test_in_noise_less_is_asked_for(spotter: WakePocketsphinx) -> None:
    loud = 20 * np.log10(0.1)
    assert allowance([-90.0] * 30 + [loud] * 30) == 0.0
    assert allowance([loud - 25] * 30 + [loud] * 30) == pytest.approx(15.0)
    assert allowance([loud] * 60) == MOST_DB
    sound = np.concatenate([silence(0.5), spoken("hey computer, what time is it?"), silence(0.5)])
    assert len(ends(spotter, "hey computer", with_noise(sound, 15.0))) == 1


def test_a_higher_sensitivity_asks_for_less(spotter: WakePocketsphinx) -> None:
    least = spotter.thresholds(Fed(), "hey computer")  # type: ignore[arg-type]
    assert least["low"] > least["normal"] > least["high"]
