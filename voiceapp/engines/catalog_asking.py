"""The catalog's rows of questions about sound, and of embeddings."""

from __future__ import annotations

from voiceapp.core.protocols import Capabilities
from voiceapp.engines.specs import EngineSpec, Layout, ModelSpec

_QWEN2_AUDIO = (
    # Files: https://huggingface.co/Qwen/Qwen2-Audio-7B-Instruct/tree/main
    ModelSpec(
        name="7b-instruct",
        title="Qwen2-Audio 7B Instruct",
        note="Speech, sounds and music, 30 seconds at once. Best on a graphics card.",
        repo="Qwen/Qwen2-Audio-7B-Instruct",
        files=("*.json", "*.safetensors", "merges.txt"),
        licence="apache-2.0",
        licence_source="https://huggingface.co/Qwen/Qwen2-Audio-7B-Instruct (page header)",
        languages=("en",),
        quality="AIR-Bench chat, judged by GPT-4, of 10: speech 7.24, sound 6.83, music 6.73, mixed 6.42; "
        "LibriSpeech word error rate, test-clean and test-other: 1.7 and 4.0",
        quality_source="README of QwenLM/Qwen2-Audio, the table of the model as converted for Transformers",
    ),
)

_LLAMA_AUDIO = (
    # Repositories: docs/multimodal.md of ggml-org/llama.cpp, audio models, and the collection "Multimodal GGUFs" of
    # ggml-org on the hub. The former warns that Qwen2-Audio answers poorly as a GGUF file: none is listed here.
    ModelSpec(
        name="ultravox-0.5-1b",
        title="Ultravox 0.5 (Llama 3.2 1B)",
        note="Questions about speech, on any computer.",
        repo="ggml-org/ultravox-v0_5-llama-3_2-1b-GGUF",
        files=("*Q4_K_M.gguf", "mmproj*f16.gguf"),
    ),
    ModelSpec(
        name="ultravox-0.5-8b",
        title="Ultravox 0.5 (Llama 3.1 8B)",
        note="Questions about speech, for computers with much memory.",
        repo="ggml-org/ultravox-v0_5-llama-3_1-8b-GGUF",
        files=("*Q4_K_M.gguf", "mmproj*f16.gguf"),
    ),
    ModelSpec(
        name="voxtral-mini-3b",
        title="Voxtral Mini 3B",
        note="Speech in several languages, and questions about it.",
        repo="ggml-org/Voxtral-Mini-3B-2507-GGUF",
        files=("*Q4_K_M.gguf", "mmproj*Q8_0.gguf"),
    ),
)

ASKING: tuple[EngineSpec, ...] = (
    EngineSpec(
        name="qwen2-audio",
        task="answer",
        title="Qwen2-Audio",
        target="voiceapp.engines.answer_qwen2_audio:Qwen2Audio",
        pack="torch",
        requires=("torch", "transformers"),
        capabilities=Capabilities(languages=("*",), streaming=True, max_seconds=30.0, sample_rate=16_000),
        models=_QWEN2_AUDIO,
        layout=Layout(
            model_types=("qwen2_audio",),
            needs=(
                "config.json",
                "model.safetensors|model.safetensors.index.json",
                "tokenizer.json|vocab.json",
                "preprocessor_config.json|processor_config.json",
            ),
        ),
        settings=("engines.device", "engines.precision", "files.threads"),
    ),
    EngineSpec(
        name="llama-audio",
        task="answer",
        title="llama.cpp audio",
        target="voiceapp.engines.answer_llama_audio:LlamaAudio",
        requires=("llama_cpp",),
        capabilities=Capabilities(languages=("*",), streaming=True, sample_rate=16_000),
        models=_LLAMA_AUDIO,
        gpu_pack="gpu",
        settings=("engines.device", "engines.context_tokens", "files.threads"),
    ),
    EngineSpec(
        name="minilm",
        task="embed",
        title="Sentence embeddings (ONNX)",
        target="voiceapp.engines.embed_minilm:MiniLm",
        requires=("onnxruntime", "tokenizers"),
        models=(
            ModelSpec(
                name="all-MiniLM-L6-v2",
                title="all-MiniLM-L6-v2",
                note="Finds sentences of like meaning, in English; quick on any processor",
                repo="sentence-transformers/all-MiniLM-L6-v2",
                files=(
                    "config.json",
                    "tokenizer.json",
                    "modules.json",
                    "sentence_bert_config.json",
                    "1_Pooling/config.json",
                    "onnx/model.onnx",
                ),
                licence="apache-2.0",
                licence_source="https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2",
                languages=("en",),
            ),
        ),
        layout=Layout(
            model_types=("bert",),
            architectures=("BertModel",),
            needs=("config.json", "tokenizer.json", "onnx/model.onnx|model.onnx|onnx/model_quantized.onnx"),
        ),
        settings=("files.threads",),
    ),
    EngineSpec(
        name="llama-embedding",
        task="embed",
        title="llama.cpp embeddings",
        target="voiceapp.engines.embed_llama:LlamaEmbedding",
        requires=("llama_cpp",),
        models=(
            ModelSpec(
                name="bge-small-en-v1.5",
                title="BGE small English (GGUF)",
                note="Finds sentences of like meaning, in English",
                repo="CompendiumLabs/bge-small-en-v1.5-gguf",
                files=("bge-small-en-v1.5-q8_0.gguf",),
                licence="mit",
                licence_source="https://huggingface.co/CompendiumLabs/bge-small-en-v1.5-gguf",
                languages=("en",),
            ),
        ),
        gpu_pack="gpu",
        settings=("engines.device", "files.threads"),
    ),
)
