"""The catalog's rows of speech synthesis."""

from __future__ import annotations

from voiceapp.core.protocols import Capabilities
from voiceapp.engines.specs import EngineSpec, Layout

SPEAKING: tuple[EngineSpec, ...] = (
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
        name="kokoro",
        task="tts",
        title="Kokoro",
        target="voiceapp.engines.tts_kokoro:Kokoro",
        requires=("kokoro_onnx", "onnxruntime"),
        capabilities=Capabilities(streaming=True, word_times="estimated", sample_rate=24_000),
        layout=Layout(marks=("kokoro*.onnx",), needs=("kokoro*.onnx", "voices*.bin|voices*.npz")),
        settings=("engines.voice", "engines.language", "files.threads"),
    ),
    EngineSpec(
        name="xtts",
        task="tts",
        title="XTTS",
        target="voiceapp.engines.tts_xtts:Xtts",
        pack="torch",
        requires=("torch", "TTS"),
        capabilities=Capabilities(streaming=True, cloning=True, word_times="estimated", sample_rate=24_000),
        layout=Layout(
            marks=("model.pth", "vocab.json"), needs=("config.json", "model.pth", "vocab.json", "speakers_xtts.pth")
        ),
        settings=("engines.device", "engines.voice", "engines.language", "files.threads"),
    ),
    EngineSpec(
        name="speecht5",
        task="tts",
        title="SpeechT5",
        target="voiceapp.engines.tts_speecht5:SpeechT5",
        pack="torch",
        requires=("torch", "transformers"),
        capabilities=Capabilities(languages=("en",), cloning=True, word_times="estimated", sample_rate=16_000),
        layout=Layout(
            model_types=("speecht5",),
            needs=("config.json", "model.safetensors|pytorch_model.bin", "spm_char.model", "vocoder/config.json"),
        ),
        settings=("engines.device", "engines.voice", "files.threads"),
    ),
    EngineSpec(
        name="bark",
        task="tts",
        title="Bark",
        target="voiceapp.engines.tts_bark:Bark",
        pack="torch",
        requires=("torch", "transformers"),
        capabilities=Capabilities(word_times="estimated", sample_rate=24_000),
        layout=Layout(model_types=("bark",), needs=("config.json", "model.safetensors|pytorch_model.bin")),
        settings=("engines.device", "engines.voice", "files.threads"),
    ),
    EngineSpec(
        name="parler",
        task="tts",
        title="Parler-TTS",
        target="voiceapp.engines.tts_parler:Parler",
        pack="parler",
        requires=("torch", "parler_tts"),
        capabilities=Capabilities(languages=("en",), streaming=True, word_times="estimated"),
        layout=Layout(
            model_types=("parler_tts",), needs=("config.json", "model.safetensors|model.safetensors.index.json")
        ),
        settings=("engines.device", "engines.voice", "files.threads"),
    ),
)
