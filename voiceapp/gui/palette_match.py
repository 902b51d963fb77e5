"""Which commands fit what was typed: by the beginnings of words, initials, and with a slip of the fingers."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, utils

from voiceapp.gui.commands import Command

LEAST = 75.0
"""Similarity (0..100, rapidfuzz's ratio) from which on a mistyped word is meant."""
LEAST_LONG, MISTYPED = 4, 0.9
"""Letters from which on a word of the title may be mistyped, and what such a find is worth."""
OTHER_WORDS, GROUP = 0.9, 0.8
"""What a find is worth in the other words and in the group of a command, against one in its title."""
INITIALS = 98.0
BEGINS = 10.0
"""What it counts that the title begins with what was typed."""


def score(typed: str, command: Command) -> float:
    """How well a command fits (0: not at all). Every typed word has to be found in it."""
    wanted, title = utils.default_process(typed), utils.default_process(command.title)
    best = _all_of(wanted.split(), [(title, 1.0), (command.words, OTHER_WORDS), (command.group, GROUP)])
    words = title.split()
    if len(wanted) > 1 and "".join(word[0] for word in words).startswith(wanted.replace(" ", "")):
        best = max(best, INITIALS)
    return best + BEGINS * title.startswith(wanted) if best else 0.0


def _all_of(wanted: Sequence[str], texts: Sequence[tuple[str, float]]) -> float:
    places = [(word, worth) for text, worth in texts for word in utils.default_process(text).split()]
    found = [max((_one(one, word, worth) for word, worth in places), default=0.0) for one in wanted]
    return sum(found) / len(found) if found and all(found) else 0.0


def _one(wanted: str, word: str, worth: float) -> float:
    if word.startswith(wanted):
        return 100.0 * worth
    if wanted in word and len(wanted) > 2:
        return 90.0 * worth
    if worth < 1.0 or len(wanted) < LEAST_LONG:
        return 0.0
    close = max(fuzz.ratio(wanted, word), fuzz.ratio(wanted, word[: len(wanted)]))
    return close * MISTYPED if close >= LEAST else 0.0


def ranked(typed: str, commands: Sequence[Command], recent: Sequence[str]) -> list[Command]:
    """The commands that fit, the best first; of equal ones (all, where nothing was typed) those used last."""
    used = {name: place for place, name in enumerate(recent)}

    def place(command: Command) -> int:
        return used.get(command.name, len(used))

    if not typed.strip():
        return sorted(commands, key=place)
    scores = [(score(typed, command), command) for command in commands]
    fitting = [(value, command) for value, command in scores if value]
    return [command for _, command in sorted(fitting, key=lambda one: (-one[0], place(one[1])))]
