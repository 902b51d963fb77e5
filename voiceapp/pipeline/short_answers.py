"""Spoken answers are short: three sentences, then an offer to go on; and what is left when an answer was cut."""

from __future__ import annotations

import re
from collections.abc import Mapping

from voiceapp.pipeline.commands import Command, find_command
from voiceapp.pipeline.sentences import Span
from voiceapp.pipeline.turn import Turn

SENTENCES = 3
"""Sentences of an answer that are spoken before the rest is offered."""

_ITEM_SHARE = 0.25
"""What a short item of a list counts: read one by one they take as long as the words of a sentence."""

_ITEM_WORDS = 6
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)]|\|)[ \t]*\S")
_UNFINISHED = (",", ";", ":", "–", "—", "、", "，", "；", "：")

_OFFERS: Mapping[str, str] = {
    "en": "There is more on the screen. Shall I go on?",
    "de": "Mehr steht auf dem Bildschirm. Soll ich weiterlesen?",
    "fr": "La suite est à l'écran. Je continue ?",
    "es": "Hay más en la pantalla. ¿Sigo?",
    "it": "Il resto è sullo schermo. Continuo?",
    "pt": "Há mais na tela. Devo continuar?",
    "nl": "Er staat meer op het scherm. Zal ik doorgaan?",
}
_WHOLE = re.compile(
    r"\b(?:tell me (?:everything|it all|all)|everything about|(?:in|with|more|full|every|all the) details?|in depth"
    r"|at length|(?:whole|full|entire|complete) (?:story|answer|text|list|thing|article)"
    r"|read (?:it |them |that |me )?(?:all|everything)"
    r"|ausführlich|im detail|in allen einzelheiten|ganze geschichte|(?:lies|sag|erzähl)\w*(?: mir)? alles"
    r"|en détail|dans le détail|toute l'histoire|(?:dis|raconte|lis)(?:-moi|-le)? tout"
    r"|en detalle|con detalle|toda la historia|(?:dímelo|léelo|cuéntamelo|cuéntame|léeme) todo"
    r"|in dettaglio|nei dettagli|tutta la storia|(?:dimmi|leggi|raccontami) tutto"
    r"|em detalhes?|com detalhes?|toda a história|(?:diga|leia|conte)(?:-me)? tudo"
    r"|uitgebreid|het hele verhaal|(?:vertel|lees)(?: me)? alles)\b",
    re.IGNORECASE,
)
_YES = re.compile(
    r"(?:yes|yeah|yep|sure|ok(?:ay)?|of course|ja|gerne?|oui|d'accord|sí|si|claro|sì|sim)"
    r"(?:[, ]+(?:please|go on|do|sure|bitte|weiter|continue|por favor|per favore|graag|s'il (?:te|vous) plaît))?",
    re.IGNORECASE,
)
_NO = re.compile(
    r"(?:no|nope|nah|nein|non|não|nee)"
    r"(?:[, ]+(?:thanks|thank you|danke|merci|gracias|grazie|obrigad[oa]|bedankt|dank je))?"
    r"|that's (?:all|enough)|no need",
    re.IGNORECASE,
)


class ShortAnswer:
    """Decides which sentences of one answer are spoken; ``until`` is where the rest begins, None without one."""

    def __init__(self, limited: bool) -> None:
        self.until: int | None = None
        self._left = float(SENTENCES if limited else "inf")
        self._end = 0

    def speaks(self, reply: str, span: Span) -> bool:
        """Whether the next sentence of ``reply`` is spoken."""
        sentence = reply[slice(*span)]
        if not any(character.isalnum() for character in sentence):
            return True  # there is nothing to speak in it
        if self._left <= 0:
            self.until = self._end if self.until is None else self.until
            return False
        self._left -= _share(sentence)
        self._end = span[1]
        return True


def _share(sentence: str) -> float:
    if sentence.rstrip().endswith(_UNFINISHED):
        return 0.0
    return _ITEM_SHARE if _ITEM.match(sentence) and len(sentence.split()) <= _ITEM_WORDS + 1 else 1.0


def asks_for_all(transcript: str) -> bool:
    """Whether the user asked for a long answer."""
    return bool(_WHOLE.search(transcript))


def offer(language: str) -> str:
    """The sentence that offers the rest, "" in a language in which we cannot say it."""
    return _OFFERS.get(language.lower().replace("_", "-").split("-")[0], "")


def offer_answered(transcript: str) -> Command | None:
    """What ``transcript`` means as the answer to the offer, None where it is none."""
    words = transcript.strip(" .!?,;¡¿")
    if _YES.fullmatch(words):
        return "go_on"
    return "stop" if _NO.fullmatch(words) else None


class Unheard:
    """What the last answer had still to say: the rest of a short one, or what an interruption cut off."""

    def __init__(self) -> None:
        self._rest = ""
        self._offered = False

    def keep(self, turn: Turn) -> None:
        """A turn is over. What is only said in between ("Okay.") changes nothing."""
        if rest := turn.reply[turn.heard :].strip():
            self._rest, self._offered = rest, turn.unspoken is not None

    def forget(self) -> None:
        """Something else is asked."""
        self._rest, self._offered = "", False

    def take(self) -> str:
        """The rest, once."""
        rest = self._rest
        self.forget()
        return rest

    def command(self, transcript: str) -> Command | None:
        """The voice command that ``transcript`` is now: "go on" is one only while there is a rest."""
        if self._offered and (answer := offer_answered(transcript)):
            return answer
        command = find_command(transcript)
        return command if self._rest or command != "go_on" else None
