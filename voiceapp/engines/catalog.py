"""The table of engines: strings and plain data only, so that the app can read it without loading any of them.

An engine is named ``NAME`` or ``NAME:MODEL``, where MODEL is a path (file or folder) or the name of one of
the engine's :class:`~voiceapp.engines.specs.ModelSpec`. Licences and sizes are None unless a source is cited
beside them: the hub's API tells them before a download.
"""

from __future__ import annotations

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.protocols import Capabilities, Task
from voiceapp.engines.catalog_asking import ASKING
from voiceapp.engines.catalog_hearing import HEARING
from voiceapp.engines.catalog_music import CODECS_INSIDE, MUSIC
from voiceapp.engines.catalog_recordings import RECORDINGS
from voiceapp.engines.catalog_speaking import SPEAKING
from voiceapp.engines.catalog_thinking import THINKING
from voiceapp.engines.catalog_turn import TURNS
from voiceapp.engines.catalog_waking import WAKING
from voiceapp.engines.specs import EngineSpec

_OWN: tuple[EngineSpec, ...] = (
    EngineSpec(
        name="sound",
        task="sound",
        title="Sound",
        target="voiceapp.engines.sound:Sound",
        requires=("sounddevice", "soxr", "soundfile", "webrtcvad", "onnxruntime"),
        embedded=True,
        capabilities=Capabilities(streaming=True, sample_rate=16_000),
        settings=(
            "sound.microphone",
            "sound.speaker",
            "sound.sensitivity",
            "sound.echo",
            "sound.noise_suppression",
            "talk.headphones",
        ),
    ),
    EngineSpec(
        name="analysis",
        task="analysis",
        title="File analysis",
        target="voiceapp.engines.analysis:Analysis",
        requires=("av", "soxr"),
        embedded=True,
    ),
    EngineSpec(
        name="playback",
        task="analysis",
        title="Playing files",
        target="voiceapp.engines.playback:Playback",
        requires=("av", "soxr"),
        embedded=True,
    ),
    EngineSpec(
        name="samples",
        task="analysis",
        title="Voice samples",
        target="voiceapp.engines.samples:VoiceSamples",
        requires=("av", "soxr", "scipy", "pyloudnorm", "onnxruntime"),
        embedded=True,
    ),
    EngineSpec(
        name="looking",
        task="analysis",
        title="Features of sound",
        target="voiceapp.engines.looking:Looking",
        requires=("av", "soxr", "scipy", "onnxruntime"),
        embedded=True,
    ),
    EngineSpec(
        name="inspecting",  # a process of its own: what is written waits for nothing that is looked at
        task="analysis",
        title="Features of sound in files",
        target="voiceapp.engines.looking:Looking",
        requires=("av", "soxr", "scipy", "onnxruntime"),
        embedded=True,
    ),
    EngineSpec(
        name="measured-sound",
        task="analysis",
        title="Facts of sound",
        target="voiceapp.engines.measured_sound:MeasuredSound",
        requires=("av", "soxr", "scipy", "onnxruntime"),
        embedded=True,
    ),
    EngineSpec(
        name="delivery",
        task="analysis",
        title="Delivery",
        target="voiceapp.engines.delivery:Delivery",
        requires=("av", "soxr"),
        embedded=True,
    ),
    EngineSpec(
        name="mixing",
        task="analysis",
        title="Mixes",
        target="voiceapp.engines.mixing:Mixing",
        requires=("av", "soxr", "soundfile"),
        embedded=True,
    ),
    EngineSpec(
        name="documents",
        task="analysis",
        title="Documents",
        target="voiceapp.engines.documents:Documents",
        requires=("docx", "fpdf", "uharfbuzz", "av", "soxr"),
        embedded=True,
    ),
    EngineSpec(
        name="music-files",
        task="analysis",
        title="Music files",
        target="voiceapp.engines.music_files:MusicFiles",
        requires=("av", "soxr", "soundfile"),
        embedded=True,
    ),
    EngineSpec(
        name="music-analysis",
        task="analysis",
        title="Music analysis",
        target="voiceapp.engines.music_analysis:MusicAnalysis",
        pack="torch",
        requires=("torch", "transformers", "librosa"),
        embedded=True,
    ),
    EngineSpec(
        name="watermark",
        task="analysis",
        title="Watermarks",
        target="voiceapp.engines.watermark_detector:WatermarkDetector",
        pack="torch",
        requires=("torch", "perth"),
        embedded=True,
    ),
    EngineSpec(
        name="texts",
        task="analysis",
        title="Reading texts",
        target="voiceapp.engines.texts:Texts",
        requires=("pypdf",),
        embedded=True,
    ),
    EngineSpec(
        name="takes",
        task="analysis",
        title="Joining takes",
        target="voiceapp.engines.takes:Takes",
        requires=("pyloudnorm", "soundfile", "soxr", "av"),
        embedded=True,
    ),
    EngineSpec(
        name="scoring",
        task="analysis",
        title="Scores",
        target="voiceapp.engines.scoring:Scoring",
        requires=("pyannote.metrics",),
        embedded=True,
    ),
)

ENGINES: tuple[EngineSpec, ...] = (
    *HEARING,
    *TURNS,
    *THINKING,
    *SPEAKING,
    *WAKING,
    *RECORDINGS,
    *MUSIC,
    *ASKING,
    *_OWN,
)
"""Every engine, the embedded one of a task first: it is the default."""

_TASK_WORDS: dict[Task, str] = {
    "asr": "speech recognition",
    "turn": "knowing when a turn is over",
    "llm": "answers",
    "tts": "speech",
    "wake": "the wake phrase",
    "diarize": "telling speakers apart",
    "speaker": "comparing voices",
    "clean": "cleaning and separating",
    "music": "music",
    "codec": "codec tokens",
    "answer": "questions about sound",
    "embed": "embeddings",
    "sound": "sound",
    "analysis": "files",
}


def needs(engine: str) -> tuple[str, ...]:
    """The files that a model's folder of an engine must hold (see :class:`~voiceapp.engines.specs.Layout`)."""
    return next(spec.layout.needs for spec in ENGINES if spec.name == engine and spec.layout is not None)


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


def find_codec(text: str) -> tuple[EngineSpec, str, EngineSpec]:
    """The codec that an engine's text means, its model, and the engine whose model it is: a composer's folder holds
    a codec too. Raises VoiceAppError ``engine-unknown``."""
    inside = CODECS_INSIDE.get(text.partition(":")[0].strip().lower())
    if inside is None:
        spec, model = find(text, "codec")
        return spec, model, spec
    owner, model = find(text, "music")
    return find(inside, "codec")[0], model, owner
