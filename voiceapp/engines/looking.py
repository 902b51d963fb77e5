"""What is in a sound: spectra, bands, cepstra, pitch, chroma, speech, for files of any length in bounded memory."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.audio.files import SoundReader, probe
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Samples
from voiceapp.core.inspection import Lane, Look
from voiceapp.core.levels import Rows, base_of, columns_of, columns_of_parts
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.core.whole_file import not_written
from voiceapp.engines.feature_levels import LevelsWriter
from voiceapp.engines.feature_live import LiveFeatures
from voiceapp.engines.feature_recipes import Recipe, RowStream, recipe

_BLOCK_S = 4.0
_SOON_S = 0.5
"""Blocks of a stretch of a file, of which no more is to be decoded than need be."""

_LEAD_S = 1
"""What is decoded ahead of a stretch: a codec and a resampler have to get going."""

_GLANCE_S = 0.1
_GLANCE_WARM = 8
_ROOM_BYTES = 1_000_000_000
"""The levels of a file are not written where the disk would have less than this left."""


class Looking:
    """The engine of features (protocol: ``core.protocols.Engine``). All methods raise what
    :func:`voiceapp.engines.feature_recipes.recipe` and :class:`voiceapp.audio.files.SoundReader` raise."""

    def __init__(self) -> None:
        self._live: LiveFeatures | None = None

    def load(self, ctx: CallContext, **_: Any) -> Capabilities:
        """Nothing to load: what is needed comes with the first file."""
        return Capabilities(languages=("*",))

    def open(self, ctx: CallContext, path: str) -> dict[str, Any]:
        """A file's {"duration_s", "rate", "channels"}; one that does not tell its length is read for it."""
        info = probe(path)
        duration_s = info.duration_s
        if not duration_s:
            duration_s = sum(len(block) for block in _blocks(ctx, path, info.rate)) / info.rate
        return {"duration_s": duration_s, "rate": info.rate, "channels": info.channels}

    def lane(self, ctx: CallContext, path: str, feature: str, **look: int) -> dict[str, Any]:
        """A feature's {"per_second", "width", "unit", "rate"}."""
        return _told(_recipe(path, feature, look).lane)

    def look(
        self,
        ctx: CallContext,
        path: str,
        feature: str,
        first: int = 0,
        count: int | None = None,
        loudest: float | None = None,
        **look: int,
    ) -> Generator[Rows, None, dict[str, Any]]:
        """Yield a feature's rows in blocks, shape (n, width), from row ``first`` on; return its lane.

        A stretch has the rows that the whole file has. ``loudest`` is what :meth:`loudest` tells of the file;
        None: it is looked for.
        """
        made = _recipe(path, feature, look)
        if made.scaled is not None and loudest is None:
            loudest = self._loudest(ctx, path, made)
        for rows in _rows(ctx, path, made, first, count):
            yield rows if made.scaled is None else made.scaled(rows, loudest or 0.0)
        return _told(made.lane)

    def columns(
        self,
        ctx: CallContext,
        path: str,
        feature: str,
        first: int,
        count: int,
        columns: int,
        loudest: float | None = None,
        **look: int,
    ) -> Rows:
        """Rows of a feature in at most so many columns, each the largest of its rows: soon, so those of "vad" are
        only about right."""
        made = _recipe(path, feature, look)
        rows = _rows(ctx, path, made, first, count, soon=True)
        if made.scaled is not None:
            rows = (made.scaled(part, loudest or 0.0) for part in rows)
        return columns_of_parts(feature, rows, made.lane.width, count, columns)

    def loudest(self, ctx: CallContext, path: str, feature: str, **look: int) -> float | None:
        """What a feature's values depend on besides the sound at their own time; None: on nothing."""
        made = _recipe(path, feature, look)
        return None if made.scaled is None else self._loudest(ctx, path, made)

    def samples(self, ctx: CallContext, path: str, first: int, count: int, columns: int) -> Rows:
        """The lowest and highest of samples of the file's own rate in so many columns, shape (n, 2)."""
        rate = probe(path).rate
        parts: list[Samples] = []
        left = count
        for block in _blocks(ctx, path, rate, first, first + count):
            parts.append(block[:left])
            left -= len(parts[-1])
            if left <= 0:
                break
        heard = np.concatenate(parts) if parts else np.zeros(0, np.float32)
        return columns_of("waveform", np.stack([heard, heard], axis=1), columns)

    def glance(
        self, ctx: CallContext, path: str, feature: str, times: Sequence[float], **look: int
    ) -> dict[str, Any]:
        """{"rows", "loudest"}: a feature around some seconds, in order, each found by seeking; NaN: no sound there.

        What depends on the whole file's loudest takes that of these places for it.
        """
        made = _recipe(path, feature, look)
        found: list[Rows | None] = []
        with SoundReader(path, made.lane.rate) as reader:
            for at_s in times:
                if ctx.cancelled:
                    break
                found.append(_glance(reader, made, at_s))
        there = [rows for rows in found if rows is not None]
        loudest = max((float(rows.max()) for rows in there), default=0.0)
        shown = np.full((len(found), made.lane.width), np.nan, np.float32)
        for place, rows in enumerate(found):
            if rows is not None:
                scaled = rows if made.scaled is None else made.scaled(rows, loudest)
                shown[place] = columns_of(feature, scaled, 1)[0]
        return {"rows": shown, "loudest": None if made.scaled is None else loudest}

    def survey(
        self, ctx: CallContext, path: str, feature: str, folder: str, duration_s: float, **look: int
    ) -> Generator[dict[str, Any], None, None]:
        """Write the levels of a file (:mod:`voiceapp.core.levels`) into a folder.

        Yields {"rows", "share", "base", "top", "loudest"} again and again: rows that all levels hold, how far it
        is, and what :meth:`loudest` tells once it is known. Raises VoiceAppError ``disk-full`` and ``not-written``.
        """
        made, where = _recipe(path, feature, look), Path(folder)
        expected = max(int(duration_s * made.lane.per_second), 1)
        base = base_of(expected, made.lane.width, feature)
        first_share, loudest = 0.0, None
        try:
            _require_room(where)
            with LevelsWriter(where, feature, base, expected) as writer:
                told = {"base": base, "top": writer.top}
                if made.scaled is not None and feature != "logmel":  # that is kept as it is before it is scaled
                    first_share, heard = 0.5, -np.inf
                    for done, rows in _counted(_rows(ctx, path, made)):
                        heard = max(heard, float(rows.max(initial=-np.inf)))
                        yield {**told, "rows": 0, "share": min(done / expected, 1.0) / 2, "loudest": None}
                    loudest = heard
                heard = -np.inf
                for done, rows in _counted(_rows(ctx, path, made)):
                    heard = max(heard, float(rows.max(initial=-np.inf))) if made.scaled else heard
                    writer.append(rows if loudest is None or made.scaled is None else made.scaled(rows, loudest))
                    share = first_share + (1 - first_share) * min(done / expected, 0.999)
                    yield {**told, "rows": writer.rows, "share": share, "loudest": loudest}
                writer.finish()
                loudest = heard if made.scaled else None
                yield {**told, "rows": writer.rows, "share": 1.0, "loudest": loudest}
        except OSError as error:
            raise not_written(where, error) from error

    def hear(self, ctx: CallContext, features: Sequence[str], rate: int, **look: int) -> dict[str, dict[str, Any]]:
        """Begin to hear something live: the lanes of features of mono sound of this rate, by their names."""
        wanted = Look(**look)
        lanes = {feature: _told(recipe(feature, wanted, rate).lane) for feature in features}
        self._live = LiveFeatures(features, wanted, rate)
        return lanes

    def heard(self, ctx: CallContext, samples: Samples) -> list[dict[str, Any]]:
        """Take the next sound: {"feature", "first", "rows"} of each feature that has new rows.

        Each block is a call of its own, so that live sound waits for no file. Raises VoiceAppError ``not-live``.
        """
        return list(self._hearing().push(_numbers(samples)))

    def end(self, ctx: CallContext, path: str) -> float:
        """Write the last minutes of what was heard; their seconds, 0: nothing was written."""
        live, self._live = self._hearing(), None
        return live.write(Path(path))

    def _hearing(self) -> LiveFeatures:
        if self._live is None:
            raise VoiceAppError("not-live", "Nothing is being heard.", "Start again.", retryable=True)
        return self._live

    def _loudest(self, ctx: CallContext, path: str, made: Recipe) -> float:
        return max((float(rows.max()) for rows in _rows(ctx, path, made) if rows.size), default=0.0)


def _told(lane: Lane) -> dict[str, Any]:
    return {name: value for name, value in asdict(lane).items() if name != "name"}


def _recipe(path: str, feature: str, look: Mapping[str, int]) -> Recipe:
    return recipe(feature, Look(**look), probe(path).rate)


def _require_room(folder: Path) -> None:
    if shutil.disk_usage(folder).free < _ROOM_BYTES:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _counted(parts: Iterable[Rows]) -> Iterator[tuple[int, Rows]]:
    """Each with how many rows there are by then."""
    done = 0
    for rows in parts:
        done += len(rows)
        yield done, rows


def _blocks(ctx: CallContext, path: str, rate: int, first: int = 0, last: int | None = None) -> Iterator[Samples]:
    """The sound at a rate from its sample ``first`` on, a little past ``last``.

    It is begun at a whole second, where samples of all rates coincide, so resampled ones are those of the whole.
    """
    start_s = max(first // rate - _LEAD_S, 0)
    skip = first - start_s * rate
    with SoundReader(path, rate) as reader:
        expected_s, done_s = reader.info.duration_s, 0.0
        for block in reader.blocks(_BLOCK_S if last is None else _SOON_S, float(start_s)):
            if ctx.cancelled:
                return
            samples, skip = block.samples[skip:], max(skip - len(block.samples), 0)
            if len(samples):
                yield _numbers(samples)
            done_s += block.duration_s
            if expected_s and last is None:
                ctx.progress(min((start_s + done_s) / expected_s, 1.0))


def _numbers(samples: Samples) -> Samples:
    return np.nan_to_num(samples, nan=0.0, posinf=1.0, neginf=-1.0)


def _rows(
    ctx: CallContext, path: str, made: Recipe, first: int = 0, count: int | None = None, soon: bool = False
) -> Iterator[Rows]:
    """A feature's rows before they are scaled, ``count`` of them (None: to the end) from row ``first`` on.

    ``soon``: what remembers all of the sound is begun a little before.
    """
    begin = 0 if made.warm and not soon else first * made.hop - made.before
    begun = begin > 0
    stream = made.stream(begun)
    skip = made.warm if begun else first
    left = count
    last = None if count is None else (first + count) * made.hop
    for rows in _streamed(stream, _blocks(ctx, path, made.lane.rate, max(begin, 0), last)):
        rows, skip = rows[skip:], max(skip - len(rows), 0)
        if left is not None:
            rows = rows[:left]
            left -= len(rows)
        if len(rows):
            yield rows
        if left == 0:
            return


def _streamed(stream: RowStream, blocks: Iterable[Samples]) -> Iterator[Rows]:
    for samples in blocks:
        yield from stream.push(samples)
    yield from stream.finish()


def _glance(reader: SoundReader, made: Recipe, at_s: float) -> Rows | None:
    """The rows of a tenth of a second, before they are scaled; None past the end."""
    rate = made.lane.rate
    ahead = min(made.warm, _GLANCE_WARM) * made.hop if made.warm else made.before
    begin_s = max(at_s - ahead / rate, 0.0)
    start_s = max(begin_s - _GLANCE_S, 0.0)
    skip = round((begin_s - start_s) * rate)
    left = round((at_s - begin_s + _GLANCE_S) * rate) + (0 if made.warm else made.before) + made.hop
    stream = made.stream(begin_s > 0)
    found: list[Rows] = []
    for block in reader.blocks(_GLANCE_S, start_s):
        samples, skip = block.samples[skip:][:left], max(skip - len(block.samples), 0)
        left -= len(samples)
        found += stream.push(_numbers(samples))
        if left <= 0:
            break
    else:
        found += stream.finish()
    rows = np.concatenate(found) if found else np.zeros((0, 1), np.float32)
    return rows[-max(1, round(_GLANCE_S * made.lane.per_second)) :] if len(rows) else None
