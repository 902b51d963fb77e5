"""Words of a segment and their times while its text changes: edited, cut and joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from voiceapp.core.frames import Word
from voiceapp.pipeline.stock_phrases import plain
from voiceapp.services.word_speakers import shares
from voiceapp.storage.edits import SegmentRow


def retimed(words: Sequence[Word], text: str) -> tuple[Word, ...]:
    """The words of ``text`` with times: those that were there keep theirs, others share that of what they replace.

    Without words before there are none now: their times would be invented.
    """
    if not words:
        return ()
    new = text.split()
    matcher = SequenceMatcher(
        a=[plain(word.text) for word in words], b=[plain(word) for word in new], autojunk=False
    )
    made: list[Word] = []
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        if tag == "equal":
            made += [replace(old, text=word) for old, word in zip(words[a0:a1], new[b0:b1], strict=True)]
        elif b1 > b0:
            start = words[a0].start_s if a1 > a0 else words[a0 - 1].end_s if a0 else words[0].start_s
            end = words[a1 - 1].end_s if a1 > a0 else words[a0].start_s if a0 < len(words) else words[-1].end_s
            made += _shared(new[b0:b1], start, max(start, end))
    return tuple(made)


def _shared(words: Sequence[str], start_s: float, end_s: float) -> list[Word]:
    """Words that share a stretch by their letters; these times are an estimate."""
    letters, done = sum(len(word) for word in words), 0
    made = []
    for word in words:
        begin = start_s + (end_s - start_s) * done / letters
        done += len(word)
        made.append(Word(word, begin, start_s + (end_s - start_s) * done / letters, exact=False))
    return made


def edited(row: SegmentRow, text: str) -> SegmentRow:
    """With other words; what the transcriber wrote is kept from the first change on."""
    text = " ".join(text.split())
    if text == row.text.strip():
        return row
    original = row.original or (row.text, row.words)
    return replace(row, text=text, words=retimed(row.words, text), original=original)


def cut(row: SegmentRow, word: int) -> tuple[SegmentRow, SegmentRow] | None:
    """Two segments, the second one from word number ``word`` (from 0) on; None where that leaves one of them empty.

    Without times of words, the time is shared by the letters.
    """
    if row.words:
        words = [one.text.strip() for one in row.words]
    else:
        words = row.text.split()
    if not 0 < word < len(words):
        return None
    place = 0
    for one in words[:word]:
        found = row.text.find(one, place)
        place = found + len(one) if found >= 0 else place
    first, second = row.text[:place].strip(), row.text[place:].strip()
    if not (first and second):
        return None
    if row.words:
        early, late = row.words[word - 1].end_s, row.words[word].start_s
    else:
        early = late = row.start_s + (row.end_s - row.start_s) * len(first) / (len(first) + len(second))
    early, late = max(row.start_s, early), min(late, row.end_s)
    spans = (row.start_s, early), (late, row.end_s)
    head, tail = shares(row.original, spans) if row.original else (None, None)
    return (
        replace(row, end_s=early, text=first, words=row.words[:word], original=head),
        replace(row, id=None, start_s=late, text=second, words=row.words[word:], original=tail),
    )


def joined(rows: Sequence[SegmentRow]) -> SegmentRow:
    """One segment of several that follow each other; it keeps the first one's place and speaker."""
    original = None
    if any(row.original for row in rows):
        kept = [row.original or (row.text, row.words) for row in rows]
        original = " ".join(text.strip() for text, _ in kept), tuple(word for _, words in kept for word in words)
    timed = all(row.words for row in rows)
    return replace(
        rows[0],
        end_s=max(row.end_s for row in rows),
        text=" ".join(row.text.strip() for row in rows),
        words=tuple(word for row in rows for word in row.words) if timed else (),
        confidence=_weighted(rows),
        original=original,
    )


def _weighted(rows: Sequence[SegmentRow]) -> float | None:
    known = [(row.confidence, max(row.end_s - row.start_s, 0.01)) for row in rows if row.confidence is not None]
    return sum(value * length for value, length in known) / sum(length for _, length in known) if known else None


def carried(
    rows: Sequence[SegmentRow], correction: SegmentRow, transcript: int
) -> tuple[list[SegmentRow], list[SegmentRow]]:
    """How a corrected segment of an earlier transcript is taken over into a new one: its rows before and after.

    The words whose middle lies within the correction give way to it, those around stay.
    """
    before: list[SegmentRow] = []
    heads: list[SegmentRow] = []
    inner: list[SegmentRow] = []
    tails: list[SegmentRow] = []
    for row in rows:
        if row.end_s < correction.start_s or row.start_s > correction.end_s:
            continue
        head, within, tail = _parted(row, correction.start_s, correction.end_s)
        if within:
            before.append(row)
            inner.append(within)
            heads += [head] if head else []
            tails += [tail] if tail else []
    place = joined(inner) if inner else replace(correction, id=None, text="", words=(), original=None)
    made = replace(
        correction, id=place.id, transcript=transcript, original=place.original or (place.text, place.words)
    )
    return before, [*heads, made, *tails]


def _parted(
    row: SegmentRow, start_s: float, end_s: float
) -> tuple[SegmentRow | None, SegmentRow | None, SegmentRow | None]:
    """The parts of a segment before, within and after a time; without times of words it is in one of them."""
    spans = [(word.start_s, word.end_s) for word in row.words] or [(row.start_s, row.end_s)]
    middles = [(start + end) / 2 for start, end in spans]
    first, last = sum(middle < start_s for middle in middles), sum(middle < end_s for middle in middles)
    if first == last:
        return (row, None, None) if first else (None, None, row)
    tail_cut = cut(row, last) if last < len(middles) else None
    rest, tail = tail_cut or (row, None)
    head_cut = cut(rest, first)
    head, within = head_cut or (None, rest)
    return head, within, tail
