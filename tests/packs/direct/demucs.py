"""Tiny Demucs networks with random weights as published, and the library's own result. Runs in the pack."""

from __future__ import annotations

import hashlib
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import torch
from demucs.apply import apply_model
from demucs.hdemucs import HDemucs
from demucs.hf import load_safetensors_model
from demucs.htdemucs import HTDemucs
from demucs.pretrained import get_model
from demucs.states import get_state
from safetensors import safe_open
from safetensors.torch import save_file

SOURCES = ["drums", "bass", "other", "vocals"]
BAG = """models: ['955717e8', 'd12395a8']
weights: [
  [1., 0., 1., 0.5],
  [0., 1., 1., 0.5],
]
"""


def _networks() -> dict[str, Any]:
    torch.manual_seed(1)
    shared: dict[str, Any] = {"channels": 8, "dconv_comp": 4, "samplerate": 11_025}
    small = {"t_layers": 1, "t_heads": 2, "t_hidden_scale": 1.0}
    hybrid = HTDemucs(SOURCES, **shared, **small, nfft=512, depth=2, segment=Fraction(39, 100))
    waves = HDemucs(SOURCES, **shared, nfft=256, depth=4, segment=0.39)
    return {"955717e8": hybrid.eval(), "d12395a8": waves.eval()}


def build(folder: str) -> None:
    """Write a bag of two: ``local`` as a local repository with checksums in the names, ``hub`` as on the hub."""
    local, hub = Path(folder, "local"), Path(folder, "hub")
    for place in (local, hub):
        place.mkdir()
        (place / "htdemucs_ft.yaml").write_text(BAG)
    for signature, network in _networks().items():
        args, kwargs = network._init_args_kwargs
        told = {"klass": f"{type(network).__module__}.{type(network).__name__}"}
        told |= {"args": json.dumps(args, default=_encoded), "kwargs": json.dumps(kwargs, default=_encoded)}
        save_file(network.state_dict(), hub / f"{signature}.safetensors", told)
        (hub / f"{signature}.json").write_text("{}")
        package = {"klass": type(network), "args": args, "kwargs": kwargs, "training_args": {"seed": 42}}
        package["state"] = get_state(network, None, half=True)
        plain = local / f"{signature}.th"
        torch.save(package, plain)
        checksum = hashlib.sha256(plain.read_bytes()).hexdigest()[:8]
        plain.rename(local / f"{signature}-{checksum}.th")


def _encoded(value: Any) -> Any:
    assert isinstance(value, Fraction)
    return {"_type": "fraction", "numerator": value.numerator, "denominator": value.denominator}


def run(folder: str, samples: np.ndarray[Any, Any]) -> dict[str, Any]:
    """The stems of the whole sound (stems, n, 2) of both layouts, by the library's loaders and ``apply_model``."""
    with torch.serialization.safe_globals([HTDemucs, HDemucs, Fraction]):
        bags = {"local": get_model("htdemucs_ft", Path(folder, "local"))}
    bags["hub"] = _from_hub(Path(folder, "hub"))
    mix = torch.from_numpy(samples.T.copy())[None]
    return {name: apply_model(bag, mix, shifts=0)[0].transpose(1, 2).numpy() for name, bag in bags.items()}


def _from_hub(folder: Path) -> Any:
    """As ``demucs.hf.get_hf_model`` does with the files that it downloads."""
    import yaml
    from demucs.apply import BagOfModels

    listed = yaml.safe_load((folder / "htdemucs_ft.yaml").read_text())
    models = [load_safetensors_model(folder / f"{name}.safetensors") for name in listed["models"]]
    return BagOfModels(models, listed.get("weights"), listed.get("segment")).eval()


def relabel(folders: dict[str, dict[str, str]]) -> None:
    """Write one network of each folder again with other metadata."""
    for folder, told in folders.items():
        path = Path(folder, "955717e8.safetensors")
        with safe_open(path, framework="pt") as file:
            names = list(file.keys())
            metadata, tensors = file.metadata(), {name: file.get_tensor(name) for name in names}
        save_file(tensors, path, {**metadata, **told})
