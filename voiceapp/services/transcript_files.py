"""Transcripts that the user has: SubRip (srt), WebVTT (vtt), STM, and our own JSON.

WebVTT after W3C's "WebVTT: The Web Video Text Tracks Format" (voice spans name who speaks, other tags go); STM
after NIST's sclite ("segment time marks": ``recording channel speaker start end [<labels>] words``). JSON as
``transcribe --json`` and ``meeting export --format json`` write it.
"""

from __future__ import annotations

import html
import json
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Word
from voiceapp.core.texts import decoded
from voiceapp.services import given_files

ENDINGS = (".srt", ".vtt", ".stm", ".json")
MOST_BYTES = 100_000_000
"""More is no transcript: a day of fast talk is some megabytes with every word's times."""


@dataclass(frozen=True, slots=True)
class GivenSegment:
    """A stretch of a given transcript; ``speaker`` is a name, "" where none is told."""

    start_s: float
    end_s: float
    text: str
    speaker: str = ""
    words: tuple[Word, ...] = ()
    language: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class GivenTranscript:
    """What a file holds, by time; ``language`` is that of the whole where it is told."""

    segments: tuple[GivenSegment, ...]
    language: str | None = None


class Wrong(Exception):
    """Why a text is not what it should be; ``line`` counts from 1 (None: not one line's fault)."""

    def __init__(self, why: str, line: int | None = None) -> None:
        super().__init__(why)
        self.why, self.line = why, line


def read(path: Path) -> GivenTranscript:
    """Read a file. Raises as :func:`given_files.require`, ``file-missing``, ``transcript-format`` and
    ``transcript-wrong``."""
    given_files.require(path)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _wrong(path, Wrong("it is far too large"))
        data = path.read_bytes()
    except OSError as error:
        raise VoiceAppError(
            "file-missing", f"{path} cannot be read: {error.strerror or error}.", "Check the name and its folder."
        ) from error
    return parse(decoded(data), path)


def parse(text: str, path: Path) -> GivenTranscript:
    """Read a transcript's text; ``path`` decides the format and names it in errors. Raises as :func:`read`."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise VoiceAppError(
            "transcript-format",
            f"{path.name} is no transcript that can be read.",
            f"Its name has to end with {', '.join(ENDINGS)}.",
        )
    try:
        found = reader(text)
        segments = sorted((_checked(one) for one in found.segments if one.text), key=lambda one: one.start_s)
        if not segments:
            raise Wrong("it holds no words")
    except Wrong as error:
        raise _wrong(path, error) from error
    return replace(found, segments=tuple(segments))


def _wrong(path: Path, error: Wrong) -> VoiceAppError:
    why = f"in line {error.line}: {error.why}" if error.line else error.why
    kind = path.suffix.lstrip(".").upper()
    return VoiceAppError(
        "transcript-wrong", f"{path.name} cannot be read as {kind}: {why}.", "Mend it and try again."
    )


def _checked(segment: GivenSegment) -> GivenSegment:
    return replace(segment, text=" ".join(segment.text.split()), speaker=" ".join(segment.speaker.split()))


# ------------------------------------------------------------------------------------ srt and vtt

_CLOCK = r"(?:(\d+):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMES = re.compile(rf"\s*{_CLOCK}\s*-->\s*{_CLOCK}(?:\s.*)?$")
_FORMATTING = re.compile(r"</?(?:b|i|u|s|font)(?:\s[^>]*)?>|\{\\[^}]*\}", re.IGNORECASE)
_VTT_TAG = re.compile(r"<([^>]*)>")


def _times(line: str, number: int) -> tuple[float, float]:
    found = _TIMES.match(line)
    if found is None:
        raise Wrong("its times do not read like 00:01:02.500 --> 00:01:04.000", number)
    start, end = (
        int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(part.ljust(3, "0")) / 1000
        for hours, minutes, seconds, part in (found.groups()[:4], found.groups()[4:])
    )
    if end < start:
        raise Wrong("it ends before it begins", number)
    return start, end


def _srt(text: str) -> GivenTranscript:
    segments: list[GivenSegment] = []
    lines: list[str] = []
    times: tuple[float, float] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if "-->" in line:
            if lines and lines[-1].strip().isdigit():
                lines.pop()  # the number of this cue
            if times is not None:
                segments.append(GivenSegment(*times, _FORMATTING.sub("", " ".join(lines))))
            times, lines = _times(line, number), []
        elif times is None and line.strip() and not line.strip().isdigit():
            raise Wrong("a number or a time was expected", number)
        else:
            lines.append(line)
    if times is not None:
        segments.append(GivenSegment(*times, _FORMATTING.sub("", " ".join(lines))))
    return GivenTranscript(tuple(segments))


def _vtt(text: str) -> GivenTranscript:
    lines = text.splitlines()
    if not lines or not lines[0].startswith("WEBVTT"):
        raise Wrong("it does not begin with WEBVTT", 1)
    segments: list[GivenSegment] = []
    for first, block in _blocks(lines):
        at = next((index for index, line in enumerate(block[:2]) if "-->" in line), None)
        if at is None:
            if first == 1 or re.match(r"(NOTE|STYLE|REGION)\b", block[0]):
                continue
            raise Wrong("a time was expected", first)
        times = _times(block[at], first + at)
        segments += _voices(*times, "\n".join(block[at + 1 :]))
    return GivenTranscript(tuple(segments))


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Lines between empty ones, with the number of the first."""
    block: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _voices(start_s: float, end_s: float, payload: str) -> Iterator[GivenSegment]:
    """A cue by its voice spans; where it has several, each lasts as long as its share of the letters."""
    parts: list[tuple[str, str]] = []
    speaker, position = "", 0
    for tag in _VTT_TAG.finditer(payload):
        parts.append((speaker, payload[position : tag.start()]))
        position = tag.end()
        if voice := re.match(r"v(?:\.\S*)?[\s](.*)$", tag[1], re.DOTALL):
            speaker = html.unescape(voice[1])
        elif tag[1] == "/v":
            speaker = ""
    parts.append((speaker, payload[position:]))
    told: list[tuple[str, str]] = []
    for speaker, words in parts:
        if told and told[-1][0] == speaker:
            told[-1] = speaker, told[-1][1] + words
        else:
            told.append((speaker, words))
    told = [(speaker, html.unescape(words)) for speaker, words in told if words.strip()]
    letters, done = sum(len(words) for _, words in told), 0
    for speaker, words in told:
        begin = start_s + (end_s - start_s) * done / letters
        done += len(words)
        yield GivenSegment(begin, start_s + (end_s - start_s) * done / letters, words, speaker)


# ------------------------------------------------------------------------------------ stm and json

_NO_SPEAKER = ("inter_segment_gap", "excluded_region")
_UNSCORED = "ignore_time_segment_in_scoring"


def _stm(text: str) -> GivenTranscript:
    segments: list[GivenSegment] = []
    recordings: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        fields = line.split(maxsplit=5)
        if not fields or fields[0].startswith(";;"):
            continue
        if len(fields) < 5:
            raise Wrong("it has less than recording, channel, speaker, start and end", number)
        try:
            start, end = float(fields[3]), float(fields[4])
        except ValueError:
            raise Wrong("its times are no numbers", number) from None
        if not (math.isfinite(start) and math.isfinite(end)) or not 0 <= start <= end:
            raise Wrong("its times cannot be", number)
        recordings.add(fields[0])
        if len(recordings) > 1:
            raise Wrong(f"it belongs to another recording ({fields[0]}) than the lines before", number)
        words = re.sub(r"^<[^>]*>\s*", "", fields[5]) if len(fields) == 6 else ""
        if fields[2].lower() not in _NO_SPEAKER and words.lower() != _UNSCORED:
            segments.append(GivenSegment(start, end, words, fields[2]))
    return GivenTranscript(tuple(segments))


def _json(text: str) -> GivenTranscript:
    try:
        told = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise Wrong("it is no JSON", getattr(error, "lineno", None)) from error
    files = told.get("files") if isinstance(told, dict) else None
    if isinstance(files, list) and len(files) == 1:
        told = files[0]
    if not isinstance(told, dict) or not isinstance(told.get("segments"), list):
        raise Wrong("it holds no segments of one recording")
    people = told.get("speakers")
    names = {
        one["id"]: one.get("name", "")
        for one in (people if isinstance(people, list) else [])
        if isinstance(one, dict) and isinstance(one.get("id"), int | str)
    }
    segments = []
    for number, one in enumerate(told["segments"], 1):
        try:
            segments.append(_segment(one, names))
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise Wrong(f"segment {number} has no text with start_s and end_s as they should be") from error
    return GivenTranscript(tuple(segments), _word_or_none(told.get("language")))


def _segment(told: Mapping[str, Any], names: Mapping[Any, Any]) -> GivenSegment:
    """A segment of our JSON. Raises KeyError, TypeError and ValueError for what is none."""
    start_s, end_s = _span(told)
    speaker = told.get("speaker")
    confidence, logprob = told.get("confidence"), told.get("avg_logprob")
    if confidence is None and logprob is not None:
        confidence = min(1.0, 2.0 ** float(logprob))
    words = [
        Word(_string(word["word"]), *_span(word), _share(word.get("probability")))
        for word in told.get("words") or ()
        if word.get("start_s") is not None
    ]
    return GivenSegment(
        start_s,
        end_s,
        _string(told["text"]),
        "" if speaker is None else str(names.get(speaker, speaker)),
        tuple(words),
        _word_or_none(told.get("language")),
        _share(confidence),
    )


def _span(told: Mapping[str, Any]) -> tuple[float, float]:
    start, end = float(told["start_s"]), float(told["end_s"])
    if not (math.isfinite(end) and 0 <= start <= end):
        raise ValueError("times that cannot be")
    return start, end


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _word_or_none(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _share(value: Any) -> float | None:
    return None if value is None else min(1.0, max(0.0, float(value)))


_READERS: dict[str, Callable[[str], GivenTranscript]] = {
    ".srt": _srt,
    ".vtt": _vtt,
    ".stm": _stm,
    ".json": _json,
}
