"""A model's digest: it changes whenever its weights do, wherever they came from."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import hashlib
import json
from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.whole_file import PRIVATE, file_digest, replacing

_WEIGHTS = frozenset(
    (".bin", ".ckpt", ".gguf", ".npz", ".onnx", ".pt", ".pth", ".safetensors", ".th"),
)
_SETTINGS = "config.json"
_MOST = 500
"""Files whose digests are kept: those that were read last."""


class ModelKeys:
    """Digests of models. Of a file that was read once, the digest is known again by its path, size and time.

    By content, not by the hub's announcement, since folders of one's own have none; and not by size and time alone,
    since a model that was fetched anew is still the same. ``kept`` is the file in which digests are kept.
    """

    def __init__(self, kept: Path) -> None:
        self._kept = kept
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
        known = self._read()
        whole, read = hashlib.sha256(), False
        for file in files:
            stat = file.stat()
            entry = f"{file.resolve()}\0{stat.st_size}\0{stat.st_mtime_ns}"
            if entry not in known:
                known[entry], read = file_digest(file), True
            whole.update(f"{file.relative_to(model).as_posix()}\0{known[entry]}\n".encode())
        if read:
            self._write(known)
        return whole.hexdigest()

    def _read(self) -> dict[str, str]:
        try:
            told = json.loads(self._kept.read_bytes())
        except (OSError, ValueError):
            return {}
        return {str(entry): str(digest) for entry, digest in told.items()} if isinstance(told, dict) else {}

    def _write(self, known: dict[str, str]) -> None:
        with contextlib.suppress(OSError):  # a full disk: they are computed again next time
            self._kept.parent.mkdir(parents=True, exist_ok=True)
            with replacing(self._kept, PRIVATE) as file:
                file.write(json.dumps(dict(list(known.items())[-_MOST:])).encode())


def _counts(file: Path) -> bool:
    return file.is_file() and (file.suffix.lower() in _WEIGHTS or file.name == _SETTINGS)
