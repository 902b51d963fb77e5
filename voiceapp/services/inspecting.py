"""A look inside a sound: its features as files of numbers (.npy) and pictures."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.inspection import (
    FEATURES,
    PICTURES,
    SPEAKERS,
    InspectedSound,
    Lane,
    Look,
    SpeakerLane,
    rows_between,
)
from voiceapp.core.recordings import Codes, Tell, Vector
from voiceapp.core.tasks import to_its_end
from voiceapp.core.whole_file import not_written, replacing
from voiceapp.services import given_files
from voiceapp.services.feature_pictures import Values, drawn, picture
from voiceapp.services.file_sound import close_stream
from voiceapp.services.npy_writer import NpyWriter
from voiceapp.services.sound_speakers import spoken

CODEC = "codec"


class Looker(Protocol):
    """workers/remote_looking.py"""

    async def sound(self, path: Path) -> InspectedSound:
        """What a file is."""

    async def lane(self, path: Path, feature: str, look: Look) -> Lane:
        """What a feature of a file is."""

    def rows(
        self, path: Path, feature: str, look: Look, tell: Tell, first: int = 0, count: int | None = None
    ) -> AsyncIterator[Vector]:
        """A feature's rows from one on, in blocks."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """The files that were written, and the shape of each feature: rows over time, values in each."""

    files: tuple[Path, ...]
    shapes: dict[str, tuple[int, ...]]


class InspectingService:
    """``codes`` gives a file's codec tokens (codebooks, frames) and how many frames a second there are;
    ``speakers`` tells who speaks when."""

    def __init__(
        self,
        looker: Looker,
        codes: Callable[[Path], Awaitable[tuple[Codes, float]]],
        speakers: Callable[[Path], Awaitable[Sequence[SpeakerLane]]],
    ) -> None:
        self._looker = looker
        self._codes = codes
        self._speakers = speakers

    async def write(
        self,
        path: Path,
        features: Sequence[str],
        folder: Path,
        look: Look,
        pictures: Sequence[str] = ("png",),
        on_progress: Callable[[float | None, str], None] | None = None,
        from_s: float = 0.0,
        until_s: float | None = None,
    ) -> Inspected:
        """Write each feature of a file as FOLDER/NAME.npy, float32 (tokens: int32), with pictures beside it.

        Only what is between ``from_s`` and ``until_s`` (None: the end) is written; there it is what it is in the
        whole file. Memory is bounded: rows go to the disk as they come. Raises ``feature-missing``,
        ``feature-unknown``, ``format-unknown``, ``stretch-wrong``, ``sound-short``, ``nobody-speaks``,
        ``disk-full``, ``not-written`` and what reading the file raises.
        """
        given_files.require(path)
        _require(features, (*FEATURES, SPEAKERS), "feature")
        _require(pictures, PICTURES, "picture format")
        if not features:
            raise VoiceAppError("feature-missing", "No feature is named.", f"There are: {', '.join(FEATURES)}.")
        if not 0 <= from_s < math.inf or (until_s is not None and not from_s < until_s < math.inf):
            raise VoiceAppError(
                "stretch-wrong",
                "The stretch has no end, or it ends before it begins.",
                "Give a later second as its end.",
            )
        tell = on_progress or (lambda fraction, message: None)
        try:
            await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
        except OSError as error:
            raise not_written(folder, error) from error
        files: list[Path] = []
        shapes: dict[str, tuple[int, ...]] = {}
        for feature in dict.fromkeys(features):
            numbers = folder / f"{feature}.npy"
            try:
                with replacing(numbers) as file:
                    writer = NpyWriter(file)
                    lane = await self._write(path, feature, look, _named(tell, feature), writer, from_s, until_s)
                    await to_its_end(writer.finish)
                shapes[feature] = writer.shape
                files += await to_its_end(_draw, numbers, lane, pictures, from_s)
            except OSError as error:
                raise not_written(numbers, error) from error
        return Inspected(tuple(files), shapes)

    async def _write(
        self,
        path: Path,
        feature: str,
        look: Look,
        tell: Tell,
        writer: NpyWriter,
        from_s: float,
        until_s: float | None,
    ) -> Lane:
        """Write the rows of a feature; its lane."""
        values: Values | None = None
        if feature == CODEC:
            codes, per_second = await self._codes(path)
            values, lane = codes.T, Lane(CODEC, per_second, len(codes), "token", 0)
        elif feature == SPEAKERS:
            speakers = await self._speakers(path)
            if not speakers:
                raise VoiceAppError("nobody-speaks", f"Nobody speaks in {path.name}.", "Leave speakers out.")
            values, lane = spoken(speakers, (await self._looker.sound(path)).duration_s)
        else:
            lane = await self._looker.lane(path, feature, look)
        first, last = rows_between(lane.per_second, from_s, until_s or from_s)
        if values is not None:
            await to_its_end(writer.write, values[first : last if until_s else None])
        else:
            rows = self._looker.rows(path, feature, look, tell, first, last - first if until_s else None)
            try:
                async for part in rows:
                    await to_its_end(writer.write, part)
            finally:
                await close_stream(rows)
        if not writer.shape[0]:
            raise _short(path, feature) if not from_s else _behind(path, from_s)
        return lane


def _short(path: Path, feature: str) -> VoiceAppError:
    return VoiceAppError("sound-short", f"{path.name} is too short for {feature}.", "Choose a longer file.")


def _behind(path: Path, from_s: float) -> VoiceAppError:
    return VoiceAppError("sound-short", f"{path.name} ends before {from_s:g} s.", "Begin earlier.")


def _named(tell: Callable[[float | None, str], None], feature: str) -> Tell:
    return lambda share, _: tell(share, feature)


def _draw(numbers: Path, lane: Lane, pictures: Sequence[str], from_s: float) -> list[Path]:
    """All files of a feature whose numbers are written."""
    written = [numbers]
    if not pictures:
        return written
    what = drawn(numbers, lane, from_s)
    for form in pictures:
        path = numbers.with_suffix(f".{form}")
        with replacing(path) as file:
            file.write(picture(what, form))
        written.append(path)
    return written


def _require(asked: Sequence[str], there: Iterable[str], what: str) -> None:
    for name in asked:
        if name not in there:
            raise VoiceAppError(
                f"{what.split()[-1]}-unknown",
                f"There is no {what} {name}.",
                f"There are: {', '.join(there)}.",
            )
