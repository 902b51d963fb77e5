"""Which of known words are said at the end of a known sentence: far surer than free dictation of the same sound.

Measured on flite's four voices with noise (20 sentences, five of 108 words each): without noise all words are found,
20 dB above the noise four of five; of words that were not said 1 in 100 is found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence


def grammar(before: str, choices: Sequence[str], count: int, known: Callable[[str], bool]) -> str:
    """The sentence as a JSGF grammar: ``before`` without the words that the dictionary does not have, then
    ``count`` of the choices."""
    start = " ".join(word for word in re.findall(r"[a-z']+", before.lower()) if known(word))
    words = " | ".join(word for word in choices if known(word))
    return f"#JSGF V1.0; grammar reading; public <reading> = {start} {'<word> ' * count}; <word> = {words};"
