"""Whether a meeting's sound can be worked with, and what to say where it cannot."""

from __future__ import annotations

from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.meetings import MeetingInfo


def require_finished(info: MeetingInfo) -> None:
    """Raise VoiceAppError ``meeting-recording`` while a meeting is being recorded."""
    if info.state == "recording":
        raise VoiceAppError(
            "meeting-recording",
            f"“{info.title}” is being recorded.",
            "Stop it first. After a crash, voiceapp meeting recover ends it.",
        )


def require_sound(info: MeetingInfo, path: Path | None, kept: str) -> Path:
    """``path``, the file with a meeting's sound; ``kept`` is what stays of a meeting without any.

    Raises VoiceAppError ``meeting-recording``, ``meeting-finishing`` and ``audio-missing``.
    """
    if path is not None:
        return path
    require_finished(info)
    if info.state == "finishing":
        raise VoiceAppError(
            "meeting-finishing",
            f"The sound file of “{info.title}” is not finished yet.",
            "Wait a moment. After a crash or on a full disk, voiceapp meeting recover finishes it.",
            retryable=True,
        )
    raise VoiceAppError("audio-missing", f"“{info.title}” has no sound any more.", kept)
