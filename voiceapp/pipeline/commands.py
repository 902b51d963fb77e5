"""Voice commands that work in every mode, without a language model."""

from __future__ import annotations

import re
from typing import Literal

Command = Literal["stop", "repeat", "slower", "faster", "louder", "quieter", "cancel_timer", "go_on"]

_POLITE = re.compile(r"^(?:(?:please|okay|ok|hey|can you|could you|would you)\s+)+|\s+(?:please|thanks)$")

_PHRASES: dict[Command, str] = {
    "stop": r"stop(?: it| that| talking| speaking| playing| reading)?|never ?mind|(?:be )?quiet|silence|shut up"
    r"|(?:that's )?enough",
    "repeat": r"repeat(?: that| it)?|say (?:that|it) again|(?:what|pardon)(?: did you say)?|once more",
    "slower": r"(?:speak |talk )?(?:a (?:bit|little) )?(?:slower|more slowly)|slow down",
    "faster": r"(?:speak |talk )?(?:a (?:bit|little) )?(?:faster|more quickly)|speed up",
    "louder": r"(?:speak |talk )?(?:a (?:bit|little) )?louder|(?:turn it|speak|volume) up",
    "quieter": r"(?:speak |talk )?(?:a (?:bit|little) )?(?:quieter|softer|more quietly)|(?:turn it|volume) down",
    "go_on": r"(?:go|carry|read|keep) on|keep (?:going|reading)|continue(?: reading)?|(?:tell me |read )?more"
    r"|(?:mach |lies |erzähl |sprich )?weiter(?:lesen|machen)?|fahr fort|continuez|la suite|poursuis"
    r"|sigue(?: leyendo)?|continúa|adelante|vai avanti|continua|prossiga|mais|(?:ga |lees )?(?:door|verder)",
    "cancel_timer": r"(?:cancel|stop|delete|clear)(?: the| my| that)? (?:timer|alarm)",
}
_COMPILED = [(command, re.compile(pattern)) for command, pattern in _PHRASES.items()]


def find_command(text: str) -> Command | None:
    """The command that the whole of ``text`` is, or None. Case, end marks and politeness do not count."""
    words = re.sub(r"[^\w' ]+", "", text.lower()).strip()
    words = _POLITE.sub("", words).strip()
    return next((command for command, pattern in _COMPILED if pattern.fullmatch(words)), None)
