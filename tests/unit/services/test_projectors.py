"""Models of two files: which engine a language model with a projector belongs to, and what is downloaded of it."""

from __future__ import annotations

import asyncio
import shutil
import struct
from pathlib import Path

import pytest

from tests.unit.engines.tiny_projector import audio_projector
from tests.unit.services.hub import LoopbackHub, running
from voiceapp.core.errors import VoiceAppError
from voiceapp.engines.catalog import ENGINES, find
from voiceapp.services.downloads import Hub
from voiceapp.services.layouts import recognise

CHAT = Path(__file__).parents[2] / "models" / "chat-mini.gguf"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "audio"
    made.mkdir()
    shutil.copy(CHAT, made / "chat.gguf")
    audio_projector(made / "mmproj-chat.gguf", 160)
    return made


@pytest.mark.parametrize("name", ["mmproj-chat.gguf", "chat-mmproj-Q8_0.gguf", "MMPROJ.gguf"])
def test_a_language_model_with_a_projector_hears(folder: Path, name: str) -> None:
    (folder / "mmproj-chat.gguf").rename(folder / name)
    found = recognise(folder)
    assert (found.engine, found.path) == ("llama-audio", folder)
    assert found.size == sum(file.stat().st_size for file in folder.iterdir())


def test_it_also_talks_alone_where_that_is_wanted(folder: Path) -> None:
    found = recognise(folder, ENGINES, "llama")
    assert (found.engine, found.path) == ("llama", folder / "chat.gguf")
    assert recognise(folder / "chat.gguf").engine == "llama"


def test_a_projector_alone_is_not_enough(folder: Path) -> None:
    with pytest.raises(VoiceAppError, match="needs the language model") as raised:
        recognise(folder / "mmproj-chat.gguf")
    assert raised.value.code == "model-incomplete"
    (folder / "chat.gguf").unlink()
    with pytest.raises(VoiceAppError, match="language model") as raised:
        recognise(folder)
    assert raised.value.code == "model-incomplete"


def test_a_damaged_projector_and_one_of_a_newer_format_are_named(folder: Path) -> None:
    projector = folder / "mmproj-chat.gguf"
    data = projector.read_bytes()
    projector.write_bytes(data[:1000])
    with pytest.raises(VoiceAppError, match=r"mmproj-chat\.gguf") as raised:
        recognise(folder)
    assert raised.value.code == "model-broken"
    projector.write_bytes(data[:4] + struct.pack("<I", 4) + data[8:])
    with pytest.raises(VoiceAppError, match="version 4") as raised:
        recognise(folder)
    assert raised.value.code == "model-newer"


@pytest.mark.parametrize(
    ("model", "files"),
    [
        ("voxtral-mini-3b", {"Voxtral-Mini-3B-2507-Q4_K_M.gguf", "mmproj-Voxtral-Mini-3B-2507-Q8_0.gguf"}),
        ("ultravox-0.5-1b", {"Llama-3.2-1B-Instruct-Q4_K_M.gguf", "mmproj-ultravox-v0_5-llama-3_2-1b-f16.gguf"}),
    ],
)
def test_a_download_brings_the_language_model_and_its_projector(model: str, files: set[str]) -> None:
    spec = find("llama-audio", "answer")[0].model(model)
    assert spec is not None
    others = {file.replace("Q4_K_M", "Q8_0") for file in files if "mmproj" not in file} | {"README.md"}
    with running(LoopbackHub(spec.repo, dict.fromkeys(files | others, b"x"))) as hub:
        plan = asyncio.run(Hub(hub.endpoint).plan(spec.title, spec.repo, spec.files))
        assert {file.name for file in plan.files} == files
        alone = asyncio.run(Hub(hub.endpoint).plan("chat", spec.repo, ("*.gguf",)))
        assert not any("mmproj" in file.name for file in alone.files)
