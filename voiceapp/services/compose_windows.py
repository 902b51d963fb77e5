"""Music of any length from an engine that makes some seconds at once: windows, each going on from those before.

Copet et al., 2023 (arXiv:2306.05284) compose long pieces so. Each window is kept in a file of its own as soon as it
is made, so that nothing but it is held in memory and work goes on after the last whole one. Its decoded sound has
nothing to its right at its end: the last HOLD_S are taken from the next window, faded over within FADE_S.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.core.frames import Samples
from voiceapp.core.recordings import Codes
from voiceapp.core.tracks import Ending
from voiceapp.core.whole_file import not_written, replacing

HOLD_S = 0.5
FADE_S = 0.05
GRID_S = 0.02
"""The seconds of a window are whole frames of the codecs, of which there are 50 a second."""
_SIZE_S = 30.0
"""A window of engines that have no limit of their own."""
_ENDING_S = 10.0
"""An ending that the model makes has a window of its own where the music is more than twice as long."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A window: it goes on from ``context_s`` and adds ``new_s``; ``last``: then the music is as long as asked."""

    context_s: float
    new_s: float
    last: bool


def plan(left_s: float, before_s: float, stride_s: float, longest_s: float | None, ending: Ending) -> Plan:
    """The next window: ``left_s`` are still to be made, ``before_s`` are there to go on from."""
    size = longest_s or _SIZE_S
    until_s = left_s - _ENDING_S if ending == "model" and left_s > 2 * _ENDING_S else left_s
    new_s = min(until_s, size - min(before_s, size - stride_s))
    new_s = max(round(new_s / GRID_S), 1) * GRID_S
    context_s = int(min(before_s, size - new_s) / GRID_S + 1e-6) * GRID_S
    return Plan(context_s, new_s, left_s - new_s < GRID_S / 2)


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """What one window added to each variation.

    ``sounds`` begin at the samples ``at``, counted from the first new one: they overlap the window before. They end
    where the window does. ``codes``, shape (codebooks, frames), are those of all windows only once: without the
    context that a window goes on from, but for the first one's. ``hop``: samples of a frame.
    """

    rate: int
    at: tuple[int, ...]
    sounds: tuple[Samples, ...]
    codes: tuple[Codes, ...] = ()
    hop: int = 0


class Windows:
    """The windows of one piece of work in a folder, in order. Their sound stays on the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: list[Path] = []
        self._spans: list[tuple[tuple[int, int], ...]] = []
        self._codes: list[tuple[Codes, ...]] = []
        self.rate = self.hop = 0
        self.channels = 1
        for file in sorted(folder.glob("window-*.npz")):
            self._note(file, _read(file))

    def __len__(self) -> int:
        return len(self._files)

    @property
    def variations(self) -> int:
        """How many there are."""
        return len(self._spans[0]) if self._spans else 0

    def add(self, window: Window) -> None:
        """Keep a window, whole or not at all. Raises VoiceAppError ``disk-full``, ``not-written``."""
        file = self._folder / f"window-{len(self):04d}.npz"
        scalars = {name: np.asarray(getattr(window, name)) for name in ("rate", "hop", "at")}
        arrays: dict[str, np.ndarray[Any, Any]] = {
            f"sound{number}": sound for number, sound in enumerate(window.sounds)
        }
        arrays |= {f"codes{number}": codes for number, codes in enumerate(window.codes)}
        try:
            with replacing(file) as out:
                np.savez(out, allow_pickle=False, **scalars, **arrays)
        except OSError as error:
            raise not_written(file, error) from error
        self._note(file, window)

    def length(self, variation: int) -> int:
        """Samples of new music."""
        return max((end for _, end in self._of(variation)), default=0)

    def codes(self, variation: int) -> Codes | None:
        """The tokens of all windows; None where the engine has none."""
        parts = [codes[variation] for codes in self._codes if variation < len(codes)]
        return np.concatenate(parts, axis=1) if parts else None

    def begin(self, variation: int) -> int:
        """The sample at which its sound begins: it may reach into the music before."""
        return next(self._of(variation))[0]

    def seams(self, variation: int) -> list[int]:
        """The samples at which a window goes over into the next."""
        return [at for at, _ in self._of(variation)][1:]

    def sound(self, variation: int, first: int = 0) -> Iterator[Samples]:
        """Its sound from the window ``first`` on, in parts that follow each other."""
        held: Samples | None = None
        held_at = 0
        for file in self._files[first:]:
            window = _read(file)
            if variation >= len(window.sounds):
                break
            at, samples = window.at[variation], window.sounds[variation]
            if held is not None:
                yield held[: at - held_at]
                samples = faded_over(held[at - held_at :], samples, window.rate)
            held, held_at = samples, at
        if held is not None:
            yield held

    def last(self, variation: int, count: int) -> Samples:
        """Its last samples, at most ``count``."""
        begins = [at for at, _ in self._of(variation)]
        fade = round(FADE_S * self.rate)
        wanted = self.length(variation) - count - fade
        first = max((number for number, at in enumerate(begins) if at <= wanted), default=0)
        return np.concatenate(list(self.sound(variation, first)))[-count:]

    def _of(self, variation: int) -> Iterator[tuple[int, int]]:
        return (spans[variation] for spans in self._spans if variation < len(spans))

    def _note(self, file: Path, window: Window) -> None:
        self.rate, self.hop, self.channels = window.rate, window.hop, window.sounds[0].ndim
        ends = (at + len(sound) for at, sound in zip(window.at, window.sounds, strict=True))
        self._files.append(file)
        self._spans.append(tuple(zip(window.at, ends, strict=True)))
        self._codes.append(window.codes)


def faded_over(old: Samples, new: Samples, rate: int) -> Samples:
    """``new`` with its first FADE_S faded over from ``old``, which sounds at the same time and much the same."""
    count = min(round(FADE_S * rate), len(old), len(new))
    rising = np.linspace(0.0, 1.0, count, dtype=np.float32)
    if new.ndim == 2:
        rising = rising[:, None]
    return np.concatenate([old[:count] * (1 - rising) + new[:count] * rising, new[count:]])


def _read(file: Path) -> Window:
    with np.load(file, allow_pickle=False) as arrays:
        at = tuple(int(one) for one in arrays["at"])
        sounds = tuple(arrays[f"sound{number}"] for number in range(len(at)))
        codes = tuple(arrays[f"codes{number}"] for number in range(len(at)) if f"codes{number}" in arrays)
        return Window(int(arrays["rate"]), at, sounds, codes, int(arrays["hop"]))
