"""Turns of speakers and their scores, as commands tell them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from voiceapp.core.recordings import SpeakerTurn
    from voiceapp.services.diarization import DiarizationScores


def turn_rows(turns: Iterable[SpeakerTurn]) -> list[dict[str, Any]]:
    """Turns as JSON."""
    return [
        {"start_s": round(turn.start_s, 3), "end_s": round(turn.end_s, 3), "speaker": turn.speaker}
        for turn in turns
    ]


def told_turns(turns: Sequence[SpeakerTurn]) -> list[str]:
    """Turns for people, a line each."""
    if not turns:
        return ["Nobody is heard."]
    return [f"{_clock(turn.start_s)}  {_clock(turn.end_s)}  {turn.speaker}" for turn in turns]


def _clock(seconds: float) -> str:
    return f"{int(seconds // 60):3d}:{seconds % 60:04.1f}"


def score_line(scores: DiarizationScores) -> str:
    """How right a diarisation is, for people."""
    return f"Diarisation error rate {percent(scores.der)}, Jaccard error rate {percent(scores.jer)}"


def percent(value: float | None) -> str:
    """An error rate for people."""
    return "unknown: the reference tells nothing of it" if value is None else f"{100 * value:.1f} %"
