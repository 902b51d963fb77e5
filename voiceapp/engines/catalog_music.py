"""The catalog's rows of music and codecs."""

from __future__ import annotations

from voiceapp.core.protocols import Capabilities
from voiceapp.engines.specs import EngineSpec, Layout, ModelSpec

_MUSICGEN_FILES = (
    "config.json",
    "generation_config.json",
    "preprocessor_config.json",
    "special_tokens_map.json",
    "spiece.model",
    "tokenizer.json",
    "tokenizer_config.json",
)
_ONE = ("model.safetensors",)
_SHARDS = ("model-*.safetensors", "model.safetensors.index.json")
_CARD = "model card, huggingface.co/facebook/musicgen-{}"

_SIZES = {"small": 300_000_000, "medium": 1_500_000_000, "large": 3_300_000_000}
"""Parameters of the language model as the model cards name them (300M, 1.5B, 3.3B)."""

_MEASURED = {
    "small": "FAD 4.88, KLD 1.42, text consistency 0.27",
    "medium": "FAD 5.14, KLD 1.38, text consistency 0.28",
    "large": "FAD 5.48, KLD 1.37, text consistency 0.28",
    "melody": "FAD 4.93, KLD 1.41, text consistency 0.27, melody 0.44",
}
"""On MusicCaps: Fréchet audio distance and Kullback-Leibler divergence (less is better), CLAP, chroma cosine."""


def _musicgen(name: str, note: str, size: str, weights: tuple[str, ...]) -> ModelSpec:
    """A MusicGen; ``weights`` are the files that its repository holds on the hub, by its page of files."""
    card = _CARD.format(name)
    return ModelSpec(
        name=f"musicgen-{name}",
        title=f"MusicGen {name.replace('-', ' ')}",
        note=note,
        repo=f"facebook/musicgen-{name}",
        files=(*_MUSICGEN_FILES, *weights),
        licence="CC BY-NC 4.0",
        licence_source=card,
        languages=("en",),
        quality=_MEASURED.get(name, ""),
        quality_source=card if name in _MEASURED else "",
        parameters=_SIZES[size],
        parameters_source=card,
    )


_MUSICGEN = (
    _musicgen("small", "The quickest; for a machine without a graphics card.", "small", _ONE),
    # The repositories of medium and large hold no safetensors on their main branch, only these.
    _musicgen("medium", "Keeps closer to the words.", "medium", ("pytorch_model.bin",)),
    _musicgen(
        "large", "The closest to the words.", "large", ("pytorch_model-*.bin", "pytorch_model.bin.index.json")
    ),
    _musicgen("melody", "Follows a tune as well as words.", "medium", _SHARDS),
    _musicgen("melody-large", "Follows a tune as well as words.", "large", _SHARDS),
    _musicgen("stereo-small", "The quickest in stereo.", "small", _ONE),
    _musicgen("stereo-medium", "Stereo; keeps closer to the words.", "medium", _ONE),
    _musicgen("stereo-large", "Stereo; the closest to the words.", "large", _SHARDS),
    _musicgen("stereo-melody", "Stereo; follows a tune as well as words.", "medium", _SHARDS),
    _musicgen("stereo-melody-large", "Stereo; follows a tune as well as words.", "large", _SHARDS),
)


def _encodec(rate: int, note: str, licence: str | None = None) -> ModelSpec:
    repo = f"facebook/encodec_{rate}khz"
    return ModelSpec(
        name=f"encodec-{rate}khz",
        title=f"EnCodec {rate} kHz",
        note=note,
        repo=repo,
        files=("config.json", "model.safetensors", "preprocessor_config.json"),
        licence=licence,
        licence_source=f"model card, huggingface.co/{repo}" if licence else "",
    )


_ENCODEC = (
    # Bandwidths: Défossez et al., 2022 (24 and 48 kHz); Copet et al., 2023 (32 kHz: 4 codebooks at 50 Hz).
    _encodec(24, "Speech and music, mono, 1.5 to 24 kbps."),
    _encodec(32, "MusicGen's own, mono, 2.2 kbps."),
    _encodec(48, "Music, stereo, 3 to 24 kbps.", "MIT"),
)

MUSIC: tuple[EngineSpec, ...] = (
    EngineSpec(
        name="musicgen",
        task="music",
        title="MusicGen",
        target="voiceapp.engines.music_musicgen:MusicGen",
        pack="torch",
        requires=("torch", "transformers"),
        capabilities=Capabilities(
            languages=("en",), melody=True, continuation=True, max_seconds=30.0, sample_rate=32_000
        ),
        models=_MUSICGEN,
        layout=Layout(
            model_types=("musicgen", "musicgen_melody"),
            needs=(
                "config.json",
                "generation_config.json",
                "model.safetensors|model.safetensors.index.json|pytorch_model.bin|pytorch_model.bin.index.json",
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
        requires=("torch", "audiolm_pytorch", "perth"),
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
        models=_ENCODEC,
        layout=Layout(
            model_types=("encodec",),
            needs=("config.json", "model.safetensors|pytorch_model.bin"),
        ),
        settings=("engines.device", "files.threads"),
    ),
)

CODECS_INSIDE = {"musicgen": "encodec"}
"""Composers whose folders hold the codec of their tokens, and the engine that reads it there."""
