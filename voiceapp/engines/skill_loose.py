"""A second reading of sentences that no rule fits: by their words, whatever the order.

An intent is read only when one word of each of its groups is there and *every* word of the sentence belongs
to its small vocabulary. So "is there still time on my timer" is understood, while "I spent time with my
timer" is not: nothing explains "spent".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from voiceapp.engines.skill_dates import DAYS
from voiceapp.engines.skill_household import list_name
from voiceapp.engines.skill_numbers import parse_duration
from voiceapp.engines.skill_text import DURATION, Arguments

_LIST = re.compile(
    r"\b(?:(?:my|the|our|that|this|a) )?(?:(?:(?P<name>to do|to-do|[a-z'-]+) )?list|(?P<bare>groceries))\b(?! of)"
)
_DURATION = re.compile(rf"(?<![\w-]){DURATION}(?![\w-])")
_WISH = re.compile(r"\bi(?:'d like| would like|'d love| want| need| wish)(?: to)?\b|\bi (?:can|could|may|have)\b")


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FILLERS = _set(
    "the a an my our me please now right there still just currently again it's its WISH can could you would"
    " will be to"
    " and so then also quickly today for moment at thanks"
)
_ASKING = _set(
    "what what's whats which how how's tell show check read give know any is are do does when when's say got list"
)


@dataclass(frozen=True)
class _Intent:
    tool: str
    groups: tuple[frozenset[str], ...]
    words: frozenset[str]
    first: frozenset[str] = frozenset()  # where given, the sentence must begin with one of these


def _intent(tool: str, groups: tuple[str, ...], words: str, first: str = "") -> _Intent:
    needed = tuple(_set(group) for group in groups)
    return _Intent(tool, needed, _FILLERS.union(*needed, _set(words), _set(first)), _set(first))


_TIMER = "timer timers countdown stopwatch"
_INTENTS: tuple[_Intent, ...] = (
    _intent(
        "set_timer",
        ("LENGTH", "timer countdown stopwatch clock"),
        "set start make create put run get begin have activate add turn kick fire on up of with another new"
        " one long go"
        " off ring beep in kitchen from count down",
        (
            "set start make create put run get begin give WISH timer countdown stopwatch LENGTH a new"
            " another kitchen one add the turn"
        ),
    ),
    _intent(
        "set_timer", ("LENGTH", "set start time count"), "up down from a for of timing", "set start time count"
    ),
    _intent(
        "set_timer",
        ("LENGTH", "when once after in", "over up passed gone done past"),
        "remind tell notify alert ping warn let know have has are is beep buzz call inform",
        "remind tell notify alert ping warn let beep buzz when once after in call inform",
    ),
    _intent(
        "get_time",
        (
            "time hour clock",
            "what what's whats which tell check know give say got current see",
            "it the is now please current me",
        ),
        "is time's exactly exact current local here do you have late",
    ),
    _intent(
        "get_date",
        (
            "date day weekday month year week " + " ".join(DAYS),
            "what what's which tell give know is it's",
            "today it date current today's",
        ),
        "of in we have on got current the day",
        "what what's which tell give know is it's today's",
    ),
    _intent(
        "cancel_timer",
        (
            _TIMER,
            "cancel stop kill delete remove clear end forget off disable abort dismiss drop scrap silence"
            " reset quit rid"
            " anymore halt terminate interrupt shut",
        ),
        "turn switch get of about all every running that this don't longer any more no go ahead out",
    ),
    _intent(
        "time_left",
        (
            _TIMER,
            (
                "left remaining long longer much time far along status check still running show when done"
                " many minutes seconds active any remain more"
            ),
        ),
        "on of in until till before goes go off ring rings rung finish finished finishes over is are does do"
        " has have had"
        " will until it that this run set going ends end up been i did already hours got take takes ready"
        " due soon yet wait",
        "how how's when when's is are do does did what what's check show tell any which give status",
    ),
    _intent(
        "time_left",
        ("left remaining", "much long many time minutes seconds"),
        "is are do i have how hours of it",
        "how what what's is are",
    ),
    _intent(
        "list_reminders",
        ("reminders alarms", " ".join(_ASKING) + " open active hear see go have"),
        "i on of are have did set coming up open active left through out all back tomorrow due pending in"
        " has been you hear set",
        " ".join(_ASKING) + " hear see go have",
    ),
    _intent(
        "clear_list",
        ("LIST", "clear empty wipe erase reset throw trash delete scrap purge clean discard"),
        "away out off completely entirely everything all on from of things items entries whole up in it",
    ),
    _intent(
        "read_list",
        (
            "LIST",
            "what what's whats which read show tell give see hear check recite say anything something many",
            "on in read show tell give see hear check recite say",
        ),
        "is are do does i we have got put things items everything all out aloud back through up so far what's left"
        " that stuff of and many how else go over",
    ),
    _intent(
        "read_notes",
        ("notes", "read show list hear tell give what what's which see check any", "my the any all i"),
        "are is in do have did take took made make saved written of out aloud back through have got last"
        " latest recent"
        " all what's wrote down",
        "read show list hear tell give what what's which see check any do are let all",
    ),
    _intent(
        "help",
        (
            "help options commands skills examples example abilities functions features",
            "what what's which show tell give list WISH you need help",
        ),
        "i say ask of some are do have is your use know understand can an that me with few things out with"
        " commands list all voice",
        "what what's which show tell give list WISH help do you your some",
    ),
    _intent(
        "help",
        ("what what's how", "you", "do understand work use know ask say answer offer"),
        "i can able things of everything all kind sorts for are what this that to with",
    ),
)


def loose(text: str, now: datetime) -> tuple[str, Arguments] | None:
    """The call that the words of ``text`` ask for; None where a word is left that no intent explains."""
    plain = " ".join(re.sub(r"[^\w' -]", " ", text.lower()).split())
    if len(plain.split()) > 16:
        return None
    arguments: Arguments = {}
    plain = _WISH.sub("WISH", plain)
    listed = _LIST.search(plain)
    if listed:
        name = list_name(listed["name"] if listed["name"] not in (None, "the", "my", "a", "that") else "")
        arguments["list"] = name
        plain = f"{plain[: listed.start()]} LIST {plain[listed.end() :]}"
    seconds = None
    for found in _DURATION.finditer(plain):
        seconds = parse_duration(found[0])
        if seconds and seconds >= 1:
            plain = f"{plain[: found.start()]} LENGTH {plain[found.end() :]}"
            break
    words = plain.replace("-", " ").split()
    present = set(words)
    for intent in _INTENTS:
        if not present <= intent.words or not all(group & present for group in intent.groups):
            continue
        if intent.first and words[0] not in intent.first | _set("please so and then just now also can could"):
            continue
        if ("LENGTH" in present) != (intent.tool == "set_timer") or ("LIST" in present) != intent.tool.endswith(
            "_list"
        ):
            continue
        return _call(intent.tool, arguments, seconds)
    return None


def _call(tool: str, arguments: Arguments, seconds: float | None) -> tuple[str, Arguments]:
    if tool == "set_timer" and seconds is not None:
        return tool, {"seconds": int(seconds) if seconds == int(seconds) else seconds}
    if tool.endswith("_list") and arguments.get("list") != "shopping":
        return tool, arguments
    return tool, {}
