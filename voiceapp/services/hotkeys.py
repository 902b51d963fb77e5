"""Key combinations for the whole system: how they are written, and what a desktop's listener has to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from voiceapp.core.errors import VoiceAppError

Job = Literal["talk", "dictate", "mute", "record"]
Told = Callable[[Job, bool], None]
"""Told(job, down), called in the backend's own thread."""

DOES: dict[Job, str] = {
    "talk": "Hold to talk",
    "dictate": "Hold to dictate",
    "mute": "Mute or hear again",
    "record": "Record a meeting or stop",
}

MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")
NAMED = {
    **{f"F{number}": f"f{number}" for number in range(1, 25)},
    **{"Space": "space", "Pause": "pause", "Ins": "insert", "Del": "delete", "Home": "home", "End": "end"},
    **{"PgUp": "page_up", "PgDown": "page_down", "Up": "up", "Down": "down", "Left": "left", "Right": "right"},
    **{"ScrollLock": "scroll_lock", "Print": "print_screen"},
}
"""Keys by Qt's names for them, with pynput's."""

ALONE = ("Pause", "ScrollLock", *(f"F{number}" for number in range(13, 25)))
"""Keys that may be taken without Ctrl, Alt or Meta: nobody types them."""


@dataclass(frozen=True, slots=True)
class Combination:
    """A key with its modifiers, as ``MODIFIERS`` and ``NAMED`` call them; letters and digits as they are."""

    modifiers: tuple[str, ...]
    key: str

    def __str__(self) -> str:
        return "+".join((*self.modifiers, self.key))


def parse(text: str) -> Combination:
    """The combination that a text such as ``Ctrl+Alt+Space`` means. Raises VoiceAppError "hotkey-wrong"."""
    *modifiers, key = [part.strip() for part in text.split("+")]
    known = {name.lower(): name for name in (*MODIFIERS, *NAMED)}
    found = [known.get(name.lower(), "") for name in modifiers]
    key = known.get(key.lower(), key.upper())
    if not all(name in MODIFIERS for name in found) or not (key in NAMED or (len(key) == 1 and key.isalnum())):
        raise VoiceAppError(
            "hotkey-wrong", f"“{text}” is no key combination.", "Write it like Ctrl+Alt+Space, or press the keys."
        )
    if not set(found) & {"Ctrl", "Alt", "Meta"} and key not in ALONE:
        raise VoiceAppError(
            "hotkey-wrong",
            f"{text} alone would be taken from every other program.",
            "Add Ctrl, Alt or Meta, or choose Pause or ScrollLock.",
        )
    return Combination(tuple(name for name in MODIFIERS if name in found), key)


class Grabber(Protocol):
    """Listens for combinations in the whole system."""

    def grab(self, wanted: Mapping[Job, Combination], told: Told) -> list[VoiceAppError]:
        """Listen from now on; what cannot be had is returned, the rest works. Blocks until that is known.

        Raises VoiceAppError where nothing can be listened for.
        """

    def release(self) -> None:
        """Listen no more."""
