from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.context import FakeContext, run
from voiceapp.core.errors import VoiceAppError
from voiceapp.engines.espeak_library import Event
from voiceapp.engines.text_pieces import pieces
from voiceapp.engines.tts_espeak import Espeak, words


@pytest.fixture(scope="module")
def espeak() -> Espeak:
    engine = Espeak()
    capabilities = engine.load(FakeContext())
    assert capabilities.sample_rate == 22_050
    assert {"en-us", "de", "fr-fr", "es", "cmn", "ja"} <= set(capabilities.languages)
    return engine


def speak(engine: Espeak, text: str, **options: Any) -> tuple[np.ndarray[Any, Any], list[dict[str, Any]]]:
    parts, _ = run(engine.speak(FakeContext(), text, **options))  # type: ignore[arg-type]
    sound = np.concatenate([part["audio"].samples for part in parts]) if parts else np.zeros(0, np.float32)
    return sound, [word for part in parts for word in part["words"]]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It is five o'clock.", "en", ["It", "is", "five", "o'clock"]),
        ("Tom's well-known e-mail", "en", ["Tom's", "well-known", "e-mail"]),
        ("Grüße über Äpfel und 1234 Öl.", "de", ["Grüße", "über", "Äpfel", "und", "1234", "Öl"]),
        ("Hello world 😀 there", "en", ["Hello", "world", "😀", "there"]),
        ("Tom & Anna <3 tea.", "en", ["Tom", "&", "Anna", "3", "tea"]),
        ("Привет, как дела?", "ru", ["Привет", "как", "дела"]),
    ],
)
def test_words_are_slices_of_the_text(espeak: Espeak, text: str, language: str, expected: list[str]) -> None:
    sound, said = speak(espeak, text, language=language)
    assert [word["text"] for word in said] == expected
    for word in said:
        assert text[word["start"] : word["end"]] == word["text"]
        assert word["exact"]
    times = [time for word in said for time in (word["start_s"], word["end_s"])]
    assert times == sorted(times)
    assert times[-1] <= len(sound) / 22_050
    assert 0.05 < np.abs(sound).max() <= 1.0


def test_words_are_where_the_sound_is(espeak: Espeak) -> None:
    """The pause of a comma is silent, and the words around it are not."""
    sound, said = speak(espeak, "Wait, then go.")
    gap = sound[int(said[0]["end_s"] * 22_050) + 400 : int(said[1]["start_s"] * 22_050) - 400]
    assert np.abs(gap).max() < 0.02
    for word in said:
        spoken = sound[int(word["start_s"] * 22_050) : int(word["end_s"] * 22_050)]
        assert np.sqrt(np.mean(spoken**2)) > 0.02


def test_pieces_of_a_long_text_run_on(espeak: Espeak) -> None:
    text = "The first sentence is here. " * 40 + "word " * 300
    sound, said = speak(espeak, text)
    assert len(said) == 40 * 5 + 300
    assert all(text[word["start"] : word["end"]] == word["text"] for word in said)
    starts = [word["start_s"] for word in said]
    assert starts == sorted(starts)
    assert len(sound) / 22_050 > starts[-1] > 60


@pytest.mark.parametrize("text", ["", "   \n", "...", "—"])
def test_nothing_to_say_makes_no_sound(espeak: Espeak, text: str) -> None:
    sound, said = speak(espeak, text)
    assert len(sound) == 0
    assert said == []


def test_markup_and_nul_are_spoken_as_text(espeak: Espeak) -> None:
    _, plain = speak(espeak, "before <break time='5s'/> after")
    assert plain[0]["text"] == "before"
    assert "after" in [word["text"] for word in plain]
    sound, said = speak(espeak, "one\0two \ud800 three")
    assert said[-1]["text"] == "three"
    assert len(sound) / 22_050 < 5


def test_speed_and_volume(espeak: Espeak) -> None:
    text = "The quick brown fox jumps over the lazy dog"
    normal, _ = speak(espeak, text)
    fast, _ = speak(espeak, text, speed=2.0)
    slow, _ = speak(espeak, text, speed=0.5)
    assert len(fast) < 0.65 * len(normal)
    assert len(slow) > 1.6 * len(normal)
    quiet, _ = speak(espeak, text, volume=0.5)
    assert _rms(quiet) == pytest.approx(0.5 * _rms(normal), rel=0.1)
    loud, _ = speak(espeak, text, volume=2.0)
    assert np.abs(loud).max() <= 1.0
    assert _rms(loud) > 1.5 * _rms(normal)


def _rms(sound: np.ndarray[Any, Any]) -> float:
    return float(np.sqrt(np.mean(sound**2)))


def test_voices_by_language_and_by_name(espeak: Espeak) -> None:
    voices = espeak.voices(FakeContext())
    assert len(voices) > 100
    german = next(voice for voice in voices if voice["language"] == "de")
    text = "Guten Morgen"
    by_name, _ = speak(espeak, text, voice=german["name"])
    by_language, _ = speak(espeak, text, language="de")
    english, _ = speak(espeak, text, language="en")
    # espeak-ng's breath noise differs from call to call; the length tells the voices apart.
    assert len(by_name) == pytest.approx(len(by_language), rel=0.03)
    assert len(by_name) != pytest.approx(len(english), rel=0.03)
    for code in ("zh", "zh-CN", "pt_BR", "en-GB", "fr", "no"):
        assert len(speak(espeak, "2", language=code)[0]) > 1000


@pytest.mark.parametrize(
    ("options", "code"), [({"voice": "Nobody"}, "voice-unknown"), ({"language": "tlh-x"}, "language-unknown")]
)
def test_what_does_not_exist_is_said(espeak: Espeak, options: dict[str, str], code: str) -> None:
    with pytest.raises(VoiceAppError) as raised:
        speak(espeak, "hello", **options)
    assert raised.value.code == code
    assert raised.value.next_step


def test_cancel_stops_within_the_piece(espeak: Espeak) -> None:
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 6

    parts, _ = run(espeak.speak(FakeContext(cancelled=cancelled), "word " * 40 * 20))  # type: ignore[arg-type]
    assert sum(part["audio"].duration_s for part in parts) < 1.0


def test_a_word_ends_where_its_silence_begins() -> None:
    events = [
        Event(True, 0, 2, 0),
        Event(False, 0, 0, 0),
        Event(False, 0, 0, 500, pause=True),
        Event(True, 4, 2, 900),
        Event(False, 0, 0, 900),
    ]
    assert words("ab, cd.", events, 1500) == [(0, 2, 0, 500), (4, 6, 900, 1500)]


@given(st.text(alphabet="ab .,!?\n—😀é1", max_size=900))
@settings(max_examples=200, deadline=None)
def test_pieces_are_the_whole_text(text: str) -> None:
    cut = list(pieces(text))
    assert "".join(text[start:end] for start, end in cut) == text
    assert all(0 < end - start <= 240 for start, end in cut)
