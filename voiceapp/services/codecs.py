"""Sound files to files of codec tokens (.npz, plain arrays) and back."""

from __future__ import annotations

import asyncio
import math
import zipfile
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.recordings import Codec, Codes, Tokens
from voiceapp.core.whole_file import replacing
from voiceapp.services import given_files
from voiceapp.services.cleaning import Writer, write_sound
from voiceapp.services.codec_compare import CodecRow, compare

_SCALARS = {"samples": int, "rate": int, "channels": int, "kbps": float}
_TOLD = {"frame_rate": float, "size": int}
"""What files of tokens may lack."""


@dataclass(frozen=True, slots=True)
class Coded:
    """What was written: ``frames`` in all chunks, ``kbps`` of the codebooks that were used."""

    file: Path
    codebooks: int
    frames: int
    kbps: float


class CodecService:
    """Encodes and decodes files of any length in bounded memory.

    ``codec`` makes the engine for a spec text; ``decode`` gives a file in chunks at a rate and number of
    channels; ``create`` opens a sound file whose ending names its format; all raise VoiceAppError.
    """

    def __init__(
        self,
        codec: Callable[[str], Codec],
        decode: Callable[[Path, int, int], AsyncIterator[Audio]],
        create: Callable[[Path], Writer],
    ) -> None:
        self._codec = codec
        self._decode = decode
        self._create = create

    async def encode(
        self, path: Path, codec: str, out: Path, kbps: float | None = None, codebooks: int | None = None
    ) -> Coded:
        """A sound file to a file of tokens, of which the first ``codebooks`` codebooks are kept (None: all)."""
        given_files.require(path)
        tokens = first(await encoded(self._codec(codec), path, self._decode, kbps), codebooks)
        await asyncio.to_thread(write_tokens, out, tokens)
        return coded(out, tokens)

    async def codes(self, path: Path, codec: str) -> tuple[Codes, float]:
        """A file's tokens at the most bandwidth, shape (codebooks, frames), and their frames a second."""
        given_files.require(path)
        return on_time_axis(await encoded(self._codec(codec), path, self._decode))

    async def decode(self, path: Path, codec: str, out: Path, codebooks: int | None = None) -> Coded:
        """A file of tokens to a sound file, from the first ``codebooks`` codebooks (None: all)."""
        tokens = first(await asyncio.to_thread(read_tokens, path), codebooks)
        await write_sound(self._create(out), self._codec(codec).decode(tokens))
        return coded(out, tokens)

    async def compare(self, path: Path, codec: str) -> tuple[CodecRow, ...]:
        """What the codec loses of a sound file at each of its bandwidths, the least first."""
        given_files.require(path)
        engine = self._codec(codec)
        await engine.load()
        able = engine.capabilities
        return await compare(engine, lambda: self._decode(path, able.sample_rate, able.channels))


async def encoded(
    codec: Codec, path: Path, decode: Callable[[Path, int, int], AsyncIterator[Audio]], kbps: float | None = None
) -> Tokens:
    """A sound file's tokens. Raises what reading it and the codec raise."""
    await codec.load()
    able = codec.capabilities
    return await codec.encode(decode(path, able.sample_rate, able.channels), kbps)


def write_tokens(path: Path, tokens: Tokens) -> None:
    """Write tokens as .npz, whole or not at all. Raises VoiceAppError ``file-not-written``."""
    scalars = {name: np.asarray(getattr(tokens, name)) for name in (*_SCALARS, *_TOLD)}
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
            scalars |= {name: kind(arrays[name]) for name, kind in _TOLD.items() if name in arrays}
        if codes.ndim != 3 or not codes.size or codes.dtype.kind not in "iu" or scales.ndim != 1:
            raise ValueError("of another shape")
        return Tokens(codes.astype(np.int32), scales.astype(np.float32), **scalars)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, zipfile.BadZipFile) as error:
        raise VoiceAppError(
            "tokens-unreadable",
            f"{path} is no file of codec tokens.",
            "Choose one that voiceapp codec encode has written.",
        ) from error


def first(tokens: Tokens, codebooks: int | None) -> Tokens:
    """The tokens of the first codebooks (None: all); each adds the same to the bandwidth.

    Raises VoiceAppError ``codebooks-unsupported``.
    """
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


def on_time_axis(tokens: Tokens) -> tuple[Codes, float]:
    """Tokens of shape (codebooks, frames) that end with their sound, and their frames a second."""
    chunks, books, frames = tokens.codes.shape
    codes = tokens.codes.transpose(1, 0, 2).reshape(books, -1)
    seconds = tokens.samples / tokens.rate
    # Not told: codecs have a whole number of frames a second, and the last one may reach behind the end.
    rate = tokens.frame_rate or float(chunks * frames // seconds) or chunks * frames / seconds
    return codes[:, : math.ceil(seconds * rate)], rate


def coded(file: Path, tokens: Tokens) -> Coded:
    """What a file of tokens holds."""
    chunks, books, frames = tokens.codes.shape
    return Coded(file, books, chunks * frames, tokens.kbps)
