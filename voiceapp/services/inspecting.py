"""A look inside a sound: its features as files of numbers (.npy) and pictures."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Protocol

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.inspection import FEATURES, PICTURES, Lane, Look
from voiceapp.core.recordings import Codes, Tell, Vector
from voiceapp.core.tasks import to_its_end
from voiceapp.core.whole_file import not_written, replacing
from voiceapp.services import given_files
from voiceapp.services.feature_pictures import Values, picture
from voiceapp.services.file_sound import close_stream

CODEC = "codec"


class Looker(Protocol):
    """workers/remote_looking.py"""

    def rows(self, path: Path, feature: str, look: Look, tell: Tell) -> AsyncIterator[Vector | Lane]:
        """A feature's rows in blocks, then its lane."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """The files that were written, and the shape of each feature: rows over time, values in each."""

    files: tuple[Path, ...]
    shapes: dict[str, tuple[int, ...]]


class InspectingService:
    """``codes`` gives a file's codec tokens (codebooks, frames) and how many frames a second there are."""

    def __init__(self, looker: Looker, codes: Callable[[Path], Awaitable[tuple[Codes, float]]]) -> None:
        self._looker = looker
        self._codes = codes

    async def write(
        self,
        path: Path,
        features: Sequence[str],
        folder: Path,
        look: Look,
        pictures: Sequence[str] = ("png",),
        on_progress: Callable[[float | None, str], None] | None = None,
    ) -> Inspected:
        """Write each feature of a file as FOLDER/NAME.npy, float32 (tokens: int32), with pictures beside it.

        Memory is bounded: rows go to the disk as they come. Raises ``feature-unknown``, ``format-unknown``,
        ``disk-full``, ``not-written`` and what reading the file raises.
        """
        given_files.require(path)
        _require(features, FEATURES, "feature")
        _require(pictures, PICTURES, "picture format")
        tell = on_progress or (lambda fraction, message: None)
        try:
            await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
        except OSError as error:
            raise not_written(folder, error) from error
        files: list[Path] = []
        shapes: dict[str, tuple[int, ...]] = {}
        for feature in dict.fromkeys(features):
            try:
                with TemporaryFile(dir=folder) as kept:  # other temporary files may lie in memory
                    values, lane = await self._values(path, feature, look, _named(tell, feature), kept)
                    shapes[feature] = values.shape
                    files += await to_its_end(_write, folder / feature, values, lane, pictures)
            except OSError as error:
                raise not_written(folder / feature, error) from error
        return Inspected(tuple(files), shapes)

    async def _values(
        self, path: Path, feature: str, look: Look, tell: Tell, kept: IO[bytes]
    ) -> tuple[Values, Lane]:
        if feature == CODEC:
            codes, per_second = await self._codes(path)
            if not codes.size:
                raise _short(path, feature)
            return codes.T, Lane(CODEC, per_second, len(codes), "token", 0)
        lane: Lane | None = None
        count = 0
        rows = self._looker.rows(path, feature, look, tell)
        try:
            async for part in rows:
                if isinstance(part, Lane):
                    lane = part
                elif len(part):
                    await to_its_end(_append, kept, part)
                    count += len(part)
        finally:
            await close_stream(rows)
        if not count or lane is None:
            raise _short(path, feature)
        return np.memmap(kept, np.float32, "r", shape=(count, lane.width)), lane


def _short(path: Path, feature: str) -> VoiceAppError:
    return VoiceAppError("sound-short", f"{path.name} is too short for {feature}.", "Choose a longer file.")


def _named(tell: Callable[[float | None, str], None], feature: str) -> Tell:
    return lambda share, _: tell(share, feature)


def _append(kept: IO[bytes], rows: Vector) -> None:
    kept.write(np.ascontiguousarray(rows, np.float32).tobytes())
    kept.flush()


def _write(path: Path, values: Values, lane: Lane, pictures: Sequence[str]) -> list[Path]:
    numbers = path.with_suffix(".npy")
    written = [numbers]
    with replacing(numbers) as file:
        np.save(file, values, allow_pickle=False)
    for form in pictures:
        drawn = path.with_suffix(f".{form}")
        with replacing(drawn) as file:
            file.write(picture(values, lane, form))
        written.append(drawn)
    return written


def _require(asked: Sequence[str], there: Iterable[str], what: str) -> None:
    for name in asked:
        if name not in there:
            raise VoiceAppError(
                f"{what.split()[-1]}-unknown",
                f"There is no {what} {name}.",
                f"There are: {', '.join(there)}.",
            )
