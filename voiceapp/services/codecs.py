"""Sound files to files of codec tokens (.npz, plain arrays) and back."""

from __future__ import annotations

import asyncio
import zipfile
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.recordings import Codec, Codes, Tokens
from voiceapp.core.whole_file import replacing
from voiceapp.services import given_files
from voiceapp.services.file_sound import whole

_SCALARS = {"samples": int, "rate": int, "channels": int, "kbps": float}


@dataclass(frozen=True, slots=True)
class Coded:
    """What was written: ``frames`` in all chunks, ``kbps`` of the codebooks that were used."""

    file: Path
    codebooks: int
    frames: int
    kbps: float


class CodecService:
    """Encodes and decodes files.

    ``codec`` makes the engine for a spec text; ``decode`` gives a file in chunks at a rate and number of
    channels; ``save`` writes sound in the format that the file's ending names; all raise VoiceAppError.
    """

    def __init__(
        self,
        codec: Callable[[str], Codec],
        decode: Callable[[Path, int, int], AsyncIterator[Audio]],
        save: Callable[[Path, Audio], Awaitable[None]],
    ) -> None:
        self._codec = codec
        self._decode = decode
        self._save = save

    async def encode(
        self, path: Path, codec: str, out: Path, kbps: float | None = None, codebooks: int | None = None
    ) -> Coded:
        """A sound file to a file of tokens, of which the first ``codebooks`` codebooks are kept (None: all)."""
        given_files.require(path)
        engine = self._codec(codec)
        await engine.load()
        able = engine.capabilities
        sound = await whole(self._decode(path, able.sample_rate, able.channels), str(path), able.sample_rate)
        tokens = _first(await engine.encode(sound, kbps), codebooks)
        await asyncio.to_thread(write_tokens, out, tokens)
        return _coded(out, tokens)

    async def codes(self, path: Path, codec: str) -> tuple[Codes, float]:
        """A file's tokens at the most bandwidth, shape (codebooks, frames), and their frames a second."""
        given_files.require(path)
        engine = self._codec(codec)
        await engine.load()
        able = engine.capabilities
        sound = await whole(self._decode(path, able.sample_rate, able.channels), str(path), able.sample_rate)
        codes = np.concatenate([*(await engine.encode(sound, None)).codes], axis=1)
        return codes, codes.shape[1] / max(sound.duration_s, 1e-9)

    async def decode(self, path: Path, codec: str, out: Path, codebooks: int | None = None) -> Coded:
        """A file of tokens to a sound file, from the first ``codebooks`` codebooks (None: all)."""
        tokens = _first(await asyncio.to_thread(read_tokens, path), codebooks)
        await self._save(out, await self._codec(codec).decode(tokens))
        return _coded(out, tokens)


def write_tokens(path: Path, tokens: Tokens) -> None:
    """Write tokens as .npz, whole or not at all. Raises VoiceAppError ``file-not-written``."""
    scalars = {name: np.asarray(getattr(tokens, name)) for name in _SCALARS}
    try:
        with replacing(path) as file:
            np.savez_compressed(file, allow_pickle=False, codes=tokens.codes, scales=tokens.scales, **scalars)
    except OSError as error:
        raise VoiceAppError(
            "file-not-written",
            f"{path} could not be written: {error.strerror or error}.",
            "Free some space or choose another folder.",
            retryable=True,
        ) from error


def read_tokens(path: Path) -> Tokens:
    """Read what :func:`write_tokens` wrote. Raises VoiceAppError ``file-missing`` and ``tokens-unreadable``."""
    given_files.require(path)
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            codes, scales = arrays["codes"], arrays["scales"]
            scalars = {name: kind(arrays[name]) for name, kind in _SCALARS.items()}
        if codes.ndim != 3 or not codes.size or codes.dtype.kind not in "iu" or scales.ndim != 1:
            raise ValueError("of another shape")
        return Tokens(codes.astype(np.int32), scales.astype(np.float32), **scalars)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, zipfile.BadZipFile) as error:
        raise VoiceAppError(
            "tokens-unreadable",
            f"{path} is no file of codec tokens.",
            "Choose one that voiceapp codec encode has written.",
        ) from error


def _first(tokens: Tokens, codebooks: int | None) -> Tokens:
    """The tokens of the first codebooks; each adds the same to the bandwidth."""
    there = tokens.codes.shape[1]
    if codebooks is None:
        return tokens
    if not 1 <= codebooks <= there:
        raise VoiceAppError(
            "codebooks-unsupported",
            f"These tokens have {there} codebook{'s' if there != 1 else ''}, not {codebooks}.",
            f"Choose 1 to {there}." if there > 1 else "Leave --codebooks out.",
        )
    return replace(tokens, codes=tokens.codes[:, :codebooks], kbps=tokens.kbps * codebooks / there)


def _coded(file: Path, tokens: Tokens) -> Coded:
    chunks, books, frames = tokens.codes.shape
    return Coded(file, books, chunks * frames, tokens.kbps)
