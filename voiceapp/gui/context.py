"""What every page is given: the theme, the bridge to the core, the window's pages and notices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from voiceapp.core.events import Notice
from voiceapp.core.paths import Paths
from voiceapp.core.settings import Settings
from voiceapp.gui.bridge import Bridge
from voiceapp.gui.theme import Theme

if TYPE_CHECKING:
    from voiceapp.gui.ports import AppPort


FILE = "file:"
"""Begins the part of a page that is about a file: open_page("ask", "file:/home/...")."""


@dataclass(frozen=True)
class Leaving:
    """Numbers of what was deleted and is still stored: no page shows it, nor the command palette."""

    talks: set[int] = field(default_factory=set)
    meetings: set[int] = field(default_factory=set)
    voices: set[int] = field(default_factory=set)
    tracks: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Context:
    """Handed to the constructor of each page: ``Page(context)``.

    ``open_page(name, part)`` goes to a page ("talk", "models", "settings", "activity") and, if it has a method
    ``open_part(part)``, shows that part of it (a setting's key, a task, a file's path). ``notify`` shows a notice
    above the strip. ``go_back`` leaves a page that is not in the rail for the one before it.
    ``delete_later(sentence, work, over)`` says that something is deleted and offers Undo: the page hides it at
    once, ``work(app)`` deletes it after a while; ``over()``: it is done, or not, show what is stored.
    ``delete_now(then)`` lets what waits be deleted before something that depends on it. ``leaving``: what pages of
    other things would show too.
    """

    theme: Theme
    bridge: Bridge
    settings: Settings
    paths: Paths
    open_page: Callable[[str, str], None]
    notify: Callable[[Notice], None]
    go_back: Callable[[], None]
    delete_later: Callable[[str, Callable[[AppPort], Any], Callable[[], None]], None]
    delete_now: Callable[[Callable[[], None]], None]
    leaving: Leaving = field(default_factory=Leaving)
