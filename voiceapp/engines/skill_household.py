"""Rules for lists, notes and help."""

from __future__ import annotations

import re
from datetime import datetime

from voiceapp.engines.skill_text import Arguments, Rule, bare, rule

DEFAULT_LIST = "shopping"
_SAME = {
    "grocery": DEFAULT_LIST,
    "groceries": DEFAULT_LIST,
    "shopping": DEFAULT_LIST,
    "food": DEFAULT_LIST,
    "shop": DEFAULT_LIST,
    "to do": "to-do",
    "todo": "to-do",
    "to-do": "to-do",
    "to dos": "to-do",
    "todos": "to-do",
    "to-dos": "to-do",
    "task": "to-do",
    "tasks": "to-do",
}
_NOT_NAMES = re.compile(
    r"\b(?:is|are|was|were|of|long|who|what|and|from|with|to(?!.?do)|in|on|most|your|his|her|their)\b"
)

_LIST = (
    r"(?:(?:my|the|our|a|that|this) )?"
    r"(?:(?P<list>(?!(?:of|my|the|our|and|is|from|on)\b)[\w'-]+(?: [\w'-]+){0,2}?)[ -])?list"
    r"|(?:(?:my|the|our) )(?P<list2>groceries|grocery|shopping|to-?dos|tasks)"
)
_ON = r"(?:to|on|onto|on to|in|into|down on|up on)"
_FROM = r"(?:from|off|off of|out of|on|in)"
_PUT = (
    r"(?:add|put|write|stick|get|place|throw|toss|include|jot|enter|pop|note|put down|write down|jot down"
    r"|append|chuck"
    r"|insert|have|save|keep|drop|list|pencil|slap)"
)
_DROP = (
    r"(?:remove|delete|take|cross|scratch|strike|tick|check|drop|erase|get rid of|get|mark|pull|knock|clear"
    r"|throw|lose"
    r"|cut|scrap|eliminate|discard)"
)
_ALL = (
    r"(?:everything|all|all of it|it all|all (?:of )?(?:the |my )?(?:items?|things|entries|stuff|products)"
    r"|every item|every thing|all of (?:the|my) (?:items|things|entries))"
)
_LABEL = r"(?:shopping|grocery|to-?do|to do) list"


def list_name(name: str | None) -> str:
    """The name that a list is kept under: "groceries" is the shopping list, no name too."""
    plain = " ".join((name or "").lower().replace("_", " ").split()).removesuffix(" list")
    plain = bare(plain)
    return _SAME.get(plain, plain) or DEFAULT_LIST


def _which(match: re.Match[str]) -> Arguments | None:
    groups = match.groupdict()
    said = groups.get("list") or groups.get("list2") or ""
    if _NOT_NAMES.search(said.lower()):
        return None
    name = list_name(said)
    return {} if name == DEFAULT_LIST else {"list": name}


def _item(match: re.Match[str], _now: datetime) -> Arguments | None:
    which = _which(match)
    item = re.sub(r"^(?:some|the word|also) ", "", match["item"].strip(" ,:;.'"), flags=re.IGNORECASE)
    item = re.sub(r"^(?:down|off|up) ", "", item, flags=re.IGNORECASE)
    if item.lower().startswith(("rid of ", "off ", "to ")) or re.search(r"\b(?:it|them|those)$", item.lower()):
        return None  # "get rid of ..." puts nothing on a list; "... put it" is for the rule of two clauses
    if which is None or not item or len(item.split()) > 20 or item.lower() in ("it", "that", "them", "this", "off"):
        return None
    return {"item": item} | which


def _list(match: re.Match[str], _now: datetime) -> Arguments | None:
    return _which(match)


def _text(match: re.Match[str], _now: datetime) -> Arguments | None:
    groups = match.groupdict()
    text = (groups["text"] or groups.get("text2") or "").strip(" ,:;.!")
    if not text or text.lower() in ("it", "that", "this", "down", "something", "anything"):
        return None
    return {"text": text}


def _query(match: re.Match[str], _now: datetime) -> Arguments | None:
    query = bare(match["query"])
    return {"query": query} if query and len(query.split()) <= 8 else None


_MADE = (
    r"(?: (?:i took|i made|i have|i've taken|i wrote|i've made|that i took|i saved|out loud|aloud|to me|back"
    r" to me))?"
)

_LIST_RULES: tuple[Rule, ...] = (
    *(
        rule("clear_list", form, _list)
        for form in (
            (
                rf"(?:clear|empty|wipe|erase|reset|delete|clean|trash|purge|clear out|empty out|wipe out|clean"
                rf" out|clear off)(?: (?:out|off))? (?:{_LIST})(?: (?:out|completely|entirely|clean))?"
            ),
            (
                rf"(?:delete|remove|clear|erase|take|drop|wipe|cross|get rid of)(?: off)? {_ALL}(?: (?:that is"
                rf"|that's))? (?:off )?{_FROM} (?:{_LIST})"
            ),
            rf"(?:start|begin|restart) (?:{_LIST}) (?:over|again|from scratch|fresh|anew)",
            rf"start (?:a |over with a )?(?:new|fresh|clean|empty) (?:{_LABEL})",
        )
    ),
    *(
        rule("read_list", form, _list)
        for form in (
            (
                rf"(?:what's|what is|whats|what do i have|what have i got|what do we have|what have we got"
                rf"|what else is|what all is|what things are|what items are|what have i put|what did i put"
                rf"|what are the things|what are the items)(?: currently| still| left)? (?:on|in)"
                rf" (?:{_LIST})(?: (?:so far|right now|now|today|at the moment))?"
            ),
            (
                rf"(?:read|show|tell|give|list|go through|go over|open|see|hear|display|recite|run through"
                rf"|pull up|bring up|check)(?: me)?(?: (?:out|back|through|off|over|up|aloud))?(?: (?:what's"
                rf"|what is|everything|all|the items|the things|what i have|all the items|what we have)(?:"
                rf" that is| that's)?(?: on| in))? (?:{_LIST})(?: (?:to me|out loud|aloud|back to me|for me"
                rf"|out|back|items))*"
            ),
            (
                rf"(?:is there|do i have|have i got|are there|is|have we got|do we have)(?: (?:anything"
                rf"|something|things|any items|items|much))?(?: else| left| still)* (?:on|in) (?:{_LIST})"
            ),
            (
                r"what (?:do|should|must|am|are) (?:i|we) ?(?:need|have|still need|still have|supposed|going)?"
                r"(?: to)? ?(?:buy|get"
                r"|pick up|shop for)(?: (?:from|at|in) (?:the )?(?:store|shop|shops|supermarket|market"
                r"|grocery store))?(?: today)?"
            ),
            r"(?:what's|what is) (?:my|the|our) (?P<list>(?!of\b)[\w'-]+(?: [\w'-]+)?) list",
            rf"(?:is|are|have i got|do i have|did i put) .+? (?:on|in) (?:{_LIST})(?: (?:already|yet))?",
            r"(?:the |my )(?:(?P<list>[\w'-]+(?: [\w'-]+){0,1}) )?list",
        )
    ),
    *(
        rule("add_to_list", form, _item)
        for form in (
            rf"{_PUT} (?P<item>.+?)(?: down)? {_ON} (?:{_LIST})",
            rf"(?:{_LIST})[,:]? {_PUT} (?P<item>.+)",
            rf"{_PUT} {_ON} (?:{_LIST})[,:]? (?P<item>.+)",
            rf"{_ON} (?:{_LIST})[,:]? (?:i want to |i'd like to |you can |please )?{_PUT} (?P<item>.+)",
            rf"(?:{_LIST}) (?:needs|should have|wants) (?P<item>.+)",
            rf"(?:i|we) (?:need|want) (?P<item>.+?) {_ON} (?:{_LIST})",
            (
                rf"(?:(?:we|i)(?:'m| am|'re| are)? (?:need(?: to (?:buy|get))?|out of|want|have to (?:buy|get)"
                rf"|must (?:buy|get)|should (?:buy|get)|running (?:low on|out of)|low on|almost out of|ran out"
                rf" of|are out of)|buy"
                rf"|get) (?P<item>.+?),? (?:so |and |please |can you |could you )*{_PUT} (?:it|that|them|those"
                rf"|some) (?:down )?{_ON} (?:{_LIST})"
            ),
        )
    ),
    *(
        rule("remove_from_list", form, _item)
        for form in (
            rf"{_DROP}(?: off| out)? (?P<item>.+?)(?: off| out)? {_FROM} (?:{_LIST})",
            rf"(?:i|we) (?:don't|do not|no longer) (?:need|want) (?:the |any )?(?P<item>.+?)"
            rf"(?: (?:anymore|any more))? {_FROM} (?:{_LIST})",
            rf"(?:i|we) (?:don't|do not|no longer) (?:need|want) (?:the |any )?(?P<item>.+?)(?: (?:anymore|any"
            rf" more))?,? "
            rf"(?:so |and |please |can you |could you )*{_DROP} (?:it|that|them|those) (?:off )?{_FROM}"
            rf" (?:{_LIST})",
            (
                rf"(?:i|we)?(?:'ve| have)? ?(?:already |just )?(?:bought|got|have|picked up|did|done|got"
                rf" already|don't need)(?: the)? (?P<item>.+?)(?: already| anymore)?,? (?:so |and |please |can"
                rf" you |could you |you can )*{_DROP} (?:it|that|them|those) (?:off )?{_FROM} (?:{_LIST})"
            ),
        )
    ),
)

_NOTE_RULES: tuple[Rule, ...] = (
    *(
        rule("search_notes", form, _query)
        for form in (
            (
                r"(?:search|look|go|check|look up|scan|dig)(?: (?:through|in|inside))* (?:my |the |all my"
                r" )?notes (?:for|about|on) (?P<query>.+)"
            ),
            (
                r"(?:find|search|search for|look for|look up|show|show me|read|read me|get|get me|give me"
                r"|open|pull up)(?: (?:the|my|any|a|all|all my|that))? notes? (?:about|on|for|with|of|that"
                r" mentions?|mentioning|containing|regarding|saying|where i mention(?:ed)?) (?P<query>.+)"
            ),
            (
                r"what (?:do|does|did) (?:my|the) notes? (?:say|tell me|contain|have|mention) (?:about|on"
                r"|regarding) (?P<query>.+)"
            ),
            r"(?:look for|find|search for|search|look up|check for) (?P<query>.+?) in (?:my |the |all my )?notes",
            (
                r"(?:did|have) i (?:write|note|jot|written|noted|jotted|put|take|make)(?: (?:anything"
                r"|something|a note|any notes|notes))?(?: down)?(?: (?:anything|something))? (?:about|on"
                r"|regarding) (?P<query>.+)"
            ),
            (
                r"(?:do i have|have i got|is there|are there)(?: (?:a|any|some|my))? ?notes? (?:about|on|for"
                r"|regarding|with|mentioning) (?P<query>.+)"
            ),
            r"(?:which|what|do any|do)(?: of)?(?: my| the)? notes? (?:mentions?|contains?|talks? about|are"
            r" about|is about|has|have"
            r"|says? something about|says? anything about) (?P<query>.+)",
            r"what (?:was|is|were|are) (?:my|the|that) notes? (?:about|on|regarding) (?P<query>.+)",
            r"what (?:do i have|have i got|is there) in (?:my|the) notes (?:about|on|regarding) (?P<query>.+)",
            r"what did i (?:write|note|jot)(?: down)? about (?P<query>.+)",
        )
    ),
    *(
        rule("read_notes", form)
        for form in (
            (
                rf"(?:read|show|list|tell|give|see|open|check|display|hear|go through|go over|review|pull"
                rf" up)(?: me)?(?: (?:out|back|through|over|up|aloud))?(?: (?:all|all of))? ?(?:my |the |those"
                rf" |all )?(?:last |latest |recent |saved )?notes{_MADE}(?: (?:back|out|aloud|to me))*"
            ),
            rf"(?:what|where) are (?:all )?(?:my|the) (?:latest |recent |last )?notes{_MADE}",
            r"what(?:'s| is) in my notes|what do my notes say",
            r"what (?:did|have) i (?:note|write|jot|noted|written|jotted|put)(?: down)?",
            r"(?:do i have|are there|have i got|is there)(?: (?:any|some|a))? notes?(?: saved| stored)?",
            r"(?:what|which|how many) notes (?:do i have|did i (?:take|make)|have i (?:got|taken|made)|are there)",
            r"my notes",
        )
    ),
    *(
        rule("take_note", form, _text)
        for form in (
            (
                r"(?:take|make|create|write|add|leave|save|record|start|new|keep|jot|drop)(?: (?:down|me|a|an"
                r"|another|the|new|quick|short|voice|mental))* note(?: down)?(?:[,:]| that| to| saying| of|"
                r" about| which says| with| for me(?: that)?)* (?P<text>.+)"
            ),
            r"note(?: (?:that|down|down that|for me that):?|:) (?P<text>.+)|(?:note to self)[,:] (?P<text2>.+)",
            (
                r"(?:write|jot|note|put|take|get)(?: (?:this|it|that|something))? down[,:]?(?: for me)?(?: that"
                r"| the following)?[,:]? (?P<text>.+)"
            ),
            (
                r"remember(?: for me)?(?: that(?! (?:time|day|night|one|guy|girl|movie|film|song|place|summer"
                r"|when|year|moment|man|woman))|:) (?P<text>.+)"
            ),
            r"remember (?P<text>(?:my|our|the) .+? (?:is|are|was|were) .+)",
            (
                r"(?:save|store|keep|write|take)(?: down)? (?:this|the following)(?:(?: as a| in a| as)?"
                r" note[,:]?|[,:]) (?P<text>.+)"
            ),
        )
    ),
)

_HELP_RULES: tuple[Rule, ...] = tuple(
    rule("help", form)
    for form in (
        r"help(?: me)?(?: out)?",
        r"(?:i need|i want|give me|show me|i could use|get|get me)(?: some| a little)? help",
        (
            r"(?:show me|list|tell me|what are|give me)?(?: ?(?:all )?(?:your|the|some))?(?: ?voice)?"
            r" ?(?:skills|commands|functions|features|capabilities|abilities)(?: (?:do you have|are there|you"
            r" have))?"
        ),
        (
            r"what (?:else )?(?:can|could|do|are) you (?:do|able to do|understand|offer|know how to do"
            r"|capable of|good at|help(?: me)? with|for)(?: for me)?"
        ),
        (
            r"(?:tell me|show me|explain)(?: to me)? what (?:else )?you (?:can do|understand|are able to do"
            r"|know how to do)(?: for me)?"
        ),
        (
            r"what (?:kind of |sort of )?(?:things |questions |stuff )?(?:can|could|should|may|do) i (?:ask"
            r"|say|tell|do|use|say to|ask of|ask for|do with)(?: to)?(?: (?:you|here|this))?"
        ),
        (
            r"how (?:do|does|can|should) (?:you|this|it|i use you|i use this|i talk to you|i use it|this"
            r" thing|this app)(?: work)?"
        ),
        (
            r"(?:show|give|tell) me (?:some |a few |an )?examples?(?: (?:of )?(?:what|things|phrases)(?:"
            r" that)? i (?:can|could) (?:say|ask|do)(?: to)?(?: you)?)?"
        ),
        (
            r"(?:what|which) (?:voice )?(?:commands|skills|phrases|questions|sentences|tricks) (?:do you"
            r" (?:understand|know|have|support)|are there|can i (?:use|say|ask)|can you (?:understand|answer"
            r"|do))"
        ),
        r"tell me (?:more )?about (?:your(?:self| skills| features| commands)|this (?:app|assistant))",
        r"how can you help(?: me)?|what can you help(?: me)? with",
    )
)

RULES: tuple[Rule, ...] = (*_LIST_RULES, *_NOTE_RULES, *_HELP_RULES)
