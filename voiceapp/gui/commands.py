"""The commands of the window: what can be done, by which name, and the keys that do it.

:data:`KEYS` is the one place of the window's shortcuts: the shortcuts themselves, tooltips, the command palette and
the sheet of shortcuts are made from it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

KEYS: dict[str, tuple[str, ...]] = {
    "new-talk": ("Ctrl+N",),
    "mute": ("Ctrl+M",),
    "stop": ("Esc",),
    "answer": ("Ctrl+Alt+A",),
    "dictate": ("Ctrl+D",),
    "side": ("Ctrl+T",),
    "page-talk": ("Ctrl+1",),
    "page-meetings": ("Ctrl+2",),
    "page-voices": ("Ctrl+3",),
    "page-compose": ("Ctrl+4",),
    "page-ask": ("Ctrl+5",),
    "page-models": ("Ctrl+6",),
    "page-settings": ("Ctrl+7",),
    "page-inspect": ("Ctrl+I",),
    "help": ("F1",),
    "palette": ("Ctrl+K", "Ctrl+Shift+P"),
    "shortcuts": ("Ctrl+/", "?"),
    "search": ("Ctrl+F",),
    "undo": ("Ctrl+Alt+Z",),
    "small": ("Ctrl+Shift+W",),
    "quit": ("Ctrl+Q",),
}
"""The keys of each command in Qt's portable text; tooltips show the first."""


def keys_text(keys: str) -> str:
    """A combination as this system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def key_of(name: str) -> str:
    """The first combination of a command as this system writes it, "" where it has none."""
    return keys_text(KEYS[name][0]) if name in KEYS else ""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done now.

    ``name`` stays the same for ever (what was used is remembered by it), ``title`` is read, ``words`` are others
    that one may look for, ``group`` is what it belongs to. ``enabled`` says whether it can be done at the moment.
    """

    name: str
    title: str
    group: str
    act: Callable[[], object]
    words: str = ""
    icon: str = "chevron-right"
    enabled: Callable[[], bool] = lambda: True

    @property
    def keys(self) -> tuple[str, ...]:
        """The combinations that do it."""
        return KEYS.get(self.name, ())

    def run(self) -> None:
        """Do it, where it can be done."""
        if self.enabled():
            self.act()


class Commands:
    """The commands of the window, in the order of their sheet."""

    def __init__(self, commands: Sequence[Command]) -> None:
        self._commands = {command.name: command for command in commands}

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands.values())

    def __getitem__(self, name: str) -> Command:
        return self._commands[name]

    def bind(self, window: QWidget, names: Collection[str] = tuple(KEYS)) -> None:
        """Make the shortcuts of these commands in a window."""
        for name in names:
            shortcut = QShortcut(window)
            shortcut.setKeys([QKeySequence(keys) for keys in KEYS[name]])
            shortcut.activated.connect(self._commands[name].run)
