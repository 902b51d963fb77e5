"""Smart Turn: features and probability are those of Transformers' extractor and of the same weights in PyTorch."""

from __future__ import annotations

import numpy as np
import pytest
import soundfile

from tests.fakes.context import FakeContext
from tests.packs.pack import in_pack, tone
from voiceapp.core.frames import SPEECH_RATE, Audio
from voiceapp.core.paths import asset
from voiceapp.engines.turn_smart import SmartTurn

DIRECT = "tests.packs.direct.turn_smart"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> SmartTurn:
    file = tmp_path_factory.mktemp("turn") / "smart-turn-v3.2-cpu.onnx"
    in_pack("torch", f"{DIRECT}:build", file=file)
    made = SmartTurn()
    made.load(FakeContext(), model=str(file))
    return made


def question() -> Audio:
    samples, rate = soundfile.read(asset("samples", "question.wav"), dtype="float32")
    assert rate == SPEECH_RATE
    return Audio(samples, rate)


def test_features_and_probability_are_the_librarys(engine: SmartTurn) -> None:
    sounds = {
        "speech": question(),
        "short": tone(3.21, SPEECH_RATE),
        "long": tone(9.5, SPEECH_RATE),
        "silence": Audio(np.zeros(100, np.float32), SPEECH_RATE),
    }
    theirs = in_pack("torch", f"{DIRECT}:run", **{name: sound.samples for name, sound in sounds.items()})
    for name, sound in sounds.items():
        assert np.allclose(engine.features(sound.samples), theirs[f"{name}_features"], atol=1e-4), name
        probability = engine.complete(FakeContext(), sound)
        assert probability == pytest.approx(theirs[f"{name}_probability"], abs=1e-4), name
