"""What the window and its pages remember between their starts: ``window.ini``, a group for each page."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSettings


def window_store(config: Path, group: str = "") -> QSettings:
    """The store, or a group of it."""
    store = QSettings(str(config / "window.ini"), QSettings.Format.IniFormat)
    if group:
        store.beginGroup(group)
    return store


def write(store: QSettings) -> None:
    """Write it down, for this user alone. A disk that takes nothing costs no more than what is remembered."""
    store.sync()
    with suppress(OSError):
        Path(store.fileName()).chmod(0o600)


def texts_of(value: object) -> list[str]:
    """A kept list of texts: Qt gives a list of one back as a text, and anything for what is damaged."""
    return [one for one in (value if isinstance(value, list) else [value]) if one and isinstance(one, str)]
