"""Things that are asked for, told in an English or German sentence by its words: amounts, moments, people ..."""

from __future__ import annotations

import re
from collections.abc import Collection

from voiceapp.services.grounding_text import is_number, numbers, words
from voiceapp.services.grounding_words import DAYS, MONTHS, NEGATIONS, STOP_WORDS, SUBJECTS
from voiceapp.services.minutes_cues import DECIDES

_I = re.IGNORECASE

_PARTS_OF_TIME = frozenset(
    """today tomorrow tonight yesterday morning noon afternoon evening midnight weekend easter christmas advent
    spring summer autumn winter mondays tuesdays wednesdays thursdays fridays saturdays sundays
    heute morgen gestern mittag mittags abend abends nachmittag wochenende ostern weihnachten frühling frühjahr
    sommer herbst winter montags dienstags mittwochs donnerstags freitags samstags sonntags""".split()
)
_TIMES = DAYS | MONTHS | _PARTS_OF_TIME
_MONTH = "|".join(sorted(MONTHS))
_UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|quarters?|decades?"
    r"|sekunden?|minuten?|stunden?|tage?n?|nächte|wochen?|monate?n?|jahre?n?)"
)
_SOME = r"(?:\d+|half an?|an?|a few|a couple of|einige[nr]?|ein paar|eine[mnr]?)"
_LASTS = re.compile(rf"\b{_SOME} {_UNIT}\b|\b(?:1[89]|20)\d\d\b", _I)
_AWAY = re.compile(
    rf"\b(?:in|within|after|for the last|nach|vor|seit|binnen) (?:about |etwa )?{_SOME} {_UNIT}\b"
    rf"|\b{_UNIT} (?:ago|later|später)\b"
)
_SOON = re.compile(
    rf"\b(?:this|next|last|every|each|diese[nrms]?|nächste[nrms]?|letzte[nrms]?|jede[nrms]?) {_UNIT}\b"
    r"|\b(?:soon|immediately|right away|at once|(?:end|beginning) of|(?:before|after|until|since|by) the"
    r"|sofort|gleich|bald|ende|anfang|seit|vor dem|nach de[mr])\b"
)
_AT = re.compile(
    r"\b(?:at|around|about|after|before|until|till|by|from|to|past|in|since|on the"
    r"|um|ab|gegen|bis|vor|nach|seit|am|den|dem|zum) \d{1,4}\b"
    r"(?! (?:percent|euros?|pounds?|dollars?|people|prozent|leute))"
)
_DATE = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b(?:1[89]|20)\d\d\b|\b\d{1,2} (?:am|pm|o clock|uhr)\b")
_ORDINAL = re.compile(
    r"\d(?:st|nd|rd|th)\b|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|\w+teenth|\w+tieth|ersten?|zweiten?|dritten?|vierten?|fünften?|sechsten?|siebten?|achten?|neunten?|zehnten?"
    r"|elften?|zwölften?|\w+zehnten?|\w+zigsten?)\b",
    _I,
)
_TIME_NUMBERS = re.compile(
    rf"\b\d+ {_UNIT}\b|\b(?:half|quarter|\d+) (?:past|to) \d+\b|\bhalb \d+\b|\b\d+ (?:o clock|uhr|am|pm)\b"
    r"|\b(?:in|since|until|from|by|seit|bis|jahr) (?:1[89]|20)\d\d\b"
    r"|\b(?:leaves|starts?|opens?|closes?|begins?|arrives?|departs?|meet|goes|comes) at \d+\b"
    rf"|\b\d+ (?:of )?(?:{_MONTH})\b|\b(?:{_MONTH}) \d+\b"
)
"""Numbers that tell a time or a length of it."""

_PLACE_IN_ORDER = re.compile(r"\b(?:erste|zweite|dritte|vierte)[nrms]? (?=[A-ZÄÖÜ])", _I)
_LARGE = re.compile(r"\b\w*(?:hundert|tausend|million)\w*\b", _I)
_NONE = re.compile(r"\b(?:nothing|nobody|none|free|no charge|niemand|keiner|gratis|kostenlos|umsonst|nichts)\b", _I)
_REPEATED = re.compile(
    r"\b(?:every|each|once|twice|times|daily|weekly|monthly|always|never|rarely|sometimes|often"
    r"|jede[nrms]?|einmal|zweimal|\w+mal|täglich|wöchentlich|monatlich|immer|nie|selten|manchmal|oft|\w+tags)\b",
    _I,
)
_COLOURS = re.compile(
    r"\b(?:red|green|blue|yellow|orange|white|black|gr[ae]y|brown|pink|purple|violet|turquoise|beige|silver|golden?"
    r"|cream|navy|(?:rot|grün|blau|gelb|weiß|schwarz|grau|braun|rosa|lila|violett|türkis|silber)(?:e[nrms]?)?)\b",
    _I,
)
_BECAUSE = re.compile(
    r"\b(?:because|since|so that|in order to|due to|otherwise|that[’']?s why|to be|too|\w+n[’']t|not|weil|denn"
    r"|damit|wegen|sonst|deshalb|daher|zu|nicht|kein\w*)\b",
    _I,
)
_PEOPLE = re.compile(
    r"\b(?:mother|father|mum|mom|dad|brother|sister|son|daughter|wife|husband|uncle|aunt|cousin|nephew|niece|grandma"
    r"|grandpa|grandmother|grandfather|neighbou?r|friend|colleague|boss|landlord|landlady|parents|partner|insurance"
    r"|team|company|bank|school|council|electrician|mechanic|plumber|carpenter|painter|doctor|dentist|nurse|teacher"
    r"|lawyer|accountant|technician|engineer|designer|developer|manager|director|driver|dealer|supplier|customer"
    r"|student|intern|volunteer|trainer|coach|everybody|everyone|nobody|somebody|someone|mutter|vater|mama|papa"
    r"|bruder|schwester|sohn|tochter|mann|frau|onkel|tante|neffe|nichte|oma|opa|nachbar|nachbarin|freund|freundin"
    r"|kollege|kollegin|chefin?|vermieter|eltern|handwerker|elektriker|arzt|ärztin|lehrer|lehrerin|firma|verein"
    r"|gemeinde|schule|kunde|alle|niemand|jemand)(?:e?s|e?n)?\b",
    _I,
)
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Doctor|Professor|Frau|Herrn?)\b\.? [A-ZÄÖÜ]")
_SPEAKER = re.compile(
    r"\b(?:I|I[’'](?:ll|m|ve|d)|[Ii]ch)\b(?! (?:think|guess|suppose|hope|know|don|would|denke|glaube))"
)
_CAPITAL = re.compile(r"(\S+) (?!I\b)([A-ZÄÖÜ][\w'’-]+)")
_OPENING = re.compile(
    r"([A-ZÄÖÜ]\w+) (?:will|would|can|could|has|had|is|was|does|did|wants?|wrote|said|took|takes)\b"
)
"""A name at the beginning of a sentence, where any word has a capital letter."""

_NO_NAME_AFTER = frozenset(
    """in at near on the a an this that every next last der die das den dem des ein eine einen einem einer im am ins
    zum zur vom beim kein keine und unsere unser mein meine bis wegen auf für""".split()
)
_SOMEWHERE = re.compile(
    r"\b(?:in|at|near|behind|beside|next to|opposite|under|above|into|across|inside|outside|along"
    r"|im|am|an|bei|beim|auf|neben|hinter|unter|über|zum|zur|vom|gegenüber"
    r"|(?:from|to|aus|nach|von)(?= (?:the|my|our|his|her|their|dem|der|den)\b))"
    r" (?:the |a |an |our |my |his |her |their |your |der |die |das |den |dem |einem |einer |ihre |unsere )?"
    r"((?:[a-zäöü]+ )?[\w'’-]+)",
    _I,
)
_HERE = re.compile(
    r"\b(?:from|to|nach|aus|von) (?!I\b)[A-ZÄÖÜ]\w+|\b\d+ [A-Z]\w+ [A-Z]\w+"
    r"|\b(?:upstairs|downstairs|abroad|daheim|zu hause|at home)\b"
)
_NOWHERE = frozenset(
    """weekend moment morning mornings evening evenings afternoon afternoons end meantime way phone time once least
    all that this it them us me be you fact case first second third quarter do get have go see say tell take make
    keep zeit ende anfang mal letzten nächsten fall next last night years weeks""".split()
)
_WORD = re.compile(r"[\w'’-]+")


def holds_amount(text: str, known: Collection[str]) -> bool:
    """Whether a number is in it that is none of the ``known`` ones and no time; "one" alone may be anything."""
    told = numbers(_PLACE_IN_ORDER.sub(" ", text))
    plain = _TIME_NUMBERS.sub(" ", " ".join(words(text))).split()
    return bool((told & set(plain)) - {"1"} - set(known)) or bool(_NONE.search(text) or _LARGE.search(text))


def holds_length(text: str) -> bool:
    """Whether a length of time is in it, or a year that tells an age."""
    return bool(_LASTS.search(" ".join(words(text))))


def dated(text: str) -> bool:
    """Whether a moment is in it."""
    found = words(text)
    plain = " ".join(found)
    return (
        not _TIMES.isdisjoint(found)
        or any(pattern.search(plain) for pattern in (_AWAY, _SOON, _AT, _DATE))
        or bool(_ORDINAL.search(text) and any(map(is_number, found)))
    )


def holds_repetition(text: str) -> bool:
    """Whether it tells how often."""
    return bool(_REPEATED.search(text))


def holds_colour(text: str) -> bool:
    """Whether a colour is in it."""
    return bool(_COLOURS.search(text))


def holds_decision(text: str) -> bool | None:
    """True where something is decided in it; people decide in many words, so that nothing else can be told."""
    return bool(DECIDES.search(text)) or None


def holds_reason(text: str, asked: Collection[str]) -> bool | None:
    """True where a word of reasons is in it that is none of those ``asked`` with; a reason needs no such word."""
    return not _found(_BECAUSE, text) <= set(asked) or None


def holds_name(text: str, asked: Collection[str]) -> bool:
    """Whether somebody or something is called by a name that is none of the words ``asked`` with."""
    found = [word for before, word in _CAPITAL.findall(text) if before.casefold() not in _NO_NAME_AFTER]
    opening = _OPENING.match(text)
    if opening and opening[1].casefold() not in SUBJECTS | STOP_WORDS | NEGATIONS:
        found.append(opening[1])
    return bool({word.casefold().removesuffix("'s") for word in found} - _TIMES - set(asked))


def holds_person(text: str, people: Collection[str], asked: Collection[str], names: bool) -> bool | None:
    """Whether somebody is named: one of ``people``, by a title or what he or she is, or by any name (``names``).

    None: the one who speaks, saying "I", may or may not be meant.
    """
    said = set(map(str.casefold, _WORD.findall(text)))
    if not said.isdisjoint(people) or _TITLED.search(text) or not _found(_PEOPLE, text) <= set(asked):
        return True
    if names and holds_name(text, asked):
        return True
    return None if _SPEAKER.search(text) else False


def holds_place(text: str, asked: Collection[str]) -> bool:
    """Whether it tells where, by other words than those ``asked`` with."""
    places = [set(place.casefold().split()) for place in _SOMEWHERE.findall(text)]
    nowhere = _NOWHERE | _TIMES | set(asked)
    return any(place.isdisjoint(nowhere) and not any(map(is_number, place)) for place in places) or bool(
        _HERE.search(text)
    )


def _found(pattern: re.Pattern[str], text: str) -> set[str]:
    return {match.casefold() for match in pattern.findall(text)}
