"""The files that were opened last, kept from one start to the next."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar
from weakref import WeakSet

from PySide6.QtCore import QObject, QStandardPaths, Signal
from shiboken6 import isValid

from voiceapp.gui.window_store import texts_of, window_store, write

MOST = 8


class RecentFiles(QObject):
    """Those of one ``kind`` that are still there, the newest first; kept in ``window.ini``.

    ``changed``: others, by whichever page.
    """

    changed = Signal()
    _all: ClassVar[WeakSet[RecentFiles]] = WeakSet()

    def __init__(self, config: Path, kind: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._config, self._kind = config, kind
        self._all.add(self)

    def files(self) -> list[Path]:
        """The files."""
        return [path for path in self._stored() if os.path.isfile(path)]  # False where one may not look

    def add(self, *files: Path) -> None:
        """Some were opened, the first one last."""
        kept = [path for path in self._stored() if path not in files]
        self._store([*files, *kept][:MOST])

    def forget(self) -> None:
        """Keep none of them."""
        self._store([])

    def folder(self) -> str:
        """Where to look for the next one: beside the last one, else where music is."""
        if files := self.files():
            return str(files[0].parent)
        return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)

    def _stored(self) -> list[Path]:
        return [Path(name) for name in texts_of(window_store(self._config, "recent").value(self._kind))]

    def _store(self, files: list[Path]) -> None:
        store = window_store(self._config, "recent")
        store.setValue(self._kind, [str(path) for path in files])
        write(store)
        for other in tuple(self._all):
            if other._kind == self._kind and isValid(other):
                other.changed.emit()
