"""The table of engines: strings and plain data only, so that the app can read it without loading any of them.

An engine is named ``NAME`` or ``NAME:MODEL``, where MODEL is a path (file or folder) or the name of one of
the engine's :class:`ModelSpec`. Licences and sizes are None unless a source is cited beside them: the hub's
API tells them before a download.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.protocols import Capabilities, Task


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """A model that can be downloaded: ``repo`` on the hub, ``files`` as glob patterns inside it."""

    name: str
    title: str
    note: str
    repo: str
    files: tuple[str, ...]
    licence: str | None = None
    size_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class EngineSpec:
    """One backend: where its class is, what it needs installed and what it can do.

    ``target`` is "module:Class"; ``pack`` names the engine pack that holds its libraries ("" is the base
    environment); ``requires`` are import names; ``embedded`` engines work without any model file;
    ``settings`` are the keys of the settings table that change what it does.
    """

    name: str
    task: Task
    title: str
    target: str
    pack: str = ""
    requires: tuple[str, ...] = ()
    embedded: bool = False
    capabilities: Capabilities = field(default_factory=Capabilities)
    models: tuple[ModelSpec, ...] = ()
    settings: tuple[str, ...] = ()

    def model(self, name: str) -> ModelSpec | None:
        """The downloadable model of that name, or None."""
        return next((model for model in self.models if model.name == name), None)


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

ENGINES: tuple[EngineSpec, ...] = (
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
        settings=("engines.device", "engines.precision", "engines.language", "files.threads"),
    ),
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
        settings=("engines.device", "engines.temperature", "engines.context_tokens", "files.threads"),
    ),
    EngineSpec(
        name="espeak",
        task="tts",
        title="eSpeak NG",
        target="voiceapp.engines.tts_espeak:Espeak",
        requires=("espeakng_loader",),
        embedded=True,
        capabilities=Capabilities(languages=("*",), streaming=True, word_times="exact", sample_rate=22_050),
        settings=("engines.voice", "engines.language", "sound.speed", "sound.volume"),
    ),
    EngineSpec(
        name="sound",
        task="sound",
        title="Sound",
        target="voiceapp.engines.sound:Sound",
        requires=("sounddevice", "soxr", "soundfile", "webrtcvad", "onnxruntime"),
        embedded=True,
        capabilities=Capabilities(streaming=True, sample_rate=16_000),
        settings=("sound.microphone", "sound.speaker", "sound.sensitivity", "talk.headphones"),
    ),
    EngineSpec(
        name="analysis",
        task="analysis",
        title="File analysis",
        target="voiceapp.engines.analysis:Analysis",
        requires=("av", "soxr"),
        embedded=True,
    ),
)
"""Every engine, the embedded one of a task first: it is the default."""

_TASK_WORDS: dict[Task, str] = {
    "asr": "speech recognition",
    "llm": "answers",
    "tts": "speech",
    "sound": "sound",
    "analysis": "files",
}


def find(text: str, task: Task) -> tuple[EngineSpec, str]:
    """The engine that ``NAME`` or ``NAME:MODEL`` means, and the model ("" when none is named).

    Raises VoiceAppError ``engine-unknown`` with the names that exist for ``task``.
    """
    name, _, model = text.strip().partition(":")
    for spec in ENGINES:
        if spec.task == task and spec.name == name.strip().lower():
            return spec, model.strip()
    known = ", ".join(spec.name for spec in ENGINES if spec.task == task)
    raise VoiceAppError(
        "engine-unknown",
        f"There is no engine {name.strip() or '(empty name)'} for {_TASK_WORDS[task]}.",
        f"Choose one of: {known}. A model follows after a colon.",
    )
