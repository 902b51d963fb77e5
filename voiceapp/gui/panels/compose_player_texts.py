"""What the player of the Compose page says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from voiceapp.gui.language import number, tr
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
        return tr("The whole track is looped")
    told = tr("{exact} to {exact_2} is looped", exact=exact(region[0]), exact_2=exact(region[1]))
    return f"{told}, {bars(count)}" if count else told


def seam(one: Seam) -> tuple[str, str]:
    """How well a seam is hidden, and against what."""
    if one.score <= SMOOTH:
        return tr("Smooth"), tr("Below its usual step")
    word = tr("Almost smooth") if one.score <= ALMOST else tr("Can be heard")
    return word, tr("{score} times its usual step", score=number(one.score, 1))


def seam_title(seams: Sequence[Seam], worst: Seam) -> str:
    """What the card of seams is called: it shows the worst."""
    place = f"at {clock(worst.at_s)}"
    return (
        tr("Seam {place}", place=place)
        if len(seams) == 1
        else tr("Worst of {count} seams, {place}", count=len(seams), place=place)
    )


def drift(found: Drift) -> tuple[str, str]:
    """How far the end has moved from the beginning."""
    if found.first_bpm is None or found.last_bpm is None:
        return tr("{spectral_db} dB", spectral_db=number(found.spectral_db, 1)), tr("Beginning against end")
    return tr("{spectral_db} dB", spectral_db=number(found.spectral_db, 1)), tr(
        "{first_bpm} to {last_bpm} BPM", first_bpm=number(found.first_bpm), last_bpm=number(found.last_bpm)
    )


def decibels(value: float | None) -> str:
    """A level with a real minus sign."""
    if value is None:
        return tr("Unknown")
    return tr("{value} dB", value=number(value, 1)).replace("-", "\N{MINUS SIGN}")
