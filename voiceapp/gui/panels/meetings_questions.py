"""What the Meetings page asks before a step that cannot be undone or that needs somebody's consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voiceapp.core.people import CONSENT
from voiceapp.gui.language import said, tr
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
        tr("Delete “{title}”?", title=info.title or tr("Untitled meeting")),
        tr(
            "Its sound, transcript, notes and minutes are removed from this computer. "
            "You can undo it for a short while, then there is no way back."
        ),
        tr("Keep the meeting"),
        tr("Delete the meeting"),
        "danger",
    )


def delete_audio(theme: Theme, info: MeetingInfo) -> Question:
    """Before the sound of a meeting is deleted."""
    return Question(
        theme,
        "trash-can-outline",
        tr("Delete the sound of this meeting?"),
        tr(
            "{length} of sound are removed. Transcript, names, notes and minutes stay.",
            length=texts.length(info.duration_s),
        ),
        tr("Keep the sound"),
        tr("Delete the sound"),
        "danger",
    )


def remember_voice(theme: Theme, name: str) -> Question:
    """Before somebody's voice is remembered."""
    return Question(
        theme,
        "account-voice",
        tr("Remember the voice of {name}?", name=name),
        tr(
            "It is suggested in later meetings and never leaves this computer. Ask {name}: “{consent}”",
            name=name,
            consent=said(CONSENT),
        ),
        tr("Do not remember"),
        tr("{name} agreed", name=name),
    )


def forget_voices(theme: Theme) -> Question:
    """Before all remembered voices are forgotten."""
    return Question(
        theme,
        "trash-can-outline",
        tr("Forget all voices?"),
        tr("No name is suggested any more. The names in your meetings stay."),
        tr("Keep them"),
        tr("Forget all voices"),
        "danger",
    )
