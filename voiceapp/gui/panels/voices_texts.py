"""What the Voices page says; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from voiceapp.core.language_names import language_name
from voiceapp.core.samples import TITLES, Diagnosis, Finding, Verdict
from voiceapp.core.voices import CLONED
from voiceapp.gui.language import month, number, said, tr, tr_n
from voiceapp.gui.panels.voices_sliders import described

if TYPE_CHECKING:
    from voiceapp.core.voices import ConsentState, Sample, Voice

TINTS = ("accent.graphic", "speaker.1", "speaker.6", "speaker.2", "speaker.3", "speaker.5")
"""Colour roles of the voices' pictures, by turns."""

_SOUNDS = "*.wav *.flac *.mp3 *.ogg *.opus *.m4a *.aac *.wma *.mp4 *.mkv *.webm *.mov"
TEXT_ENDINGS = (".txt", ".md", ".html", ".htm", ".docx", ".epub", ".pdf", ".ssml", ".xml")
ALL_FILES = f"{tr('All files')} (*)"
SOUNDS = f"{tr('Sound and video')} ({_SOUNDS});;{ALL_FILES}"
"""The files that a dialog for recordings offers."""

FILTERS = (
    ("all", tr("All")),
    ("cloned", tr("Cloned")),
    ("described", tr("Described")),
    ("model", tr("From models")),
)
TABS = {
    "samples": tr("Samples"),
    "consent": tr("Consent"),
    "sound": tr("Sound"),
    "speak": tr("Speak"),
    "takes": tr("Takes"),
    "words": tr("Words", sense="said in another way"),
}
"""The parts of an open voice and what they are called, in order."""

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

VERDICT_WORDS: dict[Verdict, str] = {"good": tr("Good"), "fair": tr("Fair"), "bad": tr("Poor")}

GOOD = {
    "speech_s": tr("6 to 30 s wanted"),
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


def figure(value: float) -> str:
    """A number with as many decimals as it needs."""
    return number(value, len(f"{value:g}".partition(".")[2]))


def day(moment: float) -> str:
    """A day as it stands in a line: 3 May, or 3 May 2024 in another year."""
    told = datetime.fromtimestamp(moment)
    if told.year == datetime.now().year:
        return tr("{day} {month}", day=told.day, month=month(told))
    return tr("{day} {month} {year}", day=told.day, month=month(told), year=told.year)


def kind(voice: Voice) -> str:
    """Where a voice comes from."""
    match voice.kind:
        case "own":
            return (
                tr_n(len(voice.samples), "Cloned, {count} sample", "Cloned, {count} samples")
                if voice.samples
                else tr("Cloned, no samples yet")
            )
        case "hired":
            return (
                tr_n(len(voice.samples), "Hired, {count} sample", "Hired, {count} samples")
                if voice.samples
                else tr("Hired, no samples yet")
            )
        case "public-domain":
            return tr("Public domain")
        case "described":
            return tr("Described in words")
        case "model":
            return tr("Comes with its model")
        case _:
            count = len(voice.recipe.get("weights", {}))
            few = {2: tr("Two voices mixed"), 3: tr("Three voices mixed"), 4: tr("Four voices mixed")}
            return few.get(count) or tr_n(count, "{count} voice mixed", "{count} voices mixed")


def languages(voice: Voice) -> str:
    """The languages by name."""
    return ", ".join(said(language_name(code)) for code in voice.languages) or tr("Any language of its engine")


def line(voice: Voice, talks: bool = False, restricted: bool = False) -> str:
    """The one weak line of a card; ``talks``: the assistant speaks with it; ``restricted``: not for business."""
    told = _line(voice, talks)
    return tr("{line} · not for business", line=told) if restricted and voice.may_speak else told


def _line(voice: Voice, talks: bool) -> str:
    state = voice.consent_state
    if state == "none":
        if voice.kind != "own":
            return tr("Cannot speak until its speaker agrees")
        return tr("Cannot speak until {name} agrees", name=voice.name)
    if voice.cloned and not voice.used:
        return tr("Cannot speak without a sample")
    if talks:
        return tr("Used in talks")
    match voice.kind:
        case "hired" | "public-domain" if state == "declared":
            return tr("Source and licence on file")
        case "described":
            return described(voice.recipe)
        case "blend":
            weights = voice.recipe.get("weights", {})
            whole = sum(weights.values()) or 1
            return ", ".join(f"{number(share / whole * 100)} % {name}" for name, share in weights.items())
        case "model":
            return f"{voice.engine.partition(':')[0]}, {voice.recipe.get('voice', '')}"
        case _:
            return tr("{seconds} s of speech", seconds=number(voice.speech_s))


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
    if places:
        return tr_n(places, "{count} cut", "{count} cuts"), "amber"
    return VERDICT_WORDS[found.verdict], "amber" if found.verdict == "fair" else "danger"


def sample_line(sample: Sample) -> str:
    """A sample's verdict beside its title."""
    found = diagnosis(sample)
    if found is None:
        return tr("Not checked yet")
    if found.verdict == "good":
        return tr("Good as it is")
    if found.spans:
        count = len(found.spans)
        if _uncuttable(found.findings):
            return _BETTER_AFTER.get(count) or tr_n(count, "Better after {count} cut", "Better after {count} cuts")
        return _GOOD_AFTER.get(count) or tr_n(count, "Good after {count} cut", "Good after {count} cuts")
    return tr("Can be used") if found.verdict == "fair" else tr("Not good enough")


_GOOD_AFTER = {1: tr("Good after one cut"), 2: tr("Good after two cuts"), 3: tr("Good after three cuts")}
_BETTER_AFTER = {1: tr("Better after one cut"), 2: tr("Better after two cuts"), 3: tr("Better after three cuts")}


def _uncuttable(findings: Sequence[Finding]) -> bool:
    return any(finding.verdict != "good" and not finding.spans for finding in findings)


def told_findings(findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings that are shown, in their order."""
    order = [*TITLES]
    told = [one for one in findings if one.verdict != "good" or one.name not in FAULTS_ONLY]
    return sorted(told, key=lambda one: order.index(one.name) if one.name in order else len(order))


def faults_told(sample: Sample) -> str:
    """What is wrong with a sample, with what to do, in one line for screen readers."""
    found = diagnosis(sample)
    faults = [one for one in found.findings if one.verdict != "good"] if found else []
    return " ".join(f"{said(one.title)}: {measure_value(one)}. {measure_advice(one)}" for one in faults)


def measure_value(finding: Finding) -> str:
    """A measure's value with its unit."""
    value, unit = finding.value, finding.unit
    if value is None:
        return tr("Unknown")
    if isinstance(value, str):
        return said(language_name(value))
    if finding.name == "dc_offset":
        return f"{number(abs(value) * 100, 1)} %"
    if unit == "Hz" and value >= 1000:
        return f"{number(value / 1000, 1)} kHz"
    if unit == "%":
        return f"{number(value, 1)} %"
    if unit == "s":
        return f"{number(value, 2 if value < 2 else 1)} s"
    words = number(value).replace("-", "−")
    return f"{words} {unit}".strip()


def measure_advice(finding: Finding) -> str:
    """What to do, or why nothing needs to be done."""
    if finding.advice or finding.verdict != "good":
        return said(finding.advice)
    if finding.value is None:
        return tr("It could not be told")
    return GOOD.get(finding.name, tr("Good"))


def likeness(similarity: float) -> str:
    """How alike a voice and the samples are."""
    return tr("The same as in the samples (likeness {similarity})", similarity=number(similarity, 2))


def refused(answer: Any) -> str:
    """Why a reading was not accepted; ``answer`` as services/consent.py has it."""
    told = [said(answer.refused.message)]
    if answer.similarity is not None:
        told.append(tr("Likeness {similarity}.", similarity=number(answer.similarity, 2)))
    told.append(said(answer.refused.next_step))
    return " ".join(part for part in told if part)
