"""Smart Turn: what the model is shown is what it was trained on, and its files are told from others."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.context import FakeContext
from tests.unit.engines import tiny_turn
from voiceapp.app import App
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.paths import Paths
from voiceapp.engines.log_mel import LogMel
from voiceapp.engines.turn_smart import SmartTurn
from voiceapp.services.layouts import recognise

RATE = 16_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_turn.published(tmp_path_factory.mktemp("turn") / "smart-turn-v3")


def noise(seconds: float) -> Samples:
    return (0.1 * np.random.default_rng(0).standard_normal(round(seconds * RATE))).astype(np.float32)


def quiet(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), np.float32)


def test_the_spectrogram_is_whispers() -> None:
    from faster_whisper.feature_extractor import FeatureExtractor

    sound = np.concatenate([quiet(0.5), noise(1.0)])
    theirs = FeatureExtractor(feature_size=80)(sound, padding=0)
    assert np.allclose(LogMel(80)(sound), theirs, atol=1e-5)


def test_the_last_eight_seconds_count_and_less_has_zeros_before_it() -> None:
    engine, end = SmartTurn(), noise(8.0)
    assert engine.features(end).shape == (80, 800)
    assert np.array_equal(engine.features(np.concatenate([noise(5.0), end])), engine.features(end))
    short = engine.features(noise(2.0))
    assert np.array_equal(short, engine.features(np.concatenate([quiet(6.0), noise(2.0)])))
    assert short[:, 650:].mean() > short[:, :550].mean()


def test_how_loud_it_is_said_makes_no_difference() -> None:
    engine = SmartTurn()
    assert np.allclose(engine.features(noise(3.0)), engine.features(4 * noise(3.0)), atol=1e-3)


def test_through_the_program_a_turn_is_over_or_not(tmp_path: Path, folder: Path) -> None:
    over = Audio(np.concatenate([noise(9.0), quiet(0.5)]), RATE)
    goes_on = Audio(noise(9.5), RATE)

    async def ours() -> tuple[float, float]:
        paths = Paths(tmp_path, tmp_path / "data", tmp_path / "cache", tmp_path / "logs")
        paths.create()
        async with App.open(paths, {}) as app:
            assert app.engines.turn_detector() is None
            added = await app.models.add(folder)
            assert (added.engine, added.task, added.state) == ("smart-turn", "turn", "installed")
            await app.talk.set_engine("turn", added.name)
            detector = app.engines.turn_detector()
            assert detector is not None
            return await detector.complete(over), await detector.complete(goes_on)

    told = asyncio.run(ours())
    direct = SmartTurn()
    direct.load(FakeContext(), model=str(folder))
    assert told == (direct.complete(FakeContext(), over), direct.complete(FakeContext(), goes_on))
    assert told[0] > 0.5 > told[1]


def test_a_file_alone_is_a_model_too_and_another_onnx_file_is_none(tmp_path: Path, folder: Path) -> None:
    file = folder / "smart-turn-v3.2-cpu.onnx"
    assert recognise(file).engine == recognise(folder).engine == "smart-turn"
    assert SmartTurn().load(FakeContext(), model=str(file)).max_seconds == 8.0
    other = tmp_path / "voice.onnx"
    other.write_bytes(file.read_bytes())
    with pytest.raises(VoiceAppError) as caught:
        recognise(other)
    assert caught.value.code == "model-not-recognised"


def test_of_several_versions_the_newest_for_the_processor_is_taken(tmp_path: Path) -> None:
    several = tiny_turn.published(tmp_path / "all", "smart-turn-v3.1-cpu.onnx", "smart-turn-v3.2-gpu.onnx")
    assert SmartTurn().load(FakeContext(), model=str(several)).precision == "int8"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(VoiceAppError) as caught:
        SmartTurn().load(FakeContext(), model=str(tmp_path))
    assert caught.value.code == "model-incomplete"
    assert "smart-turn-v3*.onnx is missing" in caught.value.message


@pytest.mark.parametrize("content", [b"no graph", tiny_turn.graph(3000), tiny_turn.graph(taken="audio")])
def test_a_file_that_is_another_model_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "smart-turn-v3.2-cpu.onnx"
    file.write_bytes(content)
    with pytest.raises(VoiceAppError) as caught:
        SmartTurn().load(FakeContext(), model=str(file))
    assert caught.value.code == "model-broken"
