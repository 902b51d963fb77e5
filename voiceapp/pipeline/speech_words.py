"""Words that text for speech is made with, by language. Units, currencies and months come from babel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The words of one language.

    ``signs`` are said for a sign alone. ``dollar`` and ``pound`` are (one, several), ``cents`` and ``joint`` make
    "12 euros 50". ``clock`` is (full hour, hour with minutes) with {h} and {m}; ``hours`` are those whose number is
    said otherwise. ``fractions`` go with ½ ⅓ ⅔ ¼ ¾, after a whole number with ``and_``. ``maths`` are: over, root
    of, squared, cubed, to the power of, sub.
    """

    code: str
    dot: str
    at: str
    to: str
    number: str
    signs: Mapping[str, str]
    dollar: tuple[str, str]
    pound: tuple[str, str]
    cents: str
    joint: str
    clock: tuple[str, str]
    hours: Mapping[int, str]
    fractions: tuple[str, str, str, str, str]
    and_: str
    maths: tuple[str, str, str, str, str, str]


_SIGNS = "& + = × ÷ ± ≈ ≠ ≤ ≥ < > √ ∞ % ‰ § −".split()


def _signs(words: str) -> dict[str, str]:
    return dict(zip(_SIGNS, words.split(", "), strict=True))


WORDS: Mapping[str, SpeechWords] = {
    "en": SpeechWords(
        code="The code is shown.",
        dot="dot",
        at="at",
        to="to",
        number="number",
        signs=_signs(
            "and, plus, equals, times, divided by, plus or minus, about, is not, at most, at least, "
            "is less than, is more than, the square root of, infinity, percent, per mille, section, minus"
        ),
        dollar=("dollar", "dollars"),
        pound=("pound", "pounds"),
        cents="cents",
        joint="",
        clock=("{h} o'clock", "{h} {m}"),
        hours={},
        fractions=("one half", "one third", "two thirds", "one quarter", "three quarters"),
        and_="and",
        maths=("over", "the square root of", "squared", "cubed", "to the power of", "sub"),
    ),
    "de": SpeechWords(
        code="Der Code ist zu sehen.",
        dot="Punkt",
        at="at",
        to="bis",
        number="Nummer",
        signs=_signs(
            "und, plus, gleich, mal, geteilt durch, plus minus, ungefähr, ungleich, höchstens, mindestens, "
            "kleiner als, größer als, Wurzel aus, unendlich, Prozent, Promille, Paragraf, minus"
        ),
        dollar=("Dollar", "Dollar"),
        pound=("Pfund", "Pfund"),
        cents="Cent",
        joint="",
        clock=("{h} Uhr", "{h} Uhr {m}"),
        hours={1: "ein"},
        fractions=("ein halb", "ein Drittel", "zwei Drittel", "ein Viertel", "drei Viertel"),
        and_="und",
        maths=("durch", "Wurzel aus", "hoch zwei", "hoch drei", "hoch", "Index"),
    ),
    "fr": SpeechWords(
        code="Le code est affiché.",
        dot="point",
        at="arobase",
        to="à",
        number="numéro",
        signs=_signs(
            "et, plus, égale, fois, divisé par, plus ou moins, environ, différent de, au plus, au moins, "
            "inférieur à, supérieur à, racine carrée de, infini, pour cent, pour mille, paragraphe, moins"
        ),
        dollar=("dollar", "dollars"),
        pound=("livre", "livres"),
        cents="centimes",
        joint="",
        clock=("{h} heures", "{h} heures {m}"),
        hours={1: "une"},
        fractions=("un demi", "un tiers", "deux tiers", "un quart", "trois quarts"),
        and_="et",
        maths=("sur", "racine carrée de", "au carré", "au cube", "puissance", "indice"),
    ),
    "es": SpeechWords(
        code="El código está en la pantalla.",
        dot="punto",
        at="arroba",
        to="a",
        number="número",
        signs=_signs(
            "y, más, igual a, por, dividido por, más menos, aproximadamente, distinto de, como máximo, "
            "como mínimo, menor que, mayor que, raíz cuadrada de, infinito, por ciento, por mil, sección, menos"
        ),
        dollar=("dólar", "dólares"),
        pound=("libra", "libras"),
        cents="céntimos",
        joint="con",
        clock=("{h}", "{h} y {m}"),
        hours={1: "una"},
        fractions=("un medio", "un tercio", "dos tercios", "un cuarto", "tres cuartos"),
        and_="y",
        maths=("sobre", "raíz cuadrada de", "al cuadrado", "al cubo", "elevado a", "sub"),
    ),
    "it": SpeechWords(
        code="Il codice è sullo schermo.",
        dot="punto",
        at="chiocciola",
        to="a",
        number="numero",
        signs=_signs(
            "e, più, uguale, per, diviso, più o meno, circa, diverso da, al massimo, almeno, "
            "minore di, maggiore di, radice quadrata di, infinito, per cento, per mille, paragrafo, meno"
        ),
        dollar=("dollaro", "dollari"),
        pound=("sterlina", "sterline"),
        cents="centesimi",
        joint="e",
        clock=("{h}", "{h} e {m}"),
        hours={1: "una"},
        fractions=("un mezzo", "un terzo", "due terzi", "un quarto", "tre quarti"),
        and_="e",
        maths=("fratto", "radice quadrata di", "al quadrato", "al cubo", "alla", "con indice"),
    ),
    "pt": SpeechWords(
        code="O código está na tela.",
        dot="ponto",
        at="arroba",
        to="a",
        number="número",
        signs=_signs(
            "e, mais, igual a, vezes, dividido por, mais ou menos, aproximadamente, diferente de, no máximo, "
            "no mínimo, menor que, maior que, raiz quadrada de, infinito, por cento, por mil, seção, menos"
        ),
        dollar=("dólar", "dólares"),
        pound=("libra", "libras"),
        cents="centavos",
        joint="e",
        clock=("{h} horas", "{h} e {m}"),
        hours={1: "uma", 2: "duas", 21: "vinte e uma", 22: "vinte e duas"},
        fractions=("um meio", "um terço", "dois terços", "um quarto", "três quartos"),
        and_="e",
        maths=("sobre", "raiz quadrada de", "ao quadrado", "ao cubo", "elevado a", "índice"),
    ),
    "nl": SpeechWords(
        code="De code staat op het scherm.",
        dot="punt",
        at="apenstaartje",
        to="tot",
        number="nummer",
        signs=_signs(
            "en, plus, is gelijk aan, keer, gedeeld door, plus of min, ongeveer, is niet, hoogstens, minstens, "
            "kleiner dan, groter dan, de wortel van, oneindig, procent, promille, paragraaf, min"
        ),
        dollar=("dollar", "dollar"),
        pound=("pond", "pond"),
        cents="cent",
        joint="",
        clock=("{h} uur", "{h} uur {m}"),
        hours={},
        fractions=("een half", "een derde", "twee derde", "een kwart", "drie kwart"),
        and_="en",
        maths=("gedeeld door", "de wortel van", "kwadraat", "tot de derde", "tot de macht", "index"),
    ),
}

ONE: Mapping[str, tuple[str, str, str]] = {
    "de": ("ein", "eine", r"\w*(?<!byt)e\b"),
    "fr": ("un", "une", r"(?:heure|minute|(?:milli)?seconde|tonne|livre|once|(?:kilo)?calorie)\b"),
    "es": ("un", "una", r"\w*a\b"),
    "it": ("un", "una", r"\w*a\b"),
    "pt": ("um", "uma", r"\w*a\b"),
}
"""One before a masculine noun, before a feminine one, and which nouns are feminine."""
