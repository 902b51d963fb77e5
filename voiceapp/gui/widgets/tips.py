"""Tooltips of words that somebody else wrote: a recording's, a file's name, a title."""

from __future__ import annotations

from PySide6.QtGui import Qt


def as_tip(text: str) -> str:
    """The text as a tooltip shows it letter by letter: Qt would read tags in it, and load their images."""
    plain = Qt.WhiteSpaceMode.WhiteSpaceNormal  # lines may be broken
    return Qt.convertFromPlainText(text, plain) if Qt.mightBeRichText(text) else text
