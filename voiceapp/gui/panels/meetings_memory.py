"""What the Meetings page remembers: how wide its columns are, which tab and which meeting are looked at.

Also the folders of the last export and import.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from voiceapp.gui.window_store import window_store, write

LEAST, MOST = 0.2, 0.7


class MeetingsMemory:
    """Kept in the group "meetings" of ``window.ini``. ``side`` is the right column's share of the width.

    None and "": nothing was chosen yet.
    """

    def __init__(self, config: Path) -> None:
        self._config = config
        store = window_store(self._config, "meetings")
        self.side = _share(str(store.value("side", "")))
        self.tab = str(store.value("tab", ""))
        meeting = str(store.value("meeting", ""))
        self.export_folder = str(store.value("export-folder", ""))
        self.import_folder = str(store.value("import-folder", ""))
        self.meeting = int(meeting) if meeting.isdecimal() else None

    def save(self) -> None:
        """Write it down."""
        store = window_store(self._config, "meetings")
        store.setValue("side", "" if self.side is None else f"{self.side:.3f}")
        store.setValue("tab", self.tab)
        store.setValue("export-folder", self.export_folder)
        store.setValue("import-folder", self.import_folder)
        store.setValue("meeting", "" if self.meeting is None else self.meeting)
        write(store)


def folder(remembered: str) -> str:
    """The folder that a dialog begins with: the remembered one, else that of documents."""
    if remembered and Path(remembered).is_dir():
        return remembered
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _share(text: str) -> float | None:
    try:
        return min(max(float(text), LEAST), MOST)
    except ValueError:
        return None
