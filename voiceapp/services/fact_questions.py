"""Questions that the measured facts of a sound answer by themselves, in English and German.

A question is taken only where nothing else is in it: "What key did she lose?" asks for more than a key.
"""

from __future__ import annotations

import re

from voiceapp.services.fact_lines import Topic
from voiceapp.services.grounding_text import words

_WHETHER = (
    r"(?=^\W*(?:is|are|does|do|did|gibt|ist|wird|spielt|spricht|hört)\b"
    r"|.*\b(?:is there|are there|any|anybody|anyone|when|where|how long|how much"
    r"|jemand|wann|wo|wie lange?|wie viel)\b).*"
)
"""It is asked whether there is something, when, or how much."""

_ASKED: tuple[tuple[Topic, str], ...] = (
    ("length", r"\bhow long\b|\b(?:length|duration)\b|\bwie lange?\b|\b(?:länge|dauer)\b"),
    (
        "loudness",
        r"\b(?:loud\w*|volume|levels?|lufs|peak|clipp?\w*|quietest|softest)\b"
        r"|\b(?:laut|lauteste\w*|leiseste\w*|lautstärke|lautheit|pegel|übersteuert)\b",
    ),
    (
        "tempo",
        r"\b(?:tempo|bpm|beats?|rhythm)\b|\bhow fast\b(?!.*\b(?:speak|talk))"
        r"|\b(?:schläge|rhythmus|takt)\b|\bwie schnell\b(?!.*\b(?:spricht|redet))",
    ),
    ("key", r"\b(?:key|scale)\b|\b(?:tonart|tonleiter)\b"),
    ("silence", r"\b(?:silen\w+|quiet|pauses?|nothing)\b|\b(?:still|stille|ruhig|ruhe|pausen?|nichts)\b"),
    (
        "speakers",
        r"\bhow many (?:\w+ )?(?:speakers?|people|persons?|voices?|participants?)\b"
        r"|\bwho (?:\w+ )?(?:speaks?|talks?|spoke|talked|speaking|talking)\b|\bspeakers\b"
        r"|\bwie viele (?:\w+ )?(?:sprecher\w*|personen|leute|menschen|stimmen|teilnehmer)\b"
        r"|\bwer (?:\w+ )?(?:spricht|redet|sprach)\b|\bsprecher\w*\b",
    ),
    (
        "voice",
        r"\bpitch\b|\bhow (?:high|low|deep)\b|\b(?:tonhöhe|stimmlage|stimmhöhe)\b|\bwie (?:hoch|tief)\b",
    ),
    ("music", _WHETHER + r"\b(?:music|song|musik|lied)\b"),
    ("speech", _WHETHER + r"\b(?:speech|spoken|talk\w*|speak\w*|voices?|sprache|gesprochen|spricht|redet)\b"),
)

_ASKS = tuple((topic, re.compile(pattern, re.IGNORECASE)) for topic, pattern in _ASKED)

_LEADS: dict[Topic, tuple[Topic, ...]] = {
    "music": ("tempo", "key", "loudness", "silence"),
    "speech": ("speakers", "voice", "loudness", "silence"),
}
"""Where one of these is asked for, the word only tells of what: "the tempo of the music"."""

_PLAIN = frozenset(
    """a all an and any anybody anyone anything are at audio beat beats bpm by can clip clipped clipping clips deep
    did do does duration during fast file for from have hear heard her here high his how i in is it its key
    least length level levels long loud louder loudest loudly loudness low lufs many me measure minute moment
    moments most much music musical no nobody nothing of on one or overall part participant participants parts
    pause pauses peak people per person persons piece pitch place places play played playing plays point quiet
    quietest recording rhythm scale second seconds silence silences silent softest some somebody someone
    something song sound sounds speak speaker speakers speaking speaks speech spoke spoken talk talked talking
    talks tell tempo that the their them there they this time times to total voice voices volume was were what
    when where which who you

    alle aller am an auf aufnahme bei da das dauer dauert datei dem den der des die diese dieser dieses ein eine
    einem einer es etwas ganze ganzen geht gesprochen gibt gehört haben hat hoch hört ich im in insgesamt
    irgendwo ist jemand keine lang lange laut lauteste lautesten lautheit lautstärke leiseste leisesten leute
    lied länge man meisten menschen minute moment musik musikstück nichts oder pause pausen pegel person
    personen pro reden redet rhythmus ruhe ruhig schläge sind schnell spielt sprach sprechen sprache sprecher
    sprecherin sprecherinnen spricht stelle stellen still stille stimme stimmen stimmhöhe stimmlage stück takt
    teil teilnehmer tempo tief tonart tonhöhe tonleiter und viel viele von wann war was welche welchem welchen
    welcher welches wenigsten wer wie wird wo zu übersteuert""".split()
)
"""Words that a question may be made of that asks for nothing but facts."""


def asked_topics(question: str) -> tuple[Topic, ...]:
    """What is asked for; () where the facts alone do not answer the question."""
    if not set(words(question)) <= _PLAIN:
        return ()
    found = [topic for topic, pattern in _ASKS if pattern.search(question)]
    return tuple(one for one in found if not any(other in found for other in _LEADS.get(one, ())))
