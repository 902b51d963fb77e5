"""Which of several known names is meant by what was said."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from voiceapp.engines.skill_numbers import digits


def plain(text: str) -> str:
    """A name as it is compared: lower case, without punctuation and article, numbers as digits."""
    flat = re.sub(r"[^\w\s]", " ", digits(text))
    return re.sub(r"^(?:the|my|our|a|an|some|to|about) ", "", " ".join(flat.split()))


def best_match(wanted: str, known: Sequence[str]) -> int | None:
    """The index of the known text that ``wanted`` most likely names, None where none is alike."""
    said = plain(wanted)
    names = [plain(text) for text in known]
    if not said:
        return None
    for alike in (
        lambda name: name == said,
        lambda name: name.rstrip("s") == said.rstrip("s"),
        lambda name: set(said.split()) <= set(name.split()),
        lambda name: bool(name) and set(name.split()) <= set(said.split()),
    ):
        for index, name in enumerate(names):
            if alike(name):
                return index
    close = difflib.get_close_matches(said, names, 1, 0.8)
    return names.index(close[0]) if close else None
