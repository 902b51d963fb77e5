"""Kokoro: the samples are the library's own, for both published layouts, and the words are where their sound is."""

from __future__ import annotations

import asyncio
import pickle
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.fakes.context import FakeContext, run
from tests.unit.engines import tiny_kokoro
from voiceapp.app import App
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.paths import Paths
from voiceapp.core.protocols import SpeakOptions
from voiceapp.engines import pitch
from voiceapp.engines.tts_kokoro import Kokoro
from voiceapp.services.layouts import recognise

RATE = tiny_kokoro.RATE
TEXT = "Hello there, my friend."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_kokoro.release(tmp_path_factory.mktemp("kokoro") / "release")


@pytest.fixture(scope="module")
def kokoro(folder: Path) -> Kokoro:
    engine = Kokoro()
    engine.load(FakeContext(), str(folder))
    return engine


class Spy:
    """Tells when it is unpickled."""

    unpickled = False

    def __reduce__(self) -> tuple[Any, ...]:
        return setattr, (Spy, "unpickled", True)


def speak(engine: Kokoro, text: str, **options: Any) -> tuple[np.ndarray[Any, Any], list[dict[str, Any]]]:
    parts, _ = run(engine.speak(FakeContext(), text, **options))  # type: ignore[arg-type]
    sound = np.concatenate([part["audio"].samples for part in parts]) if parts else np.zeros(0, np.float32)
    return sound, [word for part in parts for word in part["words"]]


def direct(folder: Path, text: str, **options: Any) -> np.ndarray[Any, Any]:
    """What kokoro-onnx itself makes of a text."""
    import kokoro_onnx

    library = kokoro_onnx.Kokoro(str(folder / "kokoro-v1.0.onnx"), str(folder / "voices-v1.0.bin"))
    samples, rate = library.create(text, **options)
    assert rate == RATE
    return np.asarray(samples)


def test_through_the_program_the_samples_are_the_librarys(tmp_path: Path, folder: Path) -> None:
    async def ours() -> tuple[np.ndarray[Any, Any], list[str]]:
        paths = Paths(tmp_path, tmp_path / "data", tmp_path / "cache", tmp_path / "logs")
        paths.create()
        async with App.open(paths, {}) as app:
            added = await app.models.add(folder)
            assert (added.engine, added.state) == ("kokoro", "installed")
            voice = app.engines.synthesizer(added.name)
            parts = [part async for part in voice.speak(0, 0, TEXT, SpeakOptions(voice="am_adam", speed=1.25))]
            capabilities = voice.capabilities
            assert capabilities.voices == ("af_bella", "af_heart", "am_adam", "bf_emma", "ff_siwis")
            assert capabilities.languages == ("en-gb", "en-us", "fr-fr")
            assert (capabilities.device, capabilities.precision, capabilities.word_times) == (
                "cpu",
                "float32",
                "exact",
            )
            assert parts[0].audio.rate == RATE
            return np.concatenate([part.audio.samples for part in parts]), [w.text for p in parts for w in p.words]

    sound, words = asyncio.run(ours())
    theirs = direct(folder, TEXT, voice="am_adam", speed=1.25)
    assert words == ["Hello", "there", "my", "friend"]
    assert np.array_equal(sound[: len(theirs)], theirs)
    assert not sound[len(theirs) :].any()  # the pause after a sentence
    assert len(sound) - len(theirs) == RATE // 4


def test_the_hubs_layout_speaks_the_same(tmp_path: Path, kokoro: Kokoro) -> None:
    folder = tiny_kokoro.hub(tmp_path / "hub")
    assert recognise(folder).engine == "kokoro"
    engine = Kokoro()
    capabilities = engine.load(FakeContext(), str(folder))
    assert (capabilities.precision, capabilities.word_times) == ("int8", "estimated")
    assert engine.voices(FakeContext()) == kokoro.voices(FakeContext())
    theirs, exact = speak(kokoro, "Hello there", voice="bf_emma")
    sound, words = speak(engine, "Hello there", voice="bf_emma")
    assert np.array_equal(sound, theirs)
    assert [word["text"] for word in words] == [word["text"] for word in exact] == ["Hello", "there"]
    assert [word["exact"] for word in words + exact] == [False, False, True, True]
    assert words[-1]["end_s"] == pytest.approx(len(sound) / RATE)


def test_words_lie_where_their_phonemes_sound(kokoro: Kokoro) -> None:
    _, words = speak(kokoro, TEXT)
    assert all(word["exact"] and TEXT[word["start"] : word["end"]] == word["text"] for word in words)
    times = [time for word in words for time in (word["start_s"], word["end_s"])]
    assert times == sorted(times)
    token_s = 0.05
    phonemes = ["həlˈoʊ", "ðˈɛɹ", "maɪ", "fɹˈɛnd"]  # as espeak-ng reads them
    lengths = [word["end_s"] - word["start_s"] for word in words]
    assert lengths == pytest.approx([token_s * len(spoken) for spoken in phonemes], abs=0.03)


@pytest.mark.parametrize("text", ["It is 25 degrees & sunny.", "One of the best."])
def test_times_that_cannot_be_certain_do_not_claim_it(kokoro: Kokoro, text: str) -> None:
    sound, words = speak(kokoro, text)
    assert words
    assert not any(word["exact"] for word in words)
    assert words[-1]["end_s"] == pytest.approx(len(sound) / RATE - 0.25)  # before the pause


def test_a_long_text_comes_in_parts_and_stops_between_them(kokoro: Kokoro) -> None:
    text = "This is the first sentence of many that follow. " * 20
    context = FakeContext()
    stream = kokoro.speak(context, text)
    first = next(stream)
    assert 1.0 < first["audio"].duration_s < 20.0
    context.cancel()
    assert list(stream) == []
    sound, words = speak(kokoro, text)
    assert len(words) == 9 * 20
    assert all(text[word["start"] : word["end"]] == word["text"] for word in words)
    assert words[-1]["end_s"] < len(sound) / RATE
    starts = [word["start_s"] for word in words]
    assert starts == sorted(starts)


def test_pace_and_volume(kokoro: Kokoro) -> None:
    normal, _ = speak(kokoro, TEXT)
    fast, _ = speak(kokoro, TEXT, speed=2.0)
    assert len(fast) < 0.7 * len(normal)
    assert np.array_equal(speak(kokoro, TEXT, speed=9.0)[0], fast)
    quiet, _ = speak(kokoro, TEXT, volume=0.5)
    assert np.allclose(quiet, normal * 0.5)
    assert np.abs(speak(kokoro, TEXT, volume=2.0)[0]).max() <= 1.0


def test_a_language_finds_its_voice_and_a_voice_its_language(folder: Path, kokoro: Kokoro) -> None:
    american = direct(folder, "water", voice="af_heart", lang="en-us")
    british = direct(folder, "water", voice="bf_emma", lang="en-gb")
    french = direct(folder, "Bonjour", voice="ff_siwis", lang="fr-fr")
    for options, expected in (({}, american), ({"language": "en-GB"}, british), ({"voice": "bf_emma"}, british)):
        assert np.array_equal(speak(kokoro, "water", **options)[0], expected)
    assert np.array_equal(speak(kokoro, "Bonjour", language="fr")[0], french)
    assert kokoro.voices(FakeContext())[0] == {"name": "bf_emma", "language": "en-gb"}


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"voice": "Nobody"}, "voice-unknown"),
        ({"voice": "jf_alpha"}, "voice-unknown"),
        ({"language": "ja"}, "language-unknown"),
    ],
)
def test_what_does_not_exist_is_said(kokoro: Kokoro, options: dict[str, str], code: str) -> None:
    with pytest.raises(VoiceAppError) as raised:
        speak(kokoro, "hello", **options)
    assert raised.value.code == code


@pytest.mark.parametrize("text", ["", "...", " — "])
def test_nothing_to_say_makes_no_sound(kokoro: Kokoro, text: str) -> None:
    assert len(speak(kokoro, text)[0]) == 0


@pytest.mark.parametrize("name", ["kokoro-v1.0.onnx", "voices-v1.0.bin"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = tiny_kokoro.release(tmp_path / "gap")
    (folder / name).unlink()
    with pytest.raises(VoiceAppError, match=f"{name} is missing"):
        Kokoro().load(FakeContext(), str(folder))


def test_files_of_something_else_are_refused(tmp_path: Path) -> None:
    folder = tiny_kokoro.release(tmp_path / "odd")
    (folder / "kokoro-v1.0.onnx").write_bytes(b"not a graph at all")
    with pytest.raises(VoiceAppError) as raised:
        Kokoro().load(FakeContext(), str(folder))
    assert raised.value.code == "model-broken"


def test_voices_that_are_python_objects_are_refused(tmp_path: Path) -> None:
    folder = tiny_kokoro.release(tmp_path / "trap")
    with open(folder / "voices-v1.0.bin", "wb") as file:
        np.savez(file, af_heart=np.array([Spy()], object))
    with pytest.raises(VoiceAppError) as raised:
        Kokoro().load(FakeContext(), str(folder))
    assert raised.value.code == "model-broken"
    assert not Spy.unpickled


def test_raw_voices_are_numbers_whatever_they_look_like(tmp_path: Path) -> None:
    folder = tiny_kokoro.hub(tmp_path / "hub")
    voice = folder / "voices" / "af_heart.bin"
    looks = pickle.dumps(Spy(), protocol=0)
    voice.write_bytes(looks + voice.read_bytes()[len(looks) :])
    assert recognise(folder).engine == "kokoro"
    engine = Kokoro()
    engine.load(FakeContext(), str(folder))
    assert len(speak(engine, "Hello", voice="af_heart")[0])
    assert not Spy.unpickled


def test_once_closed_nothing_of_it_is_left(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Kokoro()
    engine.close()  # what other engines of this process hold
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    engine.load(FakeContext(), str(folder))
    assert len(speak(engine, "Hello")[0])
    assert list(tmp_path.rglob("*espeak*"))
    engine.close()
    assert list(tmp_path.iterdir()) == []


def test_a_higher_voice_is_the_slower_one_played_faster(kokoro: Kokoro, folder: Path) -> None:
    sound, words = speak(kokoro, TEXT, voice="am_adam", pitch=4)
    slower = direct(folder, TEXT, voice="am_adam", speed=1 / pitch.factor(4))
    expected = pitch.shifted(slower, 4, RATE)
    assert np.array_equal(sound[: len(expected)], expected)
    assert [word["text"] for word in words] == ["Hello", "there", "my", "friend"]
    own, own_words = speak(kokoro, TEXT, voice="am_adam")
    assert len(sound) == pytest.approx(len(own), rel=0.1)
    assert words[-1]["start_s"] == pytest.approx(own_words[-1]["start_s"], rel=0.2)
    assert words[-1]["end_s"] <= len(sound) / RATE


def test_voices_of_a_language_can_be_blended(kokoro: Kokoro) -> None:
    bella, _ = speak(kokoro, TEXT, voice="af_bella")
    heart, _ = speak(kokoro, TEXT, voice="af_heart")
    blend, words = speak(kokoro, TEXT, voice="af_bella:25+AF_HEART:75")
    # The tiny model's loudness is its style.
    assert np.allclose(blend, 0.25 * bella + 0.75 * heart, atol=1e-6)
    assert [word["text"] for word in words] == ["Hello", "there", "my", "friend"]
    assert np.array_equal(speak(kokoro, TEXT, voice="af_bella:3")[0], bella)
    with pytest.raises(VoiceAppError, match=r"af_bella speaks en-us, ff_siwis speaks fr-fr") as caught:
        speak(kokoro, TEXT, voice="af_bella+ff_siwis")
    assert caught.value.code == "blend-languages"
    with pytest.raises(VoiceAppError) as caught:
        speak(kokoro, TEXT, voice="af_bella:60+af_nobody:40")
    assert caught.value.code == "voice-unknown"


def test_words_are_said_by_the_sounds_that_are_given(kokoro: Kokoro, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    real = kokoro._library.create_timed

    def create(phonemes: str, *arguments: Any, **named: Any) -> Any:
        heard.append(phonemes)
        return real(phonemes, *arguments, **named)

    monkeypatch.setattr(kokoro._library, "create_timed", create)
    speak(kokoro, "Hello there, my friend.")
    _, words = speak(kokoro, "Hello there, my friend.", phonemes=[(6, 11, "zˈu"), (16, 22, "fˈɔ")])
    assert heard[1].split()[0] == heard[0].split()[0]
    assert "zˈu" in heard[1]
    assert heard[1].endswith("fˈɔ.")
    assert [word["text"] for word in words] == ["Hello", "there", "my", "friend"]
