"""A text cut into the lines that are spoken at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from voiceapp.core.language_names import family
from voiceapp.core.texts import Paragraph
from voiceapp.core.voices import ScriptLine
from voiceapp.engines.text_pieces import pieces
from voiceapp.pipeline import ssml
from voiceapp.pipeline.sentences import SentenceSplitter, Span
from voiceapp.pipeline.voice_marks import MOST_PAUSE_S, masked, stretches

CUT_S, SENTENCE_S, PARAGRAPH_S, HEADING_S = 0.1, 0.25, 0.7, 1.0
"""Silence after a part of a sentence, a sentence, a paragraph and a heading that ask for none."""

LONGEST = 200
"""Characters of a line at most."""

_LONGEST = {**dict.fromkeys(("zh", "ja", "ko", "yue"), 66), **dict.fromkeys(("ar", "cs", "hi", "ru"), 150)}
"""Languages of which XTTS takes fewer than that at once, by the limits of its tokenizer."""

SHORT = 40
"""A line with fewer characters takes the next sentence too: engines say a single word badly."""

_LETTERS_PER_S = 15.0
_SYLLABLES_PER_S = 5.0
_SYLLABLE = re.compile(r"[\u3040-\uffff]")
_ENDED = re.compile(r"[.!?…:。！？][\"”’»)\]]*$")
_PIECE = 2000


@dataclass(frozen=True, slots=True)
class ScriptText:
    """The lines (their ids are 0), and the elements of SSML that were not followed."""

    lines: tuple[ScriptLine, ...]
    dropped: tuple[str, ...] = ()


def script_text(paragraphs: Iterable[Paragraph], language: str) -> ScriptText:
    """Cut a text into lines of whole sentences, as its marks and its SSML ask for.

    ``language`` is that of paragraphs that declare none. What holds nothing to speak is left out.
    """
    lines: list[ScriptLine] = []
    dropped: set[str] = set()
    number = 0
    for paragraph in paragraphs:
        own = paragraph.language or language
        texts = [paragraph.text]
        if ssml.is_ssml(paragraph.text):
            marked, unknown = ssml.marked(paragraph.text, own)
            texts = re.split(r"\n[ \t]*\n", marked)
            dropped.update(unknown)
        for text in texts:
            made = list(_lines(replace(paragraph, text=text, language=own), number, lines))
            lines += made
            number += bool(made)
    return ScriptText(tuple(lines), tuple(sorted(dropped)))


def _lines(paragraph: Paragraph, number: int, before: list[ScriptLine]) -> Iterator[ScriptLine]:
    made: list[ScriptLine] = []
    asked = False  # whether a mark says how long the silence after the last line is
    for stretch in stretches(paragraph.text):
        language = stretch.language or paragraph.language
        for text, pause_s in _chunks(stretch.text, language):
            made.append(ScriptLine(0, 0, len(before) + len(made), text, language, pause_s, number))
            asked = False
        if made and stretch.pause_s is None and not _ENDED.search(made[-1].text):
            made[-1] = replace(made[-1], pause_s=CUT_S)  # another language goes on with the sentence
        if stretch.pause_s is not None:
            held = made or before
            if held:
                already = held[-1].pause_s if asked or not made else 0.0
                held[-1] = replace(held[-1], pause_s=min(already + stretch.pause_s, MOST_PAUSE_S))
            asked = True
    if made and not asked:
        made[-1] = replace(made[-1], pause_s=HEADING_S if paragraph.heading else PARAGRAPH_S)
    yield from made


def _chunks(text: str, language: str) -> Iterator[tuple[str, float]]:
    """Sentences of one language, short ones together, and the silence after each."""
    limit = _LONGEST.get(family(language), LONGEST)
    hidden = masked(text)
    joined: list[Span] = []
    for start, end in _sentences(hidden, language):
        if joined and _together(hidden, joined[-1], (start, end), limit):
            joined[-1] = joined[-1][0], end
        elif any(character.isalnum() for character in text[start:end]):
            joined.append((start, end))
    for start, end in joined:
        parts = list(pieces(hidden[start:end], limit))
        for at, (first, last) in enumerate(parts, 1):
            part = " ".join(text[start + first : start + last].split())
            if any(character.isalnum() for character in part):
                yield part, SENTENCE_S if at == len(parts) else CUT_S


def _together(text: str, one: Span, other: Span, limit: int) -> bool:
    short = one[1] - one[0] < SHORT or other[1] - other[0] < SHORT / 2
    return short and other[1] - one[0] <= limit and "\n" not in text[one[1] : other[0]]


def _sentences(text: str, language: str) -> Iterator[Span]:
    splitter = SentenceSplitter(language, early=False)
    for start in range(0, len(text), _PIECE):  # a book without a line's end is not looked through for each sentence
        yield from splitter.feed(text[start : start + _PIECE])
    yield from splitter.finish()


def expected_s(text: str, speed: float = 1.0) -> float:
    """About how long a text is when it is spoken; 0 where there is nothing to speak."""
    heard = [character for character in text if character.isalnum()]
    syllables = sum(_SYLLABLE.match(character) is not None for character in heard)
    return (syllables / _SYLLABLES_PER_S + (len(heard) - syllables) / _LETTERS_PER_S) / max(speed, 0.05)


def languages(lines: Sequence[ScriptLine]) -> tuple[str, ...]:
    """The languages of lines, each once."""
    return tuple(dict.fromkeys(line.language for line in lines))
