"""Sentence embeddings by ONNX, from the folder through the program, against Transformers with the same weights."""

from __future__ import annotations

import asyncio
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.context import FakeContext
from tests.packs.pack import in_pack, opened
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.recordings import Vector
from voiceapp.engines.embed_minilm import BATCH, MiniLm

DIRECT = "tests.packs.direct.minilm"
TEXTS = [
    "The meeting is on Friday",
    "  We meet at the end of the week ",
    "I like pasta",
    "a longer text with more words than the model reads " * 5,
    "",
    *(f"we like {'pasta ' * number}" for number in range(BATCH)),
]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models") / "all-MiniLM-L6-v2"
    in_pack("torch", f"{DIRECT}:build", folder=folder)
    return folder


def test_vectors_are_those_of_the_same_weights(published: Path, home: Path) -> None:
    async def ours() -> Vector:
        async with opened(home) as app:
            added = await app.models.add(published)
            assert (added.engine, added.state) == ("minilm", "installed")
            embedder = app.engines.embedder(f"minilm:{published}")
            made = await embedder.embed(TEXTS)
            assert embedder.capabilities.context_tokens == 24
            return made

    made = asyncio.run(ours())
    assert made.shape == (len(TEXTS), 32)
    assert made.dtype == np.float32
    assert np.allclose(np.linalg.norm(made, axis=1), 1.0, atol=1e-6)
    theirs = in_pack("torch", f"{DIRECT}:run", folder=published, texts=TEXTS)["vectors"]
    assert np.allclose(made, theirs, atol=2e-6)


def test_a_folder_that_pools_its_first_token(published: Path, tmp_path: Path) -> None:
    folder = _with_pooling(published, tmp_path, pooling_mode_cls_token=True)
    engine = MiniLm()
    engine.load(FakeContext(), model=str(folder), threads=1)
    theirs = in_pack("torch", f"{DIRECT}:run", folder=folder, texts=TEXTS, pooling="cls_token")["vectors"]
    assert np.allclose(engine.embed(FakeContext(), TEXTS), theirs, atol=2e-6)


def test_a_pooling_that_is_not_known_is_refused(published: Path, tmp_path: Path) -> None:
    folder = _with_pooling(published, tmp_path, pooling_mode_weightedmean_tokens=True)
    with pytest.raises(VoiceAppError) as caught:
        MiniLm().load(FakeContext(), model=str(folder))
    assert caught.value.code == "model-unsupported"
    assert "weightedmean" in caught.value.message


def test_a_cancelled_call_stops_before_the_next_batch(published: Path) -> None:
    engine = MiniLm()
    engine.load(FakeContext(), model=str(published), threads=1)
    context = FakeContext()
    context = FakeContext(cancelled=lambda: bool(context.progressed))
    assert len(engine.embed(context, TEXTS)) == BATCH


@pytest.mark.parametrize("name", ["onnx/model.onnx", "tokenizer.json"])
def test_a_missing_file_is_named(published: Path, tmp_path: Path, home: Path, name: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(published, folder)
    (folder / name).unlink()

    async def add() -> None:
        async with opened(home) as app:
            with pytest.raises(VoiceAppError) as caught:
                await app.models.add(folder)
            assert caught.value.code == "model-incomplete"
            assert f"{name} is missing" in caught.value.message

    asyncio.run(add())


def test_another_kind_of_bert_is_not_taken_for_one(published: Path, tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "classifier"
    shutil.copytree(published, folder)
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, "architectures": ["BertForSequenceClassification"]}))

    async def add() -> None:
        async with opened(home) as app:
            with pytest.raises(VoiceAppError) as caught:
                await app.models.add(folder)
            assert caught.value.code == "model-not-recognised"

    asyncio.run(add())


@pytest.mark.parametrize("name", ["onnx/model.onnx", "tokenizer.json", "1_Pooling/config.json"])
def test_a_damaged_file_is_told(published: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(published, folder)
    (folder / name).write_bytes((folder / name).read_bytes()[:40])
    with pytest.raises(VoiceAppError) as caught:
        MiniLm().load(FakeContext(), model=str(folder))
    assert caught.value.code == "model-broken"


def _with_pooling(published: Path, tmp_path: Path, **modes: bool) -> Path:
    folder = tmp_path / "model"
    shutil.copytree(published, folder)
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(modes))
    return folder
