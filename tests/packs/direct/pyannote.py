"""A tiny pyannote pipeline with random weights in the published layouts, and the library's own result."""

from __future__ import annotations

import copyreg
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytorch_lightning
import torch
import yaml
from pyannote.audio import Model, Pipeline
from pyannote.audio.core.task import Problem, Resolution, Specifications
from pyannote.audio.models.embedding import XVectorSincNet
from pyannote.audio.models.segmentation import PyanNet

DIMENSION = 16
SAFE = [Specifications, Problem, Resolution, torch.torch_version.TorchVersion]
# As published checkpoints hold them; Python 3.11 alone pickles a member of an enumeration as a call of getattr.
for _kind in (Problem, Resolution):
    copyreg.pickle(_kind, lambda member: (type(member), (member.value,)))
COMMUNITY = {"threshold": 0.6, "Fa": 0.07, "Fb": 0.8}
OLD = {"method": "centroid", "min_cluster_size": 2, "threshold": 0.7045654963945799}


def build(folder: str, version: str = "community-1", seed: int = 4) -> None:
    """Write the pipeline as ``version`` is published; for 3.1, with its two models inside."""
    torch.manual_seed(seed)
    place = Path(folder)
    params: dict[str, Any] = {
        "segmentation_batch_size": 32,
        "embedding_batch_size": 32,
        "embedding_exclude_overlap": True,
        "segmentation_step": 0.25,  # the published 0.1 would only take longer
    }
    if version == "community-1":
        names = {part: f"$model/{part}" for part in ("segmentation", "embedding", "plda")}
        config = _config(
            "dependencies", {"pyannote.audio": "4.0.0"}, {**params, **names}, "VBxClustering", COMMUNITY
        )
        _plda(place / "plda")
    else:
        names = {
            "segmentation": "pyannote/segmentation-3.0",
            "embedding": "pyannote/wespeaker-voxceleb-resnet34-LM",
        }
        config = _config("version", "3.1.0", {**params, **names}, "AgglomerativeClustering", OLD)
    segmentation = PyanNet(
        sincnet={"stride": 10},
        lstm={"hidden_size": 16, "num_layers": 1},
        linear={"hidden_size": 16, "num_layers": 1},
    )
    segmentation.specifications = Specifications(
        problem=Problem.MONO_LABEL_CLASSIFICATION,
        resolution=Resolution.FRAME,
        duration=2.0,
        classes=["speaker#1", "speaker#2", "speaker#3"],
        powerset_max_classes=2,
        permutation_invariant=True,
    )
    segmentation.build()
    with torch.no_grad():
        segmentation.classifier.weight.mul_(30.0)  # else a random model hears nobody, ever
    embedding = XVectorSincNet(dimension=DIMENSION)
    with torch.no_grad():  # a random model finds all voices alike: take away what they have in common
        tones = torch.sin(torch.arange(32_000) * torch.linspace(0.03, 0.3, 8)[:, None])[:, None]
        embedding.embedding.bias -= embedding.eval()(0.2 * tones + 0.02 * torch.randn(8, 1, 32_000)).mean(dim=0)
    embedding.specifications = Specifications(
        problem=Problem.REPRESENTATION, resolution=Resolution.CHUNK, duration=2.0, classes=None
    )
    _save(segmentation, place / "segmentation")
    _save(embedding, place / "embedding")
    (place / "config.yaml").write_text(yaml.safe_dump(config))


def _config(
    key: str, version: Any, params: dict[str, Any], clustering: str, tuned: dict[str, Any]
) -> dict[str, Any]:
    return {
        key: version,
        "pipeline": {
            "name": "pyannote.audio.pipelines.SpeakerDiarization",
            "params": {**params, "clustering": clustering},
        },
        "params": {"segmentation": {"min_duration_off": 0.0}, "clustering": tuned},
    }


def _save(model: Any, folder: Path) -> None:
    checkpoint = {
        "pytorch-lightning_version": pytorch_lightning.__version__,
        "epoch": 0,
        "global_step": 0,
        "state_dict": model.state_dict(),
        "hyper_parameters": dict(model.hparams),
    }
    model.on_save_checkpoint(checkpoint)
    folder.mkdir(parents=True)
    torch.save(checkpoint, folder / "pytorch_model.bin")


def _plda(folder: Path) -> None:
    draw = np.random.default_rng(0)
    folder.mkdir(parents=True)
    lda = np.linalg.qr(draw.standard_normal((DIMENSION, DIMENSION)))[0]
    zeros = np.zeros(DIMENSION)
    np.savez(folder / "xvec_transform.npz", mean1=zeros, mean2=zeros, lda=lda)
    turned = np.linalg.qr(draw.standard_normal((DIMENSION, DIMENSION)))[0]
    np.savez(folder / "plda.npz", mu=zeros, tr=turned, psi=np.linspace(3, 0.1, DIMENSION))


def build_and_run(folder: str, samples: np.ndarray[Any, Any], calls: list[dict[str, int]]) -> dict[str, Any]:
    """Write both versions, and one whose embedding checkpoint names a class of no model; the library's own turns.

    Of 3.1 for the first call only.
    """
    place = Path(folder)
    for version in ("community-1", "3.1"):
        build(str(place / version), version)
    bad = place / "class"
    shutil.copytree(place / "community-1", bad)
    path = bad / "embedding" / "pytorch_model.bin"
    with torch.serialization.safe_globals(SAFE):
        checkpoint = torch.load(path)
    checkpoint["pyannote.audio"]["architecture"] = {"module": "os", "class": "system"}
    torch.save(checkpoint, path)
    new, old = run(str(place / "community-1"), samples, calls), run(str(place / "3.1"), samples, calls[:1])
    return {**new, **{f"old_{key}": value for key, value in old.items()}}


def run(folder: str, samples: np.ndarray[Any, Any], calls: list[dict[str, int]]) -> dict[str, Any]:
    """The library's own turns for each call's arguments, in one list each."""
    with torch.serialization.safe_globals(SAFE):
        config = yaml.safe_load(Path(folder, "config.yaml").read_text())
        if "version" in config:  # the library would look for these two on the hub
            params = config["pipeline"]["params"]
            for part in ("segmentation", "embedding"):
                params[part] = Model.from_pretrained(Path(folder, part, "pytorch_model.bin"))
            params["plda"] = {"checkpoint": str(_unused_plda(folder))}
            pipeline = Pipeline.from_pretrained(config)
        else:
            pipeline = Pipeline.from_pretrained(folder)
    sound = {"waveform": torch.from_numpy(samples)[None], "sample_rate": 16_000}
    results = [pipeline(sound, **call) for call in calls]
    return {
        "turns": [_turns(result.speaker_diarization) for result in results],
        "exclusive": [_turns(result.exclusive_speaker_diarization) for result in results],
        "voices": np.asarray(results[0].speaker_embeddings),
    }


def _unused_plda(folder: str) -> Path:
    place = Path(folder).with_suffix(".plda")
    _plda(place)
    return place


def _turns(annotation: Any) -> list[list[Any]]:
    return [[turn.start, turn.end, label] for turn, _, label in annotation.itertracks(yield_label=True)]
