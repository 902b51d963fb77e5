"""Words that make a composer keep to the tempo and the key of what is there."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TEMPO = re.compile(r"\bbpm\b|\bbeats (?:per|a) minute\b", re.IGNORECASE)
_KEY = re.compile(r"\b([A-G](?:[ -]?sharp|[ -]?flat|#|b|♯|♭)?[ -](?:major|minor|maj|min))\b")


def layer_prompt(prompt: str, bpm: float, others: Iterable[str] = ()) -> str:
    """A layer's prompt with the mix's tempo, and with the key that the prompts of other layers name first.

    What the prompt says of either itself stays.
    """
    keys = (found[1] for found in map(_KEY.search, others) if found)
    key = None if _KEY.search(prompt) else next(keys, None)
    tempo = None if _TEMPO.search(prompt) else f"{bpm:g} bpm"
    return ", ".join(part for part in (prompt.strip(), key and f"in {key}", tempo) if part)
