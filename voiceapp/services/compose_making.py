"""The windows of a piece of music made one after the other by a composer."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.recordings import Codes, Composer, ComposeRequest, Composition, Tell
from voiceapp.services.compose_order import Order
from voiceapp.services.compose_windows import FADE_S, HOLD_S, Plan, Window, Windows, plan
from voiceapp.services.file_sound import close_stream, whole

Decode = Callable[[Path, int, int], AsyncIterator[Audio]]

ENDING_WORDS = "ending, last chord, fading to silence"
"""What the prompt of the last window gets where the model makes the ending."""
MELODY_S = 300.0
"""So much of a tune guides the music, from its beginning again after it."""
LEAST_CONTEXT_S = 1.0
_LEAST_S = 0.02
_LEAD_S = 5.0
_CHROMA_S = 30.0
"""Melody models see the tune of so many seconds at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Beginning:
    """The music before: the file ``path`` until its second ``from_s``.

    ``codes``, shape (codebooks, frames), are its own tokens of ``hop`` samples each; then ``gain_db`` is what was
    put on its sound, and ``faded`` tells that its sound is faded out there.
    """

    path: Path
    from_s: float
    codes: Codes | None = None
    hop: int = 0
    gain_db: float = 0.0
    faded: bool = False


class Maker:
    """Makes the windows of one order. ``rate`` and ``channels`` are the composer's."""

    def __init__(
        self, engine: Composer, order: Order, seed: int, windows: Windows, before: Beginning | None, decode: Decode
    ) -> None:
        able = engine.capabilities
        self.rate, self.channels = able.sample_rate or 32_000, able.channels
        self._engine = engine
        self._order = order
        self._seed = seed
        self._windows = windows
        self._before = before
        self._decode = decode
        self._melody: Audio | None = None

    @property
    def made_s(self) -> float:
        """Seconds of new music that every variation has."""
        return min((self._windows.length(one) / self.rate for one in range(self._windows.variations)), default=0.0)

    def next(self) -> Plan | None:
        """The next window; None where the music is as long as asked."""
        left_s = self._order.seconds - self.made_s
        if len(self._windows) and left_s < max(self._windows.hop / self.rate, _LEAST_S) - 1e-6:
            return None
        before_s = self.made_s + (0.0 if self._before is None else self._before.from_s)
        able = self._engine.capabilities
        return plan(left_s, before_s, self._order.stride_s, able.max_seconds, self._order.ending)

    async def make(self, wanted: Plan, tell: Tell, enough: Callable[[], Awaitable[object]]) -> bool:
        """Make a window and keep it; False where nothing came of it for one of the variations: it ends there."""
        ended = False
        request = await self._request(wanted)
        if (codes := self._context(wanted)) is not None:
            known = [codes.shape[-1] * self._hop] * len(codes)
            made = await self._engine.compose(replace(request, prime_codes=codes), tell, enough)
        elif len(self._windows):
            known, made = [], []
            for variation in range(self._windows.variations):  # each goes on from its own sound
                prime = Audio(self._windows.last(variation, round(wanted.context_s * self.rate)), self.rate)
                one = replace(request, variations=1, prime=prime)
                known.append(len(prime.samples))
                found = await self._engine.compose(one, tell, enough)
                ended |= not found
                made += found or [Composition(prime)]
        elif self._before is not None:
            prime = await self._end(self._before, round(wanted.context_s * self.rate))
            known = [len(prime.samples)] * self._order.variations
            made = await self._engine.compose(replace(request, prime=prime), tell, enough)
        else:
            known = [0] * self._order.variations
            made = await self._engine.compose(request, tell, enough)
        window = self._window(made, known, codes is not None)
        if window is not None:
            self._windows.add(window)
        return window is not None and not ended

    @property
    def _hop(self) -> int:
        return self._windows.hop or (self._before.hop if self._before else 0)

    async def _request(self, wanted: Plan) -> ComposeRequest:
        order = self._order
        closing = wanted.last and order.ending == "model"
        prompt = (
            ", ".join(part for part in (order.prompt.strip(), ENDING_WORDS) if part) if closing else order.prompt
        )
        return ComposeRequest(
            prompt,
            wanted.new_s,
            (self._seed + len(self._windows)) % 2**32,
            self._windows.variations or order.variations,
            order.guidance,
            order.temperature,
            order.top_k,
            melody=await self._tune(round((self.made_s - wanted.context_s) * self.rate)),
        )

    async def _tune(self, at: int) -> Audio | None:
        """The melody as it goes from the sample ``at`` of the new music on, from its beginning again at its end."""
        if self._order.melody is None:
            return None
        if self._melody is None:
            chunks = self._decode(self._order.melody, self.rate, 1)
            most = round(MELODY_S * self.rate)
            self._melody = await whole(chunks, "The melody", self.rate, most)
        samples, count = self._melody.samples, round(_CHROMA_S * self.rate)
        if not at:
            return Audio(samples[:count], self.rate)  # models repeat a short one themselves
        return Audio(samples[np.arange(at, at + count) % len(samples)], self.rate)

    def _context(self, wanted: Plan) -> Codes | None:
        """The tokens that each variation goes on from, shape (variations, codebooks, frames)."""
        if not self._hop or not wanted.context_s:
            return None
        count = int(wanted.context_s * self.rate / self._hop + 1e-6)
        before = None if self._before is None else self._before.codes
        told: list[Codes] = []
        for variation in range(self._windows.variations or self._order.variations):
            parts = [part for part in (before, self._windows.codes(variation)) if part is not None]
            told.append(np.concatenate(parts, axis=1)[:, -count:])
        return np.stack(told)

    async def _end(self, before: Beginning, count: int) -> Audio:
        """The last samples of the music before."""
        until = round(before.from_s * self.rate)
        chunks = self._decode(before.path, self.rate, self.channels)
        held: deque[Samples] = deque()
        at = length = 0
        try:
            async for chunk in chunks:
                held.append(chunk.samples[: until - at])
                at += len(chunk.samples)
                length += len(held[-1])
                while length - len(held[0]) >= count:
                    length -= len(held.popleft())
                if at >= until:
                    break
        finally:
            await close_stream(chunks)
        if not length:
            raise VoiceAppError("sound-empty", f"{before.path.name} holds no sound.", "Choose another file.")
        return Audio(np.concatenate(held)[-count:], self.rate)

    def _window(self, made: Sequence[Composition], known: Sequence[int], by_codes: bool) -> Window | None:
        """What is new, and as much before it as it overlaps what was there."""
        if not any(len(one.audio.samples) > old for one, old in zip(made, known, strict=False)):
            return None
        first = not len(self._windows)
        hop = 0 if made[0].codes is None else len(made[0].audio.samples) // made[0].codes.shape[-1]
        begins, sounds, codes = [], [], []
        for variation, (one, old) in enumerate(zip(made, known, strict=False)):
            over = min(round(self._overlap_s(by_codes) * self.rate), old)
            begins.append(self._windows.length(variation) - over)
            sounds.append(one.audio.samples[old - over :])
            if one.codes is not None:
                codes.append(one.codes if first and not by_codes else one.codes[:, old // hop :])
        return Window(self.rate, tuple(begins), tuple(sounds), tuple(codes), hop)

    def _overlap_s(self, by_codes: bool) -> float:
        if len(self._windows):
            return HOLD_S
        if self._before is None:
            return 0.0
        if not by_codes:  # the codec's version of what was there: only to be faded over from
            return FADE_S
        return _LEAD_S if self._before.faded else HOLD_S
