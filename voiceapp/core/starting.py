"""How the program is started."""

HIDDEN = "--hidden"
"""The one option of the window: it waits in the tray. Starting at login uses it."""
