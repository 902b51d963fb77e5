"""What the command palette lists besides the window's commands: buttons of the page, settings, stored things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import isValid

from voiceapp.core.settings_table import SECTIONS
from voiceapp.gui.commands import Command, keys_text
from voiceapp.gui.language import said, tr
from voiceapp.gui.widgets.buttons import Filters

if TYPE_CHECKING:
    from voiceapp.gui.ports import AppPort
    from voiceapp.gui.window import Window


def page_commands(window: Window) -> list[Command]:
    """What the buttons of the page that is shown do now.

    Without those inside rows (small ones, and names that several bear) and those of a command of the window.
    """
    page = window.pages[window.page]
    titles = {command.title for command in window.registry}
    keys = tuple(f"({keys_text(command.keys[0])})" for command in window.registry if command.keys)
    buttons = [
        button
        for button in page.findChildren(QPushButton)
        if _can_click(button, page)
        and not button.property("small")
        and not isinstance(button.parent(), Filters)
        and not button.toolTip().endswith(keys)
        and _said(button) not in titles
    ]
    count = Counter(_said(button) for button in buttons)
    group = tr("On this page")
    return [
        Command(
            f"{window.page}/{said}", said, group, button.click, icon="gesture-tap-button",
            enabled=partial(_can_click, button, page),
        )
        for button in buttons
        if (said := _said(button)) and count[said] == 1
    ]  # fmt: skip


def _said(button: QPushButton) -> str:
    return button.accessibleName() or button.text()


def _can_click(button: QPushButton, page: QWidget) -> bool:
    return isValid(button) and button.isVisibleTo(page) and button.isEnabled()


def setting_commands(window: Window) -> list[Command]:
    """Every setting by its name: Settings opens at it."""
    titles = {section: said(title) for section, title in SECTIONS}
    return [
        Command(
            f"setting:{setting.key}", said(setting.label),
            tr("Settings, {section}", section=titles.get(setting.section, setting.section)),
            partial(window.open_page, "settings", setting.key),
            f"{setting.key} {said(setting.help)} {' '.join(said(word) for _, word in setting.choices)}",
            "cog-outline",
        )
        for setting in window.settings.table.values()
    ]  # fmt: skip


def fetch_stored(window: Window, owner: QWidget, found: Callable[[str, list[Command]], None]) -> None:
    """Tell ``found`` for talks, meetings, voices and tracks what the library holds of them, the latest first."""
    leaving = window.context.leaving

    def open_talk(number: int) -> None:
        window.open_page("talk")
        window.talk.model.open(number)

    def on_page(page: str) -> Callable[[int], None]:
        return lambda number: window.open_page(page, str(number))

    def fetch(
        kind: str,
        icon: str,
        read: Callable[[AppPort], Any],
        title: str,
        time: str,
        act: Callable[[int], None],
        gone: Container[int],
    ) -> None:
        def told(stored: Sequence[Any]) -> None:
            latest = sorted(stored, key=lambda one: getattr(one, time), reverse=True)
            commands = [
                Command(f"{kind}:{one.id}", getattr(one, title), kind, partial(act, one.id), icon=icon)
                for one in latest
                if getattr(one, title) and one.id not in gone
            ]
            found(kind, commands)

        window.bridge.submit(read, told, owner=owner)

    fetch(
        tr("Talk"),
        "message-text-outline",
        lambda app: app.conversations.list(),
        "title",
        "updated",
        open_talk,
        leaving.talks,
    )
    fetch(
        tr("Meeting"),
        "account-group-outline",
        lambda app: app.meetings.list(),
        "title",
        "started",
        on_page("meetings"),
        leaving.meetings,
    )
    fetch(
        tr("Voice"),
        "account-voice",
        lambda app: app.voices.library.list(),
        "name",
        "made",
        on_page("voices"),
        leaving.voices,
    )
    fetch(
        tr("Track"),
        "music-note",
        lambda app: app.music.tracks.list(),
        "title",
        "made",
        on_page("compose"),
        leaving.tracks,
    )
