"""Numbers and lengths of time in words: from text to values, and from values to words that read and speak well.

Standard library only: the app's process uses the second half for the sentences that it says.
"""

from __future__ import annotations

import re

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
]
_ONES += ["sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
UNITS: dict[str, int] = {word: value for value, word in enumerate(_ONES)}
TENS: dict[str, int] = {word: 20 + 10 * index for index, word in enumerate(_TENS)} | {"fourty": 40}
SCALES: dict[str, int] = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
ORDINALS: dict[str, int] = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ],
        start=1,
    )
} | {"twentieth": 20, "thirtieth": 30}
_FRACTIONS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}

NUMBER_WORD = "|".join(sorted([*UNITS, *TENS, *SCALES, "hundred", "point"], key=len, reverse=True))
"""Regular expression of one word of a number."""

_TOKEN = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[^\W\d_]+|[^\w\s]|_|\s+")
_SECONDS = {"second": 1, "sec": 1, "s": 1, "minute": 60, "min": 60, "m": 60, "hour": 3600, "hr": 3600, "h": 3600}
_SECONDS |= {"day": 86400, "week": 604800}
TIME_UNIT = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?)"


class _Run:
    """Reads one run of number words; ``add`` says whether the word belongs to it."""

    def __init__(self) -> None:
        self.total = 0
        self.part = 0
        self.room = 0  # what the next word must stay below to be added to ``part``; 0: nothing read yet
        self.scale = 10**15
        self.empty = True

    def add(self, word: str) -> bool:
        if word in SCALES:
            if self.empty or self.part == 0 or SCALES[word] >= self.scale:
                return False
            self.scale = SCALES[word]
            self.total, self.part, self.room = self.total + self.part * self.scale, 0, 1000
            return True
        if word == "hundred":
            if self.empty or not 0 < self.part < 100:
                return False
            self.part, self.room = self.part * 100, 100
            return True
        value = UNITS.get(word, TENS.get(word))
        if value is None or (not self.empty and (value >= self.room or value == 0)):
            return False
        self.part += value
        self.room = 10 if word in TENS else (1 if value else 0)
        self.empty = False
        return True

    @property
    def value(self) -> int:
        return self.total + self.part


def _cardinal(words: list[str], start: int) -> tuple[int, int, bool]:
    """Value, end and whether anything was read of the number words from ``start``."""
    run = _Run()
    index = start
    if words[start] in ("a", "an") and start + 1 < len(words) and words[start + 1] in ("hundred", *SCALES):
        run.part, run.room, run.empty = 1, 1, False
        index += 1
    while index < len(words):
        word = words[index]
        if word == "and" and not run.empty and run.room >= 100 and index + 1 < len(words):
            following = words[index + 1]
            if (following in UNITS or following in TENS) and run.add(following):
                index += 2
                continue
            break
        if not run.add(word):
            break
        index += 1
    if run.empty:
        return 0, start, False
    return run.value, index, True


def _ordinal_suffix(value: int) -> str:
    if 10 <= value % 100 <= 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _decimals(words: list[str], start: int) -> tuple[str, int]:
    """The digits after "point" as text and where they end."""
    digits, index = "", start
    while index < len(words):
        word = {"oh": "zero", "o": "zero"}.get(words[index], words[index])
        if word in UNITS and UNITS[word] < 10:
            digits, index = digits + str(UNITS[word]), index + 1
        elif not digits and (word in UNITS or word in TENS):
            value, index, _ = _cardinal(words, index)
            digits = str(value)
        elif not digits and word.isdigit():
            return word, index + 1
        else:
            break
    return digits, index


def _year(value: int, words: list[str], index: int) -> tuple[int, int]:
    """ "Twenty" "twenty six" is a year; so is "nineteen eighty four"."""
    if value in (19, 20) and index < len(words):
        second, end, found = _cardinal(words, index)
        if found and 10 <= second < 100:
            return value * 100 + second, end
    return value, index


def _one(words: list[str], start: int) -> tuple[str, int]:
    """The number that begins at ``start`` in digits and the index after it; ("", start) where there is none."""
    word = words[start]
    if word == "point" and start + 1 < len(words):
        digits, end = _decimals(words, start + 1)
        return (f"0.{digits}", end) if digits else ("", start)
    if re.fullmatch(r"\d[\d,.]*", word):
        text, index = word.replace(",", ""), start + 1
        if index < len(words) and words[index] in SCALES:
            return number_text(float(text) * SCALES[words[index]]), index + 1
        return _mixed(text, words, index)
    value, index, found = _cardinal(words, start)
    if not found:
        if word in ORDINALS:
            return f"{ORDINALS[word]}{_ordinal_suffix(ORDINALS[word])}", start + 1
        return "", start
    value, index = _year(value, words, index)
    if index < len(words) and value % 10 == 0 and value >= 20 and words[index] in ORDINALS:
        ordinal = ORDINALS[words[index]]
        if ordinal < 10:
            return f"{value + ordinal}{_ordinal_suffix(value + ordinal)}", index + 1
    if index + 1 < len(words) and words[index] == "point":
        digits, end = _decimals(words, index + 1)
        if digits:
            return f"{value}.{digits}", end
    return _mixed(str(value), words, index)


def _mixed(text: str, words: list[str], index: int) -> tuple[str, int]:
    """ "One and a half" is 1.5; anything else stays."""
    if words[index : index + 2] in (["and", "a"], ["and", "one"]) and len(words) > index + 2:
        fraction = _FRACTIONS.get(words[index + 2])
        if fraction is not None:
            return number_text(float(text) + fraction), index + 3
    return text, index


def digits(text: str) -> str:
    """``text`` in lower case with its numbers in digits: "twenty five minutes" becomes "25 minutes".

    Ordinals become "25th", "oh five" after a number becomes "05". "A", "half" and "quarter" alone stay words.
    """
    flat = text.lower().replace("’", "'")
    flat = re.sub(r"(?<=[a-z])-(?=[a-z])|(?<=\d)-(?=[a-z])", " ", flat)
    flat = re.sub(r"(?<=\d)(?=(?:secs?|s|mins?|m|hrs?|h)\b)", " ", flat)
    flat = re.sub(r"(?<=[a-z]),(?= (?:" + NUMBER_WORD + r")\b)", " ,", flat)
    tokens = [token for token in _TOKEN.findall(flat) if not token.isspace()]
    tokens = _without_number_commas(tokens)
    words, result, index = tokens, [], 0
    while index < len(words):
        number, end = _one(words, index)
        if end > index:
            result.append(number)
            index = end
        elif words[index] in ("oh", "o") and result and result[-1].isdigit() and index + 1 < len(words):
            value = UNITS.get(words[index + 1], 0)
            result.append(f"0{value}" if 0 < value < 10 else words[index])
            index += 2 if 0 < value < 10 else 1
        else:
            result.append(words[index])
            index += 1
    return _join(result)


def _without_number_commas(tokens: list[str]) -> list[str]:
    """Drop commas inside a long number in words ("one thousand, two hundred")."""
    kept: list[str] = []
    for index, token in enumerate(tokens):
        after = tokens[index + 1] if index + 1 < len(tokens) else ""
        if token == "," and kept and kept[-1] in SCALES and (after in UNITS or after in TENS):
            continue
        kept.append(token)
    return kept


def _join(tokens: list[str]) -> str:
    text = " ".join(tokens)
    text = re.sub(r"\s*'\s*(?=(?:s|t|d|re|ll|m|ve|clock)\b)", "'", text)
    text = re.sub(r"(?<=\d) : (?=\d)", ":", text)
    text = re.sub(r"(?<=\d) (?=(?:st|nd|rd|th)\b)", "", text)
    text = re.sub(r"\ba ?\. ?m\b(?: ?\.)?|\ba m\b", "am", text)
    text = re.sub(r"\bp ?\. ?m\b(?: ?\.)?|\bp m\b", "pm", text)
    return re.sub(r" (?=[,;.!?])", "", text)


def parse_number(text: str) -> float | None:
    """The value of a text that is a number and nothing else ("minus two hundred and five", "2.5", "half")."""
    plain = digits(text).strip()
    sign = 1.0
    for word in ("minus ", "negative ", "- ", "-"):
        if plain.startswith(word):
            plain, sign = plain[len(word) :], -1.0
            break
    plain = {"a half": "0.5", "half": "0.5", "a quarter": "0.25", "a": "1", "an": "1"}.get(plain, plain)
    if not re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return None
    return sign * float(plain)


def parse_duration(text: str) -> float | None:
    """Seconds of a text that is a length of time and nothing else ("an hour and a half", "1 hr 20 min")."""
    plain = digits(text).strip(" .,")
    plain = re.sub(r"\b(\d*[2-9])2nd\b", r"\g<1>0 second", plain)  # "ninety second" is not the 92nd here
    plain = re.sub(r"\b2nd\b", "second", plain)
    plain = re.sub(r"^(?:exactly|about|around|just|the next|another|like)\s+", "", plain)
    plain = re.sub(r"\ba couple(?: of)?\b", "2", plain)
    plain = re.sub(r"\b3 quarters of (?:an?|1) ", "0.75 ", plain)
    plain = re.sub(r"\b(?:a |1 )?half (?:of )?(?:an? |1 )?(?=[a-z])", "0.5 ", plain)
    plain = re.sub(r"\b(?:a |1 )?quarter (?:of )?(?:an? |1 )?(?=[a-z])", "0.25 ", plain)
    plain = re.sub(r"\b(?:an?|1) and a 0\.5 ", "1.5 ", plain)
    plain = re.sub(r"\b(?:an?) (?=[a-z])", "1 ", plain)
    step = re.compile(r"(\d+(?:\.\d+)?) ?([a-z]+?)s?\b(?: and (?:a |1 )?(half|quarter)\b)?(?:,? and |, ?| |$)")
    colon = re.fullmatch(r"(\d+):(\d\d)(?: ?(minutes?|hours?))", plain)
    if colon:
        large, small = (3600, 60) if colon[3].startswith("hour") else (60, 1)
        return float(int(colon[1]) * large + int(colon[2]) * small)
    total, at, last = 0.0, 0, float("inf")
    while at < len(plain):
        match = step.match(plain, at)
        if match is None:
            return None
        unit = _SECONDS.get(match[2], _SECONDS.get(match[2] + "s"))
        if unit is None or unit >= last:
            return None
        total += (float(match[1]) + _FRACTIONS.get(match[3] or "", 0.0)) * unit
        last, at = unit, match.end()
    return total if total > 0 else None


# ------------------------------------------------------------------------------- from values to words


def number_text(value: float, places: int = 10) -> str:
    """A number as people write it: no needless zeros, no exponent for what fits in 15 digits."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    text = f"{value:.{places}g}"
    if "e" in text:
        return text
    return text.rstrip("0").rstrip(".") if "." in text else text


def plural(count: float, noun: str) -> str:
    """ "1 minute", "2 minutes", "1.5 minutes"."""
    return f"{number_text(count)} {noun}" if count == 1 else f"{number_text(count)} {noun}s"


def joined(parts: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + " and " + parts[-1]


def spoken_duration(seconds: float) -> str:
    """A length of time in whole seconds: "1 hour and 5 minutes". Above a day the seconds are left out."""
    left = round(seconds)
    if left <= 0:
        return "0 seconds"
    parts = []
    for name, size in (("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1)):
        count, left = divmod(left, size)
        if count and not (name == "second" and seconds >= 86400):
            parts.append(plural(count, name))
    return joined(parts)


def timer_name(seconds: float) -> str:
    """What a timer without a label is called: "10 minute", "1 hour 30 minute"."""
    return re.sub(r"s\b", "", spoken_duration(seconds)).replace(" and ", " ").replace(",", "")
