"""Sounds by which a listener says "go on": they do not take the turn.

Back-channels: Yngve 1970, "On getting a word in edgewise".
"""

from __future__ import annotations

import re

_SOUNDS = {
    "en": "mhm mm mmm hm hmm uh-huh aha ah oh um uh right yeah yep okay ok sure wow really i_see got_it of_course",
    "de": "mhm mm hm hmm aha ah oh äh ähm ja okay ok genau stimmt klar ach ach_so verstehe",
    "fr": "mhm mm hm aha ah oh euh oui ouais okay ok d'accord je_vois bien_sûr",
    "es": "mhm mm hm ajá ah oh eh sí si okay ok vale claro ya ya_veo",
    "it": "mhm mm hm aha ah oh eh sì si okay ok certo capisco",
    "pt": "mhm mm hm aham ah oh eh sim okay ok certo entendi",
    "nl": "mhm mm hm aha ah oh eh uh ja okay ok precies juist snap_ik",
}
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_MOST_WORDS = 3


def is_backchannel(text: str, language: str | None = "en") -> bool:
    """True for words that only say "I am listening" in ``language``; False for none at all."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    if not words or len(words) > _MOST_WORDS:
        return False
    known = _SOUNDS.get((language or "en").lower().split("-")[0], _SOUNDS["en"]).split()
    return "_".join(words) in known or all(word in known for word in words)
