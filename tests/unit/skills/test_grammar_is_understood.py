"""Whatever pocketsphinx can hear by the grammar, the skills understand."""

from __future__ import annotations

import random
import re
from datetime import datetime

import pytest

from voiceapp.engines.llm_skills import understand
from voiceapp.engines.skill_grammar import jsgf

NOW = datetime(2026, 11, 23, 14, 0)
RULES = dict(re.findall(r"<(\w+)> = (.*);", jsgf()))
CLOSING = {"(": ")", "[": "]"}


def _alternatives(tokens: list[str]) -> list[list[str]]:
    """Split at the bars that stand in no bracket."""
    parts: list[list[str]] = [[]]
    depth = 0
    for token in tokens:
        depth += (token in "([") - (token in ")]")
        if token == "|" and depth == 0:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _say(tokens: list[str], dice: random.Random) -> list[str]:
    words: list[str] = []
    chosen = dice.choice(_alternatives(tokens))
    index = 0
    while index < len(chosen):
        token = chosen[index]
        if token in CLOSING:
            end, depth = index + 1, 1
            while depth:
                depth += (chosen[end] in CLOSING) - (chosen[end] in CLOSING.values())
                end += 1
            if token == "(" or dice.random() < 0.4:
                words += _say(chosen[index + 1 : end - 1], dice)
            index = end
            continue
        words += _say(RULES[token[1:-1]].split(), dice) if token.startswith("<") else [token]
        index += 1
    return words


EXPECTED = {
    "timers": {"set_timer", "cancel_timer", "time_left", "add_reminder", "cancel_reminder"},
    "reminders": {"add_reminder", "list_reminders", "cancel_reminder"},
    "lists": {"add_to_list", "remove_from_list", "read_list", "clear_list"},
    "clockquestions": {"get_time", "get_date", "days_until"},
    "notes": {"take_note", "read_notes", "search_notes"},
    "sums": {"calculate"},
    "desktop": {"read_clipboard", "open_application", "set_volume"},
    "music": {"compose_music"},
}


@pytest.mark.parametrize("rule", EXPECTED)
def test_sentences_of_the_grammar_call_their_tools(rule: str) -> None:
    dice = random.Random(rule)
    missed = []
    for _ in range(150):
        text = " ".join(_say(RULES[rule].split(), dice))
        sizes = ["smh".index(unit) for unit in re.findall(r"\b([smh])(?:econd|inute|our)s?\b", text)]
        if sizes != sorted(set(sizes), reverse=True):
            continue  # "two seconds and ten minutes" can be heard but is no length of time
        found = understand(text, NOW)
        if found is None or found[0] not in EXPECTED[rule]:
            missed.append((text, found))
    assert missed == []
