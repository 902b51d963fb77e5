"""The y axes of lanes: which value of a feature stands at which height, with names of some heights."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.inspection import Lane
from voiceapp.gui.language import number, short_number, tr
from voiceapp.gui.widgets.chroma import NOTES

Array = NDArray[np.float64]
_A4_HZ, _A4_NOTE = 440.0, 69
_LINEAR_HZ, _BEND_HZ, _BEND_MEL, _LOG_STEP = 200 / 3, 1000.0, 15.0, np.log(6.4) / 27
_LOWEST_HZ = 40.0
"""Where a logarithmic axis begins."""
_ROUND_HZ = {
    "mel": (500, 1000, 2000, 4000, 8000, 16000),
    "log": (50, 100, 200, 500, 1000, 2000, 4000, 8000, 16000),
}
_STEPS_HZ = (100, 200, 500, 1000, 2000, 4000, 5000, 10000, 20000)


def mel_of(hertz: Array) -> Array:
    """Slaney's mels (Auditory Toolbox, Apple Technical Report 1998-010), as librosa and Whisper count them."""
    above = _BEND_MEL + np.log(np.maximum(hertz, 1e-9) / _BEND_HZ) / _LOG_STEP
    return np.where(hertz < _BEND_HZ, hertz / _LINEAR_HZ, above)


def hertz_of(mels: Array) -> Array:
    """The other way round."""
    return np.where(mels < _BEND_MEL, mels * _LINEAR_HZ, _BEND_HZ * np.exp((mels - _BEND_MEL) * _LOG_STEP))


def hertz_words(hertz: float) -> str:
    """440 Hz, 1.25 kHz."""
    if hertz < 1000:
        return tr("{hertz} Hz", hertz=number(hertz))
    return tr("{kilohertz} kHz", kilohertz=number(hertz / 1000, 2))


def note_words(hertz: float) -> str:
    """The nearest note: A4."""
    note = round(_A4_NOTE + 12 * np.log2(hertz / _A4_HZ))
    return f"{NOTES[note % 12]}{note // 12 - 1}"


@dataclass(frozen=True, slots=True)
class Axis:
    """``of_share`` gives the value (counted from 0, with fractions) at heights 0..1 from below.

    ``ticks`` are heights and their words; ``words`` tell a value by its number, line by line.
    """

    of_share: Callable[[Array], Array]
    ticks: Sequence[tuple[float, str]]
    words: Callable[[int], Sequence[str]]

    def first_values(self, high: int, width: int) -> NDArray[np.intp]:
        """The first value of each of ``high`` rows of px from below."""
        shares = np.arange(high, dtype=np.float64) / high
        return np.clip(np.floor(self.of_share(shares) + 1e-9), 0, width - 1).astype(np.intp)

    def value_at(self, share: float, width: int) -> int:
        """The number of the value at a height."""
        return int(np.clip(np.floor(self.of_share(np.array([share]))[0] + 1e-9), 0, width - 1))


def spectrum_axis(lane: Lane, scale: str) -> Axis:
    """Frequencies from 0 (logarithmic: 40 Hz) to half the rate; ``scale`` is "linear", "mel" or "log"."""
    top = lane.rate / 2
    each = top / max(lane.width - 1, 1)
    forth, back = _SCALES[scale]
    low = _LOWEST_HZ if scale == "log" else 0.0
    bottom, end = (float(forth(np.array([hertz]))[0]) for hertz in (low, top))

    def of_share(share: Array) -> Array:
        return back(bottom + share * (end - bottom)) / each + 0.5

    def share_of(hertz: float) -> float:
        return (float(forth(np.array([hertz]))[0]) - bottom) / (end - bottom)

    if scale == "linear":
        step = next((one for one in _STEPS_HZ if top / one <= 5), _STEPS_HZ[-1])
        marks: Sequence[float] = np.arange(0, top, step).tolist()
    else:
        marks = [hertz for hertz in _ROUND_HZ[scale] if low < hertz < top]
    return Axis(of_share, _ticks([(share_of(hertz), hertz) for hertz in marks]), lambda n: (hertz_words(n * each),))


def band_axis(lane: Lane) -> Axis:
    """Mel bands, named by their frequencies."""
    end = float(mel_of(np.array([lane.rate / 2]))[0])
    centres = hertz_of(np.linspace(0, end, lane.width + 2))[1:-1]
    marks = [(float(np.interp(hertz, centres, np.arange(lane.width)) + 0.5) / lane.width, hertz)
             for hertz in _ROUND_HZ["mel"] if centres[0] < hertz < centres[-1]]  # fmt: skip
    return Axis(
        lambda share: share * lane.width,
        _ticks(marks),
        lambda n: (tr("band {number}", number=n + 1), hertz_words(float(centres[n]))),
    )


def row_axis(width: int, mark: Callable[[int], str], words: Callable[[int], str], every: int = 1) -> Axis:
    """Values one above the other, ``every`` so many with a ``mark``."""
    ticks = [((n + 0.5) / width, mark(n)) for n in range(0, width, every)]
    return Axis(lambda share: share * width, ticks, lambda n: (words(n),))


def _ticks(marks: Sequence[tuple[float, float]]) -> list[tuple[float, str]]:
    return [(share, _round_hertz(hertz)) for share, hertz in marks]


def _round_hertz(hertz: float) -> str:
    if hertz < 1000:
        return tr("{hertz} Hz", hertz=short_number(hertz))
    return tr("{kilohertz} kHz", kilohertz=short_number(hertz / 1000))


def _same(values: Array) -> Array:
    return values


def _log(values: Array) -> Array:
    return np.log(np.maximum(values, 1e-9))


_SCALES: dict[str, tuple[Callable[[Array], Array], Callable[[Array], Array]]] = {
    "linear": (_same, _same),
    "mel": (mel_of, hertz_of),
    "log": (_log, np.exp),
}
