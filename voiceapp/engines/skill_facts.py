"""Rules for what the user wants to be known: "remember that I like jazz", "what do you know about me".

What is remembered about anything else ("remember that the boiler was serviced") is a note.
"""

from __future__ import annotations

import re
from datetime import datetime

from voiceapp.engines.skill_text import Arguments, Rule, rule

_PEOPLE = (
    r"(?:older |younger |big |little |best |late )?(?:wife|husband|partner|girlfriend|boyfriend|fianc[eé]e?|mother"
    r"|mom|mum|father|dad|parents|sister|brother|sisters|brothers|son|sons|daughter|daughters|child|children|kids|baby"
    r"|grandmother|grandma|grandfather|grandpa|aunt|uncle|cousin|niece|nephew|friend|dog|cat|boss|neighbou?r)"
)
_ABOUT_ME = (
    rf"(?:my (?:{_PEOPLE}(?:'s)?|(?:first |last |full |nick)?name|birthday|hobby|hobbies|job|profession|hometown"
    r"|favou?rite [\w' -]+?|native language|mother tongue|pronouns) .+"
    r"|i(?:'m| am)(?! (?:going|out|on my way|running)) .+"
    r"|i (?:(?:do not|don't|never|always|usually|really|only|also|can't|cannot) )?(?:like|love|hate|dislike|prefer"
    r"|enjoy|live|work|study|speak|eat|drink|play|read|sing|collect|was born|grew up|come from) .+"
    r"|i have (?:an? |two |three |four |five |no |some )?(?:\w+ )?(?:allerg|sister|brother|son|daughter|child|kid"
    r"|dog|cat|wife|husband|diabetes|asthma).*)"
)


def _text(match: re.Match[str], _now: datetime) -> Arguments:
    return {"text": match["text"].strip(" ,:")}


RULES: tuple[Rule, ...] = (
    rule(
        "remember_fact",
        r"(?:remember|keep in mind|(?:don't|never) forget)(?: for me)?(?: about me)?(?: that|:)?"
        rf" (?P<text>{_ABOUT_ME})",
        _text,
    ),
    rule("remember_fact", r"remember (?:this )?about me(?: that|:)? (?P<text>.+)", _text),
    rule(
        "list_facts",
        r"(?:(?:please )?tell me )?(?:what|which things|everything|all)(?: (?:else|all))?(?: that)? (?:do )?you"
        r"(?: actually)? (?:know|remember|have remembered|keep in mind) (?:of|about) me(?: so far)?"
        r"|what have you (?:remembered|learned|learnt) about me",
    ),
    rule(
        "forget_fact",
        r"(?:forget|don't remember|stop remembering)(?: that| about me that) (?P<text>(?:my|i|i'm|i am|we|our) .+)",
        _text,
    ),
    rule(
        "forget_fact",
        r"forget (?P<text>everything|all)(?: (?:that )?you (?:know|remember|have remembered))? (?:of|about) me",
        lambda match, now: {"text": "all"},
    ),
)
