from __future__ import annotations

import importlib.util
import subprocess
import sys
from importlib import import_module

import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.settings_table import SETTINGS
from voiceapp.engines import catalog
from voiceapp.engines.catalog import ENGINES, find


def test_an_engine_with_a_model_is_found() -> None:
    spec, model = find("faster-whisper:small", "asr")
    assert (spec.name, spec.task, model) == ("faster-whisper", "asr", "small")
    named = spec.model("small")
    assert named is not None
    assert named.repo == "Systran/faster-whisper-small"


def test_a_path_is_kept_whole() -> None:
    assert find("llama:/models/my chat.gguf", "llm")[1] == "/models/my chat.gguf"
    assert find(r"llama:C:\models\chat.gguf", "llm")[1] == r"C:\models\chat.gguf"
    assert find("espeak", "tts")[1] == ""


@pytest.mark.parametrize(("text", "task"), [("whisperer", "asr"), ("pocketsphinx", "llm"), ("", "tts")])
def test_an_unknown_engine_names_the_known_ones(text: str, task: str) -> None:
    with pytest.raises(VoiceAppError) as raised:
        find(text, task)  # type: ignore[arg-type]
    assert raised.value.code == "engine-unknown"
    for spec in ENGINES:
        assert (spec.name in raised.value.next_step) == (spec.task == task)


def test_every_talking_task_has_an_embedded_engine_first() -> None:
    for task in ("asr", "llm", "tts"):
        first = next(spec for spec in ENGINES if spec.task == task)
        assert first.embedded
        assert first.pack == ""


def test_names_are_unique_and_settings_exist() -> None:
    assert len({spec.name for spec in ENGINES}) == len(ENGINES)
    keys = {setting.key for setting in SETTINGS}
    for spec in ENGINES:
        assert set(spec.settings) <= keys
        assert len({model.name for model in spec.models}) == len(spec.models)


def test_every_target_is_a_class_with_load() -> None:
    for spec in ENGINES:
        module, _, name = spec.target.partition(":")
        if importlib.util.find_spec(module) is None:
            pytest.fail(f"{module} is missing")
        assert callable(getattr(getattr(import_module(module), name), "load", None)), spec.target


def test_whisper_names_are_those_of_the_library() -> None:
    from faster_whisper.utils import _MODELS

    spec, _ = find("faster-whisper", "asr")
    assert {model.name: model.repo for model in spec.models} == {name: _MODELS[name] for name in _names()}


def _names() -> set[str]:
    sizes = {"tiny", "base", "small", "medium"}
    distilled = {"distil-small.en", "distil-medium.en", "distil-large-v3"}
    return sizes | {f"{size}.en" for size in sizes} | {"large-v2", "large-v3", "turbo"} | distilled


def test_reading_the_catalog_loads_nothing_heavy() -> None:
    heavy = "faster_whisper ctranslate2 onnxruntime av llama_cpp pocketsphinx sounddevice espeakng_loader torch"
    code = f"import sys, {catalog.__name__}; print([m for m in {heavy.split()!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
