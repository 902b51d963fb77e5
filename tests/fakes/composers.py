"""A composer in memory whose tokens tell its notes, and delivery without its process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

from tests.fakes.context import FakeContext
from voiceapp.audio.encoding import Encoding
from voiceapp.audio.levels import Levels
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.protocols import Capabilities
from voiceapp.core.recordings import Codes, ComposeRequest, Composition, Tell
from voiceapp.core.tracks import Drift, Seam
from voiceapp.engines.delivery import Delivery

RATE = 8_000
HOP = 160
FRAMES_PER_S = 50


def sound_of(codes: Codes) -> Samples:
    """A tone whose loudness goes with the first codebook's tokens."""
    levels = np.repeat(0.1 + codes[0] / 1000, HOP)
    return np.asarray(levels * np.sin(2 * np.pi * 0.03 * np.arange(len(levels))), np.float32)


class Organ:
    """Makes tokens by its seed; without ``codes`` it goes on from sound.

    ``hold``, once set to an event, keeps it from finishing a call until that or enough; then half of it is made.
    ``holds_from`` numbers the first call that it keeps.
    """

    def __init__(self, codes: bool = True, **able: object) -> None:
        made = Capabilities(sample_rate=RATE, max_seconds=30.0, continuation=True, melody=True, kbps=(2.2,))
        self.capabilities = replace(made, **able)  # type: ignore[arg-type]
        self.requests: list[ComposeRequest] = []
        self.loaded = 0
        self.hold: asyncio.Event | None = None
        self.holds_from = 1
        self.fails_at = -1
        self.breaks_at = -1
        self.ends_at = -1
        self._codes = codes

    async def load(self) -> None:
        self.loaded += 1

    async def compose(
        self, request: ComposeRequest, tell: Tell, enough: Callable[[], Awaitable[object]] | None = None
    ) -> Sequence[Composition]:
        self.requests.append(request)
        if len(self.requests) == self.fails_at:
            raise VoiceAppError("engine-died", "MusicGen stopped unexpectedly.", "Try again.", True)
        if len(self.requests) == self.breaks_at:
            raise RuntimeError("nobody expected this")
        if len(self.requests) == self.ends_at:
            return []
        tell(0.5, "")
        seconds = request.seconds
        if self.hold is not None and len(self.requests) >= self.holds_from:
            assert enough is not None
            waits = [asyncio.ensure_future(enough()), asyncio.ensure_future(self.hold.wait())]
            done, _ = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for one in waits:
                one.cancel()
            if waits[0] in done:
                seconds /= 2
        made = []
        for number in range(request.variations):
            source = np.random.default_rng([request.seed or 0, number])
            codes = source.integers(0, 200, (2, round(seconds * FRAMES_PER_S))).astype(np.int32)
            if request.prime_codes is not None:
                codes = np.concatenate([request.prime_codes[number], codes], axis=1)
            elif request.prime is not None and self._codes:
                old = np.full((2, len(request.prime.samples) // HOP), 7, np.int32)
                codes = np.concatenate([old, codes], axis=1)
            sound = sound_of(codes)
            if request.prime is not None and not self._codes:
                sound = np.concatenate([request.prime.samples, sound])
            made.append(Composition(Audio(sound, RATE), codes if self._codes else None))
        return made


class Delivered:
    """The delivery engine without its process."""

    async def measure(
        self, sound: AsyncIterator[Audio], spans: Sequence[tuple[float, float]]
    ) -> tuple[Levels, list[Levels]]:
        blocks = [block async for block in sound]
        return Levels(**Delivery().measure(FakeContext(blocks), [])["whole"]), []

    async def measure_file(self, path: Path, spans: Sequence[tuple[float, float]]) -> tuple[Levels, list[Levels]]:
        return Levels(**Delivery().measure_file(FakeContext(), str(path), [])["whole"]), []

    async def write(
        self, path: Path, sound: AsyncIterator[Audio], encoding: Encoding, tags: Mapping[str, str]
    ) -> None:
        blocks = [block async for block in sound]
        Delivery().write(FakeContext(blocks), str(path), asdict(encoding), tags)


class Ear:
    """Tells of every seam that it is as any other place, and of every tune that it is the same."""

    async def similarity(self, guide: Path, result: Path, from_s: float) -> float:
        return 0.9 if guide.is_file() and result.is_file() else 0.0

    async def seams(self, path: Path, at_s: Sequence[float]) -> tuple[Seam, ...]:
        return tuple(Seam(at, 1.0) for at in at_s)

    async def drift(self, path: Path) -> Drift:
        return Drift(1.5)
