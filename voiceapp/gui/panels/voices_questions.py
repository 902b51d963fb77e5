"""What the Voices page asks before a step that cannot be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voiceapp.gui.panels import voices_texts as texts
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.question import Question

if TYPE_CHECKING:
    from voiceapp.core.voices import Sample, Voice


def delete_voice(theme: Theme, voice: Voice) -> Question:
    """Before a voice is deleted with all that is of it."""
    of_it = "Its samples, the consent, what engines took from them" if voice.cloned else "What it is made of"
    return Question(
        theme,
        "trash-can-outline",
        f"Delete {voice.name}?",
        f"{of_it}, its scripts and its takes are removed from this computer for good. There is no way back.",
        "Keep the voice",
        "Delete the voice",
        "danger",
    )


def remove_sample(theme: Theme, sample: Sample) -> Question:
    """Before a sample is deleted."""
    return Question(
        theme,
        "trash-can-outline",
        f"Remove “{sample.title}”?",
        f"{texts.clock(sample.duration_s)} of sound are removed for good. The file that it came from stays.",
        "Keep the sample",
        "Remove the sample",
        "danger",
    )
