"""Words that a screen reader says although the keyboard is elsewhere."""

from __future__ import annotations

import sys

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
        self.setAccessibleName(words)
        set_role(self, Role.Notification)


def announce(beside: QWidget, words: str) -> None:
    """Let a screen reader say ``words``; where none runs, nothing happens."""
    window = beside.window()
    if sys.platform != "linux":
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(window, words))
        return
    for old in window.findChildren(Announcement)[: 1 - _KEPT]:
        old.deleteLater()
    told = Announcement(window, words)
    told.show()
    QAccessible.updateAccessibility(QAccessibleEvent(told, QAccessible.Event.ObjectShow))
