"""What the Voices page says; no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from voiceapp.core.language_names import language_name
from voiceapp.core.samples import TITLES, Diagnosis, Finding, Verdict
from voiceapp.core.voice_words import SLIDERS
from voiceapp.core.voices import CLONED
from voiceapp.gui.language import number, tr

if TYPE_CHECKING:
    from voiceapp.core.voices import ConsentState, Sample, Voice

TINTS = ("accent.graphic", "speaker.1", "speaker.6", "speaker.2", "speaker.3", "speaker.5")
"""Colour roles of the voices' pictures, by turns."""

SOUNDS = tr(
    "Sound and video (*.wav *.flac *.mp3 *.ogg *.opus *.m4a *.aac *.wma *.mp4 *.mkv *.webm *.mov);;All files (*)"
)
"""The files that a dialog for recordings offers."""

FILTERS = (
    ("all", tr("All")),
    ("cloned", tr("Cloned")),
    ("described", tr("Described")),
    ("model", tr("From models")),
)
TABS = ("samples", "consent", "sound", "speak", "takes", "words")

BADGES: dict[ConsentState, tuple[str, str, str]] = {
    "matched": (tr("Consent recorded"), "success", "shield-check-outline"),
    "declared": (tr("Declared, not checked"), "amber", "file-document-outline"),
    "none": (tr("No consent yet"), "danger", "shield-off-outline"),
    "not-needed": (tr("No consent needed"), "grey", "tune-variant"),
}
"""Words, kind of badge and icon of each state of consent."""

VERDICTS: dict[Verdict, tuple[str, str]] = {
    "good": ("check", "success.text"),
    "fair": ("alert-outline", "amber.text"),
    "bad": ("alert-circle-outline", "danger.text"),
}
"""Icon and colour role of each verdict."""

GOOD = {
    "speech_s": "6 to 30 s wanted",
    "snr_db": tr("Quiet enough"),
    "clipped_percent": tr("Not too loud anywhere"),
    "speakers": tr("One voice"),
    "bandwidth_hz": tr("Full, not a telephone"),
    "reverberation_s": tr("Little echo"),
    "loudness_lufs": tr("Evened out on its own"),
    "dc_offset": tr("In the middle"),
    "music_percent": tr("None behind the voice"),
    "language": tr("The one that is wanted"),
}
"""What is said of a measure that is good."""

FAULTS_ONLY = ("dc_offset", "music_percent", "language")
"""Measures that are shown only where something is wrong."""


def clock(seconds: float) -> str:
    """A place in a sound: 0:31, 12:05."""
    whole = max(int(seconds), 0)
    return f"{whole // 60}:{whole % 60:02d}"


def day(moment: float) -> str:
    """A day as it stands in a line: 3 May, or 3 May 2024 in another year."""
    told = datetime.fromtimestamp(moment)
    year = "" if told.year == datetime.now().year else f" {told.year}"
    return f"{told.day} {told:%B}{year}"


def counted(count: int, one: str, more: str = "") -> str:
    """A number with its noun."""
    return f"{count} {one if count == 1 else more or one + 's'}"


def kind(voice: Voice) -> str:
    """Where a voice comes from."""
    match voice.kind:
        case "own" | "hired":
            samples = counted(len(voice.samples), "sample") if voice.samples else tr("no samples yet")
            return f"{tr('Cloned') if voice.kind == 'own' else tr('Hired')}, {samples}"
        case "public-domain":
            return tr("Public domain")
        case "described":
            return tr("Described in words")
        case "model":
            return tr("Comes with its model")
        case _:
            number = len(voice.recipe.get("weights", {}))
            return tr("{get} voices mixed", get={2: "Two", 3: "Three", 4: "Four"}.get(number, number))


def languages(voice: Voice) -> str:
    """The languages by name."""
    return ", ".join(language_name(code) for code in voice.languages) or tr("Any language of its engine")


def line(voice: Voice, talks: bool = False, restricted: bool = False) -> str:
    """The one weak line of a card; ``talks``: the assistant speaks with it; ``restricted``: not for business."""
    told = _line(voice, talks)
    return tr("{told} · not for business", told=told) if restricted and voice.may_speak else told


def _line(voice: Voice, talks: bool) -> str:
    state = voice.consent_state
    if state == "none":
        return tr("Cannot speak until {value} agrees", value="its speaker" if voice.kind != "own" else voice.name)
    if voice.cloned and not voice.used:
        return tr("Cannot speak without a sample")
    if talks:
        return tr("Used in talks")
    match voice.kind:
        case "hired" | "public-domain" if state == "declared":
            return tr("Source and licence on file")
        case "described":
            return _sliders(voice.recipe)
        case "blend":
            weights = voice.recipe.get("weights", {})
            whole = sum(weights.values()) or 1
            return ", ".join(f"{share / whole * 100:.0f} % {name}" for name, share in weights.items())
        case "model":
            return f"{voice.engine.partition(':')[0]}, {voice.recipe.get('voice', '')}"
        case _:
            return tr("{speech_s} s of speech", speech_s=number(voice.speech_s))


def _sliders(recipe: Mapping[str, Any]) -> str:
    """How a described voice speaks, in a few words."""
    told = []
    for slider in SLIDERS[:4]:
        level = str(recipe.get(slider.name, "normal"))
        if level != "normal":
            word = slider.low if level.endswith("low") else slider.high
            told.append(f"very {word.lower()}" if level.startswith("very") else word.lower())
    return ", ".join(told).capitalize() or tr("As people usually speak")


def consent_line(voice: Voice) -> str:
    """What stands beside an open voice's name."""
    match voice.consent_state:
        case "matched" if voice.consent:
            return tr("Agreed on {day}, spoken and matched", day=day(voice.consent.given))
        case "declared" if voice.consent:
            return tr("Agreed on {day}, not checked here", day=day(voice.consent.given))
        case "declared":
            return tr("Declared, not checked")
        case "none":
            return tr("No consent yet")
        case _:
            return tr("No consent needed")


def shown(voice: Voice, chosen: str, search: str) -> bool:
    """Whether a voice is among those that are looked for."""
    fits = {
        "all": True,
        "cloned": voice.kind in CLONED,
        "described": voice.kind == "described",
        "model": voice.kind in ("model", "blend"),
    }[chosen]
    told = f"{voice.name} {kind(voice)} {languages(voice)} {voice.source}".casefold()
    return fits and all(word in told for word in search.casefold().split())


def first_sample(voice: Voice) -> Sample | None:
    """The sample that a voice is shown and heard by: the first in use, else the first."""
    return next(iter(voice.used or voice.samples), None)


def diagnosis(sample: Sample) -> Diagnosis | None:
    """What was found in a sample; None before it was looked at."""
    return Diagnosis.from_dict(sample.diagnosis) if "findings" in sample.diagnosis else None


def sample_badge(sample: Sample) -> tuple[str, str]:
    """A sample's verdict in a word or two, and the kind of badge."""
    found = diagnosis(sample)
    if not sample.used:
        return tr("Not used"), "danger" if found is not None and found.verdict == "bad" else "grey"
    if found is None:
        return tr("Not checked"), "grey"
    if found.verdict == "good":
        return tr("Good"), "success"
    places = len(found.spans)
    return (counted(places, "cut") if places else tr("Fair"), "amber") if found.verdict == "fair" or places else (
        tr("Poor"),
        "danger",
    )  # fmt: skip


def sample_line(sample: Sample) -> str:
    """A sample's verdict beside its title."""
    found = diagnosis(sample)
    if found is None:
        return tr("Not checked yet")
    if found.verdict == "good":
        return tr("Good as it is")
    if found.spans:
        number = {1: tr("one cut"), 2: tr("two cuts"), 3: tr("three cuts")}.get(
            len(found.spans), f"{len(found.spans)} cuts"
        )
        return (
            tr("Good after {number}", number=number)
            if not _uncuttable(found.findings)
            else tr("Better after {number}", number=number)
        )
    return tr("Can be used") if found.verdict == "fair" else tr("Not good enough")


def _uncuttable(findings: Sequence[Finding]) -> bool:
    return any(finding.verdict != "good" and not finding.spans for finding in findings)


def told_findings(findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings that are shown, in their order."""
    order = [*TITLES]
    told = [one for one in findings if one.verdict != "good" or one.name not in FAULTS_ONLY]
    return sorted(told, key=lambda one: order.index(one.name) if one.name in order else len(order))


def measure_value(finding: Finding) -> str:
    """A measure's value with its unit."""
    value, unit = finding.value, finding.unit
    if value is None:
        return tr("Unknown")
    if isinstance(value, str):
        return language_name(value)
    if finding.name == "dc_offset":
        return f"{abs(value) * 100:.1f} %"
    if unit == "Hz" and value >= 1000:
        return tr("{value} kHz", value=number(value / 1000, 1))
    if unit == "%":
        return f"{value:.1f} %"
    if unit == "s":
        return f"{value:.2f} s" if value < 2 else f"{value:.1f} s"
    words = f"{value:.0f}".replace("-", "−")
    return f"{words} {unit}".strip()


def measure_advice(finding: Finding) -> str:
    """What to do, or why nothing needs to be done."""
    if finding.advice or finding.verdict != "good":
        return finding.advice
    if finding.value is None:
        return tr("It could not be told")
    return GOOD.get(finding.name, tr("Good"))


def likeness(similarity: float) -> str:
    """How alike a voice and the samples are."""
    return tr("The same as in the samples (likeness {similarity})", similarity=number(similarity, 2))


def refused(answer: Any) -> str:
    """Why a reading was not accepted; ``answer`` as services/consent.py has it."""
    told = [answer.refused.message]
    if answer.similarity is not None:
        told.append(tr("Likeness {similarity}.", similarity=number(answer.similarity, 2)))
    told.append(answer.refused.next_step)
    return " ".join(part for part in told if part)
