"""Marks in a text that a voice speaks.

``[pause]`` and ``[pause 1.5s]`` are silence, ``[lang de]`` says what follows in another language until the
paragraph ends, ``{word|said}`` says a word in another spelling and ``{word|/phonemes/}`` by its sounds (IPA).
``*word*`` is emphasis, of which no engine is capable: its signs are only not spoken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from voiceapp.core.frames import Word
from voiceapp.core.voices import Pronunciation
from voiceapp.pipeline.speakable import Speakable, speakable, verbatim
from voiceapp.pipeline.speech_edits import Edit

PAUSE_S = 0.7
"""Of a mark without a length."""

MOST_PAUSE_S = 30.0

_MARK = re.compile(
    r"\[pause(?:\s+(?P<length>\d{1,6}(?:\.\d{1,6})?)\s*(?P<unit>ms|s))?\]"
    r"|\[lang\s+(?P<language>[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*)\]",
    re.IGNORECASE,
)
SAID = re.compile(r"\{(?P<word>[^{}|\n]+)\|(?P<said>[^{}|\n]*)\}")
_PHONEMES = re.compile(r"\s*/[^/]*/\s*")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a paragraph in one language ("": its own). ``pause_s`` follows it; None: no such mark does."""

    text: str
    language: str
    pause_s: float | None


def stretches(text: str) -> Iterator[Stretch]:
    """A paragraph cut at its marks of pauses and languages; a stretch may be empty where a pause comes first."""
    language, start = "", 0
    for mark in _MARK.finditer(text):
        before, start = text[start : mark.start()].strip(), mark.end()
        if mark["language"]:
            if before:
                yield Stretch(before, language, None)
            language = mark["language"].replace("_", "-")
        else:
            yield Stretch(before, language, _seconds(mark["length"], mark["unit"]))
    if rest := text[start:].strip():
        yield Stretch(rest, language, None)


def _seconds(length: str | None, unit: str | None) -> float:
    if length is None:
        return PAUSE_S
    return min(float(length) / (1000 if (unit or "").lower() == "ms" else 1), MOST_PAUSE_S)


def masked(text: str) -> str:
    """The text with letters alone where words are said otherwise: nothing in them looks like a sentence's end."""
    return SAID.sub(lambda mark: "x" * len(mark[0]), text)


def has_phonemes(text: str, lexicon: Sequence[Pronunciation] = ()) -> bool:
    """Whether a word of it is given by its sounds."""
    words = [_whole(entry.word) for entry in lexicon if entry.word and entry.phonemes]
    if words and re.search("|".join(words), text, re.IGNORECASE):
        return True
    return any(_PHONEMES.fullmatch(mark["said"]) for mark in SAID.finditer(text))


def spoken(text: str, language: str, lexicon: Sequence[Pronunciation] = ()) -> Speakable:
    """A line as a synthesizer gets it: its marks followed, words as the voice says them, then made speakable.

    A span of it leads back to the word as it is shown. Entries of ``lexicon`` mean whole words in any case, the
    longer ones first. What is given in phonemes stays as it is written: see :func:`sounds`.
    """
    edits: list[Edit] = []
    start = 0
    for mark in SAID.finditer(text):
        edits += _respelled(text, start, mark.start(), lexicon)
        edits.append((mark.start(), mark.start("word"), ""))
        if not _PHONEMES.fullmatch(mark["said"]):
            edits.append((mark.start("word"), mark.end("word"), mark["said"]))
        edits.append((mark.end("word"), mark.end(), ""))
        start = mark.end()
    edits += _respelled(text, start, len(text), lexicon)
    return speakable(text, language, edits)


def respelled(text: str, lexicon: Sequence[Pronunciation]) -> Speakable:
    """A text that is speakable already, in the voice's own spellings."""
    return verbatim(text).edited(_respelled(text, 0, len(text), lexicon))


def led_back(word: Word, made: Speakable) -> Word:
    """A spoken word with its offsets in the text that it came from."""
    if word.start < 0:
        return word
    start, end = made.shown(word.start, word.end)
    return replace(word, start=start, end=end)


def sounds(text: str, made: Speakable, lexicon: Sequence[Pronunciation] = ()) -> tuple[tuple[int, int, str], ...]:
    """The words of a line that are given in phonemes: spans in what :func:`spoken` ``made`` of it, and IPA."""
    marks = [mark for mark in SAID.finditer(text) if _PHONEMES.fullmatch(mark["said"])]
    wanted = [(*mark.span("word"), mark["said"]) for mark in marks]
    hidden = SAID.sub(lambda mark: " " * len(mark[0]), text)
    entries = [replace(entry, phonemes=False) for entry in lexicon if entry.phonemes]
    wanted += _respelled(hidden, 0, len(hidden), entries)
    found: list[tuple[int, int, str]] = []
    for start, end, said in sorted(wanted):
        at = [place for place in range(len(made.text)) if start <= made.shown(place, place + 1)[0] < end]
        if at and (ipa := said.strip().strip("/[]").strip()):
            found.append((at[0], at[-1] + 1, ipa))
    return tuple(found)


def shown(text: str) -> str:
    """A line as it is read: without its marks."""
    return re.sub(r"(?<!\w)\*+(?=\S)|(?<=\S)\*+(?!\w)", "", SAID.sub(lambda mark: mark["word"], text))


def _respelled(text: str, start: int, end: int, lexicon: Sequence[Pronunciation]) -> Iterator[Edit]:
    said = {entry.word.casefold(): entry.said for entry in lexicon if entry.word and not entry.phonemes}
    if not said:
        return
    words = sorted((_whole(entry.word) for entry in lexicon if entry.word and not entry.phonemes), key=len)
    for match in re.compile("|".join(reversed(words)), re.IGNORECASE).finditer(text, start, end):
        other = said.get(match[0].casefold())
        if other is not None and other != match[0]:
            yield match.start(), match.end(), other


def _whole(word: str) -> str:
    """A pattern of the word alone; scripts without spaces have no other bounds."""
    before = r"(?<!\w)" if _bounded(word[0]) else ""
    after = r"(?!\w)" if _bounded(word[-1]) else ""
    return f"{before}{re.escape(word)}{after}"


def _bounded(character: str) -> bool:
    return character.isalnum() and not _UNSPACED.match(character)
