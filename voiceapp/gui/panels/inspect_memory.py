"""What the Inspect page remembers: which lanes are shown, how high they are, how sound is looked at, the column."""

from __future__ import annotations

from collections.abc import Container, Set
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSettings

from voiceapp.core.inspection import Look
from voiceapp.gui.panels.inspect_texts import BANDS, LANES, SCALES, WINDOWS
from voiceapp.gui.widgets.colour_maps import COLOUR_MAPS
from voiceapp.gui.widgets.map_lane import Display
from voiceapp.gui.window_store import window_store, write

T = TypeVar("T")


class InspectMemory:
    """Kept in the group "inspect" of ``window.ini``; what makes no sense there is left out."""

    def __init__(self, config: Path) -> None:
        self._config = config
        store = window_store(self._config, "inspect")
        named = str(store.value("shown", ",".join(name for name, text in LANES.items() if text.shown))).split(",")
        self.shown: Set[str] = {name for name in named if name in LANES}
        self.highs = {name: self._number(store, f"high-{name}", text.high) for name, text in LANES.items()}
        window = _among(self._number(store, "window", Look().window), WINDOWS, Look().window)
        hop = min(max(self._number(store, "hop", window // 4), 1), window)
        self.look = Look(window, hop, _among(self._number(store, "bands", Look().bands), BANDS, Look().bands))
        self.side = str(store.value("side", "shown")) != "hidden"
        first = Display()
        self.display = Display(
            _among(str(store.value("scale", first.scale)), [key for key, _ in SCALES], first.scale),
            min(max(self._number(store, "range", first.range_db), 30), 120),
            _among(str(store.value("colours", first.colours)), [key for key, _ in COLOUR_MAPS], first.colours),
        )

    @staticmethod
    def _number(store: QSettings, key: str, other: int) -> int:
        text = str(store.value(key, other))
        return int(text) if text.isdigit() else other

    def save(self) -> None:
        """Write it down."""
        store = window_store(self._config, "inspect")
        store.setValue("side", "shown" if self.side else "hidden")
        store.setValue("shown", ",".join(sorted(self.shown)))
        for name, high in self.highs.items():
            store.setValue(f"high-{name}", high)
        for key, value in (
            ("window", self.look.window), ("hop", self.look.hop), ("bands", self.look.bands),
            ("scale", self.display.scale), ("range", self.display.range_db), ("colours", self.display.colours),
        ):  # fmt: skip
            store.setValue(key, value)
        write(store)


def _among(value: T, known: Container[T], other: T) -> T:
    return value if value in known else other
