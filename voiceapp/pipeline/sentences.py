"""Cut a growing reply into sentences as they complete."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

EARLY_WORDS = 4
"""A clause of the first sentence is spoken on its own once it has this many words and more follows."""

EARLY_SIGNS = 6
"""The same for writing without spaces, in characters."""

LONGEST = 250
"""Characters that a synthesizer gets at once: a longer sentence is cut at a clause, else between words."""

_LOOKAHEAD = 40
"""Characters after a mark that can matter for whether it ends a sentence."""

_UNBROKEN = 2000
"""Characters without any space after which even a word is cut."""

_CLOSERS = "\"'”’»)\\]*_`」』）】》"
_STOPS = ".!?…।؟։።۔"
_BREAK = re.compile(
    rf"\n"
    rf"|(?<![{_STOPS}])[{_STOPS}]++[{_CLOSERS}]*+(?=\s)"  # a row of them is looked at once, however long it is
    rf"|[。！？｡]+[{_CLOSERS}]*"
)  # fmt: skip
_CLAUSE = re.compile(r"[,;:–—][\"”’»)]*(?=\s)|[、，；：]")
_SPACE = re.compile(r"\s+")
_FENCE = re.compile(r"```|^[ \t]*\$\$|\$\$[ \t]*$", re.MULTILINE)
_LIST_MARK = re.compile(r"[ \t]*(?:[-*+•>][ \t]+)*(?:\d{1,3}|[a-zA-Z])[.)]")
_SHORT_WORD = re.compile(r"(?:^|[^\w.])[\w.]{1,4}\.[" + _CLOSERS + r"]*\Z")
_TITLE = re.compile(  # pysbd does not know these before a name in every language
    r"\b(?:Sra?|Srta|Dra?|Dott|Dottssa|Prof|Mrs?|Ms|Mme|Mlle|Sig|Sigra|Ing|Lic|Dhr|Mevr|Hr|Fr|St)\.\Z",
    re.IGNORECASE,
)
_EMPHASIS = "*_`"
_NEXT_WORD = re.compile(rf"\s+[{_EMPHASIS}]*([^\s{_EMPHASIS}])\S*")
_OPENED = dict(zip('([“„«「『（《"', ')]”“»」』）》"', strict=True))
_RELATED = {"pt": "es", "ca": "es", "gl": "es", "no": "da", "nb": "da", "sv": "da", "af": "nl", "uk": "ru"}
"""Languages that pysbd does not know: one whose abbreviations are near."""

Span = tuple[int, int]


class SentenceSplitter:
    """Takes the pieces of a reply and gives spans (start, end) of its text, each once, in order.

    The spans do not depend on how the text was cut into pieces. The first sentence is split ``early``, at the end
    of a clause, so that speech starts sooner. Sentences are told apart by pysbd's rules (abbreviations, initials),
    which are asked once for each mark that may end one; a line's end always does. Fenced code and displayed
    formulas are never cut, nor are quotes and brackets unless the sentence is too long.
    """

    def __init__(self, language: str = "en", early: bool = True) -> None:
        self._language = language.lower().replace("_", "-").split("-")[0]
        self._early = early
        self._rest = ""  # what no span has taken yet; it begins at character _start of the reply
        self._start = 0
        self._open = 0  # where to look for the end of the block that is open
        self._seen = 0  # marks of the rest before this are known to end nothing

    @cached_property
    def _segmenter(self) -> Any:
        import pysbd  # forty modules that only an answer needs

        known = pysbd.languages.LANGUAGE_CODES
        language = _RELATED.get(self._language, self._language)
        return pysbd.Segmenter(language=language if language in known else "en", clean=False)

    def feed(self, piece: str) -> list[Span]:
        """Add text; returns the sentences that it completed."""
        self._rest += piece
        return self._cut(final=False)

    def finish(self) -> list[Span]:
        """The reply is complete: returns what is left of it."""
        return self._cut(final=True)

    def _cut(self, final: bool) -> list[Span]:
        spans: list[Span] = []
        while self._rest and (end := self._end(final)):
            text = self._rest[:end]
            if text.strip():
                start = self._start + len(text) - len(text.lstrip())
                spans.append((start, self._start + len(text.rstrip())))
                self._early = False
            self._rest, self._start = self._rest[end:], self._start + end
            self._seen = self._open = 0
        return spans

    def _end(self, final: bool) -> int:
        """Where the sentence at the start of the rest ends, 0 while that is not known."""
        rest = self._rest
        if self._open and not final and not _FENCE.search(rest, self._open):
            self._open = max(self._open, len(rest) - 8)
            return 0
        blank = len(rest) - len(rest.lstrip())
        if blank == len(rest):
            return len(rest) if final else 0
        limit = blank + LONGEST + _LOOKAHEAD
        whole = final or len(rest) >= limit
        fences = [match.start() for match in _FENCE.finditer(rest)]
        self._open = fences[-1] + 3 if len(fences) % 2 else 0
        fenced = list(zip(fences[::2], [*fences[1::2], len(rest)], strict=False))
        uncut = bool(fences) and fences[0] + 3 <= limit
        early = self._early_end(min([limit, *fences]))
        for match in _BREAK.finditer(rest, max(self._seen, blank)):
            end = match.end()
            if end > blank + LONGEST and not uncut:
                break
            if early and early < end:
                return early
            if any(first <= match.start() < last for first, last in fenced):
                continue
            ends = self._ends(match, blank, whole)
            if ends is None:
                return 0
            if ends:
                return end
            self._seen = end
        if early:
            return early
        if whole and not uncut and len(rest.strip()) > LONGEST:
            if cut := _long_cut(rest, blank):
                return cut
        return len(rest) if final else 0

    def _ends(self, match: re.Match[str], blank: int, whole: bool) -> bool | None:
        """Whether a sentence ends with the mark ``match``; None while what follows has not come."""
        rest, end = self._rest, match.end()
        if match[0] == "\n":
            return True
        before = rest[blank:end]
        wide = match[0][0] in "。！？｡"
        if wide and not whole and end == len(rest):
            return None
        if _LIST_MARK.fullmatch(before.rstrip(_CLOSERS)) or _opened(before):
            return False
        if wide:
            return match[0][-1] not in "」』）】》”’" or rest[end : end + 1] in ("", " ", "\n", "「", "『", "“")
        if _TITLE.search(before):
            return False
        known = rest[: blank + LONGEST + _LOOKAHEAD]
        following = _NEXT_WORD.match(known, end)
        if following is None:
            return True if whole else None
        # After what may be an abbreviation the whole next word counts, else only how it begins.
        unsure = match[0][0] == "." and _SHORT_WORD.search(before)
        if unsure and not whole and following.end() == len(known):
            return None
        if following[1] in ",;:–—":
            return False
        first = before.rstrip(_EMPHASIS)
        context = f"{first} {known[following.start(1) : following.end() if unsure else following.end(1)]}"
        parts = [str(part) for part in self._segmenter.segment(context)]
        return len(parts) > 1 and len("".join(parts[:-1]).rstrip()) == len(first)

    def _early_end(self, limit: int) -> int:
        """The end of the first clause before ``limit`` that is worth speaking alone, else 0."""
        if not self._early:
            return 0
        for clause in _CLAUSE.finditer(self._rest):
            if clause.end() > limit:
                break
            before = self._rest[: clause.start()].strip()
            enough = len(before) >= EARLY_SIGNS if clause[0] in "、，；：" else len(before.split()) >= EARLY_WORDS
            if enough and not _opened(before):
                return clause.end()
        return 0


def _opened(text: str) -> bool:
    """Whether a quote or bracket of ``text`` is still open."""
    waiting: list[str] = []
    for character in text:
        if waiting and character == waiting[-1]:
            waiting.pop()
        elif closer := _OPENED.get(character):
            waiting.append(closer)
    return bool(waiting)


def _long_cut(text: str, blank: int) -> int:
    """Where to cut a sentence that is too long: after its last clause within the limit, else between words."""
    within = text[: blank + LONGEST]
    for pattern in (_CLAUSE, _SPACE):
        ends = [match.end() for match in pattern.finditer(within, blank + LONGEST // 3)]
        if ends:
            return ends[-1]
    if space := _SPACE.search(text, blank + LONGEST, blank + _UNBROKEN):
        return space.end()
    wide = not within.isascii()
    return len(within) if wide or len(text) >= blank + _UNBROKEN else 0
