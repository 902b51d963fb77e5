"""The rule for composing music: "compose calm piano music", "make a 20 second track of rain on a roof"."""

from __future__ import annotations

import re
from datetime import datetime

from voiceapp.engines.skill_numbers import parse_duration
from voiceapp.engines.skill_text import DURATION, Arguments, Rule, bare, rule

_LONG_FIRST = re.compile(rf"(?P<length>{DURATION})(?:[ -]long)? (?P<rest>.+)", re.IGNORECASE)
_LONG_LAST = re.compile(rf"(?P<rest>.+?) (?:of|for|lasting|that lasts) (?P<length>{DURATION})", re.IGNORECASE)
_MUSIC = re.compile(
    r"(?:(?:piece|bit) of )?(?:(?P<style>.+?) )?"
    r"(?P<what>music|tracks?|songs?|tunes?|melody|jingle|soundtrack|loop|beat|lullaby|waltz|piece(?! of))"
    r"(?: (?:of (?P<of>.+)|(?P<more>(?:with|for|in|by|that|like|about) .+)))?",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\b(?:of|for|to|with|the|my|lists?|playlists?|notes?|reminders?|timers?)\b", re.IGNORECASE)
"""What else is made: no music."""


def _order(match: re.Match[str], _now: datetime) -> Arguments | None:
    seconds, words = _length(bare(match["music"]))
    found = _MUSIC.fullmatch(bare(words))
    if found is None or (found["style"] and _OTHER.search(found["style"])):
        return None
    what = "" if found["what"].lower() in ("music", "track", "tracks") else found["what"]
    of = found["of"] and f"{'of ' if what else ''}{bare(found['of'])}"
    named = " ".join(part for part in (found["style"], what, of) if part)
    prompt = " ".join(part for part in (named or "music", found["more"]) if part)
    return {"prompt": prompt} if seconds is None else {"prompt": prompt, "seconds": seconds}


def _length(words: str) -> tuple[float | None, str]:
    """The length that is named, first or last, in seconds, and the other words."""
    for form in (_LONG_FIRST, _LONG_LAST):
        found = form.fullmatch(words)
        seconds = parse_duration(found["length"].replace("-", " ")) if found else None
        if found and seconds:
            return seconds, found["rest"]
    return None, words


RULES: tuple[Rule, ...] = (
    rule("compose_music", r"(?:compose|make|create|generate)(?: me| us)? (?P<music>.+?)(?:,? please)?", _order),
)
