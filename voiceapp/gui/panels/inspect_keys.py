"""The keys of the Inspect page, which ``inspect_texts.KEYS_HINT`` tells the user."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from voiceapp.gui.panels.inspect_playing import InspectPlaying
from voiceapp.gui.widgets.sound_lane import SCROLL

FINE = 0.005
"""What a key moves the cursor by, as a share of the view."""


def take_key(event: QKeyEvent, playing: InspectPlaying) -> bool:
    """Do what a key means to the sound that is in view; False where it means nothing."""
    span, held = playing.span, event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    shift = held == Qt.KeyboardModifier.ShiftModifier
    if held and not shift:
        return False
    match event.key():
        case Qt.Key.Key_Space:
            playing.toggle()
        case Qt.Key.Key_Escape:
            span.select(None)
        case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
            span.zoom(0.5)
        case Qt.Key.Key_Minus:
            span.zoom(2.0)
        case Qt.Key.Key_F | Qt.Key.Key_0:
            span.fit()
        case Qt.Key.Key_Left | Qt.Key.Key_Right:
            way = 1 if event.key() == Qt.Key.Key_Right else -1
            if shift:
                _step(playing, way * FINE * span.wide_s)
            else:
                span.scroll(way * SCROLL)
        case Qt.Key.Key_Home | Qt.Key.Key_End:
            _step(playing, -span.duration_s if event.key() == Qt.Key.Key_Home else span.duration_s)
        case Qt.Key.Key_BracketLeft:
            span.select((span.cursor_s, span.selection[1] if span.selection else span.until_s))
        case Qt.Key.Key_BracketRight:
            span.select((span.selection[0] if span.selection else span.from_s, span.cursor_s))
        case _:
            return False
    return True


def _step(playing: InspectPlaying, by_s: float) -> None:
    """Move the cursor, and the view with it."""
    span = playing.span
    span.hover(None)
    playing.seek(min(max(span.place_s + by_s, 0.0), span.duration_s))
    if not span.from_s <= span.place_s <= span.until_s:
        span.centre(span.place_s)
