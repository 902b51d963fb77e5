"""Ordinals and Roman numerals, in words of the language by num2words."""

from __future__ import annotations

import re

from voiceapp.pipeline.speech_edits import Rule, replacing
from voiceapp.pipeline.speech_language import SpeechLanguage

_MONTH = (
    "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert|Jahrtausend"
    "|Mal|Platz|Klasse|Stock|Etage|Kapitel|Weltkrieg|Geburtstag|Advent|Liga|Bundesliga|Tag|Versuch|Semester|Quartal"
)
_GERMAN = re.compile(
    r"(?P<before>\b[A-Za-zäöü]+\s+)?(?<![\d.,])(?P<n>\d{1,3})\."
    rf"(?=\s(?:(?:bis|und|oder)\s(?:zum\s)?\d{{1,3}}\.\s)?(?:{_MONTH})\b)"
)
_GERMAN_OBLIQUE = set(
    "am vom zum beim im dem den des bis ab seit einem einen ihrem ihren seinem seinen meinem meinen".split()
)
_GERMAN_NAMED = set("der die das diese dieser dieses jede".split())
_FRENCH = re.compile(r"(?<![\w.,])(?P<n>\d{1,3}|[XVI]{1,6})(?P<end>ers?|ère|re|e|es|ème|èmes|nde?)\b(?!['’])")
_RAISED = re.compile(r"(?<![\w.,])(?P<n>\d{1,3})\.?(?P<end>[ºª°])(?!\s?[CF]\b)")
_DUTCH = re.compile(r"(?<![\w.,])(?P<n>\d{1,3})(?:e|de|ste)\b")

_ROMAN = r"(?P<n>XXX(?:IX|IV|V?I{0,3})|XX(?:IX|IV|V?I{0,3})|X(?:IX|IV|V?I{0,3})|IX|IV|VI{0,3}|I{1,3})"
_RULERS = (
    "Louis|Henry|Edward|George|William|Charles|James|Richard|Philip|Napoleon|Nicholas|Alexander|Paul|Pius|Benedict"
    "|Gregory|Leo|John|Francis|Frederick|Wilhelm|Friedrich|Heinrich|Karl|Ludwig|Otto|Johannes|Henri|François|Napoléon"
    "|Jean|Pie|Felipe|Carlos|Alfonso|Fernando|Enrique|Juan|Pablo|Pío|Luigi|Carlo|Vittorio|Emanuele|Umberto|Enrico"
    "|Federico|Giovanni|Paolo|João|Pedro|Afonso|Manuel|Willem|Lodewijk|Hendrik|Filips"
)
_QUEENS = "Elizabeth|Elisabeth|Élisabeth|Elisabetta|Catherine|Katharina|Isabel|Beatrix|Margrethe|Mary|Maria"
_RULER = re.compile(rf"\b(?P<who>{_RULERS}|(?P<queen>{_QUEENS}))\s{_ROMAN}(?P<dot>\.?)(?![\w-])")
_PART = re.compile(
    r"\b(?P<what>Chapter|Part|Volume|Book|Act|Scene|Section|Article|Phase|Type|World War|Title|Appendix|Class|Stage"
    r"|Table|Kapitel|Teil|Band|Buch|Akt|Weltkrieg|Typ|Chapitre|Partie|Tome|Livre|Acte|Capítulo|Parte|Tomo|Libro|Acto"
    r"|Siglo|Capitolo|Atto|Volume|Secolo|Século|Livro|Ato|Hoofdstuk|Deel|Boek)"
    rf"\s{_ROMAN}(?![\w.-]?\w)",
    re.IGNORECASE,
)
_CENTURY = re.compile(rf"(?<!\w){_ROMAN}(?=\ssecolo\b)")


def _german(match: re.Match[str], language: SpeechLanguage) -> str | None:
    """Am dritten Mai, der dritte Mai, and with nothing before it: dritter Mai."""
    words = language.in_words(int(match["n"]), "ordinal") if language.code == "de" else None
    if words is None:
        return None
    before = match["before"] or ""
    word = before.strip().lower()
    ending = "n" if word in _GERMAN_OBLIQUE else "" if word in _GERMAN_NAMED else "r"
    return f"{before}{words}{ending}"


def _french(match: re.Match[str], language: SpeechLanguage) -> str | None:
    if language.code != "fr":
        return None
    roman = match["n"].isalpha()
    if roman and match["end"] not in ("e", "ème", "er"):
        return None
    value = _roman(match["n"]) if roman else int(match["n"])
    if value == 1:
        return "premier" + ("s" if match["end"] == "ers" else "") if match["end"].startswith("er") else "première"
    return language.in_words(value, "ordinal")


def _raised(match: re.Match[str], language: SpeechLanguage) -> str | None:
    if language.code not in ("es", "it", "pt"):
        return None
    if match["end"] == "°" and (language.code, match["n"]) != ("it", "1"):
        return None  # degrees
    words = language.in_words(int(match["n"]), "ordinal")
    if words is None or match["end"] != "ª":
        return words
    return " ".join(word[:-1] + "a" if word.endswith("o") else word for word in words.split())


def _dutch(match: re.Match[str], language: SpeechLanguage) -> str | None:
    return language.in_words(int(match["n"]), "ordinal") if language.code == "nl" else None


def _roman(numeral: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in numeral]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _ruler(match: re.Match[str], language: SpeechLanguage) -> str | None:
    """Louis the fourteenth, Ludwig der Vierzehnte, Louis quatorze, Felipe sexto."""
    value = _roman(match["n"])
    ordinal = language.in_words(value, "ordinal")
    if ordinal is None:
        return None
    feminine = match["queen"] is not None
    end = "." if match["dot"] and match.end() == len(match.string.rstrip()) else ""
    match language.code:
        case "en":
            return f"{match['who']} the {ordinal}{match['dot']}"
        case "de":
            return f"{match['who']} {'die' if feminine else 'der'} {ordinal.capitalize()}{end}"
        case "nl":
            return f"{match['who']} de {ordinal.capitalize()}{match['dot']}"
        case "es" | "pt" | "it" if value <= 10 or language.code == "it":
            return f"{match['who']} {ordinal[:-1] + 'a' if feminine else ordinal}{match['dot']}"
        case "fr" if value == 1:
            return f"{match['who']} {'première' if feminine else 'premier'}{match['dot']}"
        case _:
            return f"{match['who']} {value}{match['dot']}"


def _part(match: re.Match[str], language: SpeechLanguage) -> str | None:
    """Chapter four. Written small, "act I" may be a pronoun: capitals or two letters are asked for."""
    if not match["n"].isupper() or len(match["n"]) == 1 and not match["what"][0].isupper():
        return None
    return f"{match['what']} {_roman(match['n'])}"


def _century(match: re.Match[str], language: SpeechLanguage) -> str | None:
    return language.in_words(_roman(match["n"]), "ordinal")


RULES: tuple[Rule, ...] = (
    replacing(_GERMAN, _german),
    replacing(_FRENCH, _french),
    replacing(_RAISED, _raised),
    replacing(_DUTCH, _dutch),
    replacing(_RULER, _ruler),
    replacing(_PART, _part),
    replacing(_CENTURY, _century),
)
