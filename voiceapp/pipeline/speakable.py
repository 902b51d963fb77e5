"""Text cleaned for speech, with the way back to the text that is shown."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from urllib.parse import urlsplit

_CURRENCY = {"€": "euros", "$": "dollars", "£": "pounds", "¥": "yen"}
_SYMBOLS = {
    "%": " percent",
    "&": " and ",
    "+": " plus ",
    "=": " equals ",
    "×": " times ",
    "÷": " divided by ",
    "→": ", ",
    "°C": " degrees Celsius",
    "°F": " degrees Fahrenheit",
    "°": " degrees",
}
_TOKEN = re.compile(
    r"(?P<fence>```.*?(?:```|\Z))"
    r"|(?P<image>!\[[^\]]*\]\([^)]*\))"
    r"|\[(?P<label>[^\]]+)\]\((?P<target>[^)\s]+)[^)]*\)"
    r"|(?P<url>https?://[^\s<>)\]]*[^\s<>)\].,;:!?])"
    r"|(?P<money>[€$£¥])(?P<amount>\d[\d,]*(?:\.\d+)?)"
    r"|(?P<thousands>(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,]))"
    r"|(?P<bullet>^[ \t]*(?:[-*+•]|#{1,6}|>+)[ \t]+)"
    r"|(?P<rule>^[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*$)"
    r"|(?P<mark>\*+|`+|~~|(?<!\w)_+|_+(?!\w))"
    r"|(?P<symbol>°[CF]|[%&×÷→°]|(?<=[\d\s])[+=](?=[\d\s]))"
    r"|(?P<emoji>[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B50\u2B55\uFE0F\u200D\u20E3]+)",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Piece:
    spoken_start: int
    shown_start: int
    shown_end: int
    verbatim: bool


@dataclass(frozen=True, slots=True)
class Speakable:
    """``text`` is what to speak; :meth:`shown` maps a span of it to a span of the text it came from."""

    text: str
    pieces: tuple[_Piece, ...]

    def shown(self, start: int, end: int) -> tuple[int, int]:
        """The (start, end) in the shown text of the characters ``start``..``end`` of the spoken one."""
        return self._at(start)[0], self._at(max(start, end - 1))[1]

    def _at(self, offset: int) -> tuple[int, int]:
        """The shown span that the one spoken character at ``offset`` stands for."""
        index = bisect_right(self.pieces, offset, key=lambda piece: piece.spoken_start) - 1
        if index < 0:
            return 0, 0
        piece = self.pieces[index]
        if not piece.verbatim:
            return piece.shown_start, piece.shown_end
        start = min(piece.shown_start + offset - piece.spoken_start, piece.shown_end)
        return start, min(start + 1, piece.shown_end)


def speakable(text: str) -> Speakable:
    """Clean Markdown, links, symbols, grouped digits and emoji out of ``text``, for a synthesizer."""
    spoken: list[str] = []
    pieces: list[_Piece] = []
    length = 0

    def add(words: str, start: int, end: int, verbatim: bool = False) -> None:
        nonlocal length
        if words:
            pieces.append(_Piece(length, start, end, verbatim))
            spoken.append(words)
            length += len(words)

    last = 0
    for match in _TOKEN.finditer(text):
        add(text[last : match.start()], last, match.start(), verbatim=True)
        if match["label"] is not None:
            add(match["label"], match.start("label"), match.end("label"), verbatim=True)
        else:
            add(_spoken_form(match), match.start(), match.end())
        last = match.end()
    add(text[last:], last, len(text), verbatim=True)
    return Speakable("".join(spoken), tuple(pieces))


def _spoken_form(match: re.Match[str]) -> str:
    match match.lastgroup:
        case "fence":
            return " The code is shown. "
        case "url":
            return f" {urlsplit(match['url']).hostname or ''} "
        case "amount":
            return f"{match['amount'].replace(',', '')} {_CURRENCY[match['money']]}"
        case "thousands":
            return match[0].replace(",", "")
        case "symbol":
            return _SYMBOLS[match[0]]
        case "image" | "bullet" | "rule" | "mark" | "emoji" | _:
            return ""
