"""Demucs weights on disk: the library's local repositories (``.th``) and its folders on the hub (``.safetensors``).

Both name a class and its arguments beside the weights. Only Demucs' own classes are ever built.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.engines import model_folder, torch_loading
from voiceapp.engines.catalog_recordings import DEMUCS_WEIGHTS

TITLE = "Demucs"

_CLASSES = ("demucs.htdemucs.HTDemucs", "demucs.hdemucs.HDemucs", "demucs.demucs.Demucs")
_SIGNATURE = re.compile(r"[\w-]+")
"""A model's name in a bag; nothing that could lead out of the folder."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The networks of a bag in order, with their files, the stems' weights in each, and its segment in seconds."""

    name: str
    signatures: tuple[str, ...]
    files: Mapping[str, Path]
    weights: list[list[float]] | None
    segment: float | None


def listing(folder: Path) -> Listing:
    """What the folder holds, whole: its YAML file says it; a single weights file needs none.

    Nothing heavy is imported. Raises VoiceAppError.
    """
    import yaml

    file = _yaml(folder)
    try:
        content: Any = yaml.safe_load(file.read_bytes()) if file else {"models": [_only_weights(folder)]}
        signatures = tuple(str(signature) for signature in content["models"])
        if not all(map(_SIGNATURE.fullmatch, signatures)):
            raise TypeError(f"{signatures} are no signatures")
        weights, segment = content.get("weights"), content.get("segment")
    except (yaml.YAMLError, TypeError, KeyError, AttributeError, UnicodeDecodeError, RecursionError) as error:
        raise model_folder.broken(folder.name, TITLE) from error
    files = {signature: _weights(folder, signature) for signature in signatures}
    for found in files.values():
        _check_sum(found)
    return Listing(folder.name, signatures, files, weights, segment)


def load_bag(listed: Listing) -> Any:
    """The networks as a ``demucs.apply.BagOfModels`` on the processor. Raises VoiceAppError."""
    from demucs.apply import BagOfModels
    from demucs.states import load_model

    with torch_loading.reading(listed.name, TITLE):
        models = {signature: load_model(_package(file)) for signature, file in listed.files.items()}
        return BagOfModels([models[name] for name in listed.signatures], listed.weights, listed.segment)


def _yaml(folder: Path) -> Path | None:
    """The YAML file of the bag: the only one, or the one that is named as the folder."""
    found = sorted(folder.glob("*.yaml"))
    if len(found) < 2:
        return found[0] if found else None
    for file in found:
        if file.stem == folder.name:
            return file
    raise VoiceAppError(
        "model-ambiguous",
        f"The folder {folder.name} lists {len(found)} models: {', '.join(file.stem for file in found)}.",
        "Copy one of these YAML files with its weights into a folder of their own.",
    )


def _only_weights(folder: Path) -> str:
    found = sorted({*folder.glob("*.th"), *folder.glob(DEMUCS_WEIGHTS[0].split("|")[1])})
    if len(found) > 1:
        raise model_folder.incomplete(folder.name, TITLE, ["the YAML file that lists its models"])
    return found[0].stem.split("-")[0]


def _weights(folder: Path, signature: str) -> Path:
    """The file of a model: SIGNATURE.safetensors, SIGNATURE.th or SIGNATURE-CHECKSUM.th."""
    for pattern in (f"{signature}.safetensors", f"{signature}.th", f"{signature}-*.th"):
        for file in sorted(folder.glob(pattern)):
            return file
    raise model_folder.incomplete(folder.name, TITLE, [f"{signature}.safetensors (or {signature}-….th)"])


def _check_sum(file: Path) -> None:
    """A local repository keeps the start of each file's SHA-256 in its name."""
    checksum = file.stem.partition("-")[2]
    with file.open("rb") as stream:
        if checksum and not hashlib.file_digest(stream, "sha256").hexdigest().startswith(checksum):
            raise model_folder.broken(file.name, TITLE)


def _package(file: Path) -> dict[str, Any]:
    """What ``demucs.states.load_model`` takes: klass, args, kwargs and state."""
    package = _safetensors(file) if file.suffix == ".safetensors" else _checkpoint(file)
    if package["state"].get("__quantized"):
        raise VoiceAppError(
            "model-unsupported",
            f"{file.name} is quantised (DiffQ), which this engine does not read.",
            "Take the model without _q in its name: mdx_extra instead of mdx_extra_q, say.",
        )
    return package


def _checkpoint(file: Path) -> dict[str, Any]:
    import torch

    classes = _classes()
    with torch.serialization.safe_globals([*classes.values(), Fraction]):
        package: dict[str, Any] = torch.load(file, "cpu", weights_only=True)
    if package["klass"] not in classes.values():
        raise _strange(file, str(package["klass"]))
    return package


def _safetensors(file: Path) -> dict[str, Any]:
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(file, framework="pt") as opened:
            told = opened.metadata()
            names = list(opened.keys())
            state: dict[str, Any] = {name: opened.get_tensor(name) for name in names}
    except SafetensorError as error:
        raise model_folder.broken(file.name, TITLE) from error
    if told["klass"] not in _CLASSES:
        raise _strange(file, told["klass"])
    if "structure" in told:  # how the library keeps a quantised state
        state = {"__quantized": True}
    return {
        "klass": _classes()[told["klass"]],
        "args": json.loads(told["args"], object_hook=_fraction),
        "kwargs": json.loads(told["kwargs"], object_hook=_fraction),
        "state": state,
    }


def _fraction(value: dict[str, Any]) -> Any:
    return Fraction(value["numerator"], value["denominator"]) if value.get("_type") == "fraction" else value


def _classes() -> dict[str, type]:
    from demucs.demucs import Demucs
    from demucs.hdemucs import HDemucs
    from demucs.htdemucs import HTDemucs

    return dict(zip(_CLASSES, (HTDemucs, HDemucs, Demucs), strict=True))


def _strange(file: Path, name: str) -> VoiceAppError:
    return VoiceAppError(
        "model-refused",
        f"{file.name} is refused: it asks to build {name}, which is none of Demucs' own networks.",
        "Use weights from a source that you trust.",
    )
