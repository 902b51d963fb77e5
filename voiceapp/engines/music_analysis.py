"""Music taken apart into notes and beats by the libraries of the pack ``torch``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import numpy as np

from voiceapp.core.frames import Audio, Samples
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines.music_beats import QUIET_DB, Heard, heard, tempo
from voiceapp.engines.music_chroma import MelodyChroma, strongest
from voiceapp.engines.music_loops import loops


class MusicAnalysis:
    """The engine of music analysis (protocol: ``core.protocols.Engine``). Sound is fed, mono at one rate."""

    def __init__(self) -> None:
        self._chroma: MelodyChroma | None = None

    def load(self, ctx: CallContext, **_: Any) -> Capabilities:
        """Nothing to load: libraries come with the first call, and only chroma needs PyTorch."""
        return Capabilities(device="cpu")

    def chroma(self, ctx: CallContext, soft: bool = False) -> dict[str, Any]:
        """{"rate_hz", "values"} as :class:`voiceapp.core.music.Chroma`, of sound of CHROMA_RATE."""
        self._chroma = self._chroma or MelodyChroma()
        values = self._chroma.soft(_fed(ctx))
        return {"rate_hz": self._chroma.rate_hz, "values": values if soft else strongest(values)}

    def tempo(self, ctx: CallContext) -> dict[str, Any]:
        """The fields of :class:`voiceapp.core.music.Tempo`, of sound of BEATS_RATE. Raises ``track-too-long``."""
        found = tempo(heard(_fed(ctx)))
        return {"bpm": found.bpm, "beats_s": list(found.beats_s), "steadiness": found.steadiness}

    def loops(self, ctx: CallContext, bars: list[int]) -> list[dict[str, Any]]:
        """The fields of each :class:`voiceapp.core.music.Loop`, the best first. Raises ``track-too-long``."""
        return [asdict(loop) for loop in loops(heard(_fed(ctx)), bars)]

    def drift(self, ctx: CallContext, first: Audio, last: Audio) -> dict[str, Any]:
        """The fields of :class:`voiceapp.core.tracks.Drift` between two pieces of sound of BEATS_RATE."""
        begun, ended = heard([first.samples]), heard([last.samples])
        return {
            "spectral_db": _distance(begun, ended),
            "first_bpm": tempo(begun).bpm,
            "last_bpm": tempo(ended).bpm,
        }


def _distance(one: Heard, other: Heard) -> float:
    """Between mean mel levels in dB, each without its mean over the bands: how loud it is does not count."""
    spectra = []
    for sound in (one, other):
        sounds = sound.levels[sound.levels.max(axis=1) > QUIET_DB]
        if not len(sounds):
            return 0.0
        mean = sounds.mean(axis=0)
        spectra.append(mean - mean.mean())
    return float(np.sqrt(np.mean((spectra[0] - spectra[1]) ** 2)))


def _fed(ctx: CallContext) -> Iterator[Samples]:
    """What the caller feeds; a cancelled call has no result."""
    for block in ctx.inputs():
        if ctx.cancelled:
            break
        yield block.samples
    if ctx.cancelled:
        raise InterruptedError("cancelled")
