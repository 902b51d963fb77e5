"""What screen readers say although the keyboard is elsewhere, and what they are not told."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from voiceapp.gui.widgets.roles import Role, set_role

_KEPT = 8
"""Orca asks for the words a moment after it is told that there are some."""


class Announcement(QWidget):
    """A notification without a place on the screen: old versions of Orca read these, but no announcements."""

    def __init__(self, window: QWidget, words: str) -> None:
        super().__init__(window)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(0, 0)
        set_role(self, Role.Notification)
        self.setAccessibleName(words)


@contextmanager
def untold() -> Iterator[None]:
    """What is made or filled meanwhile is looked at once it is there. Orca, told of every name of a page with a
    hundred settings and of every word of their lists, said nothing for half a minute.
    """
    active = QAccessible.isActive()
    QAccessible.setActive(False)
    try:
        yield
    finally:
        QAccessible.setActive(active)


def announce(beside: QWidget, words: str) -> None:
    """Let a screen reader say ``words``; where none runs, nothing happens."""
    window = beside.window()
    if sys.platform != "linux":
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(window, words))
        return
    near = Qt.FindChildOption.FindDirectChildrenOnly
    for old in window.findChildren(Announcement, options=near)[: 1 - _KEPT]:
        old.deleteLater()
    told = Announcement(window, words)
    told.show()
    QAccessible.updateAccessibility(QAccessibleEvent(told, QAccessible.Event.ObjectShow))
