"""What the Meetings page asks before a step that cannot be undone or that needs somebody's consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voiceapp.core.people import CONSENT
from voiceapp.gui.panels import meetings_texts as texts
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.question import Question

if TYPE_CHECKING:
    from voiceapp.core.meetings import MeetingInfo


def delete_meeting(theme: Theme, info: MeetingInfo) -> Question:
    """Before all of a meeting is deleted."""
    return Question(
        theme,
        "trash-can-outline",
        f"Delete “{info.title or 'Untitled meeting'}”?",
        "Its sound, transcript, notes and minutes are removed from this computer for good. There is no way back.",
        "Keep the meeting",
        "Delete the meeting",
        "danger",
    )


def delete_audio(theme: Theme, info: MeetingInfo) -> Question:
    """Before the sound of a meeting is deleted."""
    return Question(
        theme,
        "trash-can-outline",
        "Delete the sound of this meeting?",
        f"{texts.length(info.duration_s)} of sound are removed. Transcript, names, notes and minutes stay.",
        "Keep the sound",
        "Delete the sound",
        "danger",
    )


def remember_voice(theme: Theme, name: str) -> Question:
    """Before somebody's voice is remembered."""
    return Question(
        theme,
        "account-voice",
        f"Remember the voice of {name}?",
        f"It is suggested in later meetings and never leaves this computer. Ask {name}: “{CONSENT}”",
        "Do not remember",
        f"{name} agreed",
    )


def forget_voices(theme: Theme) -> Question:
    """Before all remembered voices are forgotten."""
    return Question(
        theme,
        "trash-can-outline",
        "Forget all voices?",
        "No name is suggested any more. The names in your meetings stay.",
        "Keep them",
        "Forget all voices",
        "danger",
    )
