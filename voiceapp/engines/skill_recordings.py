"""Rules for recordings: "what did we decide about the budget", "play the call from where Anna is mentioned".

Which recording "yesterday's call with Anna" is, services/recording_choice.py finds out; here a sentence is read.
"""

from __future__ import annotations

import re
from datetime import datetime

from voiceapp.engines.skill_numbers import digits, parse_duration
from voiceapp.engines.skill_text import Arguments, Build, Rule, bare, rule

_KIND = r"(?:meeting|call|recording|conversation|interview|discussion|stand-?up|podcast|lecture)"
_DAY = (
    r"(?:today|yesterday|the day before yesterday|last night|this (?:morning|afternoon|evening)"
    r"|(?:last|this) (?:week|month)"
    r"|(?:last |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: morning| afternoon| evening)?)"
)
_ABOUT = r"(?:with|about|of|from|on|called|named|titled)"
_LAST = r"(?:last|latest|newest|most recent|previous)"
_WORDS = r"(?:(?!next\b|upcoming\b|coming\b)[\w'-]+ ){0,4}?"
WHICH = (
    rf"(?:{_DAY}'s {_WORDS}{_KIND}(?: {_ABOUT} [\w' -]+)?"
    rf"|(?:the|my|our|this|that) {_WORDS}{_KIND}(?:s(?= {_ABOUT}))?(?: {_ABOUT} [\w' -]+)?"
    rf"|(?:all )?(?:the |my |our )?(?:meeting|call|recording)s)"
)
"""A recording that is meant. Its words are not looked at closely: the library knows which there are."""

SURE = (
    rf"(?:{_DAY}'s {_WORDS}{_KIND}|(?:the|my|our) {_LAST} {_WORDS}{_KIND}"
    rf"|(?:the|my|our) {_WORDS}{_KIND} (?:of|from|on|with) [\w' -]+|(?:my|all|the) recordings?)"
)
"""One that can only be over: a question about it asks what was said, not what is to come."""

_IN = r"(?:in|during|at|from|of|for|on)"
_NAME = (
    r"(?!(?:i|we|you|they|he|she|it|everyone|everybody|anyone|anybody|somebody|someone|nobody|people|the|my|your|our"
    r"|his|her|their|this|that|these|those|both|all|most|many|some|others?|one|two)\b)[\w.-]+(?: [A-Z][\w.-]+)?"
)
_SAID = r"(?:say|mention|tell us|think|want|propose|suggest|promise|answer|ask)"
_DECIDED = r"(?:decide|agree|conclude|settle|discuss|plan|say|talk about|mention)"
_ENDING = r"(?:aac|aiff?|amr|flac|m4a|m4b|mka|mkv|mov|mp3|mp4|oga|ogg|opus|wav|webm|wma)"


def _recording(match: re.Match[str]) -> Arguments:
    which = (match.groupdict().get("which") or "").strip()
    return {"recording": which} if which else {}


def _only_which(match: re.Match[str], _now: datetime) -> Arguments:
    return _recording(match)


def _question(match: re.Match[str], _now: datetime) -> Arguments:
    person = match.groupdict().get("person")
    return {
        "question": match["question"].strip(" ,"),
        **_recording(match),
        **({"person": person} if person else {}),
    }


def _part(part: str) -> Build:
    return lambda match, _now: {**_recording(match), "part": part}


def _minutes(match: re.Match[str], _now: datetime) -> Arguments:
    part = {"minutes": "", "summary": "summary", "decisions": "decisions"}.get(match["part"].lower(), "tasks")
    return {**_recording(match), **({"part": part} if part else {})}


def _about(match: re.Match[str], _now: datetime) -> Arguments:
    return {"about": bare(match["about"])} if match.groupdict().get("about") else {}


def _from_words(match: re.Match[str], _now: datetime) -> Arguments:
    said = re.sub(r"^(?:about|of|on) ", "", bare(match["said"]))
    return {**_recording(match), "said": said}


def _from_time(match: re.Match[str], _now: datetime) -> Arguments | None:
    clock = re.fullmatch(r"(?:(\d+):)?(\d+):(\d\d)", match["at"].strip())
    if re.fullmatch(r"(?:the |its )?(?:very )?(?:beginning|start)", match["at"].strip(), re.IGNORECASE):
        seconds = 0.0
    elif clock:
        seconds = float(int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3]))
    else:
        plain = re.sub(r"^(minute|second) (\d+)$", r"\2 \1s", digits(match["at"].strip()))
        found = parse_duration(plain) or parse_duration(f"{plain} seconds")  # "two minutes thirty"
        if found is None:
            return None
        seconds = found
    return {**_recording(match), "seconds": seconds}


def _file(match: re.Match[str], _now: datetime) -> Arguments:
    return {"file": re.sub(rf" (?:dot|point) ({_ENDING})$", r".\1", match["file"].strip(), flags=re.IGNORECASE)}


def _said_by(match: re.Match[str], _now: datetime) -> Arguments:
    return {"voice": match["voice"] or match["of"], "text": match["text"].strip(" ,:")}


_TO_COME = (
    r"(?!(?:what|who|when|where|why|how|which) (?:do|should|shall|will|can|could|must) (?:i|we)\b"
    r"(?!.* according to ))"
)
"""What is asked before a meeting: "what should I wear at the interview with the bank"."""

_ASK: tuple[str, ...] = (
    rf"(?P<question>what did (?P<person>{_NAME}) {_SAID}(?: (?!{_IN} {WHICH}$).+?)?)(?: {_IN} (?P<which>{WHICH}))?",
    rf"(?P<question>what (?:did|have) we {_DECIDED}d?(?: (?!{_IN} {WHICH}$).+?)?)(?: {_IN} (?P<which>{WHICH}))",
    rf"(?P<question>what (?:did|have) we {_DECIDED}d? (?:about|on|for|with|regarding) .+?)",
    r"(?P<question>what was (?:said|decided|agreed|discussed|concluded|mentioned) (?:about|on|regarding) .+?)"
    rf"(?: {_IN} (?P<which>{WHICH}))?",
    rf"(?P<question>who (?:said|mentioned|talked about|spoke about|brought up) .+?) {_IN} (?P<which>{WHICH})",
    r"(?P<question>what we (?:decided|agreed|concluded|settled|discussed|planned|said) (?:about|on|for|with)"
    r" (?!.*\b(?:is|are|was|were)\b).+?)"
    rf"(?: {_IN} (?P<which>{WHICH}))?",
    rf"{_TO_COME}(?P<question>(?:what|who|when|where|why|how|which|did)\b(?: [^ ]+){{2,}}?)"
    rf" (?:in|during|at|from|according to) (?P<which>{SURE})",
    rf"ask (?P<which>{WHICH})(?: about|:|,)? (?P<question>.+)",
)
_MINUTES = r"(?P<part>minutes|summary|decisions|action items|tasks|to-?dos|to do items)"
_READ = r"(?:read|show|tell|give)(?: (?:me|us|out|aloud))*(?: (?:a|the|my))?"
_WHERE = (
    r"(?:from )?(?:the (?:part|place|point|moment) )?(?:where|when) (?:(?:we|they|somebody|someone|anyone) "
    r"(?:talk|speak|talked|spoke|mention|mentioned|say|said)(?: about)? )?(?P<said>.+?)"
    r"(?: (?:is|was|gets|are|were) (?:mentioned|said|discussed|talked about|named)| comes up| came up"
    r"| (?:begins|starts|speaks|talks)(?: to (?:speak|talk))?)?"
)
_NOT_OURS = r"(?!(?:this|our) (?:conversation|discussion)(?: about)?$)"
"""The talk with the assistant is no recording."""

_NO_SONG = (
    r"(?!(?:where|when) (?!.*\b(?:mention(?:s|ed)?|said|discuss(?:ed)?|talk(?:s|ed)?|speaks?|spoke|named"
    rf"|com(?:es|e) up|came up|{_KIND})\b))"
)
"""Titles begin so, too: what is looked for in a recording is mentioned or talked about there."""

RULES: tuple[Rule, ...] = (
    # who_spoke_most and read_minutes are more definite than a question, so they come first
    rule(
        "who_spoke_most",
        r"who (?:(?:spoke|talked|said|was (?:talking|speaking))(?: the)? (?:most|longest)(?: of the talking)?"
        r"|did(?: the)? most of the talking)"
        rf"(?: {_IN} (?P<which>{WHICH}))?",
        _only_which,
    ),
    rule(
        "who_spoke_most",
        rf"how (?:long|much) did (?:everyone|everybody|each(?: of us| person)?|{_NAME}) (?:speak|talk)"
        rf" {_IN} (?P<which>{WHICH})",
        _only_which,
    ),
    rule("read_minutes", rf"{_READ} {_MINUTES} {_IN} (?P<which>{WHICH})", _minutes),
    rule("read_minutes", rf"{_READ} (?P<part>minutes|summary|decisions|action items)", _minutes),
    rule("read_minutes", rf"what (?:are|were) the {_MINUTES} {_IN} (?P<which>{WHICH})", _minutes),
    rule("read_minutes", rf"what (?:was|were|is) decided {_IN} (?P<which>{WHICH})", _part("decisions")),
    rule("read_minutes", rf"(?:summari[sz]e|sum up|recap) {_NOT_OURS}(?P<which>{WHICH})", _part("summary")),
    rule("read_minutes", rf"what (?:was|is) {_NOT_OURS}(?P<which>{WHICH}) about", _part("summary")),
    rule("read_minutes", rf"what happened {_IN} (?P<which>{SURE})", _part("summary")),
    rule("play_recording", rf"play(?: me| back| us)? (?P<which>{WHICH}),? {_WHERE}", _from_words),
    rule(
        "play_recording",
        rf"play(?: me| back| us)? (?P<which>{WHICH}),? (?:from|starting (?:at|from)|at) (?P<at>[\w: ]+?)(?: on)?",
        _from_time,
    ),
    rule("play_recording", rf"play(?: me| back| us)? (?P<which>{WHICH})", _only_which),
    rule("play_recording", rf"play(?: me)? {_NO_SONG}{_WHERE}(?: {_IN} (?P<which>{WHICH}))?", _from_words),
    rule(
        "find_recording",
        rf"(?:find|look for|search for|show me)(?: me)? (?:the|a|an|my|that|our) {_KIND}"
        r" (?:about|with|from|of|on|where|that mentions|called) (?P<about>.+)",
        _about,
    ),
    rule("find_recording", r"search (?:all )?(?:my |the )?(?:recordings|meetings|calls) for (?P<about>.+)", _about),
    rule(
        "find_recording",
        rf"(?:in )?which (?:{_KIND})(?:s)? (?:(?:is|was|were|are) (?:about|with|from)|mentions?"
        r"|(?:did|do) we (?:talk about|mention|discuss)) (?P<about>.+)",
        _about,
    ),
    rule(
        "find_recording",
        r"(?:what|which) recordings (?:are there|do i have|have i got)"
        r"|(?:what|which) (?:recordings|meetings|calls) (?:did i record|have i recorded)"
        r"|(?:list|show)(?: me)? (?:all )?(?:my|the) recordings"
        r"|do (?:i|we) have (?:a|any) recordings? (?:about|of|with|from) (?P<about>.+)",
        _about,
    ),
    *(rule("ask_recording", form, _question) for form in _ASK),
    rule(
        "transcribe_file", r"transcribe (?:the )?(?:(?:sound|audio|video) )?(?:file|recording) (?P<file>.+)", _file
    ),
    rule(
        "transcribe_file",
        r"(?:write down|transcribe) (?:the |my )?(?:(?:(?:sound|audio|video) )?file )?(?:called |named )?"
        rf"(?P<file>(?:(?!that\b)[^ ]+ ?){{1,6}}(?:\.| dot | point ){_ENDING})",
        _file,
    ),
)

_NOT_A_NAME = r"(?!(?:a|an|the|your|my|his|her|their|its|that|this|another|somebody|someone)\b)"
_NAMED = rf"{_NOT_A_NAME}[\w.-]+(?: [\w.-]+)?"
_VOICE = rf"(?:(?P<voice>{_NAMED})'s? voice|the voice of (?P<of>{_NAMED}))"
_LAST_VOICE = re.compile(
    r"(?P<rest>.+?)(?:,? and (?:then )?(?:read|say|tell|speak)(?: (?:it|them|that|this))?(?: out| aloud)?)?"
    rf"(?: to (?:me|us))?,? (?:in|with|using) {_VOICE}",
    re.IGNORECASE,
)
RECITED: tuple[Rule, ...] = tuple(
    rule("speak_in_voice", form, _said_by)
    for form in (
        rf"(?:say|read|speak)(?: out| aloud)?:? (?P<text>.+?),? (?:in|with) {_VOICE}",
        rf"(?:say|read|speak)(?: (?:this|the following))? (?:in|with) {_VOICE}[,:]? (?P<text>.+)",
    )
)
"""Words of the user's own in a voice; after all that can be read in one."""

READ_ALOUD = frozenset(
    "find_recording ask_recording read_minutes who_spoke_most read_file read_clipboard read_notes search_notes"
    " read_list list_reminders get_time get_date time_left".split()
)
"""Tools whose answer may be wanted in a voice: they read, and end with their answer."""


NO_VOICE = "There is no voice in the library yet. Make one in Voices."
_NO_RECORDING = "There are no recordings yet. Record or import a meeting first."
MISSING = {
    "find_recording": _NO_RECORDING,
    "ask_recording": _NO_RECORDING,
    "read_minutes": _NO_RECORDING,
    "who_spoke_most": _NO_RECORDING,
    "play_recording": _NO_RECORDING,
    "speak_in_voice": NO_VOICE,
}
"""What to say where a tool has nothing to work with, and is not offered for that reason."""


def in_a_voice(reading: str) -> tuple[str, str] | None:
    """What is to be read, as a sentence of its own, and the voice; None where none is named."""
    match = _LAST_VOICE.fullmatch(reading)
    return (match["rest"], match["voice"] or match["of"]) if match else None
