"""Pictures of the Inspect page's states, 1280x800, light and dark.

``python -m tests.gui.screenshots_inspect [FOLDER] [STATE...]``; ``make screenshots`` takes them too. The app and
its services are real; the talk of two voices is made by flite, and spoken into a virtual sound card's microphone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import numpy as np
import soundfile
from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor

from tests.gui.inspecting import drag, hover, page
from tests.gui.real import RealDesk
from tests.gui.screenshots import BUILT_IN, take_on_cards
from tests.gui.screenshots_meetings import made_talk
from tests.live.virtual_sound import VirtualSound
from voiceapp.gui.panels.inspect import InspectPage

LONG = 60
"""So many times the talk is said in a long recording."""


def _painted(desk: RealDesk) -> None:
    """All lanes that are shown have something to show."""
    stack = page(desk).stack
    desk.until(
        lambda: all(one.tiles.held and not one.message for one in stack.tiled() if one.feature in stack.shown()),
        120,
    )
    desk.settle(2.0)


def _meeting(desk: RealDesk, card: VirtualSound) -> InspectPage:
    """The sound of a meeting, opened from its menu."""
    path, words = made_talk(card, card.folder)
    desk.bridge.submit(lambda app: app.meetings.import_files([path], "", words))  # type: ignore[call-arg]
    desk.click("rail-meetings")
    desk.click("meeting-1")
    desk.until(lambda: desk.seen("meeting-transcript"))
    desk.click("meeting-more")
    desk.choose("Inspect sound")
    desk.until(lambda: desk.seen("lane-waveform"))
    _painted(desk)
    desk.until(lambda: page(desk).stack.speakers.speakers)
    QCursor.setPos(desk.window.mapToGlobal(QPoint(20, 560)))
    return page(desk)


def empty(desk: RealDesk, card: VirtualSound) -> None:
    """No sound yet."""
    desk.window.open_page("inspect")


def full(desk: RealDesk, card: VirtualSound) -> None:
    """A meeting's sound with the values under the cursor."""
    _meeting(desk, card)
    hover(desk, "magnitude", 10.7, 0.05)


def selection(desk: RealDesk, card: VirtualSound) -> None:
    """Some words, selected; other lanes and colours."""
    shown = _meeting(desk, card)
    for name in ("show-logmel", "show-vad", "show-mfcc", "show-chroma"):
        desk.click(name)
    shown.side.colours.choose("warm")
    shown.side.colours.chosen.emit("warm")
    shown.span.show_part(8.8, 12.4)
    _painted(desk)
    drag(desk, "waveform", 9.4, 10.6)
    hover(desk, "pitch", 10.2)


def samples(desk: RealDesk, card: VirtualSound) -> None:
    """So near that single samples are seen."""
    shown = _meeting(desk, card)
    shown.span.show_part(9.6, 9.602)
    _painted(desk)
    hover(desk, "waveform", 9.6011)


def busy(desk: RealDesk, card: VirtualSound) -> None:
    """A long talk was opened just now."""
    path, _ = made_talk(card, card.folder)
    sound, rate = soundfile.read(path, dtype="float32")
    path = card.folder / "A long afternoon.flac"
    soundfile.write(path, np.tile(sound, LONG), rate)
    desk.window.open_page("inspect", str(path))
    desk.until(lambda: desk.seen("lane-waveform"))
    stack = page(desk).stack
    desk.until(
        lambda: all(one.tiles.held and not one.message for one in stack.tiled() if one.feature in stack.shown()),
        120,
    )
    desk.until(lambda: desk.says("Refining"), 60)


def live(desk: RealDesk, card: VirtualSound) -> None:
    """The microphone hears a talk."""
    path, _ = made_talk(card, card.folder)
    desk.window.open_page("inspect")
    desk.click("inspect-empty-live")
    desk.until(lambda: desk.says("The last 30 s"), 60)
    sound, _ = soundfile.read(path, dtype="float32")
    card.speak_into_mic(sound)
    desk.until(lambda: page(desk).span.place_s > 21.0, 60)
    desk.until(lambda: all(len(one.tiles.live) for one in page(desk).stack.tiled() if one.isVisible()))


def error(desk: RealDesk, card: VirtualSound) -> None:
    """A file that is gone."""
    desk.window.open_page("inspect", "/media/recorder/Interview.wav")
    desk.until(lambda: desk.says("This sound cannot be shown"))


STATES: dict[str, Callable[[RealDesk, VirtualSound], None]] = {
    "empty": empty,
    "full": full,
    "selection": selection,
    "samples": samples,
    "busy": busy,
    "live": live,
    "error": error,
}


if __name__ == "__main__":
    sys.exit(take_on_cards("inspect", STATES, BUILT_IN, 0.3))
