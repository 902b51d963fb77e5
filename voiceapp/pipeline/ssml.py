"""A subset of SSML (W3C Speech Synthesis Markup Language 1.1) as the marks of ``voice_marks``.

Followed are ``break``, ``emphasis``, ``p``, ``s``, ``lang``, ``sub`` and ``phoneme``; of others only the text
counts. Read as loosely as HTML, so that no slip costs a user the text; no entities but those of characters.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from voiceapp.pipeline.voice_marks import MOST_PAUSE_S

_ELEMENT = re.compile(r"</?(?:speak|break|emphasis|p|s|lang|sub|phoneme)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_WHOLE = re.compile(r"<(?:speak|p)(?:\s[^<>]*)?>", re.IGNORECASE)
_TIME = re.compile(r"\+?(\d{1,6}(?:\.\d{1,6})?|\.\d{1,6})(ms|s)", re.IGNORECASE)
_KNOWN = frozenset(("speak", "break", "emphasis", "p", "s", "lang", "sub", "phoneme"))
_SPOKEN_OTHERWISE = frozenset(("sub", "phoneme"))
_STRENGTHS = {"none": 0.0, "x-weak": 0.1, "weak": 0.25, "medium": 0.5, "strong": 1.0, "x-strong": 1.5}
"""Seconds; the standard leaves them to the processor."""

_CLOSED = str.maketrans("", "", "{}|\n")


def is_ssml(text: str) -> bool:
    """Whether the text has an element of the subset."""
    return _ELEMENT.search(text) is not None


def marked(text: str, language: str) -> tuple[str, tuple[str, ...]]:
    """The text with marks, paragraphs between empty lines, and the names of elements that were not followed.

    ``language`` is that of what stands in no ``lang``.
    """
    reader = _Reader(language, bool(_WHOLE.search(text)))
    reader.feed(text)
    return reader.finish(), tuple(sorted(reader.dropped))


class _Reader(HTMLParser):
    def __init__(self, language: str, whole: bool) -> None:
        super().__init__()
        self.dropped: set[str] = set()
        self._whole = whole
        self._parts: list[str] = []
        self._languages = [language]
        self._word: list[str] | None = None  # the content of a sub or phoneme, and how it is said
        self._word_tag = ""
        self._said = ""

    def set_cdata_mode(self, elem: str, **_: bool) -> None:
        """All text counts, also that of a "script"."""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attributes}
        if tag not in _KNOWN:
            self.dropped.add(tag)
        elif tag in ("p", "s"):
            self._put("\n\n" if tag == "p" else "\n")
        elif tag == "break":
            self._put(f"[pause {_length(told):.3f}s]")
        elif tag == "emphasis":
            self._put("*" if told.get("level") != "none" else "")
        elif tag in ("lang", "speak") and told.get("xml:lang"):
            self._languages.append(told["xml:lang"])
            self._put(f"[lang {self._languages[-1]}] ")
        elif tag in _SPOKEN_OTHERWISE and self._word is None:
            said = told.get("alias", "") if tag == "sub" else f"/{told.get('ph', '')}/"
            self._word, self._word_tag, self._said = [], tag, said.translate(_CLOSED)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        if tag != "break":
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "s"):
            self._put("\n\n" if tag == "p" else "\n")
        elif tag == "emphasis":
            self._put("*")
        elif tag == "lang" and len(self._languages) > 1:
            self._languages.pop()
            self._put(f" [lang {self._languages[-1]}]")
        elif tag in _SPOKEN_OTHERWISE and tag == self._word_tag and self._word is not None:
            self._end_word()

    def handle_data(self, data: str) -> None:
        if self._word is not None:
            self._word.append(data)
        else:
            self._parts.append(re.sub(r"\s+", " ", data) if self._whole else data)

    def finish(self) -> str:
        self.close()
        if self._word is not None:
            self._end_word()
        return "".join(self._parts)

    def _put(self, mark: str) -> None:
        if self._word is None:
            self._parts.append(mark)

    def _end_word(self) -> None:
        word = " ".join("".join(self._word or ()).split())
        self._word = None
        bare = word.translate(_CLOSED)
        said = self._said.strip()
        self._parts.append(f"{{{bare}|{said}}}" if bare and said not in ("", "//") else word)


def _length(told: dict[str, str]) -> float:
    if match := _TIME.fullmatch(told.get("time", "").strip()):
        return min(float(match[1]) / (1000 if match[2].lower() == "ms" else 1), MOST_PAUSE_S)
    return _STRENGTHS.get(told.get("strength", "").strip().lower(), _STRENGTHS["medium"])
