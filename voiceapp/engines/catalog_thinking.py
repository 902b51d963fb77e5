"""The catalog's rows of what answers in words."""

from __future__ import annotations

from voiceapp.core.protocols import Capabilities
from voiceapp.engines.specs import EngineSpec, ModelSpec

# Qwen3's licence and sizes: README.md of QwenLM/Qwen3 ("All our open-weight models are licensed under Apache 2.0";
# dense models of 0.6B, 1.7B, 4B, 8B, 14B and 32B parameters), and its technical report, arXiv:2505.09388.
_QWEN3_LICENCE = "README.md of QwenLM/Qwen3, License Agreement"
_QWEN3_SIZES = "Qwen3 Technical Report, arXiv:2505.09388, table 1 (rounded as in the models' names)"


def _qwen3(billions: float, note: str) -> ModelSpec:
    size = f"{billions:g}"
    return ModelSpec(
        name=f"qwen3-{size}b",
        title=f"Qwen3 {size}B",
        note=note,
        # Repository and file: Qwen3's own documentation, docs/source/run_locally/llama.cpp.md of QwenLM/Qwen3.
        repo=f"Qwen/Qwen3-{size}B-GGUF",
        files=("*[Qq]4_[Kk]_[Mm].gguf",),
        licence="apache-2.0",
        licence_source=_QWEN3_LICENCE,
        languages=("*",),
        parameters=round(billions * 1e9),
        parameters_source=_QWEN3_SIZES,
    )


_LLAMA_MODELS = (
    # Repository and file pattern: README of llama-cpp-python 0.3.36, "Pulling models from Hugging Face Hub".
    ModelSpec(
        name="qwen3.5-0.8b",
        title="Qwen3.5 0.8B",
        note="A small chat model for any computer.",
        repo="lmstudio-community/Qwen3.5-0.8B-GGUF",
        files=("*Q8_0.gguf",),
        languages=("*",),
        parameters=800_000_000,
        parameters_source="The model's name (its card: Qwen/Qwen3.5-0.8B)",
    ),
    _qwen3(4, "A chat model for common computers."),
    _qwen3(8, "A chat model for computers with much memory."),
    _qwen3(14, "A large chat model; wants a graphics card."),
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
        capabilities=Capabilities(
            languages=("*",), streaming=True, tools=True, json_schema=True, caches_prompt=True
        ),
        models=_LLAMA_MODELS,
        gpu_pack="gpu",
        settings=("engines.device", "engines.temperature", "engines.context_tokens", "files.threads"),
    ),
)
