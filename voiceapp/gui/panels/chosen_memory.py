"""What was chosen on a page last: the models of a task, a section of the settings."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from voiceapp.gui.window_store import window_store, write


class ChosenMemory:
    """Kept in the page's group of ``window.ini``."""

    def __init__(self, config: Path, page: str) -> None:
        self._config, self._page = config, page

    def read(self, what: str, possible: Container[str], default: str) -> str:
        """What was chosen, if that is still possible."""
        chosen = str(window_store(self._config, self._page).value(what, default))
        return chosen if chosen in possible else default

    def write(self, what: str, chosen: str) -> None:
        """Write it down."""
        store = window_store(self._config, self._page)
        store.setValue(what, chosen)
        write(store)
