"""How people say, in English and German, that they decide, take or give a task, ask, and by when."""

from __future__ import annotations

import re

Cue = re.Pattern[str]
_I = re.IGNORECASE

DECIDES = re.compile(
    r"\blet[’']?s (?!start|begin|see|talk|discuss|move on|go on|come back|continue|look|say|wait"
    r"|think|hear|be )"
    r"|\bwe(?:[’']ll| will| have decided| decided| agreed| agree| keep| are going to"
    r"| are not going to| won[’']t"
    r"| decide|[’']re going with)\b|\bthen we\b|\b(?:is|it[’']s) (?:decided|settled|agreed)\b|\bagreed,"
    r"|\bthe decision is\b|\bis (?:not )?part of\b|\bwe go with\b"
    r"|\b(?:wir (?:haben )?(?:beschlossen|beschließen|entschieden|entscheiden|einigen)"
    r"|dann (?:machen|nehmen) wir"
    r"|wir (?:machen|nehmen|bleiben|lassen)|beschlossen|abgemacht|einigen wir uns|also (?:machen"
    r"|nehmen) wir)\b",
    _I,
)
NOT_DECIDED = re.compile(
    r"\b(?:maybe|perhaps|might|could|if|whether|would|should|we[’']ll see|vielleicht|eventuell"
    r"|könnten|wenn|falls|ob)\b",
    _I,
)

TAKES = re.compile(
    r"\b(?:I[’']ll|I will|I[’']m going to|I am going to|I shall|let me|I need to|I have to|I must)"
    r" (?!be\b|have to\b|see\b|say\b|think\b|know\b|just\b|never\b|not\b|ask you\b|tell you\b"
    r"|never\b|come\b|miss\b)\w+"
    r"|\bich (?:werde|kümmere|übernehme|schicke|schreibe|rufe|prüfe|frage|bringe|erledige|mache"
    r"|organisiere|bestelle)\b"
    r"|\b(?:mache?|erledige|übernehme) ich\b",
    _I,
)
ASKS_FOR = re.compile(
    r"\b(?:can|could|would|will) you (?!hear\b|see\b|explain\b|repeat\b|imagine\b|say\b|believe\b)\w+"
    r"|\bplease (?!wait\b|let\b)\w+|\b(?:kannst|könntest|würdest) du\b|\b(?:können|könnten) Sie\b|\bbitte\b",
    _I,
)
NEEDED = re.compile(
    r"\b(?:we|somebody|someone) (?:need to|have to|must|has to|should)\b|\b(?:wir|jemand) (?:müssen"
    r"|muss|sollten?)\b",
    _I,
)

UNANSWERED = re.compile(
    r"\b(?:I don[’']t know|I do not know|no idea|not sure|nobody knows|have to find out"
    r"|talk about (?:it|that) again"
    r"|come back to (?:it|that)|good question|weiß (?:ich|es) nicht|weiß (?:das )?nicht|keine Ahnung|klären wir"
    r"|müssen wir klären|gute Frage)\b",
    _I,
)
OPEN = re.compile(
    r"\b(?:open question|(?:is|still|remains) (?:unclear|open)|we don[’']t know|need to find out|offene Frage"
    r"|(?:ist|bleibt|noch) (?:unklar|offen))\b",
    _I,
)
TOPIC = re.compile(
    r"\b(?:next|last|first|second|third|another) (?:point|topic|item|question)\b"
    r"|\blet[’']?s (?:talk about|discuss) (?!it\b|that\b|this\b)"
    r"|\b(?:nächster|nächstes|letzter|erster|zweiter) (?:Punkt|Thema)\b|\bzum Thema\b",
    _I,
)

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|januar|februar|märz"
    r"|mai|juni|juli|oktober|dezember)"
)
_TAG = r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)"
_MOMENT = (
    rf"(?:(?:this|next) )?{_DAY}|(?:this|next) (?:week|month|quarter|year)|tomorrow|today|tonight|noon"
    r"|(?:the )?end of (?:the |this |next )?(?:day|week|month|quarter|year)"
    rf"|(?:the )?[\w-]+(?: of)? {_MONTH}\b|{_MONTH} (?:the )?[\w-]+"
    rf"|(?:nächsten |kommenden )?{_TAG}|(?:diese|nächste) Woche|(?:diesen|nächsten) Monat|morgen"
    rf"|heute|übermorgen"
    rf"|Ende (?:der|des|nächster) \w+|(?:zum |dem )?\w+\.? {_MONTH}"
)
DUE = re.compile(
    rf"\b(?:by|before|until|till|on|in|bis|vor|am|im) (?:{_MOMENT}|{_MONTH})\b|\bin \w+ (?:days?"
    rf"|weeks?|months?)\b"
    rf"|\bin \w+ (?:Tagen|Wochen|Monaten)\b|\b(?:(?:this|next) (?:{_DAY}|week|month)|tomorrow|today|tonight)\b"
    r"|\b(?:heute|morgen früh|übermorgen|(?:diese|nächste) Woche)\b",
    _I,
)
LEADING = re.compile(
    r"^(?:(?:um+|uh+|er+m?|äh+m?|hm+|okay|ok|well|so|and|oh|yes|yeah|right|also|ja|und|na ja"
    r"|gut)\b[,.]?\s+)+",
    _I,
)
"""What a line of minutes need not begin with."""
