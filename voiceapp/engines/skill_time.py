"""Rules for the time, the date and timers."""

from __future__ import annotations

import re
from datetime import datetime

from voiceapp.engines.skill_dates import parse_day
from voiceapp.engines.skill_numbers import parse_duration
from voiceapp.engines.skill_places import time_zone
from voiceapp.engines.skill_text import DURATION, Arguments, Rule, bare, rule

_NOW = r"(?: (?:now|right now|today|exactly|currently|at the moment|at present|here|just now))*"
_PLACE = r"(?: (?:in|over in|for) (?P<place>[\w.' -]{2,30}?))?"
_TIMER = (
    r"(?:(?:the|my|that|this|our|any|all|all the|all my|all of my|every) )?(?:(?:running|current|other)"
    r" )?(?:(?P<label>[\w'-]+(?: [\w'-]+){0,2}) )?(?:timers?|countdowns?)"
)
_SET = (
    r"(?:(?:set|start|make|create|put|run|give me|begin|get|get me|need|i need|i want|want|i'd like|i would"
    r" like|do|activate|add|turn on|kick off|fire up|i'll have|open)(?: up)? )"
)
_LABEL = (
    r"(?:,? (?:called|named|labell?ed|titled|with the name|with the label|for (?:the|my)|for)"
    r" (?P<label>[\w'-]+(?: [\w'-]+){0,3}?))?"
)
_DUR = rf"(?P<duration>{DURATION})"
_DONE = r"(?:done|off|over|up|finished|ready|due|through|out)"
_STOPWORDS = {
    "a",
    "an",
    "the",
    "my",
    "no",
    "set",
    "new",
    "another",
    "running",
    "all",
    "any",
    "have",
    "it",
    "is",
    "on",
    "off",
    "me",
    "us",
    "time",
}
_ROLE = {"second", "minute", "hour", "kitchen", "count down"}


def _label(text: str | None) -> str:
    words = bare(text or "").split()
    while words and words[0].lower() in _STOPWORDS:
        words = words[1:]
    label = " ".join(words)
    return "" if label.lower() in _ROLE else label


def _place(match: re.Match[str], _now: datetime) -> Arguments | None:
    place = match.groupdict().get("place")
    if not place:
        return {}
    name = bare(place)
    return {"place": name} if time_zone(name) else None


def _day(match: re.Match[str], now: datetime) -> Arguments | None:
    day = match["day"].strip()
    return {"day": day} if parse_day(day, now.date()) else None


def _timer(match: re.Match[str], _now: datetime) -> Arguments | None:
    seconds = parse_duration(match["duration"]) or parse_duration(f"1 {match['duration']}")  # "an hour timer"
    if seconds is None or seconds < 1:
        return None
    arguments: Arguments = {"seconds": int(seconds) if seconds == int(seconds) else seconds}
    label = _label(match.groupdict().get("label"))
    if re.search(r"\btimer\b", label, re.IGNORECASE):
        return None
    return arguments | ({"label": label} if label else {})


def _labelled(match: re.Match[str], _now: datetime) -> Arguments | None:
    groups = match.groupdict()
    label = _label(groups.get("label") or groups.get("label2"))
    if not label and match.re in _ALL_OFF and re.search(r"\b(?:timers|all|every)\b", match[0], re.IGNORECASE):
        label = "all"
    if _NO_LABEL.search(label):
        return None  # "stop talking about the timer" is about something else
    return {"label": label} if label else {}


_NO_LABEL = re.compile(r"\b(?:about|the|that|this|when|if|why|how|is|are|was|with|on|in|to|your|his|her)\b", re.I)
_GIVE = (
    r"(?:(?:tell me|give me|say|do you know|know|do you have|have you got|got|what's|what is|whats|what was|i"
    r" need|check|i'd like to know|any idea|let me know) )"
)
_CLOCK = (
    rf"what time (?:is it|it is|do we have|have we got|do you have|is it now){_NOW}{_PLACE}{_NOW}",
    (
        rf"{_GIVE}(?:the |what's the |what is the )?(?:current |exact |local |right )?(?:time|hour)(?: it is|"
        rf" is it)?{_NOW}{_PLACE}{_NOW}"
    ),
    rf"{_GIVE}what(?:'s| is)? (?:the )?(?:current )?time(?: it is| is it| is)?{_NOW}{_PLACE}{_NOW}",
    rf"(?:the )?(?:current )?time(?: check)?{_NOW}",
    r"how late is it",
)
_DAYNAME = r"(?:date|day|day of the week|weekday|day of the month|month|year)"
_TODAY = (
    (
        rf"(?:{_GIVE})?(?:the |today's )?(?:current )?(?:date|day)(?: (?:today|is it today|is it|it is|is"
        rf" today))?{_NOW}"
    ),
    rf"{_GIVE}(?:the )?(?:date|day) of today",
    (
        rf"(?:{_GIVE})?(?:what|which) {_DAYNAME}(?: of the (?:week|month|year))? (?:is it|it is|is today|today"
        rf" is|do we have|are we on|are we in)(?: today)?{_NOW}"
    ),
    rf"(?:what's|what is|whats) today(?:'s {_DAYNAME})?{_NOW}",
    rf"(?:what|which) {_DAYNAME} is today(?:'s)?",
    r"today's date",
)
_WEEKDAY = (
    rf"(?:what's|what is|whats|tell me) (?P<day>[a-z]+)'s {_DAYNAME}",
    (
        rf"(?:on )?(?:what|which) {_DAYNAME} (?:of the week )?(?:is|was|will|does|did) (?:it )?(?P<day>.+?)(?:"
        rf" (?:fall|be|land|come))?(?: on)?(?: (?:this|next) year)?(?: on)?"
    ),
    r"what (?:will|is|was) (?:the |it )?(?:date|day)(?: of the week)? (?:be |is )?(?:on )?(?P<day>.+?)",
    rf"what(?:'s| is| was) the {_DAYNAME} (?:of |on )?(?P<day>.+?)",
    rf"what will {_DAYNAME} be (?P<day>.+?)",
    (
        r"(?:when|what day) is (?P<day>(?:christmas|xmas|easter|thanksgiving|halloween|new year|valentine"
        r"|boxing)[\w' ]*?)(?: this year)?"
    ),
)
_UNTIL = r"(?:until|till|til|'til|to|before|up to|away is|off is)"
_COUNT = (
    (
        rf"how (?:many (?:more )?(?:days|weeks|nights|sleeps)|long|much longer|much time)(?: (?:is|are|do we"
        rf" have|have we got|will it be))?(?: (?:it|there|left|remaining|still))* {_UNTIL} (?P<day>.+)"
    ),
    r"how (?:many (?:days|weeks)|far) (?:away|off|out)? ?is (?P<day>.+)",
    rf"(?:(?:give me|tell me) the )?(?:number of )?days (?:left )?{_UNTIL} (?P<day>.+)",
    rf"count(?:ing)? (?:down )?(?:the )?days {_UNTIL} (?P<day>.+)",
)
_TIMERS = (
    (
        rf"{_SET}?(?:(?:a|an|the|my|another|one|new|me a|me another|1) )*(?:(?P<label>[\w'-]+(?: [\w'-]+)?)"
        rf" )?(?:timer|countdown)(?: on| going| running)?(?:,? (?:for|to|of|at|with|that lasts|lasting|on))?"
        rf" {_DUR}"
    ),
    (
        rf"{_SET}?(?:(?:a|an|the|my|another|one|new) )*(?:timer|countdown)(?: on| going)?(?:,? (?:for|to|of"
        rf"|at))? {_DUR}{_LABEL}"
    ),
    rf"{_SET}?(?:(?:a|an|the|my|another|new) )*{_DUR}[ -](?:(?:long|more) )?(?:timer|countdown){_LABEL}",
    rf"{_SET}?(?:(?:a|an|the|my|another|new) )*{_DUR} (?P<label>[\w'-]+(?: [\w'-]+)?) timer",
    (
        rf"{_SET}(?:(?:a|an|the|my|another|new) )*timer(?: called| named| labell?ed| for) (?:the |my"
        rf" )?(?P<label>[\w'-]+(?: [\w'-]+){{0,2}}?)(?: for| of| to|,) {_DUR}"
    ),
    rf"{_SET}(?:a|the|my) time (?:for|of) {_DUR}",  # what "timer" is often heard as
    rf"(?:count ?down|count backwards?)(?: from| for)? {_DUR}",
    rf"time(?: me| this| it| that)?(?: for)? {_DUR}",
    (
        rf"(?:let me know|tell me|notify me|alert me|ping me|buzz me|beep|warn me|give me a shout|shout)(?:"
        rf" when| in| after| once)+ {_DUR}(?: (?:are|is|have|has)(?: (?:up|over|passed|gone by|gone|elapsed"
        rf"|done))?)?"
    ),
    rf"{_DUR} on the (?:timer|clock)",
)
_OFF = (
    r"(?:cancel|stop|kill|delete|remove|clear|end|forget(?: about)?|turn off|switch off|shut off|shut up"
    r"|disable|abort|dismiss|get rid of|drop|scrap|silence|(?:i|we) (?:don't|do not) (?:need|want)|never mind"
    r"|nevermind|quit)"
)
_CANCEL = (
    rf"{_OFF} {_TIMER}(?: (?:anymore|any more|any longer|off|now|alarm))?",
    (
        rf"{_OFF} (?:(?:the|my|that) )?timers?(?: (?:for|called|named|labell?ed)(?: the| my)?"
        rf" (?P<label2>[\w'-]+(?: [\w'-]+){{0,2}}?))?(?: (?:anymore|any more))?"
    ),
    r"(?:turn|switch|shut) (?:(?:the|my|that) )?(?:(?P<label>[\w'-]+(?: [\w'-]+)?) )?timers? off",
)
_LEFT = (
    (
        rf"how (?:much time|much longer|much|long|many (?:more )?(?:seconds|minutes|hours))(?: (?:is|are|do"
        rf"|does|have|has|i|we|it|there|got|still))* (?:left|remaining|remains?|to go)(?: (?:on|in|for|of"
        rf"|until|till|with) {_TIMER}(?: (?:is|goes|rings|ends){_DONE}?)?)?"
    ),
    (
        rf"how (?:much time|much longer|long|many (?:more )?(?:seconds|minutes|hours))(?: (?:is|are|do|does"
        rf"|have|has|will|i|we|it|there|got|left|before|until|till|on|for|in|be))* {_TIMER}(?: (?:goes|go|is"
        rf"|be|has|have|going|still|run|runs|take|takes|left|ring|rings|end|ends|finish|finishes|to|ding|dings"
        rf"|beep|beeps|{_DONE}))*"
    ),
    (
        rf"(?:what's|what is|whats) (?:left|remaining|the time left|the remaining time|the time remaining|the"
        rf" status) (?:on|of|in|for|with) {_TIMER}"
    ),
    (
        rf"(?:check|check on|show|show me|list|read|read me|what about|how about|how's|how is|how are|status"
        rf" of|where is|where are|where's)(?: on)? {_TIMER}(?: (?:doing|at|looking|status))?"
    ),
    (
        rf"when(?:'s|'ll)?(?: (?:will|does|is|do|are))? {_TIMER} (?:(?:be|go|going|gonna|to|ring|end|finish"
        rf"|run|set|ends|{_DONE}) ?)+"
    ),
    (
        r"(?:do i have|are there|is there|have i got|is|are|did i set)(?: (?:any|a|my|the|still))* timers?(?:"
        r" (?:running|set|active|going|on|left|still|right now|at the moment))*"
    ),
    (
        r"(?:what|which|how many) timers (?:are|do i have|have i|did i)(?: (?:there|running|set|active|got"
        r"|going|on|left))*"
    ),
    rf"(?:what's|what is|what does|where's|where is) {_TIMER} (?:at|on|say|saying|showing|show)(?: now)?",
    r"(?:the )?(?:time )?(?:remaining|left)(?: time)?|time remaining|remaining time",
)

_ALL_OFF = {rule("cancel_timer", form).pattern for form in _CANCEL}

RULES: tuple[Rule, ...] = (
    *(rule("get_time", form, _place) for form in _CLOCK),
    *(rule("get_date", form) for form in _TODAY),
    *(rule("time_left", form, _labelled) for form in _LEFT),
    *(rule("days_until", form, _day) for form in _COUNT),
    *(rule("get_date", form, _day) for form in _WEEKDAY),
    *(rule("set_timer", form, _timer) for form in _TIMERS),
    *(rule("cancel_timer", form, _labelled) for form in _CANCEL),
)
