"""Text cleaned for speech, with the way back to the text that is shown."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from voiceapp.pipeline import (
    speech_abbreviations,
    speech_addresses,
    speech_dates,
    speech_marks,
    speech_maths,
    speech_money,
    speech_numbers,
    speech_ordinals,
    speech_signs,
    speech_units,
)
from voiceapp.pipeline.speech_edits import Edit
from voiceapp.pipeline.speech_language import SpeechLanguage

_RULES = (
    *speech_maths.RULES,
    *speech_marks.RULES,
    *speech_addresses.RULES,
    *speech_dates.RULES,
    *speech_abbreviations.RULES,
    *speech_ordinals.RULES,
    *speech_numbers.RULES,
    *speech_signs.RATES,
    *speech_money.RULES,
    *speech_units.RULES,
    *speech_numbers.GROUPS,
    *speech_signs.RULES,
)
"""In the order in which they read the text: each sees what those before it made of it."""


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

    def edited(self, edits: Iterable[Edit]) -> Speakable:
        """The same with some spans of ``text`` spoken in other words; ``edits`` are in order and do not overlap."""
        spoken: list[str] = []
        pieces: list[_Piece] = []
        length = last = 0
        for start, end, words in (*edits, (len(self.text), len(self.text), "")):
            for piece in self._kept(last, start):
                shift = length - last
                pieces.append(
                    _Piece(piece.spoken_start + shift, piece.shown_start, piece.shown_end, piece.verbatim)
                )
            spoken += self.text[last:start], words
            length += start - last
            if words:
                pieces.append(_Piece(length, *self.shown(start, end), False))
                length += len(words)
            last = end
        return Speakable("".join(spoken), tuple(pieces))

    def _kept(self, start: int, end: int) -> Iterator[_Piece]:
        """The pieces between two characters of ``text``, clipped."""
        first = bisect_right(self.pieces, start, key=lambda piece: piece.spoken_start) - 1
        while start < end:
            piece = self.pieces[first]
            first += 1
            stop = min(end, self.pieces[first].spoken_start if first < len(self.pieces) else end)
            if piece.verbatim:
                shown = piece.shown_start + start - piece.spoken_start
                yield _Piece(start, shown, shown + stop - start, True)
            else:
                yield _Piece(start, piece.shown_start, piece.shown_end, False)
            start = stop


def verbatim(text: str) -> Speakable:
    """``text`` spoken as it is."""
    return Speakable(text, (_Piece(0, 0, len(text), True),) if text else ())


def speakable(text: str, language: str = "en", first: Iterable[Edit] = ()) -> Speakable:
    """``text`` as it is to be given to a synthesizer of ``language`` (a BCP 47 code), with the edits ``first``.

    Markdown, code, links, formulas, signs, units, dates and what else synthesizers commonly say wrong is put into
    words of the language, as far as they are known; everything else stays as it is.
    """
    spoken = verbatim(text).edited(first)
    known = SpeechLanguage(language)
    for rule in _RULES:
        if edits := list(rule(spoken.text, known)):
            spoken = spoken.edited(edits)
    return spoken


def warm_up(language: str) -> None:
    """Load the libraries and locale data that the first numbers of a reply would wait for: some 0.1 s."""
    speakable("3 km on 2024-05-01", language)
    SpeechLanguage(language).in_words(1, "ordinal")
