"""What the Voices page remembers: which voices are shown, and the part of a voice that was looked at."""

from __future__ import annotations

from pathlib import Path

from voiceapp.gui.panels.voices_texts import FILTERS, TABS
from voiceapp.gui.window_store import window_store, write


class VoicesMemory:
    """Kept in the group "voices" of ``window.ini``; what makes no sense there is left out."""

    def __init__(self, config: Path) -> None:
        self._config = config
        store = window_store(self._config, "voices")
        shown, tab = str(store.value("filter", "")), str(store.value("tab", ""))
        self.filter = shown if shown in dict(FILTERS) else FILTERS[0][0]
        self.tab = tab if tab in TABS else ""

    def save(self) -> None:
        """Write it down."""
        store = window_store(self._config, "voices")
        store.setValue("filter", self.filter)
        store.setValue("tab", self.tab)
        write(store)
