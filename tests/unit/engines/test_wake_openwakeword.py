from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.unit.engines import tiny_openwakeword
from tests.unit.engines.speech import frames, silence
from tests.unit.engines.test_wake_pocketsphinx import Fed
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Samples
from voiceapp.engines.wake_openwakeword import WakeOpenWakeWord
from voiceapp.services.layouts import recognise


def tone(seconds: float, level: float = 0.5) -> Samples:
    time = np.arange(round(seconds * SPEECH_RATE)) / SPEECH_RATE
    return np.asarray(level * np.sin(2 * np.pi * 440 * time), np.float32)


def loaded(folder: Path) -> WakeOpenWakeWord:
    engine = WakeOpenWakeWord()
    engine.load(Fed(), model=str(folder))  # type: ignore[arg-type]
    return engine


def ends(engine: WakeOpenWakeWord, *sounds: Samples, size: int = 1_600) -> list[float]:
    pieces = frames(*sounds, size=size)
    return [end for end in engine.spot(Fed(pieces), "", "normal") if end is not None]  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [16, 28])
@pytest.mark.parametrize("size", [320, 1_600, 40_000])
def test_the_word_is_told_once_and_when_it_ended_however_the_sound_is_cut(
    tmp_path: Path, count: int, size: int
) -> None:
    engine = loaded(tiny_openwakeword.folder(tmp_path / "word", count))
    # A level of 0.5 makes rows of 0.5 * 2/pi * 327.67 / 10 + 2 = 12.4: the mean of 8 steps passes 8 in the fifth.
    assert ends(engine, silence(1.0), tone(1.5), silence(0.5), size=size) == [
        pytest.approx(1.0 + 5 * 0.08, abs=0.08)
    ]


def test_quiet_sound_is_not_the_word(tmp_path: Path) -> None:
    engine = loaded(tiny_openwakeword.folder(tmp_path / "word"))
    assert ends(engine, silence(1.0), tone(1.5, 0.1), silence(0.5)) == []


def test_scores_are_peaks_for_the_bench(tmp_path: Path) -> None:
    engine = loaded(tiny_openwakeword.folder(tmp_path / "word"))
    sound = np.concatenate([tone(1.5), silence(2.0), tone(1.5)])
    (found,) = engine.rate(Fed([sound]), "")  # type: ignore[arg-type]
    assert len(found) == 2
    assert min(score for _, score in found) > 0.9


def test_a_folder_is_recognised_and_what_it_lacks_is_named(tmp_path: Path) -> None:
    folder = tiny_openwakeword.folder(tmp_path / "word")
    assert recognise(folder).engine == "openwakeword"
    (folder / "hey_tone_v0.1.onnx").unlink()
    with pytest.raises(VoiceAppError, match="model of a word"):
        loaded(folder)
    (folder / "embedding_model.onnx").unlink()
    with pytest.raises(VoiceAppError, match=r"embedding_model\.onnx is missing"):
        loaded(folder)


def test_several_words_in_one_folder_are_refused(tmp_path: Path) -> None:
    folder = tiny_openwakeword.folder(tmp_path / "word")
    (folder / "alexa_v0.1.onnx").write_bytes(tiny_openwakeword.word())
    with pytest.raises(VoiceAppError, match="one word's model instead of several"):
        loaded(folder)


@pytest.mark.parametrize("name", ["melspectrogram.onnx", "embedding_model.onnx", "hey_tone_v0.1.onnx"])
def test_damaged_files_are_named(tmp_path: Path, name: str) -> None:
    folder = tiny_openwakeword.folder(tmp_path / "word")
    (folder / name).write_bytes(b"not a model")
    with pytest.raises(VoiceAppError) as refused:
        loaded(folder)
    assert refused.value.code == "model-broken"


def test_models_that_do_not_fit_together_are_told(tmp_path: Path) -> None:
    folder = tiny_openwakeword.folder(tmp_path / "word")
    (folder / "embedding_model.onnx").write_bytes(tiny_openwakeword.spectrogram())
    with pytest.raises(VoiceAppError) as refused:
        ends(loaded(folder), tone(1.0))
    assert refused.value.code == "model-broken"
