"""A model's digest: it changes whenever its weights do, wherever they came from."""

from __future__ import annotations

import asyncio
import errno
import hashlib
from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.known_digests import KnownDigests

_WEIGHTS = frozenset(
    (".bin", ".ckpt", ".gguf", ".npz", ".onnx", ".pt", ".pth", ".safetensors", ".th"),
)
_SETTINGS = "config.json"


class ModelKeys:
    """Digests of models. Of a file that was read once, the digest is known again by its path, size and time.

    By content, not by the hub's announcement, since folders of one's own have none; and not by size and time alone,
    since a model that was fetched anew is still the same. ``kept`` is the file in which digests are kept.
    """

    def __init__(self, kept: Path) -> None:
        self._digests = KnownDigests(kept)
        self._lock = asyncio.Lock()

    async def key(self, model: Path) -> str:
        """The digest (64 hexadecimal digits) of a model's file, or of the weights and settings in its folder.

        2 GB take some seconds the first time. Raises VoiceAppError ``model-unreadable``.
        """
        async with self._lock:
            try:
                return await asyncio.to_thread(self._key, model)
            except OSError as error:
                raise VoiceAppError(
                    "model-unreadable",
                    f"The model {model.name} could not be read: {error.strerror or error}.",
                    "Look whether its folder is there, or choose another model.",
                    retryable=True,
                ) from error

    def _key(self, model: Path) -> str:
        files = [model] if model.is_file() else [file for file in sorted(model.rglob("*")) if _counts(file)]
        if not files:  # all that hold nothing would be one model
            raise FileNotFoundError(errno.ENOENT, "there are no weights")
        whole = hashlib.sha256()
        for file, digest in zip(files, self._digests.digests(files), strict=True):
            whole.update(f"{file.relative_to(model).as_posix()}\0{digest}\n".encode())
        return whole.hexdigest()


def _counts(file: Path) -> bool:
    return file.is_file() and (file.suffix.lower() in _WEIGHTS or file.name == _SETTINGS)
