"""The models that the benches measure with, tiny ones. Runs in the pack."""

from __future__ import annotations

from typing import Any

from tests.fakes.context import FakeContext
from voiceapp.engines.random_models import RandomModels


def build(folder: str, engines: list[str]) -> dict[str, Any]:
    """Write one for each engine; tells the paths that the engines are given."""
    return {name: RandomModels().build(FakeContext(), name, f"{folder}/{name}", False) for name in engines}
