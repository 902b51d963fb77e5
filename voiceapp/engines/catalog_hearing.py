"""The catalog's rows of speech recognition."""

from __future__ import annotations

from voiceapp.core.protocols import Capabilities
from voiceapp.engines.specs import EngineSpec, Layout, ModelSpec

# The five files that faster_whisper.utils.download_model (1.2.1) asks for.
WHISPER_FILES = ("config.json", "preprocessor_config.json", "model.bin", "tokenizer.json", "vocabulary.*")

# Names and repositories: faster_whisper.utils._MODELS of faster-whisper 1.2.1 (a test compares them).
_WHISPER_REPOS: tuple[tuple[str, str], ...] = (
    ("tiny", "Systran/faster-whisper-tiny"),
    ("tiny.en", "Systran/faster-whisper-tiny.en"),
    ("base", "Systran/faster-whisper-base"),
    ("base.en", "Systran/faster-whisper-base.en"),
    ("small", "Systran/faster-whisper-small"),
    ("small.en", "Systran/faster-whisper-small.en"),
    ("medium", "Systran/faster-whisper-medium"),
    ("medium.en", "Systran/faster-whisper-medium.en"),
    ("large-v2", "Systran/faster-whisper-large-v2"),
    ("large-v3", "Systran/faster-whisper-large-v3"),
    ("turbo", "mobiuslabsgmbh/faster-whisper-large-v3-turbo"),
    ("distil-small.en", "Systran/faster-distil-whisper-small.en"),
    ("distil-medium.en", "Systran/faster-distil-whisper-medium.en"),
    ("distil-large-v3", "Systran/faster-distil-whisper-large-v3"),
)


def _note(name: str) -> str:
    if name.endswith(".en"):
        return "Understands English only."
    # faster-whisper's README (1.2.1) shows distil-large-v3 with language="en" only.
    return "Faster than large, for English." if name.startswith("distil-") else "Understands many languages."


def _whisper(name: str, repo: str) -> ModelSpec:
    return ModelSpec(
        name=name,
        title=f"Whisper {name}",
        note=_note(name),
        repo=repo,
        files=WHISPER_FILES,
    )


HEARING: tuple[EngineSpec, ...] = (
    EngineSpec(
        name="pocketsphinx",
        task="asr",
        title="Pocketsphinx",
        target="voiceapp.engines.asr_pocketsphinx:Pocketsphinx",
        requires=("pocketsphinx",),
        embedded=True,
        capabilities=Capabilities(
            languages=("en",),
            streaming=True,
            word_times="exact",
            scores=("confidence",),
            sample_rate=16_000,
        ),
    ),
    EngineSpec(
        name="faster-whisper",
        task="asr",
        title="Whisper",
        target="voiceapp.engines.asr_faster_whisper:FasterWhisper",
        requires=("faster_whisper", "ctranslate2"),
        capabilities=Capabilities(
            languages=("*",),
            streaming=True,
            word_times="estimated",
            scores=("confidence", "avg_logprob", "no_speech_prob", "compression_ratio", "probability"),
            translation=True,
            sample_rate=16_000,
        ),
        models=tuple(_whisper(name, repo) for name, repo in _WHISPER_REPOS),
        gpu_pack="gpu",
        settings=("engines.device", "engines.precision", "engines.language", "files.threads"),
    ),
    EngineSpec(
        name="openai-whisper",
        task="asr",
        title="Whisper (OpenAI)",
        target="voiceapp.engines.asr_openai_whisper:OpenAiWhisper",
        pack="torch",
        requires=("torch", "whisper"),
        capabilities=Capabilities(
            languages=("*",),
            word_times="estimated",
            scores=("avg_logprob", "no_speech_prob", "compression_ratio", "probability"),
            translation=True,
            sample_rate=16_000,
        ),
        layout=Layout(suffixes=(".pt",)),
        settings=("engines.device", "engines.precision", "engines.language", "files.threads"),
    ),
    EngineSpec(
        name="transformers-whisper",
        task="asr",
        title="Whisper (Transformers)",
        target="voiceapp.engines.asr_transformers_whisper:TransformersWhisper",
        pack="torch",
        requires=("torch", "transformers"),
        capabilities=Capabilities(languages=("*",), word_times="estimated", translation=True, sample_rate=16_000),
        layout=Layout(
            model_types=("whisper",),
            needs=(
                "config.json",
                "generation_config.json",
                "model.safetensors|pytorch_model.bin|model.safetensors.index.json",
                "preprocessor_config.json|processor_config.json",
                "tokenizer.json|vocab.json",
            ),
        ),
        settings=("engines.device", "engines.precision", "engines.language", "files.threads"),
    ),
    EngineSpec(
        name="wav2vec2",
        task="asr",
        title="Wav2Vec2 CTC",
        target="voiceapp.engines.asr_wav2vec2:Wav2Vec2",
        pack="torch",
        requires=("torch", "transformers"),
        capabilities=Capabilities(word_times="exact", scores=("probability",), sample_rate=16_000),
        layout=Layout(
            model_types=("wav2vec2",),
            architectures=("Wav2Vec2ForCTC",),
            needs=(
                "config.json",
                "model.safetensors|pytorch_model.bin",
                "preprocessor_config.json|processor_config.json",
                "vocab.json",
            ),
        ),
        settings=("engines.device", "files.threads"),
    ),
    EngineSpec(
        name="speechbrain-asr",
        task="asr",
        title="SpeechBrain ASR",
        target="voiceapp.engines.asr_speechbrain:SpeechBrainAsr",
        pack="torch",
        requires=("torch", "speechbrain"),
        capabilities=Capabilities(
            languages=("en",), word_times="exact", scores=("probability",), sample_rate=16_000
        ),
        layout=Layout(marks=("asr.ckpt", "wav2vec2.ckpt"), needs=("asr.ckpt", "wav2vec2.ckpt", "tokenizer.ckpt")),
        settings=("engines.device", "files.threads"),
    ),
)
