"""What the first steps say: plain functions and sentences, without Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from voiceapp.core.records import ModelInfo, Purpose, Recommendation
from voiceapp.gui.language import number, said, tr
from voiceapp.gui.panels import models_texts

STEPS = (tr("Microphone"), tr("Speakers"), tr("Models"), tr("Your first talk"))

SILENT = (
    tr("We can't hear you"),
    tr("Look whether it is muted or turned down in the system's sound settings, or by a switch of its own."),
    tr("Choose another microphone above: the one you speak into may not be the system's."),
    tr("Where the system asks which programs may listen, allow this one."),
)
"""A heading and what to look at, most likely first."""

QUIET = (
    tr("Look whether the sound is muted or turned down, in the system or at the speakers themselves."),
    tr("Choose other speakers above and play it again."),
    tr("You can go on: answers are also written."),
)

PRIVACY: Mapping[Purpose, str] = {
    "talk": tr("What you say is heard and answered on this computer."),
    "meetings": tr("Recordings are written down on this computer."),
    "voices": tr("Voices stay on this computer; a real person's needs a recorded consent."),
    "music": tr("Music is made on this computer."),
}

STARTS = (
    (
        "hands-free",
        "account-voice",
        tr("Hands-free"),
        tr("The microphone stays open; it answers when you have finished."),
    ),
    ("push", "microphone", tr("Push-to-talk"), tr("It hears you only while you hold the microphone button.")),
    ("wake", "waveform", tr("Wake phrase"), tr("It waits for “{phrase}”; nothing that is said before is kept.")),
)
"""Value of the setting talk.start, icon, name and line."""


def step_title(step: int) -> str:
    """``Step 2 of 4: Speakers``, counted from 0."""
    return tr("Step {number} of {count}: {name}", number=step + 1, count=len(STEPS), name=STEPS[step])


def recording_text(left_s: float) -> str:
    """While the voice is recorded."""
    return tr("Recording. Say a sentence: {seconds} s left.", seconds=number(left_s))


def missing(best: Recommendation, models: Mapping[str, ModelInfo]) -> list[ModelInfo]:
    """The models of a set that would have to be downloaded."""
    found = [models[name] for name in best.models if name in models]
    return [info for info in found if info.state == "available"]


def complete(best: Recommendation) -> bool:
    """Whether nothing of a set has to be fetched."""
    return not best.models or (best.size_bytes == 0 and not best.packs)


def licences(best: Recommendation, models: Mapping[str, ModelInfo]) -> str:
    """The licences of a set in plain words, each once, with the models that have it where they differ."""
    named: dict[str, list[str]] = {}
    for name in best.models:
        if (info := models.get(name)) is not None:
            words = models_texts.licence_lines(info)[0]
            known = words if words != models_texts.UNKNOWN else tr("its terms are told before the download")
            named.setdefault(known, []).append(info.title)
    if len(named) == 1:
        return tr("Licence: {licence}.", licence=next(iter(named)))
    return " ".join(f"{', '.join(titles)}: {words}." for words, titles in named.items())


def planned(plans: Sequence[Any]) -> list[tuple[str, str]]:
    """What a download would bring, as the hub tells it, as two columns; ``plans`` as models_texts.Plan."""
    sizes = [plan.size_bytes for plan in plans]
    known = sum(size for size in sizes if size is not None)
    size = models_texts.size_text(known) if None not in sizes else models_texts.UNKNOWN
    licences = dict.fromkeys(
        said(plan.licence_plain or "") or plan.licence or models_texts.UNKNOWN for plan in plans
    )
    return [
        (tr("Size"), size),
        (tr("Licence"), ", ".join(licences)),
        (tr("From"), ", ".join(dict.fromkeys(plan.host for plan in plans))),
    ]


def sources(plans: Sequence[Any]) -> str:
    """From where a set is downloaded."""
    hosts = [*dict.fromkeys(plan.host for plan in plans)] or [tr("Python's package index")]
    if len(hosts) == 1:
        return str(hosts[0])
    return tr("{names} and {last}", names=", ".join(hosts[:-1]), last=hosts[-1])
