"""GGUF embedding models by llama.cpp, from the file through the program, against the library itself."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.context import FakeContext
from tests.packs.pack import opened
from tests.unit.engines.tiny_gguf import CONTEXT, WIDTH, write_bert
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.recordings import Vector
from voiceapp.engines.embed_llama import LlamaEmbedding
from voiceapp.services.layouts import recognise

TEXTS = ["The meeting is on Friday", "We meet at the end of the week", "I like pasta", ""]


def direct(path: Path, texts: list[str]) -> Vector:
    import llama_cpp

    model = llama_cpp.Llama(str(path), embedding=True, n_ctx=CONTEXT, verbose=False)
    try:
        return np.array([model.embed(text, normalize=True) for text in texts], np.float32)
    finally:
        model.close()


@pytest.mark.parametrize("pooling", [1, 2])
def test_vectors_are_llama_cpps(tmp_path: Path, home: Path, pooling: int) -> None:
    path = tmp_path / "tiny-embedding.gguf"
    write_bert(path, pooling)

    async def ours() -> Vector:
        async with opened(home, files__threads="1") as app:
            added = await app.models.add(path)
            assert (added.engine, added.state) == ("llama-embedding", "installed")
            embedder = app.engines.embedder(added.name)
            made = await embedder.embed(TEXTS)
            assert (embedder.capabilities.context_tokens, embedder.capabilities.device) == (CONTEXT, "cpu")
            assert (await embedder.embed([])).shape[0] == 0
            return made

    made = asyncio.run(ours())
    assert made.shape == (len(TEXTS), WIDTH)
    assert made.dtype == np.float32
    assert np.allclose(np.linalg.norm(made, axis=1), 1.0, atol=1e-6)
    assert np.allclose(made, direct(path, TEXTS), atol=1e-6)


def test_a_long_text_is_read_as_far_as_the_model_goes(tmp_path: Path) -> None:
    path = tmp_path / "tiny.gguf"
    write_bert(path)
    engine = LlamaEmbedding()
    engine.load(FakeContext(), model=str(path), threads=1)
    longer, long = engine.embed(FakeContext(), ["pasta " * 500, "pasta " * (CONTEXT - 1)])
    assert np.array_equal(longer, long)


def test_a_cancelled_call_stops_before_the_next_text(tmp_path: Path) -> None:
    path = tmp_path / "tiny.gguf"
    write_bert(path)
    engine = LlamaEmbedding()
    engine.load(FakeContext(), model=str(path), threads=1)
    context = FakeContext()
    context = FakeContext(cancelled=lambda: len(context.progressed) == 2)
    assert len(engine.embed(context, TEXTS)) == 2


def test_what_a_file_is_for_is_seen_in_its_header(tmp_path: Path) -> None:
    for architecture, pooling, engine in (
        ("qwen3", 3, "llama-embedding"),
        ("bert", None, "llama-embedding"),
        ("qwen3", None, "llama"),
        ("qwen3", 0, "llama"),
    ):
        path = tmp_path / f"{architecture}-{pooling}.gguf"
        write_bert(path, pooling, architecture)
        assert recognise(path).engine == engine, path.name


def test_a_model_that_ranks_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ranker.gguf"
    write_bert(path, pooling=4)
    with pytest.raises(VoiceAppError) as caught:
        LlamaEmbedding().load(FakeContext(), model=str(path))
    assert caught.value.code == "model-unsupported"


def test_a_model_that_llama_cpp_cannot_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "strange.gguf"
    write_bert(path, architecture="no-such-network")
    with pytest.raises(VoiceAppError) as caught:
        LlamaEmbedding().load(FakeContext(), model=str(path))
    assert caught.value.code == "model-broken"
