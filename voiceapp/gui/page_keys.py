"""The keys that pages, lists and fields have of their own, for the sheet of shortcuts."""

from __future__ import annotations

Keys = tuple[tuple[tuple[str, ...], str], ...]
"""Combinations (Qt's portable text) and what they do."""

_PLAYS = (("Space",), "Play, or pause")

PAGE_KEYS: dict[str, Keys] = {
    "talk": (
        (("Enter",), "Send what is typed"),
        (("Space",), "On the microphone, held: talk while it is held"),
    ),
    "meetings": (
        _PLAYS,
        (("Left", "Right"), "Go 10 s back, or ahead"),
        (("Up", "Down"), "Go through the transcript"),
        (("Enter",), "Correct the chosen words"),
        (("Ctrl+Enter",), "Play from the chosen words"),
        (("Ctrl+Z", "Ctrl+Shift+Z"), "Undo a correction, or do it again"),
        (("F3", "Shift+F3"), "Go to the next difference of two versions, or back"),
    ),
    "voices": (
        (("Left", "Right", "Up", "Down"), "Go from voice to voice"),
        (("Enter",), "Open the voice"),
        (("Ctrl+Enter",), "Speak the text"),
    ),
    "compose": (
        _PLAYS,
        (("Left", "Right"), "Go back, or ahead"),
        (("Home",), "Go to the beginning"),
        (("M",), "Set a mark"),
        (("L",), "Play in a loop"),
        (("[", "]"), "Begin the loop here, or end it"),
        (("0", "5"), "On a track: no stars, up to five"),
    ),
    "ask": (
        (("Enter",), "Ask"),
        (("Shift+Enter",), "Begin a new line"),
        (("PgUp", "PgDown"), "Scroll the answers"),
        (("Esc",), "Stop answering"),
    ),
    "inspect": (
        _PLAYS,
        (("+", "-"), "Zoom in, or out"),
        (("F",), "Show all of it"),
        (("Left", "Right"), "Scroll"),
        (("Shift+Left", "Shift+Right"), "Move the cursor"),
        (("Home", "End"), "Go to the beginning, or the end"),
        (("[", "]"), "Select from the cursor, or to it"),
        (("Esc",), "Select nothing"),
        (("Shift+Up", "Shift+Down"), "Change a lane's height"),
        (("Alt+Left",), "Back to the page before"),
    ),
}
"""By page; one that is not here has none."""

EVERYWHERE: Keys = (
    (("Tab", "Shift+Tab"), "Go to the next control, or back"),
    (("Up", "Down"), "Go from row to row of a list"),
    (("Enter",), "Open the row, press the button"),
    (("Menu", "Shift+F10"), "Open the menu of a row"),
    (("F2",), "Rename"),
    (("Del",), "Delete"),
    (("Esc",), "Close a question, leave a field"),
)
"""The keys of lists and fields on all pages."""
