"""The list at the left of a page, beside what it lists or, in a narrow window, in turns with it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from voiceapp.gui.theme import Theme

ANY_WIDTH = 16777215
"""Qt's own QWIDGETSIZE_MAX."""

WIDE_SHARE = 0.18


def list_width(theme: Theme, name: str, page: QWidget | None) -> int:
    """How wide a list is: its own size, and in a wide window up to 96 px more, so that fewer titles are cut."""
    own = theme.size(name)
    return own if page is None else min(max(own, round(page.width() * WIDE_SHARE)), own + theme.px(96))


def fit_list(theme: Theme, rows: QWidget, folded: bool) -> None:
    """Give a list its own width or, ``folded``, all that there is."""
    if folded:
        rows.setMinimumWidth(0)
        rows.setMaximumWidth(ANY_WIDTH)
    else:
        rows.setFixedWidth(list_width(theme, "meetingList", rows.parentWidget()))
