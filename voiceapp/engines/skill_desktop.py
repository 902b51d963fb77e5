"""Rules for what concerns the desktop: reading aloud, opening applications, the computer's volume."""

from __future__ import annotations

import re
from datetime import datetime

from voiceapp.engines.skill_numbers import parse_number
from voiceapp.engines.skill_text import Arguments, Rule, bare, rule

_READ = r"read(?: me)?(?: out)?(?: aloud)?(?: out loud)?"
_ALOUD = r"(?: (?:aloud|out loud|out|to me))*"
_SOUND = r"(?:(?:system|computer|computer's|master|sound|speaker|speakers|loudspeaker|main) )?"
_OPEN = r"(?:open|launch|start|run)(?: up)?"


def _file(match: re.Match[str], _now: datetime) -> Arguments | None:
    return {"file": match["file"].strip()}


def _application(match: re.Match[str], _now: datetime) -> Arguments | None:
    name = bare(match["name"])
    return {"name": name} if name and len(name.split()) <= 5 else None


def _volume(match: re.Match[str], _now: datetime) -> Arguments | None:
    words = re.sub(r"\s*(?:%|percent|per cent)$", "", match["percent"].strip(), flags=re.IGNORECASE)
    percent = {"full": 100.0, "maximum": 100.0, "max": 100.0, "zero": 0.0}.get(words.lower(), parse_number(words))
    if percent is None or not 0 <= percent <= 100:
        return None
    return {"percent": int(percent) if percent == int(percent) else percent}


RULES: tuple[Rule, ...] = (
    rule("read_clipboard", rf"{_READ} (?:the |my )?(?:text (?:in|on|from) (?:the |my )?)?clipboard{_ALOUD}"),
    rule(
        "read_clipboard",
        rf"(?:what's|what is|{_READ} what's|{_READ} what is) (?:in|on) (?:the |my )?clipboard{_ALOUD}",
    ),
    rule("read_file", rf"{_READ} (?:the |my )?(?:text )?file (?:called |named )?(?P<file>.+?){_ALOUD}", _file),
    rule("read_file", rf"{_READ} (?:the |my )?(?P<file>[^ ]+(?: [^ ]+){{0,3}}) file{_ALOUD}", _file),
    rule("read_file", rf"{_READ} (?P<file>[~/].+?|.+\.(?:txt|md|rst|log|csv)){_ALOUD}", _file),
    rule(
        "open_application",
        rf"{_OPEN} (?:the |my )?(?:application|app|program|programme) (?:called |named )?(?P<name>.+)",
        _application,
    ),
    rule("open_application", rf"{_OPEN} (?P<name>.+?) (?:application|app|program|programme)", _application),
    rule("open_application", r"(?:open|launch)(?: up)? (?P<name>.+)", _application),
    rule(
        "set_volume",
        rf"(?:set|turn|put|change|bring)(?: (?:the|my))? {_SOUND}volume(?: (?:up|down))? (?:to|at) (?P<percent>.+)",
        _volume,
    ),
    rule("set_volume", rf"{_SOUND}volume(?: (?:to|at))? (?P<percent>.+)", _volume),
)
"""After all others: "open my shopping list" is no application."""
