"""Rules for reminders and alarms: what to remind of and when, wherever the moment stands in the sentence."""

from __future__ import annotations

import re
from datetime import datetime

from voiceapp.engines.skill_dates import parse_when
from voiceapp.engines.skill_text import Arguments, Rule, bare, rule

_ANY = r"(?:(?:the|my|that|this|all|all the|all my|all of my|any|our) )?"
_OFF = (
    r"(?:cancel|stop|delete|remove|clear|forget(?: about)?|turn off|switch off|shut off|disable|dismiss|get"
    r" rid of|drop|scrap|(?:i|we) (?:don't|do not) (?:need|want)|never mind|nevermind)"
)
_MORE = r"(?: (?:anymore|any more|any longer|please|then))?"
_ASKS = (
    r"(?:remind me|(?:i )?(?:need|want|have|would like) to be reminded|give me a reminder"
    r"|(?:set|make|create|add|put in|schedule|i need|set up|i want|i'd like"
    r"|leave|new|get|set me|make me|give me)(?: (?:a|another|the|me a))? reminder|don't let me forget|do not"
    r" let me forget|make sure i don't forget|make sure i remember|reminder)"
)
_STARTERS = (
    "later",
    "at",
    "on",
    "in",
    "by",
    "around",
    "after",
    "before",
    "this",
    "next",
    "tomorrow",
    "today",
    "tonight",
    "the",
    "for",
)
_QUESTION = re.compile(r"(?:why|what|who|whom|whose|where|which|how|if|whether|when|again)\b", re.IGNORECASE)
_LINK = re.compile(
    r"(?:to|that|about|of|for|it's|:|i have to|i need to|i must|i should|we have to|we need to|saying)\s+",
    re.IGNORECASE,
)


def split_when(text: str, now: datetime) -> tuple[str, str]:
    """A text without the moment at its front or end, and that moment's words ("" if there is none)."""
    words = text.split()
    for start in range(len(words)):
        tail = " ".join(words[start:])
        if start and words[start].lower() in ("at", "on", "by", "for", "in") and parse_when(tail, now):
            return " ".join(words[:start]), tail
        if words[start].lower().strip(",") not in _STARTERS and not parse_when(words[start], now):
            if not re.match(r"[\d]", words[start]) and words[start].lower() not in ("quarter", "half"):
                continue
        if parse_when(tail, now):
            return " ".join(words[:start]), tail
    for end in range(len(words), 0, -1):
        head = " ".join(words[:end])
        rest = " ".join(words[end:])
        if parse_when(head, now) and _LINK.match(rest + " "):
            return rest, head
    for end in range(min(len(words) - 1, 8), 0, -1):
        head = " ".join(words[:end])
        if parse_when(head, now):
            return " ".join(words[end:]), head
    return text, ""


def _task(text: str) -> str:
    """The task without what links it to "remind me"."""
    plain = text.strip(" ,.:;!?")
    link = _LINK.match(plain)
    plain = plain[link.end() :] if link else plain
    return plain.strip(" ,.:;!?")


def _add(match: re.Match[str], now: datetime) -> Arguments | None:
    """A reminder from what stands before and after "remind me"; questions ("remind me why") are none."""
    groups = match.groupdict()
    before, after = (groups.get("before") or "").strip(" ,"), (groups.get("after") or "").strip(" ,")
    if before and parse_when(before, now):
        text, when = after, before
        if _QUESTION.match(text):
            return None
    elif before:
        text, when = split_when(before, now)
        if not when:
            return None
    else:
        if _QUESTION.match(after):
            return None
        linked = bool(_LINK.match(after))
        text, when = split_when(after, now)
        if not when and not linked:
            return None
        if _QUESTION.match(text) or _QUESTION.match(_task(text)) and not when:
            return None
    text = _task(text)
    return {"text": text, "when": when} if text and len(text.split()) <= 30 else None


def _add_timed(match: re.Match[str], now: datetime) -> Arguments | None:
    """What is a reminder only because it names its moment ("tell me to stand up in an hour")."""
    arguments = _add(match, now)
    return arguments if arguments and arguments["when"] else None


def _alarm(match: re.Match[str], now: datetime) -> Arguments | None:
    when = match["when"].strip(" ,")
    if parse_when(when, now) is None and re.match(r"\w+\b", when):
        when = f"at {when}"  # "an alarm for ten"
    found = parse_when(when, now)
    if found is None or not found.has_time:
        return None
    # An alarm on a named day is for the morning, unless the hour says otherwise.
    early = f"{when} in the morning"
    morning = parse_when(early, now) if re.search(r"tomorrow|day\b", when, re.IGNORECASE) else None
    if (
        morning
        and 4 <= morning.at.hour < 12
        and not re.search(r"[ap]\.?m\b|noon|night|evening|afternoon", when, re.I)
    ):
        when = early
    return {"text": "wake up" if match[0].lower().startswith("wake") else "alarm", "when": when}


def _named(match: re.Match[str], _now: datetime) -> Arguments | None:
    text = bare(match["text"])
    return {"text": text} if text else None


def _alarm_off(match: re.Match[str], now: datetime) -> Arguments | None:
    when = match.groupdict().get("text")
    if not when or when.lower() in ("wake up", "wake-up", "morning", "waking") or parse_when(when, now):
        return {"text": "alarm"}
    return {"text": "alarm"} if parse_when(f"at {when}", now) else None


def _all(_match: re.Match[str], _now: datetime) -> Arguments:
    return {"text": "all"}


def _today(match: re.Match[str], now: datetime) -> Arguments | None:
    when = match.groupdict().get("when")
    return {} if not when or parse_when(when, now) else None


_FOR = r"(?: (?:for|on|set for) (?P<when>[\w' ]+?)| (?P<when2>today|tomorrow|tonight))?"
_STILL = (
    r"(?: (?:set|open|still open|still set|there|left|pending|active|coming up|due|got|have|still active|i"
    r" have|i set|waiting|upcoming))*"
)

RULES: tuple[Rule, ...] = (
    *(
        rule("list_reminders", form, _today)
        for form in (
            (
                rf"(?:what(?:'s| are| is)|tell me|list|read|read me|read out|show|show me|give me|check|go"
                rf" through|see|hear)(?: (?:out|all|of|me|back|on|in))* ?(?:my |the |all |all my |all the |any"
                rf" )?(?:active |open |upcoming |current )?(?:reminders?|alarms)(?: list)?{_STILL}{_FOR}"
            ),
            (
                rf"(?:do i have|are there|have i got|did i set|have i set)(?: any| some)?(?: active| open|"
                rf" upcoming)? ?(?:reminders|alarms){_STILL}{_FOR}"
            ),
            (
                rf"(?:what|which|how many) (?:reminders|alarms) (?:are|do i have|have i|did i set|do you"
                rf" have){_STILL}{_FOR}"
            ),
            r"what (?:did i ask|did i tell|have i asked|do i want|did i want) you to remind me (?:of|about)",
            r"what (?:do you have|have you got|are you going|are you supposed) to remind me (?:of|about)",
            r"what (?:should|will|are) you (?:going to |be )?remind(?:ing)? me (?:of|about)",
            r"my reminders|reminders",
        )
    ),
    *(
        rule("cancel_reminder", form, _named)
        for form in (
            rf"{_OFF} {_ANY}reminders? (?:to|about|for|that|of|on|called|saying) (?P<text>.+?){_MORE}",
            rf"{_OFF} (?:the|my|that) (?P<text>[\w' -]+?) reminder{_MORE}",
            (
                r"(?:(?:you )?(?:don't|do not|no longer)(?: (?:need|have))?(?: to)? remind me|stop reminding me)"
                r" (?:to|about|of"
                r"|that) (?P<text>.+?)(?: (?:anymore|any more|any longer))?"
            ),
        )
    ),
    rule("cancel_reminder", rf"{_OFF} (?:all|every|all the|all my|all of my|any|my|the) reminders", _all),
    rule(
        "cancel_reminder",
        rf"{_OFF} {_ANY}alarms?(?: clock)?(?: (?:for|at|set for) (?P<text>.+?))?{_MORE}",
        _alarm_off,
    ),
    rule("cancel_reminder", rf"{_OFF} (?:the|my|that) (?P<text>.+?) alarm{_MORE}", _alarm_off),
    rule("cancel_reminder", r"(?:turn|switch|shut) (?:the|my|that) alarm off", _alarm_off),
    rule(
        "add_reminder",
        (
            r"(?:(?:set|make|create|put|i need|add|give me|schedule|get me)(?: up)? )?(?:(?:an|my|the|another"
            r"|me an) )?alarm(?: clock)?(?: on)?(?: (?:for|to))? (?P<when>.+)"
        ),
        _alarm,
    ),
    rule("add_reminder", r"(?:wake me|get me up|wake us)(?: up)? (?P<when>.+)", _alarm),
    rule("add_reminder", rf"{_ASKS}(?: (?P<after>.+))", _add),
    rule("add_reminder", r"(?:tell|notify|ping|alert|nudge|text) me (?P<after>to .+|.+ to .+)", _add_timed),
    rule(
        "add_reminder",
        rf"(?P<before>.+?),? (?:please )?(?:can you |could you |so |and )?{_ASKS},? (?P<after>.+)",
        _add,
    ),
    rule(
        "add_reminder",
        r"(?P<before>(?:i|we) (?:have to|need to|must|should|want to|gotta|ought to|have got to) .+?),? (?:so"
        r" )?(?:please |can you |could you )?(?:remind me|set a reminder)(?: (?:of|about) (?:it|that))?",
        lambda m, n: _before(m, n),
    ),
)


def _before(match: re.Match[str], now: datetime) -> Arguments | None:
    text, when = split_when(match["before"], now)
    text = re.sub(
        r"^(?:i|we) (?:have to|need to|must|should|want to|gotta|ought to|have got to) ",
        "",
        text,
        flags=re.IGNORECASE,
    )
    return {"text": text.strip(" ,"), "when": when} if text.strip() else None
