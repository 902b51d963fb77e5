"""What those who take spoken files ask of them, and whether a file passes. Figures are those of the pages named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from voiceapp.audio.levels import FLOOR_DB, Levels
from voiceapp.core.errors import VoiceAppError

Range = tuple[float | None, float | None]
"""From, to; None is no limit."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A kind of delivery. ``source`` is the page that its figures are from.

    ``loudness`` is measured as ``measure``, and brought to ``target``; peaks are true peaks. ``kbps`` is constant,
    ``bits`` are those of formats without loss. ``head_s`` and ``tail_s`` are silence at both ends.
    """

    name: str
    title: str
    source: str
    endings: tuple[str, ...]
    rate: int
    measure: Literal["RMS", "LUFS"]
    target: float
    loudness: Range
    peak_db: float
    floor_db: float | None = None
    kbps: int = 0
    bits: int = 16
    head_s: Range = (None, None)
    tail_s: Range = (None, None)
    most_s: float | None = None


PRESETS = {
    preset.name: preset
    for preset in (
        # As the page is repeated with all its figures at https://audio-dubcheck.com/specs/acx.
        Preset(
            name="audiobook",
            title="An audiobook (ACX)",
            source="https://help.acx.com/s/article/what-are-the-acx-audio-submission-requirements",
            endings=(".mp3",),
            rate=44_100,
            measure="RMS",
            target=-20.5,
            loudness=(-23.0, -18.0),
            peak_db=-3.0,
            floor_db=-60.0,
            kbps=192,
            head_s=(0.5, 1.0),
            tail_s=(1.0, 5.0),
            most_s=120 * 60.0,
        ),
        Preset(
            name="podcast",
            title="A podcast (Apple Podcasts)",
            source="https://podcasters.apple.com/support/893-audio-requirements",
            endings=(".mp3",),
            rate=44_100,
            measure="LUFS",
            target=-16.0,
            loudness=(-17.0, -15.0),
            peak_db=-1.0,
            kbps=128,
        ),
        # Rate and bits: https://support.google.com/youtube/answer/6039860 ("recommended").
        Preset(
            name="video",
            title="The sound of a video (EBU R 128)",
            source="https://tech.ebu.ch/publications/r128",
            endings=(".wav", ".flac"),
            rate=48_000,
            measure="LUFS",
            target=-23.0,
            loudness=(-24.0, -22.0),
            peak_db=-1.0,
            bits=24,
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Check:
    """One figure against its limits. ``value`` None could not be told, which is no failure."""

    name: str
    value: float | None
    unit: str
    low: float | None
    high: float | None

    @property
    def off(self) -> float:
        """By how much it is outside: negative below, positive above, 0 within."""
        value = 0.0 if self.value is None else round(self.value, 1)
        if self.value is not None and self.low is not None and value < self.low:
            return value - self.low
        if self.value is not None and self.high is not None and value > self.high:
            return value - self.high
        return 0.0

    @property
    def passed(self) -> bool:
        """Whether it is within."""
        return self.off == 0.0

    @property
    def told(self) -> str:
        """What failed by how much, "" where nothing did."""
        if self.passed or self.value is None:
            return ""
        way = ("too much", "too little") if self.unit == "s" else ("too high", "too low")
        return f"{self.name} {self.value:.1f} {self.unit}: {abs(self.off):.1f} {way[self.off < 0]}"


def preset(name: str) -> Preset:
    """The preset of a name. Raises VoiceAppError ``preset-unknown``."""
    if name not in PRESETS:
        raise VoiceAppError("preset-unknown", f"There is no delivery {name}.", f"There are {', '.join(PRESETS)}.")
    return PRESETS[name]


def require_ending(wanted: Preset, path: Path) -> None:
    """Raise VoiceAppError ``format-not-taken`` where the delivery does not take such a file."""
    if path.suffix.lower() not in wanted.endings:
        raise VoiceAppError(
            "format-not-taken",
            f"{wanted.title} is not delivered as {path.suffix.lower() or 'a file without an ending'}.",
            f"Use a name that ends with {' or '.join(wanted.endings)}.",
        )


def loudness(wanted: Preset, levels: Levels) -> float | None:
    """The loudness as the preset measures it."""
    return levels.lufs if wanted.measure == "LUFS" else levels.rms_db


def take_checks(wanted: Preset, levels: Levels) -> tuple[Check, ...]:
    """What a take has to hold by itself: its loudness, its peaks, and the noise behind it."""
    unit = "LUFS" if wanted.measure == "LUFS" else "dB RMS"
    checks = [
        Check("Loudness", loudness(wanted, levels), unit, *wanted.loudness),
        Check("Peak", levels.true_peak_db, "dB", None, wanted.peak_db),
    ]
    if wanted.floor_db is not None:
        checks.append(Check("Noise floor", max(levels.floor_db, FLOOR_DB), "dB RMS", None, wanted.floor_db))
    return tuple(checks)


def whole_checks(wanted: Preset, levels: Levels, takes: Sequence[Levels]) -> tuple[Check, ...]:
    """What the whole file has to hold. Its noise floor is that of its noisiest take: pauses between are silent."""
    floor = max((one.floor_db for one in takes), default=levels.floor_db)
    checks = [
        Check(one.name, floor if one.name == "Noise floor" else one.value, one.unit, one.low, one.high)
        for one in take_checks(wanted, levels)
    ]
    for name, value, limits in (
        ("Silence at the start", levels.head_s, wanted.head_s),
        ("Silence at the end", levels.tail_s, wanted.tail_s),
        ("Length", levels.duration_s, (None, wanted.most_s)),
    ):
        if limits != (None, None):
            checks.append(Check(name, value, "s", *limits))
    return tuple(checks)
