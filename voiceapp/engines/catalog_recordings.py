"""The catalog's rows of speakers and cleaning."""

from __future__ import annotations

from voiceapp.core.protocols import Capabilities
from voiceapp.engines import pyannote_folder
from voiceapp.engines.specs import EngineSpec, Layout, ModelPart, ModelSpec

# Licence and gate: the card's header at revision 3533c8c (license: cc-by-4.0, extra_gated_prompt). Its files: those
# that pyannote.audio 4.0.7 reads of it. Figures: "Benchmark" in pyannote.audio's README.
_PYANNOTE = (
    ModelSpec(
        name="community-1",
        title="pyannote community-1",
        note="Who speaks when, in any language. Its page asks for your name before it lets you download.",
        repo="pyannote/speaker-diarization-community-1",
        files=("config.yaml", "segmentation/pytorch_model.bin", "embedding/pytorch_model.bin", "plda/*.npz"),
        licence="cc-by-4.0",
        licence_source="https://huggingface.co/pyannote/speaker-diarization-community-1/blob/main/README.md",
        languages=("*",),
        quality="DER % (no collar, overlap scored): AMI-IHM 17.0, SDM 19.9, VoxConverse 11.2, DIHARD 3 20.2",
        quality_source="https://github.com/pyannote/pyannote-audio#benchmark",
        gated=True,
    ),
    ModelSpec(
        name="3.1",
        title="pyannote 3.1",
        note="The one before community-1, from three repositories. Pages may ask for your name.",
        repo="pyannote/speaker-diarization-3.1",
        files=("config.yaml",),
        languages=("*",),
        quality="DER % (no collar, overlap scored): AMI-IHM 18.8, SDM 22.7, VoxConverse 11.2, DIHARD 3 21.4",
        quality_source="https://github.com/pyannote/pyannote-audio#benchmark",
        gated=True,
        parts=(
            ModelPart("pyannote/segmentation-3.0", ("pytorch_model.bin",), "segmentation"),
            ModelPart("pyannote/wespeaker-voxceleb-resnet34-LM", ("pytorch_model.bin",), "embedding"),
        ),
    ),
)

_ECAPA = ModelSpec(
    name="voxceleb",
    title="ECAPA-TDNN VoxCeleb",
    note="Knows a voice again.",
    repo="speechbrain/spkrec-ecapa-voxceleb",
    files=("embedding_model.ckpt", "hyperparams.yaml"),
    licence="apache-2.0",
    # The card's header, and its table "Voxceleb1-test set (Cleaned)", release 05-03-21.
    licence_source="https://huggingface.co/speechbrain/spkrec-ecapa-voxceleb",
    quality="EER 0.80 % on VoxCeleb1-test (cleaned)",
    quality_source="https://huggingface.co/speechbrain/spkrec-ecapa-voxceleb",
)

DEMUCS_WEIGHTS = ("*.th|" + "[0-9a-f]" * 8 + ".safetensors",)
"""Local repositories of the library hold SIGNATURE-CHECKSUM.th, folders on the hub SIGNATURE.safetensors."""


def _sepformer(name: str, title: str, note: str, quality: str, languages: tuple[str, ...] = ("en",)) -> ModelSpec:
    card = f"https://huggingface.co/speechbrain/sepformer-{name}"
    return ModelSpec(
        name=name,
        title=title,
        note=note,
        repo=f"speechbrain/sepformer-{name}",
        files=("masknet.ckpt", "encoder.ckpt", "decoder.ckpt", "hyperparams.yaml"),
        licence="apache-2.0",
        licence_source=card,
        languages=languages,
        quality=quality,
        quality_source=card,
    )


def _demucs(name: str, repo: str, note: str, quality: str) -> ModelSpec:
    """Repositories as ``demucs.hf`` (4.1) names them; notes and figures from the library's README."""
    return ModelSpec(
        name=name,
        title=repo,
        note=note,
        repo=f"adefossez/{repo}",
        files=(f"{name}.yaml", "*.safetensors"),
        licence="mit",
        licence_source=f"https://huggingface.co/adefossez/{repo}",
        quality=quality,
        quality_source="https://github.com/adefossez/demucs" if quality else "",
    )


RECORDINGS: tuple[EngineSpec, ...] = (
    EngineSpec(
        name="resemblyzer-diarizer",
        task="diarize",
        title="Resemblyzer speakers",
        target="voiceapp.engines.diarize_resemblyzer:ResemblyzerDiarizer",
        pack="torch",
        requires=("resemblyzer",),
        embedded=True,
        capabilities=Capabilities(languages=("*",), sample_rate=16_000, threshold=0.77),
    ),
    EngineSpec(
        name="basic",
        task="diarize",
        title="Basic speakers",
        target="voiceapp.engines.diarize_basic:BasicDiarizer",
        requires=("onnxruntime", "faster_whisper"),
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
        # From this cosine on OpenTranscribe takes two of these voices for one (speaker_matching_service.py).
        capabilities=Capabilities(languages=("*",), sample_rate=16_000, threshold=0.75),
        models=_PYANNOTE,
        layout=Layout(
            marks=("config.yaml",),
            needs=(
                "config.yaml",
                "segmentation/pytorch_model.bin|*segmentation*/pytorch_model.bin|*/*segmentation*/pytorch_model.bin",
                "embedding/pytorch_model.bin|*wespeaker*/pytorch_model.bin|*embedding*/pytorch_model.bin",
            ),
            advice=pyannote_folder.ADVICE,
        ),
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
        capabilities=Capabilities(languages=("*",), sample_rate=16_000, threshold=0.77),
    ),
    EngineSpec(
        name="ecapa",
        task="speaker",
        title="ECAPA-TDNN",
        target="voiceapp.engines.speaker_ecapa:Ecapa",
        pack="torch",
        requires=("torch", "speechbrain"),
        capabilities=Capabilities(languages=("*",), sample_rate=16_000, threshold=0.25),
        models=(_ECAPA,),
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
        capabilities=Capabilities(languages=("*",)),
        models=(
            _sepformer(
                "wham16k-enhancement",
                "SepFormer, speech without noise",
                "Takes noise and echo out of speech, 16 kHz",
                "13.8 dB SI-SNR and PESQ 2.20 on the test set of WHAM!",
            ),
            _sepformer(
                "dns4-16k-enhancement",
                "SepFormer, speech without noise (DNS-4)",
                "Takes noise out of speech in six languages, 16 kHz",
                "DNSMOS SIG 2.999, BAK 3.076, OVRL 2.437 on the baseline set of DNS-4",
                ("en", "de", "ru", "fr", "it", "es"),
            ),
            _sepformer(
                "wsj02mix",
                "SepFormer, two speakers",
                "Takes two people apart who speak at once, telephone quality (8 kHz)",
                "22.4 dB SI-SNRi on the test set of WSJ0-2mix",
            ),
            _sepformer(
                "libri3mix",
                "SepFormer, three speakers",
                "Takes three people apart who speak at once, telephone quality (8 kHz)",
                "19.0 dB SI-SNRi on the test set of Libri3Mix",
            ),
        ),
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
        capabilities=Capabilities(languages=("*",), sample_rate=44_100, channels=2),
        models=(
            _demucs("htdemucs", "HTDemucs", "Drums, bass, vocals and the rest of a song", ""),
            _demucs(
                "htdemucs_ft",
                "HTDemucs-ft",
                "The same with a network for each stem: a little better, four times the time",
                "9.0 dB SDR on MUSDB HQ, trained with 800 more songs",
            ),
            _demucs("htdemucs_6s", "HTDemucs-6s", "Guitar and piano too; the piano is not good", ""),
        ),
        layout=Layout(marks=DEMUCS_WEIGHTS, needs=DEMUCS_WEIGHTS),
        settings=("engines.device", "files.threads"),
    ),
)
