"""What the rules of the skills share: cleaning of what was said, and the form of a rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from voiceapp.engines.skill_numbers import NUMBER_WORD, ORDINALS, TIME_UNIT

Arguments = dict[str, object]
Build = Callable[[re.Match[str], datetime], Arguments | None]
"""Makes a call's arguments of a match; None: it was not this skill after all."""


@dataclass(frozen=True)
class Rule:
    """A tool, the whole sentences that ask for it, and what makes its arguments."""

    tool: str
    pattern: re.Pattern[str]
    build: Build


def rule(tool: str, pattern: str, build: Build | None = None) -> Rule:
    """A rule; runs of white space in ``pattern`` that follow a newline are layout, not text."""
    layout = re.sub(r"\n\s*", "", pattern)
    return Rule(tool, re.compile(layout, re.IGNORECASE), build or _nothing)


def _nothing(_match: re.Match[str], _now: datetime) -> Arguments:
    return {}


_LEAD = re.compile(
    r"(?:hey|hi|hello|ok|okay|so|um+|uh+|er|erm|hm+|well|alright|all right|please|pls|now|and|also|oh|right|then"
    r"|actually|just|computer|assistant|good (?:morning|evening|afternoon)|yes|yeah|sorry|excuse me|quick(?:ly)?"
    r"|by the way|be so kind|and then)(?: there| again)?(?=[\s,.!:])[\s,.!:]+",
    re.IGNORECASE,
)
_ASK = re.compile(
    r"(?:(?:could|can|would|will|can't|couldn't|might) you(?: please| kindly| just| maybe| possibly| quickly)?"
    r"|would you mind|do you think you (?:could|can)|i(?:'d| would) (?:like|love)(?: for)? you to"
    r"|i(?:'d| would) like to|i(?: want|'d want| need)(?: for)? you to|i want to|i wanna"
    r"|i(?:'m| am| was)(?: just)? wondering|you (?:can|could|should|need to)|go ahead and|be sure to|make sure to"
    r"|(?:tell me|do you know|i(?:'d like| would like| want| need) to know|let me know)"
    r"(?= (?:how|what|when|which) )"
    r"|let's|let us|let me|(?:can|could|may|shall|should) (?:i|we)|i(?:'ll| will) need you to|help me(?: to)?)\s+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,]+(?:please|pls|thanks|thank you|thanks a lot|(?:would|will|could|can) you(?: please)?|for me"
    r"|if you (?:can|could|would|don't mind)|right now|right away|okay|ok|real quick|quickly|then|too|as well|now"
    r"|starting now|immediately|from now on|again)$",
    re.IGNORECASE,
)
NUMBER = rf"(?:{NUMBER_WORD}|\d+(?:[.,:]\d+)*)"
_DURATION_TOKEN = (
    rf"(?:{NUMBER_WORD}|\d+(?:[.:]\d+)?|and|an?|half|quarters?|of|couple|few|{TIME_UNIT}|exactly|about"
    r"|\d+(?:s|m|h)|[smh])"
)
DURATION = rf"(?:{_DURATION_TOKEN}(?:(?:,? |-){_DURATION_TOKEN})*)"
"""Regular expression of what may be a length of time; ``parse_duration`` decides."""
ORDINAL_WORD = "|".join(ORDINALS)


def tidy(text: str) -> str:
    """``text`` without quotes, doubled spaces and final punctuation; typographic apostrophes become plain."""
    plain = text.replace("’", "'").replace("‘", "'")
    plain = re.sub(r"[\"“”«»]", "", plain)
    plain = re.sub(r"\b(what|how|when|where|it)s\b(?=\s)", r"\1's", plain, flags=re.IGNORECASE)
    return " ".join(plain.split()).strip(" .?!,;:")


def readings(text: str) -> Iterator[str]:
    """The sentence as said, then with politeness taken off its front and its end, step by step."""
    plain = tidy(text)
    seen = set()
    for tails in (False, True):
        # "Set a timer for me for five minutes": what is polite may stand in the middle, too.
        reading = re.sub(r",? (?:for me|please),?(?= )", "", plain, flags=re.IGNORECASE) if tails else plain
        while tails and (match := _TAIL.search(reading)):
            reading = reading[: match.start()].strip(" ,.!?")
        while True:
            if reading and reading not in seen:
                seen.add(reading)
                yield reading
            match = _LEAD.match(reading) or _ASK.match(reading)
            if match is None or match.end() >= len(reading):
                break
            reading = reading[match.end() :].strip(" ,.!?")


def bare(text: str) -> str:
    """A thing's name without a leading article or "my", for searching and comparing."""
    return re.sub(r"^(?:the|my|our|a|an|some|that|this)\s+", "", text.strip(" ,.!?"), flags=re.IGNORECASE)
