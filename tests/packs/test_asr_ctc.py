"""Wav2Vec2 and SpeechBrain from their folders through the program: the libraries' text, word times from frames."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.packs.pack import chunks, in_pack, opened
from tests.unit.engines.speech import silence, spoken
from voiceapp.app import App
from voiceapp.audio.writer import write
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice, TurnFinished
from voiceapp.core.frames import Audio, Segment
from voiceapp.core.protocols import ListenOptions, SoundOptions
from voiceapp.engines import ctc

DIRECT = "tests.packs.direct.wav2vec2"
RATE = 16_000
WHISPER = Path(__file__).parents[1] / "models" / "whisper-mini-en"


SOUND = Audio(spoken("Set a timer for five minutes."), RATE)


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, dict[str, Any]]]:
    """The models' folders, each with the library's own result for SOUND."""
    folder = tmp_path_factory.mktemp("ctc")
    told = in_pack("torch", f"{DIRECT}:prepare", folder=folder, samples=SOUND.samples)
    return {name: (folder / name, direct) for name, direct in told.items()}


@pytest.mark.parametrize(
    ("engine", "model"),
    [("wav2vec2", "letters"), ("speechbrain-asr", "pieces"), ("speechbrain-asr", "attention")],
)
def test_text_and_times_are_the_librarys(
    models: dict[str, tuple[Path, dict[str, Any]]], home: Path, engine: str, model: str
) -> None:
    folder, direct = models[model]
    late = Audio(np.concatenate([silence(40.0), SOUND.samples, silence(1.0)]), RATE)
    text = " ".join(direct["text"].split())
    assert len(text.split()) > 2

    async def ours() -> tuple[list[Any], list[Segment], list[dict[str, Any]]]:
        async with opened(home) as app:
            added = await app.models.add(folder)
            assert (added.engine, added.state) == (engine, "installed")
            ears = app.engines.transcriber(added.name)
            heard = [part async for part in ears.listen(1, chunks(SOUND), ListenOptions())]
            assert (ears.capabilities.device, ears.capabilities.word_times) == ("cpu", "exact")
            file = [told.segment async for told in ears.transcribe(chunks(late), ListenOptions())]
            with pytest.raises(VoiceAppError) as caught:
                [part async for part in ears.transcribe(chunks(late), ListenOptions(translate=True))]
            assert caught.value.code == "language-unsupported"
            worker = await app.engines.worker("asr", added.name)
            call = worker.call("align", {"text": f"{text} 77"}, chunks(SOUND, 0.5))
            return heard, file, await call.result

    heard, file, aligned = asyncio.run(ours())
    words = [word for segment in heard[-1].segments for word in segment.words]
    assert heard[-1].text == text
    assert " ".join(word.text for word in words) == text
    assert all(word.exact and word.probability and 0.0 < word.probability <= 1.0 for word in words)
    expected = direct["words"]
    end_s = len(SOUND.samples) / RATE
    times = [(word.start_s, word.end_s) for word in words]
    assert times == [pytest.approx((start, min(end, end_s))) for _, start, end in expected]
    assert all(39.7 < segment.start_s < segment.end_s < 40.0 + end_s + 0.3 for segment in file)
    assert file
    assert [word["text"] for word in aligned] == [*text.split(), "77"]
    assert aligned[-1]["probability"] is None  # the model has no tokens for it: it comes after the others
    placed = [time for word in aligned for time in (word["start_s"], word["end_s"])]
    assert placed == sorted(placed)
    assert placed[-1] == pytest.approx(end_s)
    if engine == "wav2vec2":
        spans = iter(ctc.align(np.asarray(direct["scores"], np.float32), direct["tokens"], 0))
        for word, told in zip(text.split(), aligned, strict=False):
            letters = [next(spans) for _ in word]
            next(spans, None)  # the space
            place = (letters[0].start * 0.02, letters[-1].end * 0.02)  # the last frame lasts until the sound ends
            assert (told["start_s"], told["end_s"]) == pytest.approx(place, abs=0.01)


@pytest.mark.parametrize(
    ("model", "name"), [("letters", "vocab.json"), ("letters", "model.safetensors"), ("pieces", "asr.ckpt")]
)
def test_a_missing_file_is_named(
    models: dict[str, tuple[Path, dict[str, Any]]], home: Path, tmp_path: Path, model: str, name: str
) -> None:
    folder = tmp_path / "incomplete"
    folder.mkdir()
    for file in models[model][0].iterdir():
        if file.name != name:
            (folder / file.name).symlink_to(file)

    async def add() -> None:
        async with opened(home) as app:
            with pytest.raises(VoiceAppError) as caught:
                await app.models.add(folder)
            assert f"{name} is missing" in caught.value.message

    asyncio.run(add())


def test_a_folder_that_would_run_a_program_is_refused(
    models: dict[str, tuple[Path, dict[str, Any]]], home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "evil"
    folder.mkdir()
    for file in models["pieces"][0].iterdir():
        if file.name != "hyperparams.yaml":
            (folder / file.name).symlink_to(file)
    (folder / "hyperparams.yaml").write_text("x: !apply:os.system [touch /tmp/never]\n")

    async def add() -> None:
        async with opened(home) as app:
            with pytest.raises(VoiceAppError) as caught:
                await app.models.add(folder)
            assert caught.value.code == "model-refused"
            assert "os.system" in caught.value.message

    asyncio.run(add())


def test_a_second_opinion_by_wav2vec2_asks_where_it_hears_something_else(
    models: dict[str, tuple[Path, dict[str, Any]]], home: Path, tmp_path: Path
) -> None:
    source = tmp_path / "asked.wav"
    write(source, Audio(np.concatenate([silence(1.0), SOUND.samples, silence(1.0)]), RATE))
    files = SoundOptions(input_file=str(source), output_file=str(tmp_path / "answer.wav"), realtime=False)

    async def talk() -> tuple[list[TurnFinished], list[Notice]]:
        async with opened(home) as app:
            added = await app.models.add(models["letters"][0])
        told: list[Notice] = []
        settings = {"engines.asr": f"faster-whisper:{WHISPER}", "talk.second_opinion": added.name}
        async with App.open(app.paths, settings | {"files.threads": "1"}, files) as app:
            app.bus.subscribe(Notice, told.append)
            await app.talk.open()
            return await app.talk.run_to_end(), told

    turns, told = asyncio.run(talk())
    assert [turn.reply for turn in turns] == ["Did you say “Set a timer for five minutes”?"]
    assert told == []
