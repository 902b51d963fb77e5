"""Tracks, their marks, and mixes of them."""

from __future__ import annotations

import builtins
import json
import sqlite3
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.tracks import Layer, Making, Mix, NewTrack, Track, TrackMark, TrackMeasures, track_measures
from voiceapp.storage.database import Database, storable

_COLUMNS = (
    "title, kind, made, file, digest, duration_s, rate, channels, parent, from_s, prompt, seed, composer, model,"
    " licence, making, measures, tokens, rating"
)
_TRACK = f"SELECT id, {_COLUMNS} FROM tracks"
_LAYER = "SELECT id, mix, position, track, name, gain_db, muted, solo, offset_s, stretch FROM mix_layers"


class TrackStore:
    """The rows of tracks and mixes. Unknown ids raise VoiceAppError ``track-unknown`` and ``mix-unknown``."""

    def __init__(self, db: Database, now: Callable[[], float] = time.time) -> None:
        self._db = db
        self._now = now

    async def list(self) -> builtins.list[Track]:
        """All tracks, the oldest first."""
        rows = await self._db.read(lambda link: link.execute(f"{_TRACK} ORDER BY id").fetchall())
        return [_track(row) for row in rows]

    async def get(self, track: int) -> Track:
        """One track."""
        row = await self._db.read(lambda link: link.execute(f"{_TRACK} WHERE id = ?", (track,)).fetchone())
        if row is None:
            raise VoiceAppError(
                "track-unknown", "This track is not in the library.", "voiceapp tracks list shows those that are."
            )
        return _track(row)

    async def add(self, new: NewTrack, digest: str) -> Track:
        """A new track, its sound's SHA-256 beside it."""
        values = (
            *(storable(new.title), new.kind, self._now(), new.file, digest, new.duration_s, new.rate),
            *(new.channels, new.parent, new.from_s, storable(new.prompt), new.seed, new.composer, new.model),
            *(storable(new.licence), _json(new.making), _json(new.measures), new.tokens, None),
        )
        places = ",".join("?" * len(values))

        def change(link: sqlite3.Connection) -> Track:
            row = link.execute(f"INSERT INTO tracks({_COLUMNS}) VALUES ({places})", values)
            return _track(link.execute(f"{_TRACK} WHERE id = ?", (row.lastrowid,)).fetchone())

        return await self._db.write(change)

    async def rename(self, track: int, title: str) -> None:
        """Give it another title."""
        await self._set(track, "title", storable(title))

    async def rate(self, track: int, rating: int | None) -> None:
        """Stars, or none."""
        await self._set(track, "rating", rating)

    async def measured(self, track: int, measures: TrackMeasures) -> None:
        """Keep what was measured."""
        await self._set(track, "measures", _json(measures))

    async def set_tokens(self, track: int, file: str) -> None:
        """The file with its tokens."""
        await self._set(track, "tokens", file)

    async def _set(self, track: int, column: str, value: object) -> None:
        def change(link: sqlite3.Connection) -> None:
            link.execute(f"UPDATE tracks SET {column} = ? WHERE id = ?", (value, track))

        await self._db.write(change)

    async def delete(self, track: int) -> None:
        """Delete a track with its marks and its layers in mixes; what was branched from it goes to its parent.

        What went on from it has as much of the parent's sound as both have; None where it has nothing of it.
        """

        def change(link: sqlite3.Connection) -> None:
            link.execute(
                "UPDATE tracks SET (parent, from_s) ="
                " (SELECT gone.parent, min(tracks.from_s, gone.from_s) FROM tracks gone WHERE gone.id = :id)"
                " WHERE parent = :id",
                {"id": track},
            )
            link.execute("DELETE FROM tracks WHERE id = ?", (track,))

        await self._db.erase(change)

    # ---------------------------------------------------------------------------------------- marks

    async def marks(self, track: int) -> builtins.list[TrackMark]:
        """A track's marks, by time."""
        rows = await self._db.read(
            lambda link: link.execute(
                "SELECT id, track, at_s, name FROM track_marks WHERE track = ? ORDER BY at_s, id", (track,)
            ).fetchall()
        )
        return [TrackMark(*row) for row in rows]

    async def add_mark(self, track: int, at_s: float, name: str) -> TrackMark:
        """A new mark."""
        values = (track, at_s, storable(name))

        def change(link: sqlite3.Connection) -> TrackMark:
            row = link.execute("INSERT INTO track_marks(track, at_s, name) VALUES (?,?,?)", values)
            return TrackMark(int(row.lastrowid or 0), *values)

        return await self._db.write(change)

    async def delete_mark(self, mark: int) -> None:
        """Delete a mark."""
        await self._db.erase(lambda link: link.execute("DELETE FROM track_marks WHERE id = ?", (mark,)))

    # ---------------------------------------------------------------------------------------- mixes

    async def mixes(self) -> builtins.list[Mix]:
        """All mixes with their layers, the latest first."""
        return await self._db.read(lambda link: _mixes(link, "ORDER BY id DESC", ()))

    async def mix(self, mix: int) -> Mix:
        """One mix."""
        found = await self._db.read(lambda link: _mixes(link, "WHERE id = ?", (mix,)))
        if not found:
            raise VoiceAppError("mix-unknown", "There is no such mix.", "Choose one of the list.")
        return found[0]

    async def add_mix(self, title: str, bpm: float, beats: int = 4) -> Mix:
        """A new mix without layers."""
        values = (storable(title), self._now(), bpm, beats)

        def change(link: sqlite3.Connection) -> Mix:
            row = link.execute("INSERT INTO mixes(title, made, bpm, beats) VALUES (?,?,?,?)", values)
            return Mix(int(row.lastrowid or 0), *values)

        return await self._db.write(change)

    async def change_mix(self, mix: int, title: str, bpm: float, beats: int) -> None:
        """Its title and its grid."""
        values = (storable(title), bpm, beats, mix)
        await self._db.write(
            lambda link: link.execute("UPDATE mixes SET title = ?, bpm = ?, beats = ? WHERE id = ?", values)
        )

    async def delete_mix(self, mix: int) -> None:
        """Delete a mix with its layers; the tracks stay."""
        await self._db.erase(lambda link: link.execute("DELETE FROM mixes WHERE id = ?", (mix,)))

    async def add_layer(self, layer: Layer) -> Layer:
        """A new layer, below those that there are; its id and its position do not count."""

        def change(link: sqlite3.Connection) -> Layer:
            most = link.execute("SELECT max(position) FROM mix_layers WHERE mix = ?", (layer.mix,)).fetchone()[0]
            position = 0 if most is None else most + 1
            values = (layer.mix, position, layer.track, storable(layer.name), *_sound(layer))
            row = link.execute(
                "INSERT INTO mix_layers(mix, position, track, name, gain_db, muted, solo, offset_s, stretch)"
                " VALUES (?,?,?,?,?,?,?,?,?)",
                values,
            )
            return _layer(link.execute(f"{_LAYER} WHERE id = ?", (row.lastrowid,)).fetchone())

        return await self._db.write(change)

    async def change_layer(self, layer: Layer) -> None:
        """Keep what a layer is now; its mix and its position stay."""
        values = (layer.track, storable(layer.name), *_sound(layer), layer.id)
        await self._db.write(
            lambda link: link.execute(
                "UPDATE mix_layers SET track = ?, name = ?, gain_db = ?, muted = ?, solo = ?, offset_s = ?,"
                " stretch = ? WHERE id = ?",
                values,
            )
        )

    async def delete_layer(self, layer: int) -> None:
        """Take a layer out of its mix."""
        await self._db.erase(lambda link: link.execute("DELETE FROM mix_layers WHERE id = ?", (layer,)))


def _json(value: Making | TrackMeasures | None) -> str:
    return json.dumps(None if value is None else asdict(value), ensure_ascii=False)


def _track(row: tuple[Any, ...]) -> Track:
    making = json.loads(row[16])
    return replace(
        Track(*row[:16]),
        making=None if making is None else Making(**making),
        measures=track_measures(json.loads(row[17])),
        tokens=row[18],
        rating=row[19],
    )


def _sound(layer: Layer) -> tuple[float | bool, ...]:
    return (layer.gain_db, layer.muted, layer.solo, layer.offset_s, layer.stretch)


def _layer(row: tuple[Any, ...]) -> Layer:
    return replace(Layer(*row), muted=bool(row[6]), solo=bool(row[7]))


def _mixes(link: sqlite3.Connection, where: str, values: tuple[Any, ...]) -> list[Mix]:
    rows = link.execute(f"SELECT id, title, made, bpm, beats FROM mixes {where}", values).fetchall()
    layers: dict[int, list[Layer]] = {}
    for row in link.execute(f"{_LAYER} ORDER BY position"):
        layers.setdefault(row[1], []).append(_layer(row))
    return [replace(Mix(*row), layers=tuple(layers.get(row[0], ()))) for row in rows]
