"""A pyannote folder's ``config.yaml``, read as plain data: which models it names, with which parameters.

pyannote.audio imports whatever class such a file names and follows any path or hub name in it. Here a
file may name one pipeline, four of its clusterings and models inside its own folder; all else is refused.
Layouts: pyannote/speaker-diarization-community-1 (``$model/...``, everything inside), and -3.1 and -3.0,
which name other repositories: those have to lie inside the folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.engines import model_folder

TITLE = "pyannote"
WEIGHTS = "pytorch_model.bin"
COMPLETE = "pyannote/speaker-diarization-community-1"
ADVICE = f"Take {COMPLETE}: it holds all its parts. (3.0 and 3.1 need theirs as segmentation and embedding inside.)"

_PIPELINES = (
    "pyannote.audio.pipelines.SpeakerDiarization",
    "pyannote.audio.pipelines.speaker_diarization.SpeakerDiarization",
    "SpeakerDiarization",
)
_PARTS = ("segmentation", "embedding", "plda")
# pyannote.audio 4.0.7, pipelines/clustering.py and speaker_diarization.py: parameters and their ranges.
_CLUSTERING: Mapping[str, Mapping[str, tuple[float, float] | tuple[str, ...]]] = {
    "VBxClustering": {"threshold": (0.5, 0.8), "Fa": (0.01, 0.5), "Fb": (0.01, 15.0)},
    "AgglomerativeClustering": {
        "threshold": (0.0, 2.0),
        "min_cluster_size": (1, 20),
        "method": ("average", "centroid", "complete", "median", "single", "ward", "weighted"),
    },
}
_SEGMENTATION: Mapping[str, tuple[float, float] | tuple[str, ...]] = {
    "threshold": (0.1, 0.9),
    "min_duration_off": (0.0, 1.0),
}
_NUMBERS = {
    "segmentation_step": (0.01, 1.0),
    "segmentation_batch_size": (1, 1024),
    "embedding_batch_size": (1, 1024),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What a folder says: its models' files (``plda`` is a folder, None where there is none) and parameters."""

    segmentation: Path
    embedding: Path
    plda: Path | None
    clustering: str
    step: float
    exclude_overlap: bool
    segmentation_batch: int
    embedding_batch: int
    parameters: dict[str, dict[str, Any]]


def read(folder: Path) -> Plan:
    """Read ``config.yaml``. Raises VoiceAppError ``model-refused``, ``model-incomplete`` and ``model-broken``."""
    import yaml

    try:
        content = yaml.safe_load((folder / "config.yaml").read_text(encoding="utf-8"))
    except yaml.constructor.ConstructorError as error:  # a tag that would build a Python object
        raise _refused("it holds more than plain values") from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise model_folder.broken(folder.name, TITLE) from error
    config = _table(content, "the file", ("pipeline", "params", "version", "dependencies"))
    pipeline = _table(config.get("pipeline"), "pipeline", ("name", "params"))
    if pipeline.get("name") not in _PIPELINES:
        raise _refused(f"it names {pipeline.get('name')}, and only speaker diarization is run")
    names = (*_PARTS, *_NUMBERS, "clustering", "embedding_exclude_overlap")
    params = _table(pipeline.get("params"), "pipeline.params", names)
    clustering = params.get("clustering", "VBxClustering")
    if clustering not in _CLUSTERING:
        raise _refused(f"it names the clustering {clustering}")
    plda = params.get("plda")
    if clustering == "VBxClustering" and plda is None:
        raise model_folder.incomplete(folder.name, TITLE, ["plda"])
    numbers = {name: _number(name, params.get(name), bounds) for name, bounds in _NUMBERS.items()}
    return Plan(
        segmentation=_weights(folder, "segmentation", params.get("segmentation")),
        embedding=_weights(folder, "embedding", params.get("embedding")),
        plda=None if plda is None or clustering != "VBxClustering" else _plda(folder, plda),
        clustering=clustering,
        step=numbers["segmentation_step"] or 0.1,
        exclude_overlap=params.get("embedding_exclude_overlap") is True,
        segmentation_batch=int(numbers["segmentation_batch_size"] or 1),
        embedding_batch=int(numbers["embedding_batch_size"] or 1),
        parameters=_parameters(config.get("params"), clustering),
    )


def _parameters(content: object, clustering: str) -> dict[str, dict[str, Any]]:
    allowed = {"segmentation": _SEGMENTATION, "clustering": _CLUSTERING[clustering]}
    given = _table(content, "params", tuple(allowed))
    read: dict[str, dict[str, Any]] = {}
    for part, known in allowed.items():
        values = _table(given.get(part, {}), f"params.{part}", tuple(known))
        for name, value in values.items():
            choices = known[name]
            if isinstance(choices[0], str):
                if value not in choices:
                    raise _refused(f"{part}.{name} is {value}")
            else:
                _number(f"{part}.{name}", value, choices)
        read[part] = values
    return read


def _weights(folder: Path, part: str, named: object) -> Path:
    """The checkpoint that a config names: as ``$model/x``, a path inside the folder, or a hub's name."""
    place = _inside(folder, part, named)
    hub_name = str(named).partition("@")[0].rsplit("/", 1)[-1]
    for candidate in (place, folder / hub_name, folder / part):
        if candidate is not None and candidate.is_file():
            return candidate
        if candidate is not None and (candidate / WEIGHTS).is_file():
            return candidate / WEIGHTS
    raise VoiceAppError(
        "model-incomplete",
        f"The {TITLE} folder {folder.name} is not complete: {part}/{WEIGHTS} is missing (it names {named}).",
        ADVICE,
    )


def _plda(folder: Path, named: object) -> Path:
    place = _inside(folder, "plda", named) or folder / "plda"
    for name in ("xvec_transform.npz", "plda.npz"):
        if not (place / name).is_file():
            raise model_folder.incomplete(folder.name, TITLE, [f"plda/{name}"])
    return place


def _inside(folder: Path, part: str, named: object) -> Path | None:
    """The place inside the folder that a value means, None for a hub's name. Raises for places outside."""
    if not isinstance(named, str) or not named:
        raise _refused(f"{part} is no name of a model")
    text = named.partition("@")[0] if named.startswith("$model/") else named
    place = (folder / text.removeprefix("$model/")).resolve()
    if not place.is_relative_to(folder.resolve()):
        raise _refused(f"{part} points outside the model's folder, to {named}")
    return place if place.exists() else None


def _table(content: object, where: str, known: tuple[str, ...]) -> dict[str, Any]:
    if content is None:
        content = {}
    if not isinstance(content, dict):
        raise _refused(f"{where} is no table")
    strange = [str(name) for name in content if name not in known]
    if strange:
        raise _refused(f"{where} holds {strange[0]}")
    return dict(content)


def _number(name: str, value: object, bounds: tuple[Any, ...]) -> float | None:
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and bounds[0] <= value <= bounds[1]:
        return float(value)
    raise _refused(f"{name} is {value}, not a number from {bounds[0]:g} to {bounds[1]:g}")


def _refused(why: str) -> VoiceAppError:
    return VoiceAppError(
        "model-refused",
        f"config.yaml is refused: {why}. Nothing of it was run.",
        f"Use the folder as it is published: {COMPLETE}.",
    )
