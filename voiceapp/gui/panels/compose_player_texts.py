"""What the player of the Compose page says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from voiceapp.gui.widgets.time_axis import clock

if TYPE_CHECKING:
    from voiceapp.core.tracks import Drift, Seam
    from voiceapp.gui.widgets.track_wave import Region

SMOOTH, ALMOST = 1.0, 2.0
"""Up to these multiples of a track's usual change a seam is smooth, and almost."""


def exact(seconds: float) -> str:
    """A moment to a tenth of a second: 0:43.1."""
    tenths = round(seconds * 10)
    return f"{tenths // 600}:{tenths // 10 % 60:02d}.{tenths % 10}"


def bars(count: int) -> str:
    """A number of bars."""
    return "1 bar" if count == 1 else f"{count} bars"


def loop(region: Region | None, count: int | None) -> str:
    """What is looped; ``count`` is how many bars it has where it is one of those that were found."""
    if region is None:
        return "The whole track is looped"
    told = f"{exact(region[0])} to {exact(region[1])} is looped"
    return f"{told}, {bars(count)}" if count else told


def seam(one: Seam) -> tuple[str, str]:
    """How well a seam is hidden, and against what."""
    if one.score <= SMOOTH:
        return "Smooth", "Below its usual step"
    word = "Almost smooth" if one.score <= ALMOST else "Can be heard"
    return word, f"{one.score:.1f} times its usual step"


def seam_title(seams: Sequence[Seam], worst: Seam) -> str:
    """What the card of seams is called: it shows the worst."""
    place = f"at {clock(worst.at_s)}"
    return f"Seam {place}" if len(seams) == 1 else f"Worst of {len(seams)} seams, {place}"


def drift(found: Drift) -> tuple[str, str]:
    """How far the end has moved from the beginning."""
    if found.first_bpm is None or found.last_bpm is None:
        return f"{found.spectral_db:.1f} dB", "Beginning against end"
    return f"{found.spectral_db:.1f} dB", f"{found.first_bpm:.0f} to {found.last_bpm:.0f} BPM"


def decibels(value: float | None) -> str:
    """A level with a real minus sign."""
    if value is None:
        return "Unknown"
    return f"{value:.1f} dB".replace("-", "\N{MINUS SIGN}")
