"""Who spoke when as RTTM, the format of NIST's Rich Transcription evaluations (RT-09 plan, appendix A).

A line is ``SPEAKER recording channel start duration <NA> <NA> speaker <NA> <NA>``, times in seconds. Lines of other
types, comments (``;;``) and empty lines are passed over.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.recordings import SpeakerTurn
from voiceapp.services import given_files

Recordings = dict[str, tuple[SpeakerTurn, ...]]
"""Turns by the recording's name, in the order of the file."""


def render(turns: Iterable[SpeakerTurn], recording: str) -> str:
    """The turns as RTTM. Blanks inside names become underscores: the format has no others between its fields."""
    name = _field(recording)
    lines = [
        f"SPEAKER {name} 1 {turn.start_s:.3f} {turn.end_s - turn.start_s:.3f} <NA> <NA> {_field(turn.speaker)} "
        "<NA> <NA>\n"
        for turn in turns
    ]
    return "".join(lines)


def read(path: Path) -> Recordings:
    """Read a file. Raises as :func:`given_files.require`, ``rttm-wrong`` with the line's number."""
    given_files.require(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise VoiceAppError(
            "file-missing", f"{path} cannot be read: {error.strerror or error}.", "Check the name and its folder."
        ) from error
    except UnicodeDecodeError as error:
        raise _wrong(path, "it is no text") from error
    return parse(text, path)


def parse(text: str, path: Path) -> Recordings:
    """Read RTTM; ``path`` names it in errors. Raises VoiceAppError ``rttm-wrong`` with the line's number."""
    found: dict[str, list[SpeakerTurn]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        fields = line.split()
        if not fields or fields[0] != "SPEAKER":
            continue
        if len(fields) < 8:
            raise _wrong(path, f"line {number} has {len(fields)} fields")
        try:
            start, length = float(fields[3]), float(fields[4])
        except ValueError as error:
            raise _wrong(path, f"line {number} has no numbers as its times") from error
        if not (math.isfinite(start) and math.isfinite(length)) or start < 0 or length < 0:
            raise _wrong(path, f"line {number} has times that cannot be")
        found.setdefault(fields[1], []).append(SpeakerTurn(start, start + length, fields[7]))
    if not found:
        raise _wrong(path, "it holds no SPEAKER lines")
    return {name: tuple(turns) for name, turns in found.items()}


def _field(name: str) -> str:
    return "_".join(name.split()) or "unknown"


def _wrong(path: Path, why: str) -> VoiceAppError:
    return VoiceAppError(
        "rttm-wrong",
        f"{path.name} is no RTTM file: {why}.",
        "Its lines read: SPEAKER recording 1 start duration <NA> <NA> speaker <NA> <NA>.",
    )
