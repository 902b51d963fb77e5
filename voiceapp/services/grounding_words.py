"""Words that turn what a sentence says, in English and German: what the grounding check and the extractive minutes
look for. All in lower case, contractions undone ("do not"), as ``grounding_text.tokens`` gives them.
"""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _pattern(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b")


STOP_WORDS = _set(
    """a about after all also am an and any are as at be because been before but by can could did do does for from
    get go going had has have he her here him his how i if in into is it its just let may me more most my need no
    not now of off ok okay on one only or our out over please shall she should so some than that the their them then
    there they this those to too up us very was we well were what when where which while who whose why will with
    would yes you your
    aber alle als also am an auch auf aus bei bin bis bitte da dann das dass dem den der des die dies diese doch du
    ein eine einem einen einer er es etwas für hat hatte haben habe ich ihm ihn ihr im in ist ja jetzt kann kannst
    können machen man mal mit muss müssen nach noch nur ob oder sich sie sind so soll sollen sollte sollten um und
    uns vom von vor war waren was wenn wer werden werde wie wir wird wo zu zum zur über"""
)

REPORTS = _set(
    """team participant participants meeting discussed discuss discussion decided decide decision agreed agree
    agreement mentioned mention reported report said says noted note explained explain proposed propose
    suggested suggest asked ask question topic point besprochen besprechen beschlossen vereinbart erwähnt
    berichtet gesagt sagt vorgeschlagen frage thema punkt teilnehmer besprechung"""
)
"""How minutes speak of what is said: nobody has to have said these."""

LOOSE = _set(
    """a an the so well just and that also oh yeah okay like really actually der die das den dem ein eine einen
    einem einer und ja also halt eben mal doch noch"""
)
"""Words that a quote may leave out, or bring in, without saying something else."""

FILLERS = _set("um uh er erm uhm hm hmm mhm äh ähm öh hä")

NEGATIONS = _set(
    """not no never none nothing nobody neither nor without nicht kein keine keinen keinem keiner keines nie niemals
    niemand nichts ohne weder"""
)

REFUSALS = _set(
    """against reject rejects rejected refuse refuses refused decline declined cancel cancels cancelled canceled
    drop drops dropped stop stops stopped abandon abandoned avoid skip skipped gegen abgelehnt lehnen ablehnen
    gestrichen streichen abgesagt absagen"""
)
"""Verbs that turn a sentence as "not" does."""

EMPTY_NEGATIONS = _pattern(
    "not only", "not just", "no problem", "no worries", "do not worry", "do not forget", "why not", "or not",
    "no later than", "no doubt", "nicht nur", "kein problem", "nicht vergessen", "oder nicht", "nicht wahr",
)  # fmt: skip
"""Negations that negate nothing."""

OPPOSITES = tuple(
    (_set(one), _set(other))
    for one, other in (
        ("increase increases increased raise raised", "decrease decreases decreased lower lowered reduce reduced"),
        ("accept accepts accepted approve approved", "reject rejects rejected"),
        ("before vor", "after nach"),
        ("more mehr", "less fewer weniger"),
        ("start starts started begin begins", "stop stops stopped end ends"),
        ("open opens opened", "close closes closed"),
        ("buy buys bought kaufen", "sell sells sold verkaufen"),
        ("hire hires hired", "fire fires fired"),
        ("earlier früher", "later später"),
        ("keep keeps kept behalten", "remove removes removed drop dropped entfernen"),
        ("cheaper billiger", "dearer expensive teurer"),
        ("above over über", "below under unter"),
    )
)

HEDGES = _set("maybe perhaps might possibly vielleicht eventuell möglicherweise womöglich")
TENTATIVE = HEDGES | _set("may could consider considered considers könnte könnten überlegt")
"""What a text may say to stay as tentative as its source."""

CONDITIONS = _set("if unless falls sofern wenn")
CONDITIONAL = CONDITIONS | _set("provided once when whether depending ob sobald")
_NOT_CONDITIONS = _pattern(
    r"(?:see|check|ask|asks|asked|know|wonder|tell|even|as|what|only) if", "if you (?:like|want)", "auch wenn",
)  # fmt: skip


def conditional(text: str) -> bool:
    """Whether a sentence holds under a condition only."""
    return bool(CONDITIONS & set(_NOT_CONDITIONS.sub(" ", text).split()))


ASKED = _set("asked asks ask whether if question unclear open unknown ob fragt gefragt frage offen unklar")
"""What a text may say to stay a question as its source is."""

ACCEPTED = _pattern(
    "yes", "yeah", "yep", "sure", "okay", "ok", "agreed", "fine", "good idea", "sounds good", "of course",
    "will do", "works for me", "let us do", "all right", "deal", "absolutely", "ja", "genau", "einverstanden",
    "gut", "klar", "gerne", "passt", "in ordnung", "abgemacht", "mach ich", "machen wir",
)  # fmt: skip

REVERSED = _pattern(
    "instead", "scratch that", "on second thought", "changed my mind", "change of plan", "no longer", "after all",
    "let us not", "forget (?:about )?(?:that|it)", "stattdessen", "doch nicht", "doch lieber", "doch anders",
    "nicht mehr",
)  # fmt: skip
"""Said by somebody who takes back what was said before."""

FIRST_PERSON = _pattern(
    "i (?:will|can|shall|would|must|could)", "i am going to", "i (?:have|need|want) to", "let me",
    "ich (?:werde|kann|will|muss|mache?|kümmere|übernehme|schicke|schreibe|rufe|prüfe|sehe|schaue|frage|bringe)",
    "(?:mache?|erledige|übernehme) ich", "i am on it", "i do it", "leave it to me", "on me",
)  # fmt: skip
REQUEST = _pattern(
    "(?:can|could|would|will) you", "please", "(?:kannst|könntest|würdest) du", "(?:können|könnten) sie", "bitte",
)  # fmt: skip
ASSIGNS = _set(
    """will shall should must has needs please can could would takes wird soll sollte muss kann könnte bitte kannst
    könntest macht übernimmt kümmert schickt"""
)
"""After a name: what follows is that one's task."""

DAYS = _set(
    """monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight yesterday montag dienstag
    mittwoch donnerstag freitag samstag sonntag heute morgen gestern übermorgen"""
)
MONTHS = _set(
    """january february march april may june july august september october november december januar februar märz
    mai juni juli oktober dezember"""
)
MONTH_SHORT = {
    "jan": "january", "feb": "february", "mar": "march", "apr": "april", "jun": "june", "jul": "july",
    "aug": "august", "sep": "september", "sept": "september", "oct": "october", "nov": "november",
    "dec": "december", "mon": "monday", "tue": "tuesday", "tues": "tuesday", "wed": "wednesday",
    "thu": "thursday", "thurs": "thursday", "fri": "friday", "sat": "saturday", "sun": "sunday",
}  # fmt: skip
"""Short forms, which count as written out only where the text has them with a capital letter."""

SUBJECTS = _set(
    """team participants participant everyone everybody somebody someone nobody meeting group discussion speaker
    speakers attendees people members agreement decision both each others another it they we he she you this that
    there these those the a an all most some many work time next last first second third new nothing anything alle
    jemand niemand gruppe besprechung teilnehmer entscheidung"""
)
"""Beginnings of a sentence that are no names."""

VERBS = _set(
    """will to has have had is was are were should shall must can could may might said says sent sends asked asks
    agreed agrees told tells wants wanted needs proposed suggested reported explained wrote writes thinks thought
    and wird soll hat ist war sagt sagte schickt schreibt will kann muss möchte und"""
)
"""After a sentence's first word: that word may be a name."""
