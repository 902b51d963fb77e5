"""The keys that pages, lists and fields have of their own, for the sheet of shortcuts."""

from __future__ import annotations

from voiceapp.gui.language import tr

Keys = tuple[tuple[tuple[str, ...], str], ...]
"""Combinations (Qt's portable text) and what they do."""

_PLAYS = (("Space",), tr("Play, or pause"))

PAGE_KEYS: dict[str, Keys] = {
    "talk": (
        (("Enter",), tr("Send what is typed")),
        (("Space",), tr("On the microphone, held: talk while it is held")),
    ),
    "meetings": (
        _PLAYS,
        (("Left", "Right"), tr("Go 10 s back, or ahead")),
        (("Up", "Down"), tr("Go through the transcript")),
        (("Enter",), tr("Correct the chosen words")),
        (("Ctrl+Enter",), tr("Play from the chosen words")),
        (("Ctrl+Z", "Ctrl+Shift+Z"), tr("Undo a correction, or do it again")),
        (("F3", "Shift+F3"), tr("Go to the next difference of two versions, or back")),
    ),
    "voices": (
        (("Left", "Right", "Up", "Down"), tr("Go from voice to voice")),
        (("Enter",), tr("Open the voice")),
        (("Ctrl+Enter",), tr("Speak the text")),
    ),
    "compose": (
        _PLAYS,
        (("Left", "Right"), tr("Go back, or ahead")),
        (("Home",), tr("Go to the beginning")),
        (("M",), tr("Set a mark")),
        (("L",), tr("Play in a loop")),
        (("[", "]"), tr("Begin the loop here, or end it")),
        (("0", "5"), tr("On a track: no stars, up to five")),
    ),
    "ask": (
        (("Enter",), tr("Ask")),
        (("Shift+Enter",), tr("Begin a new line")),
        (("PgUp", "PgDown"), tr("Scroll the answers")),
        (("Esc",), tr("Stop answering")),
    ),
    "inspect": (
        _PLAYS,
        (("+", "-"), tr("Zoom in, or out")),
        (("F",), tr("Show all of it")),
        (("Left", "Right"), tr("Scroll")),
        (("Shift+Left", "Shift+Right"), tr("Move the cursor")),
        (("Home", "End"), tr("Go to the beginning, or the end")),
        (("[", "]"), tr("Select from the cursor, or to it")),
        (("Esc",), tr("Select nothing")),
        (("Shift+Up", "Shift+Down"), tr("Change a lane's height")),
        (("Alt+Left",), tr("Back to the page before")),
    ),
}
"""By page; one that is not here has none."""

EVERYWHERE: Keys = (
    (("Tab", "Shift+Tab"), tr("Go to the next control, or back")),
    (("Up", "Down"), tr("Go from row to row of a list")),
    (("Enter",), tr("Open the row, press the button")),
    (("Menu", "Shift+F10"), tr("Open the menu of a row")),
    (("F2",), tr("Rename")),
    (("Del",), tr("Delete")),
    (("Esc",), tr("Close a question, leave a field")),
)
"""The keys of lists and fields on all pages."""
