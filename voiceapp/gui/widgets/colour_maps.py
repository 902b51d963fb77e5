"""The colours of maps: a table of 256 from the lowest value to the highest, from the theme's own."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme

COLOUR_MAPS = (("petrol", tr("Petrol")), ("grey", tr("Grey")), ("warm", tr("Warm")))
STEPS = 256
_HEAT = tuple(f"heat.{step}" for step in range(6))
_WARM = {
    True: ("heat.0", "speaker.6", "danger.graphic", "amber.graphic", "text.strong"),
    False: ("heat.0", "amber.graphic", "danger.graphic", "speaker.3", "text.strong"),
}
"""In steps of lightness in one direction, dark and light."""


def colour_table(theme: Theme, name: str) -> NDArray[np.uint32]:
    """The table of a colour map as RGB32."""
    roles = {"petrol": _HEAT, "grey": ("heat.0", "text.strong"), "warm": _WARM[theme.dark]}[name]
    colours = [theme.colour(role) for role in roles]
    at, places = np.linspace(0, 1, STEPS), np.linspace(0, 1, len(roles))
    parts = (
        [colour.red() for colour in colours],
        [colour.green() for colour in colours],
        [colour.blue() for colour in colours],
    )
    red, green, blue = (np.round(np.interp(at, places, part)).astype(np.uint32) for part in parts)
    return np.uint32(0xFF000000) | red << np.uint32(16) | green << np.uint32(8) | blue
