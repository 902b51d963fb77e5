"""Enter presses a button, which Qt does by itself on some desktops only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton


def pressed_by(event: QKeyEvent, button: QAbstractButton) -> bool:
    """Whether it was Enter, which has pressed the button. For its ``keyPressEvent``: no window may do this, since a
    field leaves its Enter to the window, too, and the keyboard is elsewhere by then.
    """
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
    if enter:
        button.click()
    return enter
