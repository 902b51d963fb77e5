"""What the Voices page asks before a step that cannot be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from voiceapp.gui.panels import voices_take_texts as takes
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


def delete_script(theme: Theme, title: str) -> Question:
    """Before a text is deleted with its takes."""
    return Question(
        theme,
        "trash-can-outline",
        f"Delete “{title}”?",
        "Its lines and all their takes are removed for good. What you exported stays.",
        "Keep the text",
        "Delete the text",
        "danger",
    )


def speak_long(theme: Theme, title: str, lines: int, estimate: Any) -> Question:
    """Before a text is spoken that takes a while, or nobody knows how long; ``estimate`` as services/scripts.py."""
    question = Question(
        theme,
        "account-voice",
        f"Speak “{title}”?",
        "It goes on while you do other things, also after a restart. Each line is heard back.",
        "Not now",
        "Speak it",
    )
    work = "Not known yet" if estimate.work_s is None else f"About {takes.span(estimate.work_s)}"
    question.show_facts(
        [("Lines", str(lines)), ("Speech", f"About {takes.span(estimate.speech_s)}"), ("It takes", work)]
    )
    return question


def withdraw(theme: Theme, voice: Voice) -> Question:
    """Before a speaker's consent is deleted."""
    return Question(
        theme,
        "shield-off-outline",
        f"Withdraw the consent to {voice.name}?",
        "The recording of it is deleted, and the voice is silent until its speaker agrees again.",
        "Keep the consent",
        "Withdraw it",
        "danger",
    )
