"""An inaudible mark in synthetic speech, by Perth (perceptual threshold; its weights come in its package).

All sound of an engine that can take on somebody's voice carries it, and Perth's detector finds it again.
"""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import soxr

from voiceapp.core.frames import Audio, Samples

_AROUND_S = 0.2
"""How far a sample's mark depends on its surroundings: Perth's five convolutions of 7 frames of 10 ms, the window
of 64 ms and the resampler. Blocks that see so much on both sides are marked as the whole would be, to 2e-7; beside
digital silence to 2e-4, since what Perth takes for silence hangs on the loudest frame that it sees."""
_GRID_S = 0.02
"""Perth's frames are 10 ms; two of them are a whole number of samples at every usual rate."""


class Watermark:
    """Perth, loaded once. :meth:`mark` is for a whole sound, :meth:`stream` for one that is still being made."""

    def __init__(self, device: str = "cpu") -> None:
        with warnings.catch_warnings():  # pkg_resources, that it imports, announces its own end
            warnings.simplefilter("ignore")
            from perth import PerthImplicitWatermarker
        self._net: Any = PerthImplicitWatermarker(device=device).perth_net

    def mark(self, audio: Audio) -> Audio:
        """The sound (mono) with the mark, as long as before."""
        stream = self.stream(audio.rate)
        return Audio(np.concatenate([stream.push(audio.samples), stream.finish()]), audio.rate)

    def stream(self, rate: int) -> MarkedStream:
        """A stream of mono sound of ``rate`` Hz."""
        return MarkedStream(self, rate)

    def score(self, samples: Samples, rate: int) -> float:
        """How sure Perth's detector is that a sound (n,) carries the mark, 0..1; 0 for silence."""
        import torch

        own = self._net.hp.sample_rate
        resampled = samples if rate == own else soxr.resample(samples, rate, own)
        filled = np.pad(resampled, (0, max(0, self._net.hp.n_fft - len(resampled))))  # a frame at least
        with torch.inference_mode():
            sound = torch.from_numpy(np.array(filled, np.float32)).to(self._net.device)
            magnitudes, _ = self._net.ap.signal_to_magphase(sound)
            found = float(self._net.decoder(magnitudes[None])[0])
        return min(max(found, 0.0), 1.0) if np.isfinite(found) else 0.0

    def apply(self, samples: Samples, rate: int) -> Samples:
        """Mark a block (n,); its ends are as exact as the sound beyond them is silent."""
        import torch

        own = self._net.hp.sample_rate
        # A last frame that is not full would be dropped.
        padded = np.concatenate([samples, np.zeros(round(2 * _GRID_S * rate), np.float32)])
        resampled = padded if rate == own else soxr.resample(padded, rate, own)
        with torch.inference_mode():
            sound = torch.from_numpy(np.asarray(resampled, np.float32)).to(self._net.device)
            magnitudes, phases = self._net.ap.signal_to_magphase(sound)
            marked, _ = self._net.encoder(magnitudes[None])
            made = self._net.ap.magphase_to_signal(marked[0], phases).cpu().numpy()
        result = made if rate == own else soxr.resample(made, own, rate)
        return np.asarray(result[: len(samples)], np.float32)


class MarkedStream:
    """Marks sound block by block. What comes out lags 0.2 s behind, and its blocks join without a seam."""

    def __init__(self, watermark: Watermark, rate: int) -> None:
        self._watermark = watermark
        self._rate = rate
        self._grid = round(_GRID_S * rate)
        self._around = round(_AROUND_S / _GRID_S) * self._grid
        self._held = np.zeros(0, np.float32)  # what was given out last and is still needed, then what was not
        self._given = 0  # samples of the former

    def push(self, samples: Samples) -> Samples:
        """The marked samples that are ready after this block (maybe none)."""
        self._held = np.concatenate([self._held, np.asarray(samples, np.float32)])
        return self._take((len(self._held) - self._given - self._around) // self._grid * self._grid)

    def finish(self) -> Samples:
        """The rest; the sound is over."""
        return self._take(len(self._held) - self._given)

    def _take(self, count: int) -> Samples:
        if count <= 0:
            return np.zeros(0, np.float32)
        ready = self._given + count
        marked = self._watermark.apply(self._held[: ready + self._around], self._rate)[self._given : ready]
        forget = max(0, ready - self._around)
        self._held = self._held[forget:]
        self._given = ready - forget
        return marked
