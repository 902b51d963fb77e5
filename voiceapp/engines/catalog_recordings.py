"""The catalog's rows of speakers and cleaning."""

from __future__ import annotations

from voiceapp.core.protocols import Capabilities
from voiceapp.engines.specs import EngineSpec, Layout

RECORDINGS: tuple[EngineSpec, ...] = (
    EngineSpec(
        name="resemblyzer-diarizer",
        task="diarize",
        title="Resemblyzer speakers",
        target="voiceapp.engines.diarize_resemblyzer:ResemblyzerDiarizer",
        pack="torch",
        requires=("resemblyzer",),
        embedded=True,
        capabilities=Capabilities(languages=("*",), sample_rate=16_000),
    ),
    EngineSpec(
        name="pyannote",
        task="diarize",
        title="pyannote",
        target="voiceapp.engines.diarize_pyannote:Pyannote",
        pack="torch",
        requires=("torch", "pyannote.audio"),
        capabilities=Capabilities(languages=("*",), sample_rate=16_000),
        layout=Layout(marks=("config.yaml",), needs=("config.yaml",)),
        settings=("engines.device", "files.threads"),
    ),
    EngineSpec(
        name="resemblyzer",
        task="speaker",
        title="Resemblyzer",
        target="voiceapp.engines.speaker_resemblyzer:Resemblyzer",
        pack="torch",
        requires=("resemblyzer",),
        embedded=True,
        capabilities=Capabilities(languages=("*",), sample_rate=16_000),
    ),
    EngineSpec(
        name="ecapa",
        task="speaker",
        title="ECAPA-TDNN",
        target="voiceapp.engines.speaker_ecapa:Ecapa",
        pack="torch",
        requires=("torch", "speechbrain"),
        capabilities=Capabilities(languages=("*",), sample_rate=16_000),
        layout=Layout(marks=("embedding_model.ckpt",), needs=("embedding_model.ckpt",)),
        settings=("engines.device", "files.threads"),
    ),
    EngineSpec(
        name="sepformer",
        task="clean",
        title="SepFormer",
        target="voiceapp.engines.clean_sepformer:Sepformer",
        pack="torch",
        requires=("torch", "speechbrain"),
        layout=Layout(
            marks=("masknet.ckpt",), needs=("masknet.ckpt", "encoder.ckpt", "decoder.ckpt", "hyperparams.yaml")
        ),
        settings=("engines.device", "files.threads"),
    ),
    EngineSpec(
        name="demucs",
        task="clean",
        title="Demucs",
        target="voiceapp.engines.clean_demucs:Demucs",
        pack="torch",
        requires=("torch", "demucs"),
        capabilities=Capabilities(sample_rate=44_100, channels=2),
        layout=Layout(marks=("*.th",), needs=("*.th",)),
        settings=("engines.device", "files.threads"),
    ),
)
