"""The frames over the window (command palette, sheet of shortcuts): made when first opened, one at a time."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voiceapp.gui.widgets.overlay import Overlay
    from voiceapp.gui.window import Window

MODULES = {
    "palette": "voiceapp.gui.palette:Palette",
    "sheet": "voiceapp.gui.shortcuts_sheet:ShortcutsSheet",
}


class Overlays:
    """Opens and closes them."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._made: dict[str, Overlay] = {}

    def toggle_palette(self) -> None:
        """Open the command palette, or close it."""
        self._toggle("palette")

    def toggle_sheet(self) -> None:
        """Open the sheet of shortcuts, or close it."""
        self._toggle("sheet")

    def _toggle(self, name: str) -> None:
        shown = [one for one in self._made.values() if one.isVisible()]
        for overlay in shown:
            overlay.leave()
        if name not in self._made:
            module, _, kind = MODULES[name].partition(":")
            made: Overlay = getattr(importlib.import_module(module), kind)(self._window)
            self._window.stack.currentChanged.connect(made.leave)  # it is about the page that was shown
            self._made[name] = made
        if self._made[name] not in shown:
            self._made[name].open()
