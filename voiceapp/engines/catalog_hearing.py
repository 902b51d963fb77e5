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


# "Available models and languages" and "License" in https://github.com/openai/whisper, README.md.
_OPENAI = "https://github.com/openai/whisper#readme"
_PARAMETERS = {"tiny": 39, "base": 74, "small": 244, "medium": 769, "large": 1550, "turbo": 809}
"""Millions, by the first part of a name."""

# Whisper's greedy word error rates on LibriSpeech test-clean and test-other, as the report on OLMoASR (table 4)
# prints them again.
_RATES = {
    "tiny.en": (5.6, 14.6),
    "base.en": (4.2, 10.2),
    "small.en": (3.1, 7.4),
    "medium.en": (3.1, 6.3),
    "large-v2": (2.7, 5.2),
    "large-v3": (2.0, 3.9),
    "turbo": (2.2, 4.2),
}
_RATES_SOURCE = "https://arxiv.org/abs/2508.20869, table 4"


def _note(name: str) -> str:
    if name.endswith(".en"):
        return "Understands English only."
    # faster-whisper's README (1.2.1) shows distil-large-v3 with language="en" only.
    return "Faster than large, for English." if name.startswith("distil-") else "Understands many languages."


def _whisper(name: str, repo: str, files: tuple[str, ...] = WHISPER_FILES) -> ModelSpec:
    openai = not name.startswith("distil-")
    millions = _PARAMETERS[name.partition(".")[0].partition("-")[0]] if openai else None
    rates = _RATES.get(name)
    return ModelSpec(
        name=name,
        title=f"Whisper {name}",
        note=_note(name),
        repo=repo,
        files=files,
        licence="mit" if openai else None,
        licence_source=_OPENAI if openai else "",
        languages=("en",) if name.endswith(".en") or not openai else ("*",),
        quality=f"{_ERRORS}: {rates[0]} % clean, {rates[1]} % other" if rates else "",
        quality_source=_RATES_SOURCE if rates else "",
        parameters=millions * 1_000_000 if millions else None,
        parameters_source=_OPENAI if millions else "",
    )


_ERRORS = "Word error rate on LibriSpeech"

# Transformers' own files; those of other frameworks in the same repositories are left out.
_TRANSFORMERS_WHISPER = (
    "config.json",
    "generation_config.json",
    "model.safetensors",
    "preprocessor_config.json",
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
    "normalizer.json",
    "vocab.json",
    "merges.txt",
)
_WAV2VEC2_FILES = (
    "config.json",
    "model.safetensors",
    "preprocessor_config.json",
    "special_tokens_map.json",
    "tokenizer_config.json",
    "vocab.json",
)

_WAV2VEC2: tuple[ModelSpec, ...] = (
    ModelSpec(
        name="base-960h",
        title="Wav2Vec2 base 960h",
        note="English in capital letters, without punctuation.",
        repo="facebook/wav2vec2-base-960h",
        files=_WAV2VEC2_FILES,
        # The model's page, and its evaluation as corrected there.
        licence="apache-2.0",
        licence_source="https://huggingface.co/facebook/wav2vec2-base-960h",
        languages=("en",),
        quality=f"{_ERRORS}: 3.4 % clean, 8.6 % other",
        quality_source="https://huggingface.co/facebook/wav2vec2-base-960h/commit/f27b797",
        parameters=94_396_500,
        parameters_source="https://docs.openvino.ai/2022.3/omz_models_model_wav2vec2_base.html",
    ),
)

_SPEECHBRAIN_FILES = ("asr.ckpt", "wav2vec2.ckpt", "tokenizer.ckpt", "hyperparams.yaml")
# Languages, repositories and test error rates: recipes/CommonVoice/ASR/CTC/README.md of speechbrain/speechbrain.
_COMMON_VOICE = "https://github.com/speechbrain/speechbrain/tree/develop/recipes/CommonVoice/ASR/CTC"
_COMMON_VOICE_RATES = (
    ("de", "German", 8.39),
    ("fr", "French", 9.71),
    ("it", "Italian", 7.99),
    ("es", "Spanish", 12.67),
    ("pt", "Portuguese", 21.69),
    ("ar", "Arabic", 28.53),
    ("rw", "Kinyarwanda", 22.52),
)


def _common_voice(code: str, language: str, rate: float) -> ModelSpec:
    return ModelSpec(
        name=f"commonvoice-14-{code}",
        title=f"SpeechBrain Common Voice 14, {language}",
        note=f"{language}, without punctuation.",
        repo=f"speechbrain/asr-wav2vec2-commonvoice-14-{code}",
        files=_SPEECHBRAIN_FILES,
        languages=(code,),
        quality=f"Word error rate on Common Voice 14: {rate} %",
        quality_source=_COMMON_VOICE,
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
            chooses=True,
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
            batched=True,
            detects_among=True,
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
            streaming=True,
            word_times="estimated",
            scores=("confidence", "avg_logprob", "no_speech_prob", "compression_ratio", "probability"),
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
        capabilities=Capabilities(
            languages=("*",),
            streaming=True,
            word_times="estimated",
            scores=("confidence", "avg_logprob", "compression_ratio", "probability"),
            translation=True,
            sample_rate=16_000,
        ),
        models=tuple(
            _whisper(name, f"openai/whisper-{'large-v3-turbo' if name == 'turbo' else name}", _TRANSFORMERS_WHISPER)
            for name, _ in _WHISPER_REPOS
            if not name.startswith("distil-")
        ),
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
        capabilities=Capabilities(
            streaming=True,
            word_times="exact",
            scores=("confidence", "avg_logprob", "probability"),
            sample_rate=16_000,
        ),
        models=_WAV2VEC2,
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
        settings=("engines.device", "engines.precision", "files.threads"),
    ),
    EngineSpec(
        name="speechbrain-asr",
        task="asr",
        title="SpeechBrain ASR",
        target="voiceapp.engines.asr_speechbrain:SpeechBrainAsr",
        pack="torch",
        requires=("torch", "speechbrain"),
        capabilities=Capabilities(
            streaming=True,
            word_times="exact",
            scores=("confidence", "avg_logprob", "probability"),
            sample_rate=16_000,
        ),
        models=tuple(_common_voice(*row) for row in _COMMON_VOICE_RATES),
        layout=Layout(
            marks=("tokenizer.ckpt", "wav2vec2.ckpt"), needs=("asr.ckpt", "wav2vec2.ckpt", "tokenizer.ckpt")
        ),
        settings=("engines.device", "files.threads"),
    ),
)
