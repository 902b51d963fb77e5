"""Numbers that synthesizers commonly say wrong: telephone numbers, versions, ordinals, years, Roman numerals, ranges."""

from __future__ import annotations

import re
from decimal import Decimal

from voiceapp.pipeline.speech_edits import Rule, replacing
from voiceapp.pipeline.speech_language import SpeechLanguage

_PHONE = re.compile(
    r"(?<![\w.,])(?:\+\d{1,3}(?:[ /-]?\(?\d{1,5}\)?){2,6}|\(\d{2,5}\)[ -]?\d{2,4}(?:[ -]\d{2,6}){1,3}"
    r"|\d{3}-\d{3}-\d{4}|0\d{1,4}[ /-]\d{2,4}(?:[ -]?\d{2,4}){1,4})(?![\w]|[.,]\d)"
)
_VERSION = re.compile(r"(?<![\w.,])(?P<v>[vV])?(?P<n>\d+(?:\.\d+){2,4})(?![\w]|[.,]\d)|(?<![\w.,])[vV](?P<short>\d+(?:\.\d+)?)\b")
_THOUSANDS = re.compile(r"(?<![\w.,])\d{1,3}(?P<sep>[.,'’\u00a0\u202f])\d{3}(?:(?P=sep)\d{3})*(?![\d'’]|[.,]\d{3})")

_MONTH = (
    "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert|Jahrtausend|"
    "Mal|Platz|Klasse|Stock|Etage|Kapitel|Weltkrieg|Geburtstag|Advent|Liga|Bundesliga|Tag|Versuch|Semester|Quartal|Stelle"
)
_GERMAN = re.compile(rf"(?P<before>\b[A-Za-zäöü]+\s+)?(?<![\d.,])(?P<n>\d{{1,3}})\.(?=\s(?:(?:bis|und|oder)\s(?:zum\s)?\d{{1,3}}\.\s)?(?:{_MONTH})\b)")
_GERMAN_OBLIQUE = set("am vom zum beim im dem den des bis ab seit einem einen ihrem ihren seinem seinen meinem meinen".split())
_GERMAN_NAMED = set("der die das diese dieser dieses jede".split())
_FRENCH = re.compile(r"(?<![\w.,])(?P<n>\d{1,3}|[XVI]{1,6})(?P<end>ers?|ère|re|e|es|ème|èmes|nde?)\b(?!['’])")
_RAISED = re.compile(r"(?<![\w.,])(?P<n>\d{1,3})\.?(?P<end>[ºª°])(?!\s?[CF]\b)")
_DUTCH = re.compile(r"(?<![\w.,])(?P<n>\d{1,3})(?:e|de|ste)\b")

_DECADE = re.compile(r"(?<![\w.,])(?P<n>1[1-9]\d0|20\d0|['’]?[2-9]0)['’]?s\b")
_YEAR = re.compile(
    r"(?P<before>\b(?:in|since|until|till|during|year|before|after|around|circa|early|late|mid|from|by|born|died|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?:\s\d{1,2}(?:st|nd|rd|th)?,)?)\s|\()(?P<n>1[1-9]\d\d)(?P<to>\s?[–-]\s?)?(?P<n2>1[1-9]\d\d|20\d\d)?(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)

_ROMAN = r"(?P<n>XXX(?:IX|IV|V?I{0,3})|XX(?:IX|IV|V?I{0,3})|X(?:IX|IV|V?I{0,3})|IX|IV|VI{0,3}|I{1,3})"
_RULERS = (
    "Louis|Henry|Edward|George|William|Charles|James|Richard|Philip|Elizabeth|Napoleon|Nicholas|Catherine|Alexander|Paul|"
    "Pius|Benedict|Gregory|Leo|John|Francis|Frederick|Elisabeth|Beatrix|Margrethe|Wilhelm|Friedrich|Heinrich|Karl|Ludwig|Otto|Katharina|Johannes|Henri|"
    "François|Élisabeth|Napoléon|Jean|Pie|Felipe|Carlos|Alfonso|Fernando|Enrique|Isabel|Juan|Pablo|Pío|Luigi|Carlo|Vittorio|"
    "Emanuele|Umberto|Enrico|Federico|Elisabetta|Giovanni|Paolo|João|Pedro|Afonso|Manuel|Willem|Lodewijk|Hendrik|Karel|Filips"
)
_RULER = re.compile(rf"\b(?P<who>{_RULERS})\s{_ROMAN}(?P<dot>\.?)(?![\w-])")
_PART = re.compile(
    r"\b(?P<what>Chapter|Part|Volume|Book|Act|Scene|Section|Article|Phase|Type|World War|Title|Appendix|Class|Stage|Table|"
    r"Kapitel|Teil|Band|Buch|Akt|Weltkrieg|Typ|Chapitre|Partie|Tome|Livre|Acte|Capítulo|Parte|Tomo|Libro|Acto|Siglo|Capitolo|"
    rf"Atto|Volume|Secolo|Século|Livro|Ato|Hoofdstuk|Deel|Boek)\s{_ROMAN}(?![\w.-]?\w)",
    re.IGNORECASE,
)
_CENTURY = re.compile(rf"(?<!\w){_ROMAN}(?=\ssecolo\b)")
_RANGE = re.compile(r"(?<![\d.,/–-])(?P<a>\d{1,4}(?:[.,]\d+)?)(?P<unit>\s?[%€$£°])?(?P<sep>\s?–\s?|-)(?P<b>[$€£]?\d{1,4}(?:[.,]\d+)?)(?![\d/–-])")
_FRACTION = re.compile(r"(?:(?<![\d.,/])(?P<whole>\d+)\s)?(?<![\d/.,])(?P<n>1/2|1/3|2/3|1/4|3/4)(?![\d/]|[.,]\d)|(?P<whole2>\d+)?(?P<sign>[½⅓⅔¼¾])")
_FRACTIONS = ("½⅓⅔¼¾", ("1/2", "1/3", "2/3", "1/4", "3/4"))


def _phone(match: re.Match[str], language: SpeechLanguage) -> str | None:
    """Digit by digit, with a pause after each group."""
    digits = re.findall(r"\d+", match[0])
    if not 7 <= sum(map(len, digits)) <= 15:
        return None
    plus = language.words.signs["+"] if language.words else "+"
    return (f"{plus} " if match[0].startswith("+") else "") + ", ".join(" ".join(group) for group in digits)


def _version(match: re.Match[str], language: SpeechLanguage) -> str | None:
    number = match["n"] or match["short"]
    if match["n"] and not match["v"] and language.number(number) is not None:
        return None  # grouped digits
    if match["n"] and language.words:
        number = number.replace(".", f" {language.words.dot} ")
    named = "version " if language.code in ("en", "fr", "de") else "v"
    return named + number if match[0][0] in "vV" else number


def _thousands(match: re.Match[str], language: SpeechLanguage) -> str | None:
    """Grouped digits without their groups."""
    if match["sep"] in ".," and match["sep"] == language.decimal:
        return None
    return re.sub(r"\D", "", match[0])


def _german(match: re.Match[str], language: SpeechLanguage) -> str | None:
    """"am 3. Mai" is "am dritten Mai", "der 3. Mai" "der dritte Mai", alone "dritter Mai"."""
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
    if language.code not in ("es", "it", "pt") or match["end"] == "°" and language.code != "it":
        return None
    words = language.in_words(int(match["n"]), "ordinal")
    if words is None or match["end"] != "ª":
        return words
    return " ".join(word[:-1] + "a" if word.endswith("o") else word for word in words.split())


def _dutch(match: re.Match[str], language: SpeechLanguage) -> str | None:
    return language.in_words(int(match["n"]), "ordinal") if language.code == "nl" else None


def _decade(match: re.Match[str], language: SpeechLanguage) -> str | None:
    """The 1990s are the nineteen nineties, the '80s the eighties."""
    digits = match["n"].lstrip("'’")
    words = language.in_words(int(digits), "year") if language.code == "en" else None
    return words and (words[:-1] + "ies" if words.endswith("y") else f"{words}s")


def _year(match: re.Match[str], language: SpeechLanguage) -> str | None:
    words = language.in_words(int(match["n"]), "year") if language.code == "en" else None
    if words is None or match["to"] and not match["n2"]:
        return words and match["before"] + words + (match["to"] or "")
    second = language.in_words(int(match["n2"]), "year") if match["n2"] else ""
    return match["before"] + words + (f" to {second}" if match["to"] else "")


def _roman(numeral: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in numeral]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _ruler(match: re.Match[str], language: SpeechLanguage) -> str | None:
    """Louis the fourteenth, Ludwig der Vierzehnte, Louis quatorze, Felipe sexto."""
    value = _roman(match["n"])
    ordinal = language.in_words(value, "ordinal")
    if ordinal is None:
        return None
    feminine = match["who"] in ("Elizabeth", "Elisabeth", "Beatrix", "Margrethe", "Catherine", "Katharina", "Élisabeth", "Elisabetta", "Isabel")
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


def _range(match: re.Match[str], language: SpeechLanguage) -> str | None:
    """A dash between numbers is "to"; a hyphen only where the second is the larger one."""
    first, second = match["a"], match["b"].lstrip("$€£")
    rising = Decimal(first.replace(",", ".")) < Decimal(second.replace(",", "."))
    number = len(first) == 3 and len(second) == 4  # of a telephone
    if language.words is None or (match["sep"] == "-" and (number or not rising or re.match(r"0\d", first))):
        return None
    return f"{first}{match['unit'] or ''} {language.words.to} {match['b']}"


def _fraction(match: re.Match[str], language: SpeechLanguage) -> str | None:
    if language.words is None:
        return None
    index = _FRACTIONS[0].index(match["sign"]) if match["sign"] else _FRACTIONS[1].index(match["n"])
    said, whole = language.words.fractions[index], match["whole"] or match["whole2"]
    if not whole:
        return said
    said = "a half" if language.code == "en" and index == 0 else said
    return f"{whole} {language.words.and_} {said}"


RULES: tuple[Rule, ...] = (
    replacing(_PHONE, _phone),
    replacing(_VERSION, _version),
    replacing(_YEAR, _year),
    replacing(_DECADE, _decade),
    replacing(_GERMAN, _german),
    replacing(_FRENCH, _french),
    replacing(_RAISED, _raised),
    replacing(_DUTCH, _dutch),
    replacing(_RULER, _ruler),
    replacing(_PART, _part),
    replacing(_CENTURY, _century),
    replacing(_FRACTION, _fraction),
    replacing(_RANGE, _range),
)
"""Grouped digits come after units and money, which read them."""

UNGROUPED: Rule = replacing(_THOUSANDS, _thousands)
