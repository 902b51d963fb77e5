"""Wav2Vec2 and SpeechBrain from their folders through the program: the libraries' text, word times from frames."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.packs.pack import chunks, in_pack, opened
from tests.unit.engines.speech import silence, spoken
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Segment
from voiceapp.core.protocols import ListenOptions

DIRECT = "tests.packs.direct.wav2vec2"
RATE = 16_000


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("ctc")
    made = {"wav2vec2": folder / "letters", "speechbrain-asr": folder / "pieces", "attention": folder / "both"}
    in_pack("torch", f"{DIRECT}:build", folder=made["wav2vec2"])
    for name, attention in (("speechbrain-asr", False), ("attention", True)):
        source = folder / f"{name}-encoder"
        in_pack("torch", f"{DIRECT}:build_speechbrain", folder=made[name], source=source, attention=attention)
    return made


@pytest.mark.parametrize(
    ("engine", "model", "function"),
    [
        ("wav2vec2", "wav2vec2", "run"),
        ("speechbrain-asr", "speechbrain-asr", "run_speechbrain"),
        ("speechbrain-asr", "attention", "run_speechbrain"),
    ],
)
def test_text_and_times_are_the_librarys(
    models: dict[str, Path], home: Path, engine: str, model: str, function: str
) -> None:
    sound = Audio(spoken("Set a timer for five minutes."), RATE)
    late = Audio(np.concatenate([silence(40.0), sound.samples, silence(1.0)]), RATE)
    direct = in_pack("torch", f"{DIRECT}:{function}", folder=models[model], samples=sound.samples)
    text = " ".join(direct["text"].split())
    assert len(text.split()) > 2

    async def ours() -> tuple[list[Any], list[Segment], list[dict[str, Any]]]:
        async with opened(home) as app:
            added = await app.models.add(models[model])
            assert (added.engine, added.state) == (engine, "installed")
            ears = app.engines.transcriber(added.name)
            heard = [part async for part in ears.listen(1, chunks(sound), ListenOptions())]
            assert (ears.capabilities.device, ears.capabilities.word_times) == ("cpu", "exact")
            file = [told.segment async for told in ears.transcribe(chunks(late), ListenOptions())]
            with pytest.raises(VoiceAppError) as caught:
                [part async for part in ears.transcribe(chunks(late), ListenOptions(translate=True))]
            assert caught.value.code == "language-unsupported"
            worker = await app.engines.worker("asr", added.name)
            call = worker.call("align", {"text": f"{text} 77"}, chunks(sound, 0.5))
            return heard, file, await call.result

    heard, file, aligned = asyncio.run(ours())
    words = [word for segment in heard[-1].segments for word in segment.words]
    assert heard[-1].text == text
    assert " ".join(word.text for word in words) == text
    assert all(word.exact and word.probability and 0.0 < word.probability <= 1.0 for word in words)
    expected = direct["words"]
    end_s = len(sound.samples) / RATE
    times = [(word.start_s, word.end_s) for word in words]
    assert times == [pytest.approx((start, min(end, end_s))) for _, start, end in expected]
    assert all(39.7 < segment.start_s < segment.end_s < 40.0 + end_s + 0.3 for segment in file)
    assert file
    # What was heard is also the best place for that text; what the model cannot spell comes after it.
    assert [word["text"] for word in aligned] == [*text.split(), "77"]
    assert [(word["start_s"], word["end_s"]) for word in aligned[:-1]] == [
        pytest.approx(time, abs=0.05) for time in times
    ]
    assert aligned[-1]["probability"] is None


@pytest.mark.parametrize(
    ("engine", "name"),
    [("wav2vec2", "vocab.json"), ("wav2vec2", "model.safetensors"), ("speechbrain-asr", "asr.ckpt")],
)
def test_a_missing_file_is_named(
    models: dict[str, Path], home: Path, tmp_path: Path, engine: str, name: str
) -> None:
    folder = tmp_path / "incomplete"
    folder.mkdir()
    for file in models[engine].iterdir():
        if file.name != name:
            (folder / file.name).symlink_to(file)

    async def load() -> None:
        async with opened(home) as app:
            ears = app.engines.transcriber(f"{engine}:{folder}")
            with pytest.raises(VoiceAppError) as caught:
                [part async for part in ears.transcribe(chunks(Audio(silence(1.0), RATE)), ListenOptions())]
            assert f"{name} is missing" in caught.value.message

    asyncio.run(load())


def test_a_folder_that_would_run_a_program_is_refused(models: dict[str, Path], home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "evil"
    folder.mkdir()
    for file in models["speechbrain-asr"].iterdir():
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
