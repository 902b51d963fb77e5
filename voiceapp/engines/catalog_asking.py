"""The catalog's rows of questions about sound, and of embeddings."""

from __future__ import annotations

from voiceapp.core.protocols import Capabilities
from voiceapp.engines.specs import EngineSpec, Layout, ModelSpec

ASKING: tuple[EngineSpec, ...] = (
    EngineSpec(
        name="qwen2-audio",
        task="answer",
        title="Qwen2-Audio",
        target="voiceapp.engines.answer_qwen2_audio:Qwen2Audio",
        pack="torch",
        requires=("torch", "transformers"),
        capabilities=Capabilities(streaming=True, max_seconds=30.0, sample_rate=16_000),
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
        capabilities=Capabilities(streaming=True, sample_rate=16_000),
        layout=Layout(marks=("mmproj*.gguf",), needs=("mmproj*.gguf",)),
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
