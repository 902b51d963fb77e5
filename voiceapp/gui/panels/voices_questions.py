"""What the Voices page asks before much is deleted, or a step that takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from voiceapp.gui.language import tr
from voiceapp.gui.panels import voices_take_texts as takes
from voiceapp.gui.panels import voices_texts as texts
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.question import Question

if TYPE_CHECKING:
    from voiceapp.core.voices import Sample, Voice


def delete_voice(theme: Theme, voice: Voice) -> Question:
    """Before a voice is deleted with all that is of it."""
    told = (
        tr(
            "Its samples, the consent, what engines took from them, its scripts and its takes are removed from "
            "this computer. You can undo it for a short while, then there is no way back."
        )
        if voice.cloned
        else tr(
            "What it is made of, its scripts and its takes are removed from this computer. "
            "You can undo it for a short while, then there is no way back."
        )
    )
    return Question(
        theme,
        "trash-can-outline",
        tr("Delete {name}?", name=voice.name),
        told,
        tr("Keep the voice"),
        tr("Delete the voice"),
        "danger",
    )


def remove_sample(theme: Theme, sample: Sample) -> Question:
    """Before a sample is deleted."""
    return Question(
        theme,
        "trash-can-outline",
        tr("Remove “{title}”?", title=sample.title),
        tr(
            "{length} of sound are removed. You can undo it for a short while; the file that it came from stays.",
            length=texts.clock(sample.duration_s),
        ),
        tr("Keep the sample"),
        tr("Remove the sample"),
        "danger",
    )


def delete_script(theme: Theme, title: str) -> Question:
    """Before a text is deleted with its takes."""
    return Question(
        theme,
        "trash-can-outline",
        tr("Delete “{title}”?", title=title),
        tr(
            "Its lines and all their takes are removed. You can undo it for a short while; what you exported stays."
        ),
        tr("Keep the text"),
        tr("Delete the text"),
        "danger",
    )


def speak_long(theme: Theme, title: str, lines: int, estimate: Any) -> Question:
    """Before a text is spoken that takes a while, or nobody knows how long; ``estimate`` as services/scripts.py."""
    question = Question(
        theme,
        "account-voice",
        tr("Speak “{title}”?", title=title),
        tr("It goes on while you do other things, also after a restart. Each line is heard back."),
        tr("Not now"),
        tr("Speak it"),
    )
    speech = tr("About {length}", length=takes.span(estimate.speech_s))
    work = tr("Not known yet")
    if estimate.work_s is not None:
        work = tr("About {length}", length=takes.span(estimate.work_s))
    question.show_facts(
        [
            (tr("Lines"), str(lines)),
            (tr("Speech"), speech),
            (tr("It takes"), work),
        ]
    )
    return question


def withdraw(theme: Theme, voice: Voice) -> Question:
    """Before a speaker's consent is deleted."""
    return Question(
        theme,
        "shield-off-outline",
        tr("Withdraw the consent to {name}?", name=voice.name),
        tr("The recording of it is deleted, and the voice is silent until its speaker agrees again."),
        tr("Keep the consent"),
        tr("Withdraw it"),
        "danger",
    )
