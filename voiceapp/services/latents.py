"""What engines took from the samples of voices, kept on disk, so that a voice need not be listened to each time.

It is made here alone, from the samples and the model that are here, and never comes from elsewhere. What another
version of the model, other samples or a damaged file left is made anew.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
import shutil
import zipfile
import zlib
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import Timbre
from voiceapp.core.recordings import VoiceCloner
from voiceapp.core.whole_file import PRIVATE, not_written, replacing

VERSION = 1
"""Raised whenever engines take something else from the same samples."""

_ABOUT = "about"
_LARGEST = 16 << 20
"""Bytes of a file: what XTTS takes is 132 KB."""

_UNREADABLE = (OSError, ValueError, LookupError, EOFError, TypeError, zipfile.BadZipFile, zlib.error)


class Latents:
    """Files in the folders that voices have in ``folder``: one for each engine, which the next version replaces."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = asyncio.Lock()

    async def timbre(
        self,
        voice: int,
        engine: str,
        cloner: VoiceCloner,
        digest: str,
        samples: Callable[[], AsyncIterator[Audio]],
    ) -> Timbre:
        """What ``cloner``, the engine of the text ``engine``, takes from a voice's samples.

        ``digest`` tells these samples from others. They are listened to only where what is kept does not come from
        them and from this very model. Raises VoiceAppError: the engine's, where a file cannot be written, and
        ``voice-unknown`` where the voice was deleted meanwhile: nothing of it is kept then.
        """
        async with self._lock:
            path = self._place(voice) / f"{hashlib.sha256(engine.encode()).hexdigest()[:32]}.npz"
            about = {"version": VERSION, "model": await cloner.model_key(), "samples": digest}
            if found := await asyncio.to_thread(_read, path, about):
                return found
            made = await cloner.condition(samples())
            await asyncio.to_thread(_write, path, made, about)
            return made

    async def forget(self, voice: int) -> None:
        """Remove all that was taken from a voice's samples; there may be nothing."""
        async with self._lock:
            await asyncio.to_thread(shutil.rmtree, self._place(voice), ignore_errors=True)

    def _place(self, voice: int) -> Path:
        return self._folder / str(voice) / "latents"


def _read(path: Path, about: Mapping[str, object]) -> dict[str, NDArray[np.float32]] | None:
    """The arrays of a file that is whole and about just this, else None."""
    try:
        if path.stat().st_size > _LARGEST:
            return None
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                return None
        with np.load(path, allow_pickle=False) as kept:
            arrays = {name: np.asarray(kept[name]) for name in kept.files if name != _ABOUT}
            told = json.loads(kept[_ABOUT].tobytes())
    except _UNREADABLE:
        return None
    fits = all(array.dtype == np.float32 and np.isfinite(array).all() for array in arrays.values())
    return arrays if arrays and fits and told == {**about, "content": _content(arrays)} else None


def _write(path: Path, arrays: Timbre, about: Mapping[str, object]) -> None:
    head = json.dumps({**about, "content": _content(arrays)}).encode()
    data = io.BytesIO()
    np.savez(data, allow_pickle=False, **arrays, **{_ABOUT: np.frombuffer(head, np.uint8)})
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        with replacing(path, PRIVATE) as file:
            file.write(data.getvalue())
    except FileNotFoundError as error:
        raise VoiceAppError("voice-unknown", "This voice was deleted.", "Choose another voice.") from error
    except OSError as error:
        raise not_written(path, error) from error


def _content(arrays: Timbre) -> str:
    whole = hashlib.sha256()
    for name in sorted(arrays):
        array = arrays[name]
        whole.update(f"{name}\0{array.dtype.str}\0{array.shape}\n".encode())
        whole.update(np.ascontiguousarray(array).tobytes())
    return whole.hexdigest()
