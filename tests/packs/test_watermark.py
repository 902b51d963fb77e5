"""The watermark of synthetic speech: that of the library, however it is cut, and found again."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.context import FakeContext
from tests.packs.pack import PACKS, in_pack, opened
from tests.unit.engines.speech import silence, spoken
from voiceapp.__main__ import run_command
from voiceapp.app import App
from voiceapp.audio.resample import resampled
from voiceapp.audio.writer import write
from voiceapp.core.frames import SPEECH_RATE, Audio, Speech
from voiceapp.core.paths import Paths, asset
from voiceapp.core.protocols import Capabilities, SoundOptions, SpeakOptions, Synthesizer
from voiceapp.engines.tts_espeak import Espeak
from voiceapp.services.engines import EngineService

TEXT = "The ships sail at dawn. Nobody knows when they will be back again, or whether anybody waits for them."


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000])
def test_a_stream_is_marked_as_the_library_marks_the_whole(rate: int) -> None:
    engine = Espeak()
    engine.load(FakeContext())
    text = "The ships sail at dawn. Nobody knows when they will be back again."
    sound = np.concatenate([part["audio"].samples for part in engine.speak(FakeContext(), text)])
    speech = resampled(Audio(sound, 22_050), rate).samples
    made = in_pack("torch", "tests.packs.direct.watermark:run", samples=speech, rate=rate)
    for name in ("whole", "streamed"):
        assert made[name].shape == speech.shape
        # Beside digital silence, of which this speech has much, a block's mark is not quite the whole's.
        assert np.allclose(made[name], made["perth"], atol=1e-3)
        assert np.mean(np.abs(made[name] - made["perth"]) > 1e-5) < 0.2
    assert not np.allclose(made["whole"], speech, atol=1e-2)
    assert made["scores"] == {"clean": 0.0, "whole": 1.0, "streamed": 1.0, "second": 1.0}
    assert made["first"] == 0  # the first block of sound comes at once but for its last 0.2 s


async def marked(app: App, audio: Audio) -> Audio:
    worker = await app.engines.worker("analysis", "watermark")
    made: Audio = await worker.call("mark", {"audio": audio}).result
    return made


def test_a_mark_is_found_in_a_part_of_a_file_and_none_in_what_has_none(
    tmp_path: Path, home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    clean = Audio(np.concatenate([spoken(TEXT, "slt"), spoken(TEXT, "rms")]), SPEECH_RATE)
    files = {name: tmp_path / f"{name}.flac" for name in ("clean", "partly", "short", "silent")}

    async def make() -> None:
        async with opened(home) as app:
            speech = await marked(app, Audio(spoken(TEXT, "awb"), SPEECH_RATE))
        write(files["clean"], clean)
        write(files["partly"], Audio(np.concatenate([clean.samples, speech.samples, clean.samples]), SPEECH_RATE))
        write(files["short"], Audio(clean.samples[:300], SPEECH_RATE))
        write(files["silent"], Audio(silence(5.0), SPEECH_RATE))

    asyncio.run(make())
    capfd.readouterr()
    told = {}
    for name, file in files.items():
        assert run_command(["voice", "verify", str(file), "--json"]) == 0
        told[name] = json.loads(capfd.readouterr().out)
    assert {name: found["watermarked"] for name, found in told.items()} == {
        "clean": False,
        "partly": True,
        "short": False,
        "silent": False,
    }
    assert told["partly"]["score"] > 0.95
    assert told["partly"]["at_s"] == pytest.approx(clean.duration_s, abs=4.0)
    assert 2.0 <= told["partly"]["marked_s"] <= told["partly"]["duration_s"] / 2
    assert "part" in told["partly"]["message"]
    for name in ("clean", "short", "silent"):
        assert told[name]["message"] == "None found, which is no proof."
    assert run_command(["voice", "verify", str(tmp_path / "none.wav"), "--json"]) == 1
    assert json.loads(capfd.readouterr().out)["error"]["code"] == "file-missing"


class MarkedSpeech:
    """A voice whose every piece is marked by the program's own watermark, as it comes."""

    capabilities = Capabilities(streaming=True)

    def __init__(self, app: App, own: Synthesizer) -> None:
        self._app = app
        self._own = own

    async def speak(self, turn: int, sentence: int, text: str, options: SpeakOptions) -> AsyncIterator[Speech]:
        async for part in self._own.speak(turn, sentence, text, options):
            yield Speech(turn, sentence, await marked(self._app, part.audio), part.words)


@pytest.mark.parametrize("with_mark", [True, False])
def test_what_comes_out_of_a_live_talk_carries_the_mark_of_its_voice(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, with_mark: bool
) -> None:
    question, answer = asset("samples", "question.wav"), tmp_path / "answer.wav"
    paths = Paths(home, home / "data", home / "cache", home / "logs")
    paths.create()
    paths.packs.symlink_to(PACKS)
    files = SoundOptions(input_file=str(question), output_file=str(answer), realtime=False)
    speaks = EngineService.own_synthesizer

    async def talk() -> float:
        async with App.open(paths, {"sound.volume": "0.5", "sound.speed": "1.2"}, files) as app:
            if with_mark:
                monkeypatch.setattr(
                    EngineService, "own_synthesizer", lambda *asked: MarkedSpeech(app, speaks(*asked))
                )
            await app.talk.open()
            await app.talk.run_to_end()
            await app.talk.close()
            found = await app.voices.watermarks.verify(answer)
            assert found.seconds > 1.0
            return found.score

    score = asyncio.run(talk())
    assert (score > 0.95) if with_mark else (score < 0.5)
