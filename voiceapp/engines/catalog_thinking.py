"""The catalog's rows of what answers in words."""

from __future__ import annotations

from voiceapp.core.protocols import Capabilities
from voiceapp.engines.specs import EngineSpec, ModelSpec

_LLAMA_MODELS = (
    # Repository and file pattern: README of llama-cpp-python 0.3.36, "Pulling models from Hugging Face Hub".
    ModelSpec(
        name="qwen3.5-0.8b",
        title="Qwen3.5 0.8B",
        note="A small chat model for any computer.",
        repo="lmstudio-community/Qwen3.5-0.8B-GGUF",
        files=("*Q8_0.gguf",),
    ),
    # Repository and file: Qwen3's own documentation, docs/source/run_locally/llama.cpp.md of QwenLM/Qwen3.
    ModelSpec(
        name="qwen3-8b",
        title="Qwen3 8B",
        note="A chat model for computers with much memory.",
        repo="Qwen/Qwen3-8B-GGUF",
        files=("*[Qq]4_[Kk]_[Mm].gguf",),
    ),
)

THINKING: tuple[EngineSpec, ...] = (
    EngineSpec(
        name="skills",
        task="llm",
        title="Built-in skills",
        target="voiceapp.engines.llm_skills:Skills",
        embedded=True,
        capabilities=Capabilities(languages=("en",), streaming=True, tools=True),
    ),
    EngineSpec(
        name="llama",
        task="llm",
        title="llama.cpp",
        target="voiceapp.engines.llm_llama:Llama",
        requires=("llama_cpp",),
        capabilities=Capabilities(languages=("*",), streaming=True, tools=True, json_schema=True),
        models=_LLAMA_MODELS,
        gpu_pack="gpu",
        settings=("engines.device", "engines.temperature", "engines.context_tokens", "files.threads"),
    ),
)
