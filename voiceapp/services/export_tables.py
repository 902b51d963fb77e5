"""A meeting for other programs: CSV (RFC 4180), RTTM and STM (NIST's formats for who spoke when and what)."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence

from voiceapp.core.meetings import Meeting, Minutes
from voiceapp.core.recordings import SpeakerTurn
from voiceapp.services import rttm as rttm_format
from voiceapp.services.export_document import UNKNOWN, name_of, plain, title_of

_FORMULA = ("=", "+", "-", "@")
_STM_MARKS = str.maketrans("", "", "<>{}")
_STM_COMMENT = re.compile(r"^;+")


def csv_table(meeting: Meeting, minutes: Minutes | None) -> str:
    """A row for each segment. It begins with a byte order mark: without one Excel takes it for another encoding.

    Texts that a spreadsheet would take for a formula get an apostrophe in front (OWASP, "CSV Injection").
    """
    file = io.StringIO()
    table = csv.writer(file, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    table.writerow(("segment", "start_s", "end_s", "speaker", "text", "language", "confidence", "edited"))
    for segment in meeting.segments:
        table.writerow(
            (
                segment.id,
                round(segment.start_s, 3),
                round(segment.end_s, 3),
                _cell(name_of(meeting, segment.speaker)),
                _cell(plain(segment.text)),
                _cell(plain(segment.language or "")),
                "" if segment.confidence is None else round(segment.confidence, 4),
                "yes" if segment.edited else "no",
            )
        )
    return "\ufeff" + file.getvalue()


def rttm(meeting: Meeting, minutes: Minutes | None) -> str:
    """Who speaks when, where people speak at once for each of them; without known turns, by the segments."""
    fields = _fields(meeting)
    spans = [(turn.speaker, turn.start_s, turn.end_s) for turn in meeting.turns] or [
        (segment.speaker, segment.start_s, segment.end_s)
        for segment in meeting.segments
        if segment.speaker is not None
    ]
    turns = [
        SpeakerTurn(start_s, end_s, fields.get(speaker, UNKNOWN))
        for speaker in {speaker for speaker, _, _ in spans}
        for start_s, end_s in _joined([(start_s, end_s) for one, start_s, end_s in spans if one == speaker])
    ]
    turns.sort(key=lambda turn: (turn.start_s, turn.end_s, turn.speaker))
    return rttm_format.render(turns, recording_of(meeting))


def stm(meeting: Meeting, minutes: Minutes | None) -> str:
    """What was said by whom: ``recording channel speaker start end words``.

    Scorers read ``<...>`` before the words as a label and ``{ a / b }`` as alternatives: those marks are left out.
    """
    fields = _fields(meeting)
    recording = recording_of(meeting)
    lines = [
        f"{recording} 1 {fields.get(segment.speaker, UNKNOWN)} {segment.start_s:.3f} {segment.end_s:.3f} {words}\n"
        for segment in meeting.segments
        if (words := plain(segment.text.translate(_STM_MARKS)))
    ]
    return "".join(lines)


def recording_of(meeting: Meeting) -> str:
    """The recording's name in RTTM and STM: the title without blanks, never what begins a comment."""
    return _STM_COMMENT.sub("", _field(title_of(meeting))) or f"meeting_{meeting.info.id}"


def _cell(text: str) -> str:
    # NFKC: a spreadsheet takes a full-width equals sign for one, too.
    return f"'{text}" if unicodedata.normalize("NFKC", text).startswith(_FORMULA) else text


def _field(text: str) -> str:
    return "_".join(plain(text).split())


def _fields(meeting: Meeting) -> dict[int | None, str]:
    """Names without blanks, each of another speaker."""
    found: dict[int | None, str] = {}
    for speaker in meeting.speakers:
        name = _field(speaker.name) or _field(speaker.label) or UNKNOWN
        taken = set(found.values()) | {UNKNOWN}
        found[speaker.id] = next(one for one in _numbered(name) if one not in taken)
    return found


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 1
    while number := number + 1:
        yield f"{name}_{number}"


def _joined(spans: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """One speaker's stretches without overlaps, as RTTM wants them."""
    start, end = None, 0.0
    for next_start, next_end in sorted(spans):
        if start is not None and next_start <= end:
            end = max(end, next_end)
            continue
        if start is not None:
            yield start, end
        start, end = next_start, next_end
    if start is not None:
        yield start, end
