""" "Inspect sound" of the other pages: looks a file up and opens the Inspect page on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from voiceapp.core.events import Notice
from voiceapp.gui.context import Context
from voiceapp.gui.language import tr

if TYPE_CHECKING:
    from voiceapp.gui.ports import AppPort

INSPECT, ICON = tr("Inspect sound"), "sine-wave"
GONE = Notice("warning", tr("This sound is no longer here."), code="sound-missing")


def part_of(file: Path, name: str = "") -> str:
    """What the Inspect page is opened with: a file's path and, in a second line, its ``name`` for people."""
    return f"{file}\n{name}" if name else str(file)


def of_part(part: str) -> tuple[Path, str]:
    """The other way round."""
    file, _, name = part.partition("\n")
    return Path(file), name


def inspect_sound(context: Context, owner: QObject, find: Callable[[AppPort], Any], name: str) -> None:
    """Open the Inspect page on the file that ``find`` gives; None: it is told to be gone."""

    def found(file: Path | None) -> None:
        if file is None:
            context.notify(GONE)
        else:
            context.open_page("inspect", part_of(file, name))

    context.bridge.submit(find, found, owner=owner)
