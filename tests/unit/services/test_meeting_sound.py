"""What needs a meeting's sound says truly why there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.meetings import MeetingInfo, MeetingState
from voiceapp.services.meeting_sound import require_sound


@pytest.mark.parametrize(
    ("state", "code", "words"),
    [
        ("recording", "meeting-recording", "“Budget” is being recorded."),
        ("finishing", "meeting-finishing", "The sound file of “Budget” is not finished yet."),
        ("broken", "audio-missing", "“Budget” has no sound any more."),
        ("ready", "audio-missing", "“Budget” has no sound any more."),
    ],
)
def test_why_there_is_no_sound(state: MeetingState, code: str, words: str) -> None:
    with pytest.raises(VoiceAppError) as caught:
        require_sound(MeetingInfo(3, "Budget", 0.0, 1.0, state, "recorded"), None, "The words are kept.")
    assert (caught.value.code, caught.value.message) == (code, words)


def test_sound_that_is_there_is_given_whatever_the_state(tmp_path: Path) -> None:
    assert require_sound(MeetingInfo(3, "Budget", 0.0, 1.0, "ready", "recorded"), tmp_path, "") == tmp_path
