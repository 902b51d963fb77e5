"""Which models lie on this computer: downloaded ones with their pinned facts, and folders of the user's own."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from voiceapp.storage.database import Database

_MODEL = "SELECT name, engine, title, path, own, repo, revision, licence, files FROM models"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A file of a model as the hub described it: size in bytes, SHA-256 of large files, git's blob id of
    small ones; None where the hub told nothing."""

    name: str
    size: int | None = None
    sha256: str | None = None
    blob: str | None = None


@dataclass(frozen=True, slots=True)
class StoredModel:
    """A model on this computer. ``own`` is True for a folder or file that the user added (never deleted by us)."""

    name: str
    engine: str
    title: str
    path: Path
    own: bool
    repo: str = ""
    revision: str = ""
    licence: str | None = None
    files: tuple[ModelFile, ...] = ()


class ModelStore:
    """The registry of models."""

    def __init__(self, db: Database, now: Callable[[], float] = time.time) -> None:
        self._db = db
        self._now = now

    async def put(self, model: StoredModel) -> None:
        """Register a model, replacing an entry of the same name."""
        values = (model.name, model.engine, model.title, str(model.path), model.own, model.repo, model.revision)
        files, at = json.dumps([asdict(file) for file in model.files]), self._now()

        def change(link: sqlite3.Connection) -> None:
            link.execute(
                "INSERT OR REPLACE INTO models VALUES (?,?,?,?,?,?,?,?,?,?)", (*values, model.licence, files, at)
            )

        await self._db.write(change)

    async def list(self) -> list[StoredModel]:
        """All registered models, by name."""
        rows = await self._db.read(lambda link: link.execute(f"{_MODEL} ORDER BY name").fetchall())
        return [_model(row) for row in rows]

    async def get(self, name: str) -> StoredModel | None:
        """One model, None when it is not registered."""
        row = await self._db.read(lambda link: link.execute(f"{_MODEL} WHERE name = ?", (name,)).fetchone())
        return _model(row) if row else None

    async def delete(self, name: str) -> bool:
        """Forget a model; False when it was not registered."""
        return await self._db.erase(
            lambda link: link.execute("DELETE FROM models WHERE name = ?", (name,)).rowcount > 0
        )


def _model(row: tuple[Any, ...]) -> StoredModel:
    name, engine, title, path, own, repo, revision, licence, files = row
    listed = tuple(ModelFile(**file) for file in json.loads(files))
    return StoredModel(name, engine, title, Path(path), bool(own), repo, revision, licence, listed)
