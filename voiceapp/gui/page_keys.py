"""The keys that pages, lists and fields have of their own, for the sheet of shortcuts."""

from __future__ import annotations

from voiceapp.gui.language import tr

Keys = tuple[tuple[tuple[str, ...], str], ...]
"""Combinations (Qt's portable text) and what they do."""

_PLAYS = ((tr("Space"),), tr("Play, or pause"))

PAGE_KEYS: dict[str, Keys] = {
    "talk": (
        ((tr("Enter"),), tr("Send what is typed")),
        ((tr("Space"),), tr("On the microphone, held: talk while it is held")),
    ),
    "meetings": (
        _PLAYS,
        ((tr("Left"), tr("Right")), tr("Go 10 s back, or ahead")),
        ((tr("Up"), tr("Down")), tr("Go through the transcript")),
        ((tr("Enter"),), tr("Correct the chosen words")),
        (("Ctrl+Enter",), tr("Play from the chosen words")),
        (("Ctrl+Z", "Ctrl+Shift+Z"), tr("Undo a correction, or do it again")),
        (("F3", "Shift+F3"), tr("Go to the next difference of two versions, or back")),
    ),
    "voices": (
        ((tr("Left"), tr("Right"), tr("Up"), tr("Down")), tr("Go from voice to voice")),
        ((tr("Enter"),), tr("Open the voice")),
        (("Ctrl+Enter",), tr("Speak the text")),
    ),
    "compose": (
        _PLAYS,
        ((tr("Left"), tr("Right")), tr("Go back, or ahead")),
        ((tr("Home"),), tr("Go to the beginning")),
        (("M",), tr("Set a mark")),
        (("L",), tr("Play in a loop")),
        (("[", "]"), tr("Begin the loop here, or end it")),
        (("0", "5"), tr("On a track: no stars, up to five")),
    ),
    "ask": (
        ((tr("Enter"),), tr("Ask")),
        (("Shift+Enter",), tr("Begin a new line")),
        ((tr("PgUp"), tr("PgDown")), tr("Scroll the answers")),
        ((tr("Esc"),), tr("Stop answering")),
    ),
    "inspect": (
        _PLAYS,
        (("+", "-"), tr("Zoom in, or out")),
        (("F",), tr("Show all of it")),
        ((tr("Left"), tr("Right")), tr("Scroll")),
        (("Shift+Left", "Shift+Right"), tr("Move the cursor")),
        ((tr("Home"), tr("End")), tr("Go to the beginning, or the end")),
        (("[", "]"), tr("Select from the cursor, or to it")),
        ((tr("Esc"),), tr("Select nothing")),
        (("Shift+Up", "Shift+Down"), tr("Change a lane's height")),
        (("Alt+Left",), tr("Back to the page before")),
    ),
}
"""By page; one that is not here has none."""

EVERYWHERE: Keys = (
    ((tr("Tab"), "Shift+Tab"), tr("Go to the next control, or back")),
    ((tr("Up"), tr("Down")), tr("Go from row to row of a list")),
    ((tr("Enter"),), tr("Open the row, press the button")),
    ((tr("Menu"), "Shift+F10"), tr("Open the menu of a row")),
    (("F2",), tr("Rename")),
    ((tr("Del"),), tr("Delete")),
    ((tr("Esc"),), tr("Close a question, leave a field")),
)
"""The keys of lists and fields on all pages."""
