"""A transcript as plain text, SubRip (srt), WebVTT (vtt) or JSON.

Formats: SubRip as players read it (``HH:MM:SS,mmm --> HH:MM:SS,mmm``); WebVTT after W3C's
"WebVTT: The Web Video Text Tracks Format" (cue text escapes ``&``, ``<`` and ``>``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Segment, Word
from voiceapp.services.transcription import FileTranscript

LINE_CHARACTERS = 42
CUE_CHARACTERS = 2 * LINE_CHARACTERS
CUE_MS = 7_000
"""A cue is at most two lines long and stays at most seven seconds."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle: times in whole milliseconds, ``lines`` without line breaks in them."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]


def cues(segments: Iterable[Segment]) -> list[Cue]:
    """Subtitles in order, none empty, none overlapping the next, each of a positive length."""
    drafts = [draft for segment in segments for draft in _split(segment)]
    drafts.sort(key=lambda draft: draft[0])
    made: list[Cue] = []
    for start_s, end_s, text in drafts:
        start = max(0, round(start_s * 1000), made[-1].end_ms if made else 0)
        made.append(Cue(start, max(start + 1, round(end_s * 1000)), _lines(text)))
    return made


def _clean(text: str) -> str:
    return " ".join(text.split())


def _split(segment: Segment) -> list[tuple[float, float, str]]:
    """Cut a segment where its words make it too long to be read at once."""
    text = _clean(segment.text)
    if not text:
        return []
    words = [word for word in segment.words if _clean(word.text)]
    short = len(text) <= CUE_CHARACTERS and (segment.end_s - segment.start_s) * 1000 <= CUE_MS
    if short or not words:
        return [(segment.start_s, segment.end_s, text)]
    groups: list[list[Word]] = [[]]
    for word in words:
        group = groups[-1]
        longer = len(" ".join(_clean(part.text) for part in [*group, word])) > CUE_CHARACTERS
        if group and (longer or (word.end_s - group[0].start_s) * 1000 > CUE_MS):
            groups.append([])
        groups[-1].append(word)
    return [(group[0].start_s, group[-1].end_s, " ".join(_clean(word.text) for word in group)) for group in groups]


def _lines(text: str) -> tuple[str, ...]:
    """Break at spaces into lines of about LINE_CHARACTERS."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > LINE_CHARACTERS:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return tuple(lines)


def clock(milliseconds: int, comma: str) -> str:
    """A time of a cue: HH:MM:SS, and the milliseconds after ``comma``."""
    seconds, ms = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}{comma}{ms:03d}"


def _srt(transcript: FileTranscript) -> str:
    # An arrow inside the text would read as a time line to some players.
    blocks = [
        f"{number}\n{clock(cue.start_ms, ',')} --> {clock(cue.end_ms, ',')}\n"
        + "\n".join(line.replace("-->", "→") for line in cue.lines)
        + "\n"
        for number, cue in enumerate(cues(transcript.segments), 1)
    ]
    return "\n".join(blocks)


def _vtt(transcript: FileTranscript) -> str:
    blocks = ["WEBVTT\n"]
    for cue in cues(transcript.segments):
        text = "\n".join(escaped(line) for line in cue.lines)
        blocks.append(f"{clock(cue.start_ms, '.')} --> {clock(cue.end_ms, '.')}\n{text}\n")
    return "\n".join(blocks)


def escaped(line: str) -> str:
    """Text or a name for WebVTT."""
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _txt(transcript: FileTranscript) -> str:
    lines = [_clean(segment.text) for segment in transcript.segments]
    return "".join(line + "\n" for line in lines if line)


def _json(transcript: FileTranscript) -> str:
    return json.dumps(transcript_json(transcript), indent=1, ensure_ascii=False) + "\n"


def transcript_json(transcript: FileTranscript) -> dict[str, Any]:
    """The transcript with the keys that ``transcribe --json`` prints for a file."""
    return {
        "file": str(transcript.file),
        "text": transcript.text,
        "language": transcript.language,
        "duration_s": round(transcript.duration_s, 3),
        "real_time_factor": _rounded(transcript.real_time_factor),
        "segments": [
            {
                "start_s": round(segment.start_s, 3),
                "end_s": round(segment.end_s, 3),
                "text": segment.text,
                "avg_logprob": _rounded(segment.avg_logprob),
                "no_speech_prob": _rounded(segment.no_speech_prob),
                "words": [word_json(word) for word in segment.words],
            }
            for segment in transcript.segments
        ],
    }


def word_json(word: Word) -> dict[str, Any]:
    """A transcribed word as JSON."""
    return {
        "word": word.text,
        "start_s": round(word.start_s, 3),
        "end_s": round(word.end_s, 3),
        "probability": _rounded(word.probability),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


WRITERS: dict[str, Callable[[FileTranscript], str]] = {"txt": _txt, "srt": _srt, "vtt": _vtt, "json": _json}


def parse_formats(text: str) -> Sequence[str]:
    """The formats of a list such as "txt,srt". Raises VoiceAppError for one that there is not."""
    formats = [name.strip().lower() for name in text.split(",") if name.strip()]
    for name in formats:
        if name not in WRITERS:
            raise VoiceAppError(
                "format-unknown", f"There is no format {name}.", "The formats are " + ", ".join(WRITERS) + "."
            )
    return formats


def render(transcript: FileTranscript, format: str) -> str:
    """The text of the file in one of the formats of WRITERS."""
    return WRITERS[format](transcript)
