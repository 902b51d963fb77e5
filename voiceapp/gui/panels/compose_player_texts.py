"""What the player of the Compose page says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from voiceapp.gui.language import number, short_number, tr, tr_n
from voiceapp.gui.widgets.time_axis import clock

if TYPE_CHECKING:
    from voiceapp.core.tracks import Drift, Seam
    from voiceapp.gui.widgets.track_wave import Region

SMOOTH, ALMOST = 1.0, 2.0
"""Up to these multiples of a track's usual change a seam is smooth, and almost."""


def exact(seconds: float) -> str:
    """A moment to a tenth of a second: 0:43.1."""
    minutes, tenths = divmod(round(seconds * 10), 600)
    return f"{minutes}:{number(tenths / 10, 1):0>4}"


def bars(count: int) -> str:
    """A number of bars."""
    return tr_n(count, "{count} bar", "{count} bars")


def loop(region: Region | None, count: int | None) -> str:
    """What is looped; ``count`` is how many bars it has where it is one of those that were found."""
    if region is None:
        return tr("The whole track is looped")
    start, end = exact(region[0]), exact(region[1])
    if not count:
        return tr("{start} to {end} is looped", start=start, end=end)
    return tr("{start} to {end} is looped, {bars}", start=start, end=end, bars=bars(count))


def seam(one: Seam) -> tuple[str, str]:
    """How well a seam is hidden, and against what."""
    if one.score <= SMOOTH:
        return tr("Smooth"), tr("Below its usual step")
    word = tr("Almost smooth") if one.score <= ALMOST else tr("Can be heard")
    return word, tr("{score} times its usual step", score=number(one.score, 1))


def seam_title(seams: Sequence[Seam], worst: Seam) -> str:
    """What the card of seams is called: it shows the worst."""
    place = clock(worst.at_s)
    if len(seams) == 1:
        return tr("Seam at {time}", time=place)
    return tr("Worst of {count} seams, at {time}", count=len(seams), time=place)


def drift(found: Drift) -> tuple[str, str]:
    """How far the end has moved from the beginning."""
    distance = decibels(found.spectral_db)
    if found.first_bpm is None or found.last_bpm is None:
        return distance, tr("Beginning against end")
    return distance, tr("{first} to {last} BPM", first=number(found.first_bpm), last=number(found.last_bpm))


def decibels(value: float | None) -> str:
    """A level with a real minus sign."""
    if value is None:
        return tr("Unknown")
    return tr("{level} dB", level=number(value, 1).replace("-", "\N{MINUS SIGN}"))


def bit_rate(kbps: float) -> str:
    """What a codec needs for each second."""
    return tr("{rate} kbit/s", rate=short_number(kbps))
