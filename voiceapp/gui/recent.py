"""The files that were opened last, kept from one start to the next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QStandardPaths, Signal

MOST = 8


class RecentFiles(QObject):
    """Those of one ``kind`` that are still there, the newest first; kept in ``window.ini``. ``changed``: others."""

    changed = Signal()

    def __init__(self, config: Path, kind: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file, self._kind = config / "window.ini", kind

    def files(self) -> list[Path]:
        """The files."""
        return [path for path in self._stored() if path.is_file()]

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

    def _settings(self) -> QSettings:
        store = QSettings(str(self._file), QSettings.Format.IniFormat)
        store.beginGroup("recent")
        return store

    def _stored(self) -> list[Path]:
        value = self._settings().value(self._kind)
        names = value if isinstance(value, list) else [value] if isinstance(value, str) else []
        return [Path(name) for name in names if name]

    def _store(self, files: list[Path]) -> None:
        store = self._settings()
        store.setValue(self._kind, [str(path) for path in files])
        store.sync()
        self._file.chmod(0o600)
        self.changed.emit()
