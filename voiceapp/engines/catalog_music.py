"""The catalog's rows of music and codecs."""

from __future__ import annotations

from voiceapp.core.protocols import Capabilities
from voiceapp.engines.specs import EngineSpec, Layout

MUSIC: tuple[EngineSpec, ...] = (
    EngineSpec(
        name="musicgen",
        task="music",
        title="MusicGen",
        target="voiceapp.engines.music_musicgen:MusicGen",
        pack="torch",
        requires=("torch", "transformers"),
        capabilities=Capabilities(languages=("en",), continuation=True, max_seconds=30.0, sample_rate=32_000),
        layout=Layout(
            model_types=("musicgen", "musicgen_melody"),
            needs=(
                "config.json",
                "model.safetensors|model.safetensors.index.json|pytorch_model.bin",
                "tokenizer.json|spiece.model",
                "preprocessor_config.json|processor_config.json",
            ),
        ),
        settings=("engines.device", "engines.precision", "files.threads"),
    ),
    EngineSpec(
        name="audiolm",
        task="music",
        title="AudioLM",
        target="voiceapp.engines.music_audiolm:AudioLm",
        pack="torch",
        requires=("torch", "audiolm_pytorch"),
        capabilities=Capabilities(continuation=True, sample_rate=16_000),
        layout=Layout(
            marks=("audiolm.json",), needs=("audiolm.json", "semantic.pt", "coarse.pt", "fine.pt", "soundstream.pt")
        ),
        settings=("engines.device", "files.threads"),
    ),
    EngineSpec(
        name="encodec",
        task="codec",
        title="EnCodec",
        target="voiceapp.engines.codec_encodec:Encodec",
        pack="torch",
        requires=("torch", "transformers"),
        layout=Layout(
            model_types=("encodec",),
            needs=("config.json", "model.safetensors|pytorch_model.bin"),
        ),
        settings=("engines.device", "files.threads"),
    ),
)
