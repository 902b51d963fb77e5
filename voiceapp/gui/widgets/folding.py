"""The list at the left of a page, beside what it lists or, in a narrow window, in turns with it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from voiceapp.gui.theme import Theme

ANY_WIDTH = 16777215
"""Qt's own QWIDGETSIZE_MAX."""


def fit_list(theme: Theme, rows: QWidget, folded: bool) -> None:
    """Give a list its own width or, ``folded``, all that there is."""
    if folded:
        rows.setMinimumWidth(0)
        rows.setMaximumWidth(ANY_WIDTH)
    else:
        rows.setFixedWidth(theme.size("meetingList"))
