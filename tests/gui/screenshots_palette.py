"""Pictures of the command palette and the sheet of shortcuts, 1280x800, light and dark.

``python -m tests.gui.screenshots_palette [FOLDER] [STATE...]``; ``make screenshots`` takes them too. The app is
real, what is stored was asked before, and keys open the frames.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.real import RealDesk, silence
from tests.gui.screenshots import BUILT_IN, EARLIER, snap, take_all
from voiceapp.gui.theme import Theme

CTRL = Qt.KeyboardModifier.ControlModifier


def _open(desk: RealDesk, words: str) -> None:
    for question in EARLIER:
        desk.ask(question)
    desk.key(Qt.Key.Key_K, CTRL)
    desk.until(lambda: desk.seen("palette-field"))
    QTest.keyClicks(desk.seen("palette-field")[-1], words)
    desk.settle(0.5)


def palette(desk: RealDesk) -> None:
    """What can be done now."""
    _open(desk, "")


def palette_found(desk: RealDesk) -> None:
    """What fits a word."""
    _open(desk, "new")


def shortcuts(desk: RealDesk) -> None:
    """The shortcuts, those of the page that is shown among them."""
    desk.click("rail-meetings")
    desk.key(Qt.Key.Key_Slash, CTRL)
    desk.until(lambda: desk.seen("shortcuts-sheet"))
    desk.settle(0.3)


STATES: dict[str, Callable[[RealDesk], None]] = {
    "palette": palette,
    "palette-found": palette_found,
    "shortcuts": shortcuts,
}


def take(theme: Theme, state: str, folder: Path) -> None:
    """Take the pictures of one state."""
    with tempfile.TemporaryDirectory() as place:
        desk = RealDesk(theme, Path(place) / "voiceapp", BUILT_IN, silence(Path(place) / "quiet"))
        STATES[state](desk)
        snap(desk, theme, state, folder)
        desk.close()


if __name__ == "__main__":
    sys.exit(take_all(STATES, take))
