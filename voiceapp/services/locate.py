"""Finds the files of a model by the name that the user gave."""

from __future__ import annotations

from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.engines.catalog import EngineSpec
from voiceapp.storage.models import ModelStore


class ModelLocator:
    """Knows paths of the user's own, downloaded models and models that were added."""

    def __init__(self, store: ModelStore) -> None:
        self._store = store

    async def locate(self, spec: EngineSpec, model: str) -> Path:
        """The folder or file of ``model``. Raises VoiceAppError: ``model-needed``, ``model-missing``."""
        if not model:
            raise VoiceAppError(
                "model-needed",
                f"{spec.title} needs a model.",
                f"Choose one in Models, or name a file or folder: {spec.name}:PATH.",
            )
        stored = await self._store.get(f"{spec.name}:{model}")
        path = stored.path if stored else Path(model).expanduser()
        if not path.exists():
            known = spec.model(model)
            raise VoiceAppError(
                "model-missing",
                f"{known.title} is not on this computer." if known else f"There is no file or folder {model}.",
                f"Get it in Models, or with: voiceapp models get {spec.name}:{model}."
                if known
                else "Check its name, or add it in Models.",
            )
        return path.resolve()
